//! What a reading of the fences costs: how badly lines fit where they would stand, and what speaks for or against a mark.

use std::ops::Range;

use super::mark::Mark;
use super::{Lang, lang};
use crate::ingest::lines::{Lines, Look, look};
use crate::ingest::{name, scan};

/// The lines between two marks, by what they look like.
pub(super) struct Between {
    headers: f32,
    markdown: f32,
    prose: f32,
    headings: f32,
    code: f32,
}

impl Between {
    pub fn new(lines: &Lines, range: Range<usize>) -> Self {
        let mut sums = Between { headers: 0.0, markdown: 0.0, prose: 0.0, headings: 0.0, code: 0.0 };
        for line in range {
            let text = lines.get(line);
            match look(text) {
                Look::Header => sums.headers += 1.0,
                Look::Markdown => sums.markdown += 1.0,
                Look::Prose => sums.prose += 1.0,
                Look::Comment if text.starts_with("## ") || text.starts_with("### ") || text.starts_with("#### ") => {
                    sums.headings += 1.0
                }
                Look::Code => sums.code += 1.0,
                Look::Comment | Look::Blank => {}
            }
        }
        sums
    }

    /// How badly these lines fit into a fence of this language, or into text (`None`).
    pub fn cost(&self, lang: Option<Lang>) -> f32 {
        let text = self.markdown + self.prose;
        match lang {
            None | Some(Lang::Document) => (self.headers * 2.0).min(6.0) + (self.code * 0.05).min(1.0),
            Some(Lang::Hcl) => (text * 0.4).min(4.0) + (self.headings * 0.1).min(0.5),
            Some(Lang::Bare) => (text * 0.3).min(4.0) + (self.headings * 0.6).min(3.0) + (self.headers * 0.2).min(1.0),
            Some(Lang::Other) => (text * 0.1).min(2.0) + (self.headings * 0.4).min(2.0) + (self.headers * 0.5).min(3.0),
        }
    }
}

/// What stands around a mark.
pub(super) struct Hint {
    /// The answer or a new part of it follows: a good place for a document to end.
    pub ends: bool,
    /// What follows is a drawing, a tree or a command, or the line before announces it: a fence without an info string opens.
    pub drawing: bool,
    /// The line above is nothing but the name of a file.
    pub named: bool,
    /// A heredoc that opened before ends behind the mark.
    pub in_heredoc: bool,
}

impl Hint {
    pub fn new(lines: &Lines, mark: &Mark, until: usize, first: usize, in_heredoc: bool) -> Self {
        let near = |range: Range<usize>| range.map(|line| lines.get(line).trim()).find(|line| !line.is_empty());
        let next = near(mark.line + 1..(mark.line + 6).min(until));
        let before = (first.max(mark.line.saturating_sub(4))..mark.line)
            .rev()
            .map(|line| lines.get(line).trim())
            .find(|line| !line.is_empty());
        let ends = next.is_none_or(|line| line.starts_with('#') || line.starts_with("---"));
        let drawing = next.is_some_and(|line| line.contains(['├', '│', '┌', '└', '▼', '→', '$']))
            || before.is_some_and(|line| line.ends_with(':'));
        let named = before.and_then(name::heading_alone).is_some();
        Hint { ends, drawing, named, in_heredoc }
    }
}

/// The heredocs in a range of lines that hold no Terraform fence, or whole fences only: fence lines inside of them may be text.
pub(super) struct Heredocs(Vec<Range<usize>>);

impl Heredocs {
    pub fn new(lines: &Lines, range: Range<usize>, marks: &[Mark]) -> Self {
        let texts: Vec<&str> = range.clone().map(|line| lines.get(line)).collect();
        let mut all = scan::heredocs(&texts);
        all.retain(|found| {
            let found = found.start + range.start..found.end + range.start;
            let from = marks.partition_point(|mark| mark.line <= found.start);
            let inside: Vec<&Mark> = marks[from..].iter().take_while(|mark| mark.line < found.end).collect();
            // A heredoc that lost its end reaches over the fences of the answer: first the one it stands in is closed.
            let is_whole = || {
                inside.len().is_multiple_of(2)
                    && inside.chunks(2).all(|pair| !pair[0].info.is_empty() && pair[1].info.is_empty())
            };
            !inside.is_empty() && (is_whole() || !inside.iter().any(|mark| lang(mark.info) == Lang::Hcl))
        });
        Heredocs(all.into_iter().map(|found| found.start + range.start..found.end + range.start).collect())
    }

    pub fn hold(&self, line: usize) -> bool {
        let after = self.0.partition_point(|heredoc| heredoc.start < line);
        after.checked_sub(1).is_some_and(|at| line < self.0[at].end)
    }
}
