//! What a reference stands for: the argument that it gives back, or parts that can be put together without the block.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::module::refs::Reference;
use crate::syntax::tree::{Expr, ExprKind};

/// Facts about types: what an attribute is the same as or made of, and which argument can stand apart.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Types {
    same: BTreeMap<String, String>,
    made: BTreeMap<String, String>,
    /// The type that holds an argument, by `TYPE.ARGUMENT`.
    pub apart: BTreeMap<String, String>,
}

/// The facts of `types.toml`.
pub fn types() -> &'static Types {
    static TYPES: OnceLock<Types> = OnceLock::new();
    TYPES.get_or_init(|| crate::data!("src/wire/cycle/types"))
}

/// What can be written in the place of a reference.
#[derive(Clone, Debug)]
pub enum Stand<'m> {
    /// The value of an argument.
    Value(&'m str),
    /// Every key: a key's policy speaks of that key alone.
    Every,
    /// An ARN or address of `TYPE.ATTRIBUTE` made from the value of an argument of this block.
    Made(String, Block<'m>, &'m str),
}

/// What can stand for a reference; `members` are the addresses that it may not lead to.
pub fn of<'m>(module: &'m Module, reference: &Reference, members: &BTreeSet<&str>) -> Option<Stand<'m>> {
    let holder = module.holder(reference);
    let target = module.get(&reference.target).filter(|block| block.kind() == "resource")?;
    let [attribute] = &reference.rest[..] else { return None };
    if !is_same_instance(module, reference, holder, target) {
        return None;
    }
    let value = |name: &str| {
        let value = target.attribute(name)?.value();
        let at = value.span();
        let leads_back = module
            .references_in(target)
            .filter(|one| at.range.start <= one.range.start && one.range.end <= at.range.end)
            .any(|one| members.contains(one.target.as_str()));
        (!leads_back && !value.text().contains('\n')).then(|| value.text())
    };
    let key = format!("{}.{attribute}", target.of());
    let types = types();
    if let Some(text) = value(types.same.get(&key).map_or(attribute, |name| name)) {
        return Some(Stand::Value(text));
    }
    let path = keys(holder, reference);
    let position = |name: &str| path.iter().any(|one| one.eq_ignore_ascii_case(name));
    if key == "aws_kms_key.arn" && is_own_policy(module, holder, target) {
        return (position("resource") || position("resources")).then_some(Stand::Every);
    }
    // A principal has to be there when a policy names it.
    if position("principal") || position("principals") || target.attribute("path").is_some() {
        return None;
    }
    let text = value(types.made.get(&key)?)?;
    Some(Stand::Made(key, target, text))
}

/// Whether the value of an argument means the same where the reference stands: both are one, or repeated alike.
fn is_same_instance(module: &Module, reference: &Reference, holder: Block, target: Block) -> bool {
    let text = &module.sources().file(reference.file).text[reference.head.end..reference.range.end];
    match target.repeat() {
        None => text.starts_with('.'),
        Some(repeat) => {
            let alike = holder.repeat().is_some_and(|own| own.text() == repeat.text());
            let index = if repeat.name() == "count" { "[count.index]." } else { "[each.key]." };
            alike && text.starts_with(index)
        }
    }
}

/// Whether a block is the key, or a policy document that only this key takes.
fn is_own_policy(module: &Module, holder: Block, key: Block) -> bool {
    let Some(address) = holder.address() else { return false };
    if holder.span() == key.span() {
        return true;
    }
    let only = |user: &Reference| module.holder(user).span() == key.span() && user.attribute == "policy";
    holder.kind() == "data" && holder.of() == "aws_iam_policy_document" && module.users(&address).all(only)
}

/// The names of the blocks, attributes and object keys that a reference stands in.
fn keys<'m>(holder: Block<'m>, reference: &'m Reference) -> Vec<&'m str> {
    let mut found: Vec<&str> = reference.attribute.split('.').collect();
    let top = found[0];
    let mut blocks = vec![holder];
    let mut value: Option<Value> = holder.attribute(top).map(|one| one.value());
    while let Some(block) = blocks.pop().filter(|_| value.is_none()) {
        let inside = |at: &crate::source::Span| at.range.start <= reference.range.start;
        value = block
            .attributes()
            .map(|one| one.value())
            .find(|one| inside(&one.span()) && reference.range.end <= one.span().range.end);
        blocks.extend(block.blocks());
    }
    let Some(value) = value else { return found };
    let mut open: Vec<&'m Expr> = vec![value.node()];
    while let Some(expr) = open.pop() {
        if let ExprKind::Object(entries) = &expr.kind {
            for entry in entries {
                let at = value.place(&entry.value.range);
                if at.start <= reference.range.start && reference.range.end <= at.end {
                    match &entry.key.kind {
                        ExprKind::Variable(name) | ExprKind::String(name) => found.push(name),
                        _ => {}
                    }
                }
            }
        }
        open.extend(expr.children());
    }
    found
}
