//! A nested block of which a resource takes one, written twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::Edits;
use crate::edit::verbs::{dedent, flush};
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;
use crate::schema::types::BlockType;
use crate::wire::repeated::{self, Repeated};
use crate::wire::same;

/// What the language itself allows once in a resource, a data source or a module call.
const ONCE: [&str; 3] = ["lifecycle", "connection", "timeouts"];

/// A finding for each second one; of three, the third waits until there are two.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for root in ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data" | "module")) {
        let ty = ctx.type_of(root);
        below(root, root, ty.as_deref(), &mut found);
    }
    found
}

fn below<'m>(root: Block<'m>, block: Block<'m>, ty: Option<&BlockType>, found: &mut Vec<Finding>) {
    let mut first_of: BTreeMap<&str, Block> = BTreeMap::new();
    let mut twice = BTreeSet::new();
    let top = root.span() == block.span();
    for one in block.blocks().filter(|one| one.kind() != "dynamic") {
        let nested = ty.and_then(|ty| ty.blocks.get(one.kind()));
        let once = nested.is_some_and(|nested| nested.max_items == 1) || top && ONCE.contains(&one.kind());
        match first_of.get(one.kind()).filter(|_| once) {
            Some(first) if twice.insert(one.kind()) => found.push(look(root, *first, one)),
            Some(_) => {}
            None => {
                first_of.entry(one.kind()).or_insert(one);
                below(root, one, nested.map(|nested| &*nested.block), found);
            }
        }
    }
}

fn look<'m>(root: Block<'m>, first: Block<'m>, again: Block<'m>) -> Finding {
    let place = format!("{}: {}", name_of(root), again.kind());
    let finding = Finding::on(again, format!("{place} stands twice, and one is allowed"));
    match united(root, first, again) {
        Some(mut edits) => {
            edits.remove_nested(again);
            finding.with(edits).losing(place, "what it says stands in the first one")
        }
        None => Finding { message: format!("{}; the two contradict each other", finding.message), ..finding },
    }
}

/// The edits that give the first what only the second says; `None` where they contradict each other.
fn united<'m>(root: Block<'m>, first: Block<'m>, again: Block<'m>) -> Option<Edits> {
    let mut edits = Edits::default();
    for one in again.attributes() {
        match first.attribute(one.name()) {
            Some(there) => edits.join(repeated::united(&Repeated { root, block: first, first: there, again: one })?),
            None if one.text().contains("<<") => return None,
            None => edits.set(first, one.name(), &flush(one)),
        }
    }
    let there: Vec<String> = first.blocks().map(|one| format!("{} {}", one.kind(), same::meaning(one))).collect();
    for one in again.blocks().filter(|one| !there.contains(&format!("{} {}", one.kind(), same::meaning(*one)))) {
        if one.text().contains("<<") {
            return None;
        }
        edits.append_block(first, one.kind(), &dedent(one.text()));
    }
    Some(edits)
}
