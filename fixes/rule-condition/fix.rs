//! `field = "path-pattern"` with `values`, as conditions of listener rules were written before version 3 of the provider.

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;

/// The fields, and the blocks that took their place.
/// Source: "AWS Provider Version 3 Upgrade Guide", resource aws_lb_listener_rule, read 2026-11-29.
const FIELDS: [(&str, &str); 2] = [("path-pattern", "path_pattern"), ("host-header", "host_header")];

/// A finding for each condition of that form.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let rules = ["aws_lb_listener_rule", "aws_alb_listener_rule"];
    let all = rules.iter().flat_map(|of| ctx.module.resources(of));
    let known = all.filter(|rule| {
        let ty = ctx.type_of(*rule);
        ty.and_then(|ty| ty.block("condition").map(|one| one.block.attribute("field").is_none())) == Some(true)
    });
    known.flat_map(|rule| rule.nested("condition").filter_map(move |one| look(rule, one)).collect::<Vec<_>>()).collect()
}

fn look(rule: Block, condition: Block) -> Option<Finding> {
    let (field, values) = (condition.attribute("field")?, condition.attribute("values")?);
    let said = field.value().as_str()?.replace('_', "-").to_lowercase();
    let (_, block) = FIELDS.iter().find(|(name, _)| *name == said)?;
    if condition.has(block) {
        return None;
    }
    let (one, other) = (field.span().range, values.span().range);
    let (start, end) = (one.start.min(other.start), one.end.max(other.end));
    let between = &condition.file_text()[one.end.min(other.end)..one.start.max(other.start)];
    if !between.trim().is_empty() {
        return None;
    }
    let inside = indent(condition.file_text(), start);
    let mut edits = Edits::default();
    let text = format!("{block} {{\n{inside}  values = {}\n{inside}}}", values.value().text());
    edits.splice(condition.file(), start..end, &text);
    let message = format!("{}: a condition has no field; {block} is a block in it", name_of(rule));
    Some(Finding::at(field.name_span(), message).with(edits))
}
