//! Volumes of a launch template: those that it names are encrypted, and where it names none the root volume is named.

use crate::edit::Edits;
use crate::edit::verbs::dedent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;

/// A finding for each template that leaves a volume unencrypted.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_launch_template").filter_map(|template| look(ctx, template)).collect()
}

fn look(ctx: &Context, template: Block) -> Option<Finding> {
    let address = template.address()?;
    let mut edits = Edits::default();
    if !template.has("block_device_mappings") {
        let block = ctx.fix.must("")?.blocks().next()?.nested("block_device_mappings").next()?;
        edits.append_block(template, "block_device_mappings", &dedent(block.text()));
        return Some(
            Finding::on(template, format!("{address} leaves its volumes as the account has them")).with(edits),
        );
    }
    let volumes: Vec<Block> =
        template.nested("block_device_mappings").flat_map(|one| one.nested("ebs").collect::<Vec<_>>()).collect();
    for volume in volumes {
        // A volume that is made from a snapshot takes its encryption from there.
        let told = volume.attribute("encrypted").is_some_and(|told| told.value().as_bool() != Some(false));
        if !told && !volume.has("snapshot_id") {
            edits.set(volume, "encrypted", "true");
        }
    }
    let finding = Finding::on(template, format!("{address} has a volume that is not encrypted"));
    (!edits.is_empty()).then(|| finding.with(edits))
}
