//! stand-in
use std::collections::HashMap;
use std::sync::Arc;

use super::lex::{Token, TokenKind, lex};
use super::tree::{Item, Junk, Piece, PieceKind, Placed, Tree};

/// Parsed pieces by their text.
#[derive(Default, Debug)]
pub struct Cache(HashMap<Box<str>, Arc<Piece>>);

/// tree of text
pub fn parse(text: &str) -> Tree {
    parse_with(text, &mut Cache::default())
}

const KW: [&str; 12] = [
    "resource",
    "data",
    "variable",
    "output",
    "locals",
    "module",
    "provider",
    "terraform",
    "moved",
    "import",
    "check",
    "removed",
];

/// tree of text with cache
pub fn parse_with(text: &str, cache: &mut Cache) -> Tree {
    let mut tree = Tree::default();
    let tokens = lex(text);
    let mut depth = 0i32;
    let mut start: Option<usize> = None;
    let mut end = 0;
    let mut line_start = true;
    let mut cut = |s: Option<usize>, e: usize| {
        if let Some(s) = s {
            let part = &text[s..e];
            let piece = cache.0.get(part).cloned().unwrap_or_else(|| {
                let piece = Arc::new(one(part));
                cache.0.insert(part.into(), piece.clone());
                piece
            });
            tree.pieces.push(Placed { start: s, piece });
        }
    };
    for (i, t) in tokens.iter().enumerate() {
        let s = &text[t.start..t.end];
        if line_start && t.kind == TokenKind::Ident && KW.contains(&s) && header(&tokens[i..], text) {
            cut(start.take(), end);
            depth = 0;
        }
        match t.kind {
            TokenKind::Newline => {
                if depth <= 0 {
                    cut(start.take(), end);
                    depth = 0;
                }
                line_start = true;
                continue;
            }
            TokenKind::Space | TokenKind::LineComment | TokenKind::BlockComment | TokenKind::Bom => {
                line_start = false;
                continue;
            }
            TokenKind::Punct => match s {
                "{" | "[" | "(" => depth += 1,
                "}" | "]" | ")" => depth -= 1,
                _ => {}
            },
            TokenKind::OpenTemplate | TokenKind::OpenHeredoc | TokenKind::OpenQuote => depth += 1,
            TokenKind::CloseTemplate | TokenKind::CloseHeredoc | TokenKind::CloseQuote => depth -= 1,
            _ => {}
        }
        line_start = false;
        start.get_or_insert(t.start);
        end = t.end;
    }
    cut(start, end);
    tree
}

fn header(tokens: &[Token], text: &str) -> bool {
    for t in &tokens[1..] {
        match t.kind {
            TokenKind::Space | TokenKind::OpenQuote | TokenKind::Text | TokenKind::CloseQuote | TokenKind::Ident => {}
            TokenKind::Punct => return &text[t.start..t.end] == "{",
            _ => return false,
        }
    }
    false
}

fn one(text: &str) -> Piece {
    let kind = match hcl_edit::parser::parse_body(text) {
        Ok(body) => match body.iter().next() {
            Some(item) => match (super::convert::Convert { text }).item(item) {
                Item::Attribute(a) => PieceKind::Attribute(a),
                Item::Block(b) => PieceKind::Block(b),
            },
            None => PieceKind::Junk(Junk { message: "nothing".into(), at: 0 }),
        },
        Err(e) => PieceKind::Junk(Junk { message: e.message().to_owned(), at: e.location().offset() as u32 }),
    };
    Piece { len: text.len() as u32, kind }
}
