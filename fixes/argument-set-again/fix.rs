//! An argument that a block sets twice, to different values.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::wire::repeated::{self, Repeated};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    repeated::all(ctx.module).iter().filter(|one| repeated::united(one).is_none()).map(look).collect()
}

fn look(one: &Repeated) -> Finding {
    let (place, name) = (one.place(), one.name());
    let message = format!("{place}: {name} is set twice, to different values; the later one stays");
    let mut edits = Edits::default();
    edits.remove_attribute(one.first, one.block);
    Finding::at(one.first.name_span(), message)
        .with(edits)
        .losing(format!("{place}: {name}"), "it is set again further down")
}
