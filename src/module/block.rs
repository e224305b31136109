//! Typed handles: a block, an attribute, a value, each with its place in the file.

use std::ops::Range;

use crate::source::{FileId, Span};
use crate::syntax::tree;

/// A block in its file.
#[derive(Clone, Copy, Debug)]
pub struct Block<'m> {
    file: FileId,
    base: usize,
    text: &'m str,
    node: &'m tree::Block,
    index: usize,
}

/// An attribute in its file.
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'m> {
    file: FileId,
    base: usize,
    text: &'m str,
    node: &'m tree::Attribute,
}

/// An expression in its file.
#[derive(Clone, Copy, Debug)]
pub struct Value<'m> {
    file: FileId,
    base: usize,
    text: &'m str,
    node: &'m tree::Expr,
}

fn place(base: usize, range: &tree::Range) -> Range<usize> {
    base + range.start as usize..base + range.end as usize
}

impl<'m> Block<'m> {
    /// The handle of a node whose piece starts at `base` of a file's text. `index` is its top-level block's number.
    pub(crate) fn new(file: FileId, base: usize, text: &'m str, node: &'m tree::Block, index: usize) -> Self {
        Block { file, base, text, node, index }
    }

    /// The number of the top-level block that it is or stands in.
    pub(crate) fn index(&self) -> usize {
        self.index
    }

