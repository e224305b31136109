//! Web ACLs that let through what no rule speaks of.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;

/// A finding for each.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_wafv2_web_acl").filter_map(|acl| look(ctx, acl)).collect()
}

fn look(ctx: &Context, acl: Block) -> Option<Finding> {
    let said = default(acl)?.blocks().find(|one| one.kind() == "allow")?;
    let wanted = default(ctx.fix.must("")?.blocks().next()?)?.blocks().next()?;
    let mut edits = Edits::default();
    edits.splice(said.file(), said.span().range, wanted.text());
    Some(Finding::on(acl, format!("{} lets through what no rule speaks of", acl.address()?)).with(edits))
}

fn default<'m>(acl: Block<'m>) -> Option<Block<'m>> {
    acl.blocks().find(|one| one.kind() == "default_action")
}
