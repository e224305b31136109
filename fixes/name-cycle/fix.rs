//! A log group that takes its name from the function that waits for the log group: the name is written where it is used.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::must::{Filled, Hole, inline};
use crate::wire::cycle::stand::Stand;
use crate::wire::cycle::{self, How};
use crate::wire::facts;

/// A finding for each reference that has to be written out.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for circle in cycle::all(ctx) {
        for cut in &circle.cuts {
            if let How::Stands(stand) = &cut.how {
                found.extend(look(ctx, cut.reference, stand, &circle.path));
            }
        }
    }
    found
}

fn look(ctx: &Context, reference: &Reference, stand: &Stand, path: &str) -> Option<Finding> {
    let text = &ctx.module.sources().file(reference.file).text;
    let said = &text[reference.range.clone()];
    let finding = Finding::at(reference.span(), format!("{path}; {said} can be written out"));
    let mut edits = Edits::default();
    match stand {
        Stand::Every => put(&mut edits, text, reference, &written(ctx, "every", &|_| Filled::Missing)?),
        Stand::Value(value) => put(&mut edits, text, reference, value),
        Stand::Made(variant, block, name) => {
            let (value, facts) = made(ctx, variant, *block, name)?;
            put(&mut edits, text, reference, &value);
            facts::supply(ctx, &facts, &mut edits);
        }
    }
    Some(finding.with(edits))
}

fn made(ctx: &Context, variant: &str, block: Block, name: &str) -> Option<(String, facts::Facts)> {
    let facts = facts::of(ctx.module, Some(block))?;
    let value = written(ctx, variant, &|hole| match hole {
        Hole::Slot(slot, _) if slot == "name" => Filled::Text(name.to_owned()),
        hole => facts.fill(hole),
    })?;
    Some((value, facts))
}

/// The one value that a variant of `must.tf` says.
fn written(ctx: &Context, variant: &str, fill: &dyn Fn(&Hole) -> Filled) -> Option<String> {
    let must = ctx.fix.must(variant)?;
    let head = must.blocks().next()?;
    let value = head.attributes().next()?.value();
    must.render_range(head, value.span().range, fill).ok()
}

/// A value in the place of a reference; inside of a quoted text without quotes of its own.
fn put(edits: &mut Edits, text: &str, reference: &Reference, value: &str) {
    let range = reference.range.clone();
    let before = text[..range.start].trim_end_matches(' ');
    let behind = text[range.end..].trim_start_matches(' ');
    if before.ends_with("${") && behind.starts_with('}') && !value.contains('\\') {
        let whole = before.len() - 2..text.len() - behind.len() + 1;
        edits.splice(reference.file, whole, &inline(value));
    } else {
        edits.splice(reference.file, range, value);
    }
}
