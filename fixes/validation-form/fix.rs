//! Validations that speak of another variable, and conditions without a message.

use std::collections::BTreeSet;

use crate::edit::Edits;
use crate::edit::verbs::dedent;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for root in ctx.module.blocks() {
        below(ctx, root, root, &mut found);
        if root.kind() == "variable" && !ctx.module.has_junk() {
            found.extend(root.nested("validation").filter_map(|one| moved(ctx, root, one)));
        }
    }
    found
}

/// Conditions without a message.
fn below(ctx: &Context, root: Block, block: Block, found: &mut Vec<Finding>) {
    for one in block.blocks() {
        below(ctx, root, one, found);
        let is_check = matches!(one.kind(), "validation" | "precondition" | "postcondition" | "assert");
        if !is_check || !one.has("condition") || one.has("error_message") {
            continue;
        }
        let tested = ctx.module.references_in(one).find_map(|reference| reference.target.strip_prefix("var."));
        let message = match root.kind() {
            "variable" => format!("The value of {} is not one that is allowed.", tested.unwrap_or(root.name())),
            _ => format!("A {} of {} does not hold.", one.kind(), name_of(root)),
        };
        let mut edits = Edits::default();
        edits.set(one, "error_message", &format!("{message:?}"));
        let what = format!("{}: a {} says nothing when it fails", name_of(root), one.kind());
        found.push(Finding::on(one, what).with(edits));
    }
}

/// A validation that speaks of one other variable alone is that one's.
fn moved(ctx: &Context, variable: Block, one: Block) -> Option<Finding> {
    let own = variable.address()?;
    let condition = one.attribute("condition")?.value().span().range;
    let named: BTreeSet<&str> = ctx
        .module
        .references_in(one)
        .filter(|reference| condition.contains(&reference.range.start))
        .map(|reference| reference.target.as_str())
        .collect();
    if named.contains(own.as_str()) {
        return None;
    }
    let finding = Finding::on(one, format!("{own} has a validation that does not speak of it"));
    let variables: Vec<&&str> = named.iter().filter(|target| target.starts_with("var.")).collect();
    let other = match variables[..] {
        [only] => ctx.module.get(only).filter(|other| other.kind() == "variable"),
        _ => None,
    };
    let Some(other) = other.filter(|_| ctx.module.every(&own).len() == 1) else { return Some(finding) };
    let mut edits = Edits::default();
    edits.append_block(other, "validation", &dedent(one.text()));
    edits.remove_nested(one);
    let reason = format!("it is a validation of {}", name_of(other));
    Some(finding.with(edits).losing(format!("{own}: validation"), reason))
}
