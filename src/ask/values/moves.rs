//! Sentences of a migration: the regions in them are one that is left and one that is gone to.

use super::{before, plain};

/// Whether a region is the one that is left, where somebody moves: `migrate from A to B`.
pub(super) fn is_behind_from(sentence: &str, start: usize) -> bool {
    let front = plain(before(sentence, start));
    front.trim_end_matches(" region ").trim_end_matches(" aws").trim_end().ends_with(" from")
}

/// Whether a sentence tells of a migration, and not that there is none: objects move to another storage class as well.
pub(in crate::ask) fn migrates(sentence: &str) -> bool {
    says(sentence, &MIGRATES)
}

/// Whether a sentence may tell of one, where a region is left.
pub(super) fn moves(sentence: &str) -> bool {
    says(sentence, &MIGRATES) || says(sentence, &MOVES)
}

/// Words for a migration, and those that may mean one where a region is left.
const MIGRATES: [&str; 3] = [" migrate ", " migrating ", " migration from "];
const MOVES: [&str; 3] = [" moving ", " move ", " relocate "];

fn says(sentence: &str, words: &[&str]) -> bool {
    let text = plain(sentence);
    let refused = |at: usize| [" not", " no", " never", " without"].iter().any(|word| text[..at].ends_with(word));
    words.iter().any(|word| text.match_indices(word).any(|(at, _)| !refused(at)))
}
