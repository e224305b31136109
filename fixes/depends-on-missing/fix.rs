//! Entries of `depends_on` that nothing declares: only the order is lost with them, so others of the type stand in.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::reach::reached;
use crate::module::refs::Reference;

/// A finding for each of them that others of its type can stand in for.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    ctx.module.dangling().filter(|one| one.attribute == "depends_on").filter_map(|one| look(ctx, one)).collect()
}

fn look(ctx: &Context, one: &Reference) -> Option<Finding> {
    let holder = ctx.module.holder(one);
    // Who refers to it elsewhere wants the thing itself.
    if ctx.module.users(&one.target).any(|user| user.attribute != "depends_on") {
        return None;
    }
    let own = holder.address()?;
    let (prefix, _) = one.target.rsplit_once('.')?;
    let items = holder.attribute("depends_on")?.value().items()?;
    let item = items.iter().find(|item| item.span() == one.span())?;
    let waits = |block: &Block| reached(ctx.module, *block).contains(&own);
    let alike = ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data"));
    let all: Vec<String> = alike
        .filter(|block| {
            block.address().is_some_and(|address| address.rsplit_once('.').is_some_and(|(of, _)| of == prefix))
        })
        .filter(|block| block.address().as_ref() != Some(&own) && !waits(block))
        .filter_map(|block| block.address())
        .filter(|address| items.iter().all(|other| other.text() != address))
        .collect();
    if all.is_empty() {
        return None;
    }
    let mut edits = Edits::default();
    edits.replace(*item, &all.join(", "));
    let message = format!("{own} waits for {}, which is not there; it waits for {}", one.target, all.join(", "));
    Some(Finding::at(one.span(), message).with(edits))
}
