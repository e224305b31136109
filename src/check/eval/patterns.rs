//! Regular expressions: what Terraform refuses, and what one finds.

use regex::{Captures, Regex};

use super::super::known::Known;
use super::constant::{Result, argument, call};

/// How many matches are listed.
const MOST: usize = 1024;

/// Whether Terraform's own engine refuses a pattern: the one here knows more or less the same.
pub(super) fn is_no_pattern(pattern: &str) -> bool {
    use regex_syntax::ast::ErrorKind::*;
    match regex_syntax::parse(pattern) {
        Err(regex_syntax::Error::Parse(why)) => matches!(
            why.kind(),
            ClassUnclosed
                | GroupUnclosed
                | GroupUnopened
                | RepetitionMissing
                | UnsupportedBackreference
                | UnsupportedLookAround
        ),
        _ => false,
    }
}

pub(super) fn matched(name: &str, pattern: &str, rest: &[&Known]) -> Option<Result<Known>> {
    let Ok(compiled) = Regex::new(pattern) else {
        return is_no_pattern(pattern)
            .then(|| argument(0, "invalid regexp pattern: invalid or unsupported Perl syntax"));
    };
    let names: Vec<bool> = compiled.capture_names().skip(1).map(|name| name.is_some()).collect();
    if names.contains(&true) && names.contains(&false) {
        return Some(argument(0, "cannot mix both named and unnamed capture groups"));
    }
    match rest {
        [Known::Text(text)] if name == "regex" && !compiled.is_match(text) => {
            Some(call("pattern did not match any part of the given string"))
        }
        [Known::Text(text)] if name == "regex" => {
            Some(Ok(compiled.captures(text).map_or(Known::Null, |found| parts(&compiled, &found))))
        }
        [Known::Text(text)] => {
            let all = compiled.captures_iter(text).take(MOST + 1).map(|found| parts(&compiled, &found));
            let all: Vec<Known> = all.collect();
            (all.len() <= MOST).then_some(Ok(Known::Tuple(all.into())))
        }
        _ => None,
    }
}

/// What one match gives: its groups by their names or numbers, or all of it.
fn parts(pattern: &Regex, found: &Captures) -> Known {
    let part = |at: usize| found.get(at).map_or(Known::Null, |part| Known::text(part.as_str()));
    let names: Vec<Option<&str>> = pattern.capture_names().collect();
    match names.len() {
        1 => part(0),
        _ if names[1].is_some() => {
            let named = names.iter().enumerate().filter_map(|(at, name)| Some(((*name)?.into(), part(at))));
            Known::object(named.collect())
        }
        count => Known::Tuple((1..count).map(part).collect()),
    }
}

/// The groups of a pattern, with the names of those that have one.
pub(super) fn groups(pattern: &str) -> Option<Vec<Option<String>>> {
    let compiled = Regex::new(pattern).ok()?;
    Some(compiled.capture_names().skip(1).map(|name| name.map(str::to_owned)).collect())
}
