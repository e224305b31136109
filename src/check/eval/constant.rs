//! Functions of values that are written out: what they give, and what they refuse.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::super::known::{ANYTHING, Known, all_of, friendly};
use super::patterns::{is_no_pattern, matched};
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
static VERB: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"%(%|[ +#0-]*(\d+|\*)?(\.(\d+|\*)?)?(\[\d+\])?([a-zA-Z]))").expect("a pattern"));

/// What a function gives for values that are known; `None` where nothing more can be said than what its type says.
pub(super) fn value(name: &str, args: &[Known]) -> Option<Result<Known>> {
    let bare: Vec<&Known> = args.iter().map(Known::bare).collect();
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
        ("cidrsubnet" | "cidrhost" | "cidrnetmask", [Known::Text(prefix), rest @ ..]) => network(name, prefix, rest)?,
        ("format", [Known::Text(text), rest @ ..]) => formatted(text, rest)?,
        ("substr", [Known::Text(text), Known::Number(from), Known::Number(count)])
            if text.is_ascii() && *from >= 0.0 && *count >= 0.0 =>
        {
            let part = text.chars().skip(*from as usize).take(*count as usize);
            Ok(Known::text(&part.collect::<String>()))
        }
        ("split", [Known::Text(mark), Known::Text(text)]) if !mark.is_empty() => {
            Ok(Known::Tuple(text.split(&**mark).map(Known::text).collect()))
        }
        ("join", [_, Known::Tuple(items), ..]) if items.iter().any(|item| matches!(item.bare(), Known::Null)) => {
            argument(1, "an element is null; cannot concatenate null values")
        }
        ("replace", [_, Known::Text(mark), _]) => {
            let pattern = mark.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'))?;
            return is_no_pattern(pattern).then(|| call("error parsing regexp"));
        }
        ("range", [Known::Number(end)]) if *end >= 0.0 && *end <= MANY => {
            Ok(Known::Tuple((0..end.ceil() as usize).map(|at| Known::Number(at as f64)).collect()))
        }
        ("keys", [Known::Object(entries)]) => {
            Ok(Known::Tuple(entries.keys().map(|key| Known::Text(key.clone())).collect()))
        }
        ("tolist" | "distinct" | "reverse", [Known::Tuple(items)]) if are_alike(items) => {
            let mut all = items.clone();
            match name {
                "reverse" => all.reverse(),
                "distinct" => {
                    let mut seen = HashSet::new();
                    all.retain(|item| seen.insert(written(item)));
                }
                _ => {}
            }
            Ok(Known::Tuple(all))
        }
        ("toset", [Known::Tuple(items)]) if are_alike(&whole(items)) => Ok(set_of(items)?),
        ("toset" | "distinct", [Known::Set(items)]) => Ok(Known::Set(items.clone())),
        ("tolist" | "sort", [Known::Set(items)]) => Ok(Known::Tuple(items.clone())),
        ("setunion", sets) => {
            let all: Option<Vec<&[Known]>> = sets.iter().map(|set| items_of(set)).collect();
            let all = all?.concat();
            if !are_alike(&all) {
                return None;
            }
            Ok(set_of(&all)?)
        }
        ("flatten", [Known::Tuple(items)]) => {
            let mut all = Vec::new();
            flattened(items, &mut all)?;
            Ok(Known::Tuple(all))
        }
        ("element", [Known::Tuple(items), ..]) if items.is_empty() => {
            call("cannot use element function with an empty list")
        }
        ("element", [Known::Tuple(items), Known::Number(at)]) if *at >= 0.0 => {
            Ok(items.get(*at as usize % items.len())?.clone())
        }
        ("lookup", [Known::Object(entries), Known::Text(key), rest @ ..]) => match (entries.get(key), rest) {
            (Some(known), _) => Ok(known.clone()),
            (None, []) => argument(0, "the given object has no such attribute"),
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
            Ok(Known::Object(keys.into_iter().zip(values.iter().cloned()).collect::<BTreeMap<_, _>>()))
        }
        ("coalescelist", all) => {
            let told = all.iter().take_while(|one| !matches!(one, Known::Of(_)));
            let mut wrong = told.filter(|one| !is_listed(one));
            wrong.next().map(|_| call("coalescelist arguments must be lists or tuples"))?
        }
        ("setproduct", all) => {
            let at = all.iter().position(|one| !is_listed(one))?;
            argument(at, "a set or a list is required")
        }
        ("parseint", [first, _]) if first.ty() != Type::String => argument(0, "first argument must be a string"),
        ("element", [first, _]) if !is_listed(first) => call("cannot read elements from this"),
        ("coalesce", all) => coalesced(all)?,
        ("one", [Known::Tuple(items)]) if items.len() > 1 => {
            argument(0, "must be a list, set, or tuple value with either zero or one elements")
        }
        ("timeadd", [Known::Text(time), ..]) if !TIME.is_match(time) => argument(0, "not a valid RFC3339 timestamp"),
        ("formatdate", [_, Known::Text(time)]) if !TIME.is_match(time) => argument(1, "not a valid RFC3339 timestamp"),
        ("sum", [Known::Tuple(items)]) => {
            let wrong = items.iter().find_map(|item| item.fits(&Type::Number).err());
            if items.is_empty() { call("cannot sum an empty list") } else { argument(0, &wrong?) }
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
                () => Ok(Known::Tuple(items[*start as usize..*end as usize].to_vec())),
            }
        }
        ("index", [first, _]) if !is_listed(first) => call("argument must be a list or tuple"),
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
        ("parseint", [Known::Text(text), Known::Number(base)]) if (2.0..=36.0).contains(base) => {
            match i64::from_str_radix(text, *base as u32) {
                Ok(number) => Ok(Known::Number(number as f64)),
                Err(_) => argument(0, "cannot be parsed as an integer in this base"),
            }
        }
        _ => return None,
    };
    Some(result)
}

