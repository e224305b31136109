//! Stages and rounds until quiet.

mod banned;
pub mod reading;
mod run;
mod said;
mod silence;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::time::Instant;

use crate::ask::Asked;
use crate::catalogue::Selection;
use crate::check::Diagnostic;
use crate::check::providers::JudgedBy;
use crate::claims::Claim;
use crate::coverage::Line;
use crate::edit::{Edit, NewFile};
use crate::fix::{Fix, Loss};
use crate::ignore;
use crate::ingest::Folder;
use crate::layout::Choice;
use crate::schema::Schemas;
use crate::source::{File, FileId, Sources, Span};
use crate::syntax;
use banned::Banned;
use reading::Reading;
use run::Run;

/// How often a stage may run before the next one starts.
const ROUNDS: usize = 10;
/// How often the stages may run before what is left is reported.
const PASSES: usize = 4;
/// How many edits a fix makes in one module at a time unless it was selected by name. The largest answers that were seen have a
/// few hundred places for a fix; without a bound, a hostile megabyte becomes sixteen.
const EDITS: usize = 2000;

/// What a run may do.
#[derive(Clone, Debug)]
pub struct Options {
    /// What was asked.
    pub asked: Asked,
    /// Whether unsafe fixes are applied.
    pub allow_unsafe: bool,
    /// Which fixes are applied.
    pub selection: Selection,
    /// Where they stay silent.
    pub ignores: ignore::Rules,
    /// Files that are read and must not change.
    pub locked: BTreeSet<FileId>,
    /// The layout that a folder gets, when everything else is done.
    pub layout: Option<Choice>,
    /// Whether no file may be added.
    pub only_known_files: bool,
    /// What providers accept.
    pub schemas: Schemas,
    /// The folder in which files stand that were not read.
    pub beside: Option<Folder>,
    /// When to stop: the stages that have not run by then do not run.
    pub until: Option<Instant>,
    /// Whether the fixes look side by side: for a run that is alone in its process.
    pub at_once: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            asked: Asked::default(),
            allow_unsafe: false,
            selection: Selection::default(),
            ignores: ignore::Rules::default(),
            locked: BTreeSet::new(),
            layout: None,
            only_known_files: false,
            schemas: Schemas::embedded(),
            beside: None,
            until: None,
            at_once: false,
        }
    }
}

impl Options {
    /// Whether a fix was asked for, and whether it was excluded.
    fn asked_for(&self, fix: &Fix) -> (bool, bool) {
        let any = |test: fn(&Asked, &str) -> bool| fix.asked_by.iter().any(|component| test(&self.asked, component));
        (any(Asked::wants) || self.selection.names(fix), any(Asked::excludes))
    }
}

/// What a run did.
#[derive(Debug)]
pub struct Outcome {
    /// The sources as they were read.
    pub before: Sources,
    /// The sources as they are now.
    pub after: Sources,
    /// Files of which nothing is left: they go.
    pub removed: BTreeSet<FileId>,
    /// What the layout moved, in sentences.
    pub moved: Vec<String>,
    /// What was found, in the order of the text, applied and held.
    pub records: Vec<Record>,
    /// Every edit, round by round.
    pub log: Vec<Round>,
    /// What is still wrong.
    pub errors: Vec<Problem>,
    /// Which version of each provider judged the sources as they are now, and why.
    pub judged_by: Vec<JudgedBy>,
    /// What is never judged.
    pub not_judged: Option<&'static str>,
    /// Comments that silence nothing, or are not honoured.
    pub warnings: Vec<Problem>,
    /// Comments that silence something.
    pub ignored: Vec<Ignored>,
    /// What was asked, and what of it is there now.
    pub coverage: Vec<Line>,
    /// What a failure report claims, held against the sources as they were read.
    pub claims: Vec<Claim>,
}

/// Something that no fix mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `file:line:column` in the sources as they are now.
    pub place: String,
    /// What is wrong.
    pub message: String,
}

