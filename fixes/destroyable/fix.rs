//! What keeps `terraform destroy` from going through: protection, a last snapshot without a name, buckets that are not empty.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block};
use crate::shape::attribute::{self, Keys};
use crate::wire::Wire;

/// A finding for each block that would stay.
pub fn find(ctx: &Context) -> Vec<Finding> {
    // A text that asks for protection as well contradicts itself: nobody can tell what is meant where.
    if ctx.asked.wants("deletion_protection") {
        return Vec::new();
    }
    let wire = Wire::new(ctx);
    // A database whose last snapshot has a name is destroyed as it is; a replica makes none.
    let keys = Keys::new(&["final_snapshot_identifier", "replicate_source_db"], &[]);
    let mut found = attribute::find_with(&keys, ctx, "", &|hole, block| wire.fill(hole, Some(block)), &|_| true);
    let Some(protection) = ctx.fix.must("protection") else { return found };
    let protects = |block: Block| {
        protection
            .blocks()
            .filter(|wanted| wanted.of() == block.of())
            .any(|wanted| wanted.attributes().any(|one| block.attribute(one.name()).is_some_and(is_on)))
    };
    let keys = Keys::default();
    let all = attribute::find_with(&keys, ctx, "protection", &|hole, block| wire.fill(hole, Some(block)), &protects);
    found.extend(all);
    found.extend(ctx.module.of_kind("resource").filter_map(prevented));
    found
}

fn is_on(attribute: Attribute) -> bool {
    attribute.value().as_bool() == Some(true) || attribute.value().as_str() == Some("ACTIVE")
}

/// A block that Terraform is told never to destroy.
fn prevented(block: Block) -> Option<Finding> {
    let lifecycle = block.nested("lifecycle").find(|one| one.attribute("prevent_destroy").is_some_and(is_on))?;
    let mut edits = Edits::default();
    edits.set(lifecycle, "prevent_destroy", "false");
    let message = format!("{} may never be destroyed, and everything was to be destroyable", block.address()?);
    Some(Finding::on(lifecycle, message).with(edits))
}
