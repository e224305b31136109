//! `must.tf`: real Terraform with holes. `this` is the block that is looked at, `slot.NAME` or `slot("NAME", default)`
//! something of the module, and every label may be renamed.

mod lines;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::edit::splice::splice;
use crate::edit::verbs::{indent, line_end, line_start};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs;
use crate::schema::implied_provider;
use crate::sorted;
use crate::source::FileId;
use crate::syntax;
use crate::syntax::tree::{Body, Expr, ExprKind, Item, Part, PieceKind, StepKind, Tree};
use lines::{closed_up, comments_above, fitted};

/// Terraform with holes, unpacked and parsed when it is asked for.
#[derive(Debug)]
pub struct Must {
    packed: &'static [u8],
    text: OnceLock<String>,
    tree: OnceLock<Tree>,
}

/// A hole: `this`, or a slot with what stands behind its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hole {
    /// `this`
    This,
    /// `slot.NAME` or `slot("NAME", a, b)`: the name, and the other arguments as they are written. `slot("tags")` of a
    /// resource that says its name is filled as `slot("tags", null, NAME, TYPE)`.
    Slot(String, Vec<String>),
    /// `slot.NAME.ATTRIBUTE`: an attribute of what the slot stands for.
    Part(String, String),
}

/// What goes into a hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filled {
    /// An expression.
    Text(String),
    /// The attribute whose value the hole is disappears.
    Omit,
    /// Nothing is known: the block cannot be made yet.
    Missing,
}

/// A block made from a `must.tf`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// `resource`, `data`, ...
    pub kind: String,
    /// The first label.
    pub of: String,
    /// Its address, where its kind has one.
    pub address: Option<String>,
    /// Its text.
    pub text: String,
}

impl Made {
    /// The edits that add blocks at one place, in order.
    pub fn add(module: &Module, place: &Place, made: &[Made]) -> Edits {
        let mut edits = Edits::default();
        for one in made.iter().filter(|one| !one.is_there(module)) {
            edits.add_block(module, place, one.address.as_deref(), &one.text);
        }
        edits
    }

    /// Whether it is a data source or variable that the module has: labels are fresh unless it is the same.
    pub fn is_there(&self, module: &Module) -> bool {
        matches!(self.kind.as_str(), "data" | "variable")
            && self.address.as_ref().is_some_and(|address| module.declares(address))
    }
}

/// What one rendering needs to know beside the holes.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// New labels by the address that `must.tf` uses.
    pub labels: BTreeMap<String, String>,
    /// Lines put first into every resource: `count`, `for_each`, `provider`.
    pub meta: Vec<(String, String)>,
    /// Whether data sources carry them as well.
    pub data_too: bool,
}

impl Must {
    /// The Terraform of a `must.tf` as the build packed it. What is no block does not count; a test holds that there is
    /// none.
    pub(crate) fn new(packed: &'static [u8]) -> Must {
        Must { packed, text: OnceLock::new(), tree: OnceLock::new() }
    }

    fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| syntax::parse(self.text()))
    }

    /// The text as it is written.
    pub fn text(&self) -> &str {
        self.text.get_or_init(|| crate::unpacked(self.packed))
    }

    /// The blocks as they are written.
    pub fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        self.tree().pieces.iter().enumerate().filter_map(|(index, placed)| match &placed.piece.kind {
            PieceKind::Block(node) => Some(Block::new(FileId(0), placed.start, self.text(), node, index)),
            _ => None,
        })
    }

    /// Every hole, in order.
    pub fn holes(&self) -> Vec<Hole> {
        self.blocks().flat_map(|block| Scan::of(block, self.text()).holes.into_iter().map(|found| found.hole)).collect()
    }

    /// The blocks with their holes filled, or the slots for which nothing is known.
    ///
    /// # Errors
    ///
    /// The names of the slots that are missing, sorted.
    pub fn render(&self, names: &Names, fill: &dyn Fn(&Hole) -> Filled) -> Result<Vec<Made>, Vec<String>> {
        let mut missing = Vec::new();
        let made = self.blocks().map(|block| self.render_block(block, names, fill, &mut missing)).collect();
        if missing.is_empty() {
            return Ok(made);
        }
        missing.sort();
        missing.dedup();
        Err(missing)
    }

    /// One expression or nested block of a `must.tf` with its holes filled.
    ///
    /// # Errors
    ///
    /// The names of the slots that are missing.
    pub fn render_range(
        &self,
        block: Block,
        range: Range<usize>,
        fill: &dyn Fn(&Hole) -> Filled,
    ) -> Result<String, Vec<String>> {
        let mut missing = Vec::new();
        let mut edits = self.edits(block, &Names::default(), &range, fill, &mut missing);
        edits.retain(|(at, _)| range.start <= at.start && at.end <= range.end);
        let moved = edits.iter().map(|(at, text)| (at.start - range.start..at.end - range.start, text.as_str()));
        if missing.is_empty() { Ok(splice(&self.text()[range.clone()], moved)) } else { Err(missing) }
    }

    /// The lines of an attribute, and the blank line above one that stands last.
    fn lines_of(&self, attribute: &Range<usize>) -> Range<usize> {
        let (mut start, end) = (line_start(self.text(), attribute.start), line_end(self.text(), attribute.end));
        if self.text()[end..].trim_start().starts_with('}') {
            start = self.text()[..start].trim_end().len() + 1;
        }
        start..end
    }

    fn render_block(
        &self,
        block: Block,
        names: &Names,
        fill: &dyn Fn(&Hole) -> Filled,
        missing: &mut Vec<String>,
    ) -> Made {
        let mut edits = self.edits(block, names, &(0..self.text().len()), fill, missing);
        let own = block.address();
        let label = own.as_ref().and_then(|own| names.labels.get(own));
        if let (Some(label), Some(span)) = (label, block.label_span(block.label_count().saturating_sub(1))) {
            edits.push((span.range, format!("\"{label}\"")));
        }
        if (block.kind() == "resource" || names.data_too && block.kind() == "data") && !names.meta.is_empty() {
            let own = |name: &str, value: &str| {
                name != "provider" || value.split('.').next() == Some(implied_provider(block.of()))
            };
            let meta = names.meta.iter().filter(|(name, value)| own(name, value));
            let lines: String = meta.map(|(name, value)| format!("\n  {name} = {value}")).collect();
            if !lines.is_empty() {
                edits.push((block.open() + 1..block.open() + 1, format!("{lines}\n")));
            }
        }
        sorted::by_key(&mut edits, |(range, _)| (range.start, range.end));
        let whole = block.span().range;
        let moved =
            edits.iter().map(|(range, text)| (range.start - whole.start..range.end - whole.start, text.as_str()));
        let text = closed_up(splice(block.text(), moved), block.text());
        let text = format!("{}{text}", comments_above(self.text(), whole.start));
        let address = own.map(|own| match (label, own.rsplit_once('.')) {
            (Some(label), Some((head, _))) => format!("{head}.{label}"),
            _ => own,
        });
        Made { kind: block.kind().to_owned(), of: block.of().to_owned(), address, text }
    }

    fn edits(
        &self,
        block: Block,
        names: &Names,
        within: &Range<usize>,
        fill: &dyn Fn(&Hole) -> Filled,
        missing: &mut Vec<String>,
    ) -> Vec<(Range<usize>, String)> {
        let scan = Scan::of(block, self.text());
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let holds = |range: &Range<usize>| within.start <= range.start && range.end <= within.end;
        for mut found in scan.holes.into_iter().filter(|found| holds(&found.range)) {
            if found.hole == Hole::Slot("tags".into(), Vec::new())
                && let Some(name) = self.name_of(block, fill)
            {
                found.hole = Hole::Slot("tags".into(), vec!["null".into(), name, block.of().into()]);
            }
            match fill(&found.hole) {
                Filled::Missing => missing.extend(match found.hole {
                    Hole::Slot(name, _) | Hole::Part(name, _) => {
                        Some(format!("slot.{}", name.strip_prefix("wanted_").unwrap_or(&name)))
                    }
                    Hole::This => None,
                }),
                Filled::Omit => {
                    let range = self.lines_of(&found.attribute);
                    edits.retain(|(other, _)| !(range.start <= other.start && other.end <= range.end));
                    edits.push((range, String::new()));
                }
                Filled::Text(text) => match found.interpolation {
                    Some(whole) => edits.push((whole, inline(&text))),
                    None => {
                        let column = indent(self.text(), found.range.start).len();
                        edits.push((found.range, fitted(&text, column)));
                    }
                },
            }
        }
        for (address, range) in scan.addresses {
            if let (Some(label), Some((head, _))) = (names.labels.get(&address), address.rsplit_once('.')) {
                edits.push((range, format!("{head}.{label}")));
            }
        }
        sorted::by_key(&mut edits, |(range, _)| (range.start, range.end));
        edits
    }

    /// The expression of the name that a resource says, filled.
    fn name_of(&self, block: Block, fill: &dyn Fn(&Hole) -> Filled) -> Option<String> {
        let value = NAMES.iter().find_map(|name| block.attribute(name))?.value();
        self.render_range(block, value.span().range, fill).ok()
    }
}

/// What a resource calls itself.
const NAMES: [&str; 4] = ["name", "function_name", "family", "identifier"];

