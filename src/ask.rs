//! What was asked: read from --require, --prompt and --review; each wish with the sentence that says so.

mod catalogue;
mod claims;
mod endpoints;
pub(crate) mod environment;
mod layout;
mod lead;
mod naming;
mod passage;
mod prompt;
mod review;
mod scope;
mod tags;
mod text;
mod values;
mod versions;
mod words;

use std::collections::BTreeMap;

pub use catalogue::Component;

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
    /// Where the sentence stands (`prompt:12`).
    pub source: String,
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

/// What a failure report claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A component is missing, or something of it.
    Missing {
        /// Its id.
        component: String,
        /// Whether the sentence says just that; else it speaks of something about the component, too.
        outright: bool,
    },
    /// The resource type `of` has no argument or block `name`.
    Argument {
        /// The type.
        of: String,
        /// The argument or block.
        name: String,
    },
    /// The provider has no such type.
    Type(String),
}

/// Everything that was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// What a failure report claims of the configuration, in the order of its text; true or not.
    pub claims: Vec<Stated<About>>,
    /// How what is added is named, with `{}` for the thing's own name. The settings say it, not the prompt.
    pub naming: Option<String>,
}

/// Reads what was asked: the component ids of `--require`, a prompt and a failure report. Deterministic and total; a name in
/// `require` that is no component (see [`component`]) is left out, since the caller has refused it already.
pub fn read(prompt: Option<&str>, review: Option<&str>, require: &[String]) -> Asked {
    let mut asked = Asked::default();
    for name in require {
        if let Some(component) = component(name) {
            let sentence = format!("--require {name}");
            asked.note(component.id, Wish::Asked, &sentence, "--require");
        }
    }
    if let Some(text) = prompt {
        prompt::read(text, &mut asked);
    }
    if let Some(text) = review {
        review::read(text, &mut asked);
    }
    asked
}

/// Every component that can be asked for, by id.
pub fn components() -> &'static [Component] {
    &catalogue::CATALOGUE.components
}

/// The component that a name stands for: an id, or words that name it (`load balancer`).
pub fn component(name: &str) -> Option<&'static Component> {
    catalogue::CATALOGUE.resolve(name)
}

/// The id that an unknown name was probably meant to be.
pub fn suggest(name: &str) -> Option<&'static str> {
    catalogue::CATALOGUE.nearest(name)
}

/// How many sentences on one component are kept: behind them nothing new is said.
const SENTENCES: usize = 1000;

impl Asked {
    /// The sentence that decides about a component: the first that asks for it; else the first that speaks of it.
    pub fn sentence_for(&self, component: &str) -> Option<&Requirement> {
        let all = self.components.get(component)?;
        all.iter().find(|one| one.wish == Wish::Asked).or(all.first())
    }

    fn note(&mut self, component: &str, wish: Wish, sentence: &str, source: &str) {
        let all = self.components.entry(component.to_owned()).or_default();
        if all.len() < SENTENCES && !all.iter().any(|one| one.wish == wish && one.source == source) {
            all.push(Requirement { wish, sentence: sentence.to_owned(), source: source.to_owned() });
        }
    }

    /// Whether the component was asked for and not excluded by any sentence.
    pub fn wants(&self, component: &str) -> bool {
        self.components.get(component).is_some_and(|all| {
            all.iter().any(|one| one.wish == Wish::Asked) && all.iter().all(|one| one.wish != Wish::Excluded)
        })
    }

    /// What is excluded, and nothing else.
    pub fn exclusions(&self) -> Asked {
        let excluded = self.components.iter().filter(|(component, _)| self.excludes(component));
        Asked {
            components: excluded.map(|(component, all)| (component.clone(), all.clone())).collect(),
            naming: self.naming.clone(),
            ..Asked::default()
        }
    }

    /// Whether nobody has said what is wanted.
    pub fn is_silent(&self) -> bool {
        self.components.is_empty() && self.values.is_empty()
    }

    /// Whether a sentence excludes the component.
    pub fn excludes(&self, component: &str) -> bool {
        self.components.get(component).is_some_and(|all| all.iter().any(|one| one.wish == Wish::Excluded))
    }

    /// The names of the services that interface endpoints are asked for, where the prompt lists them.
    pub fn interface_endpoints(&self) -> Vec<&str> {
        self.value("endpoint_services").map(endpoints::interfaces).unwrap_or_default()
    }

    /// A stated value.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(|stated| stated.value.as_str())
    }
}

#[cfg(test)]
mod tests;
