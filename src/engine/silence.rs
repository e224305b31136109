//! What comments silenced, and what is to be said of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ignored, Options};
use crate::check::Diagnostic;
use crate::fix::Fix;
use crate::ignore::{Ignores, Silence, unused};
use crate::sorted;
use crate::source::{FileId, Span};

/// Findings that comments silenced, by the number of the comment.
#[derive(Debug, Default)]
pub(super) struct Silenced {
    by_comment: BTreeMap<usize, BTreeSet<(&'static str, FileId, usize)>>,
}

impl Silenced {
    /// Counts a finding, once.
    pub(super) fn add(&mut self, silence: Option<Silence>, fix: &'static Fix, at: &Span) {
        if let Some(Silence::Comment(number)) = silence {
            self.by_comment.entry(number).or_default().insert((fix.id, at.file, at.range.start));
        }
    }

    /// Counts what another look at the same text found silenced.
    pub(super) fn merge(&mut self, other: Silenced) {
        for (comment, found) in other.by_comment {
            self.by_comment.entry(comment).or_default().extend(found);
        }
    }

    /// What is wrong with the comments, in the order of the text, and those that silence something.
    pub(super) fn report(
        &self,
        ignores: &Ignores,
        fixes: &[Fix],
        options: &Options,
    ) -> (Vec<Diagnostic>, Vec<Ignored>) {
        let is_read = |at: &Span| !options.locked.contains(&at.file);
        let mut wrong: Vec<Diagnostic> = ignores.problems().iter().filter(|one| is_read(&one.at)).cloned().collect();
        let mut ignored = Vec::new();
        for (number, one) in ignores.comments().iter().enumerate().filter(|(_, one)| is_read(&one.at)) {
            let found = self.by_comment.get(&number);
            let idle = |name: &&String| {
                let mut named = fixes.iter().filter(|fix| fix.id == **name || fix.class == **name).peekable();
                // What did not look could not be silenced.
                named.all(|fix| {
                    looked(fix, options) && !found.is_some_and(|found| found.iter().any(|(id, ..)| *id == fix.id))
                })
            };
            let names: Vec<&str> = one.names.iter().filter(idle).map(String::as_str).collect();
            if !names.is_empty() {
                wrong.push(unused(one, &names));
            }
            if let Some(found) = found {
                let (names, reason) = (one.names.clone(), one.reason.clone());
                ignored.push(Ignored { at: one.at.clone(), names, reason, findings: found.len() });
            }
        }
        sorted::by_place(&mut wrong, |one| &one.at);
        (wrong, ignored)
    }
}

/// Whether a fix looked at all.
fn looked(fix: &Fix, options: &Options) -> bool {
    let (asked, excluded) = options.asked_for(fix);
    options.selection.allows(fix) && !excluded && (asked || !fix.only_asked)
}
