//! Classes of words that say whether something is wanted: `../lexicon.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::words::Words;

/// A set of word classes.
pub(super) type Class = u32;
/// Turns what follows round: `do not`.
pub(super) const NOT: Class = 1;
/// Turns the nouns that follow round: `no X`.
pub(super) const NO: Class = 1 << 1;
/// A verb of making.
pub(super) const BUILD: Class = 1 << 2;
/// After `do not`: `forget`.
pub(super) const KEEP: Class = 1 << 3;
/// After `not`, behind the thing: `required`.
pub(super) const UNWANTED: Class = 1 << 4;
/// Ends a noun phrase.
pub(super) const PREP: Class = 1 << 5;
/// Begins a clause.
pub(super) const TURN: Class = 1 << 6;
/// `if`.
pub(super) const CONDITION: Class = 1 << 7;
/// `when`.
pub(super) const CIRCUMSTANCE: Class = 1 << 8;
/// `optional`.
pub(super) const SOFT: Class = 1 << 9;
/// `existing`.
pub(super) const EXISTING: Class = 1 << 10;
/// `role`, `permission`.
pub(super) const ACCESS: Class = 1 << 11;
/// `public` of `no public buckets`.
pub(super) const QUALITY: Class = 1 << 12;
/// `read` of `read from`.
pub(super) const FETCH: Class = 1 << 13;
/// `needed` of `if needed`.
pub(super) const CHOICE: Class = 1 << 14;
/// What may stand before the first thing of a sentence.
pub(super) const ARTICLE: Class = 1 << 15;
/// What a role may do.
pub(super) const ACT: Class = 1 << 16;
/// Looks at a thing and makes none.
pub(super) const INSPECT: Class = 1 << 19;
/// What comes of a thing and is to be avoided.
pub(super) const HARM: Class = 1 << 21;
/// Says that there would be more of a thing.
pub(super) const MORE: Class = 1 << 20;
/// Who may be told not to make something.
pub(super) const TOLD: Class = 1 << 18;
/// Behind the thing: it is not wanted.
pub(super) const DROPPED: Class = 1 << 22;
/// Behind the thing: somebody makes it.
pub(super) const MADE: Class = 1 << 23;
/// Who makes things that are not made here.
pub(super) const HAND: Class = 1 << 24;
/// Something is put somewhere.
pub(super) const STORE: Class = 1 << 25;
/// What is said to be for something.
pub(super) const PURPOSE: Class = 1 << 17;

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Lexicon {
    not: Vec<String>,
    no: Vec<String>,
    build: Vec<String>,
    keep: Vec<String>,
    unwanted: Vec<String>,
    told: Vec<String>,
    prep: Vec<String>,
    turn: Vec<String>,
    condition: Vec<String>,
    circumstance: Vec<String>,
    soft: Vec<String>,
    existing: Vec<String>,
    access: Vec<String>,
    quality: Vec<String>,
    fetch: Vec<String>,
    choice: Vec<String>,
    article: Vec<String>,
    act: Vec<String>,
    purpose: Vec<String>,
    inspect: Vec<String>,
    more: Vec<String>,
    harm: Vec<String>,
    dropped: Vec<String>,
    made: Vec<String>,
    hand: Vec<String>,
    store: Vec<String>,
}

static CLASSES: LazyLock<HashMap<String, Class>> = LazyLock::new(|| {
    let lexicon: Lexicon = crate::data!("src/ask/lexicon");
    let mut classes: HashMap<String, Class> = HashMap::new();
    for (list, class) in [
        (&lexicon.not, NOT),
        (&lexicon.no, NO),
        (&lexicon.build, BUILD),
        (&lexicon.keep, KEEP),
        (&lexicon.unwanted, UNWANTED),
        (&lexicon.told, TOLD),
        (&lexicon.prep, PREP),
        (&lexicon.turn, TURN),
        (&lexicon.condition, CONDITION),
        (&lexicon.circumstance, CIRCUMSTANCE),
        (&lexicon.soft, SOFT),
        (&lexicon.existing, EXISTING),
        (&lexicon.access, ACCESS),
        (&lexicon.quality, QUALITY),
        (&lexicon.fetch, FETCH),
        (&lexicon.choice, CHOICE),
        (&lexicon.article, ARTICLE),
        (&lexicon.act, ACT),
        (&lexicon.purpose, PURPOSE),
        (&lexicon.inspect, INSPECT),
        (&lexicon.more, MORE),
        (&lexicon.harm, HARM),
        (&lexicon.dropped, DROPPED),
        (&lexicon.made, MADE),
        (&lexicon.hand, HAND),
        (&lexicon.store, STORE),
    ] {
        for word in list {
            *classes.entry(Words::of(word).get(0).to_owned()).or_default() |= class;
        }
    }
    classes
});

/// The classes of a word in the shared spelling.
pub(super) fn class(word: &str) -> Class {
    CLASSES.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicon_parses_and_its_entries_are_single_words() {
        let table: toml::Table = toml::from_str(include_str!("../lexicon.toml")).expect("a table");
        for (list, words) in table {
            for word in words.as_array().expect("a list") {
                let word = word.as_str().expect("a word");
                assert_eq!(Words::of(word).list.len(), 1, "{word} in {list}");
            }
        }
    }
}
