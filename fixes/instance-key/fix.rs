//! References to blocks with `count` or `for_each` that name no instance, and to blocks without that name one.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::module::refs::{Reference, head};
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, Step, StepKind};
use crate::wire::site::Site;
use crate::wire::written::instances;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Missing resource instance key", "Unexpected resource instance key"]);
    let mut found: Vec<Finding> =
        all.iter().filter_map(|(said, site)| look(ctx, site, said.summary.starts_with("Missing"))).collect();
    found.extend(ctx.module.blocks().flat_map(|block| by_name(ctx, block)));
    found.extend(ctx.module.blocks().flat_map(|block| of_one(ctx, block)));
    found
}

/// Instances of a block that is there once for each text of a list, and that are picked by the text and not by its place.
fn by_name<'m>(ctx: &Context<'m>, target: Block<'m>) -> Vec<Finding> {
    let list = target.attribute("count").and_then(|count| match count.value().kind() {
        ExprKind::Call(call) if call.name == "length" => Some(count.value().inner(call.args.first()?)),
        _ => None,
    });
    let (Some(list), Some(address)) = (list, target.address()) else { return Vec::new() };
    let Known::Tuple(items) = ctx.by_default(list).bare().clone() else { return Vec::new() };
    let mut found = Vec::new();
    for user in ctx.module.users(&address) {
        let text = ctx.module.holder(user).file_text();
        let key = text[user.head.end..].strip_prefix("[\"").and_then(|rest| rest.split_once("\"]"));
        let Some((key, _)) = key.filter(|(key, _)| items.iter().any(|one| *one == Known::text(key))) else { continue };
        let mut edits = Edits::default();
        let range = user.head.end + 1..user.head.end + key.len() + 3;
        edits.splice(user.file, range, &format!("index({}, \"{key}\")", list.text()));
        let message = format!("{address} has numbers, and {key} is one of the texts that it is there for");
        found.push(Finding::at(user.span(), message).with(edits));
    }
    found
}

/// One of several where there is only one, by a key that is first known in a plan: `aws_x.y[count.index].id`.
fn of_one<'m>(ctx: &Context<'m>, target: Block<'m>) -> Vec<Finding> {
    let is_one = matches!(target.kind(), "resource" | "data") && target.repeat().is_none() && !says_several(target);
    let (true, Some(address), Some(ty)) = (is_one, target.address(), ctx.type_of(target)) else { return Vec::new() };
    let look = |user: &Reference| {
        let text = ctx.module.holder(user).file_text();
        let (key, rest) = text[user.head.end..].strip_prefix('[')?.split_once("].")?;
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
        let repeated = key.contains("count.index") || key == "each.key" || key.starts_with("each.value");
        let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || "_.%+-*/ ".contains(c));
        (repeated && plain && ty.attribute(name).is_some()).then_some(())?;
        let mut edits = Edits::default();
        edits.splice(user.file, user.head.end..user.head.end + key.len() + 2, "");
        Some(Finding::at(user.span(), format!("there is only one {address}, and {key} is asked of it")).with(edits))
    };
    ctx.module.users(&address).filter_map(look).collect()
}

/// Whether a block speaks as one that is repeated: its own line that repeats it was lost.
fn says_several(block: Block) -> bool {
    ["count.index", "each.key", "each.value"].iter().any(|said| block.text().contains(said))
}

fn look<'m>(ctx: &Context<'m>, site: &Site<'m>, missing: bool) -> Option<Finding> {
    let (address, count) = head(site.value.node())?;
    let ExprKind::Traversal(_, steps) = site.value.kind() else { return None };
    let target = ctx.module.get(&address)?;
    let rest = &steps[count..];
    let mut edits = Edits::default();
    if !missing && says_several(target) && target.repeat().is_none() {
        let message = format!("{}: {address} is not repeated, and says that it is", site.place());
        return Some(Finding::at(site.value.span(), message));
    }
    if !missing {
        edits.splice(site.value.span().file, site.value.part(&rest.first()?.range).range, "");
        let message = format!("{}: there is only one {address}", site.place());
        return Some(Finding::at(site.value.span(), message).with(edits));
    }
    instance(ctx, site, target, rest, &mut edits);
    let message = format!("{}: {address} is repeated, and nothing says which is meant", site.place());
    Some(Finding::at(site.value.span(), message).with(edits))
}

