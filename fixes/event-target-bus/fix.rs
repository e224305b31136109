//! Targets of a rule on an event bus of its own, which name no bus: AWS looks for the rule on the default one.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;

/// A finding for each target whose rule stands on another bus.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_cloudwatch_event_target").filter_map(|target| look(ctx, target)).collect()
}

fn look(ctx: &Context, target: Block) -> Option<Finding> {
    if target.has("event_bus_name") {
        return None;
    }
    let rule = ctx.module.get(&target.attribute("rule")?.value().target()?)?;
    let bus = rule.attribute("event_bus_name").filter(|_| rule.of() == "aws_cloudwatch_event_rule")?.value();
    let finding = Finding::on(target, format!("{} names no event bus, and its rule is on one", target.address()?));
    let of_each = ["each.", "count."].iter().any(|each| bus.text().contains(each));
    let repeat = |block: Block| block.repeat().map(|repeat| repeat.value().text().to_owned());
    if of_each && repeat(target) != repeat(rule) {
        let why = "the rules are repeated in another way";
        return Some(Finding { message: format!("{}; {why}", finding.message), ..finding });
    }
    let mut edits = Edits::default();
    edits.set(target, "event_bus_name", bus.text());
    Some(finding.with(edits))
}
