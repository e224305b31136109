//! Keys that are read of each of several and that only some of them have: a plan stops at the first that has not.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::Module;
use crate::module::block::{Attribute, Block, Value};
use crate::module::refs::{Reference, head};
use crate::schema::types::Type;
use crate::shape::bodies;
use crate::syntax::tree::{Expr, ExprKind, Step, StepKind};
use crate::wire::element::meant;
use crate::wire::optional::{fields, inside};
use crate::wire::site::Site;
use crate::wire::trail::Trail;
use crate::wire::{calls, element, misspelt};

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
        let message = format!("{}: not every entry of the table has {key}", name_of(root));
        Finding::at(value.span(), message).with(edits)
    });
    all.collect()
}

/// The same of a name that a `for` or a `dynamic` block binds to each of several.
pub fn bound(ctx: &Context, site: &Site) -> Option<Finding> {
    let ExprKind::Traversal(root, steps) = site.value.kind() else { return None };
    let ExprKind::Variable(name) = &root.kind else { return None };
    let (over, first) = element::collection(site, name)?;
    let [Step { kind: StepKind::Attr(key), .. }] = steps.get(first..)? else { return None };
    let all = match element::type_in(ctx, site.root, over)? {
        Type::Object(of) => of.attributes.values().cloned().collect(),
        Type::Tuple(items) => items.to_vec(),
        _ => return None,
    };
    let ty = all.iter().find_map(|one| one.object()?.attributes.get(&**key))?;
    let mut edits = Edits::default();
    edits.replace(site.value, &format!("try({}, {})", site.value.text(), spare(ty)));
    let message = format!("{}: not all that {name} stands for have {key}", site.place());
    Some(Finding::at(site.value.span(), message).with(edits))
}

/// What says nothing in the place of a value of this type.
fn spare(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "false",
        Type::List(_) | Type::Set(_) | Type::Tuple(_) => "[]",
        Type::Map(_) | Type::Object(_) => "{}",
        _ => "null",
    }
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
    let known = over.map(|over| ctx.by_default(over));
    let keys: Vec<&str> = match known.as_ref().map(Known::bare) {
        Some(Known::Object(all)) => all.keys().map(|key| &**key).collect(),
        _ => Vec::new(),
    };
    let (mut edits, mut first) = (Edits::default(), None);
    each_attribute(ctx, root, &mut Vec::new(), &mut scopes, &mut |path, scopes, attribute| {
        let value = attribute.value();
        let mut bare = Vec::new();
        outside(value.node(), &mut bare);
        for one in bare {
            let inner = value.inner(one);
            let Some((of, name)) = part(one) else {
                if in_some(ctx, one, &keys) && !is_required(ctx, root, path, attribute) {
                    edits.replace(inner, &format!("try({}, {})", inner.text(), nothing_for(ctx, root, attribute)));
                    first.get_or_insert((inner.span(), "an instance"));
                }
                continue;
            };
            let Some(scope) = scopes.iter().rev().find(|scope| scope.name == of) else { continue };
            let Some(all) = scope.all.iter().map(parts).collect::<Option<Vec<_>>>() else { continue };
            let given: Vec<&Known> = all.iter().filter_map(|parts| parts.get(name)).collect();
            if given.is_empty() || given.len() == all.len() || scope.typed.is_some() {
                continue;
            }
            let spare = spare(&given[0].ty());
            // What must be there has no value that says nothing.
            if spare == "null" && attribute.name() != "for_each" && is_required(ctx, root, path, attribute) {
                continue;
            }
            let json = std::ptr::eq(one, value.node()) && is_json(ctx, root, path, attribute, &given);
            edits.replace(
                inner,
                &match json {
                    true => format!("try(jsonencode({}), null)", inner.text()),
                    false => format!("try({}, {spare})", inner.text()),
                },
            );
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

/// The traversals that no function guards.
fn outside<'m>(expr: &'m Expr, found: &mut Vec<&'m Expr>) {
    match &expr.kind {
        ExprKind::Call(call) if ASKING.contains(&&*call.name) => return,
        ExprKind::Traversal(..) => found.push(expr),
        _ => {}
    }
    expr.children().for_each(|child| outside(child, found));
}

/// Whether an expression reads the instance of each key of a block that has instances for some of the keys alone.
fn in_some(ctx: &Context, expr: &Expr, keys: &[&str]) -> bool {
    let ExprKind::Traversal(_, steps) = &expr.kind else { return false };
    let by_key = |step: &Step| match &step.kind {
        StepKind::Index(Expr { kind: ExprKind::Traversal(root, steps), .. }) => {
            matches!(&root.kind, ExprKind::Variable(each) if each == "each")
                && matches!(&steps[..], [Step { kind: StepKind::Attr(key), .. }] if key == "key")
        }
        _ => false,
    };
    let there = head(expr)
        .filter(|(_, count)| steps.get(*count).is_some_and(by_key))
        .and_then(|(address, _)| misspelt::keys(ctx, ctx.module.get(&address)?.attribute("for_each")?.value(), 3));
    there.is_some_and(|there| {
        let count = keys.iter().filter(|key| there.iter().any(|one| one == *key)).count();
        0 < count && count < keys.len()
    })
}

/// What says nothing for an argument: the empty text where the module that takes it asks for that.
fn nothing_for(ctx: &Context, root: Block, attribute: Attribute) -> &'static str {
    let asks = [format!("var.{} != \"\"", attribute.name()), format!("var.{} == \"\"", attribute.name())];
    let child = calls::readable(ctx).into_iter().find(|(call, _)| call.span() == root.span());
    let text = |child: &Module| child.blocks().any(|one| asks.iter().any(|ask| one.text().contains(&**ask)));
    if child.is_some_and(|(_, child)| text(child)) { "\"\"" } else { "null" }
}

/// Whether an argument takes a text, and what is read for it is an object or a list.
fn is_json(ctx: &Context, root: Block, path: &[&str], attribute: Attribute, given: &[&Known]) -> bool {
    let Some(ty) = ctx.type_of(root) else { return false };
    let wanted = ty.at(path.iter().copied()).and_then(|body| body.attribute(attribute.name()));
    wanted.is_some_and(|one| one.ty == Type::String)
        && given.iter().all(|one| matches!(one.bare(), Known::Object(_) | Known::Tuple(_)))
}

fn is_required(ctx: &Context, root: Block, path: &[&str], attribute: Attribute) -> bool {
    if root.kind() == "module" {
        return false;
    }
    let Some(ty) = ctx.type_of(root) else { return true };
    let body = ty.at(path.iter().copied());
    body.is_none_or(|body| body.attribute(attribute.name()).is_none_or(|one| one.required))
}
