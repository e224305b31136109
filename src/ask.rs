//! What was asked: read from --require, --prompt and --review; each wish with the sentence that says so.

use std::collections::BTreeMap;

/// How strongly a component is wished for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// It must not be there.
    Excluded,
    /// It is there already, outside of this configuration.
    Existing,
    /// It would be nice to have.
    Optional,
    /// It must be there.
    Asked,
}

/// A component that some sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// How strongly.
    pub wish: Wish,
    /// The sentence, or `--require NAME`.
    pub sentence: String,
    /// Where the sentence stands (`prompt:12`, `review:3`, `--require`).
    pub source: String,
}

/// A value with the sentence that states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// The sentence.
    pub sentence: String,
}

/// The file layout that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Files as the answer has them.
    Keep,
    /// Everything in one file of this name.
    Single(String),
    /// Several files, these first.
    Split(Vec<String>),
}

/// Everything that was asked.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Requirements by component id (`alb`, `rds`, `waf`, `outputs`, `remove_migration`, ...).
    pub components: BTreeMap<String, Vec<Requirement>>,
    /// Values by name (`region`, `vpc_cidr`, `instance_type`, `min_size`, ...).
    pub values: BTreeMap<String, Stated<String>>,
    /// Tags that every resource must carry, in the order of the text.
    pub tags: Vec<(String, String)>,
    /// The file layout.
    pub layout: Option<Stated<Layout>>,
    /// Files that exist outside of the answer (`provider.tf`).
    pub existing_files: Vec<Stated<String>>,
}

impl Asked {
    /// Whether the component was asked for and not excluded by any sentence.
    pub fn wants(&self, component: &str) -> bool {
        self.components.get(component).is_some_and(|all| {
            all.iter().any(|one| one.wish == Wish::Asked) && all.iter().all(|one| one.wish != Wish::Excluded)
        })
    }

    /// Whether a sentence excludes the component.
    pub fn excludes(&self, component: &str) -> bool {
        self.components.get(component).is_some_and(|all| all.iter().any(|one| one.wish == Wish::Excluded))
    }

    /// A stated value.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(|stated| stated.value.as_str())
    }
}
