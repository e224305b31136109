//! What a module call gives to the variables of its module, and whether these allow it.

use std::collections::HashMap;

use super::Judge;
use super::known::Known;
use super::scope::Scope;
use super::variables::Variable;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::source::Span;

impl<'m> Judge<'m> {
    /// Judges the value that a call gives to a variable.
    pub(super) fn given(
        &self,
        child: &'m Module,
        (name, variable): (&str, &Variable),
        value: Value<'m>,
        mut known: Known,
    ) {
        if matches!(known.bare(), Known::Null) && !variable.nullable {
            if variable.required {
                let message = format!("The variable \"{name}\" is required, and cannot be null.");
                return self.error(value.span(), "Required variable not set", message);
            }
            known = self.default_in(child, name);
        }
        match known.fits(&variable.ty) {
            Ok(()) => self.passes(child, (name, variable), known, value.span()),
            Err(why) => {
                let message = format!("The given value is not suitable for variable \"{name}\" of the module: {why}.");
                self.error(value.span(), "Invalid value for input variable", message);
            }
        }
    }

    /// Judges the defaults of the variables that a call gives nothing to.
    pub(super) fn left_out(&self, call: Block<'m>, child: &'m Module, variables: &HashMap<String, Variable>) {
        for block in child.of_kind("variable").filter(|block| call.attribute(block.name()).is_none()) {
            if let Some(variable) = variables.get(block.name()).filter(|variable| !variable.required) {
                let known = self.default_in(child, block.name());
                if known.fits(&variable.ty).is_ok() {
                    self.passes(child, (block.name(), variable), known, call.head());
                }
            }
        }
    }

    fn default_in(&self, child: &'m Module, name: &str) -> Known {
        let default = child.get(&format!("var.{name}")).and_then(|variable| variable.attribute("default"));
        let judge = Judge::unsaid(self.modules, child, Default::default());
        default.map_or(super::known::ANYTHING, |default| judge.silently(default.value(), &Scope::default()))
    }

    /// Asks the validations of a variable about a value: Terraform does as soon as all of it is known, and other variables
    /// never are before it plans.
    fn passes(&self, child: &'m Module, (name, variable): (&str, &Variable), known: Known, at: Span) {
        let Some(block) = child.get(&format!("var.{name}")) else { return };
        let mut validations = block.nested("validation").peekable();
        if validations.peek().is_none() {
            return;
        }
        let unsaid = Judge::unsaid(self.modules, child, Default::default());
        let judge = Judge { root: self.root, ahead: self.ahead, ..unsaid };
        let known = known.brought_to(&variable.ty).unwrap_or_else(|| Known::Of(variable.ty.clone()));
        judge.variables.borrow_mut().insert(block.name(), known.marked(variable.known.is_secret()));
        for validation in validations {
            if let Some(condition) = validation.attribute("condition") {
                judge.eval(condition.value(), &Scope::default());
                judge.asked(validation, &Scope::default(), ("Invalid value for variable", at.clone()));
            }
        }
        self.looked.set(self.looked.get() || judge.looked.get());
        self.found.borrow_mut().append(&mut judge.found.into_inner());
    }
}
