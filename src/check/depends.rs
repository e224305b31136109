//! `depends_on`: references to whole blocks.

use super::Judge;
use super::lifecycle::is_static;
use super::scope::Scope;
use crate::module::block::{Block, Value};
use crate::module::refs::head;
use crate::syntax::tree::{ExprKind, StepKind};

impl<'m> Judge<'m> {
    /// The references of `depends_on`.
    pub(super) fn depends_on(&self, block: Block<'m>) {
        let Some(attribute) = block.attribute("depends_on") else { return };
        let Some(items) = attribute.value().items() else {
            let message = "A static list expression is required.";
            return self.error(attribute.value().span(), "Invalid expression", message);
        };
        for item in items {
            if let Some((summary, message)) = not_whole(item) {
                self.error(item.span(), summary, message);
                continue;
            }
            let head = item.target();
            match head {
                Some(address)
                    if address.starts_with("module.")
                        || self.module.declares(&address) && !item.text().starts_with("provider.") =>
                {
                    if !self.module.declares(&address) {
                        self.eval(item, &Scope::default());
                    }
                }
                _ => _ = self.eval(item, &Scope::default()),
            }
        }
    }
}

/// Why an entry of `depends_on` is no name of a whole block.
fn not_whole(item: Value) -> Option<(&'static str, &'static str)> {
    let steps = match item.kind() {
        ExprKind::Traversal(_, steps) if steps.iter().all(is_static) => steps,
        ExprKind::Variable(_) | ExprKind::String(_) => return None,
        _ => {
            let message = "A single static variable reference is required: only attribute access and indexing with constant keys.";
            return Some(("Invalid expression", message));
        }
    };
    let (address, count) = head(item.node())?;
    let owned = address.starts_with("var.") || address.starts_with("local.") || address.starts_with("module.");
    let part = steps[count..].iter().any(|step| matches!(step.kind, StepKind::Attr(_)));
    let message =
        "References in depends_on must be to a whole object (resource, etc), not to an attribute of an object.";
    (part && !owned).then_some(("Invalid depends_on reference", message))
}
