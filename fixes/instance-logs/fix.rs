//! The policy of the CloudWatch agent, where a role of instances lacks it.

use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::wire::roles;

/// Ways in which a role may already be allowed it.
const KNOWN_BY: [&str; 3] = ["CloudWatchAgentServerPolicy", "logs:PutLogEvents", "CloudWatchLogsFullAccess"];

/// A finding for each role of instances that lacks it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    roles::of_instances(ctx.module)
        .into_iter()
        .filter(|role| !is_for_readers(role))
        .filter_map(|role| roles::lacks(ctx, role, &KNOWN_BY, "may not write logs"))
        .collect()
}

/// Whether its label says that who takes it on reads, and writes nothing.
fn is_for_readers(role: &Block) -> bool {
    let label = role.name().to_ascii_lowercase().replace('-', "_");
    ["readonly", "read_only"].iter().any(|word| label.contains(word))
}
