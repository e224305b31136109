//! Objects of very many entries: hcl-edit compares each key with all before it, so that they are read in parts.

use super::lex::{Token, TokenKind, lex};
use std::ops::Range;

/// How many entries are read at a time.
const ENTRIES: usize = 125;
/// Shorter texts hold no object for which this would pay.
const SHORTEST: usize = 16 * 1024;
/// What stands before the entries of a part, and behind them.
const HEAD: &str = "x={";
const TAIL: &str = "}";

/// An object of very many entries.
pub(super) struct Large {
    /// Where its opening brace stands.
    pub(super) start: usize,
    /// Its entries in parts, each a text of its own.
    pub(super) parts: Vec<Part>,
}

/// Some entries of an object, as the only attribute of a text.
pub(super) struct Part {
    pub(super) text: String,
    /// What is added to a place in it to get the place in the whole text.
    pub(super) shift: u32,
}

/// The outermost objects of a text that are read in parts, and the text with spaces for their entries. `tokens` are those
/// of the text, at whatever offset they were read. `None` where there is no such object.
pub(super) fn cut(text: &str, tokens: &[Token]) -> Option<(String, Vec<Token>, Vec<Large>)> {
    if text.len() < SHORTEST {
        return None;
    }
    let mut found = outermost(text, tokens);
    found.retain(|object| object.cuts.len() > 1);
    if found.is_empty() {
        return None;
    }
    let origin = tokens[0].start;
    let mut bytes = text.as_bytes().to_vec();
    let large = found.iter().map(|object| {
        let parts = object.cuts.iter().enumerate().map(|(number, from)| {
            let to = object.cuts.get(number + 1).unwrap_or(&object.inside.end);
            let text = format!("{HEAD}{}{TAIL}", &text[*from..*to]);
            Part { text, shift: (*from as u32).wrapping_sub(HEAD.len() as u32) }
        });
        Large { start: object.inside.start - 1, parts: parts.collect() }
    });
    let large: Vec<Large> = large.collect();
    found.iter().for_each(|object| bytes[object.inside.clone()].fill(b' '));
    let mut objects = found.iter().peekable();
    let mut outside = Vec::new();
    for token in tokens {
        let at = token.start - origin;
        objects.next_if(|object| object.inside.end <= at);
        if objects.peek().is_none_or(|object| !object.inside.contains(&at)) {
            outside.push(*token);
        }
    }
    Some((String::from_utf8(bytes).ok()?, outside, large))
}

/// The tokens of a part.
pub(super) fn tokens(part: &Part) -> Vec<Token> {
    lex(&part.text)
}

/// An object that is being read.
struct Object {
    /// What stands between its braces.
    inside: Range<usize>,
    /// Where a part begins.
    cuts: Vec<usize>,
    /// The entries since then.
    entries: usize,
}

/// The objects that lie in no other that has several parts, in the order of the text.
fn outermost(text: &str, tokens: &[Token]) -> Vec<Object> {
    let origin = tokens.first().map_or(0, |token| token.start);
    let mut open: Vec<Option<Object>> = Vec::new();
    let mut found: Vec<Object> = Vec::new();
    let mut before: Option<&Token> = None;
    // A cut waits for the entry behind it: `for` would not be a key any more.
    let mut due = false;
    for token in tokens {
        let range = token.start - origin..token.end - origin;
        let separates =
            token.kind == TokenKind::Newline || token.kind == TokenKind::Punct && &text[range.clone()] == ",";
        if separates {
            due |= matches!(open.last(), Some(Some(object)) if object.entries >= ENTRIES);
        } else if due && !token.is_blank() && token.kind != TokenKind::LineComment {
            due = false;
            if let Some(Some(object)) = open.last_mut()
                && &text[range.clone()] != "for"
                && &text[range.clone()] != TAIL
            {
                object.cuts.push(range.start);
                object.entries = 0;
            }
        }
        match (token.kind, &text[range.clone()]) {
            (TokenKind::Punct, "{") => {
                let is_body = before.is_some_and(|one| matches!(one.kind, TokenKind::Ident | TokenKind::CloseQuote));
                let inside = range.end..range.end;
                open.push((!is_body).then(|| Object { inside, cuts: vec![range.end], entries: 0 }));
            }
            (TokenKind::Punct, "[" | "(") | (TokenKind::OpenTemplate, _) => open.push(None),
            (TokenKind::Punct, "=" | ":") => {
                if let Some(Some(object)) = open.last_mut() {
                    object.entries += 1;
                }
            }
            (TokenKind::Punct, "}" | "]" | ")") | (TokenKind::CloseTemplate, _) => {
                if let Some(Some(mut object)) = open.pop()
                    && object.cuts.len() > 1
                {
                    object.inside.end = range.start;
                    found.retain(|inner| inner.inside.start < object.inside.start);
                    found.push(object);
                }
            }
            _ => {}
        }
        if !token.is_blank() {
            before = Some(token);
        }
    }
    found
}
