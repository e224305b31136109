//! Stars for underscores in references, and underscores for stars in policies: code that a formatter of Markdown has read.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::module::refs::{Reference, head};
use crate::syntax::expression;
use crate::syntax::tree::{Expr, ExprKind};

/// Where a policy says what is allowed to whom: no value there is an underscore.
const POLICY: [&str; 12] = [
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Principal",
    "NotPrincipal",
    "AWS",
    "actions",
    "not_actions",
    "resources",
    "not_resources",
    "identifiers",
];

/// A finding for each block that holds some.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.blocks().filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let mut marks = Marks { ctx, edits: Edits::default(), said: Vec::new() };
    marks.body(block);
    let message = format!("{}: {} is what Markdown made of it", name_of(block), marks.said.first()?);
    Some(Finding::on(block, message).with(marks.edits))
}

struct Marks<'c, 'm> {
    ctx: &'c Context<'m>,
    edits: Edits,
    said: Vec<String>,
}

impl Marks<'_, '_> {
    fn body(&mut self, block: Block) {
        for attribute in block.attributes() {
            self.value(attribute.value(), attribute.name());
        }
        for inner in block.blocks() {
            self.body(inner);
        }
    }

    /// Looks at a value that stands under a key.
    fn value(&mut self, value: Value, key: &str) {
        match value.kind() {
            ExprKind::Binary("*", _) if self.reference(value) => return,
            ExprKind::Object(entries) => {
                for entry in entries {
                    let key = match &entry.key.kind {
                        ExprKind::Variable(name) | ExprKind::String(name) => name.as_str(),
                        _ => "",
                    };
                    self.value(value.inner(&entry.value), key);
                }
                return;
            }
            ExprKind::String(_) | ExprKind::Template(_) => self.text(value, key),
            _ => {}
        }
        // What a function or a list is given still stands under the key.
        for child in value.node().children() {
            self.value(value.inner(child), key);
        }
    }

    /// `var.common*tags.Environment` where `var.common_tags` is meant.
    fn reference(&mut self, value: Value) -> bool {
        let text = value.text();
        let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "_.*".contains(c));
        let Some(meant) = expression(&text.replace('*', "_")).filter(|_| plain && names(value.node())) else {
            return false;
        };
        let module = self.ctx.module;
        let here = value.span().range;
        let is_there = |address: &str| {
            let elsewhere = |one: &Reference| one.range.end <= here.start || here.end <= one.range.start;
            module.declares(address) || module.users(address).any(elsewhere)
        };
        let resolves = |expr: &Expr| head(expr).is_some_and(|(address, _)| is_there(&address));
        let fits = resolves(&meant) && !value.node().children().any(resolves);
        if fits {
            self.replace(value, &text.replace('*', "_"));
        }
        fits
    }

    /// `"_"` and `arn:aws:logs:_:_:_` in a policy.
    fn text(&mut self, value: Value, key: &str) {
        let text = value.text();
        if POLICY.contains(&key) && text == "\"_\"" {
            self.replace(value, "\"*\"");
            return;
        }
        if !text.starts_with("\"arn:") {
            return;
        }
        let start = value.span().range.start;
        for (at, _) in text.match_indices(":_").filter(|(at, _)| text[at + 2..].starts_with([':', '"'])) {
            self.said.push(text.to_owned());
            self.edits.splice(value.span().file, start + at + 1..start + at + 2, "*");
        }
    }

    fn replace(&mut self, value: Value, new: &str) {
        self.said.push(value.text().to_owned());
        self.edits.replace(value, new);
    }
}

/// Whether an expression is nothing but names that are multiplied.
fn names(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Binary("*", sides) => sides.iter().all(names),
        ExprKind::Variable(_) | ExprKind::Traversal(..) => true,
        _ => false,
    }
}
