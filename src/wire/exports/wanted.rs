//! Outputs that somebody takes of a module and that it does not have.

use std::collections::BTreeMap;

use super::{Export, Use, of};
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::wire::{calls, misspelt};

/// An output that is missing.
#[derive(Debug)]
pub struct Wanted<'m> {
    /// The call.
    pub call: Block<'m>,
    /// The module that is called.
    pub child: &'m Module,
    /// The name.
    pub name: &'m str,
    /// Who takes it.
    pub users: Vec<&'m Reference>,
}

/// The outputs that the module which is looked at takes of those that it calls and that they do not have.
pub fn wanted<'m>(ctx: &Context<'m>) -> Vec<Wanted<'m>> {
    let mut found = Vec::new();
    if ctx.module.has_junk() {
        return found;
    }
    for (call, child) in calls::readable(ctx) {
        let Some(address) = call.address() else { continue };
        let mut missing: BTreeMap<&str, Vec<&Reference>> = BTreeMap::new();
        for user in ctx.module.users(&address) {
            if let Some(name) = user.rest.first().filter(|name| !child.declares(&format!("output.{name}"))) {
                missing.entry(name).or_default().push(user);
            }
        }
        let mut all: Vec<Wanted> =
            missing.into_iter().map(|(name, users)| Wanted { call, child, name, users }).collect();
        all.sort_by_key(|one| one.users.first().map(|user| (user.file, user.range.start)));
        found.extend(all);
    }
    found
}

/// The word for which another stands.
fn alias(word: &str) -> &str {
    match word {
        "db" | "rds" | "aurora" => "database",
        "network" | "networking" => "vpc",
        "load" | "balancer" | "lb" | "elb" => "alb",
        "sg" => "security",
        word => word,
    }
}

impl<'m> Wanted<'m> {
    /// A finding about the first user.
    pub fn finding(&self) -> Option<Finding> {
        let message = format!("module.{} has no output {}", self.call.name(), self.name);
        Some(Finding::at(self.users.first()?.span(), message))
    }

    /// The one output of the module that the name misspells, or that differs from it by words which say the module.
    pub fn meant(&self) -> Option<&'m str> {
        let outputs = || self.child.of_kind("output").map(|output| output.name());
        let one = |near: &dyn Fn(&str) -> bool| {
            let mut near = outputs().filter(|output| near(output));
            near.next().filter(|_| near.next().is_none())
        };
        let slip = one(&|output| misspelt::is_slip(self.name, output, false));
        slip.or_else(|| one(&|output| self.is_same(self.name, output) || self.is_same(output, self.name)))
    }

    /// Whether one name is the other behind words that say the module alone: `db_endpoint` and `endpoint` of `database`.
    fn is_same(&self, long: &str, short: &str) -> bool {
        let Some(front) = long.strip_suffix(short).and_then(|front| front.strip_suffix('_')) else { return false };
        let folder = self.child.folder().rsplit('/').next().unwrap_or("");
        let own: Vec<&str> =
            [self.call.name(), folder].iter().flat_map(|name| name.split(['_', '-'])).map(alias).collect();
        front.split('_').map(alias).all(|word| own.contains(&word))
    }

    /// What in the module stands for it.
    ///
    /// # Errors
    ///
    /// Between what the name does not choose.
    pub fn export(&self, ctx: &Context<'m>) -> Result<Export, Vec<String>> {
        let keyed = self.users.iter().any(|user| {
            let text = &ctx.module.sources().file(user.file).text;
            user.first_name(text).is_some_and(|name| {
                text[name.end..user.range.end].starts_with('[') && !text[name.end..].starts_with("[*]")
            })
        });
        let part = self.users.first().and_then(|user| user.rest.get(1)).map(String::as_str);
        let folder = self.child.folder().rsplit('/').next().unwrap_or("");
        of(ctx, self.child, self.name, Use { keyed, part, about: &[self.call.name(), folder] })
    }
}
