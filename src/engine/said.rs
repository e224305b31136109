//! What fixes have to say of the sources at one moment, and what is to become of it.

use std::collections::BTreeSet;

use super::banned::Banned;
use super::silence::Silenced;
use super::{EDITS, Held, Options, Round, State};
use crate::edit::Edits;
use crate::edit::splice::Batch;
use crate::fix::{Finding, Fix, Loss, Safety};

/// What fixes had to say at one moment.
#[derive(Default)]
pub(super) struct Said {
    pub judged: Vec<Judged>,
    /// Findings that comments silenced.
    pub silenced: Silenced,
}

impl Said {
    /// This, and behind it what other fixes had to say of the same text.
    pub(super) fn and(mut self, mut other: Said) -> Said {
        if self.judged.is_empty() {
            self.judged = other.judged;
        } else {
            self.judged.append(&mut other.judged);
        }
        self.silenced.merge(other.silenced);
        self
    }

    /// The fixes that would change something.
    pub(super) fn applicable(&self) -> BTreeSet<&'static str> {
        self.judged.iter().filter(|one| one.verdict == State::Applied).map(|one| one.fix.id).collect()
    }
}

/// A finding and what is to become of it.
pub(super) struct Judged {
    pub fix: &'static Fix,
    pub finding: Finding,
    pub verdict: State,
}

/// What is to become of a finding.
pub(super) fn verdict(fix: &Fix, finding: &Finding, options: &Options, asked: bool, banned: &Banned) -> State {
    let consent = asked || options.allow_unsafe;
    if let Some(reason) = banned.why(fix, finding) {
        State::Held(Held::RolledBack(reason.to_owned()))
    } else if !finding.asks.is_empty() {
        State::Held(Held::Slots(finding.asks.clone()))
    } else if finding.edits.is_empty() {
        State::Held(Held::Report)
    } else if finding.edits.list().iter().any(|edit| options.locked.contains(&edit.file))
        || options.only_known_files && !finding.edits.new_files().is_empty()
    {
        State::Held(Held::Locked)
    } else {
        match fix.safety {
            Safety::Suggest => State::Held(Held::Suggest),
            Safety::Unsafe if !consent => State::Held(Held::Unsafe),
            Safety::Unsafe | Safety::Safe => State::Applied,
        }
    }
}

/// Holds what one fix has to say of one module, where it would make more edits there than `EDITS`.
pub(super) fn hold_too_many(judged: &mut [Judged]) {
    let applied = |one: &&mut Judged| one.verdict == State::Applied;
    let count = |one: &mut Judged| one.finding.edits.list().len() + one.finding.edits.new_files().len();
    let edits = judged.iter_mut().filter(applied).map(count).sum();
    if edits > EDITS {
        for one in judged.iter_mut().filter(applied) {
            one.verdict = State::Held(Held::Many(edits));
            one.finding.edits = Edits::default();
        }
    }
}

/// What disappears with findings that were taken.
pub(super) fn losses(taken: &[&Judged]) -> Vec<(&'static Fix, Loss)> {
    taken.iter().flat_map(|one| one.finding.losses.iter().map(|loss| (one.fix, loss.clone()))).collect()
}

/// The round that findings make.
pub(super) fn round_of(taken: &[&Judged], batch: &Batch) -> Round {
    let edits =
        taken.iter().flat_map(|one| one.finding.edits.list().iter().map(|edit| (one.fix.id, edit.clone()))).collect();
    let losses = losses(taken).into_iter().map(|(fix, loss)| (fix.id, loss)).collect();
    Round { edits, new_files: batch.new_files().to_vec(), losses }
}
