//! Who refers to whom: through templates, splats, `for`, `dynamic`, locals, `depends_on`, `provider` and `providers`.

use std::ops::Range;

use super::Module;
use super::block::Block;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Body, Expr, ExprKind, Item, Part, Step, StepKind};

/// One mention of an address.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The address that is mentioned (`aws_vpc.main`, `var.x`, `provider.aws.west`).
    pub target: String,
    /// The names behind the address (`id`; splats and indices left out).
    pub rest: Vec<String>,
    /// The file.
    pub file: FileId,
    /// The bytes of the whole traversal.
    pub range: Range<usize>,
    /// The bytes of the address part: what a rename replaces.
    pub head: Range<usize>,
    /// The number of the top-level block it stands in.
    pub(super) block: usize,
    /// The names of the nested blocks and the attribute it stands in, joined by dots.
    pub attribute: String,
}

impl Reference {
    /// The bytes of the whole traversal.
    pub fn span(&self) -> Span {
        Span::new(self.file, self.range.clone())
    }

    /// The bytes of the first name behind the address: `id` of `aws_vpc.main[0].id`. `text` is the file's.
    pub fn first_name(&self, text: &str) -> Option<Range<usize>> {
        self.name_at(0, text)
    }

    /// The bytes of one of the names behind the address. `text` is the file's.
    pub fn name_at(&self, at: usize, text: &str) -> Option<Range<usize>> {
        let (mut depth, mut left) = (0, self.rest.get(..=at)?.iter());
        let mut name = left.next()?;
        let rest = text.get(self.head.end..self.range.end)?;
        for (at, c) in rest.char_indices() {
            match c {
                '[' => depth += 1,
                ']' => depth -= 1,
                '.' if depth == 0 => {
                    let behind = &rest[at + 1..];
                    let start = self.head.end + at + 1 + (behind.len() - behind.trim_start().len());
                    if text[start..].starts_with(name.as_str()) {
                        match left.next() {
                            Some(next) => name = next,
                            None => return Some(start..start + name.len()),
                        }
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether another one stands in the same top-level block.
    pub fn is_beside(&self, other: &Reference) -> bool {
        self.block == other.block
    }

    /// Whether Terraform demands that the target is declared. A default provider configuration may be implied.
    pub fn must_resolve(&self) -> bool {
        match self.target.strip_prefix("provider.") {
            Some(provider) => provider.contains('.'),
            None => true,
        }
    }
}

/// The references of all blocks of the module.
pub(super) fn collect(module: &Module) -> Vec<Reference> {
    let mut found = Vec::new();
    for block in module.blocks() {
        let mut walk = Walk { block, path: Vec::new(), bound: Vec::new(), found: &mut found };
        match block.kind() {
            "moved" | "removed" | "import" => {
                // Their addresses may name what is gone or not yet there.
                for attribute in &block.node().body.items {
                    if let Item::Attribute(attribute) = attribute
                        && !matches!(attribute.name.as_str(), "from" | "to")
                    {
                        walk.expr(&attribute.value);
                    }
                }
            }
            "terraform" => {}
            _ => walk.body(&block.node().body, 0),
        }
    }
    found
}

/// The address at the head of a traversal, and how many steps belong to it.
pub fn head(expr: &Expr) -> Option<(String, usize)> {
    let ExprKind::Traversal(root, steps) = &expr.kind else { return None };
    let ExprKind::Variable(root) = &root.kind else { return None };
    let name = |at: usize| match &steps.get(at)?.kind {
        StepKind::Attr(name) => Some(name.as_str()),
        _ => None,
    };
    match root.as_str() {
        "each" | "count" | "self" | "path" | "terraform" => None,
        "data" | "ephemeral" => Some(([root, name(0)?, name(1)?].join("."), 2)),
        "resource" => Some(([name(0)?, name(1)?].join("."), 2)),
        root => Some(([root, name(0)?].join("."), 1)),
    }
}

/// Whether a traversal in the place of a provider configuration is more than a name and an alias.
fn is_chosen(address: &str, value: &Expr, taken: usize) -> bool {
    let ExprKind::Traversal(_, steps) = &value.kind else { return true };
    let root = address.split('.').next().unwrap_or_default();
    steps.len() > taken || matches!(root, "var" | "local" | "module" | "data")
}

struct Walk<'m, 'f> {
    block: Block<'m>,
    path: Vec<&'m str>,
    bound: Vec<&'m str>,
    found: &'f mut Vec<Reference>,
}

impl<'m> Walk<'m, '_> {
    fn body(&mut self, body: &'m Body, depth: usize) {
        for item in &body.items {
            match item {
                Item::Attribute(attribute) => {
                    self.path.push(&attribute.name);
                    self.attribute(&attribute.name, &attribute.value, depth);
                    self.path.pop();
                }
                Item::Block(block) => {
                    let bound = self.bound.len();
                    if block.kind == "dynamic" {
                        let iterator = block.body.items.iter().find_map(|item| match item {
                            Item::Attribute(attribute) if attribute.name == "iterator" => match &attribute.value.kind {
                                ExprKind::Variable(name) => Some(name.as_str()),
                                _ => None,
                            },
                            _ => None,
                        });
                        self.bound.extend(iterator.or(block.labels.first().map(|label| label.text.as_str())));
                        self.path.push(block.labels.first().map_or("dynamic", |label| &label.text));
                    } else {
                        self.path.push(&block.kind);
                    }
                    self.body(&block.body, depth + 1);
                    self.path.pop();
                    self.bound.truncate(bound);
                }
            }
        }
    }

    fn attribute(&mut self, name: &'m str, value: &'m Expr, depth: usize) {
        match (self.block.kind(), name) {
            ("variable", "type") => {}
            ("resource" | "data" | "ephemeral" | "import", "provider") if depth == 0 => self.provider(value),
            ("module", "providers") if depth == 0 => {
                if let ExprKind::Object(entries) = &value.kind {
                    for entry in entries {
                        self.provider(&entry.value);
                    }
                }
            }
            (_, "ignore_changes") if self.path.len() == 2 && self.path[0] == "lifecycle" => {}
            (_, "iterator") if depth > 0 => {}
            _ => self.expr(value),
        }
    }

    fn provider(&mut self, value: &'m Expr) {
        let target = match &value.kind {
            ExprKind::Variable(name) => format!("provider.{name}"),
            ExprKind::String(text) => format!("provider.{text}"),
            _ => match head(value) {
                // Chosen by an expression: what that mentions is no provider.
                Some((address, steps)) if is_chosen(&address, value, steps) => return self.expr(value),
                Some((address, _)) => format!("provider.{address}"),
                None => return self.expr(value),
            },
        };
        self.push(value, target, Vec::new(), value.range.end);
    }

    fn push(&mut self, expr: &Expr, target: String, rest: Vec<String>, head_end: u32) {
        self.found.push(Reference {
            target,
            rest,
            file: self.block.file(),
            range: self.block.place(&expr.range),
            head: self.block.place(&(expr.range.start..head_end)),
            block: self.block.index(),
            attribute: self.path.join("."),
        });
    }

    fn expr(&mut self, expr: &'m Expr) {
        match &expr.kind {
            ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) | ExprKind::Variable(_) => {}
            ExprKind::Template(parts) | ExprKind::Heredoc(parts) => self.parts(parts),
            ExprKind::Array(items) => items.iter().for_each(|item| self.expr(item)),
            ExprKind::Object(entries) => {
                for entry in entries {
                    self.expr(&entry.key);
                    self.expr(&entry.value);
                }
            }
            ExprKind::Paren(inner) | ExprKind::Unary(inner) => self.expr(inner),
            ExprKind::Conditional(parts) => parts.iter().for_each(|part| self.expr(part)),
            ExprKind::Binary(_, sides) => sides.iter().for_each(|side| self.expr(side)),
            ExprKind::Call(call) => call.args.iter().for_each(|arg| self.expr(arg)),
            ExprKind::For(parts) => {
                self.expr(&parts.collection);
                let bound = self.bound.len();
                self.bound.extend(parts.key_name.as_deref());
                self.bound.push(&parts.value_name);
                for part in [&parts.key, &parts.condition].into_iter().flatten().chain([&parts.value]) {
                    self.expr(part);
                }
                self.bound.truncate(bound);
            }
            ExprKind::Traversal(root, steps) => self.traversal(expr, root, steps),
        }
    }

    fn traversal(&mut self, expr: &'m Expr, root: &'m Expr, steps: &'m [Step]) {
        match &root.kind {
            ExprKind::Variable(name) if self.bound.contains(&name.as_str()) => {}
            ExprKind::Variable(_) => {
                if let Some((target, count)) = head(expr) {
                    let rest = steps[count..]
                        .iter()
                        .filter_map(|step| match &step.kind {
                            StepKind::Attr(name) => Some(name.clone()),
                            _ => None,
                        })
                        .collect();
                    self.push(expr, target, rest, steps[count - 1].range.end);
                }
            }
            _ => self.expr(root),
        }
        for step in steps {
            if let StepKind::Index(index) = &step.kind {
                self.expr(index);
            }
        }
    }

    fn parts(&mut self, parts: &'m [Part]) {
        for part in parts {
            match part {
                Part::Literal(_) => {}
                Part::Interpolation(_, expr) => self.expr(expr),
                Part::If(part) => {
                    self.expr(&part.condition);
                    self.parts(&part.then);
                    self.parts(&part.otherwise);
                }
                Part::For(part) => {
                    self.expr(&part.collection);
                    let bound = self.bound.len();
                    self.bound.extend(part.key_name.as_deref());
                    self.bound.push(&part.value_name);
                    self.parts(&part.body);
                    self.bound.truncate(bound);
                }
            }
        }
    }
}

/// The addresses that a text of top-level blocks refers to, in order.
pub fn mentioned(text: &str) -> Vec<String> {
    let sources = crate::source::Sources::new([crate::source::File::new("text.tf", text)]);
    let trees = [(FileId(0), std::sync::Arc::new(crate::syntax::parse(text)))].into();
    Module::all(&sources, &trees)
        .iter()
        .flat_map(|module| module.references().iter().map(|one| one.target.clone()))
        .collect()
}
