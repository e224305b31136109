//! Performance Insights, on a class that has it: small classes of MySQL and MariaDB refuse it.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};

const TYPES: [&str; 2] = ["aws_db_instance", "aws_rds_cluster_instance"];
/// Sizes that refuse it for MySQL and MariaDB, in the classes of `db.t2`, `db.t3` and `db.t4g`.
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html, read 2026-11-25.
const SMALL: [&str; 2] = ["micro", "small"];

/// A finding for each database without it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.of_kind("resource").filter(|one| TYPES.contains(&one.of())).filter_map(|one| look(ctx, one)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let address = block.address()?;
    let wired = block.attribute("performance_insights_enabled").map(|one| one.value());
    if wired.is_some_and(|one| one.as_bool() != Some(false)) {
        return None;
    }
    let must = ctx.fix.must("")?.blocks().next()?;
    let mut edits = Edits::default();
    edits.set(block, "performance_insights_enabled", must.attribute("performance_insights_enabled")?.value().text());
    let mut message = format!("{address} does not show what its time goes to");
    let class = block.attribute("instance_class").map(|class| resolved(ctx, class.value()));
    let engine = block.attribute("engine").and_then(|engine| resolved(ctx, engine.value()).as_str());
    if let Some(class) = class
        && let Some(name) = class.as_str()
        && engine.is_some_and(|engine| matches!(engine, "mysql" | "mariadb"))
        && SMALL.iter().any(|size| name.starts_with("db.t") && name.ends_with(size))
    {
        let wanted = must.attribute("instance_class")?.value();
        edits.replace(class, wanted.text());
        message = format!("{message}, and {name} refuses to");
    }
    Some(Finding::on(block, message).with(edits))
}

/// A value, or the default of the variable that it is.
fn resolved<'m>(ctx: &Context<'m>, value: Value<'m>) -> Value<'m> {
    let variable = value.target().and_then(|target| ctx.module.get(&target)).filter(|one| one.kind() == "variable");
    variable.and_then(|one| one.attribute("default")).map_or(value, |default| default.value())
}
