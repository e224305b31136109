//! The types of what functions give, where the values are not known.

use std::sync::Arc;

use super::super::known::{Known, all_of};
use super::patterns::groups;
use crate::schema::types::{ObjectType, Type};

/// The type of what a function gives for these arguments; `None` where it is what the function's own entry says.
pub(super) fn ty(name: &str, args: &[Known]) -> Option<Type> {
    let types: Vec<Type> = args.iter().map(Known::ty).collect();
    let list = |element: &Arc<Type>| Type::List(element.clone());
    match (name, &types[..]) {
        ("contains", _) => Some(Type::Bool),
        ("index" | "parseint" | "sum", _) => Some(Type::Number),
        ("format", _) => Some(Type::String),
        ("regex" | "regexall", [..]) => {
            let found = match args.first()?.bare() {
                Known::Text(pattern) => match_of(pattern)?,
                _ => return None,
            };
            Some(if name == "regex" { found } else { Type::List(Arc::new(found)) })
        }
        ("values", [Type::Map(element)]) => Some(list(element)),
        ("reverse" | "distinct", [Type::List(element) | Type::Set(element)]) => Some(list(element)),
        ("slice" | "matchkeys", [Type::List(element), ..]) => Some(list(element)),
        ("chunklist", [Type::List(element), ..]) => Some(Type::List(Arc::new(list(element)))),
        ("one", [Type::List(element) | Type::Set(element)]) => Some((**element).clone()),
        ("zipmap", [_, Type::List(element)]) => Some(Type::Map(element.clone())),
        ("concat", [first @ Type::List(_), rest @ ..])
        | ("merge", [first @ Type::Map(_), rest @ ..])
        | ("coalescelist", [first @ Type::List(_), rest @ ..])
        | ("setunion" | "setintersection" | "setsubtract", [first @ Type::Set(_), rest @ ..])
            if rest.iter().all(|one| one == first) =>
        {
            Some(first.clone())
        }
        ("coalesce", all) => all_of(all),
        ("flatten", [of]) => leaf(of).filter(|leaf| *leaf != Type::Dynamic).map(|leaf| Type::List(Arc::new(leaf))),
        _ => None,
    }
}

/// The type of a value that is one of two: of two objects it may have what either has.
pub(super) fn any_of(one: Type, other: Type) -> Option<Type> {
    match (one, other) {
        (Type::Object(mut one), Type::Object(other)) => {
            for (name, ty) in &other.attributes {
                let part = Arc::make_mut(&mut one).attributes.entry(name.clone()).or_insert_with(|| ty.clone());
                *part = any_of(part.clone(), ty.clone()).unwrap_or(Type::Dynamic);
            }
            Some(Type::Object(one))
        }
        (one, other) => (one == other).then_some(one),
    }
}

/// What stands in lists of lists in the end, where that is of one type.
fn leaf(ty: &Type) -> Option<Type> {
    match ty {
        Type::List(of) | Type::Set(of) => leaf(of),
        Type::Tuple(items) => {
            let first = leaf(items.first()?)?;
            items.iter().all(|item| leaf(item).as_ref() == Some(&first)).then_some(first)
        }
        other => Some(other.clone()),
    }
}

/// What a pattern gives for one place that it matches.
fn match_of(pattern: &str) -> Option<Type> {
    let names = groups(pattern)?;
    let named = names.iter().flatten().count();
    match names.len() {
        0 => Some(Type::String),
        _ if named == 0 => Some(Type::Tuple(Arc::new(vec![Type::String; names.len()]))),
        count if named == count => {
            let attributes = names.into_iter().flatten().map(|name| (name.into(), Type::String)).collect();
            Some(Type::Object(Arc::new(ObjectType { attributes, ..ObjectType::default() })))
        }
        _ => None,
    }
}
