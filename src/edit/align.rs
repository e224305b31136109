//! The one alignment pass at the end of a run: what edits touched is padded again as `terraform fmt` pads it.
//!
//! Fixes never align. Groups that their author did not align stay as they are, and so does everything that no edit
//! touches; a new line among lines that share a column takes it.

mod moves;
#[cfg(test)]
mod tests;

use super::fmt::lines::{Line, lines, width_in};
use super::fmt::words::{Kind, Word, words};
use super::splice::splice;
use crate::syntax::lex::lex;
use moves::Moves;
use std::collections::BTreeMap;
use std::ops::Range;

/// Pads on `new`, which is `old` with the sorted, disjoint `edits` made: only blanks before `=` and before comments
/// behind code, for groups of neighbouring lines that an edit touches or stands next to. A group is aligned when its
/// untouched lines were aligned in `old`, and when there is none; else its new names go to the column of their neighbours.
pub fn align(old: &str, new: &str, edits: &[(Range<usize>, String)]) -> Vec<(Range<usize>, String)> {
    if edits.is_empty() {
        return Vec::new();
    }
    let (before, mut after) = (Before::of(old), Grid::of(new));
    let moves = Moves::of(edits);
    let mut padded = Vec::new();
    let lines = std::mem::take(&mut after.lines);
    for cell in [Cell::Assign, Cell::Comment] {
        let first = padded.len();
        for group in lines.chunk_by(|one, next| cell.is_grouped(one) && cell.is_grouped(next)) {
            let Some(_) = cell.word(&group[0]) else { continue };
            let is_near = moves.touch(after.bytes(group));
            if !is_near && !after.is_padded(group, &padded[..first]) {
                continue;
            }
            if cell.was_aligned(group, &after, &before, &moves) {
                after.pad(group, cell, &mut padded);
            } else if cell == Cell::Assign {
                after.join(group, &before, &moves, &mut padded);
            }
        }
    }
    padded.sort_unstable();
    let pads: Vec<_> = padded.into_iter().map(|at| (after.source_gap(at), " ".repeat(after.words[at].gap))).collect();
    if after.reads_alike(&pads) { pads } else { Vec::new() }
}

/// What is aligned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// `=`; alone, with one blank, where the value goes on in the next lines.
    Assign,
    /// A comment behind code.
    Comment,
}

impl Cell {
    /// Whether the line is aligned with neighbours that are grouped too.
    fn is_grouped(self, line: &Line) -> bool {
        match self {
            Cell::Assign => line.assigns(),
            Cell::Comment => line.commented(),
        }
    }

    /// The word that is moved.
    fn word(self, line: &Line) -> Option<usize> {
        match self {
            Cell::Assign => (line.equal < line.comment).then_some(line.equal),
            Cell::Comment => line.commented().then_some(line.comment),
        }
    }

    /// Judged on the lines that no edit touches; where there is none, on the words that are still there.
    fn was_aligned(self, group: &[Line], after: &Grid, before: &Before, moves: &Moves) -> bool {
        let aligned = match self {
            Cell::Assign => &before.assigns,
            Cell::Comment => &before.comments,
        };
        let (mut untouched, mut kept) = (None, None);
        for line in group {
            let Some(at) = self.word(line) else { continue };
            let (gap, word) = (after.source_gap(at), after.words[at]);
            let Some(start) = moves.origin(gap.start..word.end) else { continue };
            let Ok(found) = aligned.binary_search_by_key(&(start + gap.len()), |(offset, _)| *offset) else { continue };
            let judge = if moves.origin(after.bytes(std::slice::from_ref(line))).is_some() {
                &mut untouched
            } else {
                &mut kept
            };
            *judge = Some(judge.unwrap_or(true) && aligned[found].1);
        }
        untouched.or(kept).unwrap_or(true)
    }
}

/// The words and lines of a text.
struct Grid<'a> {
    text: &'a str,
    words: Vec<Word>,
    lines: Vec<Line>,
}

impl<'a> Grid<'a> {
    fn of(text: &'a str) -> Self {
        let words = words(text, &lex(text));
        let lines = lines(&words);
        Grid { text, words, lines }
    }

