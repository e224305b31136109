//! Calls that do not give what their module must be given.

use std::collections::HashMap;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::CALL_META;
use crate::module::Module;
use crate::module::block::{Attribute, Block};
use crate::wire::calls;
use crate::wire::inputs;

/// A finding for each call that does not give all, and one for each variable that another argument may be meant for.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let mut added = Vec::new();
    let all = calls::readable(ctx);
    all.iter().flat_map(|(call, child)| look(ctx, *call, child, &mut added)).collect()
}

fn look(ctx: &Context, call: Block, child: &Module, added: &mut Vec<(String, String)>) -> Vec<Finding> {
    let unknown = |name: &&str| !CALL_META.contains(name) && !child.declares(&format!("var.{name}"));
    let (mut found, mut edits, mut given) = (Vec::new(), Edits::default(), Vec::new());
    let others = call.attributes().filter(|one| unknown(&one.name()));
    let meant = others.filter_map(|other| Some((inputs::meant(call, child, other)?, other)));
    // The first argument that is meant for a variable.
    let meant: HashMap<&str, Attribute> = meant.collect::<Vec<_>>().into_iter().rev().collect();
    for variable in inputs::missing(call, child) {
        let name = variable.name();
        if let Some(other) = meant.get(name) {
            let message = format!("module.{} is not given {name}; {} may be meant for it", call.name(), other.name());
            found.push(Finding::on(call, message));
            continue;
        }
        let Some(own) = call.address() else { continue };
        let value = inputs::given(ctx, &own, child, name, added);
        if let Some(from) = value.as_ref().and_then(|given| given.from.clone()) {
            // Another fix may let the other one wait for this one.
            let mut pair = [child.folder(), &*from.1];
            pair.sort_unstable();
            edits.claim(format!("calls:{}", pair.join("|")));
            added.push((own, from.0));
        }
        if let Some((value, more)) = inputs::give(ctx, variable, value) {
            edits.set(call, name, &value);
            edits.join(more);
            given.push(name);
        }
    }
    if !given.is_empty() {
        let all = given.join(", ");
        let message = format!("module.{} is not given {all}, which its module must be given", call.name());
        found.push(Finding::on(call, message).with(edits));
    }
    found
}