fn instance<'m>(ctx: &Context<'m>, site: &Site, target: Block<'m>, rest: &[Step], edits: &mut Edits) -> Option<()> {
    let (repeat, address) = (target.repeat()?, target.address()?);
    let (file, whole) = (site.value.span().file, site.value.span().range);
    let first = site.value.part(&rest.first()?.range).range;
    let by_count = repeat.name() == "count";
    // One of them is named as if it were a part of the whole.
    if let (false, Some(StepKind::Attr(key))) = (by_count, rest.first().map(|step| &step.kind))
        && instances(ctx, target).is_some_and(|all| all.contains_key(key.as_str()))
        && rest.len() > 1
    {
        edits.splice(file, first, &format!("[{key:?}]"));
        return Some(());
    }
    let mut pick = |key: &str| edits.splice(file, first.start..first.start, &format!("[{key}]"));
    // The block is repeated in the same way.
    if let Some(own) = site.root.repeat().filter(|own| own.name() == repeat.name()) {
        let said = own.value().text();
        let from = |call: &str| said.starts_with(&format!("{call}{address})")) || said == address;
        if said == repeat.value().text() || from("length(") {
            pick(if by_count { "count.index" } else { "each.key" });
            return Some(());
        }
    }
    if let Some(name) = site.around.iter().rev().find_map(|outer| of_loop(*outer, repeat.value())) {
        pick(&name);
        return Some(());
    }
    if by_count && repeat.value().text() == "1" {
        pick("0");
        return Some(());
    }
    let names = &site.value.file_text()[first.start..whole.end];
    let plain = rest.iter().all(|step| matches!(step.kind, StepKind::Attr(_)));
    if !plain {
        return None;
    }
    if by_count && is_one_or_none(repeat.value()) {
        edits.replace(site.value, &format!("one({address}[*]{names})"));
        return Some(());
    }
    let each = if by_count { format!("{address}[*]{names}") } else { format!("values({address})[*]{names}") };
    let listed = matches!(site.wanted(ctx), Some(Type::List(_) | Type::Set(_)));
    match site.outer() {
        None if site.root.kind() == "output" && site.attribute.name() == "value" => {
            let by_key = format!("{{ for key, one in {address} : key => one{names} }}");
            edits.replace(site.value, if by_count { &each } else { &by_key });
        }
        None if listed => edits.replace(site.value, &each),
        // What is made one text of, or counted, is all of them.
        Some(outer) if matches!(outer.kind(), ExprKind::Call(call) if matches!(&*call.name, "jsonencode" | "join" | "length")) =>
        {
            edits.replace(site.value, &each);
        }
        Some(list) if site.around.len() == 1 && (listed || site.root.kind() == "output") => {
            let items = list.items()?;
            if items.len() == 1 {
                edits.replace(list, &each);
            } else {
                let range = list.span().range;
                edits.splice(file, range.start..range.start, "flatten(");
                edits.replace(site.value, &each);
                edits.splice(file, range.end..range.end, ")");
            }
        }
        _ => {}
    }
    Some(())
}

/// The name under which a `for` goes through what a block is repeated for: the key of a map, the text of a list.
fn of_loop(outer: Value, repeat: Value) -> Option<String> {
    let ExprKind::For(parts) = outer.kind() else { return None };
    let bare =
        |text: &str| text.strip_prefix("toset(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(text).to_owned();
    let (over, all) = (outer.inner(&parts.collection).text(), repeat.text());
    let is_set = all != bare(all);
    match &parts.key_name {
        _ if bare(over) != bare(all) => None,
        Some(key) if !is_set => Some(key.clone()),
        None if is_set => Some(parts.value_name.clone()),
        Some(_) if is_set => Some(parts.value_name.clone()),
        _ => None,
    }
}

/// Whether a count is `condition ? 1 : 0`.
fn is_one_or_none(count: Value) -> bool {
    let ExprKind::Conditional(parts) = count.kind() else { return false };
    let few = |value: Value| matches!(value.text(), "0" | "1");
    parts.iter().skip(1).all(|part| few(count.inner(part)))
}
