//! A name that is declared twice in the same words, or in words that can be united.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block};
use crate::wire::{drafts, same};

/// A finding for each block and local behind the first of its name that says nothing else.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for block in ctx.module.blocks().filter(|block| block.kind() != "locals") {
        if let Some(address) = block.address()
            && seen.insert(address.clone())
            && let all = ctx.module.every(&address)
            && all.len() > 1
        {
            // What is the very same goes together.
            let text = all[0].text();
            let (same, others): (Vec<Block>, Vec<Block>) = all[1..].iter().partition(|again| again.text() == text);
            let from = found.len();
            // The first of them claims the address, and the others go with it.
            found.extend(same.iter().enumerate().map(|(at, again)| repeated(ctx, &address, all[0], *again, at == 0)));
            if found.len() == from {
                // So does what adds nothing to the first. Of others one a round: what is united is looked at again.
                let agreeing = others.iter().copied().filter(|again| drafts::agree(all[0], *again));
                let (less, more): (Vec<Block>, Vec<Block>) = agreeing.partition(|again| !adds(all[0], *again));
                found.extend(
                    less.iter().enumerate().map(|(at, again)| repeated(ctx, &address, all[0], *again, at == 0)),
                );
                if less.is_empty() {
                    found.extend(more.first().map(|again| unite(ctx, &address, all[0], *again)));
                }
            }
        }
    }
    found.extend(locals(ctx));
    found
}

/// A finding for a block that says nothing which the first does not say.
fn repeated(ctx: &Context, address: &str, first: Block, again: Block, claims: bool) -> Finding {
    let mut edits = Edits::default();
    if claims {
        edits.remove_block(again)
    } else {
        edits.remove_repeated(again)
    }
    merged(ctx, address, edits, [first, again])
}

/// Whether a block says more than the first.
fn adds(first: Block, again: Block) -> bool {
    is_less(first, again) || again.attributes().any(|one| first.attribute(one.name()).is_none())
}

/// Whether the first says no more than the second, and not the same.
fn is_less(first: Block, again: Block) -> bool {
    !same::is_same(first, again) && same::says_no_more(first, again)
}

fn unite(ctx: &Context, address: &str, first: Block, again: Block) -> Finding {
    let mut edits = Edits::default();
    let (stays, goes) = if is_less(first, again) {
        (again, first)
    } else {
        for one in again.attributes().filter(|one| first.attribute(one.name()).is_none()) {
            edits.set(first, one.name(), one.value().text());
        }
        (first, again)
    };
    edits.remove_block(goes);
    merged(ctx, address, edits, [stays, goes])
}

fn merged(ctx: &Context, address: &str, edits: Edits, [stays, goes]: [Block; 2]) -> Finding {
    let at = same::place(ctx.module, stays);
    let message = format!("{address} is declared twice; the other one stands at {at}");
    Finding::on(goes, message).with(edits).removing(goes, format!("merged into {at}, which says the same"))
}

fn locals(ctx: &Context) -> Vec<Finding> {
    let mut seen: BTreeMap<&str, Attribute> = BTreeMap::new();
    let mut found = Vec::new();
    for block in ctx.module.of_kind("locals") {
        let mut here = BTreeSet::new();
        for one in block.attributes() {
            // Set twice in one block is a flaw of the text, which is not ours.
            if !here.insert(one.name()) {
                continue;
            }
            let Some(first) = seen.get(one.name()) else {
                seen.insert(one.name(), one);
                continue;
            };
            if same::text(first.value().text()) != same::text(one.value().text()) {
                continue;
            }
            let mut edits = Edits::default();
            edits.remove_attribute(one, block);
            let message = format!("local.{} is declared twice in the same words", one.name());
            let reason = "another locals block says the same";
            found.push(
                Finding::at(one.name_span(), message).with(edits).losing(format!("local.{}", one.name()), reason),
            );
        }
    }
    found
}
