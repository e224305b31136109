//! Which names an expression may use, besides those of its module.

use std::sync::Arc;

use crate::check::known::Known;
use crate::schema::types::BlockType;

/// What surrounds an expression.
#[derive(Clone, Debug, Default)]
pub struct Scope<'m> {
    /// Names bound by `for` and `dynamic`, inner ones last.
    bound: Vec<(&'m str, Known)>,
    /// The type of `each.value`, where the block has `for_each`.
    pub each: Option<Known>,
    /// Whether the block has `count`.
    pub counted: bool,
    /// Whether it is that of a module call: how often a module is called Terraform asks when it plans, and until then
    /// `count` and `each` stand for something there.
    pub calls: bool,
    /// Whether `self` means something.
    pub own: bool,
    /// What `self` is, where the provider is known.
    pub own_type: Option<Arc<BlockType>>,
    /// The address of the `check` block around it, whose data source is for it alone.
    pub check: Option<String>,
    /// The address that must not refer to itself here.
    pub owner: Option<String>,
    /// Whether expressions are not looked at: Terraform does not before it knows that there are any.
    pub blind: bool,
    /// Whether wrong values stay unsaid: Terraform drops what it finds in the branches of a condition it does not know.
    pub quiet: bool,
    /// Whether wrong values are counted and stay unsaid: `try` and `can` catch them.
    pub caught: bool,
}

impl<'m> Scope<'m> {
    /// The scope of a block of this address.
    pub fn of(owner: Option<String>) -> Self {
        Scope { owner, ..Scope::default() }
    }

    /// This scope with more names.
    pub fn with(&self, names: impl IntoIterator<Item = (&'m str, Known)>) -> Self {
        let mut scope = self.clone();
        scope.bound.extend(names);
        scope
    }

    /// This scope, in which `self` stands for the block itself.
    pub fn own(&self) -> Self {
        Scope { own: true, owner: None, ..self.clone() }
    }

    /// This scope, as that of a module call.
    pub fn of_call(self) -> Self {
        Scope { calls: true, ..self }
    }

    /// This scope, in which wrong values stay unsaid.
    pub fn quiet(&self) -> Self {
        Scope { quiet: true, ..self.clone() }
    }

    /// This scope, in which wrong values are said.
    pub fn said(&self) -> Self {
        Scope { quiet: false, caught: false, ..self.clone() }
    }

    /// This scope, in which wrong values are counted.
    pub fn caught(&self) -> Self {
        Scope { caught: true, quiet: false, ..self.clone() }
    }

    /// This scope, in which expressions are not looked at.
    pub fn blind(&self) -> Self {
        Scope { blind: true, ..self.clone() }
    }

    /// What a bound name stands for.
    pub fn get(&self, name: &str) -> Option<&Known> {
        self.bound.iter().rev().find(|(bound, _)| *bound == name).map(|(_, known)| known)
    }
}
