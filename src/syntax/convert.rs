//! From hcl-edit's tree to ours. Structure and places come from there, all text comes from the source.

mod template;

pub(crate) use template::unquote;

use super::tree::{Attribute, Block, Body, Call, Entry, Expr, ExprKind, For, Item, Junk, Label, Range, Step, StepKind};
use super::{header, message};
use hcl_edit::expr::{Expression, ForExpr, FuncCall, Object, ObjectKey, TraversalOperator};
use hcl_edit::structure::{self, BlockLabel, Structure};
use hcl_edit::{Decorate, Span};
use std::borrow::Cow;
use std::collections::HashMap;
use unicode_ident::is_xid_continue;

/// Makes a tree of what hcl-edit read.
pub(super) struct Convert<'a> {
    source: &'a str,
    /// What is added to a place of hcl-edit's to get the place in the source.
    shift: u32,
    /// Objects and lists that were read in parts, by the place of their bracket.
    large: HashMap<u32, ExprKind>,
    /// The first word that should have ended before it did.
    glued: Option<usize>,
}

impl<'a> Convert<'a> {
    /// Of a text that stands in `source` (or a mask of it), so far to the right.
    pub(super) fn new(source: &'a str, shift: u32) -> Self {
        Convert { source, shift, large: HashMap::new(), glued: None }
    }

    /// An object or a list of whose entries hcl-edit sees none, by the place of its bracket in the text.
    pub(super) fn put(&mut self, start: u32, all: ExprKind) {
        self.large.insert(start.wrapping_add(self.shift), all);
    }

    /// The body that hcl-edit made of the text.
    ///
    /// # Errors
    ///
    /// Words that hcl-edit reads though nothing separates them: `[for a inb : c]`.
    pub(super) fn read(mut self, body: &structure::Body) -> Result<Body, Junk> {
        let body = self.body(body);
        match self.glued {
            Some(at) => Err(message::junk("Invalid 'for' expression: White space is missing behind this keyword.", at)),
            None => Ok(body),
        }
    }
}