/// No more elements than these are counted up.
const MANY: f64 = 1024.0;

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
fn set_of(items: &[Known]) -> Option<Known> {
    let text = |item: &Known| if *item == Known::Null { Some(String::new()) } else { written(item) };
    let mut all: Vec<(String, &Known)> = items.iter().map(|item| Some((text(item)?, item))).collect::<Option<_>>()?;
    sorted::by(&mut all, |one, other| one.0.cmp(&other.0));
    all.dedup_by(|one, other| one.0 == other.0);
    Some(Known::Set(all.into_iter().map(|(_, item)| item.bare().clone()).collect()))
}

fn items_of<'k>(known: &&'k Known) -> Option<&'k [Known]> {
    match known {
        Known::Tuple(items) | Known::Set(items) => Some(items),
        _ => None,
    }
}

pub(super) fn argument<T>(at: usize, why: &str) -> Result<T> {
    Err(Refused::Argument(at, why.to_owned()))
}

pub(super) fn call<T>(why: &str) -> Result<T> {
    Err(Refused::Call(why.to_owned()))
}

fn is_plain(known: &Known) -> bool {
    matches!(known.ty(), Type::String | Type::Number | Type::Bool)
}

fn is_listed(known: &Known) -> bool {
    matches!(known.ty(), Type::List(_) | Type::Set(_) | Type::Tuple(_))
}

/// A plain value as it is written in a string.
fn written(known: &Known) -> Option<String> {
    match known.bare() {
        Known::Text(text) => Some(text.to_string()),
        Known::Number(number) => Some(number.to_string()),
        Known::Bool(known) => Some(known.to_string()),
        _ => None,
    }
}

fn converted(name: &str, known: &Known) -> Option<Result<Known>> {
    let want = match name {
        "tostring" => Type::String,
        "tonumber" => Type::Number,
        _ => Type::Bool,
    };
    match (known.fits(&want), known) {
        (_, Known::Null) => Some(Ok(Known::Null)),
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
            Known::Object(entries.iter().map(|(key, value)| (key.as_str().into(), of_json(value))).collect())
        }
    }
}

/// `cidrsubnet`, `cidrhost` and `cidrnetmask`, as far as the prefix must have room for what is asked.
fn network(name: &str, prefix: &str, rest: &[&Known]) -> Option<Result<Known>> {
    let bad = || Some(call("invalid CIDR expression: not an address with a prefix, like 10.0.0.0/8"));
    let Some((address, length)) = prefix.split_once('/') else { return bad() };
    let (Ok(address), Ok(length)) = (address.parse::<std::net::IpAddr>(), length.parse::<u32>()) else {
        return bad();
    };
    let bits = if address.is_ipv4() { 32 } else { 128 };
    if length > bits {
        return bad();
    }
    match (name, rest) {
        ("cidrsubnet", [Known::Number(more), number]) => {
            let more = *more as u32;
            if length + more > bits {
                return Some(call(&format!("insufficient address space to extend prefix of {length} by {more}")));
            }
            match number {
                Known::Number(number) if *number >= 2f64.powi(more as i32) => {
                    Some(call(&format!("prefix extension of {more} does not accommodate a subnet numbered {number}")))
                }
                _ => None,
            }
        }
        ("cidrhost", [Known::Number(number)]) if number.abs() >= 2f64.powi((bits - length) as i32) => {
            Some(call(&format!("prefix of {length} does not accommodate a host numbered {number}")))
        }
        _ => None,
    }
}

fn formatted(text: &str, args: &[&Known]) -> Option<Result<Known>> {
    let verbs: Vec<_> = VERB.captures_iter(text).filter(|verb| &verb[1] != "%").collect();
    // Stars take arguments of their own, and brackets name theirs.
    if text.contains(['*', '[']) {
        return None;
    }
    for (at, verb) in verbs.iter().enumerate() {
        let letter = verb.get(6)?.as_str();
        let Some(arg) = args.get(at) else {
            return Some(call(&format!("not enough arguments for \"{}\" at {}", &verb[0], verb.get(0)?.start())));
        };
        match letter {
            "v" | "q" => {}
            "s" => {
                if arg.fits(&Type::String).is_err() {
                    return Some(call(&format!("unsupported value for \"{}\": string required", &verb[0])));
                }
            }
            "d" | "b" | "o" | "x" | "X" | "e" | "E" | "f" | "g" | "G" | "c" => {
                if !matches!(letter, "x" | "X") && arg.fits(&Type::Number).is_err() {
                    return Some(call(&format!("unsupported value for \"{}\": a number is required", &verb[0])));
                }
            }
            "t" => {
                if arg.fits(&Type::Bool).is_err() {
                    return Some(call(&format!("unsupported value for \"{}\": a bool is required", &verb[0])));
                }
            }
            _ => return Some(call(&format!("unsupported format verb \"{letter}\""))),
        }
    }
    (verbs.len() < args.len()).then(|| call("too many arguments"))
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
