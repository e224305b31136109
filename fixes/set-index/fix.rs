//! `[0]` behind a set, such as the options by which a certificate is validated.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::refs::head;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::site::Site;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Invalid index", "Cannot index a set value"]);
    let is_set = |message: &str| message.starts_with("Elements of a set") || message.starts_with("Block type");
    let sets = all.iter().filter(|(said, _)| is_set(&said.message));
    sets.filter_map(|(_, site)| look(ctx, site)).collect()
}

fn look(ctx: &Context, site: &Site) -> Option<Finding> {
    let ExprKind::Traversal(_, steps) = site.value.kind() else { return None };
    let (file, start) = (site.value.span().file, site.value.span().range.start);
    // An index right behind a block that is repeated says which of them.
    let (address, count) = head(site.value.node())?;
    let repeated = ctx.module.get(&address).is_some_and(|target| target.repeat().is_some());
    let rest = &steps[(count + usize::from(repeated)).min(steps.len())..];
    let index = rest.iter().find(|step| matches!(step.kind, StepKind::Index(_) | StepKind::LegacyIndex(_)))?;
    let end = site.value.part(&index.range).range.start;
    let mut edits = Edits::default();
    edits.splice(file, start..start, "tolist(");
    edits.splice(file, end..end, ")");
    let set = &site.value.file_text()[start..end];
    Some(Finding::at(site.value.span(), format!("{}: {set} is a set, which has no first", site.place())).with(edits))
}
