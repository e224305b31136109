//! Functions of lists, sets and maps that are written out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::known::{ANYTHING, Known, all_of};
use super::constant::{Result, argument, call, set_of, written};
use super::template::LONGEST;
use crate::schema::types::Type;

/// How many elements functions put together of others.
const MANY: usize = 4096;

/// What a function of collections gives; `None` where nothing more can be said.
pub(super) fn value(name: &str, args: &[&Known]) -> Option<Result<Known>> {
    match (name, args) {
        ("ephemeralasnull", [one]) => Some(Ok((*one).clone())),
        ("sum", [one]) => {
            let mut sum = 0.0;
            for item in items(one)? {
                sum += match item {
                    Known::Null => return Some(argument(0, "argument must be list, set, or tuple of number values")),
                    item => written(item)?.parse::<f64>().ok()?,
                };
            }
            super::numbers::exact(sum).map(|sum| Ok(Known::Number(sum)))
        }
        ("compact", [one]) => {
            let kept = items(one)?.iter().filter(|item| **item != Known::Null && **item != Known::text(""));
            Some(Ok(Known::Tuple(kept.map(as_text).collect::<Option<_>>()?)))
        }
        ("sort", [one]) => {
            let mut all: Vec<String> = items(one)?.iter().map(written).collect::<Option<_>>()?;
            crate::sorted::by(&mut all, |one, other| one.cmp(other));
            Some(Ok(Known::Tuple(all.iter().map(|one| Known::text(one)).collect())))
        }
        ("join", [Known::Text(mark), lists @ ..]) => {
            let mut all = Vec::new();
            for list in lists {
                for item in items(list)? {
                    all.push(written(item)?);
                }
            }
            let joined = all.join(mark);
            (joined.len() <= LONGEST).then(|| Ok(Known::text(&joined)))
        }
        ("reverse", [Known::Tuple(all) | Known::Set(all)]) => {
            Some(Ok(Known::Tuple(all.iter().rev().cloned().collect())))
        }
        ("one", [Known::Tuple(all) | Known::Set(all)]) => match &all[..] {
            [] => Some(Ok(Known::Null)),
            [only] => Some(Ok(only.clone())),
            _ => Some(argument(0, "must be a list, set, or tuple value with either zero or one elements")),
        },
        ("coalescelist", lists) => {
            let filled = lists.iter().find(|one| !matches!(one, Known::Tuple(all) | Known::Set(all) if all.is_empty()));
            match filled {
                None => Some(call("no non-null arguments")),
                Some(Known::Tuple(all)) => Some(Ok(Known::Tuple(all.clone()))),
                Some(_) => None,
            }
        }
        ("chunklist", [_, Known::Number(size)]) if *size < 0.0 => Some(call("the size argument must be positive")),
        ("chunklist", [Known::Tuple(all), Known::Number(size)]) => {
            let size = if *size < 1.0 { all.len().max(1) } else { *size as usize };
            Some(Ok(Known::Tuple(all.chunks(size).map(|part| Known::Tuple(part.into())).collect())))
        }
        ("matchkeys", [Known::Tuple(values), Known::Tuple(keys), wanted]) => {
            if values.len() != keys.len() {
                return Some(call("length of keys and values should be equal"));
            }
            let keys: Vec<String> = keys.iter().map(written).collect::<Option<_>>()?;
            let wanted: Vec<String> = items(wanted)?.iter().map(written).collect::<Option<_>>()?;
            let kept = values.iter().zip(keys).filter(|(_, key)| wanted.contains(key));
            Some(Ok(Known::Tuple(kept.map(|(value, _)| value.clone()).collect())))
        }
        ("setunion" | "setintersection" | "setsubtract", [first, rest @ ..]) => sets(name, first, rest),
        ("setproduct", lists) => {
            let mut all = vec![Vec::new()];
            for list in lists {
                let items = items(list)?;
                if all.len() * items.len() * lists.len() > MANY {
                    return None;
                }
                let longer = |start: Vec<Known>| {
                    let with = move |item: &Known| start.iter().cloned().chain([item.clone()]).collect();
                    items.iter().map(with).collect::<Vec<Vec<Known>>>()
                };
                all = all.into_iter().flat_map(longer).collect();
            }
            Some(Ok(Known::Tuple(all.into_iter().map(|row| Known::Tuple(row.into())).collect())))
        }
        ("transpose", [Known::Object(entries)]) => {
            let mut all: BTreeMap<Arc<str>, Vec<Known>> = BTreeMap::new();
            for (key, list) in entries.iter() {
                for item in items(list)? {
                    all.entry(written(item)?.into()).or_default().push(Known::Text(key.clone()));
                }
            }
            Some(Ok(Known::object(all.into_iter().map(|(key, list)| (key, Known::Tuple(list.into()))).collect())))
        }
        ("csvdecode", [Known::Text(text)]) => rows(text),
        ("jsonencode", [known]) => {
            let mut text = String::new();
            json(known, &mut text)?;
            Some(Ok(Known::text(&text)))
        }
        _ => None,
    }
}

fn items(known: &Known) -> Option<&[Known]> {
    match known {
        Known::Tuple(items) | Known::Set(items) => Some(items),
        _ => None,
    }
}

/// `alltrue` and `anytrue`: what decides may stand before what is not known.
pub(super) fn all_or_any(all: bool, items: &[Known]) -> Option<Result<Known>> {
    for item in items {
        if truth(item)? != all {
            return Some(Ok(Known::Bool(!all)));
        }
    }
    Some(Ok(Known::Bool(all)))
}