    /// The file it stands in.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The whole text of its file.
    pub fn file_text(&self) -> &'m str {
        self.text
    }

    /// `resource`, `variable`, `lifecycle`, ...
    pub fn kind(&self) -> &'m str {
        &self.node.kind
    }

    /// A label without quotes.
    pub fn label(&self, at: usize) -> Option<&'m str> {
        self.node.labels.get(at).map(|label| &*label.text)
    }

    /// The bytes of a label, quotes included.
    pub fn label_span(&self, at: usize) -> Option<Span> {
        self.node.labels.get(at).map(|label| Span::new(self.file, place(self.base, &label.range)))
    }

    /// How many labels it has.
    pub fn label_count(&self) -> usize {
        self.node.labels.len()
    }

    /// The resource or data type, the first label.
    pub fn of(&self) -> &'m str {
        self.label(0).unwrap_or("")
    }

    /// The last label: the name.
    pub fn name(&self) -> &'m str {
        self.node.labels.last().map_or("", |label| &*label.text)
    }

    /// The address as references spell it; `None` for kinds that have none, such as `terraform`, and for a block
    /// whose labels are too few.
    pub fn address(&self) -> Option<String> {
        let (one, two) = (self.label(0), self.label(1));
        match self.kind() {
            "resource" => Some([one?, two?].join(".")),
            kind @ ("data" | "ephemeral") => Some([kind, one?, two?].join(".")),
            "variable" => Some(["var", one?].join(".")),
            kind @ ("module" | "output" | "check") => Some([kind, one?].join(".")),
            "provider" => match self.attribute("alias").and_then(|alias| alias.value().as_str()) {
                Some(alias) => Some(["provider", one?, alias].join(".")),
                None => Some(["provider", one?].join(".")),
            },
            _ => None,
        }
    }

    /// From the kind to the closing brace.
    pub fn span(&self) -> Span {
        Span::new(self.file, place(self.base, &self.node.range))
    }

    /// From the kind to the opening brace: what a message about the whole block points at.
    pub fn head(&self) -> Span {
        Span::new(self.file, self.span().range.start..self.open() + 1)
    }

    /// Where the opening brace stands in the file.
    pub fn open(&self) -> usize {
        self.base + self.node.open as usize
    }

    /// Where the closing brace stands in the file.
    pub fn close(&self) -> usize {
        self.base + self.node.close as usize
    }

    /// Its text.
    pub fn text(&self) -> &'m str {
        &self.text[self.span().range]
    }

    /// The attributes in order.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'m>> + use<'m> {
        let Block { file, base, text, .. } = *self;
        self.node.body.items.iter().filter_map(move |item| match item {
            tree::Item::Attribute(node) => Some(Attribute { file, base, text, node }),
            tree::Item::Block(_) => None,
        })
    }

    /// The attributes with their numbers among the items of the body.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (usize, Attribute<'m>)> + use<'m> {
        let block = *self;
        (0..self.node.body.items.len()).filter_map(move |item| Some((item, block.at(item)?)))
    }

    /// The attribute of a number.
    pub(super) fn at(&self, item: usize) -> Option<Attribute<'m>> {
        let Block { file, base, text, .. } = *self;
        match self.node.body.items.get(item)? {
            tree::Item::Attribute(node) => Some(Attribute { file, base, text, node }),
            tree::Item::Block(_) => None,
        }
    }

    /// The handle of one of its attributes, where the node is known.
    pub fn attribute_of(&self, node: &'m tree::Attribute) -> Attribute<'m> {
        let Block { file, base, text, .. } = *self;
        Attribute { file, base, text, node }
    }

    /// The attribute or the nested block in which a byte of the file stands, found without a look at the others.
    pub fn item_at(&self, byte: usize) -> Option<Result<Attribute<'m>, Block<'m>>> {
        let Block { file, base, text, index, .. } = *self;
        let byte = u32::try_from(byte.checked_sub(base)?).ok()?;
        Some(match self.node.body.item_at(byte)? {
            tree::Item::Attribute(node) => Ok(Attribute { file, base, text, node }),
            tree::Item::Block(node) => Err(Block { file, base, text, node, index }),
        })
    }

    /// An attribute by name.
    pub fn attribute(&self, name: &str) -> Option<Attribute<'m>> {
        self.node.body.attribute(name).map(|node| self.attribute_of(node))
    }

    /// The nested blocks in order, `dynamic` ones as they stand.
    pub fn blocks(&self) -> impl Iterator<Item = Block<'m>> + use<'m> {
        let Block { file, base, text, index, .. } = *self;
        self.node.body.items.iter().filter_map(move |item| match item {
            tree::Item::Block(node) => Some(Block { file, base, text, node, index }),
            tree::Item::Attribute(_) => None,
        })
    }

    /// The nested blocks of a kind: written out, and the `content` of `dynamic` ones.
    pub fn nested<'n>(&self, kind: &'n str) -> impl Iterator<Item = Block<'m>> + use<'m, 'n> {
        self.blocks().filter_map(move |block| {
            if block.kind() == kind {
                Some(block)
            } else if block.kind() == "dynamic" && block.label(0) == Some(kind) {
                block.blocks().find(|content| content.kind() == "content")
            } else {
                None
            }
        })
    }

    /// Whether it has a nested block (or `dynamic`) or an attribute of this name.
    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some() || self.nested(name).next().is_some()
    }

    /// `count` or `for_each`, where it has one.
    pub fn repeat(&self) -> Option<Attribute<'m>> {
        self.attributes().find(|attribute| matches!(attribute.name(), "count" | "for_each"))
    }

    /// Whether another block is repeated by the same expression, or neither is repeated.
    pub fn is_repeated_like(&self, other: Block) -> bool {
        match (self.repeat(), other.repeat()) {
            (Some(one), Some(other)) => one.name() == other.name() && one.value().text() == other.value().text(),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    /// The provider configuration that it names, as it is written.
    pub fn provider(&self) -> Option<&'m str> {
        self.attribute("provider").map(|provider| provider.value().text())
    }

    /// How a block that is repeated in the same way refers to one instance: `aws_x.y`, `aws_x.y[count.index]` or
    /// `aws_x.y[each.key]`.
    pub fn instance(&self) -> Option<String> {
        let address = self.address()?;
        Some(match self.repeat().map(|attribute| attribute.name()) {
            Some("count") => format!("{address}[count.index]"),
            Some(_) => format!("{address}[each.key]"),
            None => address,
        })
    }

    /// The body of the node, for what handles do not offer.
    pub fn node(&self) -> &'m tree::Block {
        self.node
    }

    /// The bytes of a range of its node.
    pub fn place(&self, range: &tree::Range) -> Range<usize> {
        place(self.base, range)
    }

    /// The value handle of an expression inside this block.
    pub fn value_of(&self, node: &'m tree::Expr) -> Value<'m> {
        Value { file: self.file, base: self.base, text: self.text, node }
    }
}

