//! How a sentence speaks of a thing: asked for, refused, optional, there already, or only spoken of.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::words::{Mark, Words};

/// How a sentence speaks of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// It shall be there; `built` tells whether the sentence says that it is made, or names it first.
    Wanted {
        /// A verb of making governs it, or it opens the sentence.
        built: bool,
    },
    /// It may be there.
    Soft,
    /// It must not be there.
    Refused {
        /// The sentence is an order or a statement about it; not `no X` in passing.
        firm: bool,
    },
    /// It is there already.
    There,
    /// It is only spoken of: somebody may reach it, something else is said about it.
    Spoken,
}

/// A set of word classes.
type Class = u16;
const NOT: Class = 1;
const NO: Class = 1 << 1;
const BUILD: Class = 1 << 2;
const KEEP: Class = 1 << 3;
const UNWANTED: Class = 1 << 4;
const PREP: Class = 1 << 5;
const TURN: Class = 1 << 6;
const CONDITION: Class = 1 << 7;
const CIRCUMSTANCE: Class = 1 << 8;
const SOFT: Class = 1 << 9;
const EXISTING: Class = 1 << 10;
const ACCESS: Class = 1 << 11;
const QUALITY: Class = 1 << 12;
const FETCH: Class = 1 << 13;
const CHOICE: Class = 1 << 14;

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Lexicon {
    not: Vec<String>,
    no: Vec<String>,
    build: Vec<String>,
    keep: Vec<String>,
    unwanted: Vec<String>,
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
}

const LEXICON: &str = include_str!("lexicon.toml");

static CLASSES: LazyLock<HashMap<String, Class>> = LazyLock::new(|| {
    let lexicon: Lexicon = toml::from_str(LEXICON).unwrap_or_default();
    let mut classes: HashMap<String, Class> = HashMap::new();
    for (list, class) in [
        (&lexicon.not, NOT),
        (&lexicon.no, NO),
        (&lexicon.build, BUILD),
        (&lexicon.keep, KEEP),
        (&lexicon.unwanted, UNWANTED),
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
    ] {
        for word in list {
            *classes.entry(Words::of(word).get(0).to_owned()).or_default() |= class;
        }
    }
    classes
});

/// No clause is searched further than this many words from the thing, so that a text without punctuation stays linear.
const REACH: usize = 40;

/// Whether only the words of a list stand between two words: `A, B and the C`.
pub(super) fn joins(words: &Words, from: usize, to: usize) -> bool {
    to >= from
        && to - from <= 4
        && (from..to).all(|at| matches!(words.get(at), "and" | "or" | "both" | "the" | "as" | "well" | "all" | "your"))
        && (from..=to).all(|at| words.list.get(at).is_none_or(|word| matches!(word.mark, Mark::Comma | Mark::None)))
}

/// One sentence with the class of each word.
pub(super) struct Scope<'w> {
    words: &'w Words,
    classes: Vec<Class>,
}

impl<'w> Scope<'w> {
    /// Classes for every word of a sentence.
    pub(super) fn of(words: &'w Words) -> Self {
        let classes = (0..words.list.len()).map(|at| CLASSES.get(words.get(at)).copied().unwrap_or_default()).collect();
        Scope { words, classes }
    }

    /// How the sentence speaks of the thing at these words.
    pub(super) fn voice(&self, thing: Range<usize>) -> Voice {
        let clause = self.clause(&thing);
        if let Some(voice) = self.negation_before(clause.start, &thing) {
            return voice;
        }
        if self.refused_after(&clause, &thing) {
            return if self.any(&clause, SOFT) { Voice::Soft } else { Voice::Refused { firm: true } };
        }
        if self.there(&clause, &thing) {
            return Voice::There;
        }
        let before = clause.start..thing.start;
        if self.any(&before, CONDITION)
            || self.condition_after(&thing)
            || self.any(&clause, SOFT)
            || self.bracket_soft(&thing)
        {
            return Voice::Soft;
        }
        let no = self.mark(thing.end) == Mark::Colon && self.words.get(thing.end) == "no";
        if no || self.likened(&before) || self.any(&before, CIRCUMSTANCE) || self.reached(clause.start, thing.start) {
            return Voice::Spoken;
        }
        let opens = thing.start <= 1;
        Voice::Wanted { built: opens || before.clone().any(|at| self.builds(at)) }
    }

