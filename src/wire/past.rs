//! Names that are read of what has none: of a text, a number or a truth value.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::syntax::tree::{Expr, ExprKind, Step, StepKind};
use crate::wire::element;
use crate::wire::site::Site;

/// Attributes whose text is JSON by custom: what is kept in Secrets Manager for an application. Source:
/// https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html, read 2026-11-30.
const JSON: [&str; 1] = ["secret_string"];

/// A finding that leaves out the name: the one before it, where the block itself has an attribute of the last name
/// (`aws_db_instance.x.endpoint.address`), else the last (`each.value.name` of a text).
pub fn find(ctx: &Context, site: &Site) -> Option<Finding> {
    let ExprKind::Traversal(root, steps) = site.value.kind() else { return None };
    let name = |step: &Step| match &step.kind {
        StepKind::Attr(name) => Some(name.clone()),
        _ => None,
    };
    let drop = match head(site.value.node()) {
        Some((address, count)) if !is_element(root) => {
            let block = ctx.module.get(&address).filter(|block| matches!(block.kind(), "resource" | "data"))?;
            let ty = ctx.type_of(block)?;
            let rest = &steps[count..];
            if let [first, key] = rest
                && name(first).is_some_and(|first| JSON.contains(&first.as_str()))
            {
                let (whole, end) = (site.value.span(), site.value.part(&key.range).range.start);
                let mut edits = Edits::default();
                edits.splice(whole.file, whole.range.start..whole.range.start, "jsondecode(");
                edits.splice(whole.file, end..end, ")");
                let message = format!("{}: a key is read of a text that is JSON", site.place());
                return Some(Finding::at(whole, message).with(edits));
            }
            let at = rest.len().checked_sub(2)?;
            let (first, last) = (name(&rest[at])?, name(&rest[at + 1])?);
            let plain = |ty: &Type| matches!(ty, Type::String | Type::Number | Type::Bool);
            ty.attribute(&first).filter(|one| plain(&one.ty))?;
            let own = ty.attribute(&last).is_some_and(|one| plain(&one.ty));
            let kind = matches!(last.as_str(), "id" | "arn" | "name" | "value");
            if own && !matches!(last.as_str(), "id" | "arn") {
                &rest[at]
            } else if kind {
                &rest[at + 1]
            } else {
                return None;
            }
        }
        _ => match steps.as_slice() {
            [value, last] if name(value)? == "value" && is_element(root) => last,
            _ => return None,
        },
    };
    let mut edits = Edits::default();
    edits.splice(site.value.span().file, site.value.part(&drop.range).range, "");
    let message = format!("{}: a part is read of what has none", site.place());
    Some(Finding::at(site.value.span(), message).with(edits))
}

/// The key in the place of a name that none of the objects has which stand behind it: `each.key` for `each.value.name`.
pub fn called(ctx: &Context, site: &Site) -> Option<Edits> {
    let ExprKind::Traversal(root, steps) = site.value.kind() else { return None };
    let ExprKind::Variable(bound) = &root.kind else { return None };
    let [Step { kind: StepKind::Attr(value), .. }, Step { kind: StepKind::Attr(name), .. }] = &steps[..] else {
        return None;
    };
    let by_key = || {
        let (over, _) = element::collection(site, bound)?;
        Some(matches!(element::type_in(ctx, site.root, over)?, Type::Map(_) | Type::Object(_)))
    };
    let keyed = bound == "each" || by_key() == Some(true);
    let mut edits = Edits::default();
    edits.replace(site.value, &format!("{bound}.key"));
    (value == "value" && matches!(name.as_str(), "name" | "key") && keyed).then_some(edits)
}

/// Whether a traversal starts at what a block or a `dynamic` one is repeated for.
fn is_element(root: &Expr) -> bool {
    matches!(&root.kind, ExprKind::Variable(name) if name == "each" || !name.contains('_') && !["var", "local", "data", "module", "path", "self"].contains(&name.as_str()))
}
