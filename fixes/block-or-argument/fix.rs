//! Blocks that are written as an argument, and arguments that are written as blocks.

use std::collections::HashMap;

use crate::catalogue::code::policy_statement;
use crate::edit::Edits;
use crate::edit::verbs::{indent, line_end, line_start};
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Attribute, Block, Value};
use crate::schema::types::{Attribute as Argument, BlockType, Type};
use crate::shape::bodies::{self, Body};
use crate::shape::convert::{moved, to_blocks, to_value, turn};
use crate::shape::pairs;
use crate::syntax::tree::ExprKind;

/// Arguments of the language that hold a value of any type, by the kind of block; of `locals`, all that stands in it.
const FREE: [[&str; 2]; 3] = [["variable", "default"], ["output", "value"], ["locals", ""]];

/// Blocks of the language, by the kind of block in which they stand.
const LANGUAGE: [(&str, &[&str]); 7] = [
    ("terraform", &["required_providers"]),
    ("resource", &["lifecycle", "connection"]),
    ("data", &["lifecycle"]),
    ("dynamic", &["content"]),
    ("lifecycle", &["precondition", "postcondition"]),
    ("variable", &["validation"]),
    ("output", &["precondition"]),
];

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found: Vec<Finding> = bodies::all(ctx).iter().flat_map(|body| look(ctx, body)).collect();
    for [kind, name] in FREE {
        found.extend(ctx.module.of_kind(kind).flat_map(|block| free(block, name)));
    }
    for terraform in ctx.module.of_kind("terraform") {
        found.extend(terraform.nested("required_providers").flat_map(|block| free(block, "")));
    }
    ctx.module.blocks().for_each(|block| language(block, &mut found));
    found
}

/// The blocks of the language that a block and those inside of it write as arguments.
fn language(block: Block, found: &mut Vec<Finding>) {
    for (_, names) in LANGUAGE.iter().filter(|(kind, _)| *kind == block.kind()) {
        found.extend(names.iter().filter_map(|name| as_block(block.attribute(name)?)));
    }
    block.blocks().for_each(|inner| language(inner, found));
}

/// An object that is written out, as a block: an argument on each line, without `,` and quotes.
fn as_block(attribute: Attribute) -> Option<Finding> {
    let (value, source) = (attribute.value(), attribute.value().file_text());
    let (entries, file, whole) = (value.entries()?, attribute.span().file, value.span().range);
    let message = format!("{} is a block, not an argument", attribute.name());
    let finding = Finding::at(attribute.name_span(), message);
    if entries.len() > 1 && !source[whole.clone()].contains('\n') {
        return Some(finding);
    }
    let mut edits = Edits::default();
    edits.splice(file, attribute.name_span().range.end..whole.start, " ");
    for (name, key, one) in entries {
        let (key, one) = (key.span().range, one.span().range);
        if source[key.clone()] != *name || source[key.end..one.start].trim() != "=" {
            edits.splice(file, key.start..one.start, &format!("{name} = "));
        }
        let behind =
            source[one.end..whole.end].len() - source[one.end..whole.end].trim_start_matches([' ', '\t']).len();
        if source[one.end + behind..].starts_with(',') {
            edits.splice(file, one.end..one.end + behind + 1, "");
        }
    }
    Some(finding.with(edits))
}

/// The blocks in a block of the language that are values.
fn free(block: Block, only: &str) -> Vec<Finding> {
    let all: Vec<Block> = block.blocks().filter(|one| only.is_empty() || one.kind() == only).collect();
    let place = name_of(block);
    let one = |inner: &Block| {
        let name = inner.kind();
        let alone = inner.label(0).is_none() && block.attribute(name).is_none() && block.nested(name).count() == 1;
        let value = to_value(&[*inner], &Argument::optional(name.into(), Type::Dynamic)).ok().filter(|_| alone)?;
        let mut edits = Edits::default();
        edits.splice(inner.file(), inner.span().range, &format!("{name} = {value}"));
        Some(Finding::on(*inner, format!("{place}: {name} is an argument, not a block")).with(edits))
    };
    all.iter().filter_map(one).collect()
}

