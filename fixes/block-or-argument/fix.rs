//! Blocks that are written as an argument, and arguments that are written as blocks.

use crate::edit::Edits;
use crate::edit::verbs::{line_end, line_start};
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block};
use crate::shape::bodies::{self, Body};
use crate::shape::convert::{to_blocks, to_value, turn};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    bodies::all(ctx).iter().flat_map(|body| look(ctx, body)).collect()
}

fn look(ctx: &Context, body: &Body) -> Vec<Finding> {
    let (place, mut found) = (body.place(), Vec::new());
    for attribute in body.unknown_attributes() {
        let Some(wanted) = body.ty.block(attribute.name()) else { continue };
        let finding =
            Finding::at(attribute.name_span(), format!("{place}: {} is a block, not an argument", attribute.name()));
        let there = body.block.nested(attribute.name()).next().is_some();
        let text = match to_blocks(ctx.module, attribute, attribute.name(), wanted) {
            Ok(_) if there && wanted.once() => Err("it is there as a block as well".to_owned()),
            other => other,
        };
        found.push(match text {
            Ok(text) => {
                // The next one, turned round as well, brings a blank line of its own.
                let (source, range) = (body.block.file_text(), attribute.span().range);
                let end = line_end(source, range.end);
                let next = body.unknown_attributes().any(|one| {
                    body.ty.block(one.name()).is_some() && line_start(source, one.span().range.start) == end
                });
                let mut edits = Edits::default();
                turn(&mut edits, body.block, attribute, &text, next);
                finding.with(edits)
            }
            Err(why) => Finding { message: format!("{}; {why}", finding.message), ..finding },
        });
    }
    for attribute in body.block.attributes() {
        let Some(wanted) = body.ty.as_block(attribute.name()).filter(|_| lacks(ctx, body, attribute)) else { continue };
        let message = format!("{place}: {} gives less than a value must, and a block need not", attribute.name());
        let text = to_blocks(ctx.module, attribute, attribute.name(), &wanted);
        found.extend(text.ok().map(|text| {
            let mut edits = Edits::default();
            turn(&mut edits, body.block, attribute, &text, false);
            Finding::at(attribute.name_span(), message).with(edits)
        }));
    }
    let mut seen: Vec<&str> = Vec::new();
    for (name, block) in body.unknown_blocks() {
        let Some(wanted) = body.ty.attribute(name).filter(|wanted| wanted.settable()) else { continue };
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        let all: Vec<Block> = body.unknown_blocks().filter(|(other, _)| *other == name).map(|(_, one)| one).collect();
        let finding = Finding::on(block, format!("{place}: {name} is an argument, not a block"));
        found.push(match to_value(&all, wanted) {
            Ok(value) => {
                let mut edits = Edits::default();
                edits.claim(format!("{}@{}:{name}", body.block.file().0, body.block.span().range.start));
                edits.splice(block.file(), block.span().range, &format!("{name} = {value}"));
                all[1..].iter().for_each(|one| edits.remove_nested(*one));
                finding.with(edits)
            }
            Err(why) => Finding { message: format!("{}; {why}", finding.message), ..finding },
        });
    }
    found
}

/// Whether objects that are written out leave out what the type of an attribute demands of each, or stand alone where it
/// wants a list. A block of the same name may leave it out.
fn lacks<'m>(ctx: &Context<'m>, body: &Body<'m>, attribute: Attribute<'m>) -> bool {
    let value = attribute.value();
    let Some(wanted) = body.ty.attribute(attribute.name()) else { return false };
    let objects = value.items().unwrap_or_else(|| vec![value]);
    let written = objects.iter().all(|one| one.entries().is_some_and(|entries| !entries.is_empty()));
    !objects.is_empty() && written && ctx.known(value).fits(&wanted.ty).is_err()
}
