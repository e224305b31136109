//! The access logs of buckets that keep none.

use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion::{Keys, look};
use crate::wire::bucket::takes_logs;
use crate::wire::home;

/// Words in a bucket's name that say that it holds logs, or what is no data of the stack.
const OTHER: [&str; 10] =
    ["log", "logs", "logging", "audit", "trail", "cloudtrail", "state", "tfstate", "replica", "config"];

/// A finding for each bucket without access logs.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let keys = Keys::new("aws_s3_bucket", &["logging"]);
    let buckets = ctx.module.resources("aws_s3_bucket").filter(|bucket| is_meant(ctx.module, *bucket));
    buckets.filter_map(|bucket| look(&keys, ctx, bucket, "")).collect()
}

/// A bucket that holds logs would log its own logging; and a bucket may only log into one of its own region, which another
/// provider configuration need not be.
fn is_meant(module: &Module, bucket: Block) -> bool {
    let name = bucket.name().to_lowercase();
    let is_other = name.split(['_', '-']).any(|word| OTHER.contains(&word));
    !is_other && !takes_logs(module, bucket) && home::is_here(module, bucket)
}
