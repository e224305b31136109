//! A prompt or a review as sentences, and the components that each sentence names.

use std::ops::Range;

use super::Stated;
use super::catalogue::{CATALOGUE, How, Phrase, Set};
use super::scope::joins;
use super::text::{Kind, Sentence, quote, sentences};
use super::words::{Mark, Words};

/// How many lead-ins, bullets and headings above a sentence say what it is about.
const ABOVE: usize = 4;
/// What a bucket is for, in the shared spelling.
const CONTENT: [&str; 14] = [
    "backup", "log", "snapshot", "export", "artifact", "asset", "data", "image", "report", "file", "object", "content",
    "result", "template",
];
/// How many mentions to either side are looked at for the owner of words.
const AROUND: usize = 24;

/// A phrase of the catalogue in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// What the phrase names.
    pub phrase: &'static Phrase,
    /// Its words.
    pub words: Range<usize>,
}

/// A text, read once.
pub(super) struct Passage<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// The words of each sentence.
    pub words: Vec<Words>,
    /// What each sentence names, in order.
    pub mentions: Vec<Vec<Mention>>,
    /// The components that each sentence names without help from others.
    pub topics: Vec<Set>,
    /// The topics of the whole bullet or paragraph, under its first sentence.
    blocks: Vec<Set>,
    name: &'static str,
}

impl<'t> Passage<'t> {
    /// Reads `text`; `name` is what its lines are called by (`prompt`, `review`).
    pub(super) fn read(text: &'t str, name: &'static str) -> Self {
        let sentences = sentences(text);
        let words: Vec<Words> = sentences.iter().map(|one| Words::of(&text[one.range.clone()])).collect();
        let mentions: Vec<Vec<Mention>> = words.iter().map(mentions).collect();
        let topics: Vec<Set> =
            mentions.iter().map(|all| all.iter().flat_map(|one| names(one.phrase)).collect()).collect();
        let mut blocks = topics.clone();
        for (at, sentence) in sentences.iter().enumerate() {
            if let Some(opener) = sentence.opener {
                let more = topics[at];
                blocks[opener].add(&more);
            }
        }
        Passage { text, sentences, words, mentions, topics, blocks, name }
    }

