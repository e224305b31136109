//! A block on public access for each bucket, but for those that somebody opens to everybody.

use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion::{self, Keys};
use crate::wire::{policy, resource_policy};

/// A finding for each bucket that does not block public access.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let keys = Keys::new("aws_s3_bucket", &[]);
    let look = |bucket| {
        let found = companion::look(&keys, ctx, bucket, "")?;
        let Some(how) = opened(ctx.module, bucket).filter(|_| !is_asked(ctx)) else { return Some(found) };
        let message = format!("{}; {how} lets everybody read it", found.message);
        Some(Finding::on(bucket, message))
    };
    ctx.module.resources("aws_s3_bucket").filter_map(look).collect()
}

/// Whether somebody asked for it.
fn is_asked(ctx: &Context) -> bool {
    ctx.fix.asked_by.iter().any(|name| ctx.asked.wants(name))
}

/// What lets everybody read a bucket.
fn opened(module: &Module, bucket: Block) -> Option<&'static str> {
    let address = bucket.address()?;
    let of_acl =
        module.resources("aws_s3_bucket_acl").filter(|one| companion::reached(module, *one).contains(&address));
    let mut acls = of_acl.chain([bucket]).filter_map(|one| one.attribute("acl"));
    if acls.any(|acl| acl.value().as_str().is_some_and(|acl| acl.starts_with("public-read"))) {
        return Some("its ACL");
    }
    let of_policy = resource_policy::of(module, bucket);
    let written = of_policy.unwrap_or(bucket).attribute("policy")?.value();
    policy::lets_everybody(module, written).then_some("its policy")
}
