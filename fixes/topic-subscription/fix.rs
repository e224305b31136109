//! The subscription of an e-mail address to the topic that is there: of an address that a variable holds, else of one that
//! a new variable asks for.

use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::component::{self, Keys};
use crate::wire::Wire;

const HEAD: &str = "aws_sns_topic_subscription";

/// The finding that there is none.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = ctx.modules.iter().flat_map(|module| module.resources(HEAD));
    let is_mail = |one: &Block| {
        let protocol = one.attribute("protocol").map(|protocol| protocol.value());
        // One that an expression decides may be it.
        protocol.is_none_or(|protocol| protocol.as_str().is_none_or(|said| said.starts_with("email")))
    };
    if !component::is_home(ctx) || all.into_iter().any(|one| is_mail(&one)) {
        return Vec::new();
    }
    let mut topics = ctx.modules.iter().flat_map(|module| module.resources("aws_sns_topic"));
    if let Some(topic) = topics.next().filter(|_| !Wire::new(ctx).exists("topic")) {
        return vec![Finding::on(
            topic,
            "nobody is told by e-mail of what the topics are told, and none is one for alerts",
        )];
    }
    let variant = if Wire::new(ctx).exists("mailbox") { "variable" } else { "" };
    component::make(&Keys::named(HEAD), ctx, variant).into_iter().collect()
}
