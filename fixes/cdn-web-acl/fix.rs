//! The web ACL of CloudFront, which takes one from us-east-1 alone: by the provider configuration of that region.

use crate::check::known::Known;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::component::{self, Keys};
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::wire::{Wire, providers};

/// The region from which CloudFront takes web ACLs
/// (<https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html>, read 2026-11-29).
const HOME: &str = "us-east-1";

/// The finding that there is none.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if !component::is_home(ctx) || Wire::new(ctx).exists("cdn_web_acl") {
        return Vec::new();
    }
    let (name, is_new) = provider(ctx);
    let meta = name.iter().map(|name| ("provider".to_owned(), format!("aws.{name}"))).collect();
    let Some(mut finding) = component::make_with(&Keys::named("aws_wafv2_web_acl"), ctx, "", meta) else {
        return Vec::new();
    };
    if is_new && !finding.edits.is_empty() {
        let Some(made) = configured(ctx, &name.unwrap_or_default()) else { return Vec::new() };
        finding.edits.join(providers::add(ctx.module, made));
    }
    vec![finding]
}

/// The alias of the provider configuration of the region, and whether it must be made; none where the default one is
/// of it.
fn provider(ctx: &Context) -> (Option<String>, bool) {
    let is_there = |block: &Block| {
        let region = block.attribute("region").map(|region| ctx.by_default(region.value()));
        matches!(region, Some(Known::Text(region)) if &*region == HOME)
    };
    let alias = |block: Block| Some(block.attribute("alias")?.value().as_str()?.to_owned());
    let mut all = ctx.module.of_kind("provider").filter(|one| one.name() == "aws").filter(is_there);
    if all.clone().any(|one| !one.has("alias")) {
        return (None, false);
    }
    match all.find_map(alias) {
        Some(alias) => (Some(alias), false),
        None => (Some(HOME.replace('-', "_")), true),
    }
}

/// The provider configuration of an alias.
fn configured(ctx: &Context, alias: &str) -> Option<Vec<Made>> {
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) if name == "alias" => Filled::Text(format!("{alias:?}")),
        _ => Filled::Text(format!("{HOME:?}")),
    };
    let mut made = ctx.fix.must("provider")?.render(&Names::default(), &fill).ok()?;
    made.iter_mut().for_each(|one| one.address = Some(format!("provider.aws.{alias}")));
    Some(made)
}
