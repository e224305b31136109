//! Arguments, blocks and references that say in other words what the provider calls by one name.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Attribute;
use crate::schema::types::Type;
use crate::shape::bodies::{self, Body};
use crate::shape::convert::{to_blocks, turn};
use crate::shape::meant;
use crate::shape::names::{misspelt, same_words};

/// A finding for each name that the schema does not know and that one other says.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found: Vec<Finding> = bodies::all(ctx).iter().flat_map(|body| arguments(ctx, body)).collect();
    found.extend(references(ctx));
    found
}

fn arguments(ctx: &Context, body: &Body) -> Vec<Finding> {
    let mut found = Vec::new();
    for attribute in body.unknown_attributes().filter(|one| body.ty.as_block(one.name()).is_none()) {
        let name = attribute.name();
        let Some(meant) = meant::argument(body, attribute) else {
            found.extend(as_block(ctx, body, attribute));
            continue;
        };
        let mut edits = Edits::default();
        edits.claim(format!("{}@{}:{meant}", body.block.file().0, body.block.span().range.start));
        edits.splice(body.block.file(), attribute.name_span().range, meant);
        if body.ty.attribute(meant).is_some_and(|wanted| meant::is_one_of(attribute, &wanted.ty)) {
            edits.replace(attribute.value(), &format!("[{}]", attribute.value().text()));
        }
        let message = format!("{}: {name} is not known; {meant} says the same", body.place());
        found.push(Finding::at(attribute.name_span(), message).with(edits));
    }
    for (name, block) in body.unknown_blocks().filter(|(name, _)| body.ty.attribute(name).is_none()) {
        let Some(meant) = meant::block(body, name, block).filter(|_| block.kind() != "dynamic") else { continue };
        let mut edits = Edits::default();
        edits.claim(format!("{}@{}:{meant}", body.block.file().0, body.block.span().range.start));
        edits.splice(block.file(), block.place(&block.node().kind_range), meant);
        let message = format!("{}: a block {name} is not known; {meant} says the same", body.place());
        found.push(Finding::on(block, message).with(edits));
    }
    found
}

/// The block that an argument says in other words, made of its value.
fn as_block(ctx: &Context, body: &Body, attribute: Attribute) -> Option<Finding> {
    let free = body.ty.blocks.values().filter(|wanted| !body.block.has(&wanted.name));
    let meant = same_words(attribute.name(), body.root.of(), free.map(|wanted| &*wanted.name))?;
    let text = to_blocks(ctx.module, attribute, meant, body.ty.block(meant)?).ok()?;
    let mut edits = Edits::default();
    edits.claim(format!("{}@{}:{meant}", body.block.file().0, body.block.span().range.start));
    turn(&mut edits, body.block, attribute, &text, false);
    let message = format!("{}: {} is not known; the block {meant} says the same", body.place(), attribute.name());
    Some(Finding::at(attribute.name_span(), message).with(edits))
}

fn references(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for reference in ctx.module.references() {
        let (Some(name), Some(block)) = (reference.rest.first(), ctx.module.get(&reference.target)) else { continue };
        let Some(ty) = ctx.type_of(block) else { continue };
        let known = |name: &str| ty.attribute(name).is_some() || ty.block(name).is_some();
        let plain = ty.attributes.values().filter(|one| matches!(one.ty, Type::String | Type::Number | Type::Bool));
        let all: Vec<&str> = plain.map(|one| &*one.name).collect();
        // A misspelling is another fix's; this one takes what that leaves.
        if known(name) || misspelt(name, ty.attributes.keys().chain(ty.blocks.keys()).map(|one| &**one)).is_some() {
            continue;
        }
        let finding = Finding::at(reference.span(), format!("{} has no {name}", reference.target));
        let Some(meant) = same_words(name, block.of(), all.iter().copied()).filter(|_| reference.rest.len() == 1)
        else {
            found.push(finding);
            continue;
        };
        let Some(range) = reference.first_name(&ctx.module.sources().file(reference.file).text) else { continue };
        let mut edits = Edits::default();
        edits.splice(reference.file, range, meant);
        let message = format!("{}; {meant} says the same", finding.message);
        found.push(Finding { message, ..finding }.with(edits));
    }
    found
}
