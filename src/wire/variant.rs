//! Facts that choose a variant of a component's `must.tf`.

use super::{certificate, honest, slots};
use crate::fix::Context;

/// The variant that a fact's value names; `None` for `must.tf` itself.
pub fn of(ctx: &Context, fact: &str) -> Option<&'static str> {
    match fact {
        "db.engine" => Some(engine(ctx)),
        "app.front" => Some(if there_or_asked(ctx, "load_balancer") { "balanced" } else { "" }),
        "app.kind" => {
            let is_fargate = ctx.asked.wants("ecs") || has(ctx, "aws_ecs_service");
            // An application load balancer wins: its kind of target group is HTTP.
            let is_network = ctx.asked.wants("nlb") && !there_or_asked(ctx, "load_balancer");
            Some(match (is_network, is_fargate) {
                (false, false) => "",
                (false, true) => "fargate",
                (true, false) => "network",
                (true, true) => "network-fargate",
            })
        }
        "nat.count" => Some(if ctx.asked.wants("nat_per_zone") { "each" } else { "" }),
        "nat.there" => Some(if is_counted(ctx, "nat_gateway") { "each" } else { "" }),
        "event.target" if there_or_asked(ctx, "function") || !there_or_asked(ctx, "topic") => Some(""),
        "event.target" => Some("topic"),
        "https.there" => Some(if certificate::missing(ctx.module).is_some() { "optional" } else { "" }),
        "dns.target" => Some(if has(ctx, "aws_cloudfront_distribution") { "cdn" } else { "" }),
        "stack.kind" => Some(if is_serverless(ctx) { "serverless" } else { "" }),
        "delivery.source" => Some(if there_or_asked(ctx, "data_stream") { "stream" } else { "" }),
        "stream.mode" => Some(if ctx.asked.value("shard_count").is_some() { "shards" } else { "" }),
        "table.mode" => {
            let is_stated = ["read_capacity", "write_capacity"].iter().all(|name| ctx.asked.value(name).is_some());
            Some(if is_stated { "capacity" } else { "" })
        }
        "key.asked" => Some(if ctx.asked.wants("kms") { "encrypted" } else { "" }),
        "function.runtime" => {
            let is_node = ctx.asked.value("function_runtime").is_some_and(|runtime| runtime.starts_with("node"));
            Some(if is_node { "node" } else { "" })
        }
        "api.kind" => Some(match ctx.asked.value("api_kind") {
            Some("http") => "http",
            Some("websocket") => "websocket",
            _ => "",
        }),
        "cache.engine" => Some(if ctx.asked.value("cache_engine") == Some("memcached") { "memcached" } else { "" }),
        "certificate.from" => Some(if has_domain(ctx) { "" } else { "self_signed" }),
        "cdn.origin" => Some(match (there_or_asked(ctx, "load_balancer"), bucket(ctx)) {
            (true, true) => "both",
            (true, false) => "alb",
            (false, _) => "s3",
        }),
        _ => None,
    }
}

/// Whether functions do all the work that there is and that was asked for.
fn is_serverless(ctx: &Context) -> bool {
    let asked = ["ec2", "asg", "ecs", "eks", "alb", "nlb", "rds", "aurora"].iter().any(|one| ctx.asked.wants(one));
    let types =
        ["aws_instance", "aws_autoscaling_group", "aws_ecs_service", "aws_lb", "aws_db_instance", "aws_rds_cluster"];
    there_or_asked(ctx, "function") && !asked && !types.iter().any(|of| has(ctx, of))
}

/// Whether a certificate can be made for a domain: one is named, there is a zone, or ACM itself was asked for.
fn has_domain(ctx: &Context) -> bool {
    let inputs = ["var.domain_name", "var.hosted_zone_id", "var.route53_zone_id"];
    ctx.asked.value("domain_name").is_some()
        || ["acm", "route53"].iter().any(|component| ctx.asked.wants(component))
        || inputs.iter().any(|input| ctx.module.declares(input))
        || has(ctx, "aws_route53_zone")
}

/// Whether the prompt wants everything to be destroyable, or nothing to be protected.
pub fn is_unprotected(ctx: &Context) -> bool {
    ctx.asked.wants("destroyable") || ctx.asked.excludes("deletion_protection")
}

