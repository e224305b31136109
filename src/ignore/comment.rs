//! One comment: what it says, and what it speaks of.

use std::ops::Range;

use super::MARK;
use crate::syntax::lex::{TokenKind, lex};
use crate::syntax::tree::{Body, Item, PieceKind, Tree};

/// What a comment speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// What it stands above or behind.
    Here,
    /// The whole file.
    File,
    /// No form that is known.
    Unknown,
}

/// A comment that starts with the mark.
#[derive(Debug)]
pub(super) struct Comment<'t> {
    /// Without the newline.
    pub(super) range: Range<usize>,
    pub(super) form: Form,
    pub(super) names: Vec<&'t str>,
    pub(super) reason: &'t str,
}

/// The comments of a text that start with the mark.
pub(super) fn all(text: &str) -> impl Iterator<Item = Comment<'_>> {
    lex(text).into_iter().filter(|token| token.kind == TokenKind::LineComment).filter_map(|token| {
        let said = token.text(text);
        let said = said.trim_start_matches(['#', '/']).trim();
        let rest = said.strip_prefix(MARK)?;
        let (form, rest) = match rest.strip_prefix("-file") {
            Some(rest) => (Form::File, rest),
            None => (Form::Here, rest),
        };
        let form = if rest.is_empty() || rest.starts_with(char::is_whitespace) { form } else { Form::Unknown };
        let rest = rest.trim_start();
        let (names, reason) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let names = match form {
            Form::Unknown => Vec::new(),
            _ => names.split(',').filter(|name| !name.is_empty()).collect(),
        };
        let length = token.text(text).trim_end().len();
        Some(Comment { range: token.start..token.start + length, form, names, reason: reason.trim() })
    })
}

/// The bytes that a comment speaks of: the block or attribute that it stands right above or behind, or the line, where
/// that is a part of a value. `None` above nothing.
pub(super) fn scope(text: &str, tree: &Tree, comment: &Range<usize>) -> Option<Range<usize>> {
    let start = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
    let before = text[start..comment.start].trim_start_matches('\u{feff}').trim_end();
    let items = items(tree);
    if !before.trim_start().is_empty() {
        let first = start + (before.len() - before.trim_start().len());
        let end = start + before.len();
        let starts = items.iter().find(|item| item.start == first);
        let ends = items.iter().filter(|item| item.end == end).max_by_key(|item| item.len());
        return Some(starts.or(ends).cloned().unwrap_or(start..comment.start));
    }
    // Other comments may stand between.
    let mut at = start;
    loop {
        at += text[at..].find('\n')? + 1;
        let line = text[at..].lines().next().unwrap_or("");
        let said = line.trim_start();
        if said.starts_with(['#']) || said.starts_with("//") {
            continue;
        }
        let first = at + (line.len() - said.len());
        return match items.iter().find(|item| item.start == first) {
            Some(item) => Some(item.clone()),
            None if said.trim_end().is_empty() || said.starts_with(['}', ']', ')']) => None,
            None => Some(at..at + line.len()),
        };
    }
}

/// The bytes of every block and attribute.
fn items(tree: &Tree) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for placed in &tree.pieces {
        let mut add =
            |range: &Range<u32>| all.push(placed.start + range.start as usize..placed.start + range.end as usize);
        match &placed.piece.kind {
            PieceKind::Block(block) => {
                add(&block.range);
                inside(&block.body, &mut add);
            }
            PieceKind::Attribute(attribute) => add(&attribute.range),
            PieceKind::Junk(_) => {}
        }
    }
    all
}

fn inside(body: &Body, add: &mut impl FnMut(&Range<u32>)) {
    for item in &body.items {
        match item {
            Item::Attribute(attribute) => add(&attribute.range),
            Item::Block(block) => {
                add(&block.range);
                inside(&block.body, add);
            }
        }
    }
}
