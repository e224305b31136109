//! Outputs that somebody takes of a module and that it does not have.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Export, Use, of};
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::names::{self, same_words};
use crate::sorted;
use crate::syntax::tree::{Expr, ExprKind, Step, StepKind};
use crate::wire::trail::Trail;
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
    pub users: Vec<Cow<'m, Reference>>,
    /// Whether there are too many names and outputs to hold each against each.
    crowded: bool,
}

/// How many pairs of names that are missing and outputs are held against each other in one module: of more, none is meant
/// for another.
const PAIRS: usize = 100_000;

/// The outputs that the module which is looked at takes of those that it calls and that they do not have.
pub fn wanted<'m>(ctx: &Context<'m>) -> Vec<Wanted<'m>> {
    let (mut found, mut pairs) = (Vec::new(), 0_usize);
    if ctx.module.has_junk() {
        return found;
    }
    for (call, child) in calls::readable(ctx) {
        let Some(address) = call.address() else { continue };
        let mut missing: BTreeMap<&str, Vec<Cow<Reference>>> = BTreeMap::new();
        for user in ctx.module.users(&address) {
            if let Some(name) = user.rest.first().filter(|name| !child.declares(&format!("output.{name}"))) {
                missing.entry(name).or_default().push(Cow::Borrowed(user));
            }
            for (name, user) in of_each(ctx, user).into_iter().chain(of_bound(ctx, user)) {
                if !child.declares(&format!("output.{name}")) {
                    missing.entry(name).or_default().push(Cow::Owned(user));
                }
            }
        }
        let mut all: Vec<Wanted> =
            missing.into_iter().map(|(name, users)| Wanted { call, child, name, users, crowded: false }).collect();
        sorted::by_key(&mut all, |one| one.users.first().map(|user| (user.file, user.range.start)));
        pairs = pairs.saturating_add(all.len().saturating_mul(child.of_kind("output").len()));
        found.extend(all);
    }
    found.iter_mut().for_each(|one| one.crowded = pairs > PAIRS);
    found
}

/// `each.value.NAME` in a block that is repeated for all of a module.
fn of_each<'m>(ctx: &Context<'m>, user: &Reference) -> Vec<(&'m str, Reference)> {
    let holder = ctx.module.holder(user);
    let whole = holder.attribute("for_each").is_some_and(|one| one.value().span().range == user.range);
    if !whole || user.range != user.head {
        return Vec::new();
    }
    let (text, start) = (holder.text(), holder.span().range.start);
    let all = text.match_indices("each.value.").filter_map(|(at, said)| {
        let from = at + said.len();
        let name =
            text[from..].split(|c: char| !(c.is_alphanumeric() || c == '_')).next().filter(|name| !name.is_empty())?;
        let head = start + at..start + from - 1;
        let range = head.start..start + from + name.len();
        let attribute = Trail::to(holder, &range).map_or("", |trail| trail.argument).to_owned();
        let mut one = user.clone();
        (one.rest, one.range, one.head, one.attribute) = (vec![name.to_owned()], range, head, attribute);
        Some((name, one))
    });
    all.collect()
}

/// The same behind `values()`, and of what a `for` calls each of them.
fn of_bound<'m>(ctx: &Context<'m>, user: &Reference) -> Vec<(&'m str, Reference)> {
    let (holder, mut all) = (ctx.module.holder(user), Vec::new());
    let is_it = |expr: &Expr| user.range == user.head && holder.place(&expr.range) == user.range;
    let mut add = |head: std::ops::Range<u32>, step: Option<&'m Step>| {
        let Some(Step { kind: StepKind::Attr(name), range }) = step else { return };
        let mut one = user.clone();
        (one.rest, one.head) = (vec![name.clone()], holder.place(&head));
        one.range = one.head.start..holder.place(range).end;
        all.push((name.as_str(), one));
    };
    holder.node().body.expressions(&mut |expr| match &expr.kind {
        ExprKind::For(parts) if is_it(&parts.collection) => {
            for one in [parts.key.as_ref(), Some(&parts.value)].into_iter().flatten().flat_map(Expr::all) {
                if let ExprKind::Traversal(root, steps) = &one.kind
                    && matches!(&root.kind, ExprKind::Variable(name) if *name == parts.value_name)
                {
                    add(root.range.clone(), steps.first());
                }
            }
        }
        ExprKind::Traversal(root, steps) => {
            if let (ExprKind::Call(call), [pick, step, ..]) = (&root.kind, &steps[..])
                && call.name == "values"
                && call.args.first().is_some_and(is_it)
            {
                add(root.range.start..pick.range.end, Some(step));
            }
        }
        _ => {}
    });
    all
}

