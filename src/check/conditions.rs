//! `precondition`, `postcondition`, `validation` and `check` blocks.

use super::Judge;
use super::known::Known;
use super::scope::Scope;
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::source::Span;
use crate::syntax::tree::ExprKind;

impl<'m> Judge<'m> {
    /// Judges a `check` block: at least one thing is asserted, and its data source is read once.
    pub(super) fn check_block(&self, block: Block<'m>) {
        let mut scope = Scope::default();
        scope.check = block.address();
        let mut sound = 0;
        for assert in block.nested("assert") {
            let whole = ["condition", "error_message"].iter().all(|name| assert.attribute(name).is_some());
            sound += usize::from(self.condition(assert, &scope) && whole);
        }
        if sound == 0 {
            self.error(block.head(), "Zero assert blocks", "Check blocks must have at least one assert block.");
        }
        for data in block.nested("data") {
            for name in ["count", "for_each"] {
                if let Some(attribute) = data.attribute(name) {
                    let message = format!("There is no support for \"{name}\" in a data source of a check block.");
                    self.error(attribute.name_span(), format!("Invalid \"{name}\" attribute"), message);
                }
            }
            for lifecycle in data.nested("lifecycle") {
                let message = "There is no support for lifecycle in a data source of a check block.";
                self.error(lifecycle.head(), "Invalid lifecycle block", message);
            }
            if let Some(address) = data.address().filter(|address| self.module.declares(address)) {
                let message = format!("{address} was already declared in this module.");
                self.error(data.head(), format!("Duplicate data \"{}\" configuration", data.of()), message);
            }
            self.resource_block(data);
        }
    }

    /// The conditions of `precondition` and `postcondition` blocks right in a body.
    pub(super) fn conditions(&self, block: Block<'m>, scope: &Scope<'m>) {
        for nested in block.blocks() {
            match nested.kind() {
                "precondition" => _ = self.condition(nested, scope),
                "postcondition" => _ = self.condition(nested, &scope.own()),
                _ => {}
            }
        }
    }

    /// The preconditions of an output.
    pub(super) fn conditions_of_output(&self, output: Block<'m>, scope: &Scope<'m>) {
        self.conditions(output, scope);
        for block in output.nested("precondition") {
            let at = block.attribute("condition").map_or(block.head(), |attribute| attribute.value().span());
            self.asked(block, scope, ("Module output value precondition failed", at));
        }
    }

    /// A precondition is asked before there is anything of its resource, and a postcondition calls it `self`.
    pub(super) fn own_conditions(&self, lifecycle: Block<'m>, owner: Block<'m>) {
        let Some(address) = owner.address() else { return };
        for block in lifecycle.blocks().filter(|block| matches!(block.kind(), "precondition" | "postcondition")) {
            let own = |span: &Span| {
                let mut all = self.module.references_in(block).filter(|reference| reference.target == address);
                all.any(|one| span.range.start <= one.range.start && one.range.end <= span.range.end)
            };
            let spans = block.attributes().map(|attribute| attribute.value().span());
            for span in spans.filter(own) {
                let message = format!("The {} may not refer to {address} itself.", block.kind());
                self.error(span, format!("Invalid reference in {}", block.kind()), message);
            }
        }
    }

    /// Judges a condition that Terraform asks as soon as it is known: `failed` says what it means that it does not hold,
    /// and where that is said.
    pub(super) fn asked(&self, block: Block<'m>, scope: &Scope<'m>, failed: (&'static str, Span)) {
        let Some(condition) = block.attribute("condition").map(|attribute| attribute.value()) else { return };
        let known = self.silently(condition, scope);
        let why = match known.bare() {
            // Of one that is not known Terraform does not look at the message either.
            Known::Of(_) => return,
            Known::Null => Some("Condition expression must return either true or false, not null.".to_owned()),
            known => known.fits(&Type::Bool).err().map(|why| format!("Invalid condition result value: {why}.")),
        };
        if let Some(why) = why {
            return self.error(condition.span(), "Invalid condition result", why);
        }
        let message = block.attribute("error_message").map(|attribute| attribute.value());
        if *known.bare() == Known::Bool(false) {
            let text = message.and_then(|message| message.as_str()).unwrap_or("The condition does not hold.");
            return self.error(failed.1, failed.0, text.to_owned());
        }
        if let Some(message) = message
            && let Err(why) = self.silently(message, scope).fits(&Type::String)
        {
            self.error(message.span(), "Invalid error message", format!("Unsuitable value for error message: {why}."));
        }
    }

    /// Judges a condition and its message; whether the condition may stand there.
    pub(super) fn condition(&self, block: Block<'m>, scope: &Scope<'m>) -> bool {
        let mut sound = true;
        for (name, want) in [("condition", Type::Bool), ("error_message", Type::String)] {
            let Some(value) = block.attribute(name).map(|attribute| attribute.value()) else { continue };
            if name == "condition" && block.kind() != "validation" && is_constant(value) {
                let message = format!(
                    "The condition of the {} must refer to at least one object from elsewhere in the configuration, or the result would not be checking anything.",
                    block.kind()
                );
                self.error(value.span(), format!("Invalid {} expression", block.kind()), message);
                sound = false;
            }
            // Their types are looked at when they are evaluated; some are at once.
            let known = self.eval(value, scope);
            let later = scope.owner.is_some() || scope.own || scope.check.is_some();
            if let Err(why) = known.fits(&want)
                && (later || matches!(known.bare(), Known::Of(_)))
                && self.looks_ahead()
            {
                let message = format!("Invalid value for \"{name}\": {why}.");
                self.error(value.span(), "Invalid condition or message", message);
            }
        }
        sound
    }
}

/// Whether an expression refers to nothing at all.
fn is_constant(value: Value) -> bool {
    !value.node().all().any(|one| matches!(one.kind, ExprKind::Variable(_)))
}
