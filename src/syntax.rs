//! Text to trees: total (junk is a node, not an error) and lossless (nothing is printed from a tree).

pub mod lex;
pub mod tree;
