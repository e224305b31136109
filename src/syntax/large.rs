//! Objects and lists of very many entries, which are read in parts: hcl-edit compares each key of an object with all before
//! it, and its tree of a list takes many times the room of ours.

use super::lex::{Token, TokenKind, lex};
use std::ops::Range;

/// How many entries are read at a time: a key may be any expression, and to compare two of them is dear.
const ENTRIES: usize = 40;
/// Shorter texts hold no object for which this would pay.
const SHORTEST: usize = 16 * 1024;
/// What stands before the entries of a part, and behind them: of an object, and of a list.
const OBJECT: [&str; 2] = ["x={", "}"];
const LIST: [&str; 2] = ["x=[", "]"];

/// An object or a list of very many entries.
pub(super) struct Large {
    /// Where its opening bracket stands.
    pub(super) start: usize,
    /// Its entries in parts, each a text of its own.
    pub(super) parts: Vec<Part>,
}

/// Some entries, as the only attribute of a text.
pub(super) struct Part {
    pub(super) text: String,
    /// What is added to a place in it to get the place in the whole text.
    pub(super) shift: u32,
}

/// The outermost objects and lists of a text that are read in parts, and the text with spaces for their entries. `tokens` are those
/// of the text, at whatever offset they were read. `None` where there is none.
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
            let [head, tail] = object.around;
            let text = [head, &text[*from..*to], tail].concat();
            Part { text, shift: (*from as u32).wrapping_sub(head.len() as u32) }
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

/// An object or a list that is being read.
struct Object {
    /// What stands around each of its parts.
    around: [&'static str; 2],
    /// What stands between its brackets.
    inside: Range<usize>,
    /// Where a part begins.
    cuts: Vec<usize>,
    /// The entries since then.
    entries: usize,
}

/// Where the text inside of the innermost bracket starts, where it may be cut.
fn inside_of(open: &[Option<Object>]) -> usize {
    open.last().and_then(Option::as_ref).map_or(usize::MAX, |one| one.inside.start)
}

/// Those that lie in no other that has several parts, in the order of the text.
fn outermost(text: &str, tokens: &[Token]) -> Vec<Object> {
    let origin = tokens.first().map_or(0, |token| token.start);
    let mut open: Vec<Option<Object>> = Vec::new();
    let mut found: Vec<Object> = Vec::new();
    let mut before: Option<&Token> = None;
    // A cut waits for the entry behind it: `for` would not be a key any more.
    let mut due = false;
    for token in tokens {
        let range = token.start - origin..token.end - origin;
        let comma = token.kind == TokenKind::Punct && &text[range.clone()] == ",";
        if comma
            && let Some(Some(list)) = open.last_mut()
            && list.around == LIST
        {
            list.entries += 1;
        }
        // In a list a line ends nothing.
        let ends = |object: &Object| comma || token.kind == TokenKind::Newline && object.around == OBJECT;
        if comma || token.kind == TokenKind::Newline {
            due |= matches!(open.last(), Some(Some(object)) if object.entries >= ENTRIES && ends(object));
        } else if due && !token.is_blank() && token.kind != TokenKind::LineComment {
            due = false;
            if let Some(Some(object)) = open.last_mut()
                && &text[range.clone()] != "for"
                && &text[range.clone()] != object.around[1]
            {
                object.cuts.push(range.start);
                object.entries = 0;
            }
        }
        match (token.kind, &text[range.clone()]) {
            (TokenKind::Punct, "{") => {
                let is_body = before.is_some_and(|one| matches!(one.kind, TokenKind::Ident | TokenKind::CloseQuote));
                let inside = range.end..range.end;
                open.push((!is_body).then(|| Object { around: OBJECT, inside, cuts: vec![range.end], entries: 0 }));
            }
            (TokenKind::Punct, "[") => {
                // Behind a value it is an index.
                let begins = before.is_some_and(|one| {
                    let text = &text[one.start - origin..one.end - origin];
                    one.kind == TokenKind::Punct && matches!(text, "=" | ":" | "," | "(" | "[" | "{" | "?")
                });
                let inside = range.end..range.end;
                open.push(begins.then(|| Object { around: LIST, inside, cuts: vec![range.end], entries: 0 }));
            }
            (TokenKind::Punct, "(") | (TokenKind::OpenTemplate, _) => open.push(None),
            (TokenKind::Punct, "=" | ":") => {
                if let Some(Some(object)) = open.last_mut()
                    && object.around == OBJECT
                {
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
            // What goes through something else has no entries of its own.
            (TokenKind::Ident, "for") if before.is_some_and(|one| one.end - origin == inside_of(&open)) => {
                if let Some(last) = open.last_mut() {
                    *last = None;
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
