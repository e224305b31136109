//! How much of a value is known while Terraform plans, and what follows for its parts and for one of two.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::module::Module;
use crate::module::block::Block;

/// How much of a value is known while Terraform plans.
#[derive(Clone, Debug)]
pub enum When<'m> {
    /// All of it, as far as anybody can say.
    Now,
    /// Nothing of it.
    Later,
    /// How many there are, and of each what this says.
    List(Rc<When<'m>>),
    /// The keys, and of each value what this says.
    Map(Rc<When<'m>>),
    /// The names, and of each value what stands behind it.
    Object(Rc<BTreeMap<&'m str, When<'m>>>),
    /// A resource or data source, or one instance of it, of a module.
    One(&'m Module, Block<'m>),
}

impl<'m> When<'m> {
    /// Whether all of it is known.
    pub fn is_now(&self) -> bool {
        match self {
            When::Now => true,
            When::List(each) | When::Map(each) => each.is_now(),
            When::Object(parts) => parts.values().all(When::is_now),
            When::Later | When::One(..) => false,
        }
    }

    /// Whether `for_each` can take it: its keys are known.
    pub fn has_keys(&self) -> bool {
        matches!(self, When::Map(_) | When::Object(_)) || self.is_now()
    }

    /// What is known of each of its parts.
    pub(super) fn parts(&self) -> When<'m> {
        match self {
            When::List(each) | When::Map(each) => (**each).clone(),
            When::Object(parts) => parts.values().cloned().fold(When::Now, When::or),
            When::One(..) => When::Now,
            other => other.clone(),
        }
    }

    /// What is known of a value that is one of two.
    pub(super) fn or(self, other: When<'m>) -> When<'m> {
        match (self, other) {
            (When::Later, _) | (_, When::Later) => When::Later,
            (When::List(a), When::List(b)) => When::List(Rc::new((*a).clone().or((*b).clone()))),
            (When::Object(a), When::Object(b)) => {
                let mut a = Rc::unwrap_or_clone(a);
                for (name, other) in &*b {
                    let one = a.remove(name).unwrap_or(When::Now);
                    a.insert(name, one.or(other.clone()));
                }
                When::Object(Rc::new(a))
            }
            (When::Map(a), other) | (other, When::Map(a)) => When::Map(Rc::new((*a).clone().or(other.parts()))),
            (When::Now, other) | (other, _) => other,
        }
    }
}

/// A list of such values.
pub(super) fn list(each: When<'_>) -> When<'_> {
    When::List(Rc::new(each))
}

/// A map of such values.
pub(super) fn map(each: When<'_>) -> When<'_> {
    When::Map(Rc::new(each))
}
