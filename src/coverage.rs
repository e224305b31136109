//! Coverage: what was asked, and what of it is there. How a component shows itself is data: `coverage/presence.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::ask::{self, Asked, Requirement, Wish};
use crate::catalogue;
use crate::module::Module;
use crate::module::block::Block;
use crate::sorted;

mod plain;

/// How far a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It was asked for and is not there.
    Missing,
    /// It is there, and something that belongs to it is not.
    Partial,
    /// It was excluded and is there.
    Unwanted,
    /// Nothing here can tell.
    Unclear,
    /// It is there; or it was excluded and is not.
    Met,
}

/// One requirement, and what the configuration has of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The component's id.
    pub component: &'static str,
    /// What it is.
    pub title: &'static str,
    /// How strongly it was wished for: `asked`, `optional`, `existing`, `excluded`.
    pub wish: String,
    /// How far it is met.
    pub standing: Standing,
    /// The addresses that show it.
    pub addresses: Vec<String>,
    /// What is missing of it.
    pub missing: Vec<String>,
    /// The sentence that decides.
    pub sentence: String,
    /// Where the sentence stands.
    pub source: String,
    /// The fixes that add it.
    pub fixes: Vec<&'static str>,
}

/// How a component shows itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Presence {
    any: Vec<String>,
    r#where: BTreeMap<String, String>,
    unlike: BTreeMap<String, String>,
    by: Vec<String>,
    named: Vec<String>,
    says: Vec<String>,
    every: String,
    each: Vec<String>,
    within: String,
    needs: Vec<Vec<String>>,
    several: bool,
    used: bool,
    quality: bool,
}

static PRESENCES: LazyLock<BTreeMap<String, Presence>> = LazyLock::new(|| crate::data!("src/coverage/presence"));

/// Every requirement, what is missing first, then in the order of the components' ids.
pub fn coverage(asked: &Asked, modules: &[Module]) -> Vec<Line> {
    if asked.components.is_empty() {
        return Vec::new(); // Who asks for nothing does not wait for the phrases to be read.
    }
    let mut lines: Vec<Line> = ask::components()
        .iter()
        .filter_map(|component| {
            let requirement = asked.sentence_for(component.id)?;
            Some(line(component, decides(asked, component.id, requirement), requirement, modules))
        })
        // Nobody waits for the absence of what no block could show.
        .filter(|line| line.standing != Standing::Unclear || line.wish != crate::report::word(&Wish::Excluded))
        .collect();
    sorted::by_key(&mut lines, |line| (line.standing, line.component));
    lines
}

/// An exclusion outweighs a wish, as it does for the fixes.
fn decides(asked: &Asked, component: &str, requirement: &Requirement) -> Wish {
    if asked.excludes(component) { Wish::Excluded } else { requirement.wish }
}

fn line(component: &ask::Component, wish: Wish, requirement: &Requirement, modules: &[Module]) -> Line {
    let mut line = Line {
        component: component.id,
        title: component.title,
        wish: crate::report::word(&wish),
        standing: Standing::Unclear,
        addresses: Vec::new(),
        missing: Vec::new(),
        sentence: requirement.sentence.clone(),
        source: requirement.source.clone(),
        fixes: Vec::new(),
    };
    if wish == Wish::Asked {
        let adds = catalogue::all().iter().filter(|fix| fix.asked_by.contains(&component.id));
        line.fixes = adds.map(|fix| fix.id).collect();
    }
    if let Some(shown) = plain::shown(component.id, modules) {
        line.addresses = shown.addresses;
        line.missing = shown.missing;
        line.standing = standing(wish, shown.there, line.missing.is_empty());
        return line;
    }
    let Some(presence) = PRESENCES.get(component.id) else { return line };
    let blocks = presence.blocks(modules);
    line.addresses = blocks.iter().filter_map(|(_, block)| block.address()).collect();
    line.missing = presence.missing(&blocks, modules);
    if !(presence.quality && blocks.is_empty() && wish == Wish::Asked) {
        line.standing = standing(wish, !blocks.is_empty(), line.missing.is_empty());
    }
    line
}

fn standing(wish: Wish, there: bool, whole: bool) -> Standing {
    match (wish, there) {
        (Wish::Excluded, true) => Standing::Unwanted,
        (Wish::Excluded, false) => Standing::Met,
        (Wish::Asked, false) => Standing::Missing,
        (Wish::Optional | Wish::Existing, false) => Standing::Unclear,
        (_, true) => {
            if whole {
                Standing::Met
            } else {
                Standing::Partial
            }
        }
    }
}

