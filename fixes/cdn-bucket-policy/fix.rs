//! A bucket behind a distribution with origin access control, without a policy that lets the distribution read it.

use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion::{names, reached};
use crate::shape::must::{Filled, Hole, Made};

/// A finding for each bucket that is an origin and has no policy.
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
    // A policy whose bucket cannot be told from the text may be this one's.
    let policies = module.resources("aws_s3_bucket_policy").map(|policy| reached(module, policy));
    let mut buckets =
        policies.map(|all| all.into_iter().filter(|one| one.starts_with("aws_s3_bucket.")).collect::<Vec<_>>());
    if buckets.any(|all| all.is_empty() || all.contains(&address)) || bucket.has("policy") {
        return None;
    }
    let own = distribution.address()?;
    let fill = |hole: &Hole| match hole {
        Hole::Part(name, part) if name == "bucket" => Filled::Text(format!("{address}.{part}")),
        Hole::Part(_, part) => Filled::Text(format!("{own}.{part}")),
        _ => Filled::Missing,
    };
    let must = ctx.fix.must("")?;
    let made = must.render(&names(module, bucket, must.blocks()), &fill).ok()?;
    let finding = Finding::on(bucket, format!("{address} has no policy that lets {own} read it"));
    Some(finding.with(Made::add(module, &Place::behind(distribution), &made)))
}
