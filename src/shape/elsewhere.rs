//! Where in a resource the provider takes an argument or block that it does not know where it stands.

use crate::module::block::{Attribute, Block};
use crate::schema::types::{BlockType, NestedBlock, Type};
use crate::shape::bodies::{Body, name_of};
use crate::shape::meant::{self, fits, taking};
use crate::shape::names::{is_inside, longer_form, same_words};
use crate::shape::rename::Move;

/// Names that stand in too many blocks to say which is meant.
const COMMON: [&str; 18] = [
    "arn",
    "description",
    "enable",
    "enabled",
    "id",
    "key",
    "mode",
    "name",
    "policy",
    "region",
    "role",
    "role_arn",
    "state",
    "status",
    "tags",
    "type",
    "value",
    "values",
];

/// Whether so many blocks take an argument of this name that it does not say which is meant.
pub fn is_common(name: &str) -> bool {
    COMMON.contains(&name)
}

/// A name with the blocks that lead to it.
pub fn path(blocks: &[&str], name: &str) -> String {
    blocks.iter().copied().chain([name]).collect::<Vec<_>>().join(".")
}

/// A place, and the type that is wanted there.
pub type Place<'b> = (String, Option<&'b Type>);

/// The one place for an argument in a block of this body, or in a block of such a block.
pub fn below<'b>(body: &'b Body, attribute: Attribute) -> Option<Place<'b>> {
    let near: Vec<(Vec<&str>, &NestedBlock)> =
        open_blocks(&body.ty, Some(body.block)).map(|nested| (vec![&*nested.name], nested)).collect();
    let far: Vec<(Vec<&str>, &NestedBlock)> = near
        .iter()
        .filter(|(path, _)| body.block.nested(path[0]).next().is_none())
        .flat_map(|(path, nested)| open_blocks(&nested.block, None).map(|one| (vec![path[0], &*one.name], one)))
        .collect();
    [near, far].iter().find_map(|level| in_one_of(body, level, attribute))
}

/// The one block that is not there and of which a body holds the content, argument by argument, with all that it needs:
/// its name and the arguments.
pub fn opened<'b, 'm>(body: &'b Body<'m>) -> Option<(&'b str, Vec<Attribute<'m>>)> {
    let unknown: Vec<Attribute> = body.unknown_attributes().collect();
    if unknown.is_empty() {
        return None;
    }
    let mut found = open_blocks(&body.ty, Some(body.block)).filter_map(|nested| {
        let ty = &nested.block;
        let part: Vec<Attribute> = unknown.iter().copied().filter(|one| ty.attribute(one.name()).is_some()).collect();
        let given = |name: &str| part.iter().any(|one| one.name() == name);
        let whole = ty.attributes.values().all(|one| !one.required || given(&one.name))
            && ty.attributes.values().any(|one| one.required)
            && ty.blocks.values().all(|one| !one.required());
        let may_take = part.iter().all(|one| taking(ty, *one).any(|wanted| wanted == one.name()));
        let there = body.block.nested(&nested.name).next().is_some();
        let sure = part.len() > 1 || part.len() == 1 && nested.required();
        (sure && whole && may_take && !there).then_some((&*nested.name, part))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
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
        match body.block.nested(&nested.name).next() {
            Some(there) => !there.has(wanted),
            // One of many is not made for a part of what it needs.
            None if !nested.once() => {
                let given = |one: &str| one == wanted || body.block.has(one);
                nested.block.attributes.values().all(|one| !one.required || given(&one.name))
            }
            None => true,
        }
    };
    let takers = |nested: &'b NestedBlock| -> Vec<&'b str> {
        taking(&nested.block, attribute).filter(|wanted| free(nested, wanted)).collect()
    };
    let ways: [&dyn Fn(&'b NestedBlock) -> Option<&'b str>; 4] = [
        &|nested| {
            let mut inside = takers(nested).into_iter().filter(|one| is_inside(name, &nested.name, one));
            inside.next()
        },
        // Under its very name a value of another kind is the argument all the same: its kind is mended there.
        &|nested| {
            nested
                .block
                .attribute(name)
                .filter(|one| one.settable() && !common && free(nested, name))
                .map(|one| &*one.name)
        },
        &|nested| {
            let all = takers(nested).into_iter().filter(|one| !COMMON.contains(one));
            same_words(name, &nested.name, all).filter(|_| !common)
        },
        &|nested| {
            let all = takers(nested).into_iter().filter(|one| !COMMON.contains(one));
            longer_form(name, &nested.name, all).filter(|_| !common)
        },
    ];
    ways.iter().find_map(|way| {
        let all: Vec<(&Vec<&str>, &str, &NestedBlock)> =
            level.iter().filter_map(|(path, nested)| Some((path, way(nested)?, *nested))).collect();
        // Of several blocks the one that stands there once is meant.
        let once: Vec<_> = all.iter().filter(|(_, _, nested)| nested.once()).collect();
        let (at, wanted, nested) = match (all.as_slice(), once.as_slice()) {
            ([one], _) => one,
            (_, [one]) => *one,
            _ => return None,
        };
        let blocks: Vec<&str> = body.path.iter().copied().chain(at.iter().copied()).collect();
        Some((path(&blocks, wanted), nested.block.attribute(wanted).map(|one| &one.ty)))
    })
}

/// The one body within this one that lacks the very argument and must have it, however many things have such a name.
pub fn lacking<'b>(body: &Body, attribute: Attribute, all: &'b [Body]) -> Option<Place<'b>> {
    let range = body.block.span().range;
    let inner = |one: &&Body| {
        let span = one.block.span().range;
        one.path.len() > body.path.len() && range.start <= span.start && span.end <= range.end
    };
    let mut lacking =
        all.iter().filter(inner).filter(|one| one.missing_arguments().any(|it| *it.name == *attribute.name()));
    let one = lacking.next().filter(|_| lacking.next().is_none())?;
    let alone = all.iter().filter(|other| other.path == one.path).count() == 1;
    let wanted = one.ty.attribute(attribute.name()).filter(|_| alone)?;
    taking(&one.ty, attribute)
        .any(|name| name == attribute.name())
        .then(|| (path(&one.path, &wanted.name), Some(&wanted.ty)))
}

