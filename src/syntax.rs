//! Text to trees: total (junk is a node, not an error) and lossless (nothing is printed from a tree).

mod convert;
pub mod lex;
mod parse;
pub mod tree;

pub use parse::{Cache, parse, parse_with};

use tree::{Expr, ExprKind, Junk, Part, PieceKind, StepKind, Tree};

impl Tree {
    /// What does not parse, with its place in the file.
    pub fn junk(&self) -> impl Iterator<Item = (usize, &Junk)> {
        self.pieces.iter().filter_map(|placed| match &placed.piece.kind {
            PieceKind::Junk(junk) => Some((placed.start + junk.at as usize, junk)),
            _ => None,
        })
    }
}

impl Expr {
    /// The expressions right below this one, in order.
    pub fn children(&self) -> std::vec::IntoIter<&Expr> {
        let mut all = Vec::new();
        match &self.kind {
            ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) | ExprKind::Variable(_) => {}
            ExprKind::Template(parts) | ExprKind::Heredoc(parts) => in_parts(parts, &mut all),
            ExprKind::Array(items) => all.extend(items),
            ExprKind::Object(entries) => all.extend(entries.iter().flat_map(|entry| [&entry.key, &entry.value])),
            ExprKind::Paren(inner) | ExprKind::Unary(inner) => all.push(inner),
            ExprKind::Conditional(parts) => all.extend(parts.iter()),
            ExprKind::Binary(_, sides) => all.extend(sides.iter()),
            ExprKind::Call(call) => all.extend(&call.args),
            ExprKind::For(parts) => {
                all.push(&parts.collection);
                all.extend(&parts.key);
                all.push(&parts.value);
                all.extend(&parts.condition);
            }
            ExprKind::Traversal(root, steps) => {
                all.push(root);
                all.extend(steps.iter().filter_map(|step| match &step.kind {
                    StepKind::Index(index) => Some(index),
                    _ => None,
                }));
            }
        }
        all.into_iter()
    }
}

fn in_parts<'e>(parts: &'e [Part], all: &mut Vec<&'e Expr>) {
    for part in parts {
        match part {
            Part::Literal(_) => {}
            Part::Interpolation(_, expr) => all.push(expr),
            Part::If(part) => {
                all.push(&part.condition);
                in_parts(&part.then, all);
                in_parts(&part.otherwise, all);
            }
            Part::For(part) => {
                all.push(&part.collection);
                in_parts(&part.body, all);
            }
        }
    }
}
