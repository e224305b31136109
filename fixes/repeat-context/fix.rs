//! `count.index` and `each` in blocks that are repeated in the other way, or not at all.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::syntax::tree::{Expr, ExprKind, StepKind};

/// A finding for each block with such names.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let repeated = |block: &Block| matches!(block.kind(), "resource" | "data" | "module");
    ctx.module.blocks().filter(repeated).filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let (count, for_each) = (block.attribute("count"), block.attribute("for_each"));
    let mut uses = Vec::new();
    gather(block, &mut uses);
    let (counted, each): (Vec<_>, Vec<_>) = uses.iter().partition(|(_, root, _)| *root == "count");
    let place = name_of(block);
    let (wrong, edits) = match (count, for_each) {
        (None, Some(for_each)) if !counted.is_empty() => {
            (&counted, Some(swap(&counted, |_| index(ctx, for_each.value()))))
        }
        (Some(count), None) if !each.is_empty() => (&each, Some(swap(&each, |part| element(count.value(), part)))),
        (None, None) if !counted.is_empty() && each.is_empty() => (&counted, lead(block, "count", times(ctx, block))),
        (None, None) if !each.is_empty() && counted.is_empty() => {
            (&each, lead(block, "for_each", collection(ctx, block)))
        }
        _ => return None,
    };
    let (value, root, _) = wrong.first()?;
    let finding = Finding::at(value.span(), format!("{place} reads {root}, and is not repeated by it"));
    Some(match edits {
        Some(edits) => finding.with(edits),
        None => Finding { message: format!("{}; nothing says how often it should be", finding.message), ..finding },
    })
}

/// Each use of `count` and `each`: `count.index`, `each.value`, with the last name.
fn gather<'m>(block: Block<'m>, uses: &mut Vec<(Value<'m>, &'m str, &'m str)>) {
    for one in block.attributes() {
        let whole = one.value();
        for expr in whole.node().all() {
            let ExprKind::Traversal(root, steps) = &expr.kind else { continue };
            let (ExprKind::Variable(name), Some(step)) = (&root.kind, steps.first()) else { continue };
            let StepKind::Attr(part) = &step.kind else { continue };
            if matches!((name.as_str(), part.as_str()), ("count", "index") | ("each", "key" | "value")) {
                uses.push((whole.inner(expr), name, part));
            }
        }
    }
    // What stands in a dynamic block may mean its element.
    block.blocks().filter(|nested| nested.kind() != "dynamic").for_each(|nested| gather(nested, uses));
}

/// Other words for each use; what stands behind them stays.
fn swap<'m>(uses: &[&(Value<'m>, &'m str, &'m str)], words: impl Fn(&str) -> String) -> Edits {
    let mut edits = Edits::default();
    for (value, _, part) in uses {
        let ExprKind::Traversal(_, steps) = value.kind() else { continue };
        let start = value.span().range.start;
        let end = steps.first().map_or(value.span().range.end, |step| value.place(&step.range).end);
        edits.splice(value.span().file, start..end, &words(part));
    }
    edits
}

/// The number of an element of `for_each`.
fn index(ctx: &Context, for_each: Value) -> String {
    if let ExprKind::Call(call) = for_each.kind()
        && let ("toset", [list]) = (call.name.as_str(), &call.args[..])
    {
        return format!("index({}, each.key)", for_each.inner(list).text());
    }
    match ctx.known(for_each).ty() {
        Type::Set(_) | Type::List(_) | Type::Tuple(_) => format!("index(tolist({}), each.key)", for_each.text()),
        _ => format!("index(keys({}), each.key)", for_each.text()),
    }
}

/// What `each` means where a list is counted.
fn element(count: Value, part: &str) -> String {
    let list = match count.kind() {
        ExprKind::Call(call) if call.name == "length" => call.args.first().map(|list| count.inner(list).text()),
        _ => None,
    };
    match (list, part) {
        (Some(list), "value") => format!("{list}[count.index]"),
        _ => "count.index".to_owned(),
    }
}

fn lead(block: Block, name: &str, value: Option<String>) -> Option<Edits> {
    let mut edits = Edits::default();
    edits.lead(block, name, &value?);
    Some(edits)
}

/// How often a block is meant to be: as often as the list has elements that it takes one of, else as often as somebody
/// else takes one of it.
fn times(ctx: &Context, block: Block) -> Option<String> {
    let mut lists = Vec::new();
    taken(block, &mut lists);
    if let Some(list) = lists.first() {
        return Some(format!("length({list})"));
    }
    let address = block.address()?;
    let numbers = ctx.module.users(&address).filter_map(|user| {
        let text = &ctx.module.sources().file(user.file).text[user.head.end..user.range.end];
        text.strip_prefix('[')?.split_once(']')?.0.trim().parse::<usize>().ok()
    });
    numbers.max().map(|number| (number + 1).to_string())
}

/// The lists that `count.index` picks an element of.
fn taken<'m>(block: Block<'m>, lists: &mut Vec<&'m str>) {
    let is_index = |expr: &Expr| match &expr.kind {
        ExprKind::Traversal(root, _) => matches!(&root.kind, ExprKind::Variable(name) if name == "count"),
        _ => false,
    };
    for one in block.attributes() {
        let whole = one.value();
        for expr in whole.node().all() {
            match &expr.kind {
                ExprKind::Traversal(root, steps) => {
                    let at = steps.iter().position(|step| matches!(&step.kind, StepKind::Index(by) if is_index(by)));
                    let Some(at) = at else { continue };
                    let end = at.checked_sub(1).map_or(root.range.end, |before| steps[before].range.end);
                    lists.push(&whole.file_text()[whole.place(&(expr.range.start..end))]);
                }
                ExprKind::Call(call) if call.name == "element" && call.args.get(1).is_some_and(is_index) => {
                    lists.push(whole.inner(&call.args[0]).text());
                }
                _ => {}
            }
        }
    }
    block.blocks().for_each(|nested| taken(nested, lists));
}

/// What a block is meant to be repeated over: what those are that take one of it by `each.key`.
fn collection(ctx: &Context, block: Block) -> Option<String> {
    let address = block.address()?;
    ctx.module.users(&address).find_map(|user| {
        let text = &ctx.module.sources().file(user.file).text[user.head.end..user.range.end];
        let holder = ctx.module.holder(user);
        text.starts_with("[each.key]").then(|| holder.attribute("for_each").map(|one| one.value().text().to_owned()))?
    })
}