/// Words at the end of an output's name that say which part of a thing it is.
const KINDS: [&str; 8] = ["arn", "arns", "id", "ids", "name", "names", "url", "endpoint"];

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
        if self.crowded {
            return None;
        }
        let outputs = || self.child.of_kind("output").map(|output| output.name());
        let one = |near: &dyn Fn(&str) -> bool| {
            let mut near = outputs().filter(|output| near(output));
            near.next().filter(|_| near.next().is_none())
        };
        let slip = one(&|output| misspelt::is_slip(self.name, output, false));
        let number = |one: &str, other: &str| one.strip_suffix('s') == Some(other);
        // What takes it is called as the output is that says the same.
        let taken = |output: &str| {
            self.users.iter().all(|user| user.attribute == output) && same_words(self.name, "", [output]).is_some()
        };
        slip.or_else(|| one(&|output| self.is_same(self.name, output) || self.is_same(output, self.name)))
            .or_else(|| one(&taken))
            .or_else(|| {
                let other = outputs().filter(|output| !number(self.name, output) && !number(output, self.name));
                names::misspelt(self.name, other)
            })
            .or_else(|| {
                // The kind alone, of the only thing of which it is shown.
                let kind = |output: &str| output.strip_suffix(self.name).is_some_and(|front| front.ends_with('_'));
                one(&kind).filter(|_| KINDS.contains(&self.name))
            })
    }

    /// The one output that is the name with its kind behind it, which the name leaves out: `audit_key_arn` for `audit_key`. Of
    /// several the one of the kind that everything wants which takes it.
    pub fn shortened(&self) -> Option<&'m str> {
        if self.crowded {
            return None;
        }
        let outputs = self.child.of_kind("output").map(|output| output.name());
        let kind =
            |output: &'m str| output.strip_prefix(self.name)?.strip_prefix('_').filter(|kind| KINDS.contains(kind));
        let all: Vec<(&str, &str)> = outputs.filter_map(|output| Some((output, kind(output)?))).collect();
        let wants = |kind: &str| self.users.iter().all(|user| user.attribute.rsplit('_').next() == Some(kind));
        let mut wanted = all.iter().filter(|(_, kind)| wants(kind));
        match (all.as_slice(), wanted.next()) {
            ([(one, _)], _) | (_, Some((one, _))) => Some(one),
            _ => None,
        }
    }

    /// The edits that take another output in its place.
    pub fn taking(&self, ctx: &Context, meant: &str) -> Edits {
        let mut edits = Edits::default();
        for user in &self.users {
            if let Some(range) = user.first_name(&ctx.module.sources().file(user.file).text) {
                edits.splice(user.file, range, meant);
            }
        }
        edits
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
        let found = of(ctx, self.child, self.name, Use { keyed, part, about: &[self.call.name(), folder] });
        found
            .or_else(|several| {
                if several.is_empty() { self.only(ctx, keyed || part.is_some()) } else { None }.ok_or(several)
            })
            .or_else(|several| self.beside().filter(|_| several.is_empty() && !keyed && part.is_none()).ok_or(several))
    }

    /// The attribute of this very name of the only resource that has one: the `address` of a database.
    fn only(&self, ctx: &Context<'m>, is_more: bool) -> Option<Export> {
        let here = Context { module: self.child, ..*ctx };
        let has = |block: &Block| here.type_of(*block).is_some_and(|ty| ty.attribute(self.name).is_some());
        let mut all = self.child.of_kind("resource").filter(has);
        let one = all.next().filter(|one| all.next().is_none() && one.repeat().is_none() && !is_more)?;
        let secret = here.type_of(one)?.attribute(self.name)?.sensitive;
        let value = format!("{}.{}", one.address()?, self.name);
        (!KINDS.contains(&self.name)).then_some(Export { value, secret, sure: true, own: true })
    }

    /// The kind alone (`arn`) of the one resource of which all outputs that are such a kind alone (`id`) are.
    fn beside(&self) -> Option<Export> {
        let kind = |name: &str| KINDS.contains(&name);
        if !kind(self.name) {
            return None;
        }
        let outputs = self.child.of_kind("output").filter(|output| kind(output.name()));
        let shown = |output: Block| {
            let value = output.attribute("value")?.value();
            let target = value.target()?;
            (value.text() == format!("{target}.{}", output.name())).then_some(target)
        };
        let mut all: Vec<Option<String>> = outputs.map(shown).collect();
        all.dedup();
        let [Some(only)] = &all[..] else { return None };
        let is_one = self.child.get(only).is_some_and(|block| block.kind() == "resource" && block.repeat().is_none());
        let value = format!("{only}.{}", self.name);
        is_one.then_some(Export { value, secret: false, sure: true, own: true })
    }
}
