//! Where edits put the bytes of a text.

use std::ops::Range;

/// Edits as ranges before and after.
pub(super) struct Moves {
    moves: Vec<(Range<usize>, Range<usize>)>,
}

impl Moves {
    /// Of sorted, disjoint edits.
    pub(super) fn of(edits: &[(Range<usize>, String)]) -> Self {
        let (mut moves, mut old, mut new) = (Vec::with_capacity(edits.len()), 0, 0);
        for (range, text) in edits {
            let start = new + range.start.saturating_sub(old);
            (old, new) = (range.end, start + text.len());
            moves.push((range.clone(), start..new));
        }
        Moves { moves }
    }

    /// Whether an edit stands in a range of the new text or at one of its ends.
    pub(super) fn touch(&self, range: Range<usize>) -> bool {
        let next = self.moves.partition_point(|(_, new)| new.end < range.start);
        self.moves.get(next).is_some_and(|(_, new)| new.start <= range.end)
    }

    /// Where a range of the new text started in the old one; `None` where an edit changed a part of it.
    pub(super) fn origin(&self, range: Range<usize>) -> Option<usize> {
        let next = self.moves.partition_point(|(_, new)| new.end <= range.start);
        if self.moves.get(next).is_some_and(|(_, new)| new.start < range.end) {
            return None;
        }
        let (old, new) = next.checked_sub(1).map_or((0, 0), |last| (self.moves[last].0.end, self.moves[last].1.end));
        Some(old + range.start - new)
    }
}
