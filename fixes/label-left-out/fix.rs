//! `aws_backup_vault.arn`: the type and an attribute, and the name between them left out.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::module::refs::Reference;
use crate::syntax::tree::ExprKind;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let mut found: Vec<Finding> = ctx.module.dangling().filter_map(|one| look(ctx, one)).collect();
    for root in ctx.module.blocks().filter(|root| root.has("for_each")) {
        root.node().body.expressions(&mut |expr| found.extend(picked(ctx, root, root.value_of(expr))));
    }
    found
}

/// `data.archive_file[each.key].output_path`: the key is the name of one of several.
fn picked<'m>(ctx: &Context<'m>, root: Block<'m>, value: Value<'m>) -> Option<Finding> {
    let ExprKind::Traversal(..) = value.kind() else { return None };
    let (of, rest) = value.text().split_once("[each.key]")?;
    let is_type = of.contains('_') && of.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    if !is_type || of.split('.').count() > 2 {
        return None;
    }
    let Known::Object(keys) = ctx.by_default(root.attribute("for_each")?.value()).bare().clone() else { return None };
    let single = |key: &str| ctx.module.get(&format!("{of}.{key}")).is_some_and(|one| one.repeat().is_none());
    if keys.is_empty() || !keys.keys().all(|key| single(key)) {
        return None;
    }
    let all: Vec<String> = keys.keys().map(|key| format!("{key} = {of}.{key}{rest}")).collect();
    let mut edits = Edits::default();
    edits.replace(value, &format!("{{ {} }}[each.key]", all.join(", ")));
    Some(Finding::at(value.span(), format!("{}: {of} is several; the key names one", name_of(root))).with(edits))
}

fn look(ctx: &Context, one: &Reference) -> Option<Finding> {
    let data = one.target.starts_with("data.");
    let own = one.target.strip_prefix("data.").unwrap_or(&one.target);
    let (of, name) = own.split_once('.')?;
    let mut all = ctx.module.labelled(if data { "data" } else { "resource" }, of);
    let only = all.next().filter(|_| all.len() == 0)?;
    let ty = ctx.type_of(only)?;
    let exported = ty.attribute(name).is_some() || ty.block(name).is_some();
    if !exported || !one.rest.is_empty() || only.repeat().is_some() || only.span() == ctx.module.holder(one).span() {
        return None;
    }
    let address = only.address()?;
    let mut edits = Edits::default();
    edits.claim(one.target.clone());
    edits.splice(one.file, one.head.clone(), &format!("{address}.{name}"));
    let message = format!("{} leaves out which {of}; {address} is the only one", one.target);
    Some(Finding::at(one.span(), message).with(edits))
}
