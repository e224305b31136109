//! How many elements something has by default, as far as the text says.

use crate::check::known::Known;
use crate::fix::Context;
use crate::module::block::Value;
use crate::syntax::tree::ExprKind;

/// How many; `None` where only a plan knows.
pub fn length(ctx: &Context, value: Value) -> Option<u64> {
    of(ctx, value, 0)
}

fn of(ctx: &Context, value: Value, depth: usize) -> Option<u64> {
    match ctx.by_default(value).bare() {
        Known::Tuple(items) => return Some(items.len() as u64),
        Known::Object(entries) => return Some(entries.len() as u64),
        _ if depth > 6 => return None,
        _ => {}
    }
    let number = |value: Value| match ctx.by_default(value).bare() {
        Known::Number(number) => Some(*number as u64),
        _ => None,
    };
    match value.kind() {
        ExprKind::Paren(inner) => of(ctx, value.inner(inner), depth + 1),
        ExprKind::For(parts) if parts.condition.is_none() => of(ctx, value.inner(&parts.collection), depth + 1),
        ExprKind::Call(call) => {
            let args: Vec<Value> = call.args.iter().map(|arg| value.inner(arg)).collect();
            match (&*call.name, args.as_slice()) {
                ("slice", [_, from, to]) => number(*to)?.checked_sub(number(*from)?),
                ("range", [to]) => number(*to),
                ("toset" | "tolist" | "keys" | "values" | "sort" | "reverse", [one]) => of(ctx, *one, depth + 1),
                _ => None,
            }
        }
        ExprKind::Traversal(..) => {
            let target = value.target().filter(|target| value.text() == target)?;
            of(ctx, ctx.module.local(target.strip_prefix("local.")?)?.value(), depth + 1)
        }
        _ => None,
    }
}
