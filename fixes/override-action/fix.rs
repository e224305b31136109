//! Rules of a web ACL that use a group of rules and say an action, or nothing, where only `override_action` is taken.

use crate::edit::Edits;
use crate::edit::verbs::dedent;
use crate::fix::{Context, Finding};
use crate::shape::bodies::{self, Body};
use crate::shape::must::Filled;

/// Statements that use a group of rules.
/// Source: WAF API Reference, "Rule" (`OverrideAction` and `Action`), read 2026-12-01.
const GROUPS: [&str; 2] = ["managed_rule_group_statement", "rule_group_reference_statement"];

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let is_rule = |body: &&Body| body.root.of() == "aws_wafv2_web_acl" && body.path.as_slice() == ["rule"];
    bodies::all(ctx).iter().filter(is_rule).filter_map(|body| look(ctx, body)).collect()
}

fn look(ctx: &Context, body: &Body) -> Option<Finding> {
    let rule = body.block;
    let statement = rule.nested("statement").next()?;
    if rule.has("override_action") || !GROUPS.iter().any(|group| statement.has(group)) {
        return None;
    }
    let mut edits = Edits::default();
    let Some(action) = rule.blocks().find(|one| one.kind() == "action") else {
        if rule.has("action") {
            return None;
        }
        let must = ctx.fix.must("")?;
        let root = must.blocks().next()?;
        let own = root.nested("rule").next()?.nested("override_action").next()?;
        let text = must.render_range(root, own.span().range, &|_| Filled::Missing).ok()?;
        edits.append_block(rule, "override_action", &dedent(&text));
        return Some(Finding::on(rule, format!("{}: override_action is missing", body.place())).with(edits));
    };
    // `block` and `allow` would be for the whole group, and no override says that.
    let mut said = action.blocks();
    let is_override = said.next().is_some_and(|one| matches!(one.kind(), "none" | "count")) && said.next().is_none();
    let message = format!("{}: action is override_action beside a group of rules", body.place());
    let start = action.span().range.start;
    edits.splice(action.file(), start..start + action.kind().len(), "override_action");
    Some(Finding::on(action, message).with(if is_override { edits } else { Edits::default() }))
}
