//! Resources and data sources of types that their provider does not have.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::rename;

/// A finding for each of them; an edit where nothing refers to it any more.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    ctx.module.blocks().filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    if !matches!(block.kind(), "resource" | "data") || ctx.type_of(block).is_some() || !ctx.knows_types(block) {
        return None;
    }
    let address = block.address()?;
    let what = if block.kind() == "data" { "data source" } else { "resource type" };
    let why = format!("the provider has no {what} {}", block.of());
    let finding = Finding::on(block, format!("{address}: {why}"));
    let outside = |one: &&crate::module::refs::Reference| ctx.module.holder(one).span() != block.span();
    if let Some(user) = ctx.module.users(&address).find(outside) {
        let holder = crate::fix::name_of(ctx.module.holder(user));
        return Some(Finding { message: format!("{}, and {holder} refers to it", finding.message), ..finding });
    }
    // What has another name is not lost for what it misses to bear that.
    if let Some(meant) = rename::type_meant(ctx, block) {
        return Some(Finding { message: format!("{}; {meant} is meant", finding.message), ..finding });
    }
    let mut edits = Edits::default();
    edits.remove_block(block);
    Some(finding.with(edits).removing(block, why))
}
