//! The ownership controls of a bucket that somebody gives an access control list, which a bucket takes no more by default.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion::{self, Keys, reached};

/// What gives a bucket an access control list, by the argument that names the bucket: CloudFront gives one to its own
/// right to write (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html>,
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html>, read 2026-11-29).
const GIVERS: [[&str; 2]; 2] =
    [["aws_s3_bucket_acl", "bucket"], ["aws_cloudfront_distribution", "logging_config.bucket"]];

/// A finding for each bucket that refuses it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let keys = Keys::new("aws_s3_bucket", &[]);
    let given = ctx.module.resources("aws_s3_bucket").filter(|bucket| is_given(ctx, *bucket));
    given.filter_map(|bucket| refused(ctx, bucket).or_else(|| companion::look(&keys, ctx, bucket, ""))).collect()
}

fn is_given(ctx: &Context, bucket: Block) -> bool {
    let module = ctx.module;
    let users = bucket.address().map(|address| module.users(&address)).into_iter().flatten();
    users.into_iter().any(|user| GIVERS.contains(&[module.holder(user).of(), user.attribute.as_str()]))
}

/// Controls that say in so many words that the bucket takes none.
fn refused(ctx: &Context, bucket: Block) -> Option<Finding> {
    let address = bucket.address()?;
    let controls = ctx.module.resources("aws_s3_bucket_ownership_controls");
    let own = controls.into_iter().find(|one| reached(ctx.module, *one).contains(&address))?;
    let rule = own.nested("rule").next()?;
    let ownership = rule.attribute("object_ownership")?.value();
    let wanted = ctx.fix.must("")?.blocks().next()?.nested("rule").next()?.attribute("object_ownership")?.value();
    if ownership.as_str()? != "BucketOwnerEnforced" {
        return None;
    }
    let mut edits = Edits::default();
    edits.replace(ownership, wanted.text());
    Some(Finding::on(own, format!("{address} is given an access control list and takes none")).with(edits))
}