    /// The bytes of lines that follow each other.
    fn bytes(&self, lines: &[Line]) -> Range<usize> {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return 0..0 };
        self.source_gap(first.start).start..self.words[last.end - 1].end
    }

    /// The white space before a word, as it stands in the text.
    fn source_gap(&self, at: usize) -> Range<usize> {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].end);
        start..self.words[at].start
    }

    /// Columns of what stands before a cell, gaps of words as they are now.
    fn width(&self, line: &Line, cell: Cell) -> usize {
        let cells = match cell {
            Cell::Assign => [line.lead(), 0..0],
            Cell::Comment => [line.start..line.equal, line.equal..line.comment],
        };
        let columns = |cell: Range<usize>| {
            self.words.get(cell.start).map_or(0, |first| first.gap) + width_in(self.text, &self.words[cell])
        };
        cells.into_iter().filter(|cell| !cell.is_empty()).map(columns).sum()
    }

    /// The gap that aligns each line of a group.
    fn gaps(&self, group: &[Line], cell: Cell) -> Vec<usize> {
        if let [_] = group {
            return vec![1];
        }
        let widths: Vec<usize> = group.iter().map(|line| self.width(line, cell)).collect();
        let widest = widths.iter().max().copied().unwrap_or(0);
        widths.into_iter().map(|width| widest - width + 1).collect()
    }

    fn is_blank(&self, gap: Range<usize>, columns: usize) -> bool {
        gap.len() == columns && self.text.as_bytes()[gap].iter().all(|byte| *byte == b' ')
    }

    /// Sets the gaps of a group and says which words they moved.
    fn pad(&mut self, group: &[Line], cell: Cell, padded: &mut Vec<usize>) {
        for (line, gap) in group.iter().zip(self.gaps(group, cell)) {
            let Some(at) = cell.word(line) else { continue };
            if !self.is_blank(self.source_gap(at), gap) {
                self.words[at].gap = gap;
                padded.push(at);
            }
        }
    }

    /// Sets the gap of each line of a group whose name is new to the column that the nearest untouched lines share, or to
    /// the one that its own `=` shared with a neighbour.
    fn join(&mut self, group: &[Line], before: &Before, moves: &Moves, padded: &mut Vec<usize>) {
        let column = |line: &Line| {
            let at = Cell::Assign.word(line)?;
            let is_old = moves.origin(self.bytes(std::slice::from_ref(line))).is_some();
            is_old.then(|| self.width(line, Cell::Assign) + self.source_gap(at).len())
        };
        let columns: Vec<Option<usize>> = group.iter().map(column).collect();
        for (index, line) in group.iter().enumerate().filter(|(index, _)| columns[*index].is_none()) {
            let Some(at) = Cell::Assign.word(line) else { continue };
            let above = columns[..index].iter().rev().find_map(|column| *column);
            let below = columns[index + 1..].iter().find_map(|column| *column);
            let count = |column: &usize| columns.iter().filter(|one| **one == Some(*column)).count();
            let shared = above.or(below).filter(|column| below.is_none_or(|below| below == *column));
            let shared = shared.filter(|column| count(column) > 1).or_else(|| {
                let start = moves.origin(self.source_gap(at).start..self.words[at].end)?;
                before.column(start + self.source_gap(at).len())
            });
            let name = self.bytes(std::slice::from_ref(line)).start..self.source_gap(at).start;
            let width = self.width(line, Cell::Assign);
            // A name that is too long for the column ends behind it.
            let Some(gap) = shared.map(|column| column.saturating_sub(width).max(1)) else { continue };
            if moves.origin(name).is_none() && !self.is_blank(self.source_gap(at), gap) {
                self.words[at].gap = gap;
                padded.push(at);
            }
        }
    }

    /// Where each `=` stands that another one of its group stands in one column with, and that column.
    fn columns(&self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for group in self.lines.chunk_by(|one, next| Cell::Assign.is_grouped(one) && Cell::Assign.is_grouped(next)) {
            let place = |line: &Line| {
                let at = Cell::Assign.word(line)?;
                Some((self.words[at].start, self.width(line, Cell::Assign) + self.source_gap(at).len()))
            };
            let Some(all) = group.iter().map(place).collect::<Option<Vec<_>>>() else { continue };
            let mut shared = BTreeMap::new();
            for (_, column) in &all {
                *shared.entry(*column).or_insert(0) += 1;
            }
            found.extend(all.into_iter().filter(|(_, column)| shared[column] > 1));
        }
        found
    }

    /// Whether the text holds the same words with the pads made. Where a string, a heredoc or a template is left open, what
    /// stands behind it is text or code by a look far ahead, and a pad in a text is text itself.
    fn reads_alike(&self, pads: &[(Range<usize>, String)]) -> bool {
        if !self.words.iter().any(|word| word.kind == Kind::Other) {
            return true;
        }
        let padded = splice(self.text, pads.iter().map(|(range, pad)| (range.clone(), pad.as_str())));
        let same = words(&padded, &lex(&padded));
        same.len() == self.words.len()
            && same.iter().zip(&self.words).all(|(one, other)| {
                one.kind == other.kind && padded[one.start..one.end] == self.text[other.start..other.end]
            })
    }

    /// Whether one of these sorted words stands in the group.
    fn is_padded(&self, group: &[Line], padded: &[usize]) -> bool {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { return false };
        let next = padded.partition_point(|at| *at < first.start);
        padded.get(next).is_some_and(|at| *at < last.end)
    }
}

/// Every `=` and every comment behind code of the old text: where it stands and whether it is aligned with its group.
struct Before {
    assigns: Vec<(usize, bool)>,
    comments: Vec<(usize, bool)>,
    /// The column of each `=` that another one of its group stands in one column with.
    columns: Vec<(usize, usize)>,
}

impl Before {
    fn of(text: &str) -> Self {
        let grid = Grid::of(text);
        let all = |cell: Cell| {
            let mut aligned = Vec::new();
            for group in grid.lines.chunk_by(|one, next| cell.is_grouped(one) && cell.is_grouped(next)) {
                let Some(_) = cell.word(&group[0]) else { continue };
                let placed: Vec<(usize, bool)> = group
                    .iter()
                    .zip(grid.gaps(group, cell))
                    .filter_map(|(line, gap)| {
                        cell.word(line).map(|at| (grid.words[at].start, grid.is_blank(grid.source_gap(at), gap)))
                    })
                    .collect();
                // The longest line of a group always looks aligned: all of it was, or none.
                let all = placed.iter().all(|(_, is_aligned)| *is_aligned);
                aligned.extend(placed.into_iter().map(|(start, _)| (start, all)));
            }
            aligned
        };
        Before { assigns: all(Cell::Assign), comments: all(Cell::Comment), columns: grid.columns() }
    }

    /// The column of the `=` at an offset, where another one of its group stands in it.
    fn column(&self, start: usize) -> Option<usize> {
        let found = self.columns.binary_search_by_key(&start, |(start, _)| *start).ok()?;
        Some(self.columns[found].1)
    }
}
