//! A NAT gateway that is public and has no address of its own: the address, and the gateway pointed at it.

use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion::names;
use crate::shape::must::Made;
use crate::wire::Wire;

/// A finding for each public NAT gateway without an allocation.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_nat_gateway").filter_map(|gateway| look(ctx, gateway)).collect()
}

fn look(ctx: &Context, gateway: Block) -> Option<Finding> {
    let module = ctx.module;
    let address = gateway.address()?;
    let private = gateway.attribute("connectivity_type").is_some_and(|kind| kind.value().as_str() != Some("public"));
    // A regional gateway is given its addresses by AWS or by nested blocks.
    if private
        || ["allocation_id", "availability_mode", "availability_zone_address"].iter().any(|name| gateway.has(name))
    {
        return None;
    }
    let must = ctx.fix.must("")?;
    let mut names = names(module, gateway, must.blocks());
    let label = if matches!(gateway.name(), "main" | "this" | "nat" | "default") {
        "nat".to_owned()
    } else {
        gateway.name().to_owned()
    };
    let label = module.fresh_label("aws_eip", &label);
    names.labels.insert("aws_eip.this".to_owned(), label.clone());
    let wire = Wire::new(ctx);
    let index = match gateway.repeat().map(|attribute| attribute.name()) {
        Some("count") => "[count.index]",
        Some(_) => "[each.key]",
        None => "",
    };
    let mut edits =
        Made::add(module, &Place::above(gateway), &must.render(&names, &|hole| wire.fill(hole, Some(gateway))).ok()?);
    edits.set(gateway, "allocation_id", &format!("aws_eip.{label}{index}.id"));
    Some(Finding::on(gateway, format!("{address} has no Elastic IP")).with(edits))
}
