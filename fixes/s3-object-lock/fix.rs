//! The lock of a bucket's objects, with the versioning that it needs; not where access logs are written to.

use crate::ask::Wish;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion;
use crate::shape::must::{Filled, Hole, Made};
use crate::wire::Wire;
use crate::wire::asked_bucket::is_meant;

const LOCK: &str = "aws_s3_bucket_object_lock_configuration";
const VERSIONING: &str = "aws_s3_bucket_versioning";
/// Who cannot write into a bucket that locks what it is given:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html, read 2026-11-30.
const WRITERS: [(&str, &str); 3] =
    [("aws_s3_bucket_logging", "target_bucket"), ("aws_lb", "access_logs.bucket"), ("aws_alb", "access_logs.bucket")];

/// A finding for each bucket that the asking sentences mean.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let may = |bucket: &Block| {
        !bucket.has("object_lock_configuration")
            && !bucket.has("versioning")
            && !takes_access_logs(ctx.module, *bucket)
            && is_meant(ctx, *bucket)
    };
    let buckets: Vec<Block> = ctx.module.resources("aws_s3_bucket").filter(may).collect();
    let is_clear = buckets.len() == 1 || says_all(ctx);
    buckets.into_iter().filter_map(|bucket| look(ctx, bucket, is_clear)).collect()
}

/// Whether an asking sentence speaks of more than one bucket.
fn says_all(ctx: &Context) -> bool {
    let asked = ctx.fix.asked_by.iter().filter_map(|id| ctx.asked.components.get(*id)).flatten();
    asked.filter(|one| one.wish == Wish::Asked).any(|one| {
        let said = one.sentence.to_lowercase();
        let mut words = said.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| matches!(word, "buckets" | "all" | "every" | "each" | "both"))
    })
}

fn takes_access_logs(module: &Module, bucket: Block) -> bool {
    let address = bucket.address().unwrap_or_default();
    module.users(&address).any(|user| WRITERS.contains(&(module.holder(user).of(), user.attribute.as_str())))
}

fn look(ctx: &Context, bucket: Block, is_clear: bool) -> Option<Finding> {
    let module = ctx.module;
    let address = bucket.address()?;
    let points =
        |of: &'static str, to: &String| module.resources(of).find(|one| companion::reached(module, *one).contains(to));
    let versioning = points(VERSIONING, &address);
    let on = versioning.and_then(|one| one.address());
    if points(LOCK, &address).is_some() || on.is_some_and(|on| points(LOCK, &on).is_some()) {
        return None;
    }
    let finding = Finding::on(bucket, format!("{address} has no {LOCK}"));
    if !is_clear {
        let message = format!("{}; which of the buckets is meant cannot be told", finding.message);
        return Some(Finding { message, ..finding });
    }
    if versioning.is_some_and(|one| !is_enabled(one)) {
        let message = format!("{}; whether it keeps versions, which a lock needs, cannot be told", finding.message);
        return Some(Finding { message, ..finding });
    }
    let owner = versioning.unwrap_or(bucket);
    let this = owner.instance()?;
    let has_days = ctx.asked.value("object_lock_days").is_some();
    let must = ctx.fix.must(match (versioning.is_some(), has_days) {
        (true, true) => "days",
        (true, false) => "",
        (false, true) => "new-days",
        (false, false) => "new",
    })?;
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(this.clone()),
        hole => wire.fill(hole, Some(bucket)),
    };
    let names = companion::names(module, owner, must.blocks());
    let made = must.render(&names, &fill).ok()?;
    Some(finding.with(Made::add(module, &Place::behind(companion::last(module, owner)), &made)))
}

fn is_enabled(versioning: Block) -> bool {
    let status = versioning.nested("versioning_configuration").find_map(|one| one.attribute("status"));
    status.is_some_and(|status| status.value().as_str() == Some("Enabled"))
}
