//! What the elements of a collection are, and which collection a bound name goes through.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use super::site::Site;
use crate::check::variables::constraint;
use crate::fix::Context;
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::shape::names::{is_part_of, misspelt, same_words};
use crate::source::Span;
use crate::syntax::tree::{ExprKind, StepKind};

/// What all elements of a collection have in common.
pub fn of(ty: &Type) -> Option<Type> {
    let first_of = |all: &mut dyn Iterator<Item = &Type>| {
        let first = all.next().cloned();
        first.map(|first| all.fold(first, |one, other| both(&one, other)))
    };
    match ty {
        Type::Map(of) | Type::Set(of) | Type::List(of) => Some((**of).clone()),
        Type::Tuple(items) => first_of(&mut items.iter()),
        Type::Object(object) => first_of(&mut object.attributes.values()),
        _ => None,
    }
}

fn both(one: &Type, other: &Type) -> Type {
    match (one, other) {
        (Type::Object(a), Type::Object(b)) => {
            let mut object = (**a).clone();
            object.attributes.retain(|name, _| b.attributes.contains_key(name));
            Type::Object(object.into())
        }
        _ => one.clone(),
    }
}

/// The keys that the elements of a collection are seen to have: by what is known of it, else as it is written.
pub fn keys<'m>(ctx: &Context<'m>, value: Value<'m>, depth: usize) -> Option<BTreeSet<String>> {
    if let Some(Type::Object(object)) = of(&ctx.by_default(value).ty()) {
        return Some(object.attributes.keys().map(ToString::to_string).collect());
    }
    let deeper = |inner: Value<'m>| if depth == 0 { None } else { keys(ctx, inner, depth - 1) };
    let written = |one: Value<'m>| match one.entries() {
        Some(entries) => Some(entries.into_iter().map(|(key, ..)| key.to_owned()).collect()),
        None => deeper(one),
    };
    match value.kind() {
        ExprKind::Call(call) if matches!(&*call.name, "flatten" | "concat" | "distinct" | "tolist" | "toset") => {
            deeper(value.inner(call.args.first()?))
        }
        ExprKind::Array(items) => written(value.inner(items.first()?)),
        ExprKind::For(parts) => match &parts.value.kind {
            ExprKind::Variable(name) if *name == parts.value_name => deeper(value.inner(&parts.collection)),
            _ => written(value.inner(&parts.value)),
        },
        ExprKind::Traversal(..) => {
            let name = value.text().strip_prefix("local.")?;
            deeper(ctx.module.local(name)?.value())
        }
        _ => None,
    }
}

/// The type of a value in a block: a variable's is what it says, and `each.value` is what the block is repeated for.
pub fn type_in(ctx: &Context, root: Block, value: Value) -> Option<Type> {
    if let ExprKind::Traversal(head, steps) = value.kind()
        && matches!(&head.kind, ExprKind::Variable(name) if name == "each")
    {
        let over = root.attribute("for_each")?.value();
        let (first, rest) = steps.split_first()?;
        matches!(&first.kind, StepKind::Attr(name) if name == "value").then_some(())?;
        let mut ty = of(&type_in(ctx, root, over)?)?;
        for step in rest {
            let (Type::Object(object), StepKind::Attr(name)) = (&ty, &step.kind) else { return None };
            ty = object.attributes.get(&**name)?.clone();
        }
        return Some(ty);
    }
    let target = value.target().filter(|target| target.starts_with("var.") && value.text() == target);
    let said = target.and_then(|target| ctx.module.get(&target)?.attribute("type"));
    said.and_then(|said| constraint(said.value())).or_else(|| Some(ctx.by_default(value).ty()))
}

/// The type of a value that is a part of what a bound name goes through: `ingress.value.cidr`.
pub fn part(ctx: &Context, site: &Site) -> Option<Type> {
    let ExprKind::Traversal(head, steps) = site.value.kind() else { return None };
    let ExprKind::Variable(name) = &head.kind else { return None };
    let (over, first) = collection(site, name)?;
    let mut ty = of(&type_in(ctx, site.root, over)?)?;
    for step in steps.get(first..)? {
        let (Type::Object(object), StepKind::Attr(name)) = (&ty, &step.kind) else { return None };
        ty = object.attributes.get(&**name)?.clone();
    }
    Some(ty)
}

/// The collection whose elements a name stands for where a value stands, and how many steps behind the name reach the
/// element: the name of a `for` is the element, that of a `dynamic` block has it as `value`.
pub fn collection<'m>(site: &Site<'m>, name: &str) -> Option<(Value<'m>, usize)> {
    for outer in site.around.iter().rev() {
        if let ExprKind::For(one) = outer.kind() {
            if one.key_name.as_deref() == Some(name) {
                return None;
            }
            if one.value_name == name {
                return Some((outer.inner(&one.collection), 0));
            }
        }
    }
    let (mut block, mut found) = (site.root, None);
    let at = site.value.span().range.start;
    while let Some(Err(inner)) = block.item_at(at) {
        block = inner;
        let is_own = block.kind() == "dynamic" && block.label(0) == Some(name) && !block.has("iterator");
        if is_own && let Some(over) = block.attribute("for_each") {
            found = Some((over.value(), 1));
        }
    }
    found.filter(|(over, _)| !over.span().range.contains(&at))
}

/// The constraint that says a type of texts, numbers or truth values, or lists and maps of them.
pub fn written(ty: &Type) -> Option<String> {
    match ty {
        Type::String | Type::Number | Type::Bool => Some(ty.to_string()),
        Type::List(of) | Type::Set(of) => written(of).map(|of| format!("list({of})")),
        Type::Map(of) => written(of).map(|of| format!("map({of})")),
        Type::Tuple(items) => {
            let first = items.first().and_then(written)?;
            items.iter().all(|item| written(item).as_ref() == Some(&first)).then(|| format!("list({first})"))
        }
        _ => None,
    }
}

/// The types of variables and locals, by their places: many names are read of one table.
#[derive(Default)]
struct Types(Mutex<HashMap<Span, Option<Type>>>);

/// The type that a constraint says, or that a value has by default.
pub fn told(ctx: &Context, value: Value, is_constraint: bool) -> Option<Type> {
    let known = ctx.module.once(Types::default);
    if let Some(known) = known.0.lock().unwrap_or_else(PoisonError::into_inner).get(&value.span()) {
        return known.clone();
    }
    let ty = if is_constraint { constraint(value) } else { Some(ctx.by_default(value).ty()) };
    known.0.lock().unwrap_or_else(PoisonError::into_inner).insert(value.span(), ty.clone());
    ty
}

/// Of more keys than people write none is held against a name.
pub const MOST: usize = 500;

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
    let one = name.strip_suffix('s').unwrap_or(name);
    misspelt(name, all())
        .or_else(|| same_words(name, "", all()))
        .or_else(|| only(&|key| is_part_of(name, key)))
        // The only one that ends in it, or begins with one of it: `azs` of `az_count` and `nat_per_az`; or in which it ends.
        .or_else(|| only(&|key| key.strip_suffix(name).is_some_and(|front| front.ends_with('_'))))
        .or_else(|| only(&|key| key.strip_prefix(one).is_some_and(|rest| rest.starts_with('_'))))
        .or_else(|| only(&|key| name.strip_suffix(key).is_some_and(|front| front.ends_with('_'))))
}