/// An argument of objects that do not say all that an object must: blocks may leave out what they do not need.
fn short(ctx: &Context, body: &Body, attribute: Attribute) -> Option<Finding> {
    let (name, value) = (attribute.name(), attribute.value());
    let known = body.ty.attribute(name).filter(|known| known.settable())?;
    let wanted = known.as_block()?;
    let why = ctx.known(value).fits(&known.ty).err().or_else(|| left_out(value, &wanted.block))?;
    let text = to_blocks(ctx.module, attribute, name, &wanted).ok()?;
    let mut edits = Edits::default();
    turn(&mut edits, body.block, attribute, &text, false);
    let message = format!("{}: {name} is written as objects that leave something out: {why}", body.place());
    Some(Finding::at(attribute.name_span(), message).with(edits))
}

/// A list of names and values where a map is taken.
fn paired(body: &Body, attribute: Attribute) -> Option<Finding> {
    let name = attribute.name();
    body.ty.attribute(name).filter(|known| known.settable() && matches!(known.ty, Type::Map(_)))?;
    let own = indent(attribute.value().file_text(), attribute.span().range.start);
    let mut edits = Edits::default();
    edits.replace(attribute.value(), &moved(&pairs::map(attribute.value())?, "", &own));
    let message = format!("{}: {name} is a map, not a list of names and values", body.place());
    Some(Finding::at(attribute.name_span(), message).with(edits))
}

/// What the objects of a `for` leave out.
fn left_out(value: Value, wanted: &BlockType) -> Option<String> {
    let ExprKind::For(parts) = value.kind() else { return None };
    let entries = value.inner(&parts.value).entries()?;
    let missing = wanted.attributes.keys().find(|name| entries.iter().all(|(key, _, _)| *key != &***name))?;
    Some(format!("attribute \"{missing}\" is required"))
}

fn look(ctx: &Context, body: &Body) -> Vec<Finding> {
    let (place, mut found) = (body.place(), Vec::new());
    if let Some(all) = pairs::blocks_of(body.block, &body.ty).filter(|_| !body.path.is_empty()) {
        let own = indent(body.block.file_text(), body.block.span().range.start);
        let mut edits = Edits::default();
        edits.splice(body.block.file(), body.block.span().range, &moved(&all.join("\n\n"), "", &own));
        let message = format!("{place}: each block is a name and a value, and this holds several");
        return vec![Finding::on(body.block, message).with(edits)];
    }
    for attribute in body.unknown_attributes() {
        let Some(wanted) = body.ty.block(attribute.name()).filter(|_| !policy_statement::is_whom(body, attribute))
        else {
            continue;
        };
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
    found.extend(body.block.attributes().filter_map(|attribute| short(ctx, body, attribute)));
    found.extend(body.block.attributes().filter_map(|attribute| paired(body, attribute)));
    let mut unknown: HashMap<&str, Vec<Block>> = HashMap::new();
    body.unknown_blocks().for_each(|(name, block)| unknown.entry(name).or_default().push(block));
    for (name, block) in body.unknown_blocks() {
        // The first of a name speaks for all.
        let Some(all) = unknown.remove(name) else { continue };
        let plural = || body.ty.attribute(&format!("{name}s")).filter(|one| matches!(one.ty, Type::Map(_)));
        let known = body.ty.attribute(name).or_else(|| plural().filter(|one| !body.block.has(&one.name)));
        let Some(wanted) = known.filter(|wanted| wanted.settable()) else { continue };
        let finding = Finding::on(block, format!("{place}: {name} is an argument, not a block"));
        found.push(match to_value(&all, wanted) {
            Ok(value) => {
                let mut edits = Edits::default();
                edits.claim(format!("{}@{}:{name}", body.block.file().0, body.block.span().range.start));
                edits.splice(block.file(), block.span().range, &format!("{} = {value}", wanted.name));
                all[1..].iter().for_each(|one| edits.remove_nested(*one));
                finding.with(edits)
            }
            Err(why) => Finding { message: format!("{}; {why}", finding.message), ..finding },
        });
    }
    found
}
