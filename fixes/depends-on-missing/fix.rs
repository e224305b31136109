//! An entry of `depends_on` that names nothing, and that nothing could make.

use std::collections::BTreeMap;

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Attribute, Value};
use crate::module::refs::Reference;
use crate::wire::{elsewhere, misspelt};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    if module.has_junk() {
        return Vec::new();
    }
    let waits = |one: &Reference| one.attribute.starts_with("depends_on");
    let is_gone = |target: &str| {
        module.users(target).all(waits)
            && misspelt::meant(module, target).is_none()
            && !elsewhere::is_there(ctx, target)
    };
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    let gone: Vec<&Reference> = module
        .dangling()
        .filter(|one| waits(one) && *known.entry(&one.target).or_insert_with(|| is_gone(&one.target)))
        .collect();
    // They are sorted by block: a list is taken apart once.
    let lists = gone.chunk_by(|one, next| module.holder(one).span() == module.holder(next).span());
    lists.flat_map(|all| dropped(ctx, all)).collect()
}

/// The findings of one list.
fn dropped(ctx: &Context, references: &[&Reference]) -> Vec<Finding> {
    let list = references.first().and_then(|one| ctx.module.holder(one).attribute("depends_on"));
    let Some((list, items)) = list.and_then(|list| Some((list, list.value().items()?))) else { return Vec::new() };
    let found = references.iter().filter_map(|one| drop(ctx, one, list, &items));
    found.collect()
}

fn drop<'m>(ctx: &Context<'m>, reference: &Reference, list: Attribute<'m>, items: &[Value<'m>]) -> Option<Finding> {
    let (holder, target) = (ctx.module.holder(reference), &reference.target);
    let at = items.binary_search_by_key(&reference.span().range.start, |item| item.span().range.start).ok()?;
    if items[at].span() != reference.span() {
        return None;
    }
    let mut edits = Edits::default();
    if items.len() == 1 {
        edits.remove_attribute(list, holder);
    } else {
        edits.remove_entry(items[at], items[at], list.value(), holder.file_text());
    }
    let who = name_of(holder);
    let finding = Finding::at(reference.span(), format!("{who} waits for {target}, which is not declared"));
    Some(finding.with(edits).losing(format!("{who}: depends_on {target}"), format!("{target} is nowhere")))
}
