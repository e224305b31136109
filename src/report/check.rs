//! What `tffix check` prints.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use anstyle::AnsiColor;
use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::json::{Each, Position, SCHEMA_VERSION, Silenced, TOOL};
use super::{Alike, clipped, shown, word};
use crate::check::providers::JudgedBy;
use crate::check::{Diagnostic, Layer, Severity};
use crate::engine::{Ignored, Look, Record};
use crate::sorted;
use crate::source::Span;

/// A path of the call, and what was found there.
pub struct Checked {
    /// The path as the call names it.
    pub path: String,
    /// What stands before the names of its files.
    pub prefix: String,
    /// What was read, and what the fixes have to say.
    pub look: Look,
    /// The settings that hold for it.
    pub settings: Option<PathBuf>,
}

impl Checked {
    /// What Terraform would say, first what it comes upon first and then in the order of the text. Behind that what it does
    /// not say when it validates, and then what is wrong with ignore comments.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let reading = &self.look.reading;
        let mut all: Vec<&Diagnostic> = reading.facts.diagnostics(&reading.modules).iter().collect();
        sorted::by_key(&mut all, |one| (one.layer != Layer::Configuration, one.order));
        all.into_iter().chain(&self.look.comments)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics().filter(|one| one.severity == severity).count()
    }
}

/// The report for people: each diagnostic with its line, each finding, and a summary.
pub fn render(checked: &Checked) -> String {
    let mut out = String::new();
    let dim = AnsiColor::BrightBlack.on_default();
    if let Some(path) = &checked.settings {
        let _ = writeln!(out, "{dim}note {dim:#} settings from {}", path.display());
    }
    let reading = &checked.look.reading;
    let facts = &reading.facts;
    for text in super::judged(&facts.judged_by(&reading.modules), facts.not_judged(&reading.modules)) {
        let _ = writeln!(out, "{dim}note {dim:#} {}", shown(&text));
    }
    let mut alike = Alike::default();
    for one in checked.diagnostics() {
        if !alike.shows(&*one.summary) {
            continue;
        }
        let (style, mark) = match one.severity {
            Severity::Error => (AnsiColor::Red.on_default().bold(), "error"),
            Severity::Warning => (AnsiColor::Yellow.on_default(), "warn"),
        };
        let _ = writeln!(
            out,
            "{style}{mark:5}{style:#} {}{} {}: {}",
            checked.prefix,
            place(checked, &one.at),
            one.summary,
            shown(&one.message)
        );
        let (number, text) = line(checked, &one.at);
        let _ = writeln!(out, "{dim}{number:>7} |{dim:#} {}", clipped(text.trim_end()));
    }
    for record in &checked.look.records {
        if !alike.shows(record.fix.id) {
            continue;
        }
        let fix = format!("[{}, {}]", record.fix.id, word(&record.fix.safety));
        let style = AnsiColor::Green.on_default();
        let (prefix, place) = (&checked.prefix, place(checked, &record.at));
        let _ = writeln!(out, "{style}find {style:#} {prefix}{place} {dim}{fix}{dim:#} {}", shown(&record.message));
    }
    for text in alike.rest() {
        let _ = writeln!(out, "{dim}note {dim:#} {text}");
    }
    for one in &checked.look.ignored {
        let what = super::ignored(one);
        let _ = writeln!(out, "{dim}note {dim:#} {}{} {what}", checked.prefix, place(checked, &one.at));
    }
    let refused = checked.diagnostics().any(|one| one.severity == Severity::Error && one.layer == Layer::Value);
    let verdict = match (reading.is_valid(), reading.applies()) {
        (true, true) => "valid",
        (true, false) if refused => "valid, and the provider refuses a value",
        (true, false) => "valid, and Terraform refuses to plan it",
        (false, _) => "not valid",
    };
    let _ = writeln!(
        out,
        "{}: {verdict}; {}, {}, {}.",
        checked.path,
        counted(checked.count(Severity::Error), "error"),
        counted(checked.count(Severity::Warning), "warning"),
        counted(checked.look.records.len(), "finding")
    );
    out
}

