//! `format` and `formatlist`.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::super::known::Known;
use super::constant::{Result, argument, call, written};
use super::template::LONGEST;
use crate::schema::types::Type;

static VERB: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"%(%|([ +#0-]*)(\d+)?(\.(\d+)?)?(\[\d+\])?([a-zA-Z]))").expect("a pattern"));

/// What `format` gives; `None` where nothing more can be said than that it is text.
pub(super) fn one(text: &str, args: &[&Known]) -> Option<Result<Known>> {
    let stray = |part: &str| part.contains('%').then(|| call("invalid format string"));
    let (mut whole, mut end, mut at, mut named) = (Some(String::new()), 0, 0, false);
    for verb in VERB.captures_iter(text) {
        let place = verb.get(0)?;
        if let Some(wrong) = stray(&text[end..place.start()]) {
            return Some(wrong);
        }
        whole = whole.map(|all| all + &text[end..place.start()]);
        end = place.end();
        if &verb[1] == "%" {
            whole = whole.map(|all| all + "%");
            continue;
        }
        // Brackets name their argument, and what follows goes on behind it.
        if let Some(name) = verb.get(6) {
            named = true;
            at = name.as_str().trim_matches(['[', ']']).parse::<usize>().ok()?.checked_sub(1)?;
        }
        let Some(arg) = args.get(at) else {
            return Some(call(&format!("not enough arguments for \"{}\" at {}", place.as_str(), place.start())));
        };
        at += 1;
        if let Some(why) = refused(&verb[7], arg) {
            return Some(call(&format!("unsupported value for \"{}\": {why}", place.as_str())));
        }
        whole = whole.zip(printed(&verb, arg)).map(|(all, part)| all + &part).filter(|all| all.len() <= LONGEST);
    }
    if let Some(wrong) = stray(&text[end..]) {
        return Some(wrong);
    }
    if at < args.len() && !named {
        return Some(call("too many arguments"));
    }
    whole.map(|all| Ok(Known::text(&(all + &text[end..]))))
}

/// What `formatlist` gives: each argument is a list of as many elements, or the same for all.
pub(super) fn list(text: &str, args: &[&Known]) -> Option<Result<Known>> {
    let mut count = None;
    for (at, arg) in args.iter().enumerate() {
        match arg {
            Known::Tuple(items) | Known::Set(items) => {
                if count.is_some_and(|count| count != items.len()) {
                    return Some(argument(at + 1, "the lists have different lengths"));
                }
                count = Some(items.len());
            }
            Known::Of(ty) if !matches!(ty, Type::String | Type::Number | Type::Bool) => return None,
            _ => {}
        }
    }
    let mut all = Vec::new();
    for round in 0..count.unwrap_or(1) {
        let now: Vec<&Known> = args
            .iter()
            .map(|arg| match arg {
                Known::Tuple(items) | Known::Set(items) => items[round].bare(),
                other => other,
            })
            .collect();
        if now.iter().any(|arg| !arg.is_whole()) {
            all.push(Known::Of(Type::String));
            continue;
        }
        match one(text, &now) {
            Some(Err(why)) => return Some(Err(why)),
            Some(Ok(known)) => all.push(known),
            None => all.push(Known::Of(Type::String)),
        }
    }
    Some(Ok(Known::Tuple(all.into())))
}

/// Why a verb does not take a value.
fn refused(letter: &str, arg: &Known) -> Option<String> {
    let wants = match letter {
        "v" => return None,
        "q" | "x" | "X" => return None,
        "s" => (Type::String, "string required"),
        "d" | "b" | "o" | "e" | "E" | "f" | "g" | "G" | "c" => (Type::Number, "a number is required"),
        "t" => (Type::Bool, "a bool is required"),
        _ => return Some(format!("unsupported format verb \"{letter}\"")),
    };
    match arg {
        Known::Number(number) if letter == "d" && number.fract() != 0.0 => Some("an integer is required".to_owned()),
        arg => arg.fits(&wants.0).is_err().then(|| wants.1.to_owned()),
    }
}

/// A value as a verb prints it; `None` for what is seldom asked for.
fn printed(verb: &Captures, arg: &Known) -> Option<String> {
    let exact = verb.get(5).map(|digits| digits.as_str().parse::<usize>());
    let number = || written(arg)?.parse::<f64>().ok();
    let plain = match (&verb[7], exact) {
        ("s" | "v" | "t", None) => written(arg)?,
        ("d", None) => number().filter(|number| number.fract() == 0.0 && number.abs() < 1e15)?.to_string(),
        ("f", Some(Ok(exact))) if exact <= 9 => format!("{:.exact$}", number()?),
        _ => return None,
    };
    let wide =
        verb.get(3).map_or(Some(0), |digits| digits.as_str().parse::<usize>().ok()).filter(|wide| *wide < 256)?;
    let missing = wide.saturating_sub(plain.chars().count());
    match &verb[2] {
        "" => Some(" ".repeat(missing) + &plain),
        "-" => Some(plain + &" ".repeat(missing)),
        "0" if !plain.starts_with('-') => Some("0".repeat(missing) + &plain),
        _ if missing == 0 && verb[2].trim_matches(['0', '-']).is_empty() => Some(plain),
        _ => None,
    }
}
