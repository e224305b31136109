//! What the web ACL protects: the load balancer, or the stage of a REST API.

use crate::ask::Wish;
use crate::fix::{Context, Finding};
use crate::shape::component::{self, Keys};
use crate::wire::Wire;

const HEAD: &str = "aws_wafv2_web_acl_association";

/// The finding that a web ACL is associated with nothing.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let resources = |of: &'static str| ctx.modules.iter().flat_map(move |module| module.resources(of));
    if !component::is_home(ctx) || resources(HEAD).next().is_some() {
        return Vec::new();
    }
    let wire = Wire::new(ctx);
    // One that is there and stands before CloudFront is associated by the distribution.
    if !wire.exists("web_acl") && resources("aws_wafv2_web_acl").next().is_some() {
        return Vec::new();
    }
    let (balanced, staged) = (wire.exists("load_balancer"), wire.exists("rest_stage"));
    let variant = match (balanced, staged) {
        (true, true) if is_for_api(ctx) => "stage",
        (true, _) => "",
        (false, true) => "stage",
        (false, false) => return resources("aws_apigatewayv2_api").next().map(unprotected).into_iter().collect(),
    };
    component::make(&Keys::named(HEAD), ctx, variant).into_iter().collect()
}

/// Whether the sentences that ask for the web ACL speak of an API, and of no load balancer.
fn is_for_api(ctx: &Context) -> bool {
    let asked = ctx.fix.asked_by.iter().filter_map(|id| ctx.asked.components.get(*id)).flatten();
    let said: Vec<String> =
        asked.filter(|one| one.wish == Wish::Asked).map(|one| one.sentence.to_lowercase()).collect();
    let speaks = |word: &str| said.iter().any(|one| one.split(|c: char| !c.is_alphanumeric()).any(|one| one == word));
    (speaks("api") || speaks("apis")) && !speaks("alb") && !speaks("balancer")
}

/// Of APIs, a web ACL protects REST ones alone
/// (<https://docs.aws.amazon.com/waf/latest/APIReference/Welcome.html>, read 2026-11-30).
fn unprotected(api: crate::module::block::Block) -> Finding {
    let address = api.address().unwrap_or_default();
    Finding::on(
        api,
        format!(
            "{address} is an HTTP or a WebSocket API, which no web ACL can protect: a REST API, or a distribution before it, can be"
        ),
    )
}
