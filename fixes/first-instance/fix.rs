//! Arguments that take one, and are given a block that is repeated without saying which of them.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::site::Site;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Missing resource instance key"]);
    all.iter().filter_map(|(_, site)| look(ctx, site)).collect()
}

fn look(ctx: &Context, site: &Site) -> Option<Finding> {
    let (address, count) = head(site.value.node())?;
    let ExprKind::Traversal(_, steps) = site.value.kind() else { return None };
    let target = ctx.module.get(&address)?;
    let repeat = target.repeat()?;
    let first = steps.get(count).filter(|first| matches!(first.kind, StepKind::Attr(_)))?;
    let at = site.value.part(&first.range).range;
    // None of them may be there, and one that is repeated itself means the one of its own number.
    let may_be_none = matches!(repeat.value().kind(), ExprKind::Conditional(_));
    if may_be_none || site.root.repeat().is_some() || !site.is_whole() || site.wanted(ctx) != Some(Type::String) {
        return None;
    }
    let mut edits = Edits::default();
    let file = site.value.span().file;
    match repeat.name() {
        "count" if repeat.value().text() == "1" => return None,
        "count" => edits.splice(file, at.start..at.start, "[0]"),
        _ => {
            let start = site.value.span().range.start;
            edits.splice(file, start..at.start, &format!("values({address})[0]"));
        }
    }
    Some(
        Finding::at(site.value.span(), format!("{}: {address} is repeated; the first is taken", site.place()))
            .with(edits),
    )
}
