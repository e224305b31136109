//! Arguments, blocks, types and references whose name is one or two letters away from the only one it can be.

use std::cell::LazyCell;

use crate::check::language::{Unknown, unknown};
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;
use crate::schema::types::{Attribute as Argument, Type};
use crate::shape::bodies::{self, Body};
use crate::shape::names::{may_be, misspelt, misspelt_required};
use crate::wire::misspelt::type_meant;

/// A finding for each name that the schema does not know and that has one near it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found: Vec<Finding> = bodies::all(ctx).iter().flat_map(arguments).collect();
    found.extend(ctx.module.blocks().flat_map(of_language));
    ctx.module.blocks().for_each(|block| contents(block, &mut found));
    found.extend(ctx.module.blocks().filter_map(|block| of_type(ctx, block)));
    found.extend(references(ctx));
    found
}

fn arguments<'m>(body: &'m Body<'m>) -> Vec<Finding> {
    let mut found = Vec::new();
    let claim = |name: &str| format!("{}@{}:{name}", body.block.file().0, body.block.span().range.start);
    // What may still be written here is asked once, however many names are not known.
    let free = LazyCell::new(|| -> Vec<_> {
        let settable = body.ty.attributes.values().filter(|wanted| wanted.settable());
        settable.filter(|wanted| !body.block.has(&wanted.name)).collect()
    });
    let own = LazyCell::new(|| body.free_meta().filter(|name| *name != "lifecycle").collect::<Vec<_>>());
    for attribute in body.mistaken_attributes().filter(|one| body.ty.as_block(one.name()).is_none()) {
        let may_be = |wanted: &&&Argument| may_be(attribute.value(), attribute.name(), &wanted.ty);
        let must = free.iter().filter(|wanted| wanted.required).filter(may_be);
        let free = free.iter().filter(may_be);
        let own = own.iter().copied();
        let Some(meant) = misspelt(attribute.name(), free.map(|wanted| &*wanted.name).chain(own))
            .or_else(|| misspelt_required(attribute.name(), must.map(|wanted| &*wanted.name)))
        else {
            continue;
        };
        let mut edits = Edits::default();
        edits.claim(claim(meant));
        edits.splice(body.block.file(), attribute.name_span().range, meant);
        let message = format!("{}: {} is spelt {meant}", body.place(), attribute.name());
        found.push(Finding::at(attribute.name_span(), message).with(edits));
    }
    for (name, block) in body.mistaken_blocks().filter(|(name, _)| body.ty.attribute(name).is_none()) {
        let free = body.ty.blocks.values().filter(|wanted| !(wanted.once() && body.block.has(&wanted.name)));
        let written = body.ty.attributes.values().filter(|wanted| wanted.settable() && wanted.is_block());
        let free = free.map(|wanted| &*wanted.name).chain(written.map(|wanted| &*wanted.name));
        let own = body.free_meta().filter(|name| *name == "lifecycle");
        let Some(meant) = misspelt(name, free.chain(own)) else { continue };
        let mut edits = Edits::default();
        edits.claim(claim(meant));
        match block.label_span(0).filter(|_| block.kind() == "dynamic") {
            Some(label) => edits.splice(block.file(), label.range, &format!("\"{meant}\"")),
            None => edits.splice(block.file(), block.place(&block.node().kind_range), meant),
        }
        // The iterator of a dynamic block is called as the block is, unless it says otherwise.
        if block.kind() == "dynamic" && block.attribute("iterator").is_none() {
            edits.set(block, "iterator", name);
        }
        found.push(Finding::on(block, format!("{}: {name} is spelt {meant}", body.place())).with(edits));
    }
    found
}

/// Arguments and blocks of variables, outputs, checks, and of what the language knows in any block.
fn of_language(block: Block) -> Vec<Finding> {
    let mut found = Vec::new();
    for Unknown { name, at, free, .. } in unknown(block) {
        let Some(meant) = misspelt(name, free) else { continue };
        let mut edits = Edits::default();
        edits.claim(format!("{}@{}:{meant}", at.file.0, block.span().range.start));
        edits.splice(at.file, at.range.clone(), meant);
        found.push(Finding::at(at, format!("{}: {name} is spelt {meant}", name_of(block))).with(edits));
    }
    found
}

/// The `content` of a `dynamic` block.
fn contents(block: Block, found: &mut Vec<Finding>) {
    let all: Vec<Block> = block.blocks().collect();
    if let ("dynamic", [only]) = (block.kind(), &all[..])
        && let Some(meant) = misspelt(only.kind(), ["content"])
    {
        let mut edits = Edits::default();
        edits.splice(only.file(), only.place(&only.node().kind_range), meant);
        found.push(Finding::on(*only, format!("{} is spelt {meant}", only.kind())).with(edits));
    }
    all.into_iter().for_each(|inner| contents(inner, found));
}

/// A type that is not known, with one near it that takes everything the block holds and misses nothing.
fn of_type(ctx: &Context, block: Block) -> Option<Finding> {
    let (meant, _) = type_meant(ctx, block)?;
    let address = block.address()?;
    let wanted = address.replacen(block.of(), &meant, 1);
    let finding = Finding::on(block, format!("{address}: the type {} is spelt {meant}", block.of()));
    if ctx.module.declares(&wanted) {
        return Some(Finding { message: format!("{}, and {wanted} is there", finding.message), ..finding });
    }
    let mut edits = Edits::default();
    edits.claim(wanted.clone());
    edits.splice(block.file(), block.label_span(0)?.range, &format!("\"{meant}\""));
    ctx.module.users(&address).for_each(|reference| edits.rename(reference, &wanted));
    Some(finding.with(edits).renaming(block, wanted, format!("the provider knows no type {}", block.of())))
}

fn references(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for reference in ctx.module.references() {
        let (Some(name), Some(block)) = (reference.rest.first(), ctx.module.get(&reference.target)) else { continue };
        let Some(ty) = ctx.type_of(block) else { continue };
        if ty.attribute(name).is_some() || ty.block(name).is_some() {
            continue;
        }
        let all = ty.attributes.keys().chain(ty.blocks.keys()).map(|one| &**one);
        let Some(meant) = misspelt(name, all) else { continue };
        let text = &ctx.module.sources().file(reference.file).text;
        let Some(range) = reference.first_name(text) else { continue };
        // Of a text or a number nothing can be taken.
        let single = ty.attribute(meant).is_some_and(|one| matches!(one.ty, Type::String | Type::Number | Type::Bool));
        if single && text[range.end..].starts_with(['[', '.']) {
            continue;
        }
        let mut edits = Edits::default();
        edits.splice(reference.file, range, meant);
        let message = format!("{}.{name} is spelt {meant}", reference.target);
        found.push(Finding::at(reference.span(), message).with(edits));
    }
    found
}
