//! What a fix can be: five shapes that are data, and code.

pub mod asked_otherwise;
pub mod attribute;
pub mod bodies;
pub mod companion;
pub mod component;
pub mod convert;
pub mod elsewhere;
pub mod kinds;
pub mod meant;
pub mod must;
pub mod names;
pub mod older;
pub mod output;
pub mod pairs;
pub mod properties;
pub mod rename;
pub mod texts;
pub mod units;

use crate::catalogue::{Find, Written};
use crate::fix::{Context, Finding};

/// How a fix finds.
#[derive(Debug)]
pub enum Shape {
    /// Every X has A = V.
    Attribute(Written<attribute::Keys>),
    /// Every X has a Y that points at it.
    Companion(Written<companion::Keys>),
    /// A K exists, wired through slots.
    Component(Written<component::Keys>),
    /// Every X is looked up by an output.
    Output(Written<output::Keys>),
    /// What the provider calls otherwise has that name.
    Rename(Written<rename::Keys>),
    /// An algorithm.
    Code(Find),
}

impl Shape {
    /// The word for it in `list` and `explain`.
    pub fn name(&self) -> &'static str {
        match self {
            Shape::Attribute(_) => "attribute",
            Shape::Companion(_) => "companion",
            Shape::Component(_) => "component",
            Shape::Output(_) => "output",
            Shape::Rename(_) => "rename",
            Shape::Code(_) => "code",
        }
    }

    /// Everything there is to say about one module.
    pub fn find(&self, ctx: &Context) -> Vec<Finding> {
        match self {
            Shape::Attribute(keys) => attribute::find(keys, ctx),
            Shape::Companion(keys) => companion::find(keys, ctx),
            Shape::Component(keys) => component::find(keys, ctx),
            Shape::Output(_) => output::find(ctx),
            Shape::Rename(keys) => rename::find(keys, ctx),
            Shape::Code(find) => find(ctx),
        }
    }
}
