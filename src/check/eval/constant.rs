//! Functions of values that are written out: what they give, and what they refuse.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::super::known::{ANYTHING, Known, all_of, friendly};
use super::patterns::{is_no_pattern, matched};
use super::{formats, lists, networks, numbers, texts, yaml};
use crate::schema::types::Type;
use crate::sorted;

/// What a function refuses.
pub(super) enum Refused {
    /// The argument of this number.
    Argument(usize, String),
    /// All of them together.
    Call(String),
}

pub(super) type Result<T> = std::result::Result<T, Refused>;

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$").expect("a pattern")
});

/// Functions whose numbers have no fraction.
const WHOLE: [&str; 8] = ["chunklist", "cidrhost", "cidrsubnet", "cidrsubnets", "element", "indent", "slice", "substr"];

/// What a function gives for values that are known; `None` where nothing more can be said than what its type says.
pub(super) fn value(name: &str, args: &[Known]) -> Option<Result<Known>> {
    let bare: Vec<&Known> = args.iter().map(Known::bare).collect();
    let broken = |arg: &&Known| matches!(arg, Known::Number(number) if number.fract() != 0.0);
    if WHOLE.contains(&name) && bare.iter().any(broken) && bare.iter().all(|arg| arg.is_whole()) {
        return Some(call("value must be a whole number"));
    }
    let result = match (name, &bare[..]) {
        ("upper", [Known::Text(text)]) => Ok(Known::text(&text.to_uppercase())),
        ("lower", [Known::Text(text)]) => Ok(Known::text(&text.to_lowercase())),
        ("trimspace", [Known::Text(text)]) => Ok(Known::text(text.trim())),
        ("length", [Known::Text(text)]) if text.is_ascii() => Ok(Known::Number(text.len() as f64)),
        ("tostring", [Known::Number(number)]) => Ok(Known::text(&number.to_string())),
        ("tostring", [Known::Bool(known)]) => Ok(Known::text(&known.to_string())),
        ("tostring" | "tonumber" | "tobool", [known]) => converted(name, known)?,
        ("jsondecode", [Known::Text(text)]) => match serde_json::from_str(text) {
            Ok(json) => Ok(of_json(&json)),
            Err(why) => call(&why.to_string()),
        },
        ("yamldecode", [Known::Text(text)]) => Ok(yaml::value(text)?),
        ("cidrsubnet" | "cidrsubnets" | "cidrhost" | "cidrnetmask", [Known::Text(prefix), rest @ ..]) => {
            networks::value(name, prefix, rest)?
        }
        ("format", [Known::Text(text), rest @ ..]) => formats::one(text, rest)?,
        ("formatlist", [Known::Text(text), rest @ ..]) => formats::list(text, rest)?,
        ("sort", [Known::Tuple(items)]) if items.contains(&Known::Null) && items.iter().all(Known::is_whole) => {
            call("a null string cannot be sorted")
        }
        ("split", [Known::Text(mark), Known::Text(text)]) if !mark.is_empty() => {
            Ok(Known::Tuple(text.split(&**mark).map(Known::text).collect()))
        }
        ("join", [_, Known::Tuple(items), ..]) if items.iter().any(|item| matches!(item.bare(), Known::Null)) => {
            argument(1, "an element is null; cannot concatenate null values")
        }
        ("replace", [_, Known::Text(mark), _]) => {
            let pattern = mark.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
            match pattern.is_some_and(is_no_pattern) {
                true => call("error parsing regexp"),
                false => return of_whole(name, args, &bare),
            }
        }
        ("keys", [Known::Object(entries)]) => {
            Ok(Known::Tuple(entries.keys().map(|key| Known::Text(key.clone())).collect()))
        }
        ("tolist" | "distinct" | "reverse", [Known::Tuple(items)]) if are_alike(items) => {
            let mut all = items.to_vec();
            match name {
                "reverse" => all.reverse(),
                "distinct" => {
                    let mut seen = HashSet::new();
                    all.retain(|item| seen.insert(written(item)));
                }
                _ => {}
            }
            Ok(Known::Tuple(all.into()))
        }
        ("toset", [Known::Tuple(items)]) if are_alike(&whole(items)) => Ok(set_of(items)?),
        ("toset" | "distinct", [Known::Set(items)]) => Ok(Known::Set(items.clone())),
        ("tolist" | "sort", [Known::Set(items)]) => Ok(Known::Tuple(items.clone())),
        ("flatten", [Known::Tuple(items)]) => {
            let mut all = Vec::new();
            flattened(items, &mut all)?;
            Ok(Known::Tuple(all.into()))
        }
        ("element", [Known::Tuple(items), ..]) if items.is_empty() => {
            call("cannot use element function with an empty list")
        }
        ("element", [Known::Tuple(items), Known::Number(at)]) if at.fract() == 0.0 => {
            match items.get((*at % items.len() as f64) as usize) {
                Some(item) if *at >= 0.0 || *at % items.len() as f64 == 0.0 => Ok(item.clone()),
                _ => call("cannot use element function with a negative index"),
            }
        }
        ("lookup", [Known::Object(entries), Known::Text(key), rest @ ..]) => match (entries.get(key), rest) {
            (Some(known), _) => Ok(known.clone()),
            (None, []) => argument(0, "the given object has no such attribute"),
            (None, [default]) => Ok(may_be_default(entries, default)?.clone()),
            (None, _) => return None,
        },
        ("lookup", [first, ..]) if is_listed(first) || is_plain(first) => argument(0, "lookup() requires a map"),
        ("contains", [first, ..]) if !is_listed(first) => call("argument must be list, tuple, or set"),
        ("contains", [Known::Tuple(items) | Known::Set(items), wanted]) => {
            let all: Option<Vec<String>> = items.iter().map(written).collect();
            Ok(Known::Bool(all?.contains(&written(wanted)?)))
        }
        ("flatten", [first]) if !is_listed(first) && first.ty() != Type::Dynamic => {
            call("can only flatten lists, sets and tuples")
        }
        ("regex" | "regexall", [Known::Text(pattern), rest @ ..]) => matched(name, pattern, rest)?,
        ("zipmap", [Known::Tuple(keys), Known::Tuple(values)]) => {
            let keys: Vec<Arc<str>> = keys.iter().map(|key| written(key).map(Arc::from)).collect::<Option<_>>()?;
            if keys.len() != values.len() {
                return Some(call("number of keys does not match the number of values"));
            }
            Ok(Known::object(keys.into_iter().zip(values.iter().cloned()).collect::<BTreeMap<_, _>>()))
        }
        ("coalescelist", all) => {
            let told = all.iter().take_while(|one| !matches!(one, Known::Of(_)));
            let mut wrong =
                told.filter(|one| !matches!(one.ty(), Type::List(_) | Type::Tuple(_)) && !matches!(one, Known::Null));
            match wrong.next() {
                Some(_) => call("coalescelist arguments must be lists or tuples"),
                None => return of_whole(name, args, &bare),
            }
        }
        ("setproduct", all) => match all.iter().position(|one| !is_listed(one)) {
            Some(at) => argument(at, "a set or a list is required"),
            None => return of_whole(name, args, &bare).filter(|_| all.len() > 1),
        },
        ("parseint", [first, _]) if first.ty() != Type::String => argument(0, "first argument must be a string"),
        ("element", [first, _]) if !matches!(first.ty(), Type::List(_) | Type::Tuple(_)) => {
            call("cannot read elements from this")
        }
        ("coalesce", all) => coalesced(all)?,
        ("timecmp", [Known::Text(time), _]) if !TIME.is_match(time) => argument(0, "not a valid RFC3339 timestamp"),
        ("timecmp", [_, Known::Text(time)]) if !TIME.is_match(time) => argument(1, "not a valid RFC3339 timestamp"),
        ("timeadd", [Known::Text(time), ..]) if !TIME.is_match(time) => argument(0, "not a valid RFC3339 timestamp"),
        ("formatdate", [_, Known::Text(time)]) if !TIME.is_match(time) => argument(1, "not a valid RFC3339 timestamp"),
        ("sum", [Known::Tuple(items) | Known::Set(items)]) => {
            let wrong = items.iter().find_map(|item| item.fits(&Type::Number).err());
            match wrong {
                _ if items.is_empty() => call("cannot sum an empty list"),
                Some(why) => argument(0, &why),
                None => return of_whole(name, args, &bare),
            }
        }
        ("slice", [first, ..]) if !matches!(first.ty(), Type::List(_) | Type::Tuple(_)) => {
            argument(0, "must be a list or tuple value")
        }
        ("slice", [_, Known::Number(start), ..]) if *start < 0.0 => {
            argument(1, "start index must not be less than zero")
        }
        ("slice", [_, _, Known::Number(end)]) if *end < 0.0 => argument(2, "end index must not be less than zero"),
        ("slice", [_, Known::Number(start), Known::Number(end)]) if start > end => {
            argument(1, "start index must not be greater than end index")
        }
        ("slice", [Known::Tuple(items), Known::Number(start), Known::Number(end)]) => {
            let count = items.len() as f64;
            match () {
                () if *start > count => argument(1, "start index is out of range"),
                () if *end > count => argument(2, "end index is out of range"),
                () => Ok(Known::Tuple(items[*start as usize..*end as usize].into())),
            }
        }
        ("index", [first, _]) if !matches!(first.ty(), Type::List(_) | Type::Tuple(_)) => {
            call("argument must be a list or tuple")
        }
        ("sum", [first]) if is_plain(first) => argument(0, "cannot sum noniterable"),
        ("zipmap", [_, second]) if !is_listed(second) && second.ty() != Type::Dynamic => {
            call("values argument must be a list or tuple value")
        }
        ("index", [Known::Tuple(items), wanted]) => {
            let all: Option<Vec<String>> = items.iter().map(written).collect();
            let (all, wanted) = (all?, written(wanted));
            match all.iter().position(|item| Some(item) == wanted.as_ref()) {
                Some(at) => Ok(Known::Number(at as f64)),
                None => {
                    wanted?;
                    call("item not found")
                }
            }
        }
        ("parseint", [_, Known::Number(base)]) if !(2.0..=62.0).contains(base) || base.fract() != 0.0 => {
            argument(1, "base must be a whole number between 2 and 62 inclusive")
        }
        ("parseint", [Known::Text(text), Known::Number(base)]) if (2.0..=36.0).contains(base) => {
            match i64::from_str_radix(text, *base as u32) {
                Ok(number) => Ok(Known::Number(number as f64)),
                Err(_) => argument(0, "cannot be parsed as an integer in this base"),
            }
        }
        _ => return of_whole(name, args, &bare),
    };
    Some(result)
}

