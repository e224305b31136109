//! What is known of locals, and how much of it: a configuration must not grow while it is looked at.

use std::collections::{HashMap, HashSet};

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

/// How many parts of large locals and defaults the references to them may lead to before fixes learn nothing of these.
const LOOKED_AT: usize = 1_000_000;
/// Modules with fewer references than this have no such locals.
const MANY: usize = 100;

/// Large locals and defaults that are not worked out for fixes, since to do so again wherever something refers to one has no
/// end. Of a local they learn whether it may be shown, and of a variable its type.
#[derive(Debug, Default)]
pub(super) struct Spared {
    locals: HashMap<String, bool>,
    defaults: HashSet<String>,
}

impl Spared {
    /// Whether the default of a variable is one of these.
    pub(super) fn spares(&self, variable: &str) -> bool {
        self.defaults.contains(variable)
    }
}

impl<'m> Judge<'m> {
    /// Spares large locals where a fix would work them out at each of very many places.
    pub(super) fn sparing(mut self) -> Self {
        if self.module.references().len() > MANY {
            self.spared = Some(self.module.once(|| self.too_large()));
        }
        self
    }

    fn too_large(&self) -> Spared {
        let [plain, told] = [false, true].map(|defaults| {
            let judge = Judge { defaults, ..Judge::unsaid(self.modules, self.module, self.providers.clone()) };
            let locals = self.module.of_kind("locals").flat_map(|block| block.attributes());
            locals.for_each(|local| _ = judge.local(local.name()));
            judge
        });
        let variables = self.module.of_kind("variable").filter_map(|block| {
            let size = block.has("default").then(|| told.variable_named(block.name()))??.size();
            Some((block.name(), size)).filter(|_| size > SMALL)
        });
        let variables: HashMap<&str, usize> = variables.collect();
        let (plain, told) = (plain.locals.borrow(), told.locals.borrow());
        let locals = plain.iter().filter_map(|(name, local)| {
            let (local, told) = (local.as_ref()?, told.get(name)?.as_ref()?);
            let size = local.size.max(told.size);
            Some((*name, size, local.secret)).filter(|_| size > SMALL)
        });
        let locals: Vec<(&str, usize, bool)> = locals.collect();
        let uses = |root: &str, name: &str| self.module.users(&format!("{root}.{name}")).count();
        let parts = locals.iter().map(|(name, size, _)| size.saturating_mul(uses("local", name)));
        let parts = parts.chain(variables.iter().map(|(name, size)| size.saturating_mul(uses("var", name))));
        if parts.fold(0, usize::saturating_add) < LOOKED_AT {
            return Spared::default();
        }
        Spared {
            locals: locals.into_iter().map(|(name, _, secret)| (name.to_owned(), secret)).collect(),
            defaults: variables.into_keys().map(str::to_owned).collect(),
        }
    }

    /// What is known of a local; `None` when it is not declared.
    pub(super) fn local(&self, name: &str) -> Option<Known> {
        let attribute = self.module.local(name)?;
        if let Some(secret) = self.spared.as_ref().and_then(|spared| spared.locals.get(name)) {
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

    /// Whether a value that a few words make may be kept: it counts as a copy does.
    pub(super) fn has_room_for(&self, known: &Known) -> bool {
        self.copied.set(self.copied.get().saturating_add(known.size()));
        self.copied.get() <= COPIED
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