impl Presence {
    fn blocks<'m>(&self, modules: &'m [Module]) -> Vec<(&'m Module, Block<'m>)> {
        let is = |block: &Block| {
            self.any.iter().any(|of| match (of.strip_prefix("data."), of.split_once('.')) {
                (Some(of), _) => block.kind() == "data" && block.of() == of,
                (None, Some((of, name))) => block.kind() == "resource" && block.of() == of && sets(*block, name),
                (None, None) => block.kind() == "resource" && block.of() == of,
            }) && self.r#where.iter().all(|(name, wanted)| has_value(*block, name, wanted))
                && !self.unlike.iter().any(|(name, other)| has_value(*block, name, other))
                && (self.says.is_empty() || self.says.iter().any(|words| block.text().contains(words.as_str())))
        };
        let blocks = modules.iter().flat_map(|module| module.blocks().map(move |block| (module, block)));
        blocks.filter(|(module, block)| is(block) && self.belongs(module, *block)).collect()
    }

    /// Whether a block is the one of this component's own: what uses it or its name says so.
    fn belongs(&self, module: &Module, block: Block) -> bool {
        if self.by.is_empty() && self.named.is_empty() {
            return true;
        }
        let name = block.name().to_lowercase();
        if name.split(['_', '-']).any(|word| self.named.iter().any(|known| known == word)) {
            return true;
        }
        let Some(address) = block.address() else { return false };
        module.users(&address).any(|one| self.by.iter().any(|of| module.holder(one).of() == of))
    }

    /// What belongs to the blocks and is not there, in words.
    fn missing(&self, blocks: &[(&Module, Block)], modules: &[Module]) -> Vec<String> {
        let mut missing = Vec::new();
        for (module, block) in blocks {
            let Some(address) = block.address() else { continue };
            for name in &self.each {
                // `TYPE.NAME` is asked of the blocks of one type.
                let (of, name) = name.split_once('.').unwrap_or((block.of(), name));
                if of == block.of() && !sets(*block, name) {
                    missing.push(format!("{name} of {address}"));
                }
            }
            let by_default = blocks.iter().any(|(_, one)| one.of().ends_with("_by_default"));
            if !self.within.is_empty() && !by_default && !holds(*block, &self.within) {
                missing.push(format!("{} in {address}", self.within));
            }
            for types in &self.needs {
                let refers =
                    |one: &crate::module::refs::Reference| types.iter().any(|of| module.holder(one).of() == of);
                let named = |one: &crate::module::refs::Reference| {
                    types.iter().any(|of| one.target.starts_with(&format!("{of}.")))
                };
                if !module.users(&address).any(refers) && !module.references_in(*block).any(named) {
                    missing.push(format!("{} for {address}", types.join(" or ")));
                }
            }
            if self.used && module.users(&address).next().is_none() {
                missing.push(format!("anything that uses {address}"));
            }
        }
        if self.several && blocks.len() == 1 && blocks.iter().all(|(_, block)| block.repeat().is_none()) {
            missing.push(format!("more than {}", blocks[0].1.address().unwrap_or_default()));
        }
        if !self.every.is_empty() && !blocks.is_empty() {
            missing.extend(self.left_out(blocks, modules));
        }
        missing
    }

    /// The blocks of the type of which every one should have the component, and that have it not.
    fn left_out(&self, blocks: &[(&Module, Block)], modules: &[Module]) -> Vec<String> {
        // What repeats over a table of its own may be about any of them.
        let of_all = |one: &Block| {
            one.of().contains("_account_") || one.repeat().is_some_and(|repeat| repeat.name() == "for_each")
        };
        if blocks.iter().any(|(_, block)| of_all(block)) {
            return Vec::new();
        }
        let all = modules.iter().flat_map(|module| module.resources(&self.every).map(move |one| (module, one)));
        let lacks = all.filter(|(module, one)| {
            let Some(address) = one.address() else { return false };
            let own = blocks.iter().any(|(_, block)| block.address().as_ref() == Some(&address));
            let shows = |user: &crate::module::refs::Reference| {
                blocks.iter().any(|(_, block)| block.address() == module.holder(user).address())
            };
            !own && !module.users(&address).any(shows)
        });
        lacks.filter_map(|(_, one)| Some(format!("that of {}", one.address()?))).collect()
    }
}

/// Whether an argument has this value; `""` is any, `~x` any that holds x.
fn has_value(block: Block, name: &str, wanted: &str) -> bool {
    block.attribute(name).is_some_and(|attribute| match wanted.strip_prefix('~') {
        Some(part) => attribute.value().text().contains(part),
        None => wanted.is_empty() || attribute.value().as_str() == Some(wanted),
    })
}

/// Whether a block or one inside of it sets an argument, and not to false.
fn holds(block: Block, name: &str) -> bool {
    sets(block, name) || block.blocks().any(|inner| holds(inner, name))
}

/// Whether a block has an argument or a nested block of this name, and does not turn it off.
fn sets(block: Block, name: &str) -> bool {
    let off = block.attribute(name).is_some_and(|one| one.value().as_bool() == Some(false));
    block.has(name) && !off
}

#[cfg(test)]
mod tests;
