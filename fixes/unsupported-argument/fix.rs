//! Arguments and blocks that the provider does not know and that nothing takes the place of.

use std::collections::HashSet;

use crate::catalogue;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::bodies::{self, Body};
use crate::shape::{Shape, rename};
use crate::source::FileId;

/// A finding for each body that holds such.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let all = bodies::all(ctx);
    let unknown = |body: &Body| body.unknown_attributes().next().is_some() || body.unknown_blocks().next().is_some();
    let renamed = if all.iter().any(unknown) { renamed(ctx) } else { HashSet::new() };
    let waits = |body: &&Body| renamed.contains(&(body.root.file(), body.root.span().range.start));
    all.iter().filter(|body| !waits(body)).flat_map(look).collect()
}

/// The blocks of which another name has made something that is called otherwise: that is for the next pass.
fn renamed(ctx: &Context) -> HashSet<(FileId, usize)> {
    let Some(Shape::Rename(keys)) = catalogue::get("renamed-argument").map(|fix| &fix.shape) else {
        return HashSet::new();
    };
    let found = rename::find(keys, ctx);
    let open = found.iter().filter(|finding| !finding.edits.is_empty());
    let root = |one: &Finding| ctx.module.block_at(one.at.file, one.at.range.start);
    open.filter_map(root).map(|block| (block.file(), block.span().range.start)).collect()
}

fn look(body: &Body) -> Vec<Finding> {
    let (place, mut found) = (body.place(), Vec::new());
    for attribute in body.unknown_attributes() {
        let name = attribute.name();
        // A block must stand there: dropping the attribute leaves its place empty.
        if body.ty.block(name).is_some_and(|wanted| wanted.required()) {
            continue;
        }
        let mut edits = Edits::default();
        edits.remove_attribute(attribute, body.block);
        let why = format!("{} has no argument {name}", of(body));
        found.push(
            Finding::at(attribute.name_span(), format!("{place}: {why}, and no other takes its place"))
                .with(edits)
                .losing(format!("{place}: {name}"), why),
        );
    }
    for attribute in body.block.attributes().filter(|one| !body.is_meta(one.name())) {
        let decided = body.ty.attribute(attribute.name()).is_some_and(|known| !known.settable());
        if decided {
            let (name, mut edits) = (attribute.name(), Edits::default());
            edits.remove_attribute(attribute, body.block);
            let why = format!("AWS alone decides {name}");
            found.push(
                Finding::at(attribute.name_span(), format!("{place}: {why}"))
                    .with(edits)
                    .losing(format!("{place}: {name}"), why),
            );
        }
    }
    for (name, block) in body.unknown_blocks() {
        if body.ty.attribute(name).is_some_and(|wanted| wanted.required) {
            continue;
        }
        let why = format!("{} has no block {name}", of(body));
        // What is required and left out may be what the block says in a way of its own.
        if let Some(wanted) = body.missing_arguments().next() {
            let message = format!("{place}: {why}; it may say {}, which is required and not there", wanted.name);
            found.push(Finding::on(block, message));
            continue;
        }
        let mut edits = Edits::default();
        edits.remove_nested(block);
        found.push(
            Finding::on(block, format!("{place}: {why}, and no other takes its place"))
                .with(edits)
                .losing(format!("{place}: {name}"), why),
        );
    }
    found
}

/// The type, with the blocks down to the body.
fn of(body: &Body) -> String {
    let root: Block = body.root;
    if body.path.is_empty() { root.of().to_owned() } else { format!("{} {}", root.of(), body.path.join(".")) }
}
