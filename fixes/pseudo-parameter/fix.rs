//! `$${AWS::Region}` and its like in texts: CloudFormation would fill them in, and nobody does here.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::syntax::tree::{ExprKind, Part};
use crate::wire::facts::{self, Facts};

/// A finding for each block that holds some; the text of a stack is CloudFormation's own.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let own = |block: &Block| block.of().starts_with("aws_cloudformation_");
    ctx.module.blocks().filter(|block| !own(block)).filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    if !block.text().contains("$${AWS::") {
        return None;
    }
    let facts = facts::of(ctx.module, Some(block))?;
    let mut edits = Edits::default();
    in_body(block, &facts, &mut edits);
    let first = edits.list().first()?;
    let was = &block.file_text()[first.range.clone()];
    let message = format!("{}: {was} is CloudFormation's, and Terraform knows it", name_of(block));
    facts::supply(ctx, &facts, &mut edits);
    Some(Finding::on(block, message).with(edits))
}

fn in_body(block: Block, facts: &Facts, edits: &mut Edits) {
    block.attributes().for_each(|attribute| in_value(attribute.value(), facts, edits));
    block.blocks().for_each(|inner| in_body(inner, facts, edits));
}

fn in_value(value: Value, facts: &Facts, edits: &mut Edits) {
    let whole = value.span();
    match value.kind() {
        ExprKind::String(_) => in_text(value, whole.range, facts, edits),
        ExprKind::Template(parts) | ExprKind::Heredoc(parts) => in_parts(value, parts, facts, edits),
        _ => {}
    }
    value.node().children().for_each(|child| in_value(value.inner(child), facts, edits));
}

fn in_parts(value: Value, parts: &[Part], facts: &Facts, edits: &mut Edits) {
    for part in parts {
        match part {
            Part::Literal(range) => in_text(value, value.place(range), facts, edits),
            Part::If(part) => {
                in_parts(value, &part.then, facts, edits);
                in_parts(value, &part.otherwise, facts, edits);
            }
            Part::For(part) => in_parts(value, &part.body, facts, edits),
            Part::Interpolation(..) => {}
        }
    }
}

fn in_text(value: Value, range: std::ops::Range<usize>, facts: &Facts, edits: &mut Edits) {
    let all =
        [("AWS::AccountId", &facts.account), ("AWS::Region", &facts.region), ("AWS::Partition", &facts.partition)];
    for (name, own) in all {
        let mark = format!("$${{{name}}}");
        for (at, _) in value.file_text()[range.clone()].match_indices(&mark) {
            let at = range.start + at;
            edits.splice(value.span().file, at..at + mark.len(), &crate::shape::must::inline(own));
        }
    }
}
