//! The report for people.

use std::fmt::Write as _;

use anstyle::AnsiColor;

use super::{Report, reason, redact};
use crate::engine::{Held, State};

/// One line for each note and finding, and a summary. `written` says whether the changes were made.
pub fn render(report: &Report, written: bool) -> String {
    let (good, held, dim) =
        (AnsiColor::Green.on_default(), AnsiColor::Yellow.on_default(), AnsiColor::BrightBlack.on_default());
    let bad = AnsiColor::Red.on_default().bold();
    let mut out = String::new();
    for note in report.notes {
        let _ = writeln!(
            out,
            "{dim}note{dim:#}   {}{} {dim}[{}]{dim:#}",
            lines(&note.lines),
            redact(&note.message),
            note.id
        );
    }
    for record in &report.outcome.records {
        let place = report.outcome.place(&record.at);
        let message = redact(&record.message);
        match reason(record) {
            None => {
                let _ = writeln!(out, "{good}fix{good:#}    {place}: {message} {dim}[{}]{dim:#}", record.fix.id);
                for loss in &record.losses {
                    let what = match &loss.to {
                        Some(to) => format!("{} becomes {to}", loss.what),
                        None => format!("{} is removed", loss.what),
                    };
                    let _ = writeln!(out, "       {what}: {}", loss.reason);
                }
            }
            Some(why) => {
                let _ =
                    writeln!(out, "{held}held{held:#}   {place}: {message} {dim}[{}]{dim:#} ({why})", record.fix.id);
            }
        }
    }
    for error in &report.outcome.errors {
        let _ = writeln!(out, "{bad}error{bad:#}  {}: {}", error.place, redact(&error.message));
    }
    let records = &report.outcome.records;
    let count = |test: fn(&State) -> bool| records.iter().filter(|record| test(&record.state)).count();
    let fixed = count(|state| *state == State::Applied);
    let left = records.len() - fixed;
    let for_unsafe = count(|state| *state == State::Held(Held::Unsafe));
    let verb = if written { "fixed" } else { "to fix" };
    let _ = write!(
        out,
        "{} finding{}: {fixed} {verb}, {left} held",
        records.len(),
        if records.len() == 1 { "" } else { "s" }
    );
    if for_unsafe > 0 {
        let _ = write!(out, " ({for_unsafe} more with --unsafe)");
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
        [one] => format!("answer:{one}: "),
        [first, .., last] => format!("answer:{first}-{last}: "),
    }
}
