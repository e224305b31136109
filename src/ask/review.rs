//! Requirements of a failure report: what it says is missing, and what it says must go.

use super::catalogue::{CATALOGUE, How};
use super::passage::Passage;
use super::text::{Kind, quote};
use super::{Asked, Wish};

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
        if passage.sentences[at].kind == Kind::Code || passage.mentions[at].is_empty() || aside(&passage, at) {
            continue;
        }
        let removes = orders(&passage, at, &["remove", "removing", "drop", "delete"]);
        if !removes && !misses(&passage, at) {
            continue;
        }
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
