//! Many answers at a time: each is repaired by itself, the order is kept, and memory is bounded by the workers.

pub mod ordered;
pub mod summary;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::ask::{self, Asked, Stated};
use crate::engine::reading::Reading;
use crate::engine::{Options, Outcome, State};
use crate::ingest;
use crate::report::{reason, shown, word};
use crate::source::Sources;
use crate::syntax;

/// One answer with what was asked.
#[derive(Clone, Debug, Default)]
pub struct Task {
    /// The answer.
    pub response: String,
    /// The prompt it answers.
    pub prompt: Option<String>,
    /// A failure report on it.
    pub review: Option<String>,
}

/// How the repair of an answer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Something was changed.
    Repaired,
    /// There was nothing to do.
    Unchanged,
    /// It holds no Terraform, or cannot be read.
    Refused,
    /// Its time was up; it stands as it was then, every promise kept.
    Late,
    /// A bug of tffix.
    Failed,
}

/// What became of one finding.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The fix.
    pub id: &'static str,
    /// Where, in the text as it was read.
    pub place: String,
    /// What was found.
    pub message: String,
    /// `applied`, `held`, `rolled back`, or `ignored` for a comment that silences findings.
    pub state: &'static str,
    /// Why it was held.
    pub reason: Option<String>,
}

/// How far Terraform comes with a configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Layers {
    /// Every file parses.
    pub parses: bool,
    /// It is valid, as far as can be known offline.
    pub valid: bool,
}

/// What became of one answer.
#[derive(Debug)]
pub struct Done {
    /// How it ended.
    pub status: Status,
    /// The files of the configuration; none when it was refused.
    pub files: Sources,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What is wrong: why it was refused, or the first error that remains.
    pub error: Option<String>,
    /// How long it took.
    pub time: Duration,
    /// How far Terraform comes with what the answer holds.
    pub before: Layers,
    /// How far it comes with the result.
    pub after: Layers,
}

/// Repairs one answer. `options` says everything but what was asked; `limit` is the time it may take.
pub fn repair(task: &Task, options: &Options, limit: Option<Duration>) -> Done {
    let start = Instant::now();
    let mut done = catch_unwind(AssertUnwindSafe(|| attempt(task, options, limit.map(|limit| start + limit))))
        .unwrap_or_else(|_| ended(Status::Failed, "a bug of tffix: it panicked on this answer".to_owned()));
    done.time = start.elapsed();
    done
}

fn attempt(task: &Task, options: &Options, until: Option<Instant>) -> Done {
    let mut asked = ask::read(task.prompt.as_deref(), task.review.as_deref(), &[]);
    if let Some(choice) = options.layout {
        let said = "the settings".to_owned();
        asked.layout = Some(Stated { value: choice.layout(&asked), sentence: said.clone(), source: said });
    }
    let read = match ingest::read_answer(&task.response, &asked) {
        Ok(read) => read.with_json(&options.schemas),
        Err(error) => return ended(Status::Refused, error.to_string()),
    };
    let asked = Asked { naming: options.asked.naming.clone(), ..asked };
    let locked = options.locked.union(&read.linked).copied().collect();
    let options = Options { asked, until, layout: None, locked, ..options.clone() };
    let outcome = match crate::repair(read.sources, &options) {
        Ok(outcome) => outcome,
        Err(bug) => return ended(Status::Failed, bug.to_string()),
    };
    let late = until.is_some_and(|until| Instant::now() > until);
    let status = match (late, outcome.before == outcome.after) {
        (true, _) => Status::Late,
        (false, true) => Status::Unchanged,
        (false, false) => Status::Repaired,
    };
    let error = outcome.errors.first().map(|error| shown(&format!("{}: {}", error.place, error.message)));
    Done {
        status,
        findings: findings(&outcome),
        error,
        time: Duration::ZERO,
        before: layers(&outcome.before, &options),
        after: layers(&outcome.after, &options),
        files: outcome.after,
    }
}

/// An answer that could not be read, and why.
pub fn refused(why: String) -> Done {
    ended(Status::Refused, why)
}

fn ended(status: Status, error: String) -> Done {
    Done {
        status,
        files: Sources::default(),
        findings: Vec::new(),
        error: Some(error),
        time: Duration::ZERO,
        before: Layers::default(),
        after: Layers::default(),
    }
}

fn findings(outcome: &Outcome) -> Vec<Finding> {
    let one = |record: &crate::engine::Record| Finding {
        id: record.fix.id,
        place: outcome.place(&record.at),
        message: shown(&record.message),
        state: match &record.state {
            State::Applied => "applied",
            State::Held(crate::engine::Held::RolledBack(_)) => "rolled back",
            State::Held(_) => "held",
        },
        reason: reason(record),
    };
    // Whoever wrote the answer may have written its comments: what they silence is counted.
    let silenced = outcome.ignored.iter().map(|ignored| Finding {
        id: "ignored",
        place: outcome.place_after(&ignored.at),
        message: crate::report::ignored(ignored),
        state: "ignored",
        reason: Some(shown(&ignored.reason)),
    });
    outcome.records.iter().map(one).chain(silenced).collect()
}

fn layers(sources: &Sources, options: &Options) -> Layers {
    let reading = Reading::of(sources.clone(), options, &mut syntax::Cache::default());
    Layers { parses: !reading.modules.iter().any(|module| module.has_junk()), valid: reading.is_valid() }
}

impl Status {
    /// The word for it.
    pub fn name(self) -> String {
        word(&self)
    }
}
