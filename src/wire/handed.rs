//! What a module that is called needs and does not have: a variable that its callers give.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::calls::{self, Input};
use crate::edit::Edits;
use crate::fix::Context;
use crate::shape::must::{Filled, Hole};

static NAMES: LazyLock<BTreeMap<String, (String, String)>> = LazyLock::new(|| crate::data!("src/wire/handed"));

/// The variables that new blocks of one module ask for.
#[derive(Default)]
pub struct Handed {
    inputs: RefCell<Vec<Input>>,
}

impl Handed {
    /// A variable for a hole that nothing in the module fills. The fix has the variant `variable` of its `must.tf`.
    pub fn fill(&self, ctx: &Context, hole: &Hole) -> Filled {
        let slot = match hole {
            Hole::This => return Filled::Missing,
            Hole::Slot(name, _) => name.clone(),
            Hole::Part(name, part) => format!("{name}.{part}"),
        };
        let called = !calls::callers(ctx, ctx.module.folder()).is_empty();
        let Some((name, ty)) = NAMES.get(&slot).filter(|_| called && ctx.fix.must("variable").is_some()) else {
            return Filled::Missing;
        };
        let mut inputs = self.inputs.borrow_mut();
        if !ctx.module.declares(&format!("var.{name}")) && !inputs.iter().any(|one| one.name == *name) {
            let (name, ty) = (name.clone(), ty.clone());
            inputs.push(Input { name, ty, description: None, default: None, secret: false });
        }
        Filled::Text(format!("var.{name}"))
    }

    /// The edits that declare them.
    pub fn declare(self, ctx: &Context) -> Edits {
        let mut edits = Edits::default();
        for input in self.inputs.into_inner() {
            edits.join(calls::add_variable(ctx, ctx.module, &input).unwrap_or_default());
        }
        edits
    }
}
