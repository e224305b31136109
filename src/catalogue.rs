//! The folders under `fixes/`, loaded, sorted by stage and id, and selected.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::fix::{Context, Finding, Fix, Risk, Safety, Stage};
use crate::shape::must::Must;
use crate::shape::{Shape, attribute, companion, component, output, rename};

/// Fixes whose algorithm is code: one module for each `fixes/<id>/fix.rs`.
pub mod code {
    #![allow(missing_docs)] // Each folder's README says what its fix does.
    include!(concat!(env!("OUT_DIR"), "/code.rs"));
}

/// How a fix that is code finds.
pub type Find = fn(&Context) -> Vec<Finding>;

struct Raw {
    id: &'static str,
    /// `fix.toml`, as the build wrote it down.
    declared: &'static str,
    readme: &'static str,
    must: &'static [(&'static str, &'static str)],
    find: Option<Find>,
}

const RAW: &[Raw] = include!(concat!(env!("OUT_DIR"), "/fixes.rs"));

/// `fix.toml` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    id: String,
    title: String,
    class: String,
    stage: Stage,
    safety: Safety,
    #[serde(default)]
    risks: Vec<Risk>,
    #[serde(default)]
    removes: Vec<String>,
    #[serde(default)]
    asked_by: Vec<String>,
    #[serde(default)]
    only_asked: bool,
    attribute: Option<attribute::Keys>,
    companion: Option<companion::Keys>,
    component: Option<component::Keys>,
    output: Option<output::Keys>,
    rename: Option<rename::Keys>,
    code: Option<CodeKeys>,
}

/// The keys of `[code]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeKeys {
    /// The slots that it fills when somebody asks for them.
    #[serde(default)]
    provides: Vec<String>,
}

/// Every fix, by stage and id.
///
/// # Panics
///
/// When a folder under `fixes/` is wrong: it is part of the program, and a test loads it.
pub fn all() -> &'static [Fix] {
    static ALL: OnceLock<Vec<Fix>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<Fix> =
            RAW.iter().map(|raw| load(raw).unwrap_or_else(|e| panic!("fixes/{}: {e}", raw.id))).collect();
        all.sort_by_key(|fix| (fix.stage, fix.id));
        all
    })
}

/// The fix of an id.
pub fn get(id: &str) -> Option<&'static Fix> {
    all().iter().find(|fix| fix.id == id)
}

fn load(raw: &Raw) -> Result<Fix, String> {
    let declared: Declared = serde_json::from_str(raw.declared).map_err(|e| format!("fix.toml: {e}"))?;
    if declared.id != raw.id {
        return Err(format!("fix.toml: id is {:?}, the folder is not", declared.id));
    }
    let provides =
        [&declared.component.as_ref().map(|keys| &keys.provides), &declared.code.as_ref().map(|keys| &keys.provides)]
            .into_iter()
            .flatten()
            .flat_map(|slots| slots.iter().cloned())
            .collect();
    let mut shapes: Vec<Shape> = Vec::new();
    shapes.extend(declared.attribute.map(Shape::Attribute));
    shapes.extend(declared.companion.map(Shape::Companion));
    shapes.extend(declared.component.map(Shape::Component));
    shapes.extend(declared.output.map(Shape::Output));
    shapes.extend(declared.rename.map(Shape::Rename));
    shapes.extend(declared.code.and(raw.find).map(Shape::Code));
    let [shape] =
        <[Shape; 1]>::try_from(shapes).map_err(|all| format!("fix.toml: {} shapes, one is needed", all.len()))?;
    Ok(Fix {
        id: raw.id,
        title: declared.title,
        class: declared.class,
        stage: declared.stage,
        safety: declared.safety,
        risks: declared.risks,
        removes: declared.removes,
        asked_by: declared.asked_by,
        only_asked: declared.only_asked,
        provides,
        shape,
        must: raw.must.iter().map(|(name, text)| (*name, Must::new(text))).collect(),
        readme: raw.readme,
    })
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
