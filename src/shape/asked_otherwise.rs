//! Whether the sentences that ask for a thing mean another kind of it, or one that is about something else.

use crate::fix::Context;

/// Words that say that a thing is on everything, or that what it is on is left to the author.
const GENERAL: [&str; 20] = [
    "all",
    "every",
    "each",
    "any",
    "key",
    "critical",
    "important",
    "essential",
    "relevant",
    "appropriate",
    "necessary",
    "resource",
    "infrastructure",
    "service",
    "component",
    "system",
    "application",
    "metric",
    "health",
    "performance",
];

/// Whether each sentence that asks for what a fix makes says that it wants another kind (`kinds`, the fix's own first) or
/// that it is about something else (`about`).
pub fn is(kinds: &[String], about: &[String], ctx: &Context) -> bool {
    if kinds.is_empty() && about.is_empty() {
        return false;
    }
    let asked = ctx.fix.asked_by.iter().filter_map(|id| ctx.asked.components.get(*id)).flatten();
    let mut sentences = asked.filter(|one| one.wish == crate::ask::Wish::Asked).peekable();
    sentences.peek().is_some()
        && sentences.all(|one| {
            let said = one.sentence.to_lowercase();
            one.source.starts_with("prompt") && (is_other_kind(kinds, &said) || is_about_another(about, &said))
        })
}

/// `three private subnets`: no public ones. The kind stands in front of the thing, as a word: "not publicly accessible,
/// in private subnets" wants no public ones either.
fn is_other_kind(kinds: &[String], said: &str) -> bool {
    let Some((own, others)) = kinds.split_first() else { return false };
    let before = |kind: &String| {
        let mut behind = said.match_indices(kind.as_str()).map(|(at, _)| &said[at + kind.len()..]);
        behind.any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()) && rest.contains("subnet"))
    };
    !before(own) && others.iter().any(before)
}

/// `alarms for A and B`, `alarm when C`: none on D.
fn is_about_another(about: &[String], said: &str) -> bool {
    let Some((_, behind)) = said.split_once("alarm").filter(|_| !about.is_empty()) else { return false };
    let behind = behind.trim_start_matches('s');
    let says = ["for ", "on ", "when ", "if ", "monitoring "].iter().any(|word| behind.trim_start().starts_with(word));
    let holds = |word: &str| behind.contains(word);
    says && !about.iter().any(|word| holds(word)) && !GENERAL.iter().any(|word| holds(word))
}