/// What functions give that look at nothing but what is written out.
fn of_whole(name: &str, args: &[Known], bare: &[&Known]) -> Option<Result<Known>> {
    if let ("alltrue" | "anytrue", [Known::Tuple(items)]) = (name, bare) {
        return lists::all_or_any(name == "alltrue", items);
    }
    if bare.iter().any(|arg| !arg.is_whole() || arg.holds_secret()) || args.is_empty() {
        return None;
    }
    let text = || texts::value(name, bare);
    numbers::value(name, bare).or_else(text).or_else(|| lists::value(name, bare))
}

/// Whether elements are written out and of one plain type, so that a list of them is what they are.
fn are_alike(items: &[Known]) -> bool {
    let first = items.first().map(Known::ty);
    items.iter().all(|item| is_plain(item) && written(item).is_some() && Some(item.ty()) == first)
}

/// `None` where something may or may not be a list.
fn flattened(items: &[Known], all: &mut Vec<Known>) -> Option<()> {
    for item in items {
        match item {
            Known::Tuple(inner) => flattened(inner, all)?,
            Known::Secret(_) => return None,
            Known::Of(Type::Dynamic | Type::List(_) | Type::Set(_) | Type::Tuple(_)) => return None,
            other => all.push(other.clone()),
        }
    }
    Some(())
}

