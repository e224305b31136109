//! Functions of texts that are written out.

use std::sync::LazyLock;

use base64::prelude::{BASE64_STANDARD, Engine};
use regex::Regex;

use super::super::known::Known;
use super::constant::{Result, argument, call};
use super::template::LONGEST;

/// A length of time as Go writes it.
static SPAN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$").expect("a pattern"));
/// What follows letters in a format of dates: anything but letters, or letters in quotes.
static DATE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"'(?:[^']|'')*'|'|Y+|M+|D+|E+|h+|H+|A+|a+|m+|s+|Z+|[A-Za-z]").expect("a pattern"));
const DATES: [&str; 24] = [
    "YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "D", "EEEE", "EEE", "hh", "h", "HH", "H", "AA", "aa", "mm", "m",
    "ss", "s", "ZZZZZ", "ZZZZ", "ZZZ", "Z",
];
/// Names of namespaces that are no identifiers themselves.
const SPACES: [&str; 4] = ["dns", "oid", "url", "x500"];

/// What a function of texts gives; `None` where nothing more can be said.
pub(super) fn value(name: &str, args: &[&Known]) -> Option<Result<Known>> {
    let text = |known: String| (known.len() <= LONGEST).then(|| Ok(Known::text(&known)));
    match (name, args) {
        ("trim", [Known::Text(of), Known::Text(marks)]) => text(of.trim_matches(|one| marks.contains(one)).to_owned()),
        ("trimprefix", [Known::Text(of), Known::Text(mark)]) => text(of.strip_prefix(&**mark).unwrap_or(of).to_owned()),
        ("trimsuffix", [Known::Text(of), Known::Text(mark)]) => text(of.strip_suffix(&**mark).unwrap_or(of).to_owned()),
        ("chomp", [Known::Text(of)]) => text(of.trim_end_matches(['\r', '\n']).to_owned()),
        ("strrev", [Known::Text(of)]) if of.is_ascii() => text(of.chars().rev().collect()),
        ("title", [Known::Text(of)]) if of.is_ascii() => text(titled(of)),
        ("indent", [Known::Number(by), Known::Text(of)]) if (0.0..=64.0).contains(by) => {
            text(of.replace('\n', &format!("\n{}", " ".repeat(*by as usize))))
        }
        ("startswith", [Known::Text(of), Known::Text(part)]) => Some(Ok(Known::Bool(of.starts_with(&**part)))),
        ("endswith", [Known::Text(of), Known::Text(part)]) => Some(Ok(Known::Bool(of.ends_with(&**part)))),
        ("strcontains", [Known::Text(of), Known::Text(part)]) => Some(Ok(Known::Bool(of.contains(&**part)))),
        ("base64encode", [Known::Text(of)]) => text(BASE64_STANDARD.encode(of.as_bytes())),
        ("replace", [Known::Text(of), Known::Text(mark), Known::Text(by)]) => replaced(of, mark, by).and_then(text),
        ("substr", [Known::Text(of), Known::Number(from), Known::Number(count)]) if of.is_ascii() => {
            text(part_of(of, *from, *count)?.to_owned())
        }
        ("dirname", [Known::Text(of)]) if is_clean(of) => {
            text(of.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned())
        }
        ("basename", [Known::Text(of)]) if is_clean(of) => {
            text(of.rsplit_once('/').map_or(&**of, |(_, file)| file).to_owned())
        }
        ("pathexpand", [Known::Text(of)]) if !of.starts_with('~') => text(of.to_string()),
        ("timeadd", [_, Known::Text(span)]) if !SPAN.is_match(span) => {
            Some(call(&format!("time: invalid duration \"{span}\"")))
        }
        ("formatdate", [Known::Text(format), _]) => {
            let verbs = DATE.find_iter(format).map(|verb| verb.as_str());
            let wrong =
                verbs.filter(|verb| verb.len() < 2 || !verb.starts_with('\'')).find(|verb| !DATES.contains(verb));
            wrong.map(|wrong| argument(0, &format!("invalid date format verb \"{wrong}\"")))
        }
        ("uuidv5", [Known::Text(space), _]) if !SPACES.contains(&&**space) && !is_uuid(space) => {
            Some(call(&format!("uuidv5() doesn't support namespace {space}")))
        }
        ("urlencode", [Known::Text(of)]) => text(url_encoded(of)),
        ("rsadecrypt" | "textdecodebase64", [Known::Text(of), _]) if BASE64_STANDARD.decode(&**of).is_err() => {
            Some(argument(0, "the given value must be base64-encoded"))
        }
        _ => None,
    }
}

/// Each word with a large first letter; letters, digits and `_` make a word.
fn titled(text: &str) -> String {
    let mut inside = false;
    let each = text.chars().map(|one| {
        let is_first = !inside;
        inside = one.is_ascii_alphanumeric() || one == '_';
        if is_first { one.to_ascii_uppercase() } else { one }
    });
    each.collect()
}

/// A text with each mark, or each match where the mark is a pattern between slashes, replaced.
fn replaced(text: &str, mark: &str, by: &str) -> Option<String> {
    match mark.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
        Some(pattern) => Some(Regex::new(pattern).ok()?.replace_all(text, by).into_owned()),
        None if mark.is_empty() => None,
        None => Some(text.replace(mark, by)),
    }
}

/// The part of a text from a place, which counts from the end where it is negative, as long as is asked; -1 is the rest.
fn part_of(text: &str, from: f64, count: f64) -> Option<&str> {
    let length = text.len() as f64;
    let start = if from < 0.0 { (length + from).max(0.0) } else { from.min(length) };
    let end = if count < 0.0 { length } else { (start + count).min(length) };
    text.get(start as usize..end as usize)
}

/// Whether a path is as short as it can be.
fn is_clean(path: &str) -> bool {
    path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn is_uuid(text: &str) -> bool {
    let bare = text.strip_prefix("urn:uuid:").unwrap_or(text).trim_matches(['{', '}']);
    bare.chars().filter(char::is_ascii_hexdigit).count() == 32 && matches!(bare.len(), 32 | 36)
}

fn url_encoded(text: &str) -> String {
    let mut all = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => all.push('+'),
            b'-' | b'_' | b'.' | b'~' => all.push(byte as char),
            _ if byte.is_ascii_alphanumeric() => all.push(byte as char),
            _ => all.push_str(&format!("%{byte:02X}")),
        }
    }
    all
}
