//! A resource that something refers to and nobody declares, of a type that needs no more than a name: `must/TYPE.tf`.

use crate::fix::{Context, Finding};
use crate::wire::missing::{self, Missing};

/// A finding for each such resource.
pub fn find(ctx: &Context) -> Vec<Finding> {
    missing::all(ctx, false).into_iter().filter_map(|one| look(ctx, &one)).collect()
}

fn look(ctx: &Context, one: &Missing) -> Option<Finding> {
    let must = ctx.fix.must(one.of)?;
    // What has to be in order has a name of its own kind.
    if one.words().iter().any(|word| word == "fifo") && matches!(one.of, "aws_sns_topic" | "aws_sqs_queue") {
        return Some(one.unclear("a queue or topic in order is set up in more than one way"));
    }
    let meta = match one.meta() {
        Ok(meta) => meta,
        Err(why) => return Some(one.unclear(&why)),
    };
    match one.make(ctx, &[must], meta, &|_, _| None) {
        Ok(edits) => Some(one.finding().with(edits)),
        Err(slots) => Some(one.unclear(&missing::needs(&slots))),
    }
}
