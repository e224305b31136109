//! Things that a sentence names in passing: what stands around them says that they are given, or that somebody else makes them.

use std::ops::Range;

use super::lexicon::{BUILD, EXISTING, PREP};
use super::{REACH, Scope};
use crate::ask::words::Mark;

impl Scope<'_> {
    /// `existing resources (A, X)`, `X data sources`, `X is set up separately`.
    pub(super) fn given(&self, clause: &Range<usize>, thing: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at);
        let general = |at: usize| {
            matches!(
                word(at),
                "resource" | "infrastructure" | "component" | "service" | "entry" | "asset" | "dependency"
            )
        };
        if self.mark(clause.start) == Mark::Open && clause.start > 0 && general(clause.start - 1) {
            let near = clause.start.saturating_sub(5)..clause.start;
            if near.rev().take_while(|at| !self.is(*at, PREP)).any(|at| self.is(at, EXISTING)) {
                return true;
            }
        }
        if word(thing.end) == "data" && word(thing.end + 1) == "source" {
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
        };
        let let_in = thing.start > clause.start
            && matches!(word(thing.start - 1), "allow" | "allowing" | "permit")
            && traffic(thing.end);
        let about = before
            .rev()
            .take_while(|at| !self.is(*at, BUILD))
            .any(|at| matches!(word(at), "around" | "about" | "regarding" | "concerning"));
        made_by_another || let_in || about
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
}
