//! hcl-edit's tree to ours, with the ranges of the text.

use hcl_edit::Span as _;
use hcl_edit::expr::{BinaryOperator, Expression, ObjectKey, TraversalOperator};
use hcl_edit::structure;
use hcl_edit::template::{Directive, Element, Template};

use super::tree::{
    Attribute, Block, Body, Call, Entry, Expr, ExprKind, For, ForPart, IfPart, Item, Label, Part, Range, Step, StepKind,
};

/// Converts what was parsed from a piece's text.
pub(super) struct Convert<'t> {
    pub text: &'t str,
}

fn range(span: Option<std::ops::Range<usize>>) -> Range {
    span.map_or(0..0, |span| span.start as u32..span.end as u32)
}

impl Convert<'_> {
    pub fn item(&self, item: &structure::Structure) -> Item {
        match item {
            structure::Structure::Attribute(attribute) => Item::Attribute(self.attribute(attribute)),
            structure::Structure::Block(block) => Item::Block(self.block(block)),
        }
    }

    fn attribute(&self, attribute: &structure::Attribute) -> Attribute {
        Attribute {
            name: attribute.key.to_string(),
            name_range: range(attribute.key.span()),
            range: range(attribute.span()),
            value: self.expr(&attribute.value),
        }
    }

    fn block(&self, block: &structure::Block) -> Block {
        let whole = range(block.span());
        let labels: Vec<Label> = block
            .labels
            .iter()
            .map(|label| Label { text: label.as_str().to_owned(), range: range(label.span()) })
            .collect();
        let kind_range = range(block.ident.span());
        let head_end = labels.last().map_or(kind_range.end, |label| label.range.end);
        // Only blanks and comments stand between the head and the brace.
        let open = head_end + brace(&self.text[head_end as usize..]) as u32;
        Block {
            kind: block.ident.to_string(),
            kind_range,
            labels,
            close: whole.end.saturating_sub(1),
            open,
            range: whole,
            body: Body { items: block.body.iter().map(|item| self.item(item)).collect() },
        }
    }

    fn many<'e>(&self, all: impl Iterator<Item = &'e Expression>) -> Vec<Expr> {
        all.map(|one| self.expr(one)).collect()
    }

    pub fn expr(&self, expr: &Expression) -> Expr {
        let own = range(expr.span());
        let kind = match expr {
            Expression::Null(_) => ExprKind::Null,
            Expression::Bool(value) => ExprKind::Bool(*value.value()),
            Expression::Number(_) => ExprKind::Number(self.text[own.start as usize..own.end as usize].to_owned()),
            Expression::String(value) => ExprKind::String(value.value().clone()),
            Expression::Array(array) => ExprKind::Array(self.many(array.iter())),
            Expression::Object(object) => ExprKind::Object(
                object
                    .iter()
                    .map(|(key, value)| Entry {
                        key: match key {
                            ObjectKey::Ident(name) => {
                                Expr { range: range(name.span()), kind: ExprKind::Variable(name.to_string()) }
                            }
                            ObjectKey::Expression(key) => self.expr(key),
                        },
                        value: self.expr(value.expr()),
                    })
                    .collect(),
            ),
            Expression::StringTemplate(template) => ExprKind::Template(self.parts(template.iter())),
            Expression::HeredocTemplate(heredoc) => ExprKind::Heredoc(self.parts(heredoc.template.iter())),
            Expression::Parenthesis(inner) => ExprKind::Paren(Box::new(self.expr(inner.inner()))),
            Expression::Variable(name) => ExprKind::Variable(name.to_string()),
            Expression::Conditional(parts) => ExprKind::Conditional(Box::new([
                self.expr(&parts.cond_expr),
                self.expr(&parts.true_expr),
                self.expr(&parts.false_expr),
            ])),
            Expression::FuncCall(call) => {
                let mut name: String = call.name.namespace.iter().map(|part| format!("{}::", part.as_str())).collect();
                name.push_str(call.name.name.as_str());
                ExprKind::Call(Call {
                    name,
                    name_range: range(call.name.name.span()),
                    args: self.many(call.args.iter()),
                    expand: call.args.expand_final(),
                })
            }
            Expression::Traversal(traversal) => {
                let steps = traversal
                    .operators
                    .iter()
                    .map(|operator| Step {
                        range: range(operator.span()),
                        kind: match operator.value() {
                            TraversalOperator::AttrSplat(_) => StepKind::AttrSplat,
                            TraversalOperator::FullSplat(_) => StepKind::FullSplat,
                            TraversalOperator::GetAttr(name) => StepKind::Attr(name.to_string()),
                            TraversalOperator::Index(index) => StepKind::Index(self.expr(index)),
                            TraversalOperator::LegacyIndex(index) => StepKind::LegacyIndex(*index.value()),
                        },
                    })
                    .collect();
                ExprKind::Traversal(Box::new(self.expr(&traversal.expr)), steps)
            }
            Expression::UnaryOp(unary) => ExprKind::Unary(Box::new(self.expr(&unary.expr))),
            Expression::BinaryOp(binary) => ExprKind::Binary(
                operator(*binary.operator.value()),
                Box::new([self.expr(&binary.lhs_expr), self.expr(&binary.rhs_expr)]),
            ),
            Expression::ForExpr(parts) => ExprKind::For(Box::new(For {
                key_name: parts.intro.key_var.as_ref().map(|name| name.to_string()),
                value_name: parts.intro.value_var.to_string(),
                collection: self.expr(&parts.intro.collection_expr),
                key: parts.key_expr.as_ref().map(|key| self.expr(key)),
                value: self.expr(&parts.value_expr),
                condition: parts.cond.as_ref().map(|condition| self.expr(&condition.expr)),
                grouped: parts.grouping,
            })),
        };
        Expr { range: own, kind }
    }

    fn parts<'e>(&self, elements: impl Iterator<Item = &'e Element>) -> Vec<Part> {
        elements
            .map(|element| match element {
                Element::Literal(text) => Part::Literal(range(text.span())),
                Element::Interpolation(one) => Part::Interpolation(range(one.span()), self.expr(&one.expr)),
                Element::Directive(directive) => match &**directive {
                    Directive::If(parts) => Part::If(Box::new(IfPart {
                        condition: self.expr(&parts.if_expr.cond_expr),
                        then: self.template(&parts.if_expr.template),
                        otherwise: parts
                            .else_expr
                            .as_ref()
                            .map(|other| self.template(&other.template))
                            .unwrap_or_default(),
                    })),
                    Directive::For(parts) => Part::For(Box::new(ForPart {
                        key_name: parts.for_expr.key_var.as_ref().map(|name| name.to_string()),
                        value_name: parts.for_expr.value_var.to_string(),
                        collection: self.expr(&parts.for_expr.collection_expr),
                        body: self.template(&parts.for_expr.template),
                    })),
                },
            })
            .collect()
    }

    fn template(&self, template: &Template) -> Vec<Part> {
        self.parts(template.iter())
    }
}

/// Where the first `{` outside of comments stands.
fn brace(text: &str) -> usize {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.starts_with('{') && !rest.is_empty()) {
        at += match rest.strip_prefix("/*") {
            Some(comment) => comment.find("*/").map_or(rest.len(), |end| end + 4),
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
    }
    at
}

fn operator(operator: BinaryOperator) -> &'static str {
    operator.as_str()
}
