//! Texts that are added up with `+`, which adds numbers alone.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::shape::must::inline;
use crate::syntax::tree::ExprKind;
use crate::wire::site::Site;

/// A finding for each sum that holds a text.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::each(ctx, &["Invalid operand"]);
    let mut found: Vec<Finding> = all.filter_map(|(_, site)| look(ctx, &site)).collect();
    found.dedup_by_key(|one| one.at.clone());
    found
}

fn look(ctx: &Context, site: &Site) -> Option<Finding> {
    // The whole sum: `a + "b" + c` is a sum in a sum.
    let outer = site.around.iter().rev().take_while(|one| matches!(one.kind(), ExprKind::Paren(_)) || is_sum(**one));
    let sum = outer.filter(|one| is_sum(**one)).last().copied()?;
    let mut parts = Vec::new();
    flatten(sum, &mut parts);
    let is_text = |one: &Value| matches!(one.kind(), ExprKind::String(_) | ExprKind::Template(_));
    let may_join = |one: &Value| {
        is_text(one) || matches!(ctx.known(*one).ty(), Type::String | Type::Number | Type::Bool | Type::Dynamic)
    };
    if !parts.iter().any(is_text) || !parts.iter().all(may_join) {
        return None;
    }
    let text: String = parts.iter().map(|one| inline(one.text())).collect();
    let mut edits = Edits::default();
    edits.claim(format!("sum@{}:{}", sum.span().file.0, sum.span().range.start));
    edits.replace(sum, &format!("\"{text}\""));
    Some(
        Finding::at(sum.span(), format!("{}: + adds numbers; texts are put together in one", site.place())).with(edits),
    )
}

fn is_sum(value: Value) -> bool {
    matches!(value.kind(), ExprKind::Binary("+", _))
}

fn flatten<'m>(value: Value<'m>, parts: &mut Vec<Value<'m>>) {
    match value.kind() {
        ExprKind::Binary("+", sides) => sides.iter().for_each(|side| flatten(value.inner(side), parts)),
        ExprKind::Paren(inner) if is_sum(value.inner(inner)) => flatten(value.inner(inner), parts),
        _ => parts.push(value),
    }
}