fn whole(items: &[Known]) -> Vec<Known> {
    items.iter().filter(|item| **item != Known::Null).cloned().collect()
}

/// The set of plain values that are alike, or null.
pub(in crate::check) fn set_of(items: &[Known]) -> Option<Known> {
    let text = |item: &Known| if *item == Known::Null { Some(String::new()) } else { written(item) };
    let mut all: Vec<(String, &Known)> = items.iter().map(|item| Some((text(item)?, item))).collect::<Option<_>>()?;
    sorted::by(&mut all, |one, other| one.0.cmp(&other.0));
    all.dedup_by(|one, other| one.0 == other.0);
    Some(Known::Set(all.into_iter().map(|(_, item)| item.bare().clone()).collect()))
}

pub(super) fn argument<T>(at: usize, why: &str) -> Result<T> {
    Err(Refused::Argument(at, why.to_owned()))
}

pub(super) fn call<T>(why: &str) -> Result<T> {
    Err(Refused::Call(why.to_owned()))
}

fn is_plain(known: &Known) -> bool {
    match known.bare() {
        Known::Of(ty) => matches!(ty, Type::String | Type::Number | Type::Bool),
        known => matches!(known, Known::Text(_) | Known::Number(_) | Known::Bool(_)),
    }
}

fn is_listed(known: &Known) -> bool {
    match known.bare() {
        Known::Of(ty) => matches!(ty, Type::List(_) | Type::Set(_) | Type::Tuple(_)),
        known => matches!(known, Known::Tuple(_) | Known::Set(_)),
    }
}

