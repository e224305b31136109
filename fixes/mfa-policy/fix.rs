//! The policy that denies everything without multi-factor authentication, where no policy speaks of it.

use crate::fix::{Context, Finding};
use crate::shape::component::{self, Keys};

/// The finding that nothing enforces it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let speaks = ctx.modules.iter().flat_map(|module| module.blocks()).any(|block| {
        matches!(block.kind(), "resource" | "data" | "locals") && block.text().contains("aws:MultiFactorAuthPresent")
    });
    if speaks || !component::is_home(ctx) {
        return Vec::new();
    }
    component::make(&Keys::named("aws_iam_policy"), ctx, "").into_iter().collect()
}