impl Convert<'_> {
    /// The place of a node. hcl-edit gives one to each node that it parsed.
    fn place(&self, node: &impl Span) -> Range {
        let span = node.span().unwrap_or_default();
        (span.start as u32).wrapping_add(self.shift)..(span.end as u32).wrapping_add(self.shift)
    }

    fn text(&self, range: &Range) -> String {
        self.slice(range).to_owned()
    }

    fn kind(&self, range: &Range) -> Cow<'static, str> {
        let text = self.slice(range);
        header::keyword(text).map_or_else(|| text.to_owned().into(), Cow::Borrowed)
    }

    fn slice(&self, range: &Range) -> &str {
        self.source.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    fn name(&self, node: &impl Span) -> String {
        self.text(&self.place(node))
    }

    fn body(&mut self, body: &structure::Body) -> Body {
        let mut items = Vec::with_capacity(body.len());
        // hcl-edit's iterators are boxed: an index costs no allocation.
        for item in (0..body.len()).filter_map(|at| body.get(at)) {
            items.push(match item {
                Structure::Attribute(attribute) => Item::Attribute(self.attribute(attribute)),
                Structure::Block(block) => Item::Block(self.block(block)),
            });
        }
        Body::new(items)
    }

    fn attribute(&mut self, attribute: &structure::Attribute) -> Attribute {
        let name_range = self.place(&attribute.key);
        let value = self.expr(&attribute.value);
        Attribute { name: self.text(&name_range), range: name_range.start..value.range.end, name_range, value }
    }

    fn block(&mut self, block: &structure::Block) -> Block {
        let kind_range = self.place(&block.ident);
        let labels: Vec<Label> = block.labels.iter().map(|label| self.label(label)).collect();
        let decor = block.labels.last().map_or_else(|| block.ident.decor(), |label| label.decor());
        let gap = decor.suffix().map_or(0, |suffix| suffix.len() as u32);
        let range = self.place(block);
        Block {
            kind: self.kind(&kind_range),
            open: labels.last().map_or(kind_range.end, |label| label.range.end) + gap,
            close: range.end.saturating_sub(1),
            kind_range,
            labels,
            range,
            body: self.body(&block.body),
        }
    }

    fn label(&self, label: &BlockLabel) -> Label {
        let range = self.place(label);
        let text = match label {
            BlockLabel::Ident(_) => self.text(&range),
            BlockLabel::String(_) => template::unquote(self.slice(&range)),
        };
        Label { text, range }
    }

    fn expr(&mut self, expr: &Expression) -> Expr {
        let range = self.place(expr);
        let kind = match expr {
            Expression::Null(_) => ExprKind::Null,
            Expression::Bool(value) => ExprKind::Bool(**value),
            Expression::Number(_) => ExprKind::Number(self.text(&range)),
            Expression::String(_) => ExprKind::String(template::unquote(self.slice(&range))),
            Expression::StringTemplate(template) => ExprKind::Template(self.parts(template)),
            Expression::HeredocTemplate(heredoc) => ExprKind::Heredoc(self.parts(&heredoc.template)),
            Expression::Array(array) => self.large.remove(&range.start).unwrap_or_else(|| {
                let mut items = Vec::with_capacity(array.len());
                items.extend((0..array.len()).filter_map(|at| Some(self.expr(array.get(at)?))));
                ExprKind::Array(items)
            }),
            Expression::Object(object) => {
                self.large.remove(&range.start).unwrap_or_else(|| ExprKind::Object(self.object(object)))
            }
            Expression::Parenthesis(inner) => ExprKind::Paren(Box::new(self.expr(inner.inner()))),
            Expression::Variable(_) => ExprKind::Variable(self.text(&range)),
            Expression::Conditional(one) => ExprKind::Conditional(Box::new([
                self.expr(&one.cond_expr),
                self.expr(&one.true_expr),
                self.expr(&one.false_expr),
            ])),
            Expression::FuncCall(call) => ExprKind::Call(self.call(call)),
            Expression::Traversal(one) => {
                let root = Box::new(self.expr(&one.expr));
                let steps = one.operators.iter().map(|step| self.step(self.place(step), step)).collect();
                ExprKind::Traversal(root, steps)
            }
            Expression::UnaryOp(one) => ExprKind::Unary(Box::new(self.expr(&one.expr))),
            Expression::BinaryOp(one) => {
                let sides = Box::new([self.expr(&one.lhs_expr), self.expr(&one.rhs_expr)]);
                ExprKind::Binary(one.operator.as_str(), sides)
            }
            Expression::ForExpr(one) => ExprKind::For(Box::new(self.for_expr(one))),
        };
        Expr { range, kind }
    }

    fn object(&mut self, object: &Object) -> Vec<Entry> {
        let mut entries = Vec::with_capacity(object.len());
        for (key, value) in object.iter() {
            let key = match key {
                ObjectKey::Ident(name) => {
                    let range = self.place(name);
                    Expr { kind: ExprKind::Variable(self.text(&range)), range }
                }
                ObjectKey::Expression(key) => self.expr(key),
            };
            entries.push(Entry { key, value: self.expr(value.expr()) });
        }
        entries
    }

    fn call(&mut self, call: &FuncCall) -> Call {
        let last = self.place(&call.name.name);
        let start = call.name.namespace.first().map_or(last.start, |first| self.place(first).start);
        let mut name: String = call.name.namespace.iter().map(|part| self.name(part) + "::").collect();
        name.push_str(self.slice(&last));
        Call {
            name,
            name_range: start..last.end,
            args: (0..call.args.len()).filter_map(|at| Some(self.expr(call.args.get(at)?))).collect(),
            expand: call.args.expand_final(),
        }
    }

    fn step(&mut self, range: Range, step: &TraversalOperator) -> Step {
        let kind = match step {
            TraversalOperator::GetAttr(name) => StepKind::Attr(self.name(name)),
            TraversalOperator::Index(index) => StepKind::Index(self.expr(index)),
            TraversalOperator::LegacyIndex(index) => StepKind::LegacyIndex(self.name(index).parse().unwrap_or(**index)),
            TraversalOperator::AttrSplat(_) => StepKind::AttrSplat,
            TraversalOperator::FullSplat(_) => StepKind::FullSplat,
        };
        Step { range, kind }
    }

    fn for_expr(&mut self, one: &ForExpr) -> For {
        let intro = &one.intro;
        let collection = self.expr(&intro.collection_expr);
        self.check_behind("in", collection.range.start);
        let condition = one.cond.as_ref().map(|condition| self.expr(&condition.expr));
        if let Some(condition) = &condition {
            self.check_behind("if", condition.range.start);
        }
        For {
            key_name: intro.key_var.as_ref().map(|name| self.name(name)),
            value_name: self.name(&intro.value_var),
            collection,
            key: one.key_expr.as_ref().map(|key| self.expr(key)),
            value: self.expr(&one.value_expr),
            condition,
            grouped: one.grouping,
        }
    }

    /// Notes when a keyword stands directly before a name: then it is part of the name.
    fn check_behind(&mut self, keyword: &str, at: u32) {
        let at = at as usize;
        let (Some(before), Some(behind)) = (self.source.get(..at), self.source.get(at..)) else { return };
        if before.ends_with(keyword) && behind.starts_with(|c| is_xid_continue(c) || c == '-') {
            self.glued.get_or_insert(at - keyword.len());
        }
    }
}