    /// Whether a verb of making stands here: `set up`, `need`, but not the `want` of `want to look at`.
    fn builds(&self, at: usize) -> bool {
        self.is(at, BUILD) && self.words.get(at + 1) != "to"
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.classes.get(at).is_some_and(|all| all & class != 0)
    }

    fn any(&self, range: &Range<usize>, class: Class) -> bool {
        self.classes[range.clone()].iter().any(|all| all & class != 0)
    }

    fn mark(&self, at: usize) -> Mark {
        self.words.list.get(at).map_or(Mark::Break, |word| word.mark)
    }

    /// The clause around the thing: up to brackets, dashes, colons and words like `but`.
    fn clause(&self, thing: &Range<usize>) -> Range<usize> {
        let splits = |at: usize| self.mark(at) < Mark::Comma || self.is(at, TURN);
        let mut start = thing.start;
        while start > 0 && thing.start - start < REACH && !splits(start) {
            start -= 1;
        }
        let mut end = thing.end;
        while end < self.words.list.len() && end - thing.end < REACH && !splits(end) {
            end += 1;
        }
        start..end
    }

    /// Looks for `no` or `do not` between the start of the clause and the thing.
    fn negation_before(&self, start: usize, whole: &Range<usize>) -> Option<Voice> {
        let thing = whole.start;
        let mut passed_prep = false;
        let mut listed = false;
        for at in (start..thing).rev() {
            let next = self.words.get(at + 1);
            if self.is(at, NOT) {
                return self.after_not(at, thing, passed_prep);
            }
            if self.is(at, NO) {
                let need = matches!(next, "need" | "requirement" | "requirements");
                let or = (at + 1..(thing + 12).min(self.words.list.len()))
                    .any(|word| matches!(self.words.get(word), "or" | "nor"));
                if !need && (self.any(&(at..thing), QUALITY) || self.predicated(whole.end)) {
                    return Some(Voice::Spoken);
                }
                return (need || (!passed_prep && (!listed || or))).then_some(Voice::Refused { firm: need });
            }
            // `they talk without X`: a manner of doing something, no order.
            if self.words.get(at) == "without" {
                return Some(Voice::Spoken);
            }
            // `instead of X`, `rather than X`: what stands behind is the alternative.
            if matches!((self.words.get(at), next), ("instead", "of") | ("rather", "than")) {
                let direct = !(at + 2..thing).any(|word| self.is(word, PREP));
                return direct.then_some(Voice::Refused { firm: false });
            }
            // `..., use X`: an order of its own.
            if self.is(at, BUILD) && self.mark(at) == Mark::Comma {
                return None;
            }
            listed |= at < thing && self.mark(at + 1) == Mark::Comma;
            let light = matches!(
                (self.words.get(at), self.words.get(at.wrapping_sub(1))),
                ("of" | "for", "need" | "requirement" | "use" | "creation") | ("on", "rely")
            );
            passed_prep |= self.is(at, PREP) && !light;
        }
        None
    }

    /// What `not` at word `at` does to the thing: it depends on the verb behind it.
    fn after_not(&self, at: usize, thing: usize, passed_prep: bool) -> Option<Voice> {
        let mut verb = at + 1;
        while verb < thing
            && matches!(self.words.get(verb), "to" | "be" | "ever" | "also" | "any" | "a" | "an" | "the" | "do" | "try")
        {
            verb += 1;
        }
        if matches!(self.words.get(verb), "just" | "only" | "merely" | "limited") {
            return None;
        }
        if self.is(verb, KEEP) {
            return Some(Voice::Wanted { built: true });
        }
        if verb == thing {
            return Some(Voice::Refused { firm: false });
        }
        if !self.is(verb, BUILD) {
            return Some(Voice::Spoken);
        }
        if passed_prep { Some(Voice::Spoken) } else { Some(Voice::Refused { firm: true }) }
    }

