//! Types of variables that demand what a value leaves out.

use std::collections::BTreeSet;

use crate::module::block::Value;
use crate::syntax::tree::ExprKind;

/// What an object's type names and its value leaves out may be left out: where `optional(` and `)` go.
pub fn leave_out(ty: Value, value: Value, found: &mut BTreeSet<(usize, &'static str)>) {
    let ExprKind::Call(call) = ty.kind() else { return };
    let Some(inner) = call.args.first().map(|first| ty.inner(first)) else { return };
    match (&*call.name, value.kind()) {
        ("optional", _) => leave_out(inner, value, found),
        ("list" | "set", ExprKind::Array(_)) => {
            value.items().unwrap_or_default().into_iter().for_each(|item| leave_out(inner, item, found));
        }
        ("map", ExprKind::Object(_)) => {
            value.entries().unwrap_or_default().into_iter().for_each(|(_, _, one)| leave_out(inner, one, found));
        }
        ("object", ExprKind::Object(entries)) if value.entries().is_some_and(|all| all.len() == entries.len()) => {
            for (key, _, of) in inner.entries().unwrap_or_default() {
                let optional = matches!(of.kind(), ExprKind::Call(call) if call.name == "optional");
                match value.entry(key) {
                    Some(one) => leave_out(of, one, found),
                    None if !optional => {
                        found.insert((of.span().range.start, "optional("));
                        // What goes through a list that is not there finds none.
                        let close = match of.kind() {
                            ExprKind::Call(call) if matches!(&*call.name, "list" | "set") => ", [])",
                            ExprKind::Call(call) if call.name == "map" => ", {})",
                            _ => ")",
                        };
                        found.insert((of.span().range.end, close));
                    }
                    None => {}
                }
            }
        }
        _ => {}
    }
}

/// The argument of `list(...)`, `map(...)`, `optional(...)`.
pub fn inside(ty: Value<'_>) -> Option<Value<'_>> {
    let ExprKind::Call(call) = ty.kind() else { return None };
    let inner = ty.inner(call.args.first()?);
    if call.name == "optional" { inside(inner) } else { Some(inner) }
}

/// The names and types of `object({...})`.
pub fn fields(ty: Value<'_>) -> Option<Value<'_>> {
    let ExprKind::Call(call) = ty.kind() else { return None };
    let inner = ty.inner(call.args.first()?);
    match &*call.name {
        "object" => Some(inner),
        "optional" => fields(inner),
        _ => None,
    }
}
