//! The gaps that `terraform fmt` leaves: indentation, between two words of a cell, and before aligned cells.
//!
//! The rules are those of hclwrite's formatter (hashicorp/hcl v2.23, which Terraform 1.11 carries), its mistakes included:
//! a heredoc that opens brackets inside `${` pulls the lines behind it to the left.

#[cfg(test)]
mod tests;

use super::lines::{Line, width};
use super::words::{Kind, Word};

/// Sets the gap of every word. `text` gives the columns of a word.
pub(crate) fn set_gaps(words: &mut [Word], lines: &[Line], text: impl Fn(&Word) -> usize) {
    indent(words, lines);
    for line in lines {
        separate(&mut words[line.lead()]);
        separate(&mut words[line.value()]);
    }
    align(words, lines, &text);
}

/// Two blanks a level. A level is a line that opens more brackets than it closes, however many they are.
fn indent(words: &mut [Word], lines: &[Line]) {
    let mut levels: Vec<isize> = Vec::new();
    for line in lines {
        let first = words[line.start].kind;
        if first == Kind::Newline {
            words[line.start].gap = 0;
            continue;
        }
        let depth = depth_until_heredoc(&words[line.lead()]) + depth(&words[line.value()]);
        if depth < 0 {
            close(&mut levels, -depth);
        }
        words[line.start].gap = 2 * levels.len();
        if depth > 0 {
            levels.push(depth);
        }
    }
}

fn depth(words: &[Word]) -> isize {
    words.iter().map(|word| word.kind.depth()).sum()
}

fn depth_until_heredoc(words: &[Word]) -> isize {
    words.iter().take_while(|word| word.kind != Kind::OpenHeredoc).map(|word| word.kind.depth()).sum()
}

fn close(levels: &mut Vec<isize>, mut brackets: isize) {
    while let Some(open) = levels.last_mut() {
        if brackets < *open {
            *open -= brackets;
            return;
        }
        brackets -= *open;
        levels.pop();
        if brackets == 0 {
            return;
        }
    }
}

/// Sets every gap of a cell but the first.
fn separate(cell: &mut [Word]) {
    let mut before = None;
    for at in 1..cell.len() {
        let subject = cell[at - 1].kind;
        cell[at].gap = usize::from(is_spaced(before, subject, cell[at].kind));
        before = Some(subject);
    }
}

/// Whether a blank stands between `subject` and `after`; `before` is the word before both in the same cell.
fn is_spaced(before: Option<Kind>, subject: Kind, after: Kind) -> bool {
    use Kind::*;
    match (subject, after) {
        (_, Newline) => false,
        (Ident | In, OpenParen) => false,
        (Ident | In, DoubleColon) | (DoubleColon, Ident | In) => false,
        (Dot, _) | (_, Dot) => false,
        (_, Comma | Ellipsis) => false,
        (Comma, _) => true,
        (Text | OpenQuote | OpenHeredoc, _) | (_, Text | CloseQuote | CloseHeredoc) => false,
        (In, _) if before.is_some_and(Kind::is_name) => true,
        (Ident | In | Number, OpenBracket) => false,
        (_, OpenBracket) if subject.depth() < 0 => false,
        (Bang, _) => false,
        (Minus, _) => !is_negation(before),
        (OpenBrace, CloseBrace) => false,
        (OpenBrace, _) | (_, CloseBrace) => true,
        (OpenTemplate, OpenBrace) | (CloseBrace, CloseTemplate) => true,
        (CloseTemplate, OpenTemplate) => false,
        _ => subject.depth() <= 0 && after.depth() >= 0,
    }
}

/// Whether a `-` behind `before` negates. Behind `=>` fmt takes it for a subtraction.
fn is_negation(before: Option<Kind>) -> bool {
    use Kind::*;
    matches!(
        before,
        None | Some(OpenParen | OpenBrace | OpenBracket | Equal | Colon | Comma | Question | Operator | Minus | Bang)
    )
}

/// Aligns the `=` of neighbouring assignments, then the comments of neighbouring lines.
fn align(words: &mut [Word], lines: &[Line], text: &impl Fn(&Word) -> usize) {
    for group in lines.chunk_by(|one, next| one.assigns() && next.assigns()) {
        if group[0].assigns() {
            justify(words, group, |line| line.lead(), |line| line.assign, text);
        }
    }
    for group in lines.chunk_by(|one, next| one.commented() && next.commented()) {
        if group[0].commented() {
            justify(words, group, |line| line.start..line.comment, |line| line.comment, text);
        }
    }
}

fn justify(
    words: &mut [Word],
    group: &[Line],
    before: impl Fn(&Line) -> std::ops::Range<usize>,
    cell: impl Fn(&Line) -> usize,
    text: &impl Fn(&Word) -> usize,
) {
    let widths: Vec<usize> = group.iter().map(|line| width(&words[before(line)], text)).collect();
    let widest = widths.iter().max().copied().unwrap_or(0);
    for (line, width) in group.iter().zip(widths) {
        words[cell(line)].gap = widest - width + 1;
    }
}