fn truth(known: &Known) -> Option<bool> {
    match known {
        Known::Bool(known) => Some(*known),
        Known::Text(text) => match &**text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn as_text(known: &Known) -> Option<Known> {
    written(known).map(|text| Known::text(&text))
}

/// Sets of plain values; of several types, all become text.
fn sets(name: &str, first: &Known, rest: &[&Known]) -> Option<Result<Known>> {
    let lists: Vec<&[Known]> = [first].into_iter().chain(rest.iter().copied()).map(items).collect::<Option<_>>()?;
    let types: Vec<Type> = lists.iter().flat_map(|list| list.iter()).map(Known::ty).collect();
    let ty = all_of(&types)?;
    let texts = match ty {
        Type::String => true,
        Type::Number | Type::Bool => false,
        _ => return None,
    };
    let brought = |item: &Known| if texts { as_text(item) } else { Some(item.clone()) };
    let mut all = Vec::new();
    for list in lists {
        let list: Vec<Known> = list.iter().map(brought).collect::<Option<_>>()?;
        let Known::Set(list) = set_of(&list)? else { return None };
        all.push(list);
    }
    let (first, rest) = all.split_first()?;
    let kept: Vec<Known> = match name {
        "setunion" => all.concat(),
        "setintersection" => first.iter().filter(|item| rest.iter().all(|set| set.contains(item))).cloned().collect(),
        _ => first.iter().filter(|item| !rest.iter().any(|set| set.contains(item))).cloned().collect(),
    };
    set_of(&kept).map(Ok)
}

/// The rows of a table whose fields are not in quotes; in the first stand the names.
fn rows(text: &str) -> Option<Result<Known>> {
    if text.contains('"') || text.len() > LONGEST {
        return None;
    }
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let Some(names) = lines.next() else { return Some(call("missing header line")) };
    let names: Vec<&str> = names.split(',').collect();
    if let Some(twice) = (1..names.len()).find(|at| names[..*at].contains(&names[*at])) {
        return Some(call(&format!("duplicate column name \"{}\"", names[twice])));
    }
    let mut all = Vec::new();
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        if fields.len() != names.len() {
            return Some(call("CSV parse error: wrong number of fields"));
        }
        let row = names.iter().zip(fields).map(|(name, field)| ((*name).into(), Known::text(field)));
        all.push(Known::object(row.collect()));
    }
    Some(Ok(Known::Tuple(all.into())))
}

/// A value as JSON; `None` where it is too long.
fn json(known: &Known, text: &mut String) -> Option<()> {
    let list = |text: &mut String, items: &[Known]| {
        text.push('[');
        for (at, item) in items.iter().enumerate() {
            text.push_str(if at == 0 { "" } else { "," });
            json(item, text)?;
        }
        text.push(']');
        Some(())
    };
    match known {
        Known::Null => text.push_str("null"),
        Known::Bool(_) | Known::Number(_) => text.push_str(&written(known)?),
        Known::Text(known) => quoted(known, text)?,
        Known::Tuple(items) | Known::Set(items) => list(text, items)?,
        Known::Object(entries) => {
            text.push('{');
            for (at, (key, item)) in entries.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                quoted(key, text)?;
                text.push(':');
                json(item, text)?;
            }
            text.push('}');
        }
        Known::Of(_) | Known::Secret(_) => return None,
    }
    (text.len() <= LONGEST).then_some(())
}

fn quoted(known: &str, text: &mut String) -> Option<()> {
    let plain = serde_json::to_string(known).ok()?;
    text.push_str(&plain.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"));
    if known.contains(['\u{2028}', '\u{2029}']) {
        return None;
    }
    Some(())
}

/// What `merge` gives, or the type of an argument that is neither a map nor an object.
pub(super) fn merged(args: &[Known]) -> std::result::Result<Known, Type> {
    let mut all = BTreeMap::new();
    // Behind one of no known type Terraform looks at no other.
    let (mut sure, mut lenient) = (true, false);
    for arg in args {
        match arg.bare() {
            Known::Object(entries) => all.extend(entries.iter().map(|(name, known)| (name.clone(), known.clone()))),
            Known::Of(Type::Object(object)) => {
                all.extend(object.attributes.iter().map(|(name, ty)| (name.clone(), Known::Of(ty.clone()))));
            }
            Known::Null => lenient = true,
            known => match known.ty() {
                Type::Dynamic => (sure, lenient) = (false, true),
                Type::Map(_) => sure = false,
                ty if !lenient => return Err(ty),
                _ => sure = false,
            },
        }
    }
    let secret = all.values().any(Known::holds_secret);
    Ok(if sure { Known::object(all) } else { ANYTHING.marked(secret) })
}

/// What `concat` gives, or the type of an argument that is neither a list nor a tuple, and whether that stands behind a
/// list that is not known.
pub(super) fn concatenated(args: &[Known]) -> std::result::Result<Known, (Type, bool)> {
    let mut all = Vec::new();
    let (mut sure, mut waits) = (true, false);
    for arg in args {
        match arg.bare() {
            Known::Tuple(items) => all.extend(items.iter().cloned()),
            known => match known.ty() {
                ty @ (Type::Dynamic | Type::List(_) | Type::Tuple(_)) => {
                    (sure, waits) = (false, waits || matches!(ty, Type::List(_)));
                }
                ty => return Err((ty, waits)),
            },
        }
    }
    let secret = all.iter().any(Known::holds_secret);
    Ok(if sure { Known::Tuple(all.into()) } else { ANYTHING.marked(secret) })
}
