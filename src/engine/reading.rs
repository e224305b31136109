//! The sources at one moment, read: the modules they make, and what is known of them.

use std::sync::Arc;

use super::Options;
use crate::check::Layer;
use crate::check::facts::Facts;
use crate::ignore::Ignores;
use crate::module::{Module, Trees};
use crate::source::Sources;
use crate::syntax;

/// The sources at one moment, read.
#[derive(Debug)]
pub struct Reading {
    /// The text.
    pub sources: Sources,
    /// One for each folder.
    pub modules: Vec<Module>,
    /// What is known of the modules.
    pub facts: Facts,
    /// What no fix may speak of.
    pub ignores: Ignores,
}

impl Reading {
    /// Reads sources; a piece of text that the cache knows is not parsed again.
    pub fn of(sources: Sources, options: &Options, cache: &mut syntax::Cache) -> Self {
        if options.at_once && cache.is_empty() {
            let texts = sources.iter().filter(|(_, file)| file.is_terraform()).map(|(_, file)| &*file.text);
            cache.fill(&texts.collect::<Vec<_>>());
        }
        let trees: Trees = sources
            .iter()
            .filter(|(_, file)| file.is_terraform())
            .map(|(id, file)| (id, Arc::new(syntax::parse_with(&file.text, cache))))
            .collect();
        let modules = Module::all(&sources, &trees);
        let ignores = Ignores::of(&sources, &trees, &options.ignores);
        Reading { sources, modules, ignores, facts: Facts::new(&options.schemas, options.beside.as_ref()) }
    }

    /// Whether it could be planned and the provider would accept it as well, as far as that can be known offline.
    pub fn applies(&self) -> bool {
        let stops = |layer| matches!(layer, Layer::Configuration | Layer::Plan | Layer::Value);
        !self.facts.errors(&self.modules).any(|one| stops(one.layer))
    }

    /// Whether Terraform would accept the configuration, as far as that can be known offline.
    pub fn is_valid(&self) -> bool {
        !self.facts.errors(&self.modules).any(|one| one.layer == Layer::Configuration)
    }
}
