//! A prompt or a review as sentences, and the components that each sentence names.

use std::ops::Range;

use super::Stated;
use super::catalogue::{CATALOGUE, How};
use super::text::{Sentence, quote, sentences};
use super::words::Words;

/// How many lead-ins, bullets and headings above a sentence say what it is about.
const ABOVE: usize = 4;

/// A component that a sentence names.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Index in the catalogue.
    pub component: usize,
    /// How the phrase names it.
    pub how: How,
    /// The words of the phrase.
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
    name: &'static str,
}

impl<'t> Passage<'t> {
    /// Reads `text`; `name` is what its lines are called by (`prompt`, `review`).
    pub(super) fn read(text: &'t str, name: &'static str) -> Self {
        let sentences = sentences(text);
        let words: Vec<Words> = sentences.iter().map(|one| Words::of(&text[one.range.clone()])).collect();
        let mentions = words.iter().map(mentions).collect();
        Passage { text, sentences, words, mentions, name }
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

    /// The sentences above this one that it stands under, nearest first, the opener of its own bullet included.
    pub(super) fn above(&self, at: usize) -> impl Iterator<Item = usize> {
        let opener = self.sentences[at].opener;
        let parents = std::iter::successors(self.sentences[at].parent, |above| self.sentences[*above].parent);
        opener.into_iter().chain(parents).take(ABOVE)
    }

    /// Whether the sentence, or what it stands under, names one of these components.
    pub(super) fn beside(&self, at: usize, components: &[usize]) -> bool {
        std::iter::once(at).chain(self.above(at)).any(|near| {
            self.mentions[near].iter().any(|one| one.how != How::Beside && components.contains(&one.component))
        })
    }
}

/// What the words name: phrases are found in the shared spelling and told by word, not by byte.
fn mentions(words: &Words) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut at = 0;
    for (range, named) in CATALOGUE.find(&words.flat) {
        while words.list.get(at).is_some_and(|word| word.flat.start < range.start) {
            at += 1;
        }
        let start = at;
        while words.list.get(at).is_some_and(|word| word.flat.end <= range.end) {
            at += 1;
        }
        out.extend(named.iter().map(|(component, how)| Mention { component: *component, how: *how, words: start..at }));
    }
    out
}
