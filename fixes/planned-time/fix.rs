//! `timestamp()` in the default tags of a provider, where a plan and what is made of it must say the same.

use std::collections::BTreeSet;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::module::refs::mentioned;
use crate::syntax::tree::ExprKind;
use crate::wire::providers;

/// A finding for each call.
pub fn find(ctx: &Context) -> Vec<Finding> {
    // The function that says when it is planned came with 1.5.
    if !providers::may_run(ctx.module, &["1.5.0", "1.9.0", "1.13.0"]) {
        return Vec::new();
    }
    let mut calls = Vec::new();
    let mut locals: BTreeSet<String> = BTreeSet::new();
    for tags in ctx.module.of_kind("provider").flat_map(|one| one.nested("default_tags").collect::<Vec<_>>()) {
        tags.attributes().for_each(|one| collect(one.value(), &mut calls));
        read(tags.text(), &mut locals);
    }
    let all: Vec<_> = ctx.module.of_kind("locals").flat_map(|block| block.attributes().collect::<Vec<_>>()).collect();
    // Locals that are read by locals, each once.
    for _ in 0..all.len() {
        let before = locals.len();
        for one in
            all.iter().filter(|one| locals.contains(one.name())).map(|one| one.value().text()).collect::<Vec<_>>()
        {
            read(&format!("x {{\n  y = {one}\n}}\n"), &mut locals);
        }
        if locals.len() == before {
            break;
        }
    }
    all.iter().filter(|one| locals.contains(one.name())).for_each(|one| collect(one.value(), &mut calls));
    calls.into_iter().map(finding).collect()
}

fn finding(call: Value) -> Finding {
    let mut edits = Edits::default();
    edits.replace(call, "plantimestamp()");
    let message = "timestamp() in default tags is another time when it is applied than when it was planned";
    Finding::at(call.span(), message.to_owned()).with(edits)
}

fn read(text: &str, locals: &mut BTreeSet<String>) {
    locals.extend(mentioned(text).iter().filter_map(|one| one.strip_prefix("local.")).map(str::to_owned));
}

/// The calls of `timestamp` in a value.
fn collect<'m>(value: Value<'m>, found: &mut Vec<Value<'m>>) {
    if matches!(value.kind(), ExprKind::Call(call) if call.name == "timestamp") {
        found.push(value);
    }
    value.node().children().for_each(|child| collect(value.inner(child), found));
}
