//! One comment: what it says, and what it speaks of.

use std::collections::HashMap;
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

/// Where the blocks and attributes of a text stand, for its comments in their order.
pub(super) struct Places<'t> {
    text: &'t str,
    /// Where the first thing of the text starts.
    first: Option<usize>,
    by_start: HashMap<usize, Range<usize>>,
    by_end: HashMap<usize, Range<usize>>,
    /// The lines of comments that were passed last, and what they all stand above.
    passed: (Range<usize>, Option<Range<usize>>),
}

impl<'t> Places<'t> {
    pub(super) fn of(text: &'t str, tree: &Tree) -> Self {
        let mut places = Places {
            text,
            first: tree.pieces.first().map(|first| first.start),
            by_start: HashMap::new(),
            by_end: HashMap::new(),
            passed: (0..0, None),
        };
        for placed in &tree.pieces {
            let mut add = |range: &Range<u32>| {
                let range = placed.start + range.start as usize..placed.start + range.end as usize;
                places.by_start.entry(range.start).or_insert(range.clone());
                // Outer ones come first: a comment behind an end speaks of the largest that ends there.
                places.by_end.entry(range.end).or_insert(range);
            };
            match &placed.piece.kind {
                PieceKind::Block(block) => {
                    add(&block.range);
                    inside(&block.body, &mut add);
                }
                PieceKind::Attribute(attribute) => add(&attribute.range),
                PieceKind::Junk(_) => {}
            }
        }
        places
    }

    /// Whether anything but comments stands before a place.
    pub(super) fn begins_before(&self, place: usize) -> bool {
        self.first.is_some_and(|first| first < place)
    }

    /// The bytes that a comment speaks of: the block or attribute that it stands right above or behind, or the line,
    /// where that is a part of a value. `None` above nothing.
    pub(super) fn scope(&mut self, comment: &Range<usize>) -> Option<Range<usize>> {
        let text = self.text;
        let start = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
        let before = text[start..comment.start].trim_start_matches('\u{feff}').trim_end();
        if !before.trim_start().is_empty() {
            let first = start + (before.len() - before.trim_start().len());
            let found = self.by_start.get(&first).or_else(|| self.by_end.get(&(start + before.len())));
            return Some(found.cloned().unwrap_or(start..comment.start));
        }
        if !self.passed.0.contains(&start) {
            let (end, below) = self.below(start);
            self.passed = (start..end, below);
        }
        self.passed.1.clone()
    }

    /// What stands below the line that starts here, where other comments may stand between; and where that starts.
    fn below(&self, mut at: usize) -> (usize, Option<Range<usize>>) {
        loop {
            let Some(length) = self.text[at..].find('\n') else { return (self.text.len(), None) };
            at += length + 1;
            let line = self.text[at..].lines().next().unwrap_or("");
            let said = line.trim_start();
            if said.starts_with(['#']) || said.starts_with("//") {
                continue;
            }
            let first = at + (line.len() - said.len());
            let found = match self.by_start.get(&first) {
                Some(item) => Some(item.clone()),
                None if said.trim_end().is_empty() || said.starts_with(['}', ']', ')']) => None,
                None => Some(at..at + line.len()),
            };
            return (at, found);
        }
    }
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
