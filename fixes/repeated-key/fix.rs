//! `{ for r in var.routes : r.path => r }` where two routes have the same path: Terraform takes a key once.

use std::collections::BTreeSet;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::syntax::tree::{ExprKind, For, StepKind};

/// A finding for each `for` whose items, as they are written, repeat a key.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    if ctx.module.has_junk() {
        return found;
    }
    for root in ctx.module.blocks() {
        root.node().body.expressions(&mut |expr| {
            if let ExprKind::For(parts) = &expr.kind
                && !parts.grouped
                && parts.condition.is_none()
            {
                found.extend(look(ctx, root, root.value_of(expr), parts));
            }
        });
    }
    found
}

fn look<'m>(ctx: &Context<'m>, root: Block<'m>, value: Value<'m>, parts: &'m For) -> Option<Finding> {
    let (key, all) = (value.inner(parts.key.as_ref()?), value.inner(&parts.collection));
    let Known::Tuple(items) = ctx.by_default(all).bare().clone() else { return None };
    let item = parts.value_name.as_str();
    let field = match key.kind() {
        ExprKind::Variable(name) if name == item => None,
        ExprKind::Traversal(of, steps) => match (&of.kind, &steps[..]) {
            (ExprKind::Variable(name), [step]) if name == item => match &step.kind {
                StepKind::Attr(field) => Some(field.as_str()),
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    };
    let keys: Vec<String> = items.iter().map(|one| said(one, field)).collect::<Option<_>>()?;
    let mut seen = BTreeSet::new();
    let twice = keys.iter().find(|key| !seen.insert(*key))?;
    let finding = Finding::at(key.span(), format!("{}: two items have the key {twice:?}", name_of(root)));
    let mut edits = Edits::default();
    let alike = |(at, one): (usize, &Known)| {
        keys.iter().zip(items.iter()).take(at).all(|(key, other)| *key != keys[at] || one == other)
    };
    if items.iter().enumerate().all(alike) && items.iter().all(Known::is_whole) {
        // The same item is written twice.
        edits.replace(all, &format!("distinct({})", all.text()));
        return Some(Finding { message: format!("{}; it is written twice", finding.message), ..finding }.with(edits));
    }
    // Who asks for the item by that key would not find it under another.
    let asked = |file| ctx.module.sources().file(file).text.contains(&format!("[{twice:?}]"));
    let Some(other) = field.filter(|_| !ctx.module.files().any(asked)).and_then(|field| apart(&items, &keys, field))
    else {
        return Some(finding);
    };
    edits.replace(key, &format!("\"${{{}}}-${{{item}.{other}}}\"", key.text()));
    Some(Finding { message: format!("{}; {other} tells them apart", finding.message), ..finding }.with(edits))
}

/// The plain text of an item, or of a field of it.
fn said(item: &Known, field: Option<&str>) -> Option<String> {
    let one = match (item.bare(), field) {
        (Known::Object(parts), Some(field)) => parts.get(field)?.bare(),
        (one, None) => one,
        _ => return None,
    };
    match one {
        Known::Text(text) => Some(text.to_string()),
        Known::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The field that, beside the key, makes every item another one.
fn apart<'k>(items: &'k [Known], keys: &[String], field: &str) -> Option<&'k str> {
    let Known::Object(first) = items.first()?.bare() else { return None };
    let tells = |name: &&str| {
        let both: Option<BTreeSet<(String, String)>> =
            items.iter().zip(keys).map(|(item, key)| Some((key.clone(), said(item, Some(name))?))).collect();
        both.is_some_and(|both| both.len() == items.len())
    };
    first.keys().map(|name| &**name).filter(|name| *name != field).find(tells)
}
