//! `depends_on` written as a block, or as a `dynamic` one: it is a list of what is waited for, and cannot be made.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let kinds = |block: &Block| matches!(block.kind(), "resource" | "data" | "module" | "output");
    let holders = module.blocks().filter(|block| kinds(block) && !module.has_junk());
    holders.filter_map(|holder| look(ctx, holder)).collect()
}

fn look(ctx: &Context, holder: Block) -> Option<Finding> {
    let block = holder.nested("depends_on").next()?;
    let outer = holder.blocks().find(|one| one.kind() == "depends_on" || one.label(0) == Some("depends_on"))?;
    let finding = Finding::on(outer, format!("{}: depends_on is a list, not a block", crate::fix::name_of(holder)));
    let values: Vec<Value> = block.attributes().map(|one| one.value()).collect();
    let items: Option<Vec<Value>> = match &values[..] {
        [one] => one.items().or_else(|| Some(vec![*one])),
        several => Some(several.to_vec()),
    };
    let items = items.filter(|items| !items.is_empty() && holder.attribute("depends_on").is_none());
    let declared = |item: &Value| item.target().is_some_and(|target| ctx.module.declares(&target));
    let Some(items) = items.filter(|items| items.iter().all(declared)) else {
        let message = format!("{}; it does not say what is waited for", finding.message);
        return Some(Finding { message, ..finding });
    };
    let list: Vec<&str> = items.iter().map(Value::text).collect();
    let mut edits = Edits::default();
    edits.splice(outer.file(), outer.span().range, &format!("depends_on = [{}]", list.join(", ")));
    Some(finding.with(edits))
}
