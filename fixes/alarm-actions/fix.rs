//! The topic, where an alarm has no actions.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::must::{Filled, Hole};
use crate::wire::Wire;
use crate::wire::home;

/// A finding for each alarm that tells nobody.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let alarms = ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"];
    let all = alarms.into_iter().flat_map(|of| ctx.module.resources(of));
    all.filter_map(|alarm| look(ctx, alarm)).collect()
}

fn look(ctx: &Context, alarm: Block) -> Option<Finding> {
    let is_empty = alarm
        .attribute("alarm_actions")
        .is_none_or(|actions| actions.value().items().is_some_and(|items| items.is_empty()));
    // An alarm in another region cannot reach a topic in this one.
    if !is_empty || !home::is_here(ctx.module, alarm) || alarm.has("ok_actions") {
        return None;
    }
    let mut finding = Finding::on(alarm, format!("{} tells nobody", alarm.address()?));
    match Wire::new(ctx).fill(&Hole::Part("topic".into(), "arn".into()), Some(alarm)) {
        Filled::Text(topic) => {
            let mut edits = Edits::default();
            edits.set(alarm, "alarm_actions", &format!("[{topic}]"));
            Some(finding.with(edits))
        }
        _ => {
            finding.asks.push("slot.topic".into());
            ctx.asked.wants("sns").then_some(finding)
        }
    }
}
