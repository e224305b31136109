//! `required_providers` and `backend` outside of a `terraform` block; providers and resources in one.

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::edit::verbs::dedent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::syntax;

const SETTINGS: [&str; 3] = ["required_providers", "backend", "cloud"];

/// A finding for each block that stands in the wrong place.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let outside = ctx.module.blocks().filter(|block| SETTINGS.contains(&block.kind()));
    // One at a time: the second may stand in the block that the first one makes.
    let outside = outside.map(|block| enter(ctx, block)).next();
    let settings = ctx.module.of_kind("terraform");
    let inside = settings.flat_map(|block| block.blocks().map(move |nested| (block, nested)));
    let inside = inside.filter(|(_, nested)| {
        !SETTINGS.contains(&nested.kind())
            && nested.kind() != "provider_meta"
            && syntax::mend::begins_block(nested.kind())
    });
    outside.into_iter().chain(inside.map(|(block, nested)| leave(ctx, block, nested))).collect()
}

fn enter(ctx: &Context, block: Block) -> Finding {
    let mut edits = Edits::default();
    match ctx.module.of_kind("terraform").next() {
        Some(settings) => {
            edits.append_block(settings, block.kind(), &dedent(block.text()));
            edits.remove_block(block);
        }
        None => edits.enclose(block, "terraform"),
    }
    let message = format!("{} stands outside of a terraform block", block.kind());
    Finding::on(block, message).with(edits).renaming(block, format!("terraform: {}", block.kind()), "it is a setting")
}

fn leave(ctx: &Context, block: Block, nested: Block) -> Finding {
    let mut edits = Edits::default();
    edits.add_block(ctx.module, &Place::behind(block), None, &dedent(nested.text()));
    edits.remove_nested(nested);
    let message = format!("{} stands in a terraform block, which holds settings alone", nested.kind());
    Finding::on(nested, message)
        .with(edits)
        .losing(format!("terraform: {}", nested.kind()), "it stands behind the block")
}