/// The place for an argument in a body around this one, the nearest first.
pub fn above<'b>(body: &Body, attribute: Attribute, all: &'b [Body]) -> Option<Place<'b>> {
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
pub fn around(body: &Body, name: &str, block: Block) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for outer in open_blocks(&body.ty, Some(body.block)) {
        let named = outer.block.block(name).is_some();
        if named && (!COMMON.contains(&name) || outer.block.block(name).is_some_and(|inner| fits(block, &inner.block)))
        {
            found.push(path(&[&body.path[..], &[&outer.name]].concat(), name));
        }
    }
    let [one] = found.as_slice() else { return None };
    Some(one.clone())
}

/// The body around this one in which a block of this name stands.
pub fn outside(body: &Body, name: &str, block: Block, all: &[Body]) -> Option<String> {
    around_it(body, all).find_map(|outer| {
        let wanted = outer.ty.block(name).filter(|wanted| fits(block, &wanted.block))?;
        (!wanted.once() || !outer.block.has(name)).then(|| path(&outer.path, name))
    })
}

/// A block around what the body takes itself: where each thing in it goes.
pub fn unwrapped(body: &Body, name: &str, block: Block) -> Option<Vec<Move>> {
    let mut found: Vec<Move> = Vec::new();
    let inside = [&body.path[..], &[name]].concat();
    for attribute in block.attributes() {
        let free: Vec<&str> = taking(&body.ty, attribute).filter(|one| !body.block.has(one)).collect();
        let own = attribute.name();
        let joined = format!("{name}_{own}");
        let named = body.ty.attribute(own).filter(|one| one.settable() && !body.block.has(own));
        let exact = || named.map(|one| &*one.name).filter(|one| !COMMON.contains(one));
        let with_block = || free.iter().copied().find(|one| *one == joined);
        let other = || {
            let same = same_words(own, body.root.of(), free.iter().copied());
            same.or_else(|| longer_form(own, body.root.of(), free.iter().copied())).filter(|_| !COMMON.contains(&own))
        };
        let to = with_block()
            .or_else(exact)
            .or_else(|| same_words(&joined, body.root.of(), free.iter().copied()))
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