/// The report for programs, described in `docs/json.md`.
pub struct Document<'c>(pub &'c [Checked]);

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Document(all) = *self;
        let readings = || all.iter().map(|one| &one.look.reading);
        let judged_by: BTreeSet<JudgedBy> = readings().flat_map(|one| one.facts.judged_by(&one.modules)).collect();
        let not_judged = readings().find_map(|one| one.facts.not_judged(&one.modules));
        let diagnostics = || all.iter().flat_map(|one| one.diagnostics().map(|found| said(one, found)));
        let findings = || all.iter().flat_map(|one| one.look.records.iter().map(|record| finding(one, record)));
        let ignored = || all.iter().flat_map(|one| one.look.ignored.iter().map(|ignored| silenced(one, ignored)));
        let settings: BTreeSet<String> =
            all.iter().filter_map(|one| one.settings.as_ref()).map(|path| path.display().to_string()).collect();
        let mut document = to.serialize_struct("Document", 11)?;
        document.serialize_field("schema_version", &SCHEMA_VERSION)?;
        document.serialize_field("tool", TOOL)?;
        document.serialize_field("version", env!("CARGO_PKG_VERSION"))?;
        document.serialize_field("valid", &readings().all(|one| one.is_valid()))?;
        document.serialize_field("applies", &readings().all(|one| one.applies()))?;
        document.serialize_field("judged_by", &judged_by)?;
        document.serialize_field("not_judged", &not_judged)?;
        document.serialize_field("diagnostics", &Each(diagnostics))?;
        document.serialize_field("findings", &Each(findings))?;
        document.serialize_field("ignored", &Each(ignored))?;
        document.serialize_field("settings", &settings)?;
        document.end()
    }
}

#[derive(serde::Serialize)]
struct Said<'c> {
    path: &'c str,
    severity: String,
    layer: String,
    summary: &'c str,
    message: String,
    file: &'c str,
    line: usize,
    column: usize,
    end: Position,
    text: String,
}

#[derive(serde::Serialize)]
struct Finding<'c> {
    path: &'c str,
    id: &'static str,
    title: &'static str,
    safety: String,
    file: &'c str,
    start: Position,
    end: Position,
    message: String,
}

fn said<'c>(checked: &'c Checked, one: &'c Diagnostic) -> Said<'c> {
    let file = checked.look.reading.sources.file(one.at.file);
    let (line_number, column) = file.position(one.at.range.start);
    Said {
        path: &checked.path,
        severity: word(&one.severity),
        layer: word(&one.layer),
        summary: &one.summary,
        message: shown(&one.message),
        file: &file.path,
        line: line_number,
        column,
        end: Position::of(file, one.at.range.end),
        text: clipped(line(checked, &one.at).1.trim()),
    }
}

fn finding<'c>(checked: &'c Checked, record: &Record) -> Finding<'c> {
    let file = checked.look.reading.sources.file(record.at.file);
    Finding {
        path: &checked.path,
        id: record.fix.id,
        title: record.fix.title,
        safety: word(&record.fix.safety),
        file: &file.path,
        start: Position::of(file, record.at.range.start),
        end: Position::of(file, record.at.range.end),
        message: shown(&record.message),
    }
}

fn silenced<'c>(checked: &Checked, one: &'c Ignored) -> Silenced<'c> {
    Silenced::new(format!("{}{}", checked.prefix, place(checked, &one.at)), one)
}

fn place(checked: &Checked, at: &Span) -> String {
    let file = checked.look.reading.sources.file(at.file);
    let (line, column) = file.position(at.range.start);
    format!("{}:{line}:{column}", file.path)
}

/// The line on which a span starts: its number and its text.
fn line<'c>(checked: &'c Checked, at: &Span) -> (usize, &'c str) {
    checked.look.reading.sources.file(at.file).line(at.range.start)
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
