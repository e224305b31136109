//! The policy of the CloudWatch agent, where a role of instances lacks it.

use crate::fix::{Context, Finding};
use crate::wire::roles;

/// Ways in which a role may already be allowed it.
const KNOWN_BY: [&str; 3] = ["CloudWatchAgentServerPolicy", "logs:PutLogEvents", "CloudWatchLogsFullAccess"];

/// A finding for each role of instances that lacks it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    roles::of_instances(ctx.module)
        .into_iter()
        .filter_map(|role| roles::lacks(ctx, role, &KNOWN_BY, "may not write logs"))
        .collect()
}
