//! How many elements something has by default, as far as the text says.

use crate::check::known::Known;
use crate::fix::Context;
use crate::module::block::Value;
use crate::syntax::tree::ExprKind;
use crate::wire::calls;

/// How many; `None` where only a plan knows.
pub fn length(ctx: &Context, value: Value) -> Option<u64> {
    of(ctx, value, 0)
}

/// The highest number that something is: by default, else where its module is called.
pub fn number(ctx: &Context, value: Value) -> Option<u64> {
    match ctx.by_default(value).bare() {
        Known::Number(number) => return Some(*number as u64),
        Known::Of(_) => {}
        _ => return None,
    }
    let target = value.target().filter(|target| value.text() == target)?;
    given(ctx, target.strip_prefix("var.")?).filter_map(|(ctx, value)| number(&ctx, value)).max()
}

/// What those who call the module give for an input, each as its own module sees it.
fn given<'m>(ctx: &Context<'m>, name: &str) -> impl Iterator<Item = (Context<'m>, Value<'m>)> {
    let callers = calls::callers(ctx, ctx.module.folder()).into_iter();
    callers.filter_map(move |(module, call)| Some((Context { module, ..*ctx }, call.attribute(name)?.value())))
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
            match target.split_once('.')? {
                ("local", name) => of(ctx, ctx.module.local(name)?.value(), depth + 1),
                ("var", name) => given(ctx, name).filter_map(|(ctx, value)| of(&ctx, value, depth + 1)).max(),
                _ => None,
            }
        }
        _ => None,
    }
}
