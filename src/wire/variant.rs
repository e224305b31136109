//! Facts that choose a variant of a component's `must.tf`.

use crate::fix::Context;

/// The variant that a fact's value names; `None` for `must.tf` itself.
pub fn of(ctx: &Context, fact: &str) -> Option<&'static str> {
    match fact {
        "db.engine" => Some(engine(ctx)),
        _ => None,
    }
}

/// The engine of the database that is there, else of the one that was asked for.
fn engine(ctx: &Context) -> &'static str {
    let types = ["aws_db_instance", "aws_rds_cluster"];
    let there =
        ctx.modules.iter().flat_map(|module| module.of_kind("resource")).filter(|one| types.contains(&one.of()));
    let named = there.filter_map(|one| one.attribute("engine")?.value().as_str()).next();
    let engine = named.or(ctx.asked.value("db_engine")).unwrap_or("mysql");
    if engine.contains("postgres") { "postgres" } else { "mysql" }
}
