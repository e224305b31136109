//! What stands around a thing in its sentence: that it is given, refused behind it, or made by somebody else.

use std::ops::Range;

use super::lexicon::*;
use super::{REACH, Scope};
use crate::ask::words::Mark;

impl Scope<'_> {
    /// `X is not required`, `X should not be created`, for every head of the list before it.
    pub(super) fn refused_after(&self, clause: &Range<usize>, thing: &Range<usize>) -> bool {
        // Only the head of a list item is refused: in `encryption for S3 is not required` that is not S3.
        let item = (clause.start..thing.start)
            .rev()
            .take_while(|at| self.mark(at + 1) != Mark::Comma && !matches!(self.words.get(*at), "and" | "or"));
        if item.into_iter().any(|at| self.is(at, PREP)) {
            return false;
        }
        // `A, B, C is not allowed, D`: a list that goes on says it of C alone.
        let list = |end: usize| {
            let comma = (thing.end..end).rev().find(|at| self.mark(*at) == Mark::Comma);
            let joined = |at: usize| matches!(self.words.get(at), "and" | "or" | "nor");
            let rest = (end + 1..self.words.list.len().min(end + REACH)).take_while(|at| self.mark(*at) > Mark::Break);
            let goes_on = rest.into_iter().any(|at| matches!(self.mark(at), Mark::Comma | Mark::Close));
            !goes_on || comma.is_none_or(|comma| (comma..end).any(joined))
        };
        (thing.end..clause.end).filter(|at| list(*at)).any(|at| {
            let skip = |mut word: usize| {
                while matches!(self.words.get(word), "be" | "to" | "currently" | "strictly" | "yet" | "being" | "a") {
                    word += 1;
                }
                word
            };
            let out = matches!((self.words.get(at), self.words.get(at + 1)), ("out", "of") | ("can", "be"))
                && matches!(self.words.get(at + 2), "scope" | "skipped" | "omitted");
            let bare = |word| matches!(self.words.get(word), "be" | "is" | "are" | "must" | "should" | "to");
            // `X disabled for development` is on elsewhere; `X disabled for compliance` nowhere.
            let reason = matches!(
                (self.words.get(at + 1), self.words.get(at + 2)),
                ("for", "compliance" | "cost" | "simplicity")
            );
            let off =
                (thing.end..at).all(bare) && self.words.get(at) == "disabled" && (reason || !self.is(at + 1, PREP));
            let longer = self.words.get(at) == "no" && self.words.get(at + 1) == "longer";
            let unwanted = longer && self.is(at + 2, UNWANTED)
                || self.is(at, NOT) && self.is(skip(at + 1), UNWANTED) && !self.of_the_last(clause, thing, at);
            out || off || unwanted || self.dropped(thing, at)
        })
    }

    /// `X with A, Y (B), Z not required`: things that are described are asked for, and the bare words are said of the last.
    fn of_the_last(&self, clause: &Range<usize>, thing: &Range<usize>, not: usize) -> bool {
        let said = |word: &str| matches!(word, "is" | "are" | "be" | "and" | "or" | "nor");
        let listed = (thing.end..not).any(|at| self.mark(at) == Mark::Comma);
        let bare = !(thing.end..not).any(|at| said(self.words.get(at)));
        listed && bare && (self.mark(clause.start) == Mark::Close || self.any(&(clause.start..not), PREP))
    }

    /// `existing resources (A, X)`, `X data sources`, `X is set up separately`.
    pub(super) fn given(&self, clause: &Range<usize>, thing: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        let general = |at: usize| {
            matches!(
                word(at),
                "resource" | "infrastructure" | "component" | "service" | "entry" | "asset" | "dependency"
            )
        };
        // `assume the backend (A and X) already exists`: the bracket spells out what is there.
        if self.mark(clause.start) == Mark::Open {
            let behind =
                (thing.end..self.words.list.len().min(thing.end + REACH)).find(|at| self.mark(*at) == Mark::Close);
            let is = |at: usize| word(at) == "already" || word(at) == "exist";
            if behind.is_some_and(|at| (at..at + 3).any(is) && self.mark(at) > Mark::Break) {
                return true;
            }
        }
        if self.mark(clause.start) == Mark::Open && clause.start > 0 && general(clause.start - 1) {
            let near = clause.start.saturating_sub(5)..clause.start;
            if near.rev().take_while(|at| !self.is(*at, PREP)).any(|at| self.is(at, EXISTING)) {
                return true;
            }
        }
        // `data "aws_X"` of code; the `data subnets` of a tier are made.
        let named = |at: usize| at > 0 && word(at) == "aws" && word(at - 1) == "data";
        let looked_up = named(thing.start) || (thing.start > 1 && named(thing.start - 1));
        let before = clause.start..thing.start;
        let available = word(thing.end) == "available" && !before.clone().any(|at| self.is(at, BUILD));
        if available {
            return true;
        }
        if looked_up || (word(thing.end) == "data" && word(thing.end + 1) == "source") {
            return true;
        }
        (thing.end..self.words.list.len().min(thing.end + REACH)).take_while(|at| self.mark(*at) != Mark::Break).any(
            |at| {
                let made = matches!(
                    word(at),
                    "up" | "configured"
                        | "managed"
                        | "handled"
                        | "provided"
                        | "deployed"
                        | "created"
                        | "provisioned"
                        | "maintained"
                );
                made && word(at + 1) == "separately" && !matches!(word(at + 2), "for" | "per" | "in" | "by")
            },
        )
    }

    /// `a controller that creates X`, `allow X from`, `best practices around X`.
    pub(super) fn aside(&self, clause: &Range<usize>, thing: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        let before = clause.start..thing.start;
        let made_by_another = before.clone().skip(1).any(|at| {
            matches!(word(at), "that" | "which")
                && matches!(word(at + 1), "create" | "provision" | "launch" | "deploy" | "generate" | "manage")
                && matches!(
                    word(at - 1),
                    "controller" | "operator" | "function" | "script" | "job" | "tool" | "addon" | "workflow"
                )
        });
        let traffic = |at: usize| {
            word(at).bytes().all(|byte| byte.is_ascii_digit()) && !word(at).is_empty()
                || matches!(
                    word(at),
                    "from" | "between" | "traffic" | "access" | "port" | "connection" | "inbound" | "ingress"
                )
                || word(at) == "on" && word(at + 1) == "port"
        };
        let let_in = thing.start > clause.start
            && matches!(word(thing.start - 1), "allow" | "allowing" | "permit")
            && traffic(thing.end);
        let about = before
            .rev()
            .take_while(|at| !self.is(*at, BUILD))
            .any(|at| matches!(word(at), "around" | "about" | "regarding" | "concerning"));
        let titled = |title: &str, at: usize| word(at) == title && self.mark(at + 1) == Mark::Colon;
        let example = titled("example", 0) || (clause.start > 0 && titled("trust", clause.start - 1));
        // `they have been running X`: that was before.
        let was = (clause.start..thing.start)
            .any(|at| word(at) == "been" && matches!(word(at + 1), "running" | "using" | "hosting" | "hosted"));
        // `X is deprecated, so Y is used`.
        let gone =
            matches!(word(thing.end), "is" | "are") && matches!(word(thing.end + 1), "deprecated" | "discontinued");
        made_by_another || let_in || about || example || was || gone || self.former(clause, thing)
    }

    /// `we used to have X`, `we looked at X`, `our legacy X`, `X could not keep up`: that was before.
    fn former(&self, clause: &Range<usize>, thing: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        let told = (clause.start..thing.start).rev().take(8).take_while(|at| self.mark(at + 1) != Mark::Comma);
        let past = told.into_iter().any(|at| match word(at) {
            "used" => {
                word(at + 1) == "to"
                    && (self.is(at + 2, BUILD) || matches!(word(at + 2), "run" | "keep" | "be"))
                    && !matches!(word(at.wrapping_sub(1)), "be" | "is" | "are")
            }
            "looked" => word(at + 1) == "at",
            // `this is often done with X, but here ...`
            "often" | "usually" | "typically" | "normally" | "commonly" => {
                matches!(word(at + 1), "done" | "achieved" | "implemented" | "solved" | "handled")
            }
            "thought" => word(at + 1) == "about",
            "considered" | "evaluated" | "explored" | "tried" | "previously" | "formerly" | "historically" => {
                !matches!(word(at.wrapping_sub(1)), "be" | "is" | "are")
            }
            _ => false,
        });
        let old = thing.start > clause.start
            && matches!(word(thing.start - 1), "legacy" | "old" | "outdated" | "ageing" | "aging");
        let failed = (thing.end..self.words.list.len().min(thing.end + 7))
            .take_while(|at| self.mark(*at) == Mark::None)
            .any(|at| {
                let not = matches!((word(at), word(at + 1)), ("could", "not"));
                let verb = if not { at + 2 } else { at + 1 };
                (not || word(at) == "couldnt")
                    && matches!(word(verb), "keep" | "cope" | "handle" | "scale" | "take" | "carry")
            });
        past || old || failed
    }

    /// `some X is needed`, `X are mandatory`.
    pub(super) fn needed(&self, thing: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        let state = |at: usize| matches!(word(at), "needed" | "required" | "mandatory" | "necessary" | "wanted");
        matches!(word(thing.end), "is" | "are") && state(thing.end + 1)
            || matches!(word(thing.end), "must" | "should" | "shall")
                && word(thing.end + 1) == "be"
                && matches!(word(thing.end + 2), "there" | "present" | "included")
    }

    /// Whether the thing opens the sentence: only articles stand before it, or a count and what it is like: `one hardened X`,
    /// `a Node.js 20 X`.
    pub(super) fn opens(&self, thing: &Range<usize>) -> bool {
        let near = (0..thing.start).rev().take_while(|at| self.mark(at + 1) != Mark::Break);
        let start = near.last().unwrap_or(thing.start);
        let rest = || (start..thing.start).filter(|at| !self.is(*at, ARTICLE));
        let like = |at: usize| self.plain(at) && self.mark(at) == Mark::None;
        let version = |at: usize| self.words.get(at).contains(|c: char| c.is_ascii_digit() || c == '.');
        let counted = self.is(start, ARTICLE) && !matches!(self.words.get(start), "the" | "all" | "each" | "both");
        match rest().count() {
            0 => true,
            1 => counted && rest().all(like),
            2 => counted && rest().all(like) && rest().any(version),
            _ => false,
        }
    }

    /// The words before the thing that tell of the circumstances that it stands in; not those in front of the clause that it
    /// belongs to: `when a file is there, X`, `whenever a file is there X must`.
    pub(super) fn told_of(&self, before: &Range<usize>, thing: &Range<usize>) -> Range<usize> {
        let word = |at: usize| self.words.get(at);
        let opening = |at: &usize| matches!(word(*at), "when" | "whenever" | "once");
        let Some(when) = (before.start..thing.start).take(3).find(opening) else { return before.clone() };
        let comma = (when + 3..=thing.start).find(|at| self.mark(*at) == Mark::Comma);
        if let Some(comma) = comma.filter(|comma| !matches!(word(*comma), "and" | "or")) {
            return comma.min(thing.start)..thing.start;
        }
        let modal = |at: usize| {
            matches!(word(at), "must" | "should" | "shall" | "will")
                || matches!((word(at), word(at + 1)), ("has" | "have" | "need", "to"))
        };
        let mut verb = thing.end;
        if self.plain(verb) && self.mark(verb) == Mark::None && !modal(verb) {
            verb += 1;
        }
        if self.mark(verb) == Mark::Open {
            let close = (verb + 1..self.words.list.len().min(verb + REACH)).find(|at| self.mark(*at) == Mark::Close);
            verb = close.unwrap_or(verb);
        }
        if modal(verb) { thing.start..thing.start } else { before.clone() }
    }

    /// `X in a Y of Z is out of scope`, `forbidden: X`: no part of it is asked for.
    pub(super) fn left_out(&self, thing: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        let start = self.clause(thing).start;
        let forbidden = self.mark(start) == Mark::Colon
            && start > 0
            && matches!(word(start - 1), "forbidden" | "prohibited" | "disallowed");
        forbidden
            || (thing.end..self.words.list.len().min(thing.end + REACH))
                .take_while(|at| self.mark(*at) != Mark::Break)
                .any(|at| (word(at), word(at + 1), word(at + 2)) == ("out", "of", "scope"))
    }

    /// Whether the sentence only looks at the thing.
    pub(in crate::ask) fn looked_at(&self, thing: &Range<usize>) -> bool {
        self.inspected(&self.clause(thing), thing)
    }

    /// `verify X`, `check that X is on`, `track every change of X`: what is looked at is not made by looking.
    pub(super) fn inspected(&self, clause: &Range<usize>, thing: &Range<usize>) -> bool {
        let opens = |at: usize| at == clause.start || self.words.get(at - 1) == "to";
        (clause.start..thing.start)
            .rev()
            .take_while(|at| !self.is(*at, BUILD) && !matches!(self.words.get(*at), "with" | "by" | "via" | "through"))
            .any(|at| self.is(at, INSPECT) && opens(at))
    }

    /// `ensure all X are ...`: there are some.
    pub(super) fn ensured(&self, before: &Range<usize>, thing: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        let all = (before.start..thing.start).rev().take_while(|at| self.is(*at, ARTICLE) || word(*at) == "every");
        let Some(first) = all.filter(|at| matches!(word(*at), "all" | "every" | "each")).last() else { return false };
        let verb =
            if first > before.start && word(first - 1) == "that" { first.checked_sub(2) } else { first.checked_sub(1) };
        verb.is_some_and(|at| at >= before.start && matches!(word(at), "ensure" | "ensuring"))
    }

    /// `export data into X`, `save reports to X`: X must be there.
    pub(super) fn put(&self, before: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        let into = before.clone().rev().find(|at| !self.is(*at, ARTICLE));
        into.is_some_and(|into| {
            matches!(word(into), "into" | "to" | "in" | "on")
                && (before.start..into).rev().take(6).any(|at| self.is(at, STORE))
        })
    }

    /// Whether the sentence says behind the thing that none is made: `..., not created by the stack`, `do not create new ones`.
    pub(in crate::ask) fn never_made(&self, thing: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        (thing.end..self.words.list.len().min(thing.end + REACH)).any(|at| {
            let mut verb = at + 1;
            while word(verb) == "be" {
                verb += 1;
            }
            let made = matches!(word(verb), "create" | "created" | "recreate" | "recreated" | "provisioned");
            let by_this = word(verb + 1) == "by"
                && (verb + 2..verb + 4)
                    .any(|told| matches!(word(told), "stack" | "configuration" | "template" | "terraform" | "code"));
            let alone = by_this
                || matches!(word(verb + 1), "" | "new" | "one" | "them" | "it" | "here")
                || self.mark(verb + 1) < Mark::Comma;
            matches!(word(at), "not" | "dont" | "never") && made && alone
        })
    }

    /// `access to X and Y`, `subnets for X`, `a role that may read X`: X is what somebody reaches, or what another thing is for.
    pub(super) fn reached(&self, start: usize, thing: usize) -> bool {
        if self.allowed(start, thing) {
            return true;
        }
        let mut acted = false;
        for at in (start..thing).rev() {
            if acted && self.is(at, ACCESS) {
                return true;
            }
            // `access` is both: it cannot be its own act.
            acted |= self.is(at, ACT);
            if self.is(at, PREP) && !acted {
                let governor = self.governor(at);
                let access =
                    governor.is_some_and(|at| matches!(self.words.get(at), "access" | "permission" | "privilege"));
                // `a role that may write to X`
                if matches!(self.words.get(at), "to" | "into") && !access && governor.is_some_and(|at| self.is(at, ACT))
                {
                    continue;
                }
                // `a role that may read the logs stored in X`
                let stored = governor.is_some_and(|at| self.is(at, STORE));
                if stored && self.words.get(at) == "in" {
                    continue;
                }
                return match self.words.get(at) {
                    "from" => self.any(&(start..at), FETCH),
                    "to" => access,
                    "with" if (at..thing).any(|word| self.mark(word + 1) == Mark::Comma) => false,
                    "for" | "on" | "of" | "with" if governor.is_some_and(|at| self.is(at, ACCESS)) => true,
                    "for" => thing - at <= 6 && governor.is_some_and(|at| self.is(at, PURPOSE)),
                    _ => false,
                };
            }
            if self.is(at, BUILD) {
                return false;
            }
        }
        false
    }

    /// `allow X and Y to read`: whoever is allowed something is said elsewhere.
    fn allowed(&self, start: usize, thing: usize) -> bool {
        let allow = |at: &usize| matches!(self.words.get(*at), "allow" | "allowing" | "permit" | "let");
        let Some(allow) = (start..thing).rev().find(allow) else { return false };
        let to = (thing..self.words.list.len().min(thing + 6)).find(|at| self.words.get(*at) == "to");
        let acts = to.is_some_and(|to| self.is(to + 1, ACT) || self.is(to + 1, FETCH));
        acts && !self.any(&(allow..thing), PREP) && !self.any(&(allow + 1..thing), BUILD)
    }

    /// The word before a preposition, looked for before a bracket that closes in front of it.
    fn governor(&self, prep: usize) -> Option<usize> {
        if self.mark(prep) != Mark::Close {
            return prep.checked_sub(1);
        }
        let open = (0..prep).rev().take(REACH).find(|at| self.mark(*at) == Mark::Open)?;
        open.checked_sub(1)
    }

    /// `X (optional)`, `(optional: X)`.
    pub(super) fn bracket_soft(&self, thing: &Range<usize>) -> bool {
        let open = (thing.start.saturating_sub(REACH)..thing.start)
            .rev()
            .take_while(|at| !matches!(self.mark(at + 1), Mark::Close | Mark::Break))
            .find(|at| self.mark(*at) == Mark::Open);
        if open.is_some_and(|at| matches!(self.words.get(at), "optional" | "optionally")) {
            return true;
        }
        (thing.end..(thing.end + REACH).min(self.words.list.len())).any(|at| {
            let near = at < thing.end + 6 || self.mark(at + 1) == Mark::Colon;
            near && self.mark(at) == Mark::Open && matches!(self.words.get(at), "optional" | "optionally")
        })
    }
}
