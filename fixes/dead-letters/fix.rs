//! A dead-letter queue for whoever takes messages, where the configuration has none at all.

use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion::{self, Keys};
use crate::wire::slots;

/// Who sets messages aside, and by what: one of them is enough of an answer.
const ASIDE: [(&str, &str); 7] = [
    ("aws_sqs_queue", "redrive_policy"),
    ("aws_sqs_queue_redrive_policy", "redrive_policy"),
    ("aws_sns_topic_subscription", "redrive_policy"),
    ("aws_lambda_function", "dead_letter_config"),
    ("aws_lambda_function_event_invoke_config", "destination_config"),
    ("aws_lambda_event_source_mapping", "destination_config"),
    ("aws_cloudwatch_event_target", "dead_letter_config"),
];

/// A finding for each queue that messages go to; for each function that is called by events where there is no such queue.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let sets_aside = |module: &Module| ASIDE.iter().any(|(of, by)| module.resources(of).any(|one| one.has(by)));
    if ctx.modules.iter().any(sets_aside) {
        return Vec::new();
    }
    let is_main = |queue: &Block| !slots::words(queue).iter().any(|word| WORDS.contains(&word.as_str()));
    let queues: Vec<Block> = ctx.module.resources("aws_sqs_queue").filter(is_main).collect();
    if !queues.is_empty() {
        let keys = Keys::new("aws_sqs_queue", &[]);
        return queues.into_iter().filter_map(|queue| companion::look(&keys, ctx, queue, "queue")).collect();
    }
    let keys = Keys::new("aws_lambda_function", &[]);
    let functions = ctx.module.resources("aws_lambda_function").filter(|one| takes_events(ctx.module, *one));
    functions.filter_map(|function| companion::look(&keys, ctx, function, "")).collect()
}

/// Words of a queue that takes what others set aside.
const WORDS: [&str; 5] = ["dlq", "dead", "deadletter", "letter", "letters"];

/// Whether a function is called by events: one that fetches its messages from a queue or a stream is not.
fn takes_events(module: &Module, function: Block) -> bool {
    let address = function.address().unwrap_or_default();
    !module.users(&address).any(|user| module.holder(user).of() == "aws_lambda_event_source_mapping")
}
