//! A route table that is called public or private and has no default route, beside the gateway that it needs.

use crate::edit::Edits;
use crate::edit::verbs::dedent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion::reached;
use crate::shape::must::Filled;
use crate::wire::home;
use crate::wire::slots;

/// A finding for each table that has lost its way out.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_route_table").filter_map(|table| look(ctx, table)).collect()
}

fn look(ctx: &Context, table: Block) -> Option<Finding> {
    let module = ctx.module;
    let address = table.address()?;
    let words = slots::words(&table);
    let has = |any: &[&str]| words.iter().any(|word| any.contains(&word.as_str()));
    let (slot, variants) = match (has(&["public"]), has(&["private", "app"])) {
        (true, false) => ("internet_gateway", ["public", "optional-public"]),
        (false, true) => ("nat_gateway", ["", "optional"]),
        _ => return None,
    };
    // Routes of its own, or one elsewhere that may be its: what they leave out is left out on purpose.
    let routes = || module.resources("aws_route");
    let own = routes().any(|route| {
        let targets = reached(module, route);
        targets.contains(&address) || !targets.iter().any(|one| one.starts_with("aws_route_table."))
    });
    if table.has("route") || own || !home::is_here(module, table) || has(&["isolated", "database", "db", "data"]) {
        return None;
    }
    let gateway = slots::get(slot)?.pick(module).filter(|gateway| gateway.kind() == "resource")?;
    let repeat = |block: Block| block.repeat().map(|one| (one.name().to_owned(), one.value().text().to_owned()));
    let counted = |one: &Option<(String, String)>| one.as_ref().is_some_and(|(name, _)| name == "count");
    let there = gateway.address()?;
    let id = match (repeat(gateway), repeat(table)) {
        (None, _) => format!("{there}.id"),
        (Some(one), Some(other)) if one == other => format!("{}.id", gateway.instance()?),
        // Each zone its own, as far as they go.
        (Some((name, gateways)), other)
            if name == "count" && gateways != "1" && !gateways.ends_with("? 1 : 0") && counted(&other) =>
        {
            format!("element({there}[*].id, count.index)")
        }
        _ => format!("{}.id", slots::first(gateway)?),
    };
    // A gateway that may not be there leads nowhere then: no route, and no error of an empty list.
    let optional = repeat(gateway).filter(|one| one.1.ends_with(": 0") && Some(one) != repeat(table).as_ref());
    let (variant, filled) = match optional {
        None => (variants[0], id),
        Some((_, count)) if count.ends_with("? 1 : 0") => (variants[1], format!("{there}[*].id")),
        Some(_) => (variants[1], format!("length({there}) > 0 ? [{id}] : []")),
    };
    let must = ctx.fix.must(variant)?;
    let block = must.blocks().next()?;
    let route = block.blocks().next()?.span().range;
    let text = must.render_range(block, route, &|_| Filled::Text(filled.clone())).ok()?;
    let mut edits = Edits::default();
    edits.append_block(table, "route", &dedent(&text));
    Some(Finding::on(table, format!("{address} has no default route, and {there} is there")).with(edits))
}
