//! Text to trees: total (junk is a node, not an error) and lossless (nothing is printed from a tree).

pub mod lex;
pub mod tree;
/// stub
#[derive(Default)]
pub struct Cache;
/// stub
pub fn parse(_t: &str) -> tree::Tree {
    tree::Tree::default()
}
/// stub
pub fn parse_with(t: &str, _c: &mut Cache) -> tree::Tree {
    parse(t)
}
impl tree::Tree {
    /// stub
    pub fn junk(&self) -> impl Iterator<Item = (usize, &tree::Junk)> {
        std::iter::empty()
    }
}
impl tree::Expr {
    /// stub
    pub fn children(&self) -> impl Iterator<Item = &tree::Expr> {
        std::iter::empty()
    }
}
