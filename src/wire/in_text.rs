//! Values that stand in one text: lists with commas, objects as JSON.

use super::site::planned;
use crate::fix::Context;
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::ExprKind;

/// How a list or an object stands in a map of texts.
pub fn written<'m>(ctx: &Context<'m>, value: Value<'m>, of: &Type) -> Option<String> {
    let ty = planned(ctx, value).ty();
    let plain = |ty: &Type| matches!(ty, Type::String | Type::Number | Type::Bool);
    let text = value.text();
    match &ty {
        _ if *of != Type::String => None,
        Type::Tuple(items) if items.len() > 1 && items.iter().all(plain) => {
            Some(listed(value).unwrap_or_else(|| format!("join(\",\", {text})")))
        }
        Type::List(item) | Type::Set(item) if plain(item) => Some(format!("join(\",\", {text})")),
        Type::List(_) | Type::Set(_) | Type::Tuple(_) | Type::Map(_) | Type::Object(_) => {
            Some(format!("jsonencode({text})")).filter(|_| !matches!(&ty, Type::Tuple(items) if items.len() < 2))
        }
        _ => None,
    }
}

/// A list that is written out, as one text.
fn listed(value: Value) -> Option<String> {
    let items = value.items()?;
    let texts: Vec<&str> = items.iter().map(|one| one.as_str().unwrap_or(one.text())).collect();
    let plain = items.iter().all(|one| one.is_literal());
    let plain = plain && !texts.iter().any(|text| text.contains([',', '"', '\\', '$', '%']));
    plain.then(|| format!("\"{}\"", texts.join(",")))
}

/// Whether a value is what a text of AWS holds as JSON: an object, or a list of them.
pub fn is_document<'m>(ctx: &Context<'m>, value: Value<'m>) -> bool {
    match value.kind() {
        ExprKind::Object(entries) => !entries.is_empty(),
        ExprKind::For(parts) => parts.key.is_some(),
        ExprKind::Array(items) => {
            !items.is_empty()
                && items.iter().all(|item| matches!(item.kind, ExprKind::Object(_) | ExprKind::Traversal(..)))
                && items.iter().all(|item| is_document(ctx, value.inner(item)))
        }
        ExprKind::Traversal(..) => matches!(planned(ctx, value).ty(), Type::Map(_) | Type::Object(_)),
        _ => false,
    }
}
