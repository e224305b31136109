//! An argument that a block sets again: in the same words, or with more items or keys.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::wire::repeated::{self, Repeated};
use crate::wire::same;

/// A finding for each of them that loses nothing.
pub fn find(ctx: &Context) -> Vec<Finding> {
    repeated::all(ctx.module).iter().filter_map(look).collect()
}

fn look(one: &Repeated) -> Option<Finding> {
    let edits = repeated::united(one)?;
    let same = same::text(one.first.value().text()) == same::text(one.again.value().text());
    let how = if same { "in the same words" } else { "with values that go together" };
    let finding = Finding::at(one.again.name_span(), format!("{}: {} is set twice, {how}", one.place(), one.name()));
    let reason = "another line of the block says the same";
    Some(finding.with(remove(edits, one)).losing(format!("{}: {}", one.place(), one.name()), reason))
}

fn remove(mut edits: Edits, one: &Repeated) -> Edits {
    edits.remove_attribute(one.again, one.block);
    edits
}
