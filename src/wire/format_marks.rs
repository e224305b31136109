//! Marks of `format` that stand for a number, where a text is handed over.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::syntax::tree::ExprKind;

/// A finding for each text that a plan would refuse under `%d`.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.blocks().filter(|block| block.text().contains("%d")).flat_map(|block| look(ctx, block, block)).collect()
}

fn look<'m>(ctx: &Context<'m>, root: Block<'m>, block: Block<'m>) -> Vec<Finding> {
    let mut found: Vec<Finding> = block.blocks().flat_map(|inner| look(ctx, root, inner)).collect();
    for value in block.attributes().map(|one| one.value()) {
        let calls = value.node().all().filter_map(|one| match &one.kind {
            ExprKind::Call(call) if call.name == "format" => Some(call),
            _ => None,
        });
        for call in calls {
            let Some((mask, rest)) = call.args.split_first() else { continue };
            let mut edits = Edits::default();
            let mask = value.inner(mask);
            for (at, verb) in
                marks(mask).into_iter().zip(rest).filter(|((_, verb), _)| *verb == 'd').map(|(mark, arg)| (mark.0, arg))
            {
                if is_text(ctx, value.inner(verb)) {
                    let at = mask.span().range.start + at;
                    edits.splice(mask.span().file, at..at + 1, "s");
                }
            }
            if !edits.is_empty() {
                let message = format!("{}: format: %d stands for a number, and a text is handed over", name_of(root));
                found.push(Finding::at(mask.span(), message).with(edits));
            }
        }
    }
    found
}

/// Where the letters of the marks stand in a text as it is written, as far as all of them are plain.
fn marks(mask: Value) -> Vec<(usize, char)> {
    let (text, mut found) = (mask.text(), Vec::new());
    let mut letters = text.char_indices();
    while let Some((_, c)) = letters.next() {
        if c != '%' {
            continue;
        }
        match letters.find(|(_, c)| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | ' '))) {
            Some((_, '%')) => {}
            Some((at, c)) if c.is_ascii_alphabetic() => found.push((at, c)),
            _ => return Vec::new(),
        }
    }
    found
}

/// Whether a value is a text that is no number, as far as defaults tell.
fn is_text(ctx: &Context, value: Value) -> bool {
    match ctx.by_default(value).bare() {
        Known::Text(text) => text.parse::<f64>().is_err(),
        Known::Of(Type::String) => {
            let is_id = |end: &str| value.text().ends_with(end);
            [".id", ".arn", ".name"].into_iter().any(is_id)
        }
        _ => false,
    }
}
