//! How a sentence speaks of a thing: asked for, refused, optional, there already, or only spoken of.

use std::ops::Range;

use super::words::{Mark, Words};
use lexicon::*;

mod aside;
mod lexicon;
mod tail;

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

/// No clause is searched further than this many words from the thing, so that a text without punctuation stays linear.
const REACH: usize = 40;

/// Whether only the words of a list stand between two words: `A, B and the C`.
pub(super) fn joins(words: &Words, from: usize, to: usize) -> bool {
    to >= from
        && to - from <= 4
        && (from..to).all(|at| matches!(words.get(at), "and" | "or" | "both" | "the" | "as" | "well" | "all" | "your"))
        && (from..=to)
            .all(|at| words.list.get(at).is_none_or(|word| matches!(word.mark, Mark::Comma | Mark::Slash | Mark::None)))
}

/// One sentence with the class of each word.
pub(super) struct Scope<'w> {
    words: &'w Words,
    classes: Vec<Class>,
}

impl<'w> Scope<'w> {
    /// Classes for every word of a sentence.
    pub(super) fn of(words: &'w Words) -> Self {
        let classes = (0..words.list.len()).map(|at| class(words.get(at))).collect();
        Scope { words, classes }
    }

    /// How the sentence speaks of the thing at these words.
    pub(super) fn voice(&self, thing: Range<usize>) -> Voice {
        let clause = self.clause(&thing);
        if self.left_out(&thing) {
            return Voice::Spoken;
        }
        if let Some(voice) = self.negation_before(clause.start, &thing) {
            return voice;
        }
        if self.refused_after(&clause, &thing) {
            // `extra X is not needed`: X itself may be.
            if thing.start > clause.start && self.is(thing.start - 1, MORE) {
                return Voice::Spoken;
            }
            return if self.soft_after(&clause, &thing) { Voice::Soft } else { Voice::Refused { firm: true } };
        }
        if let Some(voice) = self.declined(&thing) {
            return voice;
        }
        if self.there(&clause, &thing) || self.given(&clause, &thing) || self.by_others(&thing) {
            return Voice::There;
        }
        let before = self.outcome(&clause, &thing);
        if self.any(&before, CONDITION)
            || self.condition_after(&thing)
            || self.any(&before, SOFT)
            || self.soft_after(&clause, &thing)
            || self.bracket_soft(&thing)
        {
            return Voice::Soft;
        }
        let no = self.mark(thing.end) == Mark::Colon && self.words.get(thing.end) == "no";
        if no
            || self.likened(&before)
            || self.any(&self.told_of(&before, &thing), CIRCUMSTANCE)
            || self.reached(clause.start, thing.start)
            || self.aside(&clause, &thing)
            || self.inspected(&clause, &thing)
        {
            return Voice::Spoken;
        }
        Voice::Wanted { built: self.opens(&thing) || self.built(&before, &thing) }
    }

    /// Whether a verb of making governs what follows: `set up X`, `use Y for this, X for that`; but neither the `want` of
    /// `want to look at X` nor `use Y for X`. `Y with X` makes X too, and so does `Y: X, Z`.
    fn built(&self, before: &Range<usize>, thing: &Range<usize>) -> bool {
        let stops = |at: usize| matches!(self.words.get(at), "for" | "from" | "by" | "via" | "through" | "of");
        let builds = |at: usize| self.is(at, BUILD) && self.words.get(at + 1) != "to";
        let bare = before.clone().rev().find(|at| !self.is(*at, ARTICLE));
        let last =
            thing.start > 0 && self.words.get(thing.start - 1) == "and" && self.mark(thing.start - 1) == Mark::Comma;
        let next_of_list =
            (last || self.mark(thing.start) == Mark::Comma) && matches!(self.words.get(thing.end), "for" | "to");
        // `A for X, a B`: an element with its own article goes back to the verb.
        let first = self.element(before, thing);
        let (element, counted) = (first.is_some(), first.is_some_and(|at| self.counts(at)));
        let before = if element { &(self.list_start(before.start)..before.end) } else { before };
        let defined =
            before.start > 0 && self.mark(before.start) == Mark::Colon && (element || !before.clone().any(stops));
        defined
            || counted
            || bare.is_some_and(|at| {
                self.words.get(at) == "with" || (self.words.get(at) == "be" && self.words.get(at - 1) == "will")
            })
            || self.ensured(before, thing)
            || self.put(before)
            || self.needed(thing)
            || before.clone().rev().take_while(|at| element || next_of_list || !stops(*at)).any(builds)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.classes.get(at).is_some_and(|all| all & class != 0)
    }

