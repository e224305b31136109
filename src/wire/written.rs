//! Where a text is written: in place or behind a name, and all that the resources of a module are told in words.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::known::Known;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::module::refs::head;
use crate::syntax::tree::ExprKind::{Heredoc, String, Template};
use crate::syntax::tree::{Expr, ExprKind, StepKind};

/// The plain text that a value is: in place, or as the default of the variable or the value of the local that it names.
pub fn plain<'m>(ctx: &Context<'m>, value: Value<'m>) -> Option<Value<'m>> {
    if value.as_str().is_some() {
        return Some(value);
    }
    let address = value.target().filter(|target| target == value.text())?;
    let behind = match address.split_once('.')? {
        ("var", _) => ctx.module.get(&address)?.attribute("default")?,
        ("local", name) => ctx.module.local(name)?,
        _ => return None,
    };
    Some(behind.value()).filter(|one| one.as_str().is_some())
}

/// The entries of a table that others stand in for, the smallest environment first.
pub const SMALL: [&str; 7] = ["default", "dev", "development", "sandbox", "test", "staging", "stage"];

/// The keys of a table or of the instances of a block, and what stands behind each as far as it is known.
pub type Entries = Arc<BTreeMap<Arc<str>, Known>>;

/// What the index that a traversal has at a step picks one of, where its keys are known.
pub fn table<'m>(ctx: &Context<'m>, node: &'m Expr, at: usize) -> Option<Entries> {
    let (address, taken) = head(node)?;
    match address.split_once('.')?.0 {
        "var" | "local" => entries(ctx, node, at),
        _ => instances(ctx, ctx.module.get(&address).filter(|_| taken == at)?),
    }
}

/// The instances of a block that is repeated by keys, where they are known.
pub fn instances<'m>(ctx: &Context<'m>, block: Block<'m>) -> Option<Entries> {
    keyed(ctx, block, 0)
}

fn keyed<'m>(ctx: &Context<'m>, block: Block<'m>, depth: usize) -> Option<Entries> {
    let value = block.attribute("for_each")?.value();
    let whole = value.target().filter(|target| target == value.text()).and_then(|target| ctx.module.get(&target));
    if let Some(other) = whole.filter(|other| matches!(other.kind(), "resource" | "data" | "module") && depth < 4) {
        return keyed(ctx, other, depth + 1);
    }
    let listed = match value.kind() {
        ExprKind::Call(call) if call.name == "toset" => value.inner(call.args.first()?),
        _ => value,
    };
    match ctx.by_default(listed).bare() {
        Known::Object(all) => Some(all.clone()),
        Known::Tuple(items) => {
            let keys = items.iter().map(|item| match item.bare() {
                Known::Text(text) => Some((text.clone(), Known::Null)),
                _ => None,
            });
            keys.collect::<Option<_>>().map(Arc::new)
        }
        _ => None,
    }
}

/// The entries of the table that a local or a variable is, `count` steps down.
pub fn entries(ctx: &Context, expr: &Expr, count: usize) -> Option<Entries> {
    let (address, taken) = head(expr)?;
    let ExprKind::Traversal(_, steps) = &expr.kind else { return None };
    let written = match address.split_once('.')? {
        ("local", name) => ctx.module.local(name)?.value(),
        ("var", name) => ctx.module.get(&format!("var.{name}"))?.attribute("default")?.value(),
        _ => return None,
    };
    let mut known = ctx.by_default(written);
    for step in &steps[taken..steps.len().min(count)] {
        let (StepKind::Attr(name), Known::Object(parts)) = (&step.kind, known.bare()) else { return None };
        known = parts.get(name.as_str())?.clone();
    }
    match known.bare() {
        Known::Object(parts) => Some(parts.clone()),
        _ => None,
    }
}

/// What a block is repeated for, as it is written: the value of a local, or the default of a variable.
pub fn repeated_for<'m>(module: &'m Module, block: Block<'m>) -> Option<&'m str> {
    let over = block.attribute("for_each")?.value();
    let address = over.target().filter(|target| target == over.text())?;
    let written = match address.split_once('.')? {
        ("local", name) => module.local(name)?,
        ("var", _) => module.get(&address)?.attribute("default")?,
        _ => return None,
    };
    Some(written.value().text())
}

/// A text in a resource, and the argument or key that it is the value of.
pub struct Written<'m> {
    /// The resource.
    pub block: Block<'m>,
    /// The argument or key.
    pub key: &'m str,
    /// The text, plain or with references in it.
    pub value: Value<'m>,
}

/// The texts of a resource, those in its nested blocks and in calls of functions included.
pub fn texts(block: Block) -> Vec<Written> {
    let mut found = Vec::new();
    for attribute in block.attributes() {
        collect(block, attribute.name(), attribute.value(), &mut found);
    }
    found.extend(block.blocks().flat_map(texts).map(|one| Written { block, ..one }));
    found
}

fn collect<'m>(block: Block<'m>, key: &'m str, value: Value<'m>, found: &mut Vec<Written<'m>>) {
    match (value.kind(), value.entries()) {
        (String(_) | Template(_) | Heredoc(_), _) => found.push(Written { block, key, value }),
        (_, Some(entries)) => entries.into_iter().for_each(|(key, _, value)| collect(block, key, value, found)),
        _ => value.node().children().for_each(|one| collect(block, key, value.inner(one), found)),
    }
}
