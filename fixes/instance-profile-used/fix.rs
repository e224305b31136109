//! Instances and launch templates that name no profile.

use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::attribute::{self, Keys};
use crate::wire::Wire;

/// What takes no launch template with a profile: its nodes get a role of their own.
/// Source: "Customizing managed nodes with launch templates", EKS user guide, read 2026-11-30.
const OWN_ROLE: &str = "aws_eks_node_group";

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let wire = Wire::new(ctx);
    let is_meant = |block: Block| {
        let users = block.address().map(|address| ctx.module.users(&address));
        users.into_iter().flatten().all(|user| ctx.module.holder(user).of() != OWN_ROLE)
    };
    let keys = Keys::new(&["iam_instance_profile"], &[]);
    attribute::find_with(&keys, ctx, "", &|hole, block| wire.fill(hole, Some(block)), &is_meant)
}