    /// Whether the word says nothing about wanting: any adjective, any name.
    fn plain(&self, at: usize) -> bool {
        self.classes.get(at).is_some_and(|all| *all == 0)
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
                return self.after_not(start, at, whole, passed_prep);
            }
            if self.is(at, NO) {
                // `deny disabling X`, `an alarm on disabling X`: who would do it is stopped, or seen.
                let stops = ["deny", "denie", "prevent", "block", "forbid", "against", "detect", "on", "of"];
                if matches!(self.words.get(at), "disabling" | "disable")
                    && stops.contains(&self.words.get(at.wrapping_sub(1)))
                {
                    return Some(Voice::Spoken);
                }
                // `to avoid X costs`: the costs are to be avoided.
                if matches!(self.words.get(at), "avoid" | "avoiding" | "eliminate") && self.is(whole.end, HARM) {
                    return Some(Voice::Spoken);
                }
                let need = matches!(next, "need" | "requirement" | "requirements");
                let or = (at + 1..(thing + 12).min(self.words.list.len()))
                    .any(|word| matches!(self.words.get(word), "or" | "nor"));
                if !need && (self.any(&(at..thing), QUALITY) || self.predicated(whole.end)) {
                    return Some(Voice::Spoken);
                }
                return (need || (!passed_prep && (!listed || or))).then_some(Voice::Refused { firm: need });
            }
            if let Some(voice) = self.shunned(at, whole) {
                return Some(voice);
            }
            // `they talk without X`: a manner of doing something, no order.
            if self.words.get(at) == "without" {
                return Some(Voice::Spoken);
            }
            // `replace X by Y`: X is what is replaced.
            let by = |at: usize| matches!(self.words.get(at), "by" | "with");
            if matches!(self.words.get(at), "replace" | "replacing")
                && !(at..thing).any(by)
                && (whole.end..whole.end + 12).any(by)
            {
                return Some(Voice::Spoken);
            }
            // `instead of X`, `rather than X`: what stands behind is the alternative.
            let place = self.words.get(at) == "in" && next == "place" && self.words.get(at + 2) == "of";
            if place || matches!((self.words.get(at), next), ("instead", "of") | ("rather", "than")) {
                // `Instead of X, use Y`
                if at == 0 || self.mark(at) == Mark::Break {
                    let over = (at + 2..=thing).any(|word| self.mark(word) == Mark::Comma);
                    return (!over).then_some(Voice::Spoken);
                }
                let direct = !(at + 2..thing).any(|word| self.is(word, PREP));
                return direct.then_some(Voice::Refused { firm: false });
            }
            // `no resource should have X`: X is what must not be.
            if matches!(self.words.get(at), "should" | "must" | "may") && matches!(next, "have" | "use" | "contain") {
                let subject = start.max(at.saturating_sub(4))..at;
                let none = subject.clone().any(|word| matches!(self.words.get(word), "no" | "none" | "neither"));
                let plain = !self.any(&(at + 2..thing), PREP) && !self.any(&subject, PREP);
                if none && plain {
                    return Some(Voice::Refused { firm: true });
                }
            }
            // `..., use X` is an order of its own, `and the store is X` a statement of its own.
            let stated = matches!(self.words.get(at), "is" | "are" | "must" | "should" | "shall" | "will") && at > start
                // `nor is X needed`
                && !self.is(at - 1, NO);
            if (self.is(at, BUILD) && self.mark(at) == Mark::Comma) || (stated && !self.is(at + 1, NOT)) {
                return None;
            }
            listed |= at < thing && self.mark(at + 1) == Mark::Comma;
            let light = matches!(
                (self.words.get(at), self.words.get(at.wrapping_sub(1))),
                ("of" | "for", "need" | "requirement" | "use" | "creation") | ("on", "rely") | ("using", "avoid")
            );
            passed_prep |= self.is(at, PREP) && !light;
        }
        None
    }

    /// What `not` at word `at` does to the thing: it depends on the verb behind it.
    fn after_not(&self, start: usize, at: usize, thing: &Range<usize>, passed_prep: bool) -> Option<Voice> {
        let mut verb = at + 1;
        while verb < thing.start
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
        if verb == thing.start {
            return Some(Voice::Refused { firm: false });
        }
        // `do not use data sources referencing X`, `do not place X in a network`: what is refused is not X.
        let refers = (verb..thing.start).any(|word| matches!(self.words.get(word), "referencing" | "source"));
        let located = matches!(self.words.get(verb), "place" | "put" | "run" | "host")
            && matches!(self.words.get(thing.end), "in" | "into" | "on" | "inside" | "within");
        if refers || located {
            return Some(Voice::Spoken);
        }
        let told =
            (start..at).rev().take_while(|word| self.mark(word + 1) != Mark::Comma).all(|word| self.is(word, TOLD));
        let part = matches!(self.words.get(thing.end), "that" | "which" | "with" | "without" | "for")
            || (self.words.get(thing.end) == "to" && !self.is(thing.end + 1, ARTICLE));
        // `do not create X if there is one`: it is made where there is none.
        let depends = (verb..(thing.end + 4).min(self.words.list.len())).any(|at| self.words.get(at) == "if");
        Some(if self.is(verb, BUILD) && told && !part && !passed_prep && !depends {
            Voice::Refused { firm: true }
        } else {
            Voice::Spoken
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
        let looked_up = |at: usize| self.words.get(at) == "data" && self.words.get(at + 1) == "source";
        if (clause.start..thing.start)
            .rev()
            .take_while(|at| !made(at))
            .any(|at| already(at) || (looked_up(at) && thing.start - at <= 8))
        {
            return true;
        }
        let by = |at: usize| {
            let before = if matches!(self.words.get(at - 1), "a" | "the") { at - 2 } else { at - 1 };
            matches!(self.words.get(before), "via" | "through" | "as" | "from" | "by") || self.mark(at) == Mark::Open
        };
        let near = thing.end + 1..self.words.list.len().min(thing.end + 7);
        if near.take_while(|at| self.mark(*at) != Mark::Break).any(|at| looked_up(at) && by(at)) {
            return true;
        }
        let states = |at: usize| matches!(self.words.get(at), "is" | "are") && self.is(at + 1, EXISTING);
        if (thing.end..clause.end.min(thing.end + 5)).any(|at| already(at) || states(at)) {
            return true;
        }
        (thing.end..self.words.list.len().min(thing.end + REACH))
            .take_while(|at| self.mark(*at) != Mark::Break && !self.is(*at, TURN))
            .any(|at| {
                let next = self.words.get(at + 1);
                matches!(
                    (self.words.get(at), next),
                    ("pre", "existing")
                        | ("by", "hand")
                        | ("maintained" | "handled" | "managed" | "owned" | "done", "elsewhere" | "manually")
                        | ("managed", "separately")
                        | ("assumed", "to")
                        | ("must", "exist")
                        | ("assume", "it" | "its" | "they")
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

    /// `X would be nice`, but not `X, and perhaps Y`.
    fn soft_after(&self, clause: &Range<usize>, thing: &Range<usize>) -> bool {
        let nice = |at: usize| {
            self.words.get(at) == "would"
                && self.words.get(at + 1) == "be"
                && matches!(self.words.get(at + 2), "perfect" | "great" | "good" | "ideal" | "welcome" | "helpful")
        };
        if (thing.end..clause.end).any(|at| self.words.get(at) == "follow" && self.words.get(at + 1) == "up") {
            return true;
        }
        (thing.end..clause.end)
            .take_while(|at| {
                // `a queue so we can look at them later`: what it is for.
                let purpose = self.words.get(*at) == "so"
                    && matches!(
                        self.words.get(at + 1),
                        "that" | "we" | "it" | "they" | "you" | "i" | "our" | "nothing"
                    );
                self.mark(*at) != Mark::Comma && self.words.get(*at) != "and" && !purpose
            })
            .scan(true, |alone, at| {
                *alone &= self.words.get(at) != "or";
                Some((at, *alone))
            })
            .any(|(at, alone)| {
                let failed = self.words.get(at) == "could" && self.words.get(at + 1) == "not";
                nice(at) || (alone && self.is(at, SOFT) && !failed)
            })
    }
}

#[cfg(test)]
mod tests;
