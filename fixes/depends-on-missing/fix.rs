//! An entry of `depends_on` that names nothing, and that nothing could make.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::refs::Reference;
use crate::wire::{elsewhere, misspelt};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    if module.has_junk() {
        return Vec::new();
    }
    let waits = |one: &Reference| one.attribute.starts_with("depends_on");
    let gone = module.dangling().filter(|one| {
        waits(one)
            && module.users(&one.target).all(waits)
            && misspelt::meant(module, &one.target).is_none()
            && !elsewhere::is_there(ctx, &one.target)
    });
    gone.filter_map(|one| drop(ctx, one)).collect()
}

fn drop(ctx: &Context, reference: &Reference) -> Option<Finding> {
    let (holder, target) = (ctx.module.holder(reference), &reference.target);
    let list = holder.attribute("depends_on")?;
    let items = list.value().items()?;
    let at = items.iter().position(|item| item.span() == reference.span())?;
    let mut edits = Edits::default();
    if items.len() == 1 {
        edits.remove_attribute(list, holder);
    } else {
        edits.remove_entry(items[at], items[at], list.value(), holder.file_text());
    }
    let who = name_of(holder);
    let finding = Finding::at(reference.span(), format!("{who} waits for {target}, which is not declared"));
    Some(finding.with(edits).losing(format!("{who}: depends_on {target}"), format!("{target} is nowhere")))
}
