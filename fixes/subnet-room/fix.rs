//! Calls of `cidrsubnet` that number more subnets than the network is cut into.

use std::collections::BTreeMap;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::syntax::tree::{Body, Expr, ExprKind, Item, StepKind};
use crate::wire::length::{length, number};

/// The smallest subnet that AWS has. Source: "Subnet CIDR blocks" of the Amazon VPC User Guide, read 2026-11-29.
const SMALLEST: u32 = 28;

/// A call, and the highest number that it asks for, where that can be told.
struct Call<'m> {
    value: Value<'m>,
    prefix: Value<'m>,
    bits: Value<'m>,
    last: Option<u64>,
}

/// A finding for each network that is cut into too few parts.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let mut all: BTreeMap<(String, u32), Vec<Call>> = BTreeMap::new();
    for root in ctx.module.blocks() {
        let mut walk = Walk { ctx, root, bound: Vec::new(), found: Vec::new() };
        walk.body(&root.node().body);
        for call in walk.found {
            let Ok(bits) = call.bits.text().parse::<u32>() else { continue };
            all.entry((call.prefix.text().to_owned(), bits)).or_default().push(call);
        }
    }
    all.into_iter().filter_map(|((_, bits), calls)| look(ctx, bits, &calls)).collect()
}

fn look(ctx: &Context, bits: u32, calls: &[Call]) -> Option<Finding> {
    let last = calls.iter().filter_map(|call| call.last).max()?;
    let needed = u64::BITS - last.leading_zeros();
    let worst = calls.iter().find(|call| call.last == Some(last))?;
    if needed <= bits {
        return None;
    }
    let message =
        format!("{} cuts the network into {} parts, and asks for number {last}", worst.value.text(), 1u64 << bits);
    let finding = Finding::at(worst.value.span(), message);
    if prefix_length(ctx, worst.prefix).is_some_and(|length| length + needed > SMALLEST) {
        return Some(Finding { message: format!("{}; it is too small for more", finding.message), ..finding });
    }
    let mut edits = Edits::default();
    calls.iter().for_each(|call| edits.replace(call.bits, &needed.to_string()));
    Some(finding.with(edits))
}

/// The length of the prefix of a network, where it is written somewhere.
fn prefix_length(ctx: &Context, prefix: Value) -> Option<u32> {
    let known = match prefix.target().and_then(|target| ctx.module.get(&target)) {
        Some(vpc) if vpc.of() == "aws_vpc" => ctx.by_default(vpc.attribute("cidr_block")?.value()),
        _ => ctx.by_default(prefix),
    };
    match known.bare() {
        Known::Text(text) => text.rsplit_once('/')?.1.parse().ok(),
        _ => None,
    }
}

struct Walk<'c, 'm> {
    ctx: &'c Context<'m>,
    root: Block<'m>,
    /// Names that a `for` binds to the place of an element, and how many elements there are.
    bound: Vec<(&'m str, Option<u64>)>,
    found: Vec<Call<'m>>,
}

impl<'m> Walk<'_, 'm> {
    fn body(&mut self, body: &'m Body) {
        for item in &body.items {
            match item {
                Item::Attribute(attribute) => self.expr(&attribute.value),
                Item::Block(block) => self.body(&block.body),
            }
        }
    }

    fn expr(&mut self, expr: &'m Expr) {
        let names = self.bound.len();
        match &expr.kind {
            ExprKind::For(parts) => {
                let count = length(self.ctx, self.root.value_of(&parts.collection));
                let ranged = matches!(&parts.collection.kind, ExprKind::Call(call) if call.name == "range" && call.args.len() == 1);
                self.bound.push((&parts.value_name, count.filter(|_| ranged)));
                self.bound.extend(parts.key_name.as_deref().map(|name| (name, count)));
            }
            ExprKind::Call(call) if call.name == "cidrsubnet" && call.args.len() == 3 => {
                let [prefix, bits, place] = &call.args[..] else { return };
                let value = |expr| self.root.value_of(expr);
                let last = self.last(place);
                self.found.push(Call { value: value(expr), prefix: value(prefix), bits: value(bits), last });
            }
            _ => {}
        }
        expr.children().for_each(|child| self.expr(child));
        self.bound.truncate(names);
    }

    /// The highest number that an expression is.
    fn last(&self, expr: &Expr) -> Option<u64> {
        let repeat = |name: &str| self.root.attribute(name).map(|one| one.value());
        match &expr.kind {
            ExprKind::Number(text) => text.parse().ok(),
            ExprKind::Paren(inner) => self.last(inner),
            ExprKind::Variable(name) => {
                let (_, count) = self.bound.iter().rev().find(|(bound, _)| bound == name)?;
                (*count)?.checked_sub(1)
            }
            ExprKind::Binary(operator, sides) => {
                let (left, right) = (self.last(&sides[0])?, self.last(&sides[1])?);
                match *operator {
                    "+" => left.checked_add(right),
                    "*" => left.checked_mul(right),
                    _ => None,
                }
            }
            ExprKind::Traversal(root, steps) => {
                let ExprKind::Variable(name) = &root.kind else { return None };
                match (name.as_str(), steps.first().map(|step| &step.kind)) {
                    ("count", Some(StepKind::Attr(part))) if part == "index" => {
                        let count = repeat("count")?;
                        number(self.ctx, count).or_else(|| self.counted(count))?.checked_sub(1)
                    }
                    ("each", Some(StepKind::Attr(part))) if part == "value" && steps.len() == 1 => {
                        self.numbered(repeat("for_each")?)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// How many `length(...)` counts.
    fn counted(&self, value: Value) -> Option<u64> {
        let ExprKind::Call(call) = value.kind() else { return None };
        let first = call.args.first().filter(|_| call.name == "length")?;
        length(self.ctx, value.inner(first))
    }

    /// The highest of the numbers that a `for_each` goes through.
    fn numbered(&self, value: Value) -> Option<u64> {
        if let ExprKind::For(parts) = value.kind() {
            let index = parts.key_name.as_deref()?;
            let place = matches!(&parts.value.kind, ExprKind::Variable(name) if name == index);
            return length(self.ctx, value.inner(&parts.collection)).filter(|_| place)?.checked_sub(1);
        }
        let Known::Object(entries) = self.ctx.by_default(value).bare().clone() else { return None };
        let number = |known: &Known| match known.bare() {
            Known::Number(number) => Some(*number as u64),
            _ => None,
        };
        entries.values().map(number).collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}
