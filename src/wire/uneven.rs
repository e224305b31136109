//! Keys that are read of each of several and that only some of them have: a plan stops at the first that has not.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Attribute, Block, Value};
use crate::module::refs::Reference;
use crate::shape::bodies;
use crate::shape::names::{is_part_of, misspelt, same_words};
use crate::syntax::tree::{Expr, ExprKind, StepKind};
use crate::wire::optional::{fields, inside};
use crate::wire::trail::Trail;

/// Functions in which a key may be missing.
const ASKING: [&str; 4] = ["try", "can", "lookup", "coalesce"];

/// A finding for each block that reads such a key of what it is repeated for, with all places where it does.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let repeated = ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "module"));
    let unsaid = ctx.module.blocks().filter(|block| block.kind() == "resource");
    let near = ctx.module.references().iter().filter_map(|one| in_other_words(ctx, one));
    let found = repeated.filter_map(|block| look(ctx, block)).chain(unsaid.flat_map(|block| in_no_entry(ctx, block)));
    found.chain(near).collect()
}

/// The keys of an entry of a table that a local picks: `local.table[var.environment]`.
fn picked(ctx: &Context, local: &str) -> Option<Vec<String>> {
    let entry = ctx.module.local(local.strip_prefix("local.")?)?.value();
    let picked = matches!(entry.kind(), ExprKind::Traversal(..)) && entry.text().ends_with(']');
    let known = picked.then(|| ctx.by_default(entry))?;
    Some(parts(&known)?.keys().map(ToString::to_string).collect())
}

/// A part of such an entry that it has under a name near to this one.
fn in_other_words(ctx: &Context, one: &Reference) -> Option<Finding> {
    let name = one.rest.first()?;
    let keys = picked(ctx, &one.target).filter(|keys| !keys.contains(name))?;
    let meant = meant(name, &keys)?;
    let asked = |one: &&Expr| matches!(&one.kind, ExprKind::Call(call) if ASKING.contains(&&*call.name));
    if Trail::to(ctx.module.holder(one), &one.range)?.path.iter().any(asked) {
        return None;
    }
    let mut edits = Edits::default();
    edits.splice(one.file, one.first_name(&ctx.module.sources().file(one.file).text)?, meant);
    let message = format!("{}: the entry has no {name}; {meant} is meant", one.target);
    Some(Finding::at(one.span(), message).with(edits))
}

/// Arguments that may be left out and read what the entry of a table has not: `local.sizes.desired` of
/// `local.table[var.environment]`.
fn in_no_entry<'m>(ctx: &Context<'m>, root: Block<'m>) -> Vec<Finding> {
    let Some(ty) = ctx.type_of(root) else { return Vec::new() };
    let free = root.attributes().filter(|one| ty.attribute(one.name()).is_some_and(|known| !known.required));
    let lacking = free.filter_map(|one| {
        let value = one.value();
        let local = value.target()?;
        let key = value.text().strip_prefix(&*local)?.strip_prefix('.')?;
        let keys = picked(ctx, &local).filter(|keys| !keys.iter().any(|one| one == key))?;
        (!key.contains(['.', '[']) && meant(key, &keys).is_none()).then_some((value, key))
    });
    let all = lacking.map(|(value, key)| {
        let mut edits = Edits::default();
        edits.replace(value, &format!("try({}, null)", value.text()));
        let message = format!("{}: no entry of the table has {key}", name_of(root));
        Finding::at(value.span(), message).with(edits)
    });
    all.collect()
}

/// Of more keys than people write none is held against a name.
const MOST: usize = 500;

/// The one key that a name misspells, that says the same, or that is a part of it, or the other way round.
pub fn meant<'k>(name: &str, keys: &'k [String]) -> Option<&'k str> {
    if keys.len() > MOST {
        return None;
    }
    let all = || keys.iter().map(String::as_str);
    let only = |is: &dyn Fn(&str) -> bool| {
        let mut near = all().filter(|key| is(key));
        near.next().filter(|_| near.next().is_none())
    };
    // The only one that ends in it, or begins with one of it: `azs` of `az_count` and `nat_per_az`.
    let one = name.strip_suffix('s').unwrap_or(name);
    let longer = || {
        only(&|key| key.strip_suffix(name).is_some_and(|front| front.ends_with('_')))
            .or_else(|| only(&|key| key.strip_prefix(one).is_some_and(|rest| rest.starts_with('_'))))
    };
    misspelt(name, all())
        .or_else(|| same_words(name, "", all()))
        .or_else(|| only(&|key| is_part_of(name, key)))
        .or_else(longer)
}

/// What a name stands for: `each`, or the iterator of a `dynamic` block.
struct Scope<'m> {
    name: &'m str,
    /// All that it goes through.
    all: Vec<Known>,
    /// What the type of the variable names, which is there, if with no value.
    typed: Option<Value<'m>>,
}

