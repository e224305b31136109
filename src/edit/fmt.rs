//! What `terraform fmt` would change, as edits: the result is byte for byte what Terraform 1.11 writes.

pub(crate) mod lines;
pub(crate) mod rewrite;
pub(crate) mod spaces;
pub(crate) mod words;

#[cfg(test)]
pub(crate) mod oracle;
#[cfg(test)]
mod tests;

use crate::syntax::lex::{Token, TokenKind};
use crate::syntax::tree::Tree;
use std::ops::Range;
use words::Word;

/// The edits that make `text` what `terraform fmt` writes, in order and disjoint. None where the text is formatted, and
/// none where it does not parse: `tokens` and `tree` are its tokens and its tree.
pub fn fmt_edits(text: &str, tokens: &[Token], tree: &Tree) -> Vec<(Range<usize>, String)> {
    if !tree.is_valid() || tokens.iter().any(|token| matches!(token.kind, TokenKind::Bad(_))) {
        return Vec::new();
    }
    let words = words::words(text, tokens);
    let code = words.last().map_or(0, |word| word.end);
    let rewrite::Rewritten { mut words, extra } = rewrite::rewrite(text, tree, words);
    let lines = lines::lines(&words);
    spaces::set_gaps(&mut words, &lines, |word| words::columns(text_of(text, &extra, word)));
    changes(text, code, &extra, &words)
}

fn text_of<'a>(text: &'a str, extra: &'a str, word: &Word) -> &'a str {
    match word.start.checked_sub(text.len()) {
        Some(start) => &extra[start..word.end - text.len()],
        None => &text[word.start..word.end],
    }
}

/// The differences between `text`, whose words end at `code`, and the words with their gaps.
fn changes(text: &str, code: usize, extra: &str, words: &[Word]) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut done = 0;
    let mut wanted = String::new();
    for word in words {
        if word.start >= text.len() {
            wanted.extend(std::iter::repeat_n(' ', word.gap));
            wanted.push_str(text_of(text, extra, word));
            continue;
        }
        let gap = &text.as_bytes()[done..word.start];
        if !wanted.is_empty() || gap.len() != word.gap || gap.iter().any(|byte| *byte != b' ') {
            wanted.extend(std::iter::repeat_n(' ', word.gap));
            edits.extend(smallest(text, done..word.start, &wanted));
            wanted.clear();
        }
        done = word.end;
    }
    // White space at the end of the file stays, as blanks.
    wanted.extend(std::iter::repeat_n(' ', text.len() - code));
    edits.extend(smallest(text, done..text.len(), &wanted));
    edits
}

/// The edit that makes `range` of `text` to `wanted`, without what both begin and end with.
fn smallest(text: &str, range: Range<usize>, wanted: &str) -> Option<(Range<usize>, String)> {
    let given = &text[range.clone()];
    let same = |(one, other): &(char, char)| one == other;
    let head: usize = given.chars().zip(wanted.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (given, wanted) = (&given[head..], &wanted[head..]);
    let tail: usize = given.chars().rev().zip(wanted.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (given, wanted) = (&given[..given.len() - tail], &wanted[..wanted.len() - tail]);
    if given.is_empty() && wanted.is_empty() {
        return None;
    }
    let start = range.start + head;
    Some((start..start + given.len(), wanted.to_owned()))
}
