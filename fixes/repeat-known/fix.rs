//! `count` and `for_each` over what is known only after apply: the keys of a plan come from what is written.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::wire::keys::{self, Keys};
use crate::wire::later::Looked;
use crate::wire::present::{self, Asker};

/// A finding for each block that a plan cannot count.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let blocks = ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data" | "module"));
    let looked = Looked::default();
    blocks.filter_map(|block| look(ctx, block, &looked)).collect()
}

fn look<'m>(ctx: &Context<'m>, block: Block<'m>, looked: &Looked<'m>) -> Option<Finding> {
    let repeat = block.repeat()?;
    let (name, value) = (repeat.name(), repeat.value());
    let when = looked.of(ctx, block, value);
    if when.is_now() || name == "for_each" && when.has_keys() {
        return None;
    }
    let what = if name == "count" { "how many there are" } else { "which keys there are" };
    let finding =
        Finding::at(value.span(), format!("{}: {what} depends on what is known only after apply", name_of(block)));
    if name == "for_each"
        && let Some(keys) = Keys::of(ctx, block, value)
    {
        return Some(match rekey(ctx, block, value, &keys) {
            Some(edits) => finding.with(edits),
            None => Finding { message: format!("{}; others name its instances by them", finding.message), ..finding },
        });
    }
    let mut asker = Asker::default();
    let Some(said) = asker.put(ctx, block, value).map(present::spelt) else { return Some(finding) };
    let mut edits = asker.edits;
    if said != value.text() {
        edits.replace(value, &said);
    }
    Some(if edits.is_empty() { finding } else { finding.with(edits) })
}

/// The edits that give a block keys that are known, and let what it says of itself still say the same.
fn rekey<'m>(ctx: &Context<'m>, block: Block<'m>, value: Value<'m>, keys: &Keys) -> Option<Edits> {
    let address = block.address()?;
    for user in ctx.module.users(&address) {
        let holder = ctx.module.holder(user);
        let behind = &holder.file_text()[user.head.end..];
        let same = || Keys::signature_of(ctx, holder).is_some_and(|other| other == keys.signature);
        let fits = match behind.split_once(']').map(|(index, _)| index) {
            Some("[*") => true,
            Some("[each.key" | "[each.value") => same(),
            Some(index) if index.starts_with('[') => false,
            _ => holder.attribute("for_each").is_none_or(|one| one.value().span() != user.span()),
        };
        if !fits {
            return None;
        }
    }
    let mut edits = Edits::default();
    edits.replace(value, &keys.text);
    for one in keys::uses(block) {
        let by_key = one
            .index_of
            .as_deref()
            .and_then(|target| ctx.module.get(target))
            .is_some_and(|target| Keys::signature_of(ctx, target).is_some_and(|other| other == keys.signature));
        let text = match (one.is_key, by_key) {
            (_, true) => "each.key",
            (true, false) => &keys.key,
            (false, false) => &keys.value,
        };
        if block.file_text()[one.range.clone()] != *text {
            edits.splice(block.file(), one.range, text);
        }
    }
    Some(edits)
}
