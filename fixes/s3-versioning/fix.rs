//! The buckets that the asking sentences mean keep versions.

use crate::fix::{Context, Finding};
use crate::shape::companion::{self, Keys};
use crate::wire::asked_bucket::is_meant;

/// A finding for each bucket that keeps none.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let keys = Keys::new("aws_s3_bucket", &["versioning"]);
    let buckets = ctx.module.resources("aws_s3_bucket").filter(|bucket| is_meant(ctx, *bucket));
    buckets.filter_map(|bucket| companion::look(&keys, ctx, bucket, "")).collect()
}
