//! Lines of words, and the cells of a line: what stands before `=`, what follows from `=` on, and the comment behind.
//!
//! A line here ends where a word ends it: a whole heredoc without interpolated newlines stands on one line.

use super::words::{Kind, Word, columns};
use std::ops::Range;

/// A line: indexes of words. Cells that are not there are empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The first word.
    pub(crate) start: usize,
    /// The `=` of an assignment whose value closes every bracket that it opens.
    pub(crate) assign: usize,
    /// The comment behind other words.
    pub(crate) comment: usize,
    /// Behind the last word.
    pub(crate) end: usize,
    /// The first `=` that is not the first word; the end of the line's code where there is none.
    pub(crate) equal: usize,
}

impl Line {
    /// What stands before `=` (the whole line where it has no assignment).
    pub(crate) fn lead(&self) -> Range<usize> {
        self.start..self.assign
    }

    /// The assignment, `=` included.
    pub(crate) fn value(&self) -> Range<usize> {
        self.assign..self.comment
    }

    /// Whether it has an assignment.
    pub(crate) fn assigns(&self) -> bool {
        self.assign < self.comment
    }

    /// Whether a comment stands behind its code.
    pub(crate) fn commented(&self) -> bool {
        self.comment < self.end
    }
}

/// The lines of `words`.
pub(crate) fn lines(words: &[Word]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(words.len() / 5 + 1);
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        if word.kind.ends_line() || at + 1 == words.len() {
            lines.push(line(words, start, at + 1));
            start = at + 1;
        }
    }
    lines
}

fn line(words: &[Word], start: usize, end: usize) -> Line {
    let comment = if end - start > 1 && words[end - 1].kind.is_comment() { end - 1 } else { end };
    let code = &words[start..comment];
    let equal = (1..code.len()).find(|at| code[*at].kind == Kind::Equal).unwrap_or(code.len());
    let closed = code[equal..].iter().map(|word| word.kind.depth()).sum::<isize>() == 0;
    let assign = if closed { start + equal } else { comment };
    Line { start, assign, comment, end, equal: start + equal }
}

/// Columns of a run of words, the gap before the first of them included.
pub(crate) fn width(words: &[Word], text: impl Fn(&Word) -> usize) -> usize {
    words.iter().map(|word| word.gap + text(word)).sum()
}

/// Columns of a run of words that all stand in `text`, as they stand there; the gap before the first is not counted.
pub(crate) fn width_in(text: &str, words: &[Word]) -> usize {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return 0 };
    let run = &text.as_bytes()[first.start..last.end];
    if run.is_ascii() && !run.contains(&b'\r') {
        return run.len();
    }
    width(words, |word| columns(&text[word.start..word.end])) - first.gap
}
