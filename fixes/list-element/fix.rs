//! References through a list or a set of objects that take no element of it.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::site::Site;

/// A finding for each of them: of the first such place in the reference, the others follow.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Unsupported attribute", "Invalid index"]);
    all.iter().filter_map(|(_, site)| look(ctx, site)).collect()
}

fn look(ctx: &Context, site: &Site) -> Option<Finding> {
    let (address, taken) = head(site.value.node())?;
    let ExprKind::Traversal(_, steps) = site.value.kind() else { return None };
    let block = ctx.module.get(&address).filter(|block| matches!(block.kind(), "resource" | "data"))?;
    let is_index = |kind: &StepKind| matches!(kind, StepKind::Index(_) | StepKind::LegacyIndex(_));
    let mut rest = &steps[taken..];
    if block.repeat().is_some() {
        rest = rest.split_first().filter(|(first, _)| is_index(&first.kind))?.1;
    }
    let mut now = ctx.type_of(block)?.implied_type();
    for step in rest {
        now = match (&now, &step.kind) {
            (Type::Object(object), StepKind::Attr(name)) => object.attributes.get(name.as_str())?.clone(),
            (Type::List(of) | Type::Map(of), kind) if is_index(kind) => (**of).clone(),
            (Type::List(of), StepKind::Attr(name)) if of.object()?.attributes.contains_key(name.as_str()) => {
                return finding(site, step.range.start, "", "[0]");
            }
            (Type::Set(of), StepKind::Attr(name)) if of.object()?.attributes.contains_key(name.as_str()) => {
                return finding(site, step.range.start, "tolist(", ")[0]");
            }
            (Type::Set(_), kind) if is_index(kind) => return finding(site, step.range.start, "tolist(", ")"),
            _ => return None,
        };
    }
    None
}

/// What stands before a step is put between two texts.
fn finding(site: &Site, step: u32, before: &str, behind: &str) -> Option<Finding> {
    let whole = site.value.span().range;
    let at = site.value.place(&(step..step)).start;
    let mut edits = Edits::default();
    if !before.is_empty() {
        edits.splice(site.value.span().file, whole.start..whole.start, before);
    }
    edits.splice(site.value.span().file, at..at, behind);
    let list = &site.value.text()[..at - whole.start];
    Some(Finding::at(site.value.span(), format!("{}: {list} is a list; its first is meant", site.place())).with(edits))
}
