//! Slots: what a new block needs from the module it comes into.

pub mod facts;
pub mod key;
pub mod missing;
pub mod misspelt;
pub mod name;
pub mod network;
pub mod policy;
pub mod tags;

use crate::fix::Context;
use crate::module::block::Block;
use crate::shape::must::{Filled, Hole};

/// Fills slots from one module.
#[derive(Clone, Copy)]
pub struct Wire<'m> {
    ctx: Context<'m>,
}

impl<'m> Wire<'m> {
    /// For the module that a fix looks at.
    pub fn new(ctx: &Context<'m>) -> Self {
        Wire { ctx: *ctx }
    }

    /// What goes into a hole of a block that is made for `at` (`None` for a component of the whole module).
    /// A slot that is neither known to the module nor asked for takes the default that stands behind its name; with the
    /// default `null` the attribute is left out.
    pub fn fill(&self, hole: &Hole, at: Option<Block>) -> Filled {
        let Hole::Slot(name, args) = hole else { return Filled::Missing };
        let module = self.ctx.module;
        let known = match (name.as_str(), args.first()) {
            ("name", Some(thing)) => Some(name::named(module, self.ctx.asked, thing.trim_matches('"'))),
            ("tags", thing) => {
                return tags::like_siblings(module, self.ctx.asked, thing.map(|thing| thing.trim_matches('"')), at);
            }
            ("key", _) => key::only(module),
            (value, _) => self.ctx.asked.value(value).map(literal),
        };
        match known.or_else(|| args.first().cloned()) {
            Some(text) if text == "null" => Filled::Omit,
            Some(text) => Filled::Text(text),
            None => Filled::Missing,
        }
    }
}

/// A stated value as an expression: a number or truth value as it is, anything else in quotes.
fn literal(value: &str) -> String {
    if value.parse::<f64>().is_ok() || matches!(value, "true" | "false") {
        return value.to_owned();
    }
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace("${", "$${").replace("%{", "%%{");
    format!("\"{escaped}\"")
}
