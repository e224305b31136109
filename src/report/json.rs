//! The report for programs: one document, described in `docs/json.md`. Its entries are made while it is written, so that
//! a long one is never in memory as a whole.

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::diff;
use super::{Report, reason, shown, word};
use crate::engine::{Ignored, Outcome, Problem, Record, State};
use crate::fix::Loss;
use crate::ingest::{self, Provenance};
use crate::source::{self, FileId};

/// Raised when a key changes its meaning or goes away; new keys do not raise it.
pub const SCHEMA_VERSION: u32 = 1;
/// Who wrote it.
pub(super) const TOOL: &str = "tffix";

/// The whole document of a call.
#[derive(serde::Serialize)]
pub struct Whole<'r> {
    schema_version: u32,
    tool: &'static str,
    version: &'static str,
    results: Vec<Document<'r>>,
}

impl<'r> Whole<'r> {
    /// The document of a call with these results.
    pub fn new(results: Vec<Document<'r>>) -> Self {
        Whole { schema_version: SCHEMA_VERSION, tool: TOOL, version: env!("CARGO_PKG_VERSION"), results }
    }
}

/// What there is to say about one path of the call.
pub struct Document<'r> {
    /// The path.
    pub path: &'r str,
    /// What there is to say.
    pub report: Report<'r>,
    /// Whether changes were made.
    pub written: bool,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Report { outcome, notes, provenance, settings, .. } = self.report;
        let mut all = to.serialize_struct("Document", 14)?;
        all.serialize_field("path", self.path)?;
        all.serialize_field("written", &self.written)?;
        all.serialize_field("remains", &self.report.remains())?;
        all.serialize_field("findings", &Each(|| outcome.records.iter().map(|one| finding(outcome, one))))?;
        all.serialize_field("errors", &Each(|| outcome.errors.iter().map(problem)))?;
        all.serialize_field("warnings", &Each(|| outcome.warnings.iter().map(problem)))?;
        all.serialize_field("ignored", &Each(|| outcome.ignored.iter().map(|one| silenced(outcome, one))))?;
        all.serialize_field("settings", &settings.map(|path| path.display().to_string()))?;
        all.serialize_field("judged_by", &outcome.judged_by)?;
        all.serialize_field("not_judged", &outcome.not_judged)?;
        all.serialize_field("coverage", &outcome.coverage)?;
        all.serialize_field("claims", &outcome.claims)?;
        all.serialize_field("notes", &Each(|| notes.iter().map(note)))?;
        let files = || outcome.after.iter().map(|(id, one)| file(outcome, provenance, id, one));
        all.serialize_field("files", &Each(files))?;
        all.end()
    }
}

/// A list of which each entry is made when it is written.
pub(super) struct Each<F>(pub F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((self.0)())
    }
}

#[derive(serde::Serialize)]
struct Finding<'r> {
    id: &'static str,
    title: &'static str,
    class: &'static str,
    safety: String,
    risks: Vec<String>,
    file: &'r str,
    start: Position,
    end: Position,
    message: String,
    state: &'static str,
    reason: Option<String>,
    losses: &'r [Loss],
}

#[derive(serde::Serialize)]
pub(super) struct Position {
    line: usize,
    column: usize,
}

impl Position {
    /// The place of an offset in a file.
    pub(super) fn of(file: &source::File, offset: usize) -> Self {
        let (line, column) = file.position(offset);
        Position { line, column }
    }
}

#[derive(serde::Serialize)]
struct Error<'r> {
    place: &'r str,
    message: String,
}

/// A comment that silences findings.
#[derive(serde::Serialize)]
pub(super) struct Silenced<'r> {
    place: String,
    names: &'r [String],
    reason: String,
    count: usize,
}

impl<'r> Silenced<'r> {
    /// The entry of a comment that stands at a place.
    pub(super) fn new(place: String, one: &'r Ignored) -> Self {
        Silenced { place, names: &one.names, reason: shown(&one.reason), count: one.findings }
    }
}

#[derive(serde::Serialize)]
struct Note<'r> {
    id: &'static str,
    message: String,
    lines: &'r [u32],
    count: usize,
}

#[derive(serde::Serialize)]
struct File<'r> {
    path: &'r str,
    changed: bool,
    diff: Option<String>,
    /// Whether nothing is left of it, so that it goes.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    removed: bool,
    /// Runs of lines that stand in the answer as well: first line here, how many, first line there.
    from_answer: Vec<[u32; 3]>,
}

fn finding<'r>(outcome: &'r Outcome, record: &'r Record) -> Finding<'r> {
    let file = outcome.file(record.at.file);
    Finding {
        id: record.fix.id,
        title: record.fix.title,
        class: record.fix.class,
        safety: word(&record.fix.safety),
        risks: record.fix.risks.iter().map(word).collect(),
        file: &file.path,
        start: Position::of(file, record.at.range.start),
        end: Position::of(file, record.at.range.end),
        message: shown(&record.message),
        state: if record.state == State::Applied { "applied" } else { "held" },
        reason: reason(record),
        losses: &record.losses,
    }
}

fn problem(one: &Problem) -> Error<'_> {
    Error { place: &one.place, message: shown(&one.message) }
}

fn silenced<'r>(outcome: &Outcome, one: &'r Ignored) -> Silenced<'r> {
    Silenced::new(outcome.place_after(&one.at), one)
}

fn note(note: &ingest::Note) -> Note<'_> {
    Note { id: note.id, message: shown(&note.message), lines: &note.lines, count: note.count }
}

fn file<'r>(outcome: &Outcome, provenance: &Provenance, id: FileId, file: &'r source::File) -> File<'r> {
    let diff = diff::of(outcome, id, "");
    let from_answer = provenance.runs(id).iter().map(|run| [run.first, run.count, run.answer]).collect();
    let removed = outcome.removed.contains(&id);
    File { path: &file.path, changed: diff.is_some(), diff, removed, from_answer }
}
