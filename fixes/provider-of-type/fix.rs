//! Resources and data sources that name a configuration of another provider than the one that has their type.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::schema::implied_provider;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let blocks = ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data"));
    blocks.filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let attribute = block.attribute("provider")?;
    let named = attribute.value().text().trim_matches('"');
    let (named, own) = (named.split('.').next().unwrap_or(named).trim(), implied_provider(block.of()));
    if named == own || ctx.has_type(named, block)? || !ctx.has_type(own, block)? {
        return None;
    }
    let address = block.address()?;
    let finding = Finding::at(attribute.span(), format!("{address} is of the provider {own}, not of {named}"));
    // Without its default configuration nobody can tell which of the others is meant.
    let is_default = |one: Block| one.name() == own && !one.has("alias");
    let mut all = ctx.modules.iter().flat_map(|module| module.of_kind("provider")).filter(|one| one.name() == own);
    if all.clone().next().is_some() && !all.any(is_default) {
        return Some(Finding {
            message: format!("{}, which has no default configuration", finding.message),
            ..finding
        });
    }
    let mut edits = Edits::default();
    edits.remove_attribute(attribute, block);
    Some(finding.with(edits))
}
