//! A bucket behind a distribution with origin access control, whose policy does not let the distribution read it.

use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion::reached;
use crate::wire::{policy, resource_policy};

/// A finding for each bucket that is an origin and shuts the distribution out.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let distributions = module.resources("aws_cloudfront_distribution").filter(|one| one.repeat().is_none());
    let origins = distributions.flat_map(|one| one.nested("origin").map(move |origin| (one, origin)));
    origins
        .filter(|(_, origin)| origin.has("origin_access_control_id"))
        .filter_map(|(one, origin)| look(ctx, one, origin))
        .collect()
}

fn look(ctx: &Context, distribution: Block, origin: Block) -> Option<Finding> {
    let module = ctx.module;
    let address = origin.attribute("domain_name")?.value().target()?;
    let bucket = module.get(&address).filter(|bucket| bucket.of() == "aws_s3_bucket" && bucket.repeat().is_none())?;
    let said = resource_policy::text(module, bucket);
    let there = resource_policy::of(module, bucket);
    let is_public = there
        .and_then(|there| there.attribute("policy"))
        .is_some_and(|policy| policy::lets_everybody(module, policy.value()));
    if policy::names_service(&said, "cloudfront") || is_public || there.is_none() && is_unclear(module) {
        return None;
    }
    let own = distribution.address()?;
    let variants: &[&str] = if there.is_some() { &["read"] } else { &["read", "tls"] };
    let finding = Finding::on(bucket, format!("{address} has no policy that lets {own} read it"));
    let fill = |name: &str| (name == "distribution").then(|| format!("{own}.arn"));
    Some(match resource_policy::add(ctx, bucket, variants, &fill) {
        Ok((edits, _)) => finding.with(edits),
        Err(why) => Finding { message: format!("{}; {why}", finding.message), ..finding },
    })
}

/// Whether a policy whose bucket cannot be told from the text may be any bucket's.
fn is_unclear(module: &Module) -> bool {
    let of_bucket = |policy| reached(module, policy).iter().any(|one| one.starts_with("aws_s3_bucket."));
    module.resources("aws_s3_bucket_policy").any(|policy| !of_bucket(policy))
}
