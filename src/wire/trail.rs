//! Where in a block an expression stands: the argument, and the expressions around it.

use std::ops::Range;

use crate::module::block::{Attribute, Block, Value};
use crate::syntax::tree::{Expr, ExprKind};

/// The way from a block to an expression in it.
#[derive(Clone, Debug)]
pub struct Trail<'m> {
    /// The nested blocks; a `dynamic` one is what it makes.
    pub nested: Vec<&'m str>,
    /// The argument.
    pub argument: &'m str,
    /// Its value.
    pub value: Value<'m>,
    /// From the value down to the expression itself; parentheses are left out.
    pub path: Vec<&'m Expr>,
}

/// What the innermost expression around a value makes of it.
#[derive(Clone, Copy, Debug)]
pub enum Part<'m> {
    /// It is the argument's whole value.
    Whole,
    /// An item of the list that is the argument's value.
    Item(&'m Expr),
    /// A value of the map that is the argument's value.
    Entry,
    /// A part of a text that is the argument's value.
    Text,
    /// Something compares it with `null` or with an empty text.
    Compared {
        /// Whether with `null`.
        null: bool,
    },
    /// Anything else.
    Other,
}

impl<'m> Trail<'m> {
    /// The way to the bytes of an expression.
    pub fn to(block: Block<'m>, range: &Range<usize>) -> Option<Trail<'m>> {
        let inside = |outer: Range<usize>| outer.start <= range.start && range.end <= outer.end;
        let nested = match block.item_at(range.start)? {
            Ok(one) => return Trail::in_value(one, range),
            Err(nested) => nested,
        };
        if !inside(nested.span().range) {
            return None;
        }
        let mut trail = Trail::to(nested, range)?;
        match nested.kind() {
            "content" if block.kind() == "dynamic" => {}
            "dynamic" => trail.nested.insert(0, nested.label(0)?),
            kind => trail.nested.insert(0, kind),
        }
        Some(trail)
    }

    fn in_value(one: Attribute<'m>, range: &Range<usize>) -> Option<Trail<'m>> {
        let inside = |outer: Range<usize>| outer.start <= range.start && range.end <= outer.end;
        let value = one.value();
        if !inside(value.span().range) {
            return None;
        }
        let mut path = Vec::new();
        let mut next = Some(value.node());
        while let Some(expr) = next {
            if !matches!(expr.kind, ExprKind::Paren(_)) {
                path.push(expr);
            }
            let whole = value.place(&expr.range) == *range && !matches!(expr.kind, ExprKind::Paren(_));
            let mut children = value.children_at(expr, range.start);
            next = children.find(|child| !whole && inside(value.place(&child.range)));
        }
        Some(Trail { nested: Vec::new(), argument: one.name(), value, path })
    }

    /// What the expression is a part of.
    pub fn part(&self) -> Part<'m> {
        let around = self.path.len().checked_sub(2).map(|at| self.path[at]);
        let top = self.path.len() == 2;
        match around.map(|one| &one.kind) {
            None => Part::Whole,
            Some(ExprKind::Array(_)) if top => around.map_or(Part::Other, Part::Item),
            Some(ExprKind::Object(_)) if top => Part::Entry,
            Some(ExprKind::Template(_) | ExprKind::Heredoc(_)) if top => Part::Text,
            Some(ExprKind::Binary("==" | "!=", sides)) => {
                let kinds = sides.iter().map(|side| &side.kind);
                let empty = kinds.clone().any(|kind| matches!(kind, ExprKind::String(text) if text.is_empty()));
                match kinds.clone().any(|kind| matches!(kind, ExprKind::Null)) {
                    true => Part::Compared { null: true },
                    false if empty => Part::Compared { null: false },
                    false => Part::Other,
                }
            }
            _ => Part::Other,
        }
    }

    /// Whether a call of the function stands around it.
    pub fn is_within(&self, function: &str) -> bool {
        self.path.iter().any(|one| matches!(&one.kind, ExprKind::Call(call) if call.name == function))
    }
}
