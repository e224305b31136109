//! A listener that forwards plain HTTP although the same load balancer speaks HTTPS: it redirects instead.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;

const TYPES: [&str; 2] = ["aws_lb_listener", "aws_alb_listener"];

/// A finding for each such listener.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let listeners: Vec<Block> =
        ctx.module.of_kind("resource").filter(|one| TYPES.contains(&one.of()) && one.repeat().is_none()).collect();
    let speaks = |listener: &Block, wanted: &str| {
        let said = listener.attribute("protocol").and_then(|protocol| protocol.value().as_str());
        said.unwrap_or("HTTP").eq_ignore_ascii_case(wanted)
    };
    let balancer = |listener: &Block| listener.attribute("load_balancer_arn").and_then(|arn| arn.value().target());
    let secure: Vec<_> = listeners.iter().filter(|one| speaks(one, "HTTPS")).filter_map(balancer).collect();
    let plain =
        listeners.iter().filter(|one| speaks(one, "HTTP") && balancer(one).is_some_and(|own| secure.contains(&own)));
    plain.filter_map(|listener| look(ctx, *listener)).collect()
}

fn look(ctx: &Context, listener: Block) -> Option<Finding> {
    let port = listener.attribute("port")?.value();
    let mut actions = listener.nested("default_action");
    let (action, more) = (actions.next()?, actions.next());
    let kind = action.attribute("type")?.value().as_str()?;
    if port.text().trim_matches('"') != "80" || kind != "forward" || more.is_some() || action.kind() != "default_action"
    {
        return None;
    }
    let wanted = ctx.fix.must("")?.blocks().next()?.nested("default_action").next()?;
    let mut edits = Edits::default();
    edits.splice(listener.file(), action.span().range, wanted.text());
    let address = listener.address()?;
    Some(Finding::on(listener, format!("{address} serves plain HTTP beside HTTPS")).with(edits))
}
