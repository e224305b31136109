//! The log of each web ACL: a regional one's, and that of one in front of CloudFront in its own region.

use crate::fix::{Context, Finding};
use crate::shape::companion::reached;
use crate::shape::component::{self, Keys};
use crate::wire::{Wire, slots};

/// The slot of each kind of web ACL, the variant of `must.tf`, and of what one must be asked for: a web ACL alone says
/// nothing of logs.
const KINDS: [(&str, &str, [&str; 2]); 2] =
    [("web_acl", "", ["waf_logging", "alb_access_logs"]), ("cdn_web_acl", "cdn", ["waf_logging", "cloudfront_logs"])];

/// A finding for each kind of web ACL that is not logged.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if !component::is_home(ctx) {
        return Vec::new();
    }
    // What a report or `--require` names is the web ACL of the load balancer.
    let is_wanted = |variant: &str, wanted: &[&str; 2]| match variant {
        "" => !component::is_unheard_of(&wanted.map(str::to_owned), ctx),
        _ => wanted.iter().any(|component| ctx.asked.wants(component)),
    };
    let wanted = KINDS.iter().filter(|(_, variant, wanted)| is_wanted(variant, wanted));
    wanted.filter_map(|(slot, variant, _)| look(ctx, slot, variant)).collect()
}

fn look(ctx: &Context, slot: &str, variant: &str) -> Option<Finding> {
    if !Wire::new(ctx).exists(slot) {
        return None;
    }
    let acl = slots::get(slot)?.pick(ctx.module);
    let address = acl.and_then(|acl| acl.address());
    let is_its = |named: Vec<String>| match &address {
        Some(address) if named.iter().any(|one| one.starts_with("aws_wafv2_web_acl.")) => named.contains(address),
        _ => true,
    };
    let head = "aws_wafv2_web_acl_logging_configuration";
    let is_logged = ctx.modules.iter().any(|module| module.resources(head).any(|one| is_its(reached(module, one))));
    if is_logged {
        return None;
    }
    let provider = acl.and_then(|acl| acl.attribute("provider"));
    let meta = provider.map(|provider| ("provider".to_owned(), provider.value().text().to_owned()));
    component::make_with(&Keys::named(head), ctx, variant, meta.into_iter().collect())
}
