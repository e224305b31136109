//! The permission that a caller of a function lacks.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion::reached;
use crate::shape::component;
use crate::shape::must::{Filled, Hole, Made};
use crate::wire::sid;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Callers {
    caller: Vec<Caller>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Caller {
    of: String,
    argument: String,
    service: String,
    /// The argument that names what the service calls for; else the caller itself.
    source: Option<String>,
    part: String,
    /// What stands behind the source's ARN.
    #[serde(default)]
    behind: String,
}

fn callers() -> &'static [Caller] {
    static CALLERS: OnceLock<Callers> = OnceLock::new();
    &CALLERS.get_or_init(|| crate::data!("fixes/lambda-permission/callers")).caller
}

/// A finding for each function that something calls without being allowed to.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_lambda_function").flat_map(|function| look(ctx, function)).collect()
}

fn look(ctx: &Context, function: Block) -> Vec<Finding> {
    let module = ctx.module;
    let Some(address) = function.address().filter(|_| function.repeat().is_none()) else { return Vec::new() };
    let mut found: Vec<(&Caller, Block)> = Vec::new();
    for user in module.users(&address) {
        let holder = module.holder(user);
        let caller = callers().iter().find(|one| one.of == holder.of() && one.argument == user.attribute);
        if let Some(caller) = caller.filter(|one| !found.iter().any(|(other, _)| other.service == one.service)) {
            found.push((caller, holder));
        }
    }
    found.into_iter().filter_map(|(caller, holder)| lacks(ctx, function, &address, caller, holder)).collect()
}

fn lacks(ctx: &Context, function: Block, address: &str, caller: &Caller, holder: Block) -> Option<Finding> {
    let module = ctx.module;
    let service = format!("{}.amazonaws.com", caller.service);
    let is_allowed = module.resources("aws_lambda_permission").any(|permission| {
        let says = permission
            .attribute("principal")
            .is_none_or(|principal| principal.value().as_str().is_none_or(|principal| principal == service));
        let name = function.attribute("function_name").map(|name| name.value().text());
        let named = permission.attribute("function_name").map(|name| name.value().text()) == name;
        // One that is made from a list may be for any function.
        says && (named || permission.repeat().is_some() || reached(module, permission).contains(&address.to_owned()))
    });
    if is_allowed || holder.repeat().is_some() {
        return None;
    }
    let source = match &caller.source {
        Some(argument) => {
            let named = module.get(&holder.attribute(argument)?.value().target()?)?;
            Some(named).filter(|named| named.kind() == "resource")?
        }
        None => holder,
    };
    let source = format!("{}.{}", source.address().filter(|_| source.repeat().is_none())?, caller.part);
    let source = if caller.behind.is_empty() { source } else { format!("\"${{{source}}}{}\"", caller.behind) };
    let finding = Finding::on(holder, format!("{} calls {address} and may not", holder.address()?));
    let must = ctx.fix.must("")?;
    let mut names = component::fresh(module, must.blocks(), function.provider());
    names.meta.extend(function.provider().map(|provider| ("provider".to_owned(), provider.to_owned())));
    for label in names.labels.values_mut() {
        let wanted = format!("{}_{}", function.name(), caller.service.replace(['.', '-'], "_"));
        *label = module.fresh_label("aws_lambda_permission", &wanted);
    }
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(address.to_owned()),
        Hole::Slot(name, _) if name == "service" => Filled::Text(format!("\"{service}\"")),
        Hole::Slot(name, _) if name == "source" => Filled::Text(source.clone()),
        Hole::Slot(name, _) if name == "sid" => Filled::Text(format!("\"{}\"", sid::of(&caller.service))),
        _ => Filled::Missing,
    };
    let made = must.render(&names, &fill).ok()?;
    Some(finding.with(Made::add(module, &Place::behind(holder), &made)))
}
