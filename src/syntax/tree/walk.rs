//! Ways through a tree: by name, by kind, by sub-expression.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Attribute, Block, Body, Expr, ExprKind, Item, Junk, Names, Part, PieceKind, Range, StepKind, Tree};

fn before_blocks(items: &[Item]) -> usize {
    items.iter().take_while(|item| matches!(item, Item::Attribute(_))).count()
}

/// The first word of a name.
pub fn first_word(name: &str) -> &str {
    name.split('_').next().unwrap_or_default()
}

/// How many items are looked through one by one.
const FEW: usize = 64;

impl Tree {
    /// Everything that Terraform refuses as syntax, in order, with its offset in the file.
    pub fn junk(&self) -> impl Iterator<Item = (usize, &Junk)> {
        self.pieces.iter().flat_map(|placed| {
            let junk = match &placed.piece.kind {
                PieceKind::Junk(junk) => Some(junk),
                _ => None,
            };
            junk.into_iter().chain(&placed.piece.flaws).map(|junk| (placed.start + junk.shown as usize, junk))
        })
    }

    /// Whether Terraform's parser accepts the file.
    pub fn is_valid(&self) -> bool {
        self.junk().next().is_none()
    }
}

impl Body {
    /// The attributes, in order.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        self.items.iter().filter_map(|item| match item {
            Item::Attribute(attribute) => Some(attribute),
            Item::Block(_) => None,
        })
    }

    /// A body of these items.
    pub fn new(items: Vec<Item>) -> Body {
        let mut names = None;
        if items.len() > FEW {
            let mut all = HashMap::new();
            for (at, item) in items.iter().enumerate() {
                if let Item::Attribute(attribute) = item {
                    all.entry(attribute.name.as_str().into()).or_insert(at as u32);
                }
            }
            let before_blocks = before_blocks(&items) as u32;
            names = Some(Box::new(Names { first: all, words: OnceLock::new(), before_blocks }));
        }
        Body { items, names }
    }

    /// The first attribute of a name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        let Some(names) = &self.names else { return self.attributes().find(|attribute| attribute.name == name) };
        match self.items.get(*names.first.get(name)? as usize)? {
            Item::Attribute(attribute) => Some(attribute),
            Item::Block(_) => None,
        }
    }

    /// The attributes that no block stands before.
    pub fn before_blocks(&self) -> &[Item] {
        &self.items
            [..self.names.as_ref().map_or_else(|| before_blocks(&self.items), |names| names.before_blocks as usize)]
    }

    /// The last attribute whose name begins with a word.
    pub fn last_of_word(&self, word: &str) -> Option<&Attribute> {
        let Some(names) = &self.names else {
            return self.attributes().filter(|attribute| first_word(&attribute.name) == word).last();
        };
        let words = names.words.get_or_init(|| {
            let all = self.items.iter().enumerate().filter_map(|(at, item)| match item {
                Item::Attribute(attribute) => Some((first_word(&attribute.name).into(), at as u32)),
                Item::Block(_) => None,
            });
            all.collect()
        });
        self.items.get(*words.get(word)? as usize)?.attribute()
    }

    /// The item in which a byte stands, found without a look at the others.
    pub fn item_at(&self, byte: u32) -> Option<&Item> {
        let behind = self.items.partition_point(|item| item.range().start <= byte);
        self.items[..behind].last().filter(|item| byte < item.range().end)
    }

    /// The blocks of a kind, in order.
    pub fn blocks<'t>(&'t self, kind: &str) -> impl Iterator<Item = &'t Block> {
        self.items.iter().filter_map(move |item| match item {
            Item::Block(block) if block.kind == kind => Some(block),
            _ => None,
        })
    }
}

impl Item {
    /// The attribute that it is.
    pub fn attribute(&self) -> Option<&Attribute> {
        match self {
            Item::Attribute(attribute) => Some(attribute),
            Item::Block(_) => None,
        }
    }

