//! The names by which a `dynamic` block reads its element.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::syntax::tree::{Expr, ExprKind, StepKind};
use crate::wire::element;
use crate::wire::misspelt::is_type;

/// A finding for each value in a `dynamic` block that calls the element by another name, or by the name alone.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for root in ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data" | "provider")) {
        let mut walk = Walk { ctx, root, bound: Vec::new(), keyed: Vec::new(), over: Vec::new(), found: &mut found };
        walk.body(root);
    }
    found
}

struct Walk<'c, 'm, 'f> {
    ctx: &'c Context<'m>,
    root: Block<'m>,
    /// The iterators around, the innermost last.
    bound: Vec<&'m str>,
    /// Those of them whose elements are plain values behind keys.
    keyed: Vec<&'m str>,
    /// What each of them goes through, and the block that it makes.
    over: Vec<(Type, Block<'m>)>,
    found: &'f mut Vec<Finding>,
}

impl<'m> Walk<'_, 'm, '_> {
    fn body(&mut self, block: Block<'m>) {
        if block.kind() == "dynamic" {
            // `for_each` and `labels` of a dynamic block read what is around it.
            let named = block.attribute("iterator").map(|one| one.value());
            let iterator = match named.map(|value| value.kind()) {
                Some(ExprKind::Variable(name)) => Some(name.as_str()),
                Some(_) => None,
                None => block.label(0),
            };
            block.attributes().filter(|one| one.name() == "for_each").for_each(|one| self.value(one.value()));
            let Some(iterator) = iterator else { return };
            let all = block.attribute("for_each").and_then(|one| element::type_in(self.ctx, self.root, one.value()));
            let keyed = self.keyed.len();
            self.bound.push(iterator);
            self.over.push((all.clone().unwrap_or(Type::Dynamic), block));
            self.keyed.extend(all.filter(is_plain_map).map(|_| iterator));
            block.blocks().for_each(|content| self.body(content));
            self.bound.pop();
            self.over.pop();
            self.keyed.truncate(keyed);
            return;
        }
        if !self.bound.is_empty() {
            block.attributes().for_each(|one| self.value(one.value()));
        }
        block.blocks().for_each(|nested| self.body(nested));
    }

    fn value(&mut self, value: Value<'m>) {
        let Some(iterator) = self.bound.last() else { return };
        let mut edits = Edits::default();
        let own: Vec<&str> = value.node().all().flat_map(names_of_for).collect();
        for expr in value.node().all() {
            if let ExprKind::Variable(name) = &expr.kind
                && self.bound.contains(&name.as_str())
                && !own.contains(&name.as_str())
                && value.span().range == value.place(&expr.range)
            {
                let end = value.place(&expr.range).end;
                edits.splice(value.span().file, end..end, ".value");
            }
            let ExprKind::Traversal(root, steps) = &expr.kind else { continue };
            let (ExprKind::Variable(name), Some(StepKind::Attr(first))) =
                (&root.kind, steps.first().map(|step| &step.kind))
            else {
                continue;
            };
            if own.contains(&name.as_str()) {
                continue;
            }
            let is_part = matches!(first.as_str(), "key" | "value");
            if self.bound.contains(&name.as_str()) {
                let is_key = matches!(first.as_str(), "name" | "id" | "index" | "label");
                if is_key && self.keyed.contains(&name.as_str()) {
                    // A plain value has no parts: its name is its key.
                    let range = value.place(&root.range).end..value.place(&steps[0].range).end;
                    edits.splice(value.span().file, range, ".key");
                } else if !is_part || steps.len() == 1 && self.is_own_part(name, first, value.inner(expr)) {
                    let end = value.place(&root.range).end;
                    edits.splice(value.span().file, end..end, ".value");
                }
            } else if is_part && (self.is_stray(name) || name == "each" && self.lacks(value.inner(expr))) {
                edits.replace(value.inner(root), iterator);
            }
        }
        if !edits.is_empty() {
            let message = format!("{}: the element of a dynamic block is {iterator}.value", name_of(self.root));
            self.found.push(Finding::at(value.span(), message).with(edits));
        }
    }

    /// Whether `key` or `value` is a part of the element itself: it has one of that name, and where it stands Terraform
    /// cannot take the element, or for the key, other parts are read in the same way beside it.
    fn is_own_part(&self, iterator: &str, part: &str, value: Value) -> bool {
        let Some(at) = self.bound.iter().rposition(|one| *one == iterator) else { return false };
        let (all, block) = &self.over[at];
        let has = |ty: Type| matches!(ty, Type::Object(object) if object.attributes.contains_key(part));
        if !element::of(all).is_some_and(has) {
            return false;
        }
        let is_wrong = |value: Value| self.ctx.diagnostics_within(value.span()).next().is_some();
        let is_list = matches!(all, Type::List(_) | Type::Set(_) | Type::Tuple(_));
        if part == "value" { is_wrong(value) } else { is_list && reads_bare(*block, iterator) }
    }

    /// Whether what the resource is repeated for has no such part, so that only the element of the block can have it.
    fn lacks(&self, value: Value) -> bool {
        let at = value.span();
        self.ctx.diagnostics_within(at.clone()).any(|one| one.summary == "Unsupported attribute" && one.at == at)
    }

    /// Whether a name stands for nothing here: `each` of a resource that is not repeated, or no name of a type.
    fn is_stray(&self, name: &str) -> bool {
        match name {
            "each" => !self.root.has("for_each"),
            "var" | "local" | "module" | "data" | "count" | "self" | "path" | "terraform" => false,
            name => {
                // A name of several words is that of a type, where some provider has it.
                (!name.contains('_') || !name.starts_with("aws_") && !is_type(self.ctx, name))
                    && self.ctx.module.addresses().iter().all(|one| !one.starts_with(&format!("{name}.")))
            }
        }
    }
}

/// Whether a block that is made reads a part of the element by the name alone.
fn reads_bare(block: Block, iterator: &str) -> bool {
    let is_bare = |expr: &Expr| match &expr.kind {
        ExprKind::Traversal(root, steps) => {
            matches!(&root.kind, ExprKind::Variable(name) if name == iterator)
                && matches!(steps.first().map(|step| &step.kind), Some(StepKind::Attr(name)) if !matches!(&**name, "key" | "value"))
        }
        _ => false,
    };
    block.nested("content").flat_map(|one| one.attributes()).any(|one| one.value().node().all().any(is_bare))
}

/// Whether all that is behind the keys of a map is a plain value.
fn is_plain_map(ty: &Type) -> bool {
    let plain = |ty: &Type| matches!(ty, Type::String | Type::Number | Type::Bool);
    match ty {
        Type::Map(of) => plain(of),
        Type::Object(object) => !object.attributes.is_empty() && object.attributes.values().all(plain),
        _ => false,
    }
}

/// The names that a `for` binds.
fn names_of_for(expr: &Expr) -> Vec<&str> {
    match &expr.kind {
        ExprKind::For(one) => one.key_name.as_deref().into_iter().chain([one.value_name.as_str()]).collect(),
        _ => Vec::new(),
    }
}
