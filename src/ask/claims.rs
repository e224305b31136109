//! What a failure report says of names: "`a` is not a valid argument of `aws_b`", "there is no type `aws_b`".

use super::passage::Passage;
use super::text::Kind;
use super::{About, Asked};

/// Words that deny a name, in lower case.
const DENIALS: [&str; 11] = [
    "not a valid",
    "not valid",
    "invalid",
    "unsupported",
    "not supported",
    "does not support",
    "doesn't support",
    "does not exist",
    "doesn't exist",
    "non-existent",
    "not expected here",
];

/// The claim about a name that a sentence makes, if it makes one: the first name in backticks that it denies, with the type
/// that the sentence or what it stands under names.
pub(super) fn read(passage: &Passage, at: usize, asked: &mut Asked) {
    if passage.sentences[at].kind == Kind::Code {
        return;
    }
    let sentence = passage.sentence(at);
    let lower = sentence.to_lowercase();
    if !DENIALS.iter().any(|denial| lower.contains(denial)) {
        return;
    }
    let names = quoted(sentence);
    let of = names.iter().copied().find(|name| is_type(name)).or_else(|| {
        passage.above(at).find_map(|above| quoted(passage.sentence(above)).into_iter().find(|name| is_type(name)))
    });
    let Some(of) = of else { return };
    let speaks_of_types =
        lower.contains("resource type") || lower.contains("data source") || lower.contains("resource `");
    let about = match names.iter().find(|name| is_argument(name)) {
        Some(name) => About::Argument { of: of.to_owned(), name: (*name).to_owned() },
        None if speaks_of_types && names.contains(&of) => About::Type(of.to_owned()),
        None => return,
    };
    asked.claims.push(passage.stated(at, about));
}

/// What stands in backticks, up to an equals sign.
fn quoted(text: &str) -> Vec<&str> {
    let inside = text.split('`').skip(1).step_by(2);
    inside.map(|name| name.split('=').next().unwrap_or_default().trim().trim_matches('"')).collect()
}

/// Whether it reads as the type of a resource: `aws_sns_topic`.
fn is_type(name: &str) -> bool {
    name.starts_with("aws_") && is_word(name)
}

/// Whether it reads as an argument: `log_destination`, and not a value such as `true`.
fn is_argument(name: &str) -> bool {
    !name.starts_with("aws_") && is_word(name) && !matches!(name, "true" | "false" | "null")
}

fn is_word(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
