//! The report for programs: one document, described in `docs/json.md`.

use serde::Serialize;

use super::diff;
use super::{Report, reason, shown, word};
use crate::check::providers::JudgedBy;
use crate::claims::Claim;
use crate::coverage::Line;
use crate::engine::{Ignored, Problem, State};
use crate::fix::Loss;
use crate::source;

/// Raised when a key changes its meaning or goes away; new keys do not raise it.
pub const SCHEMA_VERSION: u32 = 1;
/// Who wrote it.
pub(super) const TOOL: &str = "tffix";

/// What there is to say about one path of the call.
#[derive(Serialize)]
pub struct Document {
    path: String,
    written: bool,
    remains: bool,
    findings: Vec<Finding>,
    errors: Vec<Error>,
    warnings: Vec<Error>,
    ignored: Vec<Silenced>,
    settings: Option<String>,
    judged_by: Vec<JudgedBy>,
    not_judged: Option<&'static str>,
    coverage: Vec<Line>,
    claims: Vec<Claim>,
    notes: Vec<Note>,
    files: Vec<File>,
}

#[derive(Serialize)]
struct Finding {
    id: &'static str,
    title: &'static str,
    class: &'static str,
    safety: String,
    risks: Vec<String>,
    file: String,
    start: Position,
    end: Position,
    message: String,
    state: &'static str,
    reason: Option<String>,
    losses: Vec<Loss>,
}

#[derive(Serialize)]
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

#[derive(Serialize)]
struct Error {
    place: String,
    message: String,
}

/// A comment that silences findings.
#[derive(Serialize)]
pub(super) struct Silenced {
    place: String,
    names: Vec<String>,
    reason: String,
    count: usize,
}

impl Silenced {
    /// The entry of a comment that stands at a place.
    pub(super) fn new(place: String, one: &Ignored) -> Self {
        Silenced { place, names: one.names.clone(), reason: shown(&one.reason), count: one.findings }
    }
}

#[derive(Serialize)]
struct Note {
    id: &'static str,
    message: String,
    lines: Vec<u32>,
    count: usize,
}

#[derive(Serialize)]
struct File {
    path: String,
    changed: bool,
    diff: Option<String>,
    /// Whether nothing is left of it, so that it goes.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    removed: bool,
    /// Runs of lines that stand in the answer as well: first line here, how many, first line there.
    from_answer: Vec<[u32; 3]>,
}

impl Document {
    /// The document of one path.
    pub fn new(path: &str, report: &Report, written: bool) -> Self {
        let outcome = report.outcome;
        let mut diffs = diff::files(outcome, "");
        let findings = outcome
            .records
            .iter()
            .map(|record| {
                let file = outcome.file(record.at.file);
                Finding {
                    id: record.fix.id,
                    title: record.fix.title,
                    class: record.fix.class,
                    safety: word(&record.fix.safety),
                    risks: record.fix.risks.iter().map(word).collect(),
                    file: file.path.clone(),
                    start: Position::of(file, record.at.range.start),
                    end: Position::of(file, record.at.range.end),
                    message: shown(&record.message),
                    state: if record.state == State::Applied { "applied" } else { "held" },
                    reason: reason(record),
                    losses: record.losses.clone(),
                }
            })
            .collect();
        let files = outcome
            .after
            .iter()
            .map(|(id, file)| {
                let diff = diffs.iter().position(|diff| diff.path == file.path).map(|at| diffs.swap_remove(at).diff);
                let from_answer =
                    report.provenance.runs(id).iter().map(|run| [run.first, run.count, run.answer]).collect();
                let removed = outcome.removed.contains(&id);
                File { path: file.path.clone(), changed: diff.is_some(), diff, removed, from_answer }
            })
            .collect();
        Document {
            path: path.to_owned(),
            written,
            remains: report.remains(),
            findings,
            errors: outcome.errors.iter().map(problem).collect(),
            warnings: outcome.warnings.iter().map(problem).collect(),
            ignored: outcome.ignored.iter().map(|one| Silenced::new(outcome.place_after(&one.at), one)).collect(),
            judged_by: outcome.judged_by.clone(),
            not_judged: outcome.not_judged,
            settings: report.settings.map(|path| path.display().to_string()),
            coverage: outcome.coverage.clone(),
            claims: outcome.claims.clone(),
            notes: report
                .notes
                .iter()
                .map(|note| Note {
                    id: note.id,
                    message: shown(&note.message),
                    lines: note.lines.clone(),
                    count: note.count,
                })
                .collect(),
            files,
        }
    }
}

fn problem(one: &Problem) -> Error {
    Error { place: one.place.clone(), message: shown(&one.message) }
}

/// The whole document of a call.
///
/// # Errors
///
/// What the serializer says; there is no case known.
pub fn document(results: Vec<Document>) -> Result<String, String> {
    #[derive(Serialize)]
    struct Whole {
        schema_version: u32,
        tool: &'static str,
        version: &'static str,
        results: Vec<Document>,
    }
    let whole = Whole { schema_version: SCHEMA_VERSION, tool: TOOL, version: env!("CARGO_PKG_VERSION"), results };
    serde_json::to_string_pretty(&whole).map(|text| text + "\n").map_err(|error| error.to_string())
}
