//! `aws_backup_vault.arn`: the type and an attribute, and the name between them left out.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::refs::Reference;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    ctx.module.dangling().filter_map(|one| look(ctx, one)).collect()
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