    /// `X is not required`, `X should not be created`, for every head of the list before it.
    fn refused_after(&self, clause: &Range<usize>, thing: &Range<usize>) -> bool {
        // Only the head of a list item is refused: in `encryption for S3 is not required` that is not S3.
        let item = (clause.start..thing.start)
            .rev()
            .take_while(|at| self.mark(at + 1) != Mark::Comma && !matches!(self.words.get(*at), "and" | "or"));
        if item.into_iter().any(|at| self.is(at, PREP)) {
            return false;
        }
        (thing.end..clause.end).any(|at| {
            let skip = |mut word: usize| {
                while matches!(self.words.get(word), "be" | "to" | "currently" | "strictly" | "yet" | "being" | "a") {
                    word += 1;
                }
                word
            };
            let out = matches!((self.words.get(at), self.words.get(at + 1)), ("out", "of") | ("can", "be"))
                && matches!(self.words.get(at + 2), "scope" | "skipped" | "omitted");
            out || (self.is(at, NOT) && self.is(skip(at + 1), UNWANTED))
        })
    }

    /// `existing X`, `X already exists`, `I already have X`.
    fn there(&self, clause: &Range<usize>, thing: &Range<usize>) -> bool {
        let near = thing.start.saturating_sub(4).max(clause.start)..thing.start;
        if near.rev().take_while(|at| !self.is(*at, PREP)).any(|at| self.is(at, EXISTING)) {
            return true;
        }
        let already = |at: usize| self.words.get(at) == "already";
        let made = |at: &usize| {
            self.is(*at, BUILD)
                && !(*at > 0 && already(*at - 1))
                && !matches!(self.words.get(*at), "have" | "has" | "set")
        };
        if (clause.start..thing.start).rev().take_while(|at| !made(at)).any(already) {
            return true;
        }
        if (thing.end..clause.end.min(thing.end + 5)).any(already) {
            return true;
        }
        (thing.end..self.words.list.len().min(thing.end + REACH))
            .take_while(|at| self.mark(*at) != Mark::Break && !self.is(*at, TURN))
            .any(|at| {
                let next = self.words.get(at + 1);
                matches!(
                    (self.words.get(at), next),
                    ("pre", "existing") | ("managed", "separately") | ("assumed", "to")
                )
            })
    }

    /// Whether a verb follows, so that `no X` was about what X may do.
    fn predicated(&self, at: usize) -> bool {
        matches!(
            self.words.get(at),
            "should"
                | "must"
                | "may"
                | "can"
                | "have"
                | "with"
                | "that"
                | "allow"
                | "expose"
                | "get"
                | "will"
                | "open"
                | "are"
                | "is"
        ) && !self.is(at + 1, UNWANTED)
    }

    /// `X if needed`.
    fn condition_after(&self, thing: &Range<usize>) -> bool {
        (thing.end..(thing.end + 8).min(self.words.list.len()))
            .take_while(|at| self.mark(*at) > Mark::Break)
            .any(|at| self.words.get(at) == "if" && self.is(at + 1, CHOICE))
    }

    /// `something like X`, but not `I'd like X`.
    fn likened(&self, before: &Range<usize>) -> bool {
        before.clone().any(|at| {
            self.words.get(at) == "like"
                && !(at > 0 && matches!(self.words.get(at - 1), "id" | "would" | "wed" | "i" | "we" | "also"))
        })
    }

    /// `X (optional)`.
    fn bracket_soft(&self, thing: &Range<usize>) -> bool {
        (thing.end..(thing.end + 6).min(self.words.list.len()))
            .any(|at| self.mark(at) == Mark::Open && matches!(self.words.get(at), "optional" | "optionally"))
    }

    /// `access to X and Y`, `permissions for X`: X is what somebody reaches.
    fn reached(&self, start: usize, thing: usize) -> bool {
        let mut at = thing;
        while at > start + 1 {
            at -= 1;
            if self.is(at, PREP) {
                let fetched = self.words.get(at) == "from" && self.any(&(start..at), FETCH);
                let for_it = matches!(self.words.get(at), "to" | "for" | "on" | "of" | "with");
                return fetched || (for_it && self.is(at - 1, ACCESS));
            }
            if self.is(at, BUILD) {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests;
