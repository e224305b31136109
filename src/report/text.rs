//! The report for people.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{Alike, Report, reason, shown, word};
use crate::engine::{Held, State};

/// One line for each note, warning, finding and error, and a summary. `prefix` stands before the names of files;
/// `written` says whether the changes were made.
pub fn render(report: &Report, prefix: &str, written: bool) -> String {
    let dim = AnsiColor::BrightBlack.on_default();
    let mut out = String::new();
    let mut line = |style: Style, mark: &str, text: &str| {
        let _ = writeln!(out, "{style}{mark:5}{style:#} {text}");
    };
    if let Some(path) = report.settings {
        line(dim, "note", &format!("settings from {}", path.display()));
    }
    for text in super::judged(&report.outcome.judged_by, report.outcome.not_judged) {
        line(dim, "note", &text);
    }
    for note in report.notes {
        let text = format!("{}{} {dim}[{}]{dim:#}", lines(&note.lines), shown(&note.message), note.id);
        line(dim, "note", &text);
    }
    for warning in report.warnings {
        line(AnsiColor::Yellow.on_default(), "warn", &shown(warning));
    }
    for warning in &report.outcome.warnings {
        let text = format!("{prefix}{} {}", warning.place, shown(&warning.message));
        line(AnsiColor::Yellow.on_default(), "warn", &text);
    }
    for one in &report.outcome.ignored {
        let text = format!("{prefix}{} {}", report.outcome.place_after(&one.at), super::ignored(one));
        line(dim, "note", &text);
    }
    let mut alike = Alike::default();
    for record in &report.outcome.records {
        let state = if record.state == State::Applied { "" } else { ", held" };
        if !alike.shows(format!("{}{state}", record.fix.id)) {
            continue;
        }
        let place = report.outcome.place(&record.at);
        let fix = format!("[{}, {}]", record.fix.id, word(&record.fix.safety));
        let text = format!("{prefix}{place} {dim}{fix}{dim:#} {}", shown(&record.message));
        match reason(record) {
            None => {
                line(AnsiColor::Green.on_default(), if written { "fixed" } else { "fix" }, &text);
                for loss in &record.losses {
                    let what = match &loss.to {
                        Some(to) => format!("{} becomes {to}", loss.what),
                        None => format!("{} is removed", loss.what),
                    };
                    line(Style::new(), "", &format!("{}: {}", shown(&what), shown(&loss.reason)));
                }
            }
            Some(why) => line(AnsiColor::Yellow.on_default(), "held", &format!("{text} ({})", shown(&why))),
        }
    }
    for error in &report.outcome.errors {
        if !alike.shows(error.message.split(": ").next().unwrap_or_default()) {
            continue;
        }
        let text = format!("{prefix}{} {}", error.place, shown(&error.message));
        line(AnsiColor::Red.on_default().bold(), "error", &text);
    }
    for text in alike.rest() {
        line(dim, "note", &text);
    }
    if !report.outcome.coverage.is_empty() {
        out.push_str(&super::coverage::render(&report.outcome.coverage, false));
    }
    out.push_str(&super::coverage::claims(&report.outcome.claims, false));
    out + &summary(report, written)
}

fn summary(report: &Report, written: bool) -> String {
    let records = &report.outcome.records;
    let count = |test: fn(&State) -> bool| records.iter().filter(|record| test(&record.state)).count();
    let fixed = count(|state| *state == State::Applied);
    let held = records.len() - fixed;
    let for_unsafe = count(|state| *state == State::Held(Held::Unsafe));
    let verb = if written { "fixed" } else { "to fix" };
    let s = if records.len() == 1 { "" } else { "s" };
    let mut out = format!("{} finding{s}: {fixed} {verb}, {held} held", records.len());
    if for_unsafe > 0 {
        let _ = write!(out, " ({for_unsafe} with --unsafe)");
    }
    match report.outcome.errors.len() {
        0 => out.push_str(".\n"),
        1 => out.push_str("; 1 error remains.\n"),
        many => {
            let _ = writeln!(out, "; {many} errors remain.");
        }
    }
    out
}

fn lines(lines: &[u32]) -> String {
    match lines {
        [] => String::new(),
        [one] => format!("answer:{one} "),
        [first, .., last] => format!("answer:{first}-{last} "),
    }
}
