//! A group of instances that admits nobody, behind a load balancer; a database's that admits nobody, before instances.

use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion::reached;
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::wire::slots;

/// A finding for each of the two groups that admits nobody.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let front = look(ctx, "alb_security_group", "app_security_group", "load_balancer", "From the load balancer");
    let back = look(ctx, "app_security_group", "db_security_group", "database", "From the application servers");
    front.into_iter().chain(back).collect()
}

fn look(ctx: &Context, from: &str, to: &str, beside: &str, why: &str) -> Option<Finding> {
    let module = ctx.module;
    let slot =
        |name: &str| slots::get(name).and_then(|slot| slot.pick(module)).filter(|block| block.kind() == "resource");
    let (source, group, beside) = (slot(from)?, slot(to)?, slot(beside)?);
    if source.repeat().is_some()
        || group.repeat().is_some()
        || source.address() == group.address()
        || admits(ctx, group)
        || !serves(ctx, group, to)
    {
        return None;
    }
    let port = port(ctx, to, beside)?;
    let (address, other) = (group.address()?, source.address()?);
    let finding = Finding::on(group, format!("{address} admits nobody, and {other} is to reach it"));
    let must = ctx.fix.must("")?;
    let mut names = Names::default();
    let label = module.fresh_label("aws_security_group_rule", &format!("{}_from_{}", group.name(), source.name()));
    names.labels.insert(must.blocks().next()?.address()?, label);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) => Filled::Text(match name.as_str() {
            "why" => format!("\"{why}\""),
            "port" => port.clone(),
            "source" => format!("{other}.id"),
            _ => format!("{address}.id"),
        }),
        _ => Filled::Missing,
    };
    let made = must.render(&names, &fill).ok()?;
    Some(finding.with(Made::add(module, &Place::behind(group), &made)))
}

/// Whether the group can be that of what listens: instances or tasks behind a load balancer, or a database. One that
/// only others carry, such as a function, is meant to admit nobody.
fn serves(ctx: &Context, group: Block, to: &str) -> bool {
    let listeners: &[&str] = match to {
        "db_security_group" => &["aws_db_instance", "aws_rds_cluster"],
        _ => &["aws_instance", "aws_launch_template", "aws_launch_configuration", "aws_ecs_service"],
    };
    let address = group.address().unwrap_or_default();
    let carriers = ctx.module.users(&address).map(|one| ctx.module.holder(one));
    let mut carriers = carriers
        .filter(|holder| holder.kind() == "resource" && !holder.of().contains("security_group"))
        .map(|holder| holder.of())
        .peekable();
    carriers.peek().is_none() || carriers.any(|of| listeners.contains(&of))
}

/// Whether something may come in: by the group's own blocks, or by a rule for it. A rule whose group cannot be told from
/// the text may be for it.
fn admits(ctx: &Context, group: Block) -> bool {
    let module = ctx.module;
    let address = group.address().unwrap_or_default();
    let rules = ["aws_security_group_rule", "aws_vpc_security_group_ingress_rule"];
    let mut rules = rules.iter().flat_map(|of| module.of_kind("resource").filter(move |rule| rule.of() == *of));
    group.has("ingress")
        || rules.any(|rule| {
            let out = rule.attribute("type").is_some_and(|kind| kind.value().as_str() == Some("egress"));
            let targets = reached(module, rule);
            let known = targets.iter().any(|target| target.starts_with("aws_security_group."));
            !out && (!known
                || rule
                    .attribute("security_group_id")
                    .is_none_or(|id| id.value().target().is_none_or(|target| target == address)))
        })
}

/// The port that the target group or the engine speaks on.
fn port(ctx: &Context, to: &str, beside: Block) -> Option<String> {
    if to == "db_security_group" {
        let own = beside.attribute("port").map(|port| port.value().text().to_owned());
        let engine = beside.attribute("engine")?.value().as_str()?;
        let usual = match engine {
            _ if engine.contains("postgres") => "5432",
            _ if engine.contains("mysql") || engine == "mariadb" || engine == "aurora" => "3306",
            _ => return own,
        };
        return own.or(Some(usual.to_owned()));
    }
    let group = slots::get("target_group")?.pick(ctx.module)?;
    group.attribute("port").filter(|_| group.repeat().is_none()).map(|port| port.value().text().to_owned())
}
