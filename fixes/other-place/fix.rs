//! Arguments and blocks that the provider takes at another place of the same resource: in a block, or outside of one.

use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block};
use crate::schema::types::{BlockType, NestedBlock};
use crate::shape::bodies::{self, Body, name_of};
use crate::shape::meant::{self, fits, taking};
use crate::shape::names::{is_inside, misspelt, same_words};
use crate::shape::rename::{self, Move};

/// Names that stand in too many blocks to say which is meant.
const COMMON: [&str; 18] = [
    "arn", "description", "enable", "enabled", "id", "key", "mode", "name", "policy", "region", "role", "role_arn", "state",
    "status", "tags", "type", "value", "values",
];

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for root in ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data")) {
        let Some(ty) = ctx.type_of(root) else { continue };
        let all = bodies::of_type(root, ty.clone());
        let moves: Vec<Move> = all.iter().flat_map(|body| look(body, &all)).collect();
        if moves.is_empty() {
            continue;
        }
        let edits = rename::moves(root, &ty, moves);
        found.extend(edits.into_iter().map(|(message, edits)| Finding::on(root, message).with(edits)));
    }
    found
}

fn look(body: &Body, all: &[Body]) -> Vec<Move> {
    let mut found = Vec::new();
    let from = |name: &str| path(&body.path, name);
    for attribute in body.unknown_attributes().filter(|one| body.ty.as_block(one.name()).is_none()) {
        let near = misspelt(attribute.name(), taking(&body.ty, attribute));
        if near.is_some() || meant::argument(body, attribute).is_some() {
            continue;
        }
        let Some(to) = below(body, attribute).or_else(|| above(body, attribute, all)) else { continue };
        let list = to.1.is_some_and(|wanted| meant::is_one_of(attribute, wanted));
        found.push(Move { from: from(attribute.name()), to: to.0, list });
    }
    for (name, block) in body.unknown_blocks().filter(|(name, _)| body.ty.attribute(name).is_none()) {
        let near = misspelt(name, body.ty.blocks.keys().map(|one| &**one));
        if near.is_some() || meant::block(body, name, block).is_some() || block.kind() == "dynamic" {
            continue;
        }
        match around(body, name, block).or_else(|| outside(body, name, block, all)) {
            Some(to) => found.push(Move { from: from(name), to, list: false }),
            None => found.extend(unwrapped(body, name, block).unwrap_or_default()),
        }
    }
    found.sort_by(|one, other| one.from.cmp(&other.from));
    found.dedup();
    found
}

fn path(blocks: &[&str], name: &str) -> String {
    blocks.iter().copied().chain([name]).collect::<Vec<_>>().join(".")
}

type Place<'b> = (String, Option<&'b crate::schema::types::Type>);

/// The one place for an argument in a block of this body, or in a block of such a block.
fn below<'b>(body: &'b Body, attribute: Attribute) -> Option<Place<'b>> {
    let near: Vec<(Vec<&str>, &NestedBlock)> =
        open_blocks(&body.ty, Some(body.block)).map(|nested| (vec![&*nested.name], nested)).collect();
    let far: Vec<(Vec<&str>, &NestedBlock)> = near
        .iter()
        .filter(|(path, _)| body.block.nested(path[0]).next().is_none())
        .flat_map(|(path, nested)| open_blocks(&nested.block, None).map(|one| (vec![path[0], &*one.name], one)))
        .collect();
    [near, far].iter().find_map(|level| in_one_of(body, level, attribute))
}

/// The blocks that may stand in a type at most once and that a configuration writes itself; of those that are there, the
/// single ones.
fn open_blocks<'b>(ty: &'b BlockType, there: Option<Block<'b>>) -> impl Iterator<Item = &'b NestedBlock> {
    ty.blocks.values().filter(move |nested| {
        let several = there.is_some_and(|there| there.nested(&nested.name).count() > 1);
        &*nested.name != "timeouts" && !several
    })
}