/// The engine of the database that is there, else that of the parameter group, else of the one that was asked for.
fn engine(ctx: &Context) -> &'static str {
    let types = ["aws_db_instance", "aws_rds_cluster"];
    let there =
        ctx.modules.iter().flat_map(|module| module.of_kind("resource")).filter(|one| types.contains(&one.of()));
    let named = there.filter_map(|one| one.attribute("engine")?.value().as_str()).next();
    let group = || slots::get("db_parameter_group")?.pick(ctx.module)?.attribute("family")?.value().as_str();
    let engine = named.or_else(group).or(ctx.asked.value("db_engine")).unwrap_or("mysql");
    if engine.contains("postgres") { "postgres" } else { "mysql" }
}

/// `slot.db_engine_version`: the version that was asked for, where the parameter group that is there is made for it, else the
/// one that it is made for: a database takes no other.
pub fn engine_version(ctx: &Context) -> Option<String> {
    let family = slots::get("db_parameter_group")?.pick(ctx.module)?.attribute("family")?.value().as_str()?;
    let version = family.trim_start_matches(|c: char| !c.is_ascii_digit());
    let asked = ctx.asked.value("db_engine_version").filter(|asked| asked.starts_with(version));
    (family.starts_with(engine(ctx)) && !version.is_empty()).then(|| format!("{:?}", asked.unwrap_or(version)))
}

/// `slot.max_allocated_storage`, where nobody states it: twice what there is at first, if that is not below 100 GiB, for RDS
/// takes none that is not above it (user guide, "Managing capacity automatically", read 2026-12-01).
pub fn storage_limit(ctx: &Context) -> Option<String> {
    const LIMIT: &str = "max_allocated_storage";
    if ctx.asked.value(LIMIT).is_some() || honest::unread(ctx.module, ctx.asked, LIMIT).is_some() {
        return None;
    }
    match honest::unread(ctx.module, ctx.asked, "allocated_storage") {
        Some(input) => Some(format!("{input} * 2")),
        None => {
            let first: u64 = ctx.asked.value("allocated_storage")?.parse().ok()?;
            (first >= 100).then(|| (first * 2).to_string())
        }
    }
}

fn there_or_asked(ctx: &Context, slot: &str) -> bool {
    slots::get(slot).is_some_and(|slot| slot.wanted(ctx))
}

fn is_counted(ctx: &Context, slot: &str) -> bool {
    let one = slots::get(slot).and_then(|slot| slot.pick(ctx.module)).and_then(|block| block.repeat());
    one.is_some_and(|repeat| repeat.name() == "count")
}

fn has(ctx: &Context, of: &str) -> bool {
    ctx.modules.iter().flat_map(|module| module.of_kind("resource")).any(|block| block.of() == of)
}

/// Whether a distribution serves files of a bucket.
fn bucket(ctx: &Context) -> bool {
    ctx.asked.wants("cloudfront_oac") || slots::get("app_bucket").is_some_and(|slot| slot.exists(ctx))
}

/// `slot.db_family`: the parameter group family of the database that is there, else of the one that was asked for.
pub fn family(ctx: &Context) -> Option<String> {
    let there =
        ctx.modules.iter().flat_map(|module| module.resources("aws_db_instance").map(move |one| (module, one))).next();
    let said = |name: &str| {
        let (module, block) = there?;
        let value = block.attribute(name)?.value();
        let default =
            value.target().and_then(|target| module.get(&target)?.attribute("default")).map(|one| one.value());
        default.unwrap_or(value).as_str().map(str::to_owned)
    };
    let engine = said("engine").or_else(|| ctx.asked.value("db_engine").map(str::to_owned))?;
    let version = said("engine_version")
        .or_else(|| ctx.asked.value("db_engine_version").filter(|_| there.is_none()).map(str::to_owned));
    let parts: Vec<String> = version?.split('.').map(str::to_owned).collect();
    match (engine.as_str(), parts.as_slice()) {
        ("postgres" | "postgresql", [major, ..]) => Some(format!("\"postgres{major}\"")),
        ("mysql" | "mariadb", [major, minor, ..]) => Some(format!("\"{engine}{major}.{minor}\"")),
        _ => None,
    }
}
