//! A listener that forwards plain HTTP although the same load balancer speaks HTTPS: it redirects instead, and its rules
//! stand at the other one.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;

const TYPES: [&str; 2] = ["aws_lb_listener", "aws_alb_listener"];
const RULES: [&str; 2] = ["aws_lb_listener_rule", "aws_alb_listener_rule"];

/// A finding for each such listener.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let listeners: Vec<Block> =
        ctx.module.of_kind("resource").filter(|one| TYPES.contains(&one.of()) && one.repeat().is_none()).collect();
    let speaks = |listener: &Block, wanted: &str| {
        let said = listener.attribute("protocol").and_then(|protocol| protocol.value().as_str());
        said.unwrap_or("HTTP").eq_ignore_ascii_case(wanted)
    };
    let balancer = |listener: &Block| listener.attribute("load_balancer_arn").and_then(|arn| arn.value().target());
    let secure: Vec<&Block> = listeners.iter().filter(|one| speaks(one, "HTTPS")).collect();
    let plain = listeners.iter().filter(|one| speaks(one, "HTTP"));
    plain
        .filter_map(|listener| {
            let own = balancer(listener)?;
            let beside: Vec<Block> =
                secure.iter().filter(|one| balancer(one).as_ref() == Some(&own)).map(|one| **one).collect();
            look(ctx, *listener, &own, &beside)
        })
        .collect()
}

fn look(ctx: &Context, listener: Block, balancer: &str, secure: &[Block]) -> Option<Finding> {
    let first = secure.first()?;
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
    let finding = Finding::on(listener, format!("{} serves plain HTTP beside HTTPS", listener.address()?));
    if let Some(distribution) = asks_in_the_clear(ctx, balancer) {
        // What it asks for stays here, by a rule that knows it by its header.
        let is_known = rules(ctx, listener)
            .any(|rule| rule.nested("condition").any(|condition| condition.nested("http_header").next().is_some()));
        let message = format!("{}; {distribution} asks for it, and would be sent away", finding.message);
        return Some(if is_known { finding.with(edits) } else { Finding { message, ..finding } });
    }
    // What is redirected never reaches a rule here. Rules that the other listener has may hold the same priorities.
    if secure.len() == 1 && rules(ctx, *first).next().is_none() {
        // So does what is shared out between several target groups, of which the other listener knows one.
        if let Some(one) = first.nested("default_action").next().filter(|one| is_share(one, &action)) {
            edits.splice(first.file(), one.span().range, action.text());
        }
        let other = format!("{}.arn", first.address()?);
        for rule in rules(ctx, listener).filter(|rule| !redirects(rule)) {
            edits.splice(rule.file(), rule.attribute("listener_arn")?.value().span().range, &other);
        }
    }
    Some(finding.with(edits))
}

/// Whether an action forwards to one of the target groups that another one shares its requests out to, and does no more.
fn is_share(one: &Block, other: &Block) -> bool {
    let arn = one.attribute("target_group_arn").map(|arn| arn.value().text());
    let groups = other.nested("forward").flat_map(|forward| forward.nested("target_group"));
    let mut shares = groups.filter_map(|group| group.attribute("arn"));
    one.blocks().next().is_none() && shares.any(|share| Some(share.value().text()) == arn)
}

/// The distribution of which the load balancer is an origin that it speaks plain HTTP to.
fn asks_in_the_clear(ctx: &Context, balancer: &str) -> Option<String> {
    let mut holders = ctx.module.users(balancer).map(|one| ctx.module.holder(one));
    let distribution = holders.find(|holder| {
        holder.of() == "aws_cloudfront_distribution"
            && holder.nested("origin").flat_map(|origin| origin.nested("custom_origin_config")).any(|custom| {
                let policy = custom.attribute("origin_protocol_policy");
                policy.is_some_and(|policy| policy.value().text().contains("\"http-only\""))
            })
    });
    distribution?.address()
}

/// The rules of a listener.
fn rules<'m>(ctx: &Context<'m>, listener: Block) -> impl Iterator<Item = Block<'m>> {
    let address = listener.address();
    ctx.module.of_kind("resource").filter(move |rule| {
        let at = rule.attribute("listener_arn").and_then(|arn| arn.value().target());
        RULES.contains(&rule.of()) && at.is_some() && at == address
    })
}

fn redirects(rule: &Block) -> bool {
    rule.nested("action")
        .any(|action| action.attribute("type").is_some_and(|kind| kind.value().as_str() == Some("redirect")))
}
