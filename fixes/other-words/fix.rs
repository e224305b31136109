//! Arguments, blocks and references that say in other words what the provider calls by one name.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashMap};

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Attribute;
use crate::module::refs::Reference;
use crate::schema::types::{BlockType, NestedBlock, Type};
use crate::shape::bodies::{self, Body};
use crate::shape::convert::{to_blocks, turn};
use crate::shape::elsewhere::opened;
use crate::shape::meant;
use crate::shape::names::{misspelt, plain, same_words};
use crate::shape::texts;

/// How many different names that are read are looked at: so many are nobody's other words.
const MOST: usize = 5000;

/// A finding for each name that the schema does not know and that one other says.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    if !bodies::are_too_many_unknown(ctx) {
        found.extend(bodies::all(ctx).iter().flat_map(|body| arguments(ctx, body)));
    }
    found.extend(references(ctx));
    found.extend(ctx.module.references().iter().filter_map(|one| below(ctx, one)));
    found
}

/// What is read of a block within the block that is referred to, by a name that it does not have there.
fn below(ctx: &Context, reference: &Reference) -> Option<Finding> {
    let [first, .., _] = &reference.rest[..] else { return None };
    let mut ty = ctx.type_of(ctx.module.get(&reference.target)?)?;
    ty.block(first)?;
    let known = |ty: &BlockType, name: &str| ty.attribute(name).is_some() || ty.block(name).is_some();
    for (at, pair) in reference.rest.windows(2).enumerate() {
        let [outer, name] = pair else { return None };
        ty = ty.block(outer)?.block.clone();
        if !known(&ty, name) {
            let all = ty.attributes.keys().chain(ty.blocks.keys()).map(|one| &**one);
            let near = misspelt(name, all).map(str::to_owned);
            // In a block its own name says nothing.
            let meant = near.or_else(|| meant::read(&ty, &format!("_{outer}"), name))?;
            let range = reference.name_at(at + 1, ctx.module.holder(reference).file_text())?;
            let mut edits = Edits::default();
            edits.splice(reference.file, range, &meant);
            let message = format!("{}.{outer} has no {name}; {meant} is meant", reference.target);
            return Some(Finding::at(reference.span(), message).with(edits));
        }
    }
    None
}

fn arguments(ctx: &Context, body: &Body) -> Vec<Finding> {
    let mut found = Vec::new();
    // What belongs together in one block is called what it is called there.
    let opened = opened(body).map_or_else(Vec::new, |(_, part)| part.iter().map(|one| one.name()).collect());
    for attribute in body.mistaken_attributes().filter(|one| body.ty.as_block(one.name()).is_none()) {
        let name = attribute.name();
        if opened.contains(&name) {
            continue;
        }
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
    for (name, block) in body.mistaken_blocks().filter(|(name, _)| body.ty.attribute(name).is_none()) {
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
    // What each of the blocks that must be there says, in the plural.
    let part = |wanted: &&NestedBlock| texts::said(wanted).is_some_and(|one| plain(attribute.name()) == *one.name);
    let meant = same_words(attribute.name(), body.root.of(), free.map(|wanted| &*wanted.name))
        .or_else(|| Some(&*body.missing_blocks().find(part)?.name))?;
    let text = to_blocks(ctx.module, attribute, meant, body.ty.block(meant)?).ok()?;
    let mut edits = Edits::default();
    edits.claim(format!("{}@{}:{meant}", body.block.file().0, body.block.span().range.start));
    turn(&mut edits, body.block, attribute, &text, false);
    let message = format!("{}: {} is not known; the block {meant} says the same", body.place(), attribute.name());
    Some(Finding::at(attribute.name_span(), message).with(edits))
}

fn references(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    // Thousands may read the same of the same type.
    let mut told: HashMap<(&str, &str, &str), Option<Option<String>>> = HashMap::new();
    let neighbours = LazyCell::new(|| neighbours(ctx));
    for reference in ctx.module.references() {
        let (Some(name), Some(block)) = (reference.rest.first(), ctx.module.get(&reference.target)) else { continue };
        let Some(ty) = ctx.type_of(block) else { continue };
        let look = || {
            let known = ty.attribute(name).is_some() || ty.block(name).is_some();
            // A misspelling is another fix's; this one takes what that leaves.
            let names = || ty.attributes.keys().chain(ty.blocks.keys()).map(|one| &**one);
            let unknown = !known && misspelt(name, names()).is_none();
            unknown.then(|| meant::read(&ty, block.of(), name))
        };
        if told.len() > MOST {
            break;
        }
        let Some(read) = told.entry((block.kind(), block.of(), name)).or_insert_with(look) else { continue };
        let finding = Finding::at(reference.span(), format!("{} has no {name}", reference.target));
        let plain = ty.attributes.values().filter(|one| matches!(one.ty, Type::String | Type::Number | Type::Bool));
        let all: Vec<&str> = plain.map(|one| &*one.name).collect();
        let meant = read
            .clone()
            .or_else(|| by_argument(holder_word(ctx, reference), &all).map(str::to_owned))
            .or_else(|| by_neighbours(ctx, &neighbours, reference, &all).map(str::to_owned))
            .filter(|_| reference.rest.len() == 1 || meant::whole(&ty).is_some());
        let Some(meant) = meant else {
            found.push(finding);
            continue;
        };
        let Some(range) = reference.first_name(&ctx.module.sources().file(reference.file).text) else { continue };
        let mut edits = Edits::default();
        edits.splice(reference.file, range, &meant);
        let message = format!("{}; {meant} is meant", finding.message);
        found.push(Finding { message, ..finding }.with(edits));
    }
    found
}

/// The argument, or the output whose value it is.
fn holder_word<'m>(ctx: &Context<'m>, reference: &'m Reference) -> &'m str {
    let holder = ctx.module.holder(reference);
    if holder.kind() == "output" && reference.attribute == "value" { holder.name() } else { &reference.attribute }
}

/// What the argument's name says that it takes: the ARN, or the id.
fn by_argument<'t>(attribute: &str, all: &[&'t str]) -> Option<&'t str> {
    let last = attribute.rsplit(['.', '_']).next()?.trim_end_matches('s');
    all.iter().copied().find(|known| *known == last && matches!(last, "arn" | "id"))
}

/// What all others take that stand in an argument of this name and refer to a block of this type.
fn by_neighbours<'t>(ctx: &Context, near: &Neighbours, reference: &Reference, all: &[&'t str]) -> Option<&'t str> {
    if ctx.module.holder(reference).kind() != "resource" {
        return None;
    }
    let mut taken = near.get(&place(reference)?)?.iter().filter_map(|name| all.iter().find(|one| *one == name));
    let first = *taken.next()?;
    taken.next().is_none().then_some(first)
}

/// The type of what is referred to, and the argument in which the reference stands.
type Place<'m> = (&'m str, &'m str);

/// What resources read, by place: each name once.
type Neighbours<'m> = HashMap<Place<'m>, BTreeSet<&'m str>>;

fn place(reference: &Reference) -> Option<Place<'_>> {
    Some((reference.target.rsplit_once('.')?.0, reference.attribute.rsplit('.').next()?))
}

fn neighbours<'m>(ctx: &Context<'m>) -> Neighbours<'m> {
    let mut found = Neighbours::new();
    for one in ctx.module.references() {
        if let ([name], Some(place)) = (&one.rest[..], place(one))
            && ctx.module.holder(one).kind() == "resource"
        {
            found.entry(place).or_default().insert(name);
        }
    }
    found
}