    /// Its bytes.
    pub fn range(&self) -> &Range {
        match self {
            Item::Attribute(attribute) => &attribute.range,
            Item::Block(block) => &block.range,
        }
    }
}

impl Expr {
    /// What a quoted string says, if it has no interpolation.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            ExprKind::String(text) => Some(text),
            _ => None,
        }
    }

    /// `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        match self.kind {
            ExprKind::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The expressions directly inside of this one, in the order of the text. The names that `for` binds are none, and
    /// the bare key of an object is one.
    pub fn children(&self) -> std::vec::IntoIter<&Expr> {
        let mut found: Vec<&Expr> = Vec::new();
        self.add_children(&mut found);
        found.into_iter()
    }

    fn add_children<'t>(&'t self, found: &mut Vec<&'t Expr>) {
        match &self.kind {
            ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) | ExprKind::Variable(_) => {}
            ExprKind::Template(parts) | ExprKind::Heredoc(parts) => in_parts(parts, found),
            ExprKind::Array(values) => found.extend(values),
            ExprKind::Object(entries) => found.extend(entries.iter().flat_map(|entry| [&entry.key, &entry.value])),
            ExprKind::Paren(inner) | ExprKind::Unary(inner) => found.push(inner),
            ExprKind::Conditional(three) => found.extend(three.iter()),
            ExprKind::Binary(_, two) => found.extend(two.iter()),
            ExprKind::Call(call) => found.extend(&call.args),
            ExprKind::For(one) => {
                found.push(&one.collection);
                found.extend(&one.key);
                found.push(&one.value);
                found.extend(&one.condition);
            }
            ExprKind::Traversal(root, steps) => {
                found.push(root);
                found.extend(steps.iter().filter_map(|step| match &step.kind {
                    StepKind::Index(index) => Some(index),
                    _ => None,
                }));
            }
        }
    }

    /// The expressions directly inside of this one among which the one is that holds a byte. Of very many, they are few.
    pub fn children_at(&self, byte: u32) -> std::vec::IntoIter<&Expr> {
        let mut found: Vec<&Expr> = Vec::new();
        match &self.kind {
            ExprKind::Template(parts) | ExprKind::Heredoc(parts) => {
                let behind = parts.partition_point(|part| part.start() <= byte);
                in_parts(&parts[behind.saturating_sub(1)..behind], &mut found);
            }
            ExprKind::Array(values) => {
                let behind = values.partition_point(|value| value.range.start <= byte);
                found.extend(&values[behind.saturating_sub(1)..behind]);
            }
            ExprKind::Object(entries) => {
                let behind = entries.partition_point(|entry| entry.key.range.start <= byte);
                let near = &entries[behind.saturating_sub(1)..behind];
                found.extend(near.iter().flat_map(|entry| [&entry.key, &entry.value]));
            }
            _ => return self.children(),
        }
        found.into_iter()
    }

    /// This expression and every one inside of it, in the order of the text.
    pub fn all(&self) -> impl Iterator<Item = &Expr> {
        let (mut first, mut open) = (Some(self), Vec::new());
        std::iter::from_fn(move || {
            let next = first.take().or_else(|| open.pop())?;
            let from = open.len();
            next.add_children(&mut open);
            open[from..].reverse();
            Some(next)
        })
    }
}

impl Part {
    /// Where it starts, or what is first in it.
    pub fn start(&self) -> u32 {
        match self {
            Part::Literal(range) | Part::Interpolation(range, _) => range.start,
            Part::If(one) => one.condition.range.start,
            Part::For(one) => one.collection.range.start,
        }
    }
}

fn in_parts<'t>(parts: &'t [Part], found: &mut Vec<&'t Expr>) {
    for part in parts {
        match part {
            Part::Literal(_) => {}
            Part::Interpolation(_, expr) => found.push(expr),
            Part::If(one) => {
                found.push(&one.condition);
                in_parts(&one.then, found);
                in_parts(&one.otherwise, found);
            }
            Part::For(one) => {
                found.push(&one.collection);
                in_parts(&one.body, found);
            }
        }
    }
}
