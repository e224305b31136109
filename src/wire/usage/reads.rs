//! What an expression or a body reads of a name.

use crate::syntax::tree::{Block, Body, Expr, ExprKind, Item, Step, StepKind};

/// The name that a `dynamic` block gives its element, where it gives one.
pub(super) fn iterator(block: &Block) -> Option<&str> {
    block.body.items.iter().find_map(|item| match item {
        Item::Attribute(one) if one.name == "iterator" => match &one.value.kind {
            ExprKind::Variable(name) => Some(name.as_str()),
            _ => None,
        },
        _ => None,
    })
}

pub(super) fn mentions(expr: &Expr, root: &str) -> bool {
    matches!(&expr.kind, ExprKind::Variable(name) if name == root) || expr.children().any(|one| mentions(one, root))
}

/// Whether an expression reads `root.key`.
fn is_key_read(expr: &Expr, root: &str) -> bool {
    let is_key = |from: &Expr, step: Option<&Step>| {
        matches!(&from.kind, ExprKind::Variable(name) if name == root)
            && step.is_some_and(|step| matches!(&step.kind, StepKind::Attr(name) if name == "key"))
    };
    matches!(&expr.kind, ExprKind::Traversal(from, steps) if is_key(from, steps.first()))
        || expr.children().any(|one| is_key_read(one, root))
}

/// Whether a body reads the key of what it is repeated over.
pub(super) fn reads_key(body: &Body, root: &str) -> bool {
    body.items.iter().any(|item| match item {
        Item::Attribute(attribute) => is_key_read(&attribute.value, root),
        Item::Block(block) => reads_key(&block.body, root),
    })
}

/// The things of a list, each of which starts at a byte, in which a name may stand that is used at these bytes, in order;
/// all of them where that is not known.
pub(super) fn at<'e, T>(all: &'e [T], uses: &[u32], start: impl Fn(&T) -> u32) -> Vec<&'e T> {
    places(all, uses, start).into_iter().map(|at| &all[at]).collect()
}

/// Where these things stand in their list.
pub(super) fn places<T>(all: &[T], uses: &[u32], start: impl Fn(&T) -> u32) -> Vec<usize> {
    if uses.is_empty() {
        return (0..all.len()).collect();
    }
    // A block of very many uses has very many short lists: only those uses are gone through that find another thing.
    let (mut found, mut rest) = (Vec::new(), uses);
    let mut next = all.first().map_or(0, &start);
    loop {
        rest = &rest[rest.partition_point(|at| *at < next)..];
        let Some(at) = rest.first() else { return found };
        let behind = all.partition_point(|one| start(one) <= *at);
        found.extend(behind.checked_sub(1));
        let Some(one) = all.get(behind) else { return found };
        next = start(one);
    }
}

/// The items of a body in which a name stands that is used at these bytes, in order; all of them where that is not known.
pub(super) fn items<'b>(body: &'b Body, uses: &[u32]) -> Vec<&'b Item> {
    let (Some(first), Some(last)) = (body.items.first(), body.items.last()) else { return Vec::new() };
    if uses.is_empty() {
        return body.items.iter().collect();
    }
    let from = uses.partition_point(|at| *at < first.range().start);
    let to = uses.partition_point(|at| *at < last.range().end);
    let mut found: Vec<&Item> = uses[from..to].iter().filter_map(|at| body.item_at(*at)).collect();
    found.dedup_by(|one, other| std::ptr::eq(*one, *other));
    found
}