impl<'m> Scope<'m> {
    fn new(ctx: &Context<'m>, around: &[Scope<'m>], name: &'m str, over: Value<'m>) -> Option<Self> {
        if let ExprKind::Call(call) = over.kind()
            && ASKING.contains(&&*call.name)
        {
            return Scope::new(ctx, around, name, over.inner(call.args.first()?));
        }
        if let Some((outer, part)) = part(over.node()) {
            let outer = around.iter().rev().find(|scope| scope.name == outer)?;
            let all = outer.all.iter().filter_map(|one| parts(one)?.get(part)).map(elements);
            let all = all.collect::<Option<Vec<_>>>()?.concat();
            return Some(Scope { name, all, typed: outer.typed.and_then(|ty| fields(inside(ty.entry(part)?)?)) });
        }
        let variable = over.target().filter(|target| target == over.text()).and_then(|target| ctx.module.get(&target));
        let typed = variable.and_then(|one| fields(inside(one.attribute("type")?.value())?));
        Some(Scope { name, all: elements(&ctx.by_default(over))?, typed })
    }
}

fn elements(known: &Known) -> Option<Vec<Known>> {
    match known.bare() {
        Known::Object(parts) => Some(parts.values().cloned().collect()),
        Known::Tuple(items) => Some(items.to_vec()),
        _ => None,
    }
}

fn parts(known: &Known) -> Option<&BTreeMap<Arc<str>, Known>> {
    match known.bare() {
        Known::Object(parts) => Some(parts),
        _ => None,
    }
}

/// `each.value.NAME`: the name that is bound, and the part that is read.
fn part(expr: &Expr) -> Option<(&str, &str)> {
    let ExprKind::Traversal(root, steps) = &expr.kind else { return None };
    let (ExprKind::Variable(each), [value, name]) = (&root.kind, &steps[..]) else { return None };
    let (StepKind::Attr(value), StepKind::Attr(name)) = (&value.kind, &name.kind) else { return None };
    (value == "value").then_some((each, name))
}

fn look<'m>(ctx: &Context<'m>, root: Block<'m>) -> Option<Finding> {
    let over = root.attribute("for_each").map(|over| over.value());
    let mut scopes: Vec<Scope> = over.and_then(|over| Scope::new(ctx, &[], "each", over)).into_iter().collect();
    let (mut edits, mut first) = (Edits::default(), None);
    each_attribute(ctx, root, &mut Vec::new(), &mut scopes, &mut |path, scopes, attribute| {
        let value = attribute.value();
        let mut bare = Vec::new();
        outside(value.node(), &mut bare);
        for (one, of, name) in bare {
            let Some(scope) = scopes.iter().rev().find(|scope| scope.name == of) else { continue };
            let Some(all) = scope.all.iter().map(parts).collect::<Option<Vec<_>>>() else { continue };
            let given: Vec<&Known> = all.iter().filter_map(|parts| parts.get(name)).collect();
            if given.is_empty() || given.len() == all.len() || scope.typed.is_some() {
                continue;
            }
            let spare = match given[0].bare() {
                Known::Bool(_) => "false",
                Known::Tuple(_) => "[]",
                Known::Object(_) => "{}",
                // What must be there has no value that says nothing.
                _ if attribute.name() != "for_each" && is_required(ctx, root, path, attribute) => continue,
                _ => "null",
            };
            let inner = value.inner(one);
            edits.replace(inner, &format!("try({}, {spare})", inner.text()));
            first.get_or_insert((inner.span(), name));
        }
    });
    let (at, name) = first?;
    let message = format!("{}: not all that it is repeated for have {name}", name_of(root));
    Some(Finding::at(at, message).with(edits))
}

type See<'s, 'm> = dyn FnMut(&[&'m str], &[Scope<'m>], Attribute<'m>) + 's;

fn each_attribute<'m>(
    ctx: &Context<'m>,
    block: Block<'m>,
    path: &mut Vec<&'m str>,
    scopes: &mut Vec<Scope<'m>>,
    see: &mut See<'_, 'm>,
) {
    block.attributes().for_each(|one| see(path, scopes, one));
    for inner in block.blocks() {
        let (named, outer) = (inner.kind() != "content", scopes.len());
        if named {
            path.push(bodies::name_of(inner));
        }
        if inner.kind() == "dynamic"
            && inner.attribute("iterator").is_none()
            && let (Some(name), Some(over)) = (inner.label(0), inner.attribute("for_each"))
        {
            scopes.extend(Scope::new(ctx, scopes, name, over.value()));
        }
        each_attribute(ctx, inner, path, scopes, see);
        scopes.truncate(outer);
        if named {
            path.pop();
        }
    }
}

/// The reads of parts of a bound value that no function guards: where, the name that is bound, and the part.
fn outside<'m>(expr: &'m Expr, found: &mut Vec<(&'m Expr, &'m str, &'m str)>) {
    match &expr.kind {
        ExprKind::Call(call) if ASKING.contains(&&*call.name) => return,
        _ => found.extend(part(expr).map(|(of, name)| (expr, of, name))),
    }
    expr.children().for_each(|child| outside(child, found));
}

fn is_required(ctx: &Context, root: Block, path: &[&str], attribute: Attribute) -> bool {
    let Some(ty) = ctx.type_of(root) else { return true };
    let body = ty.at(path.iter().copied());
    body.is_none_or(|body| body.attribute(attribute.name()).is_none_or(|one| one.required))
}
