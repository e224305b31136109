//! What is declared and never used: Terraform says nothing of it, a reviewer would.

use super::{Judge, Severity};
use crate::module::block::Block;

impl<'m> Judge<'m> {
    /// Variables, locals, data sources and aliases that nothing refers to. Text that does not parse may refer to them.
    pub(super) fn unused(&self) {
        if self.module.has_junk() {
            return;
        }
        for block in self.module.blocks() {
            match block.kind() {
                "variable" => self.unused_block(block, "Unused variable"),
                "data" => self.unused_block(block, "Unused data source"),
                "provider" if block.attribute("alias").is_some() => self.unused_block(block, "Unused provider alias"),
                "locals" => {
                    for local in block.attributes() {
                        let address = format!("local.{}", local.name());
                        if self.module.users(&address).next().is_none() {
                            let message = format!("Nothing refers to {address}.");
                            self.say(local.span(), Severity::Warning, "Unused local value", message);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn unused_block(&self, block: Block<'m>, summary: &'static str) {
        let Some(address) = block.address() else { return };
        // A variable is used by its own validation, which does nothing with it.
        let other = self.module.users(&address).any(|one| self.module.holder(one).span() != block.span());
        if !other {
            self.say(block.head(), Severity::Warning, summary, format!("Nothing refers to {address}."));
        }
    }
}
