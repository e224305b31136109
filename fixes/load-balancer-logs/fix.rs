//! The access logs of application load balancers that keep none.

use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::attribute::{self, Keys};
use crate::wire::Wire;

/// A finding for each application load balancer without access logs.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let wire = Wire::new(ctx);
    attribute::find_with(&Keys::default(), ctx, "", &|hole, block| wire.fill(hole, Some(block)), &is_meant)
}

/// Other kinds log nothing but TLS connections, or nothing at all; another provider's bucket is not this one; and whoever
/// makes the block dynamic decides by a switch.
fn is_meant(block: Block) -> bool {
    let kind = block.attribute("load_balancer_type");
    let is_dynamic = block.blocks().any(|one| one.kind() == "dynamic" && one.label(0) == Some("access_logs"));
    kind.is_none_or(|kind| kind.value().as_str() == Some("application")) && !block.has("provider") && !is_dynamic
}
