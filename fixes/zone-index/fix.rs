//! An index into the zones of a region that most regions do not have.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::module::refs::head;
use crate::syntax::tree::{ExprKind, StepKind};

/// So many zones are taken to be there.
const ZONES: f64 = 3.0;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in ctx.module.blocks() {
        walk(ctx, block, block, &mut found);
    }
    found
}

fn walk<'m>(ctx: &Context<'m>, root: Block<'m>, block: Block<'m>, found: &mut Vec<Finding>) {
    for value in block.attributes().map(|one| one.value()) {
        found.extend(value.node().all().filter_map(|one| look(ctx, root, value.inner(one))));
    }
    block.blocks().for_each(|inner| walk(ctx, root, inner, found));
}

fn look<'m>(ctx: &Context<'m>, root: Block<'m>, value: Value<'m>) -> Option<Finding> {
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let (address, count) = head(value.node())?;
    let [list, pick] = &steps[count..] else { return None };
    let (StepKind::Attr(name), StepKind::Index(index)) = (&list.kind, &pick.kind) else { return None };
    if !address.starts_with("data.aws_availability_zones.") || !matches!(name.as_str(), "names" | "zone_ids") {
        return None;
    }
    let index = value.inner(index);
    let highest = match root.attribute("count") {
        Some(all) if index.text() == "count.index" => number(&ctx.by_default(all.value()))? - 1.0,
        _ => number(&ctx.by_default(index))?,
    };
    if highest < ZONES {
        return None;
    }
    let zones = &value.file_text()[value.span().range.start..value.place(&list.range).end];
    let mut edits = Edits::default();
    edits.replace(value, &format!("element({zones}, {})", index.text()));
    let message = format!("{}: many regions have no zone number {}", name_of(root), highest + 1.0);
    Some(Finding::at(value.span(), message).with(edits))
}

fn number(known: &Known) -> Option<f64> {
    match known.bare() {
        Known::Number(number) => Some(*number),
        _ => None,
    }
}
