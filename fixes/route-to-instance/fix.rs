//! `instance_id` of a route: version 5 of the provider took it away, and the instance's interface takes its place.
//! Source: "AWS Provider Version 5 Upgrade Guide", resources aws_route and aws_route_table, read 2026-11-29.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::shape::bodies::{self, Body};

const ROUTES: [(&str, &[&str]); 3] =
    [("aws_route", &[]), ("aws_route_table", &["route"]), ("aws_default_route_table", &["route"])];

/// A finding for each such route.
pub fn find(ctx: &Context) -> Vec<Finding> {
    bodies::all(ctx).iter().filter_map(|body| look(ctx, body)).collect()
}

fn look(ctx: &Context, body: &Body) -> Option<Finding> {
    ROUTES.iter().find(|(of, path)| *of == body.root.of() && body.path == *path)?;
    let attribute = body.block.attribute("instance_id")?;
    if body.ty.attribute("instance_id").is_some_and(|known| known.settable()) {
        return None;
    }
    let value = attribute.value();
    let instance =
        value.target().and_then(|target| ctx.module.get(&target)).filter(|one| one.of() == "aws_instance")?;
    let whole = value.text().strip_suffix(".id")?;
    if body.block.has("network_interface_id") {
        return None;
    }
    let mut edits = Edits::default();
    edits.splice(value.span().file, attribute.name_span().range, "network_interface_id");
    edits.replace(value, &format!("{whole}.primary_network_interface_id"));
    let message =
        format!("{}: a route takes no instance; the interface of {} is meant", body.place(), instance.address()?);
    Some(Finding::at(attribute.name_span(), message).with(edits))
}
