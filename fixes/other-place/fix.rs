//! Arguments and blocks that the provider takes at another place of the same resource: in a block, or outside of one.

use std::collections::BTreeSet;

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::schema::types::Type;
use crate::shape::bodies::{self, Body};
use crate::shape::convert::moved;
use crate::shape::elsewhere::{above, around, below, lacking, opened, outside, path, unwrapped};
use crate::shape::meant::{self, taking};
use crate::shape::names::misspelt;
use crate::shape::rename::{self, Move};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    if bodies::are_too_many_unknown(ctx) {
        return found;
    }
    for root in ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data" | "provider")) {
        let Some(ty) = ctx.type_of(root) else { continue };
        let all = bodies::of_type(root, ty.clone());
        found.extend(all.iter().filter_map(|body| chosen(body).or_else(|| in_map(body))));
        found.extend(all.iter().enumerate().flat_map(|(at, body)| left_out(body, &all[at + 1..])));
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
    if let Some((block, part)) = opened(body) {
        let within = [&body.path[..], &[block]].concat();
        found.extend(part.iter().map(|one| Move {
            from: from(one.name()),
            to: path(&within, one.name()),
            list: false,
        }));
    }
    for attribute in body.mistaken_attributes().filter(|one| body.ty.as_block(one.name()).is_none()) {
        let near = misspelt(attribute.name(), taking(&body.ty, attribute));
        if near.is_some() || meant::argument(body, attribute).is_some() {
            continue;
        }
        let Some(to) =
            lacking(body, attribute, all).or_else(|| below(body, attribute)).or_else(|| above(body, attribute, all))
        else {
            continue;
        };
        let list = to.1.is_some_and(|wanted| meant::is_one_of(attribute, wanted));
        found.push(Move { from: from(attribute.name()), to: to.0, list });
    }
    for (name, block) in body.mistaken_blocks().filter(|(name, _)| body.ty.attribute(name).is_none()) {
        let near = misspelt(name, body.ty.blocks.keys().map(|one| &**one));
        if near.is_some() || meant::block(body, name, block).is_some() || block.kind() == "dynamic" {
            continue;
        }
        match around(body, name, block).or_else(|| outside(body, name, block, all)) {
            Some(to) => found.push(Move { from: from(name), to, list: false }),
            None => found.extend(unwrapped(body, name, block).unwrap_or_default()),
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|one| seen.insert(one.from.clone()));
    found
}

/// Arguments of a rule that stand beside it: of the blocks that may be written for an attribute, the schema says of none
/// what they need. The only one that has no such argument lacks it.
fn left_out(body: &Body, behind: &[Body]) -> Vec<Finding> {
    if body.mistaken_attributes().next().is_none() {
        return Vec::new();
    }
    let end = body.block.span().range.end;
    let rules: Vec<&Body> = behind
        .iter()
        .take_while(|one| one.block.span().range.start < end)
        .filter(|one| one.path.len() == body.path.len() + 1)
        .filter(|one| one.path.last().is_some_and(|name| body.ty.block(name).is_none()))
        .collect();
    let mut found = Vec::new();
    for attribute in body.mistaken_attributes().filter(|_| !rules.is_empty()) {
        let (name, value) = (attribute.name(), attribute.value().text());
        let takes = |rule: &&&Body| taking(&rule.ty, attribute).any(|one| one == name) && !rule.block.has(name);
        let mut lacking = rules.iter().filter(takes);
        let (Some(rule), None) = (lacking.next(), lacking.next()) else { continue };
        // Whom a rule lets in is said in one of several ways.
        let is_list = |name: &str| rule.ty.attribute(name).is_some_and(|one| one.ty.element().is_some());
        if value.contains('\n') || is_list(name) && rule.block.attributes().any(|one| is_list(one.name())) {
            continue;
        }
        let mut edits = Edits::default();
        edits.remove_attribute(attribute, body.block);
        edits.set(rule.block, name, value);
        let message = format!("{}: {name} belongs into its {}", body.place(), rule.path.join("."));
        found.push(Finding::at(attribute.name_span(), message).with(edits));
    }
    found
}

/// `action { type = "BLOCK" }`: the block that is called as the value is.
fn chosen(body: &Body) -> Option<Finding> {
    let mut all = body.unknown_attributes();
    let (attribute, None) = (all.next()?, all.next()) else { return None };
    if body.block.blocks().next().is_some() || body.block.attributes().count() > 1 {
        return None;
    }
    let said = attribute.value().as_str()?.to_ascii_lowercase();
    let choice = body.ty.block(&said).filter(|choice| !choice.required())?;
    let whole = choice.block.attributes.values().all(|one| !one.required)
        && choice.block.blocks.values().all(|one| !one.required());
    let mut edits = Edits::default();
    let (open, close) = (body.block.open(), body.block.close());
    if body.block.file_text()[open..close].contains('\n') {
        edits.splice(body.block.file(), attribute.span().range, &format!("{said} {{}}"));
    } else {
        // A block on one line holds none.
        let outer = indent(body.block.file_text(), body.block.span().range.start);
        edits.splice(body.block.file(), open + 1..close, &format!("\n{outer}  {said} {{}}\n{outer}"));
    }
    let message = format!("{}: {said} is a block, and no value of {}", body.place(), attribute.name());
    whole.then(|| Finding::at(attribute.name_span(), message).with(edits))
}

/// `environment { LEVEL = "info" }`: the only argument is a map, and what stands there are its entries.
fn in_map(body: &Body) -> Option<Finding> {
    let mut settable = body.ty.attributes.values().filter(|one| one.settable());
    let (map, None) = (settable.next()?, settable.next()) else { return None };
    let all: Vec<_> = body.block.attributes().collect();
    let plain = body.block.blocks().next().is_none() && body.unknown_attributes().count() == all.len();
    if body.path.is_empty() || !plain || !matches!(map.ty, Type::Map(_)) {
        return None;
    }
    let range = all.first()?.span().range.start..all.last()?.span().range.end;
    let source = body.block.file_text();
    let outer = indent(source, range.start);
    let lines = moved(&source[range.clone()], &outer, &format!("{outer}  "));
    let mut edits = Edits::default();
    edits.splice(body.block.file(), range, &format!("{} = {{\n{outer}  {lines}\n{outer}}}", map.name));
    let message = format!("{}: what stands here are entries of {}", body.place(), map.name);
    Some(Finding::on(body.outer, message).with(edits))
}
