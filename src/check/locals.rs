//! What is known of locals, and how much of it: a configuration must not grow while it is looked at.

use std::collections::HashMap;

use super::Judge;
use super::known::{ANYTHING, Known};
use super::scope::Scope;
use crate::schema::nearest::nearest;

/// How many locals may wait for one: what stands behind them in a longer chain is not known at the first look.
const DEPTH: usize = 100;
/// How many parts a value has that is copied without a count.
const SMALL: usize = 16;
/// How many parts of larger locals are copied, in one module.
const COPIED: usize = 1_000_000;
/// How many names are held against names that are not declared, in one module.
const COMPARED: usize = 2_000_000;

/// What is known of a local.
pub(super) struct Local {
    known: Known,
    /// How many parts it has.
    size: usize,
    /// Whether it or a part of it must not be shown.
    secret: bool,
}

/// How many parts of large locals all references of a module may lead to before fixes learn nothing of these.
const LOOKED_AT: usize = 100_000_000;
/// Modules with fewer references than this have no such locals.
const MANY: usize = 2000;

/// Large locals of which fixes learn nothing but whether they may be shown, since to work them out again wherever something
/// refers to a local has no end.
#[derive(Debug, Default)]
pub(super) struct Spared(HashMap<String, bool>);

impl<'m> Judge<'m> {
    /// Spares large locals where a fix would work them out at each of very many places.
    pub(super) fn sparing(mut self) -> Self {
        if self.module.references().len() > MANY {
            self.spared = Some(self.module.once(|| self.too_large()));
        }
        self
    }

    fn too_large(&self) -> Spared {
        let judge = Judge::unsaid(self.modules, self.module, self.providers.clone());
        let locals = self.module.of_kind("locals").flat_map(|block| block.attributes());
        locals.for_each(|local| _ = judge.local(local.name()));
        let known = judge.locals.borrow();
        let large = || {
            known.iter().filter_map(|(name, local)| Some((*name, local.as_ref()?))).filter(|(_, one)| one.size > SMALL)
        };
        let parts: usize = large().map(|(_, local)| local.size).sum();
        if parts.saturating_mul(self.module.references().len()) < LOOKED_AT {
            return Spared::default();
        }
        Spared(large().map(|(name, local)| (name.to_owned(), local.secret)).collect())
    }

    /// What is known of a local; `None` when it is not declared.
    pub(super) fn local(&self, name: &str) -> Option<Known> {
        let attribute = self.module.local(name)?;
        if let Some(secret) = self.spared.as_ref().and_then(|spared| spared.0.get(name)) {
            return Some(ANYTHING.marked(*secret));
        }
        if let Some(known) = self.locals.borrow().get(name) {
            // A local that refers to itself: the cycle is reported elsewhere.
            return Some(known.as_ref().map_or(ANYTHING, |known| self.copy(known)));
        }
        if self.depth.get() == DEPTH {
            return Some(ANYTHING);
        }
        self.locals.borrow_mut().insert(attribute.name(), None);
        self.depth.set(self.depth.get() + 1);
        let known = self.eval(attribute.value(), &Scope::default());
        self.depth.set(self.depth.get() - 1);
        let local = Local { size: known.size(), secret: known.holds_secret(), known };
        let copy = self.copy(&local);
        self.locals.borrow_mut().insert(attribute.name(), Some(local));
        Some(copy)
    }

    /// A copy of what is known of a local, as long as there were not too many large ones: locals that hold each other
    /// twice grow without end, and of what they are then no more is known than whether it may be shown.
    fn copy(&self, local: &Local) -> Known {
        let large = local.size > SMALL;
        if large {
            self.copied.set(self.copied.get().saturating_add(local.size));
        }
        if large && self.copied.get() > COPIED { ANYTHING.marked(local.secret) } else { local.known.clone() }
    }

    /// The candidate that a name which is not known may be meant for, as long as there were not too many of both.
    pub(super) fn hint<'a>(&self, name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        let left = |_: &&str| {
            self.compared.set(self.compared.get() + 1);
            self.compared.get() <= COMPARED
        };
        if self.compared.get() > COMPARED { None } else { nearest(name, candidates.into_iter().take_while(left)) }
    }
}
