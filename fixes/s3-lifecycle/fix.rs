//! The rules that a bucket's readers can live with: what is served is not archived.

use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion::{self, Keys};
use crate::wire::asked_bucket::is_meant;

/// Who reads the objects of a bucket at any time: an archived one would be an error.
const READERS: [(&str, &str); 5] = [
    ("aws_cloudfront_distribution", "origin.domain_name"),
    ("aws_s3_bucket_website_configuration", "bucket"),
    ("aws_lambda_function", "s3_bucket"),
    ("aws_codepipeline", "artifact_store.location"),
    ("aws_athena_workgroup", "configuration.result_configuration.output_location"),
];

/// A finding for each bucket without rules that the asking sentences mean.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let keys = Keys::new("aws_s3_bucket", &["lifecycle_rule"])
        .instead_of(&["aws_s3_bucket_intelligent_tiering_configuration"]);
    let buckets = ctx.module.resources("aws_s3_bucket").filter(|bucket| is_meant(ctx, *bucket));
    buckets.filter_map(|bucket| companion::look(&keys, ctx, bucket, variant(ctx.module, bucket))).collect()
}

fn variant(module: &Module, bucket: Block) -> &'static str {
    let address = bucket.address().unwrap_or_default();
    let is_read = module.users(&address).any(|user| {
        let of = module.holder(user).of();
        READERS.contains(&(of, user.attribute.as_str()))
    });
    if is_read || bucket.has("website") { "served" } else { "" }
}