impl<'m> Attribute<'m> {
    /// The name.
    pub fn name(&self) -> &'m str {
        &self.node.name
    }

    /// The bytes of the name.
    pub fn name_span(&self) -> Span {
        Span::new(self.file, place(self.base, &self.node.name_range))
    }

    /// From the name to the end of the value.
    pub fn span(&self) -> Span {
        Span::new(self.file, place(self.base, &self.node.range))
    }

    /// Its text.
    pub fn text(&self) -> &'m str {
        &self.text[self.span().range]
    }

    /// The value.
    pub fn value(&self) -> Value<'m> {
        Value { file: self.file, base: self.base, text: self.text, node: &self.node.value }
    }

    /// Whether name and value stand on one line.
    pub fn is_one_line(&self) -> bool {
        !self.text().contains('\n')
    }
}

impl<'m> Value<'m> {
    /// What it is.
    pub fn kind(&self) -> &'m tree::ExprKind {
        &self.node.kind
    }

    /// The node.
    pub fn node(&self) -> &'m tree::Expr {
        self.node
    }

    /// Its bytes.
    pub fn span(&self) -> Span {
        Span::new(self.file, place(self.base, &self.node.range))
    }

    /// Its text.
    pub fn text(&self) -> &'m str {
        &self.text[self.span().range]
    }

    /// The value of a quoted string without interpolation.
    pub fn as_str(&self) -> Option<&'m str> {
        match &self.node.kind {
            tree::ExprKind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of `true`, `false` and their quoted forms, which Terraform converts.
    pub fn as_bool(&self) -> Option<bool> {
        match &self.node.kind {
            tree::ExprKind::Bool(value) => Some(*value),
            tree::ExprKind::String(text) if text == "true" => Some(true),
            tree::ExprKind::String(text) if text == "false" => Some(false),
            _ => None,
        }
    }

    /// Whether it is a literal that nothing refers into: null, bool, number, or a string without interpolation.
    pub fn is_literal(&self) -> bool {
        use tree::ExprKind::{Bool, Null, Number, String};
        matches!(self.node.kind, Null | Bool(_) | Number(_) | String(_))
    }

    /// The items of `[a, b]`.
    pub fn items(&self) -> Option<Vec<Value<'m>>> {
        match &self.node.kind {
            tree::ExprKind::Array(items) => Some(items.iter().map(|node| Value { node, ..*self }).collect()),
            _ => None,
        }
    }

    /// The entries of `{ a = 1 }` whose keys are names or plain strings: key, key handle, value.
    pub fn entries(&self) -> Option<Vec<(&'m str, Value<'m>, Value<'m>)>> {
        let tree::ExprKind::Object(entries) = &self.node.kind else { return None };
        Some(
            entries
                .iter()
                .filter_map(|entry| {
                    let key = match &entry.key.kind {
                        tree::ExprKind::Variable(name) | tree::ExprKind::String(name) => &**name,
                        _ => return None,
                    };
                    Some((key, Value { node: &entry.key, ..*self }, Value { node: &entry.value, ..*self }))
                })
                .collect(),
        )
    }

    /// The value of a key of `{ a = 1 }`.
    pub fn entry(&self, key: &str) -> Option<Value<'m>> {
        self.entries()?.into_iter().find(|(name, _, _)| *name == key).map(|(_, _, value)| value)
    }

    /// The address that a plain traversal starts with (`aws_vpc.main` of `aws_vpc.main[0].id`).
    pub fn target(&self) -> Option<String> {
        match &self.node.kind {
            tree::ExprKind::Paren(inner) => Value { node: inner, ..*self }.target(),
            _ => super::refs::head(self.node).map(|(target, _)| target),
        }
    }

    /// The bytes of a range of its node.
    pub fn place(&self, range: &tree::Range) -> Range<usize> {
        place(self.base, range)
    }

    /// The place of a range of its node.
    pub fn part(&self, range: &tree::Range) -> Span {
        Span::new(self.file, place(self.base, range))
    }

    /// The whole text of its file.
    pub fn file_text(&self) -> &'m str {
        self.text
    }

    /// The expressions directly inside of one of its expressions among which the one is that holds a byte of the file.
    pub fn children_at(&self, node: &'m tree::Expr, byte: usize) -> std::vec::IntoIter<&'m tree::Expr> {
        let byte = byte.checked_sub(self.base).and_then(|byte| u32::try_from(byte).ok());
        byte.map_or_else(|| node.children(), |byte| node.children_at(byte))
    }

    /// The same place's handle of an inner expression.
    pub fn inner(&self, node: &'m tree::Expr) -> Value<'m> {
        Value { node, ..*self }
    }
}
