//! Regular expressions that are written in this program.

use regex::Regex;

/// A regular expression of this program's own.
///
/// Where case does not matter, `(?i:…)` stands around words alone: the case of a class is folded one character after
/// the other, and a class that reaches over all scripts takes milliseconds. `\w` is such a class: every repetition of it is
/// compiled for itself, so the letters are written out.
///
/// # Panics
///
/// Where it is not well formed, which the first test that uses it shows.
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of this program is well formed")
}
