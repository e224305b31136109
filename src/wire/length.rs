//! How many elements something has by default, as far as the text says.

use std::collections::HashSet;

use crate::check::known::Known;
use crate::fix::Context;
use crate::module::block::Value;
use crate::syntax::tree::ExprKind;
use crate::wire::calls;

/// How many; `None` where only a plan knows.
pub fn length(ctx: &Context, value: Value) -> Option<u64> {
    of(ctx, value, 0, &mut Asked::new())
}

/// The highest number that something is: by default, else where its module is called.
pub fn number(ctx: &Context, value: Value) -> Option<u64> {
    highest(ctx, value, &mut Asked::new())
}

/// The inputs whose values were looked for among the callers, by folder and name: modules may call each other in a circle.
type Asked = HashSet<(String, String)>;

fn highest(ctx: &Context, value: Value, asked: &mut Asked) -> Option<u64> {
    match ctx.by_default(value).bare() {
        Known::Number(number) => return Some(*number as u64),
        Known::Of(_) => {}
        _ => return None,
    }
    let target = value.target().filter(|target| value.text() == target)?;
    let all = given(ctx, target.strip_prefix("var.")?, asked);
    all.into_iter().filter_map(|(ctx, value)| highest(&ctx, value, asked)).max()
}

/// What those who call the module give for an input, each as its own module sees it; nothing where that was asked before.
fn given<'m>(ctx: &Context<'m>, name: &str, asked: &mut Asked) -> Vec<(Context<'m>, Value<'m>)> {
    if !asked.insert((ctx.module.folder().to_owned(), name.to_owned())) {
        return Vec::new();
    }
    let callers = calls::callers(ctx, ctx.module.folder()).into_iter();
    callers.filter_map(|(module, call)| Some((Context { module, ..*ctx }, call.attribute(name)?.value()))).collect()
}

fn of(ctx: &Context, value: Value, depth: usize, asked: &mut Asked) -> Option<u64> {
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
        ExprKind::Paren(inner) => of(ctx, value.inner(inner), depth + 1, asked),
        ExprKind::For(parts) if parts.condition.is_none() => of(ctx, value.inner(&parts.collection), depth + 1, asked),
        ExprKind::Call(call) => {
            let args: Vec<Value> = call.args.iter().map(|arg| value.inner(arg)).collect();
            match (&*call.name, args.as_slice()) {
                ("slice", [_, from, to]) => number(*to)?.checked_sub(number(*from)?),
                ("range", [to]) => number(*to),
                ("toset" | "tolist" | "keys" | "values" | "sort" | "reverse", [one]) => of(ctx, *one, depth + 1, asked),
                _ => None,
            }
        }
        ExprKind::Traversal(..) => {
            let target = value.target().filter(|target| value.text() == target)?;
            match target.split_once('.')? {
                ("local", name) => of(ctx, ctx.module.local(name)?.value(), depth + 1, asked),
                ("var", name) => {
                    let all = given(ctx, name, asked).into_iter();
                    all.filter_map(|(ctx, value)| of(&ctx, value, depth + 1, asked)).max()
                }
                _ => None,
            }
        }
        _ => None,
    }
}
