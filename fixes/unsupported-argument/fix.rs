//! Arguments and blocks that the provider does not know and that nothing takes the place of.

use std::collections::HashSet;

use crate::catalogue;
use crate::check::language::{Unknown, unknown};
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::shape::bodies::{self, Body};
use crate::shape::{Shape, rename};
use crate::source::FileId;
use crate::wire::site::Site;

/// A finding for each body that holds such.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let all = bodies::all(ctx);
    let unknown = |body: &Body| body.unknown_attributes().next().is_some() || body.unknown_blocks().next().is_some();
    let renamed = if all.iter().any(unknown) { renamed(ctx) } else { HashSet::new() };
    let waits = |body: &&Body| renamed.contains(&(body.root.file(), body.root.span().range.start));
    let mut found: Vec<Finding> = all.iter().filter(|body| !waits(body)).flat_map(look).collect();
    found.extend(ctx.module.blocks().flat_map(of_language));
    found.extend(ignored(ctx));
    found
}

/// What the language does not take in its own blocks, where nothing is missing that it may say.
fn of_language(block: Block) -> Vec<Finding> {
    let place = name_of(block);
    let drop = |one: Unknown| {
        let mut edits = Edits::default();
        match (one.holder.attribute(one.name), one.holder.nested(one.name).next()) {
            (Some(attribute), _) => edits.remove_attribute(attribute, one.holder),
            (None, Some(nested)) => edits.remove_nested(nested),
            (None, None) => return None,
        }
        let why = format!("a block {} takes no {}", one.holder.kind(), one.name);
        let finding = Finding::at(one.at, format!("{place}: {why}, and nothing else says it")).with(edits);
        Some(finding.losing(format!("{place}: {}", one.name), why))
    };
    unknown(block).into_iter().filter(|one| !one.lacks).filter_map(drop).collect()
}

/// Entries of `ignore_changes` that name nothing of the resource: nothing is ignored by them.
fn ignored(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Unsupported attribute"]);
    let drop = |site: &Site| {
        let is_ignored = site.path == ["lifecycle"] && site.attribute.name() == "ignore_changes";
        let list = site.attribute.value();
        let items = list.items().filter(|_| is_ignored)?;
        let inside = |one: &&Value| one.span().range.start <= site.value.span().range.start;
        let item = items.iter().rfind(inside)?;
        let mut edits = Edits::default();
        match items.len() {
            1 => edits.remove_attribute(site.attribute, site.block),
            _ => edits.remove_entry(*item, *item, list, site.block.file_text()),
        }
        let why = format!("{} has no {}", site.root.of(), item.text());
        let finding = Finding::at(item.span(), format!("{}: {why}", site.place())).with(edits);
        Some(finding.losing(format!("{}: {}", site.place(), item.text()), why))
    };
    all.iter().filter_map(|(_, site)| drop(site)).collect()
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