/// What stands in place of an entry that is not there. Of a map, which elements of one plain type may be, it is brought to
/// that type.
fn may_be_default<'k>(entries: &BTreeMap<Arc<str>, Known>, default: &'k Known) -> Option<&'k Known> {
    let types: Vec<Type> = entries.values().map(Known::ty).collect();
    let alike = types.iter().all(|ty| Some(ty) == types.first());
    (!alike || *default == Known::Null || types.iter().all(|ty| *ty == default.ty())).then_some(default)
}

pub(super) fn written(known: &Known) -> Option<String> {
    known.written()
}

fn converted(name: &str, known: &Known) -> Option<Result<Known>> {
    let want = match name {
        "tostring" => Type::String,
        "tonumber" => Type::Number,
        _ => Type::Bool,
    };
    match (known.fits(&want), known) {
        (_, Known::Null) => Some(Ok(Known::Null)),
        (Ok(()), known) if known.ty() == want && known.is_whole() => Some(Ok(known.clone())),
        (Err(_), _) => Some(argument(0, &format!("cannot convert {} to {}", friendly(&known.ty()), friendly(&want)))),
        (Ok(()), Known::Text(text)) => match want {
            Type::Number => text.parse().ok().map(|number| Ok(Known::Number(number))),
            Type::Bool => Some(Ok(Known::Bool(matches!(&**text, "true" | "1")))),
            _ => Some(Ok(known.clone())),
        },
        _ => None,
    }
}

fn of_json(json: &serde_json::Value) -> Known {
    match json {
        serde_json::Value::Null => Known::Null,
        serde_json::Value::Bool(known) => Known::Bool(*known),
        serde_json::Value::Number(number) => number.as_f64().map_or(Known::Of(Type::Number), Known::Number),
        serde_json::Value::String(text) => Known::text(text),
        serde_json::Value::Array(items) => Known::Tuple(items.iter().map(of_json).collect()),
        serde_json::Value::Object(entries) => {
            Known::object(entries.iter().map(|(key, value)| (key.as_str().into(), of_json(value))).collect())
        }
    }
}

fn coalesced(args: &[&Known]) -> Option<Result<Known>> {
    let types: Vec<Type> = args.iter().map(|arg| arg.ty()).collect();
    if all_of(&types).is_none() {
        return Some(call("all arguments must have the same type"));
    }
    for arg in args {
        match arg {
            Known::Null => {}
            Known::Text(text) if text.is_empty() => {}
            Known::Of(_) => return None,
            // Which type the others bring it to is not looked at.
            _ => return Some(Ok(if types.iter().all(|ty| *ty == arg.ty()) { (*arg).clone() } else { ANYTHING })),
        }
    }
    (!args.is_empty()).then(|| call("no non-null, non-empty-string arguments"))
}