/// A comment that silences findings. They are not reported one by one, but that there are some is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The comment, in the text as it is now.
    pub at: Span,
    /// Fixes and classes that it names.
    pub names: Vec<String>,
    /// What its author says.
    pub reason: String,
    /// How many findings there would be.
    pub findings: usize,
}

impl Outcome {
    /// The file of a record: as it was read, or as it was made.
    pub fn file(&self, id: FileId) -> &File {
        if (id.0 as usize) < self.before.len() { self.before.file(id) } else { self.after.file(id) }
    }

    /// `file:line:column` of a span of the text as it is now.
    pub fn place_after(&self, at: &Span) -> String {
        place(self.after.file(at.file), at.range.start)
    }

    /// `file:line:column` of a record's span.
    pub fn place(&self, at: &Span) -> String {
        place(self.file(at.file), at.range.start)
    }
}

fn place(file: &File, offset: usize) -> String {
    let (line, column) = file.position(offset);
    format!("{}:{line}:{column}", file.path)
}

/// One round's edits, on the sources as they were before it.
#[derive(Clone, Debug, Default)]
pub struct Round {
    /// Replacements, each with its fix.
    pub edits: Vec<(&'static str, Edit)>,
    /// New files.
    pub new_files: Vec<NewFile>,
    /// Blocks that disappear or are renamed, with the fix and whether its declaration permits that kind.
    pub losses: Vec<(&'static str, Loss)>,
}

/// A finding and what became of it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The fix.
    pub fix: &'static Fix,
    /// Where, in the text as it was read; for something in new text, where that was put.
    pub at: Span,
    /// The finding's message.
    pub message: String,
    /// What became of it.
    pub state: State,
    /// What disappeared or would.
    pub losses: Vec<Loss>,
}

/// What became of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Its edits were made.
    Applied,
    /// They were not.
    Held(Held),
}

/// Why a finding was not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// It needs `--unsafe`, or to be asked for.
    Unsafe,
    /// It is a suggestion.
    Suggest,
    /// It has no edits: the message says why.
    Report,
    /// It waits for slots that nothing fills.
    Slots(Vec<String>),
    /// It would change a file that must not change, or add one where none may be added.
    Locked,
    /// The fix would make this many edits in one module: more than any answer needs, and nobody reads them.
    Many(usize),
    /// It broke a promise and was rolled back.
    RolledBack(String),
    /// It was still there when the rounds were used up.
    Unsettled,
}

/// What there is to say of sources that are not changed.
#[derive(Debug)]
pub struct Look {
    /// What was read.
    pub reading: Reading,
    /// What the fixes have to say, in the order of the text.
    pub records: Vec<Record>,
    /// Comments that silence something.
    pub ignored: Vec<Ignored>,
    /// What is wrong with comments.
    pub comments: Vec<Diagnostic>,
}

/// Reads sources and says what the fixes have to say of them; nothing is changed.
pub fn look(sources: Sources, fixes: &'static [Fix], options: &Options) -> Look {
    let mut cache = syntax::Cache::default();
    Run::new(sources, fixes, options, Banned::default(), &mut cache).look()
}

/// Runs the fixes until nothing changes any more.
pub fn settle(before: Sources, fixes: &'static [Fix], options: &Options) -> Outcome {
    let mut banned = Banned::default();
    let mut cache = syntax::Cache::default();
    loop {
        let mut run = Run::new(before.clone(), fixes, options, banned.clone(), &mut cache);
        run.all();
        if run.is_late() {
            return run.outcome(before);
        }
        run.arrange();
        // Promise 3: the same command again, and the command without what was asked, change nothing. What was excluded
        // stays excluded: only the prompt knows.
        let plain = Options { asked: options.asked.exclusions(), ..options.clone() };
        let mut restless = run.applicable();
        if plain.asked != options.asked {
            restless.extend(run.applicable_to(&plain));
        }
        if restless.is_empty() || run.banned.fixes() >= fixes.len() {
            return run.outcome(before);
        }
        banned = run.banned;
        for id in restless {
            banned.fix(id, "a second run would change something again".to_owned());
        }
    }
}
