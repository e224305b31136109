//! Text to trees: total (junk is a node, not an error) and lossless (nothing is printed from a tree).
//!
//! [`lex`] cuts a text into tokens, `segment` into top-level pieces. Each piece is read alone: hcl-edit says what it
//! is, `mask` helps it over text that Terraform accepts and it does not, `rules` and the lexer's own problems refuse
//! what it accepts and Terraform does not, and `convert` makes the [`tree`] of it.

mod convert;
mod header;
mod large;
pub mod lex;
mod mask;
pub mod mend;
mod message;
mod piece;
mod rules;
mod segment;
#[cfg(test)]
mod tests;
pub mod tree;

pub(crate) use convert::unquote;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tree::{Piece, PieceKind, Placed, Tree};

/// Pieces that were read, by their text: when a file is read again, only the pieces that changed are parsed.
#[derive(Debug, Default)]
pub struct Cache {
    pieces: HashMap<Box<str>, Arc<Piece>>,
}

impl Cache {
    /// How many different pieces were read.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Reads the pieces of texts side by side, but for those that are hard to cut.
    pub fn fill(&mut self, texts: &[&str]) {
        let plain: Vec<_> = texts.iter().flat_map(|text| segment::plain(text)).collect();
        let read = crate::together::map(&plain, true, |piece| Arc::new(piece.read()));
        self.pieces.extend(plain.iter().map(|piece| Box::from(piece.source)).zip(read));
    }

    /// Whether nothing was read yet.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

/// The tree of any text. Between its pieces stand only white space, newlines and comments.
pub fn parse(text: &str) -> Tree {
    finish(segment::pieces(text, None))
}

/// As [`parse`], with pieces of equal text taken from the cache.
pub fn parse_with(text: &str, cache: &mut Cache) -> Tree {
    finish(segment::pieces(text, Some(cache)))
}

/// An expression by itself; `None` when the text is not one. Its ranges are not those of `text`.
pub fn expression(text: &str) -> Option<tree::Expr> {
    let mut pieces = parse(&format!("x = {text}\n")).pieces;
    let only = pieces.pop().filter(|_| pieces.is_empty())?;
    match Arc::into_inner(only.piece)?.kind {
        PieceKind::Attribute(one) => Some(one.value),
        _ => None,
    }
}

/// Refuses what no piece can see alone: an attribute of the file that an earlier line has already.
fn finish(mut pieces: Vec<Placed>) -> Tree {
    let mut names = HashSet::new();
    for placed in &mut pieces {
        let PieceKind::Attribute(attribute) = &placed.piece.kind else { continue };
        if !names.insert(attribute.name.clone()) {
            let junk = message::junk(message::redefined(&attribute.name), 0);
            placed.piece = Arc::new(Piece { len: placed.piece.len, kind: PieceKind::Junk(junk), flaws: Vec::new() });
        }
    }
    Tree { pieces }
}
