//! `[*]` and `[0]` behind blocks with `for_each`.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::syntax::tree::ExprKind;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let blocks = ctx.module.blocks().filter(|one| matches!(one.kind(), "resource" | "data" | "module"));
    let keyed = blocks.filter(|one| one.attribute("for_each").is_some());
    let mut found: Vec<Finding> = Vec::new();
    for block in keyed {
        let Some(address) = block.address() else { continue };
        let numbers = has_numbers(ctx, block);
        found.extend(ctx.module.users(&address).filter_map(|one| look(ctx, one, numbers)));
    }
    found
}

/// `numbers` says that its keys may be numbers, by which one of them is asked for.
fn look(ctx: &Context, one: &Reference, numbers: bool) -> Option<Finding> {
    let holder = ctx.module.holder(one);
    let text = holder.file_text();
    let behind = &text[one.head.end..];
    let (head, mut edits) = (&text[one.head.clone()], Edits::default());
    let old = behind.starts_with(".*");
    if old {
        edits.splice(one.file, one.head.start..one.head.end + 2, &format!("values({head})[*]"));
    } else if let Some(name) = behind.strip_prefix(").").filter(|_| text[..one.head.start].ends_with("values(")) {
        // What `values` gives is a list.
        name.starts_with(char::is_alphabetic)
            .then(|| edits.splice(one.file, one.head.end + 1..one.head.end + 1, "[*]"))?;
    } else {
        let index = behind.strip_prefix('[')?.split_once(']')?.0.trim();
        // The place in a list is not the place among its texts in their order.
        let list = of_list(ctx, &one.target).filter(|_| index.parse::<usize>().is_ok());
        if let Some(list) = list {
            let at = one.head.end + 1;
            edits.splice(one.file, at..at + index.len(), &format!("{list}[{index}]"));
            let message = format!("{}: {} has keys, and is asked by the place of one", name_of(holder), one.target);
            return Some(Finding::at(one.span(), message).with(edits));
        }
        let by_number = index == "*" || !numbers && (index == "count.index" || index.parse::<usize>().is_ok());
        by_number.then(|| edits.splice(one.file, one.head.clone(), &format!("values({head})")))?;
    }
    let message = format!("{}: {} has keys, and is asked as a list", name_of(holder), one.target);
    Some(Finding::at(one.span(), message).with(edits))
}

/// The list whose texts are the keys of a block: `var.names` of `toset(var.names)`.
fn of_list(ctx: &Context, address: &str) -> Option<String> {
    let repeat = ctx.module.get(address)?.attribute("for_each")?.value();
    let list = repeat.text().strip_prefix("toset(")?.strip_suffix(')')?;
    let value = match list.split_once('.')? {
        ("var", _) => ctx.module.get(list)?.attribute("default")?.value(),
        ("local", name) => ctx.module.local(name)?.value(),
        _ => return None,
    };
    value.items().filter(|items| items.len() > 1).map(|_| list.to_owned())
}

/// Whether its keys may be numbers.
fn has_numbers(ctx: &Context, block: Block) -> bool {
    let Some(value) = block.attribute("for_each").map(|one| one.value()) else { return false };
    match (ctx.by_default(value).bare(), value.kind()) {
        (Known::Object(entries), _) => entries.keys().any(|key| key.parse::<usize>().is_ok()),
        (_, ExprKind::For(parts)) => parts.key.as_ref().is_some_and(|key| {
            let key = value.inner(key).text();
            let key = key.strip_prefix("tostring(").and_then(|key| key.strip_suffix(')')).unwrap_or(key);
            let counted = || match ctx.by_default(value.inner(&parts.collection)).bare() {
                Known::Tuple(items) => items.iter().any(|one| matches!(one, Known::Number(_))),
                _ => value.inner(&parts.collection).text().contains("range("),
            };
            parts.key_name.as_deref() == Some(key) || parts.value_name == key && counted()
        }),
        (_, ExprKind::Call(_)) => {
            value.text().contains(|c: char| c.is_ascii_digit()) || value.text().contains("range(")
        }
        _ => false,
    }
}
