//! The folders under `fixes/`, loaded, sorted by stage and id, and selected.

use std::collections::HashMap;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::OnceLock;

use serde::de::DeserializeOwned;

use crate::fix::{Context, Finding, Fix, Risk, Safety, Stage};
use crate::shape::Shape;
use crate::shape::must::{Hole, Must};

/// Fixes whose algorithm is code: one module for each `fixes/<id>/fix.rs`.
pub mod code {
    #![allow(missing_docs)] // Each folder's README says what its fix does.
    include!(concat!(env!("OUT_DIR"), "/code.rs"));
}

/// How a fix that is code finds.
pub type Find = fn(&Context) -> Vec<Finding>;

/// A folder as the build wrote it down.
struct Raw {
    id: &'static str,
    title: &'static str,
    class: &'static str,
    stage: Stage,
    safety: Safety,
    risks: &'static [Risk],
    removes: &'static [&'static str],
    asked_by: &'static [&'static str],
    only_asked: bool,
    provides: &'static [&'static str],
    shape: Declared,
    readme: Range<usize>,
    must: &'static [(&'static str, &'static [u8])],
}

/// The shape that a folder declares; its keys are what the build made of TOML.
enum Declared {
    Attribute(&'static str),
    Companion(&'static str),
    Component(&'static str),
    Output(&'static str),
    Rename(&'static str),
    Code(Find),
}

/// The READMEs of all fixes, one behind the other: a quarter of a megabyte that few runs show.
const READMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/readmes.gz"));

const RAW: &[Raw] = include!(concat!(env!("OUT_DIR"), "/fixes.rs"));

/// The keys of a shape, read when they are first looked at: most components are never asked for.
pub struct Written<K> {
    id: &'static str,
    keys: &'static str,
    read: OnceLock<K>,
}

impl<K> Written<K> {
    fn new(raw: &Raw, keys: &'static str) -> Self {
        Written { id: raw.id, keys, read: OnceLock::new() }
    }
}

impl<K: DeserializeOwned> Deref for Written<K> {
    type Target = K;

    /// # Panics
    ///
    /// When the keys are wrong: they are part of the program, and a test reads them all.
    fn deref(&self) -> &K {
        // The fix's name says which `fix.toml` it is.
        self.read.get_or_init(|| crate::own_data::read(self.id, self.keys))
    }
}

impl<K> fmt::Debug for Written<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// Every fix, by stage and id.
pub fn all() -> &'static [Fix] {
    static ALL: OnceLock<Vec<Fix>> = OnceLock::new();
    ALL.get_or_init(|| RAW.iter().map(load).collect())
}

/// A part of the READMEs of all fixes.
pub(crate) fn readme(part: Range<usize>) -> String {
    crate::unpacked(READMES)[part].to_owned()
}

/// The fix of an id.
pub fn get(id: &str) -> Option<&'static Fix> {
    all().iter().find(|fix| fix.id == id)
}

/// What a component that is asked for by name makes of a type of resource: of several, the one that the words are about.
pub fn component(of: &str, words: &[String]) -> Option<&'static Must> {
    static HEADS: OnceLock<HashMap<&str, Vec<(&Fix, &Must)>>> = OnceLock::new();
    let heads = HEADS.get_or_init(|| {
        let mut heads: HashMap<&str, Vec<(&Fix, &Must)>> = HashMap::new();
        for fix in all().iter().filter(|fix| !fix.asked_by.is_empty()) {
            let Some(must) = fix.must("") else { continue };
            let own = match &fix.shape {
                Shape::Attribute(_) => continue,
                // One that is referred to is not several.
                Shape::Component(keys) => keys
                    .head()
                    .filter(|head| must.blocks().any(|block| block.of() == *head && block.repeat().is_none())),
                _ => None,
            };
            let first = must.blocks().next().filter(|head| head.kind() == "resource").map(|head| head.of());
            if let Some(head) = own.or(first).filter(|_| !must.holes().contains(&Hole::This)) {
                heads.entry(head).or_default().push((fix, must));
            }
        }
        heads
    });
    let all = heads.get(of)?;
    let about = |fix: &Fix| matches!(&fix.shape, Shape::Component(keys) if keys.is_about(words));
    all.iter().find(|(fix, _)| about(fix)).or(all.first()).map(|(_, must)| *must)
}

fn load(raw: &'static Raw) -> Fix {
    let shape = match raw.shape {
        Declared::Attribute(keys) => Shape::Attribute(Written::new(raw, keys)),
        Declared::Companion(keys) => Shape::Companion(Written::new(raw, keys)),
        Declared::Component(keys) => Shape::Component(Written::new(raw, keys)),
        Declared::Output(keys) => Shape::Output(Written::new(raw, keys)),
        Declared::Rename(keys) => Shape::Rename(Written::new(raw, keys)),
        Declared::Code(find) => Shape::Code(find),
    };
    Fix {
        id: raw.id,
        title: raw.title,
        class: raw.class,
        stage: raw.stage,
        safety: raw.safety,
        risks: raw.risks,
        removes: raw.removes,
        asked_by: raw.asked_by,
        only_asked: raw.only_asked,
        provides: raw.provides,
        shape,
        must: raw.must.iter().map(|(name, packed)| (*name, Must::new(packed))).collect(),
        readme: raw.readme.clone(),
    }
}

/// Which fixes a run may apply: by id or class.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only these; empty means all. `none` selects nothing.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
}

impl Selection {
    /// Whether the fix may be applied.
    pub fn allows(&self, fix: &Fix) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name == fix.id || *name == fix.class);
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }

    /// Whether the fix was selected by its own id, which is asking for it.
    pub fn names(&self, fix: &Fix) -> bool {
        self.select.iter().any(|name| name == fix.id)
    }

    /// The names that are neither a fix, nor a class, nor `none`.
    pub fn unknown(&self) -> Vec<&str> {
        let known = |name: &str| name == "none" || all().iter().any(|fix| fix.id == name || fix.class == name);
        self.select.iter().chain(&self.ignore).map(String::as_str).filter(|name| !known(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{self, tree::PieceKind};

    /// Nobody reads them before they are needed.
    #[test]
    fn the_keys_of_every_shape_can_be_read() {
        for fix in all() {
            // Keys that are wrong end it here.
            let _ = match &fix.shape {
                Shape::Attribute(keys) => format!("{:?}", keys.deref()),
                Shape::Companion(keys) => format!("{:?}", keys.deref()),
                Shape::Component(keys) => format!("{:?}", keys.deref()),
                Shape::Output(keys) => format!("{:?}", keys.deref()),
                Shape::Rename(keys) => format!("{:?}", keys.deref()),
                Shape::Code(_) => String::new(),
            };
        }
    }

    /// Nobody parses them before they are needed.
    #[test]
    fn what_must_hold_is_blocks_alone() {
        for fix in all() {
            for (variant, must) in &fix.must {
                for placed in syntax::parse(must.text()).pieces {
                    let kind = &placed.piece.kind;
                    assert!(matches!(kind, PieceKind::Block(_)), "fixes/{} {variant:?}: {kind:?}", fix.id);
                }
            }
        }
    }
}
