//! `lifecycle` blocks.

use super::scope::Scope;
use super::{Judge, Layer};
use crate::module::block::{Block, Value};
use crate::schema::container::Kind;
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, Step, StepKind};

impl<'m> Judge<'m> {
    /// Judges the `lifecycle` block of a resource, a data source or an ephemeral resource.
    pub(super) fn lifecycle(&self, block: Block<'m>, owner: Block<'m>, kind: Kind, scope: &Scope<'m>) {
        self.conditions(block, scope);
        self.own_conditions(block, owner);
        for name in ["create_before_destroy", "prevent_destroy"] {
            self.plain(block, name, &Type::Bool);
        }
        if kind != Kind::Resource {
            return;
        }
        if let Some(attribute) = block.attribute("replace_triggered_by") {
            self.triggers(attribute.value(), scope);
        }
        if let Some(attribute) = block.attribute("ignore_changes") {
            self.ignored(attribute.value(), owner, scope);
        }
    }

    /// What replaces a resource: other resources, or attributes of them. Whether they are there is asked when it is planned.
    fn triggers(&self, list: Value<'m>, scope: &Scope<'m>) {
        let Some(items) = list.items() else {
            return self.error(list.span(), "Invalid expression", "A static list expression is required.");
        };
        for item in items {
            let managed = item
                .target()
                .is_some_and(|target| !["var.", "local.", "module."].iter().any(|other| target.starts_with(other)));
            if !managed {
                let message = "Only resources, count.index, and each.key may be used in replace_triggered_by.";
                self.error(item.span(), "Invalid replace_triggered_by expression", message);
                continue;
            }
            let foreign = |expr: &&_| match &expr {
                ExprKind::Variable(name) => matches!(name.as_str(), "var" | "local" | "module" | "path"),
                _ => false,
            };
            if let Some(other) = item.node().all().find(|expr| foreign(&&expr.kind)) {
                let message = "Only resources, count.index, and each.key may be used in replace_triggered_by.";
                let at = item.inner(other).span();
                self.error(at, "Invalid reference in replace_triggered_by expression", message);
                continue;
            }
            if self.looks_ahead() {
                let from = self.found.borrow().len();
                self.eval(item, scope);
                self.found.borrow_mut()[from..].iter_mut().for_each(|one| one.layer = Layer::Plan);
            }
        }
    }

    fn ignored(&self, value: Value<'m>, owner: Block<'m>, scope: &Scope<'m>) {
        if matches!(value.kind(), ExprKind::Variable(word) if word == "all") {
            return;
        }
        let Some(items) = value.items() else {
            return self.error(value.span(), "Invalid expression", "A static list expression is required.");
        };
        for item in items {
            if item.as_str() == Some("*") {
                let message =
                    "The [\"*\"] form of ignore_changes wildcard is now invalid. Use \"ignore_changes = all\".";
                self.error(value.span(), "Invalid ignore_changes wildcard", message);
                continue;
            }
            let (name, steps): (&str, &'m [Step]) = match item.kind() {
                ExprKind::Variable(name) => (name, &[]),
                ExprKind::String(text) => (text.split(['.', '[']).next().unwrap_or_default().trim(), &[]),
                ExprKind::Traversal(root, steps) if steps.iter().all(is_static) => match &root.kind {
                    ExprKind::Variable(name) => (name, steps),
                    _ => ("", &[]),
                },
                _ => ("", &[]),
            };
            if name.is_empty() {
                let message =
                    "A static attribute reference is required: a name, and behind it names and constant keys.";
                self.error(item.span(), "Invalid expression", message);
                continue;
            }
            if let Some(ty) = &scope.own_type
                && !owner.blocks().any(|nested| nested.kind() == "_")
            {
                self.in_type(item, ty, name, steps, scope);
            }
        }
    }
}

/// Whether a step is written out.
pub(super) fn is_static(step: &Step) -> bool {
    match &step.kind {
        StepKind::Attr(_) | StepKind::LegacyIndex(_) => true,
        StepKind::Index(index) => matches!(index.kind, ExprKind::String(_) | ExprKind::Number(_)),
        StepKind::AttrSplat | StepKind::FullSplat => false,
    }
}