    /// The text of a sentence.
    pub(super) fn sentence(&self, at: usize) -> &'t str {
        &self.text[self.sentences[at].range.clone()]
    }

    /// Where a sentence stands, as `prompt:12`.
    pub(super) fn source(&self, at: usize) -> String {
        format!("{}:{}", self.name, self.sentences[at].line)
    }

    /// A value with the sentence that states it.
    pub(super) fn stated<T>(&self, at: usize, value: T) -> Stated<T> {
        Stated { value, sentence: quote(self.sentence(at)), source: self.source(at) }
    }

    /// The bullets, lead-ins and headings that a sentence stands under, nearest first.
    pub(super) fn above(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.sentences[at].parent, |above| self.sentences[*above].parent).take(ABOVE)
    }

    /// Who owns the words of a mention: of those that may, the one that stands nearest. `encryption for A and B` has two
    /// owners, `A with versioning` one; words without an owner in their sentence belong to what their bullet, then what
    /// the lead-ins above speak of.
    /// `behind` tells that the words never belong to what follows them.
    pub(super) fn owners(&self, at: usize, mention: usize, behind: bool) -> Set {
        let one = &self.mentions[at][mention];
        let may = &one.phrase.owners;
        let before = self.left(at, mention);
        let ahead = self.looks_ahead(at, mention);
        if behind && !before.is_empty() && ahead == Ahead::No {
            return if self.purpose(at, mention) { Set::default() } else { before };
        }
        if behind && ahead == Ahead::List {
            let after = self.right(at, mention, false);
            let general = matches!(self.words[at].get(one.words.end + 1), "all" | "every" | "each" | "everything");
            let acts = one.words.start > 0
                && matches!(self.words[at].get(one.words.start - 1), "perform" | "run" | "do" | "conduct");
            if !before.is_empty() && (acts || after.is_empty()) && !general {
                return if self.purpose(at, mention) { Set::default() } else { before };
            }
            if general || !after.is_empty() {
                return after;
            }
        }
        if !behind {
            let after = self.right(at, mention, ahead == Ahead::Adjective);
            let (first, second) = if ahead == Ahead::No { (before, after) } else { (after, before) };
            if !first.is_empty() || !second.is_empty() {
                return if first.is_empty() { second } else { first };
            }
        }
        let opener = self.sentences[at].opener.unwrap_or(at);
        // `access logs to A`: A is where they go, and whose they are is said above.
        let sent = !behind && self.sent(at, mention) && opener == at;
        let near = if behind && opener == at { Set::default() } else { self.topics[opener].both(may) };
        let block = if near.is_empty() && !behind { self.blocks[opener].both(may) } else { near };
        if !block.is_empty() && !sent {
            return block;
        }
        let mut above = self.above(at).map(|above| self.topics[above].both(may));
        let parent = above.next().unwrap_or_default();
        if !parent.is_empty() {
            return parent;
        }
        // A sentence that begins with the words has no subject of its own: it goes on about what its neighbours speak of.
        if behind || one.words.start > 6 {
            return above.find(|set| !set.is_empty()).unwrap_or_default();
        }
        let siblings = self.siblings(opener).map(|near| self.topics[near].both(may)).find(|set| !set.is_empty());
        siblings.or_else(|| above.find(|set| !set.is_empty())).unwrap_or_default()
    }

    /// The sentences before this one that stand under the same parent, nearest first, a few of them.
    fn siblings(&self, at: usize) -> impl Iterator<Item = usize> {
        let parent = self.sentences[at].parent;
        (0..at)
            .rev()
            .take(AROUND)
            .take_while(move |near| parent.is_some() || !matches!(self.sentences[*near].kind, Kind::Heading(_)))
            .filter(move |near| self.sentences[*near].parent == parent)
            .take(6)
    }

    /// Whether the next mention is only where the words go.
    fn sent(&self, at: usize, mention: usize) -> bool {
        let words = &self.words[at];
        let end = self.mentions[at][mention].words.end;
        self.mentions[at].get(mention + 1).is_some_and(|next| {
            let goes = |word: usize| matches!(words.get(word), "to" | "into");
            next.words.start <= end + 3 && (end..next.words.start).any(goes)
        })
    }

    /// Whether the words belong to what follows: `encryption for A`, `encrypted A`.
    fn looks_ahead(&self, at: usize, mention: usize) -> Ahead {
        let one = &self.mentions[at][mention];
        let words = &self.words[at];
        let mut next = one.words.end;
        while matches!(words.get(next), "at" | "rest" | "enabled" | "all" | "the" | "every" | "each" | "your" | "our") {
            next += 1;
        }
        let prep = matches!(words.get(next), "for" | "of" | "on" | "across" | "everywhere");
        let adjective = self.mentions[at].get(mention + 1).is_some_and(|after| {
            (one.words.end..=next).contains(&after.words.start)
                && words.list.get(next).is_some_and(|word| word.mark == Mark::None)
                && names(after.phrase).any(|name| one.phrase.owners.has(name))
        });
        match (prep, adjective) {
            (false, true) if words.get(one.words.end - 1).ends_with("ed") => Ahead::Adjective,
            (false, false) => Ahead::No,
            _ => Ahead::List,
        }
    }

    /// The nearest owner before the mention, with those that are listed together with it.
    fn left(&self, at: usize, mention: usize) -> Set {
        let may = self.mentions[at][mention].phrase.owners;
        let mut found = Set::default();
        let mut passed = Set::default();
        let mut start = usize::MAX;
        for one in self.mentions[at][..mention].iter().rev().take(AROUND) {
            let here = names(one.phrase).collect::<Set>().both(&may);
            if here.is_empty() || self.bracketed(at, one, mention) {
                continue;
            }
            if found.is_empty() && self.qualifies(at, one) {
                passed.add(&here);
                continue;
            }
            let linked = found.is_empty() || joins(&self.words[at], one.words.end, start);
            if !linked {
                break;
            }
            found.add(&here);
            start = one.words.start;
        }
        if found.is_empty() { passed } else { found }
    }

    /// Whether `one` only says what kind of content something is for: `a bucket for A logs` is not about A.
    fn qualifies(&self, at: usize, one: &Mention) -> bool {
        let words = &self.words[at];
        let before = one.words.start.checked_sub(1).map_or("", |before| words.get(before));
        let content = words.get(one.words.end);
        let joined = words.list.get(one.words.end).is_some_and(|word| word.mark == Mark::None);
        before == "for" && joined && CONTENT.contains(&content)
    }

    /// Whether `one` stands in brackets that close before the mention: `X (with Y) and the mention`.
    fn bracketed(&self, at: usize, one: &Mention, mention: usize) -> bool {
        let words = &self.words[at];
        let opens = words.list.get(one.words.start).is_some_and(|word| word.mark == Mark::Open);
        opens
            && (one.words.end..=self.mentions[at][mention].words.start)
                .take(8)
                .any(|word| words.list.get(word).is_some_and(|word| word.mark == Mark::Close))
    }

    /// Whether the words only say what the owner before them is for, or where: `buckets for storage and the words`.
    fn purpose(&self, at: usize, mention: usize) -> bool {
        let words = &self.words[at];
        let start = self.mentions[at][mention].words.start;
        let preps = ["for", "in", "of", "with", "to", "on"];
        // `a couple of the words`: they are what there is a couple of.
        let counted =
            |word: usize| word > 0 && matches!(words.get(word - 1), "couple" | "set" | "number" | "pair" | "lot");
        let near = (start.saturating_sub(8)..start).rev().filter(|word| !counted(*word));
        let last = near.map(|word| words.get(word)).find(|word| preps.contains(word));
        matches!(last, Some("for" | "in" | "of"))
    }

    /// The owners behind the mention, up to the next clause; only the first and those listed with it if `close`.
    fn right(&self, at: usize, mention: usize, close: bool) -> Set {
        let may = self.mentions[at][mention].phrase.owners;
        let words = &self.words[at];
        let mut found = Set::default();
        let mut end = self.mentions[at][mention].words.end;
        for one in self.mentions[at][mention + 1..].iter().take(AROUND) {
            let here = names(one.phrase).collect::<Set>().both(&may);
            let parted =
                (end..=one.words.start).any(|word| words.list.get(word).is_some_and(|word| word.mark == Mark::Break));
            // `access logs to A`, `stored in A`: A is where they go.
            let goes = (end..one.words.start).any(|word| {
                matches!(words.get(word), "to" | "into" | "from" | "via" | "stored" | "sent" | "delivered")
            });
            if goes || parted || (close && !found.is_empty() && !joins(words, end, one.words.start)) {
                break;
            }
            found.add(&here);
            end = one.words.end;
        }
        found
    }
}

/// Where the owner of words is looked for first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ahead {
    /// Before them.
    No,
    /// In the list behind them.
    List,
    /// In the word behind them.
    Adjective,
}

/// The components that a phrase names without help from others.
fn names(phrase: &Phrase) -> impl Iterator<Item = usize> {
    phrase.named.iter().filter(|(_, how)| matches!(how, How::Names | How::Weak | How::Implied)).map(|(at, _)| *at)
}

/// What the words name: phrases are found in the shared spelling and told by word, not by byte.
fn mentions(words: &Words) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut at = 0;
    for (range, phrase) in CATALOGUE.find(&words.flat) {
        while words.list.get(at).is_some_and(|word| word.flat.start < range.start) {
            at += 1;
        }
        let start = at;
        while words.list.get(at).is_some_and(|word| word.flat.end <= range.end) {
            at += 1;
        }
        if !phrase.named.is_empty() {
            out.push(Mention { phrase, words: start..at });
        }
    }
    out
}
