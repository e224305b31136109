//! Keys that are read of each of several and that only some of them have: a plan stops at the first that has not.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Attribute, Block};
use crate::shape::bodies;
use crate::syntax::tree::{Expr, ExprKind, StepKind};
use crate::wire::optional::{fields, inside};

/// Functions in which a key may be missing.
const ASKING: [&str; 4] = ["try", "can", "lookup", "coalesce"];

/// A finding for each block that reads such a key of what it is repeated for, with all places where it does.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let repeated = ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "module"));
    let unsaid = ctx.module.blocks().filter(|block| block.kind() == "resource");
    repeated.filter_map(|block| look(ctx, block)).chain(unsaid.flat_map(|block| in_no_entry(ctx, block))).collect()
}

/// Arguments that may be left out and read what the entry of a table has not: `local.sizes.desired` of
/// `local.table[var.environment]`.
fn in_no_entry<'m>(ctx: &Context<'m>, root: Block<'m>) -> Vec<Finding> {
    let Some(ty) = ctx.type_of(root) else { return Vec::new() };
    let free = root.attributes().filter(|one| ty.attribute(one.name()).is_some_and(|known| !known.required));
    let lacking = free.filter_map(|one| {
        let value = one.value();
        let local = value.target()?;
        let key = value.text().strip_prefix(&*local)?.strip_prefix('.')?;
        let entry = ctx.module.local(local.strip_prefix("local.")?)?.value();
        let picked = matches!(entry.kind(), ExprKind::Traversal(..)) && entry.text().ends_with(']');
        let known = ctx.by_default(entry);
        let lacks =
            matches!(known.bare(), Known::Object(parts) if !parts.contains_key(key) && !key.contains(['.', '[']));
        (picked && lacks).then_some((value, key))
    });
    let all = lacking.map(|(value, key)| {
        let mut edits = Edits::default();
        edits.replace(value, &format!("try({}, null)", value.text()));
        let message = format!("{}: no entry of the table has {key}", name_of(root));
        Finding::at(value.span(), message).with(edits)
    });
    all.collect()
}

fn look(ctx: &Context, root: Block) -> Option<Finding> {
    let over = root.attribute("for_each")?.value();
    // What the type of a variable names is there, if with no value.
    let typed = over.target().filter(|target| target == over.text()).and_then(|target| ctx.module.get(&target));
    let typed = typed.and_then(|one| fields(inside(one.attribute("type")?.value())?));
    let known = ctx.by_default(over);
    let Known::Object(all) = known.bare() else { return None };
    let parts = |one| match Known::bare(one) {
        Known::Object(parts) => Some(parts),
        _ => None,
    };
    let all = all.values().map(parts).collect::<Option<Vec<_>>>()?;
    let (mut edits, mut first) = (Edits::default(), None);
    each_attribute(root, &mut Vec::new(), &mut |path, attribute| {
        let value = attribute.value();
        let mut bare = Vec::new();
        outside(value.node(), &mut bare);
        for (one, name) in bare {
            let given: Vec<&Known> = all.iter().filter_map(|parts| parts.get(name)).collect();
            if given.is_empty() || given.len() == all.len() || typed.is_some_and(|ty| ty.entry(name).is_some()) {
                continue;
            }
            let spare = match given[0].bare() {
                Known::Bool(_) => "false",
                Known::Tuple(_) => "[]",
                Known::Object(_) => "{}",
                // What must be there has no value that says nothing.
                _ if is_required(ctx, root, path, attribute) => continue,
                _ => "null",
            };
            let inner = value.inner(one);
            edits.replace(inner, &format!("try({}, {spare})", inner.text()));
            first.get_or_insert((inner.span(), name));
        }
    });
    let (at, name) = first?;
    let message = format!("{}: not all that it is repeated for have {name}", name_of(root));
    Some(Finding::at(at, message).with(edits))
}

fn each_attribute<'m>(block: Block<'m>, path: &mut Vec<&'m str>, see: &mut dyn FnMut(&[&'m str], Attribute<'m>)) {
    block.attributes().for_each(|one| see(path, one));
    for inner in block.blocks() {
        let named = inner.kind() != "content";
        if named {
            path.push(bodies::name_of(inner));
        }
        each_attribute(inner, path, see);
        if named {
            path.pop();
        }
    }
}

/// The reads of `each.value.NAME` that no function guards.
fn outside<'m>(expr: &'m Expr, found: &mut Vec<(&'m Expr, &'m str)>) {
    match &expr.kind {
        ExprKind::Call(call) if ASKING.contains(&&*call.name) => return,
        ExprKind::Traversal(root, steps) => {
            if let (ExprKind::Variable(each), [value, name]) = (&root.kind, &steps[..])
                && let (StepKind::Attr(value), StepKind::Attr(name)) = (&value.kind, &name.kind)
                && each == "each"
                && value == "value"
            {
                found.push((expr, name));
            }
        }
        _ => {}
    }
    expr.children().for_each(|child| outside(child, found));
}

fn is_required(ctx: &Context, root: Block, path: &[&str], attribute: Attribute) -> bool {
    let Some(ty) = ctx.type_of(root) else { return true };
    let body = ty.at(path.iter().copied());
    body.is_none_or(|body| body.attribute(attribute.name()).is_none_or(|one| one.required))
}
