//! Requirements of a failure report: what it says is missing, and what it says must go.

use std::ops::Range;

use super::catalogue::{CATALOGUE, How};
use super::passage::Passage;
use super::text::{Kind, quote};
use super::words::{Mark, Words};
use super::{About, Asked, Wish, claims};

/// Headings under which a report speaks of the tests, the documents or the answer's form, not of the configuration.
const ASIDE: [&str; 8] = [
    "test",
    "documentation",
    "readme",
    "format violation",
    "summary of severity",
    "conclusion",
    "strength",
    "positive",
];

/// Reads a failure report into `asked`.
pub(super) fn read(text: &str, asked: &mut Asked) {
    let passage = Passage::read(text, "review");
    for at in 0..passage.sentences.len() {
        if passage.sentences[at].kind == Kind::Code || aside(&passage, at) {
            continue;
        }
        claims::read(&passage, at, asked);
        let removes = orders(&passage, at, &["remove", "removing", "drop", "delete"]);
        if !removes && !misses(&passage, at) {
            continue;
        }
        let mut claimed = false;
        for (index, mention) in passage.mentions[at].iter().enumerate() {
            for &(component, how) in &mention.phrase.named {
                let known = match how {
                    How::Review => removes,
                    How::Beside | How::Behind => {
                        !removes
                            && !passage
                                .owners(at, index, how == How::Behind)
                                .both(&CATALOGUE.beside[component])
                                .is_empty()
                    }
                    How::Names | How::Weak | How::Implied => !removes,
                    How::Against | How::Head => false,
                };
                if let Some(component) = CATALOGUE.components.get(component).filter(|_| known) {
                    asked.note(component.id, Wish::Asked, &quote(passage.sentence(at)), &passage.source(at));
                    // What follows the first name says what it is for.
                    if !removes && !claimed && how == How::Names {
                        claimed = true;
                        asked.claims.push(passage.stated(
                            at,
                            About::Missing {
                                component: component.id.to_owned(),
                                outright: outright(&passage.words[at], &mention.words),
                            },
                        ));
                    }
                }
            }
        }
    }
}

/// Whether the sentence stands under a heading that is not about the configuration.
fn aside(passage: &Passage, at: usize) -> bool {
    passage.above(at).any(|above| {
        let head = passage.sentence(above).to_lowercase();
        matches!(passage.sentences[above].kind, Kind::Heading(_)) && ASIDE.iter().any(|word| head.contains(word))
    })
}

/// Whether a sentence says of the words at `named` that they are missing, and nothing else: `No VPC flow logs: ...`.
fn outright(words: &Words, named: &Range<usize>) -> bool {
    let before = |at: usize| {
        let word = words.get(at);
        ["no", "missing", "lack", "lacking", "absent", "of", "a", "an", "the", "aws", "any"].contains(&word)
            || word.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let general = |at: &usize| ["implementation", "configuration", "resource", "setup"].contains(&words.get(*at));
    let after = (named.end..words.list.len()).find(|at| !general(at));
    (0..named.start).all(before) && after.is_none_or(|at| words.list[at].mark < Mark::Comma)
}

/// Whether the sentence begins with one of these words.
fn orders(passage: &Passage, at: usize, words: &[&str]) -> bool {
    words.contains(&passage.words[at].get(0))
}

/// Whether the sentence says that something is missing, or orders to add it.
fn misses(passage: &Passage, at: usize) -> bool {
    let words = &passage.words[at];
    let add = ["add", "implement", "create", "include", "configure", "encrypt", "complete", "enable"];
    let opens = ["no", "missing", "lack", "lacking", "absent"];
    if opens.contains(&words.get(0)) || orders(passage, at, &add) {
        return true;
    }
    (0..words.list.len()).any(|word| match words.get(word) {
        "missing" | "absent" => true,
        "not" => {
            matches!(
                words.get(word + 1),
                "implemented" | "configured" | "created" | "included" | "provided" | "defined"
            )
        }
        _ => false,
    })
}
