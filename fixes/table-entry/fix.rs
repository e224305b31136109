//! `local.sizes[var.environment]` where the table has no entry for what the variable is by default.

use std::sync::Arc;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::written::{SMALL, entries};

/// A finding for each place where a table is asked for what it does not have.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    if ctx.is_root() && !ctx.module.has_junk() {
        for block in ctx.module.blocks().filter(|block| block.kind() != "variable") {
            walk(ctx, block, block, &mut found);
        }
    }
    found
}

fn walk<'m>(ctx: &Context<'m>, root: Block<'m>, block: Block<'m>, found: &mut Vec<Finding>) {
    for attribute in block.attributes() {
        visit(ctx, root, attribute.value(), found);
    }
    block.blocks().for_each(|inner| walk(ctx, root, inner, found));
}

fn visit<'m>(ctx: &Context<'m>, root: Block<'m>, value: Value<'m>, found: &mut Vec<Finding>) {
    // What may fail, or is asked only under a condition, has been thought of.
    let guarded = match value.kind() {
        ExprKind::Call(call) => matches!(&*call.name, "try" | "can"),
        ExprKind::Conditional(_) => true,
        ExprKind::For(parts) => parts.condition.is_some(),
        _ => false,
    };
    if guarded {
        return;
    }
    match look(ctx, root, value) {
        Some(finding) => found.push(finding),
        None => value.node().children().for_each(|child| visit(ctx, root, value.inner(child), found)),
    }
}

fn look<'m>(ctx: &Context<'m>, root: Block<'m>, value: Value<'m>) -> Option<Finding> {
    let (table, of, key, end) = match value.kind() {
        ExprKind::Call(call) if call.name == "lookup" && call.args.len() == 2 && !call.expand => {
            let table = value.inner(&call.args[0]);
            (table.text(), (table.node(), usize::MAX), value.inner(&call.args[1]), value.span().range.end)
        }
        ExprKind::Traversal(_, steps) => {
            let at = steps.iter().position(|step| !matches!(step.kind, StepKind::Attr(_)))?;
            let StepKind::Index(key) = &steps[at].kind else { return None };
            let step = value.place(&steps[at].range);
            let table = value.file_text()[value.span().range.start..step.start].trim_end();
            (table, (value.node(), at), value.inner(key), step.end)
        }
        _ => return None,
    };
    if key.is_literal() {
        return None;
    }
    let entries = entries(ctx, of.0, of.1)?;
    let Known::Text(wanted) = ctx.by_default(key).bare().clone() else { return None };
    if entries.contains_key(&wanted) || entries.is_empty() {
        return None;
    }
    let alike = |name: &&Arc<str>| name.starts_with(&*wanted) || wanted.starts_with(&***name);
    let stand_in = entries.keys().find(alike).map(|name| &**name);
    let small = SMALL.iter().copied().find(|name| entries.contains_key(*name));
    let first = first_written(ctx, table).filter(|name| entries.contains_key(*name));
    let stand_in = stand_in.or(small).or(first).or_else(|| entries.keys().next().map(|name| &**name))?;
    let mut edits = Edits::default();
    let text = format!("lookup({table}, {}, {table}[{stand_in:?}])", key.text());
    edits.splice(root.file(), value.span().range.start..end, &text);
    let message = format!("{}: {table} has no entry for {wanted:?}; {stand_in} stands in", name_of(root));
    Some(Finding::at(value.span(), message).with(edits))
}

/// The first key of a table, in the order in which it is written.
fn first_written<'m>(ctx: &Context<'m>, table: &str) -> Option<&'m str> {
    let value = match table.split_once('.')? {
        ("local", name) => ctx.module.local(name)?.value(),
        ("var", name) => ctx.module.get(&format!("var.{name}"))?.attribute("default")?.value(),
        _ => return None,
    };
    value.entries()?.first().map(|(key, _, _)| *key)
}
