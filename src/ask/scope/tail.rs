//! What is said of a thing behind it: that it is declined, or that somebody else makes it; and how two things are joined.

use std::ops::Range;

use super::lexicon::*;
use super::{REACH, Scope, Voice};
use crate::ask::words::Mark;

impl Scope<'_> {
    /// `X: no`, `X | n/a`, `X (phase 2)`.
    pub(super) fn declined(&self, thing: &Range<usize>) -> Option<Voice> {
        let end = thing.end;
        let word = |at: usize| self.words.get(end + at);
        let mark = self.mark(end);
        // `we considered X but decided against it`
        let but = (0..8).take_while(|at| self.mark(end + at) != Mark::Break).find(|at| word(*at) == "but");
        let against = |at: usize| self.is(end + at, DROPPED) || matches!(word(at), "decided" | "ruled" | "discarded");
        // `we like X but it's too much for us`
        let too = |but: usize| {
            matches!(word(but + 1), "it" | "its" | "that" | "thats" | "this" | "they" | "theyre")
                && (but + 2..but + 4).any(|at| word(at) == "too")
        };
        if but.is_some_and(|but| (but + 1..but + 4).any(against) || too(but)) {
            return Some(Voice::Refused { firm: false });
        }
        if mark == Mark::Colon && matches!((word(0), word(1)), ("handled" | "covered" | "owned", "by" | "in")) {
            return Some(Voice::There);
        }
        if end >= self.words.list.len() || !matches!(mark, Mark::Break | Mark::Open | Mark::Colon | Mark::Comma) {
            return None;
        }
        let over = |at: usize| !matches!(self.mark(end + at), Mark::Colon | Mark::Slash | Mark::None);
        let why = |at: usize| over(at) || matches!(word(at), "for" | "by" | "it" | "here" | "from" | "because");
        let told = mark != Mark::Comma;
        let no = match (word(0), word(1)) {
            ("no" | "none" | "unnecessary", _) => over(1),
            ("n", "a") => self.mark(end + 1) == Mark::Slash && over(2),
            ("not", "applicable" | "relevant" | "considered") => over(2),
            ("not", _) => told && self.is(end + 1, UNWANTED) && over(2),
            ("out", "of") => word(2) == "scope",
            (first, second) => told && self.is(end, DROPPED) && if first == "left" { second == "out" } else { why(1) },
        };
        let later = match (word(0), word(1)) {
            ("future" | "later" | "deferred" | "postponed" | "backlog" | "tbd", _) => true,
            ("phase", number) => matches!(number, "2" | "3" | "ii" | "two" | "three"),
            ("next", when) => matches!(when, "phase" | "iteration" | "release" | "sprint"),
            _ => false,
        };
        match () {
            // `X: no` may be said of one of several parts only.
            () if no => Some(Voice::Refused { firm: word(0) != "no" }),
            () if later && told => Some(Voice::Soft),
            () => None,
        }
    }

    /// `leave X out`, `refrain from X`, `nobody needs X`, where the verb or the subject is word `at`.
    pub(super) fn shunned(&self, at: usize, thing: &Range<usize>) -> Option<Voice> {
        let firm = match (self.words.get(at), self.words.get(at + 1), self.words.get(thing.end)) {
            ("zero" | "0", ..) if at + 1 == thing.start => true,
            ("leave" | "leaving", _, "out" | "off") => true,
            ("refrain" | "abstain" | "away", "from", _) | ("rid", "of", _) | ("decided", "against", _) => false,
            ("nobody" | "none", ..) => return Some(Voice::Spoken),
            _ => return None,
        };
        Some(Voice::Refused { firm })
    }

    /// `X is overkill`, `X may be ignored`, of the thing itself or of a list that begins with it.
    pub(super) fn dropped(&self, thing: &Range<usize>, at: usize) -> bool {
        let list = at == thing.end
            || self.mark(thing.end) == Mark::Comma
            || matches!(self.words.get(thing.end), "and" | "or" | "nor");
        let verb = match self.words.get(at) {
            "can" | "may" | "could" | "should" | "will" | "must" | "shall" => at + 1,
            _ => at,
        };
        let state = verb + 1;
        list && matches!(self.words.get(verb), "is" | "are" | "be" | "was" | "were")
            && (self.is(state, DROPPED) || self.words.get(state) == "too" || self.weighed(verb))
            && (self.words.get(state) != "left" || self.words.get(state + 1) == "out")
    }

    /// `was considered`, `were the alternative`, where the verb is word `verb`: something else was chosen.
    fn weighed(&self, verb: usize) -> bool {
        let word = |at: usize| self.words.get(at);
        let state = if matches!(word(verb + 1), "the" | "an" | "our" | "one") { verb + 2 } else { verb + 1 };
        matches!(word(verb), "was" | "were")
            && matches!(word(state), "considered" | "evaluated" | "discussed" | "tried" | "alternative" | "option")
    }

    /// `X is managed by the network team`, `X (created elsewhere)`, `the X themselves already exist in another stack`.
    pub(super) fn by_others(&self, thing: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        let be = |at: usize| matches!(word(at), "is" | "are" | "was" | "were" | "been" | "be" | "get");
        let joint = |at: usize| {
            be(at)
                || matches!(word(at), "which" | "that" | "already" | "themselve" | "itself" | "will" | "have" | "has")
        };
        if word(thing.end) == "in" && word(thing.end + 1) == "another" && word(thing.end + 2) == "account" {
            return true;
        }
        // `A and B which were`: both were.
        let listed = matches!(word(thing.end), "and") || self.mark(thing.end) == Mark::Comma;
        let mut plain = true;
        for at in self.behind(thing).take(10) {
            let relative =
                |at: usize| at > thing.end && matches!(word(at - 1), "that" | "which") && !(listed && word(at) != "is");
            let told = plain || (be(at - 1) && !relative(at - 1));
            if told && word(at) == "already" && word(at + 1) == "exist" {
                return true;
            }
            if told && self.is(at, MADE) && self.other_hand(at + 1) {
                return true;
            }
            // `X that the platform team runs`, `X which exist`
            if at == thing.end && matches!(word(at), "that" | "which") {
                let hand = (at + 2..at + 5).any(|at| self.is(at, HAND));
                if hand || word(at + 1) == "exist" {
                    return true;
                }
            }
            if be(at) && (at + 1..at + 4).any(|at| matches!(word(at), "matter" | "job" | "responsibility" | "concern"))
            {
                return true;
            }
            plain &= joint(at);
        }
        false
    }

    /// Whether the words from here on name somebody else, or another place: `by the network team`, `elsewhere`.
    fn other_hand(&self, from: usize) -> bool {
        let word = |at: usize| self.words.get(at);
        let near = from..self.words.list.len().min(from + 4);
        if near.clone().take(2).any(|at| matches!(word(at), "elsewhere" | "externally" | "manually")) {
            return true;
        }
        let Some(prep) = near.into_iter().find(|at| matches!(word(*at), "by" | "in" | "from")) else { return false };
        let rest = prep + 1..self.words.list.len().min(prep + 7);
        let rest = rest.take_while(|at| *at == prep + 1 || self.mark(*at) == Mark::None && !self.is(*at, PREP));
        let (mut other, mut hand, mut store) = (false, false, false);
        for at in rest {
            other |= matches!(word(at), "another" | "different" | "separate" | "other");
            hand |= self.is(at, HAND);
            store |= matches!(word(at), "stack" | "state" | "project" | "repository" | "repo" | "workspace");
        }
        match word(prep) {
            "by" => other || hand,
            "from" => hand || other && store,
            _ => other && (store || hand),
        }
    }

    /// The words behind the thing in its clause, without those in brackets.
    fn behind(&self, thing: &Range<usize>) -> impl Iterator<Item = usize> {
        let mut inside = false;
        let first = thing.end;
        (thing.end..self.words.list.len())
            .take_while(move |at| self.mark(*at) != Mark::Break && !(self.is(*at, TURN) && *at > first))
            .filter(move |at| {
                inside = match self.mark(*at) {
                    Mark::Open => *at > first || !self.is(*at, MADE),
                    Mark::Close => false,
                    _ => inside,
                };
                !inside
            })
    }

    /// The words before the thing that tell whether it depends on something; not those before `then`: `when it runs, then X`.
    pub(super) fn outcome(&self, clause: &Range<usize>, thing: &Range<usize>) -> Range<usize> {
        let then = (clause.start..thing.start).rev().find(|at| self.words.get(*at) == "then");
        let then = then.filter(|then| !self.any(&(clause.start..*then), CONDITION));
        then.map_or(clause.start, |then| then + 1)..thing.start
    }

    /// The first word of the thing as an element of a list, where it has an article of its own: `..., a B`, `..., and two B`.
    pub(super) fn element(&self, before: &Range<usize>, thing: &Range<usize>) -> Option<usize> {
        let first = before.clone().rev().take_while(|at| self.is(*at, ARTICLE)).last()?;
        let and = first > 0 && self.words.get(first - 1) == "and";
        let comma = matches!(self.mark(first), Mark::Comma | Mark::Close)
            || and && (self.mark(first - 1) == Mark::Comma || self.counts(first));
        let article = !matches!(self.words.get(first), "the" | "all" | "each" | "both" | "or");
        Some(first).filter(|first| comma && *first < thing.start && article)
    }

    /// Whether the word says how many there are: what is counted is ordered.
    pub(super) fn counts(&self, at: usize) -> bool {
        matches!(self.words.get(at), "one" | "two" | "three" | "1" | "2")
    }

    /// Where the list that goes on at word `start`, behind a bracket, begins.
    pub(super) fn list_start(&self, mut start: usize) -> usize {
        while self.mark(start) == Mark::Close {
            let Some(open) = (0..start).rev().take(REACH).find(|at| self.mark(*at) == Mark::Open) else { break };
            start = (0..=open).rev().find(|at| *at == 0 || *at < open && self.mark(*at) < Mark::Comma).unwrap_or(0);
        }
        start
    }

    /// `X if needed`, `X only when necessary`.
    pub(super) fn condition_after(&self, thing: &Range<usize>) -> bool {
        // `X, with Y if needed`: Y depends on something, not X.
        let part =
            |at: usize| self.mark(at) == Mark::Comma && matches!(self.words.get(at), "with" | "including" | "plus");
        (thing.end..(thing.end + 8).min(self.words.list.len()))
            .take_while(|at| self.mark(*at) > Mark::Break && !part(*at))
            .any(|at| match self.words.get(at) {
                "if" => self.is(at + 1, CHOICE) || (at > 0 && self.words.get(at - 1) == "only"),
                "when" => self.words.get(at - 1) == "only" && self.is(at + 1, CHOICE),
                "where" => matches!(self.words.get(at + 1), "applicable" | "needed" | "necessary" | "required"),
                "or" => matches!(self.words.get(at + 1), "keep" | "omit" | "skip" | "leave"),
                _ => false,
            })
    }

    /// `something like X`, but not `I'd like X`.
    pub(super) fn likened(&self, before: &Range<usize>) -> bool {
        before.clone().any(|at| {
            self.words.get(at) == "like"
                && !(at > 0
                    && matches!(
                        self.words.get(at - 1),
                        "id" | "would" | "wed" | "i" | "we" | "also" | "service" | "component" | "file"
                    ))
        })
    }

    /// Whether only what the thing is like is refused: `public X`, `X: false`.
    pub(in crate::ask) fn qualified(&self, thing: &Range<usize>) -> bool {
        let is_set = self.mark(thing.end) == Mark::Colon && thing.end < self.words.list.len();
        is_set || self.any(&(thing.start.saturating_sub(3)..thing.start), QUALITY)
    }

    /// Whether one of two things will do: only `or` and articles stand between them.
    pub(in crate::ask) fn either(&self, from: usize, to: usize) -> bool {
        let or = |at: usize| self.words.get(at) == "or";
        let small = |at: usize| self.is(at, ARTICLE) || matches!(self.words.get(at), "an" | "or" | "with" | "by");
        from < to && (from..to).any(or) && (from..to).all(small) && (from..=to).all(|at| self.mark(at) >= Mark::Comma)
    }
}
