//! What every name is to begin or end with: "prefix all resources with `shop-`", "resources get a -blue suffix".

use std::sync::LazyLock;

use regex::Regex;

use super::Asked;
use super::passage::Passage;
use super::text::Kind;
use crate::pattern::pattern;

/// One word of a name, quoted or not, with the glue at its end.
const WORD: &str = r#"(?P<quote>['"`“*]*)(?P<word>-?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*-?)['"`”*]*"#;

static PREFIX: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"\bprefix(?:ed|es)?\b(?:\s+[0-9a-z_-]+){0,5}?\s+(?:with|by)\s+(?:an?\s+|the\s+)?WORD",
        r"WORD\s+(?:as\s+(?:a\s+|the\s+)?)?prefix\b",
        r"\bprefix\s*(?:\(default:|:|=|of|is)\s*WORD",
        r"\b(?:start|starts|starting|begin|begins|beginning)\s+with\s+(?:the\s+)?(?:prefix\s+)?WORD",
        r"\bnamed\s+WORD\s+followed\s+by\b",
    ])
});

static SUFFIX: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"\bsuffix(?:ed|es)?\b(?:\s+[0-9a-z_-]+){0,5}?\s+(?:with|by)\s+(?:an?\s+|the\s+)?WORD",
        r"WORD\s+(?:as\s+(?:a\s+|the\s+)?)?suffix\b",
        r"\bsuffix\s*(?:\(default:|:|=|of|is)\s*WORD",
        r"\b(?:end|ends|ending)\s+with\s+(?:the\s+)?(?:suffix\s+)?WORD",
    ])
});

/// What says that a sentence is about the names of everything, not of one bucket.
static GENERAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:all|every|each|any)\s+(?:[0-9a-z_]+\s+){0,2}?(?:resources?|names?)\b|\bresources?\b[^.]{0,40}\bnam(?:e|es|ed|ing)\b|\bresource names?\b|\bon resources\b|\bfor everything\b|\beverything\s+(?:is|must be|should be)\s+(?:prefixed|suffixed|named)|\bconsistent naming\b|\bnaming convention\b|\bnaming consistent\b|\ball prefixed\b|\b(?:all|every|each)\s+resources?\b",
    )
});

fn patterns(all: &[&str]) -> Vec<Regex> {
    all.iter().map(|one| pattern(&format!("(?i){}", one.replace("WORD", WORD)))).collect()
}

/// Reads `name_prefix` and `name_suffix` into `asked`: the first sentence that states just one decides.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    for (name, all) in [("name_prefix", &*PREFIX), ("name_suffix", &*SUFFIX)] {
        let stated = (0..passage.sentences.len())
            .filter(|at| passage.sentences[*at].kind != Kind::Code && GENERAL.is_match(passage.sentence(*at)))
            .find_map(|at| Some((at, only(passage.sentence(at), all)?)));
        if let Some((at, value)) = stated {
            asked.values.insert(name.to_owned(), passage.stated(at, value));
        }
    }
}

/// The word that a sentence states; `None` where it states several.
fn only(sentence: &str, all: &[Regex]) -> Option<String> {
    let mut found: Option<String> = None;
    for captures in all.iter().flat_map(|one| one.captures_iter(sentence)) {
        let (quote, word) = (&captures["quote"], &captures["word"]);
        // What stands for something else (`{env}-`, `$name-`) is no word.
        let start = captures.name("word").map_or(0, |word| word.start());
        let after = captures.get(0).map_or("", |whole| &sentence[whole.end()..]);
        let is_part = sentence[..start].ends_with(['{', '$', '_', '/', '.']) || after.starts_with(['{', '_', '/']);
        let bare = word.trim_matches('-');
        // Several of them are each for something of its own.
        let others = after.split(['`', '"', '\'']).skip(1).step_by(2);
        if others.into_iter().any(|other| other.ends_with('-') && other.trim_matches('-') != bare) {
            return None;
        }
        if is_part || bare.is_empty() || !(is_quote(quote) || tells(word, bare)) {
            continue;
        }
        match &found {
            Some(known) if known != bare => return None,
            _ => found = Some(bare.to_owned()),
        }
    }
    found
}

fn is_quote(text: &str) -> bool {
    text.contains(['\'', '"', '`', '“'])
}

/// Whether a word without quotes can only be part of a name: it has glue, a number or a capital letter, and is no plain word.
fn tells(word: &str, bare: &str) -> bool {
    let generic = [
        "environment",
        "env",
        "project",
        "resource",
        "random",
        "unique",
        "consistent",
        "region",
        "stack",
        "name",
        "naming",
        "each",
        "all",
        "every",
        "the",
        "s3",
        "cidr",
        "arn",
        "key",
        "path",
        "log",
        "service",
        "company",
        "team",
        "account",
        "application",
        "app",
        "string",
        "id",
        "this",
        "that",
        "with",
        "and",
        "use",
        "variable",
        "common",
        "standard",
    ];
    let parts: Vec<String> = bare.split('-').map(str::to_ascii_lowercase).collect();
    let is_generic = |part: &String| generic.contains(&part.as_str());
    // `a 4 character suffix` counts, `412907` is a word.
    let counts = bare.len() < 4 && bare.bytes().all(|b| b.is_ascii_digit());
    !counts
        && !parts.iter().any(is_generic)
        && (word != bare || bare.contains('-') || bare.chars().any(|c| c.is_ascii_digit() || c.is_ascii_uppercase()))
        && !parts
            .iter()
            .any(|part| matches!(part.as_str(), "specific" | "based" | "level" | "character" | "byte" | "aware"))
}

#[cfg(test)]
mod tests {
    use crate::ask;

    fn value(text: &str, name: &str) -> Option<String> {
        ask::read(Some(text), None, &[]).value(name).map(str::to_owned)
    }

    #[test]
    fn a_prefix_of_every_name() {
        for (text, wanted) in [
            ("Use a consistent shop- prefix on resource names.", "shop"),
            ("Prefix all resource names with Shop.", "Shop"),
            ("Stick with the \"shop-live-\" prefix for everything.", "shop-live"),
            ("All resources should be named shop-live followed by the resource type.", "shop-live"),
            ("Please make sure every resource name starts with 412907 so it is unique.", "412907"),
            ("Consistent naming with a prefix (default: `shop-sec`).", "shop-sec"),
        ] {
            assert_eq!(value(text, "name_prefix").as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn a_prefix_of_one_thing_or_of_no_word_is_none() {
        for text in [
            "The bucket is called by the prefix \"media-\" and a number.",
            "Resource names must be prefixed with the environment identifier.",
            "Every resource name should include the environment prefix.",
            "All resources follow the environment-specific prefix.",
            "Prefix pipelines with `ci-` and all resources of the shop with `shop-`.",
            "Grant access to all resources below the s3 prefix.",
        ] {
            assert_eq!(value(text, "name_prefix"), None, "{text}");
        }
    }

    #[test]
    fn a_suffix_of_every_name() {
        let text = "All resources, whatever the region, will include a -blue suffix.";
        assert_eq!(value(text, "name_suffix").as_deref(), Some("blue"));
        assert_eq!(value("All resources get a random suffix.", "name_suffix"), None);
        assert_eq!(value("All resources get a suffix of environment-suffix.", "name_suffix"), None);
        assert_eq!(value("Give a 4 character suffix to each resource.", "name_suffix"), None);
        assert_eq!(value("Give each resource a byte size 4 suffix.", "name_suffix"), None);
    }
}