fn in_one_of<'b>(body: &Body, level: &[(Vec<&'b str>, &'b NestedBlock)], attribute: Attribute) -> Option<Place<'b>> {
    let name = attribute.name();
    let common = COMMON.contains(&name);
    let free = |nested: &'b NestedBlock, wanted: &str| {
        let there = body.block.nested(&nested.name).next();
        !there.is_some_and(|there| there.has(wanted))
    };
    let takers = |nested: &'b NestedBlock| -> Vec<&'b str> {
        taking(&nested.block, attribute).filter(|wanted| free(nested, wanted)).collect()
    };
    let ways: [&dyn Fn(&'b NestedBlock) -> Option<&'b str>; 3] = [
        &|nested| {
            let mut inside = takers(nested).into_iter().filter(|one| is_inside(name, &nested.name, one));
            inside.next()
        },
        &|nested| takers(nested).into_iter().find(|one| *one == name && !common),
        &|nested| {
            let all = takers(nested).into_iter().filter(|one| !COMMON.contains(one));
            same_words(name, &nested.name, all).filter(|_| !common)
        },
    ];
    ways.iter().find_map(|way| {
        let all: Vec<(&Vec<&str>, &str, &NestedBlock)> =
            level.iter().filter_map(|(path, nested)| Some((path, way(nested)?, *nested))).collect();
        let [(at, wanted, nested)] = all.as_slice() else { return None };
        let blocks: Vec<&str> = body.path.iter().copied().chain(at.iter().copied()).collect();
        Some((path(&blocks, wanted), nested.block.attribute(wanted).map(|one| &one.ty)))
    })
}

/// The place for an argument in a body around this one, the nearest first.
fn above<'b>(body: &Body, attribute: Attribute, all: &'b [Body]) -> Option<Place<'b>> {
    let name = attribute.name();
    if COMMON.contains(&name) {
        return None;
    }
    around_it(body, all).find_map(|outer| {
        let wanted = taking(&outer.ty, attribute).find(|one| *one == name && !outer.block.has(one))?;
        Some((path(&outer.path, wanted), outer.ty.attribute(wanted).map(|one| &one.ty)))
    })
}

/// The bodies around a body, the nearest first.
fn around_it<'b, 'm>(body: &Body, all: &'b [Body<'m>]) -> impl Iterator<Item = &'b Body<'m>> {
    let range = body.block.span().range;
    let path = body.path.clone();
    all.iter().rev().filter(move |outer| {
        let span = outer.block.span().range;
        outer.path.len() < path.len() && span.start <= range.start && range.end <= span.end
    })
}

/// The one block of this body, or of one of its blocks, in which a block of this name stands.
fn around(body: &Body, name: &str, block: Block) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for outer in open_blocks(&body.ty, Some(body.block)) {
        if outer.block.block(name).is_some_and(|inner| fits(block, &inner.block)) {
            found.push(path(&[&body.path[..], &[&outer.name]].concat(), name));
        }
    }
    let [one] = found.as_slice() else { return None };
    Some(one.clone())
}

/// The body around this one in which a block of this name stands.
fn outside(body: &Body, name: &str, block: Block, all: &[Body]) -> Option<String> {
    around_it(body, all).find_map(|outer| {
        let wanted = outer.ty.block(name).filter(|wanted| fits(block, &wanted.block))?;
        (!wanted.once() || !outer.block.has(name)).then(|| path(&outer.path, name))
    })
}

/// A block around what the body takes itself: where each thing in it goes.
fn unwrapped(body: &Body, name: &str, block: Block) -> Option<Vec<Move>> {
    let mut found: Vec<Move> = Vec::new();
    let inside = [&body.path[..], &[name]].concat();
    for attribute in block.attributes() {
        let free: Vec<&str> = taking(&body.ty, attribute).filter(|one| !body.block.has(one)).collect();
        let own = attribute.name();
        let joined = format!("{name}_{own}");
        let exact = || free.iter().copied().find(|one| *one == own && !COMMON.contains(one));
        let with_block = || free.iter().copied().find(|one| *one == joined);
        let other = || same_words(own, body.root.of(), free.iter().copied()).filter(|_| !COMMON.contains(&own));
        let to = with_block().or_else(exact).or_else(|| same_words(&joined, body.root.of(), free.iter().copied()))
            .or_else(other)?;
        let list = body.ty.attribute(to).is_some_and(|wanted| meant::is_one_of(attribute, &wanted.ty));
        found.push(Move { from: path(&inside, own), to: path(&body.path, to), list });
    }
    for nested in block.blocks() {
        let own = name_of(nested);
        body.ty.block(own).filter(|wanted| fits(nested, &wanted.block))?;
        found.push(Move { from: path(&inside, own), to: path(&body.path, own), list: false });
    }
    (!found.is_empty()).then_some(found)
}
