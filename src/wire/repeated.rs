//! Arguments that one block sets twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::edit::Edits;
use crate::fix::name_of;
use crate::module::Module;
use crate::module::block::{Attribute, Block};
use crate::wire::same;

/// An argument that is set again.
#[derive(Clone, Copy, Debug)]
pub struct Repeated<'m> {
    /// The top-level block.
    pub root: Block<'m>,
    /// The block it stands in.
    pub block: Block<'m>,
    /// The first time.
    pub first: Attribute<'m>,
    /// The second time.
    pub again: Attribute<'m>,
}

impl<'m> Repeated<'m> {
    /// The argument's name.
    pub fn name(&self) -> &'m str {
        self.first.name()
    }

    /// The block in words: `aws_lb.main`, `aws_lb.main: access_logs`.
    pub fn place(&self) -> String {
        let root = name_of(self.root);
        if self.root.span() == self.block.span() { root } else { format!("{root}: {}", self.block.kind()) }
    }
}

/// Every second setting of a module; of three, the last waits until there are two.
pub fn all(module: &Module) -> Vec<Repeated<'_>> {
    let mut found = Vec::new();
    module.blocks().for_each(|root| below(root, root, &mut found));
    found
}

/// The edits that give the first what the second says more, so that the second can go; `None` where they differ.
pub fn united(one: &Repeated) -> Option<Edits> {
    let mut edits = Edits::default();
    let (first, again) = (one.first.value(), one.again.value());
    if same::text(first.text()) == same::text(again.text()) {
        return Some(edits);
    }
    if let (Some(there), Some(more)) = (first.items(), again.items()) {
        let there: Vec<String> = there.iter().map(|item| same::text(item.text())).collect();
        let new: Vec<&str> =
            more.iter().map(|item| item.text()).filter(|item| !there.contains(&same::text(item))).collect();
        if !new.is_empty() {
            edits.add_items(first, one.block.file_text(), &new);
        }
        return Some(edits);
    }
    let (there, more) = (first.entries()?, again.entries()?);
    let mut new = Vec::new();
    for (key, name, value) in &more {
        match there.iter().find(|(other, _, _)| other == key) {
            Some((_, _, other)) if same::text(other.text()) == same::text(value.text()) => {}
            Some(_) => return None,
            None => new.push((name.text(), value.text())),
        }
    }
    // Keys that are worked out are not among the entries.
    let whole = |value: &crate::module::block::Value, known: usize| match value.kind() {
        crate::syntax::tree::ExprKind::Object(entries) => entries.len() == known,
        _ => false,
    };
    if !whole(&first, there.len()) || !whole(&again, more.len()) || new.iter().any(|(_, text)| text.contains('\n')) {
        return None;
    }
    if !new.is_empty() {
        edits.add_entries(first, one.block.file_text(), new);
    }
    Some(edits)
}

fn below<'m>(root: Block<'m>, block: Block<'m>, found: &mut Vec<Repeated<'m>>) {
    // The first setting of each name, and whether a second one was found.
    let mut seen: HashMap<&str, (Attribute, bool)> = HashMap::new();
    for again in block.attributes() {
        match seen.entry(again.name()) {
            Entry::Vacant(place) => drop(place.insert((again, false))),
            Entry::Occupied(mut place) if !place.get().1 => {
                let (first, twice) = place.get_mut();
                *twice = true;
                found.push(Repeated { root, block, first: *first, again });
            }
            Entry::Occupied(_) => {}
        }
    }
    block.blocks().for_each(|inner| below(root, inner, found));
}
