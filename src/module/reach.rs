//! What a block points at, through locals as well; and for all blocks of a type at once, so that a module in which each of
//! many has its companion is looked through once and not once for each.

use std::collections::{HashMap, HashSet};

use super::Module;
use super::block::Block;

/// What the blocks of one type point at.
#[derive(Debug, Default)]
pub struct Pointers {
    blocks: usize,
    targets: HashSet<String>,
    values: HashSet<String>,
    /// How many of the blocks point at a resource of a type.
    types: HashMap<String, usize>,
}

impl Pointers {
    pub(super) fn new(module: &Module, of: &str) -> Self {
        let mut all = Pointers::default();
        for block in module.resources(of) {
            all.blocks += 1;
            let targets = reached(module, block);
            let types = targets.iter().filter_map(|target| Some(target.split_once('.')?.0));
            for one in types.collect::<HashSet<&str>>() {
                *all.types.entry(one.to_owned()).or_default() += 1;
            }
            all.targets.extend(targets);
            all.values.extend(block.attributes().map(|attribute| attribute.value().text().to_owned()));
        }
        all
    }

    /// Whether one of them points at an address.
    pub fn reach(&self, address: &str) -> bool {
        self.targets.contains(address)
    }

    /// Whether an attribute of one of them has this text for its value.
    pub fn hold(&self, value: &str) -> bool {
        self.values.contains(value)
    }

    /// Whether each of them points at a resource of a type.
    pub fn all_reach(&self, of: &str) -> bool {
        self.types.get(of).copied().unwrap_or(0) == self.blocks
    }
}

/// Every address that a block refers to, through locals as well.
pub fn reached(module: &Module, block: Block) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    let mut next: Vec<String> = module.references_in(block).map(|reference| reference.target.clone()).collect();
    while let Some(target) = next.pop() {
        if !known.insert(target.clone()) {
            continue;
        }
        if let Some(name) = target.strip_prefix("local.")
            && let (Some(attribute), Some(locals)) = (module.local(name), module.get(&target))
        {
            let range = attribute.span().range;
            let inner = module.references_in(locals);
            let inner = inner.filter(|one| range.start <= one.range.start && one.range.end <= range.end);
            next.extend(inner.map(|one| one.target.clone()));
        }
        seen.push(target);
    }
    seen
}