/// The hole that the text of an argument is.
pub fn hole(text: &str) -> Option<Hole> {
    let source = text.starts_with("slot").then(|| format!("locals {{\n  value = {text}\n}}\n"))?;
    let tree = syntax::parse(&source);
    let placed = tree.pieces.first()?;
    let PieceKind::Block(node) = &placed.piece.kind else { return None };
    let block = Block::new(FileId(0), placed.start, &source, node, 0);
    Scan::of(block, &source).holes.pop().map(|found| found.hole)
}

/// An expression as part of a text: the inside of a quoted one, a number as it is, else an interpolation.
pub fn inline(expr: &str) -> String {
    if !expr.is_empty() && expr.chars().all(|c| c.is_ascii_digit()) {
        return expr.to_owned();
    }
    let quoted = expr.len() >= 2 && expr.starts_with('"') && expr.ends_with('"');
    // `"a" + "b"` starts and ends with a quote and is no string.
    let one = syntax::expression(expr).filter(|_| quoted);
    if one.is_some_and(|one| matches!(one.kind, ExprKind::String(_) | ExprKind::Template(_))) {
        expr[1..expr.len() - 1].to_owned()
    } else {
        format!("${{{expr}}}")
    }
}

struct Found {
    hole: Hole,
    range: Range<usize>,
    /// The `${...}` that holds nothing but the hole.
    interpolation: Option<Range<usize>>,
    attribute: Range<usize>,
}

struct Scan<'t> {
    block: Block<'t>,
    text: &'t str,
    attribute: Range<usize>,
    holes: Vec<Found>,
    addresses: Vec<(String, Range<usize>)>,
}

impl<'t> Scan<'t> {
    fn of(block: Block<'t>, text: &'t str) -> Self {
        let mut scan = Scan { block, text, attribute: 0..0, holes: Vec::new(), addresses: Vec::new() };
        scan.body(&block.node().body);
        scan
    }

    fn body(&mut self, body: &Body) {
        for item in &body.items {
            match item {
                Item::Attribute(attribute) => {
                    self.attribute = self.block.place(&attribute.range);
                    self.expr(&attribute.value, None);
                }
                Item::Block(block) => self.body(&block.body),
            }
        }
    }

    fn hole(&self, expr: &Expr) -> Option<(Hole, Range<usize>)> {
        let place = |start: u32, end: u32| self.block.place(&(start..end));
        match &expr.kind {
            ExprKind::Variable(name) if name == "this" => Some((Hole::This, place(expr.range.start, expr.range.end))),
            ExprKind::Call(call) if call.name == "slot" => {
                let mut args = call.args.iter();
                let ExprKind::String(name) = &args.next()?.kind else { return None };
                let rest = args.map(|arg| self.text[self.block.place(&arg.range)].to_owned()).collect();
                Some((Hole::Slot(name.clone(), rest), place(expr.range.start, expr.range.end)))
            }
            ExprKind::Traversal(root, steps) => match (&root.kind, &steps.first()?.kind) {
                (ExprKind::Variable(name), StepKind::Attr(slot)) if name == "slot" => {
                    let slot = slot.to_string();
                    Some(match steps.get(1).map(|step| (&step.kind, step.range.end)) {
                        Some((StepKind::Attr(part), end)) => {
                            (Hole::Part(slot, part.to_string()), place(expr.range.start, end))
                        }
                        _ => (Hole::Slot(slot, Vec::new()), place(expr.range.start, steps[0].range.end)),
                    })
                }
                _ => self.hole(root),
            },
            _ => None,
        }
    }

    fn expr(&mut self, expr: &Expr, interpolation: Option<Range<usize>>) {
        if let Some((hole, range)) = self.hole(expr) {
            let interpolation = interpolation.filter(|_| range == self.block.place(&expr.range));
            self.holes.push(Found { hole, range, interpolation, attribute: self.attribute.clone() });
            return;
        }
        if let Some((address, steps)) = refs::head(expr)
            && let ExprKind::Traversal(_, all) = &expr.kind
        {
            self.addresses.push((address, self.block.place(&(expr.range.start..all[steps - 1].range.end))));
        }
        match &expr.kind {
            ExprKind::Template(parts) | ExprKind::Heredoc(parts) => self.parts(parts),
            _ => expr.children().for_each(|child| self.expr(child, None)),
        }
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Literal(_) => {}
                Part::Interpolation(range, expr) => self.expr(expr, Some(self.block.place(range))),
                Part::If(part) => {
                    self.expr(&part.condition, None);
                    self.parts(&part.then);
                    self.parts(&part.otherwise);
                }
                Part::For(part) => {
                    self.expr(&part.collection, None);
                    self.parts(&part.body);
                }
            }
        }
    }
}
