//! `prevent_destroy` for what a prompt protects by a lifecycle rule: what it names, else what holds data.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::ask::Wish;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::attribute::{self, Keys};
use crate::wire::Wire;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holders {
    holder: Vec<Holder>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holder {
    of: Vec<String>,
    words: Vec<String>,
}

fn holders() -> &'static [Holder] {
    static HOLDERS: OnceLock<Holders> = OnceLock::new();
    &HOLDERS.get_or_init(|| crate::data!("fixes/prevent-destroy/holders")).holder
}

/// A finding for each block that is to be protected and is not.
pub fn find(ctx: &Context) -> Vec<Finding> {
    // A text that wants everything to be destroyable as well contradicts itself.
    if ctx.asked.wants("destroyable") {
        return Vec::new();
    }
    let asked = ctx.asked.components.get("deletion_protection").into_iter().flatten();
    let sentences: Vec<String> =
        asked.filter(|one| one.wish == Wish::Asked).map(|one| one.sentence.to_lowercase()).collect();
    let ruled: Vec<&String> = sentences.iter().filter(|said| is_rule(said)).collect();
    let wire = Wire::new(ctx);
    // Without a sentence it was asked for by its own name.
    let is_meant =
        |block: Block| !is_said(block) && (sentences.is_empty() || ruled.iter().any(|said| is_meant(said, block)));
    attribute::find_with(&Keys::default(), ctx, "", &|hole, block| wire.fill(hole, Some(block)), &is_meant)
}

/// Whether a sentence wants a rule of Terraform's, and no setting of a service; one for production alone cannot be written,
/// since the rule takes no expression.
fn is_rule(said: &str) -> bool {
    let of_production = said.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "prod" | "production"));
    ["prevent_destroy", "prevent destroy", "lifecycle"].iter().any(|word| said.contains(word)) && !of_production
}

/// Whether somebody has decided already.
fn is_said(block: Block) -> bool {
    block.nested("lifecycle").any(|one| one.has("prevent_destroy"))
}

/// Whether a sentence means a block: it names its kind, or names none and the block holds data.
fn is_meant(said: &str, block: Block) -> bool {
    let names = |holder: &Holder| holder.words.iter().any(|word| said.contains(word.as_str()));
    let is_of = |holder: &&Holder| holder.of.iter().any(|of| of == block.of());
    let named = holders().iter().any(names);
    holders().iter().filter(is_of).any(|holder| !named || names(holder))
}
