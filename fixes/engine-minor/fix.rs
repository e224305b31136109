//! Databases that pin a minor version of their engine.

use std::collections::BTreeSet;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};

const TYPES: [&str; 3] = ["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance"];

/// A finding for each of them, and for each variable whose default they take.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let all = TYPES.iter().flat_map(|of| ctx.module.resources(of));
    all.filter_map(|block| look(ctx, block)).filter(|one| seen.insert((one.at.file, one.at.range.start))).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    // A copy has the version of what it copies.
    let copies =
        ["replicate_source_db", "snapshot_identifier", "global_cluster_identifier", "replication_source_identifier"];
    if copies.iter().any(|one| block.has(one)) {
        return None;
    }
    let version = block.attribute("engine_version")?.value();
    let engine = match ctx.by_default(block.attribute("engine")?.value()) {
        Known::Text(engine) => engine.to_string(),
        _ => return None,
    };
    let place = written(ctx, version)?;
    let text = place.as_str()?;
    let short = short(&engine, text)?;
    let mut edits = Edits::default();
    edits.replace(place, &format!("{short:?}"));
    let message = format!(
        "{}: {engine} {text} is one minor version, which AWS withdraws; {short} is what is offered of it",
        name_of(block)
    );
    Some(Finding::at(place.span(), message).with(edits))
}

/// Where a version is written: in place, or as the default of a variable that nothing else takes.
fn written<'m>(ctx: &Context<'m>, version: Value<'m>) -> Option<Value<'m>> {
    if version.as_str().is_some() {
        return Some(version);
    }
    let address = version.target().filter(|target| target.starts_with("var.") && *target == version.text())?;
    let variable = ctx.module.get(&address)?;
    let is_version = |holder: Block, attribute: &str| TYPES.contains(&holder.of()) && attribute == "engine_version";
    let mut users = ctx.module.users(&address).filter(|one| ctx.module.holder(one).span() != variable.span());
    let alone = ctx.is_root() && users.all(|one| is_version(ctx.module.holder(one), &one.attribute));
    variable.attribute("default").map(|one| one.value()).filter(|_| alone)
}

/// The version without what is withdrawn: a major one of PostgreSQL since 10, else a major and a minor one.
fn short<'t>(engine: &str, text: &'t str) -> Option<&'t str> {
    let numbers: Vec<&str> = text.split('.').collect();
    let is_number = |one: &&str| !one.is_empty() && one.chars().all(|c| c.is_ascii_digit());
    let kept = match engine {
        "postgres" | "aurora-postgresql" if numbers.first()?.len() > 1 => 1,
        "mysql" | "mariadb" => 2,
        _ => return None,
    };
    if numbers.len() <= kept || !numbers.iter().all(is_number) {
        return None;
    }
    Some(&text[..numbers[..kept].join(".").len()])
}
