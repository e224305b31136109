//! Which line of the answer each line of a file comes from.

use crate::source::{File, FileId};

use super::chunk::Row;
use super::lines::Lines;

/// Lines of a file that follow each other in the answer too. All numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first line, in the file.
    pub first: u32,
    /// How many lines.
    pub count: u32,
    /// The first line, in the answer.
    pub answer: u32,
}

/// For each file that was made from an answer, where its lines come from. Empty for a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    files: Vec<Vec<Run>>,
}

impl Provenance {
    /// The runs of a file, in order; together they are the whole file.
    pub fn runs(&self, file: FileId) -> &[Run] {
        self.files.get(file.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The line of the answer (from 1) that a line of a file (from 1) comes from.
    pub fn line(&self, file: FileId, line: usize) -> Option<usize> {
        let runs = self.runs(file);
        let line = u32::try_from(line).ok()?;
        let run = runs[..runs.partition_point(|run| run.first <= line)].last()?;
        (line < run.first + run.count).then(|| (run.answer + line - run.first) as usize)
    }

    /// Says of each line where it comes from in the text that the answer was made of.
    pub(crate) fn trace(&mut self, origin: impl Fn(u32) -> u32) {
        for runs in &mut self.files {
            let mut out: Vec<Run> = Vec::with_capacity(runs.len());
            for (first, answer) in
                runs.iter().flat_map(|run| (0..run.count).map(|at| (run.first + at, run.answer + at)))
            {
                let answer = origin(answer);
                match out.last_mut() {
                    Some(run) if run.answer + run.count == answer => run.count += 1,
                    _ => out.push(Run { first, count: 1, answer }),
                }
            }
            *runs = out;
        }
    }
}

/// Puts files together from rows, remembering where they come from.
#[derive(Default)]
pub(crate) struct Builder {
    pub(crate) files: Vec<File>,
    provenance: Provenance,
}

impl Builder {
    /// Adds a file made of pieces, with a blank line between two pieces where neither has one and a newline at the end.
    pub(crate) fn add(&mut self, lines: &Lines, path: String, pieces: &[Vec<Row>]) {
        let mut text = String::new();
        let mut runs: Vec<Run> = Vec::new();
        let mut count = 0;
        let mut push = |text: &mut String, piece: &str, answer: u32| {
            count += 1;
            text.push_str(piece);
            match runs.last_mut() {
                Some(run) if run.answer + run.count == answer => run.count += 1,
                _ => runs.push(Run { first: count, count: 1, answer }),
            }
        };
        for rows in pieces {
            let (Some(first), false) = (rows.first(), text.is_empty()) else {
                rows.iter().for_each(|row| push(&mut text, &ended(row, lines), row.line + 1));
                continue;
            };
            let blank = |line: &str| line.trim().is_empty();
            if !text.trim_end_matches(['\n', '\r']).is_empty()
                && !text.ends_with("\n\n")
                && !text.ends_with("\n\r\n")
                && !blank(first.text(lines))
            {
                push(&mut text, newline(lines), first.line.max(1));
            }
            rows.iter().for_each(|row| push(&mut text, &ended(row, lines), row.line + 1));
        }
        self.files.push(File::new(path, text));
        self.provenance.files.push(runs);
    }

    /// Everything that was added.
    pub(crate) fn finish(self) -> (Vec<File>, Provenance) {
        (self.files, self.provenance)
    }
}

/// The text of a row, with a newline.
fn ended<'a>(row: &Row, lines: &Lines<'a>) -> std::borrow::Cow<'a, str> {
    let text = row.text(lines);
    if text.ends_with('\n') { text.into() } else { format!("{text}{}", newline(lines)).into() }
}

/// The newline of the answer.
fn newline(lines: &Lines) -> &'static str {
    if lines.len() > 0 && lines.text[lines.at(0).end as usize..].starts_with("\r\n") { "\r\n" } else { "\n" }
}
