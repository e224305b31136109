//! Tags that every resource must carry.

use std::sync::LazyLock;

use regex::Regex;

use super::Asked;
use super::passage::Passage;
use crate::pattern::pattern;

/// The letters of a tag's value: `\w` would be compiled for each of sixty places.
const LETTERS: &str = r"0-9A-Za-z_\u{c0}-\u{1fff}\u{3040}-\u{d7ff}";

/// A name with a capital letter, what joins it to its value, and the value, in quotes or one word.
static PAIR: LazyLock<Regex> = LazyLock::new(|| {
    let text = concat!(
        r#"(?P<key>[A-Z][A-Za-z_-]{1,30})['"`*]*(?P<join>\s?(?:=>|[:=])\s?|\s+(?:set to|equals|equal to)\s+)"#,
        r#"(?:[`*]*"(?P<quoted>[A-Za-z0-9][LETTERS ./@-]{0,60})"|['"`*]*(?P<value>[A-Za-z0-9][LETTERS./@-]{0,60})['"`*]*)"#,
    );
    pattern(&text.replace("LETTERS", LETTERS))
});

/// What says that a pair only shows how one may look.
const EXAMPLES: [&str; 7] = ["e.g.", "e.g ", "for example", "for instance", "example:", "such as", "something like"];

/// What stands before a pair by which things are chosen.
const SELECTED: [&str; 8] =
    ["by tag", "by tags", "by the tag", "by their tags", "on tag", "on tags", "matching tag", "matching tags"];

/// Reads the tag set into `asked`: pairs in sentences that speak of tags, or that stand under such a sentence.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    for at in 0..passage.sentences.len() {
        let speaks = |near: usize| {
            passage.words[near]
                .list
                .iter()
                .enumerate()
                .any(|(word, _)| matches!(passage.words[near].get(word), "tag" | "tagging" | "tagged"))
        };
        if !speaks(at) && !passage.above(at).any(speaks) {
            continue;
        }
        let shown = passage.above(at).any(|above| is_example(passage.sentence(above)));
        for (key, value) in pairs(passage.sentence(at)).into_iter().filter(|_| !shown) {
            if !asked.tags.iter().any(|(known, _)| *known == key) {
                asked.tags.push((key, value));
            }
        }
    }
}

fn is_example(text: &str) -> bool {
    let text = text.to_lowercase();
    EXAMPLES.iter().any(|word| text.contains(word)) || text.trim_end_matches([':', '*']).ends_with("example")
}

/// The pairs of one sentence that state a tag: no example, no choice of several values, and no sentence with a colon in it.
fn pairs(sentence: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(found) = PAIR.captures_at(sentence, from) {
        let (Some(whole), Some(value)) = (found.get(0), found.name("quoted").or_else(|| found.name("value"))) else {
            break;
        };
        // What looks like a value may be the next key: `Tags: Owner = Ops`.
        from = value.start();
        let (before, after) = (&sentence[..whole.start()], &sentence[whole.end()..]);
        // In brackets an example ends with the bracket.
        let clause = before.rsplit_once(')').map_or(before, |(_, rest)| rest);
        let own = found["key"].to_lowercase();
        // `Name` tells one thing from the next, and what is chosen by its tags has them already.
        let named = ["example", "tag", "tags", "tagging", "name"].contains(&own.as_str());
        if is_example(clause) || named || SELECTED.iter().any(|words| clause.to_lowercase().trim_end().ends_with(words))
        {
            continue;
        }
        // The last word of something longer, such as `Availability Zones: a`.
        let alone = before.trim_end_matches(['\'', '"', '`', '*']);
        let colon = found["join"].contains(':');
        let longer = colon && alone.ends_with(' ') && alone.trim_end().rsplit(' ').next().is_some_and(is_capital);
        let value = value.as_str().trim_end_matches(['.', '-']);
        let choice = value.contains('/') || after.trim_start().starts_with(['|', '/', '$', '{']);
        let ends = after.trim_start();
        let is_whole = ends.is_empty()
            || ends.starts_with([',', ';', ')', '.', '|', '&', '+'])
            || ["and ", "so ", "on ", "to ", "for ", "across "].iter().any(|word| ends.starts_with(word))
            || matches!(ends.split(|c: char| !c.is_alphabetic()).next(), Some("tag" | "tags"));
        if !longer && !choice && (is_whole || !colon) && !value.is_empty() {
            from = whole.end();
            out.push((found["key"].to_owned(), value.to_owned()));
        }
    }
    out
}

/// Whether a word begins like a name.
fn is_capital(word: &str) -> bool {
    word.trim_start_matches(['\'', '"', '`', '*', '(']).starts_with(|c: char| c.is_ascii_uppercase())
        && !word.ends_with([',', ':', ';', '.'])
}

#[cfg(test)]
mod tests {
    use crate::ask;

    fn tags(text: &str) -> Vec<String> {
        let asked = ask::read(Some(text), None, &[]);
        asked.tags.iter().map(|(key, value)| format!("{key}={value}")).collect()
    }

    #[test]
    fn pairs_of_every_form_are_tags() {
        for text in [
            "Tag everything with Owner set to Ops and Stage equals Live.",
            "Tags: Owner=Ops, Stage: Live",
            "Tag all resources:\n\n- `Owner`: `Ops`\n- **Stage**: Live",
            "Tag every resource with Owner = Ops and Stage = Live so we can track what it costs.",
        ] {
            assert_eq!(tags(text), ["Owner=Ops", "Stage=Live"], "{text}");
        }
        assert_eq!(tags("Tags: Owner = \"Shop Team\""), ["Owner=Shop Team"]);
    }

    #[test]
    fn what_is_shown_as_an_example_is_no_tag() {
        for text in [
            "Tag all resources (e.g., Owner = Ops, Stage = Live).",
            "Tag all resources. For example, Owner: Ops.",
            "Tags on everything:\n\n- Example: `thing-${suffix}`",
            "Tag resources, for instance:\n\n- Owner = Ops",
        ] {
            assert_eq!(tags(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_is_chosen_by_its_tags_is_not_tagged() {
        for text in [
            "Select by tag Backup=true and tag nothing else.",
            "The VPC is there: look it up by tag Name=core.",
            "Backups of everything matching tags Backup = Daily.",
        ] {
            assert_eq!(tags(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_choice_or_a_sentence_with_a_colon_is_no_tag() {
        for text in [
            "- Tagging: Consistent tags everywhere",
            "Tags everywhere.\n\n- Stage = dev|staging|live",
            "Required tags:\n- `Stage`: dev / staging / live",
            "## Tags\n\n- Availability Zones: **us-east-1a** and more",
            "## Tags\n\n- Compliance: Proper audit logging",
            "- **Compliance**: Proper tagging, audit logging and access controls",
        ] {
            assert_eq!(tags(text), Vec::<String>::new(), "{text}");
        }
    }
}
