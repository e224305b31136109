//! Override files: their blocks change blocks of other files, and declare none.

use super::Judge;
use super::scope::Scope;
use crate::module::Module;
use crate::module::block::{Attribute, Block};

/// Whether a block stands in an override file.
pub(super) fn is_override(module: &Module, block: Block) -> bool {
    module.has_overrides() && module.sources().file(block.file()).is_override()
}

impl<'m> Judge<'m> {
    /// Judges a block of an override file: what it changes must be there.
    pub(super) fn overrides(&self, block: Block<'m>) {
        let what = match block.kind() {
            "resource" => "resource",
            "data" => "data resource",
            "variable" => "base variable declaration",
            "output" => "base output definition",
            "module" => "module call",
            "locals" => {
                return block.attributes().for_each(|local| {
                    if self.bases(&format!("local.{}", local.name())).is_empty() {
                        let message = "There is no such local value that could be overridden.";
                        self.error(local.name_span(), "Missing base local value definition to override", message);
                    }
                });
            }
            _ => return,
        };
        if block.address().is_some_and(|address| self.bases(&address).is_empty()) {
            let message = "An override file can only override what is declared in another file.";
            self.error(block.head(), format!("Missing {what} to override"), message);
        }
        self.anything(block, &Scope::default().quiet(), &[]);
    }

    fn bases(&self, address: &str) -> Vec<Block<'m>> {
        let mut all = self.module.every(address);
        all.retain(|one| !is_override(self.module, *one));
        all
    }

    /// An argument of a block, in the last override file that sets it or in the block itself.
    pub(super) fn effective(&self, block: Block<'m>, name: &str) -> Option<Attribute<'m>> {
        if !self.module.has_overrides() {
            return block.attribute(name);
        }
        let all = block.address().map(|address| self.module.every(&address)).unwrap_or_default();
        let overrides = all.iter().rev().filter(|one| is_override(self.module, **one));
        overrides.filter_map(|one| one.attribute(name)).next().or_else(|| block.attribute(name))
    }
}
