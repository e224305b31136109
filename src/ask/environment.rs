//! Which environments the text speaks of, and which one the configuration is for.

use std::sync::LazyLock;

use regex::Regex;

use super::Asked;
use super::passage::Passage;
use super::text::Kind;
use crate::pattern::pattern;

/// Words for an environment, each in every form that stands for the same one.
const KNOWN: [&[&str]; 5] =
    [&["production", "prod"], &["staging", "stage", "stg"], &["development", "dev"], &["testing", "test"], &["qa"]];

/// A word for an environment in front of "environment".
static ENVIRONMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i-u)\b(production|prod|staging|development|dev|testing|test|qa|uat)[- ]environment\b")
});

/// Two or more of them, listed: `dev, staging, and prod`.
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    let word = r"[`'\x22*(]*\b(?:production|prod|staging|stage|stg|development|dev|testing|test|qa|uat)\b[`'\x22*)]*";
    pattern(&format!(r"(?i-u){word}(?:\s*(?:,\s*and|,\s*or|,|/|\||&|and|or)\s*{word})+"))
});

/// Reads `environment` and `environments` into `asked`.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    several(passage, asked);
    one(passage, asked);
}

/// Whether two words are one environment: `prod` and `production`.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    KNOWN.iter().any(|forms| forms.contains(&one) && forms.contains(&other))
}

/// The environments in the order of the text: the longest list of them that a sentence holds.
fn several(passage: &Passage, asked: &mut Asked) {
    let mut best: Option<(usize, Vec<String>)> = None;
    for at in (0..passage.sentences.len()).filter(|at| passage.sentences[*at].kind != Kind::Code) {
        for found in LISTED.find_iter(passage.sentence(at)) {
            // `testing and development workflows` are no environments.
            let behind = passage.sentence(at)[found.end()..].trim_start();
            if ["workflow", "purpose", "team", "process", "cycle"].iter().any(|word| behind.starts_with(word)) {
                continue;
            }
            let mut names: Vec<String> = Vec::new();
            for word in found.as_str().split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_ascii_lowercase) {
                let same = |known: &String| class(known) == class(&word);
                if class(&word).is_some() && !names.iter().any(same) {
                    names.push(word);
                }
            }
            if names.len() >= 2 && best.as_ref().is_none_or(|(_, known)| names.len() > known.len()) {
                best = Some((at, names));
            }
        }
    }
    if let Some((at, names)) = best {
        asked.values.insert("environments".to_owned(), passage.stated(at, names.join(", ")));
    }
}

/// Which environment a word stands for.
fn class(word: &str) -> Option<usize> {
    KNOWN.iter().position(|forms| forms.contains(&word)).or((word == "uat").then_some(KNOWN.len()))
}

/// The environment: what the tag of this name says, else the only one that the text speaks of.
fn one(passage: &Passage, asked: &mut Asked) {
    let tagged = asked.tags.iter().find(|(key, _)| key.eq_ignore_ascii_case("environment"));
    if let Some(value) = tagged.map(|(_, value)| value.clone()) {
        let at = (0..passage.sentences.len()).find(|at| passage.sentence(*at).contains(&value)).unwrap_or(0);
        asked.values.insert("environment".to_owned(), passage.stated(at, value));
        return;
    }
    if asked.values.contains_key("environments") {
        return;
    }
    let mut named: Vec<(usize, String)> = Vec::new();
    for at in 0..passage.sentences.len() {
        let text = passage.sentence(at);
        let found = ENVIRONMENT.captures_iter(text).map(|found| found[1].to_lowercase());
        named.extend(found.map(|name| (at, name)));
        // Of several environments none is the one.
        let count = text
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .map(str::to_lowercase)
            .filter(|word| ["production", "prod", "staging", "development", "dev", "test"].contains(&word.as_str()))
            .collect::<std::collections::BTreeSet<_>>()
            .len();
        if count > 1 {
            return;
        }
    }
    let Some((at, name)) = named.first().cloned() else { return };
    if named.iter().all(|(_, other)| *other == name) {
        asked.values.insert("environment".to_owned(), passage.stated(at, name));
    }
}

#[cfg(test)]
mod tests {
    use crate::ask;

    fn value(text: &str, name: &str) -> Option<String> {
        ask::read(Some(text), None, &[]).value(name).map(str::to_owned)
    }

    #[test]
    fn several_environments_are_listed_in_order() {
        for text in [
            "Deploy to dev, staging, and prod.",
            "Three environments: `dev`, `staging` and `prod`.",
            "Use one workspace per environment (dev/staging/prod).",
        ] {
            assert_eq!(value(text, "environments").as_deref(), Some("dev, staging, prod"), "{text}");
            assert_eq!(value(text, "environment"), None, "{text}");
        }
    }

    #[test]
    fn one_environment_is_no_list() {
        let text = "A production (prod) environment that a test proves.";
        assert_eq!(value(text, "environments"), None);
        assert_eq!(value("The production environment.", "environment").as_deref(), Some("production"));
    }
}
