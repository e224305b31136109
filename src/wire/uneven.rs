//! Keys that are read of each of several and that only some of them have: a plan stops at the first that has not.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::Module;
use crate::module::block::{Attribute, Block};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::shape::bodies;
use crate::syntax::tree::{Expr, ExprKind, Step, StepKind};
use crate::wire::site::Site;
use crate::wire::{calls, element, misspelt};

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

/// The same of a name that a `for` or a `dynamic` block binds to each of several.
pub fn bound(ctx: &Context, site: &Site) -> Option<Finding> {
    let ExprKind::Traversal(root, steps) = site.value.kind() else { return None };
    let ExprKind::Variable(name) = &root.kind else { return None };
    let (over, first) = element::collection(site, name)?;
    let [Step { kind: StepKind::Attr(key), .. }] = steps.get(first..)? else { return None };
    let all = match element::type_in(ctx, site.root, over)? {
        Type::Object(of) => of.attributes.values().cloned().collect(),
        Type::Tuple(items) => items.to_vec(),
        _ => return None,
    };
    let ty = all.iter().find_map(|one| one.object()?.attributes.get(&**key))?;
    let mut edits = Edits::default();
    edits.replace(site.value, &format!("try({}, {})", site.value.text(), spare(ty)));
    let message = format!("{}: not all that {name} stands for have {key}", site.place());
    Some(Finding::at(site.value.span(), message).with(edits))
}

/// What says nothing in the place of a value of this type.
fn spare(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "false",
        Type::List(_) | Type::Set(_) | Type::Tuple(_) => "[]",
        Type::Map(_) | Type::Object(_) => "{}",
        _ => "null",
    }
}

fn look(ctx: &Context, root: Block) -> Option<Finding> {
    let over = root.attribute("for_each")?.value();
    let known = ctx.by_default(over);
    let Known::Object(all) = known.bare() else { return None };
    let parts = |one| match Known::bare(one) {
        Known::Object(parts) => Some(parts),
        _ => None,
    };
    let keys: Vec<&str> = all.keys().map(|key| &**key).collect();
    let all = all.values().map(parts).collect::<Option<Vec<_>>>()?;
    let (mut edits, mut first) = (Edits::default(), None);
    each_attribute(root, &mut Vec::new(), &mut |path, attribute| {
        let value = attribute.value();
        let mut bare = Vec::new();
        outside(value.node(), &mut bare);
        for one in bare {
            let inner = value.inner(one);
            let Some(name) = part_of_each(one) else {
                if in_some(ctx, one, &keys) && !is_required(ctx, root, path, attribute) {
                    edits.replace(inner, &format!("try({}, {})", inner.text(), nothing_for(ctx, root, attribute)));
                    first.get_or_insert((inner.span(), "an instance"));
                }
                continue;
            };
            let given: Vec<&Known> = all.iter().filter_map(|parts| parts.get(name)).collect();
            if given.is_empty() || given.len() == all.len() {
                continue;
            }
            let spare = spare(&given[0].ty());
            // What must be there has no value that says nothing.
            if spare == "null" && is_required(ctx, root, path, attribute) {
                continue;
            }
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

/// The traversals that no function guards.
fn outside<'m>(expr: &'m Expr, found: &mut Vec<&'m Expr>) {
    match &expr.kind {
        ExprKind::Call(call) if ASKING.contains(&&*call.name) => return,
        ExprKind::Traversal(..) => found.push(expr),
        _ => {}
    }
    expr.children().for_each(|child| outside(child, found));
}

/// The name in `each.value.NAME`.
fn part_of_each(expr: &Expr) -> Option<&str> {
    let ExprKind::Traversal(root, steps) = &expr.kind else { return None };
    match (&root.kind, &steps[..]) {
        (
            ExprKind::Variable(each),
            [Step { kind: StepKind::Attr(value), .. }, Step { kind: StepKind::Attr(name), .. }],
        ) if each == "each" && value == "value" => Some(name),
        _ => None,
    }
}

/// Whether an expression reads the instance of each key of a block that has instances for some of the keys alone.
fn in_some(ctx: &Context, expr: &Expr, keys: &[&str]) -> bool {
    let ExprKind::Traversal(_, steps) = &expr.kind else { return false };
    let by_key = |step: &Step| match &step.kind {
        StepKind::Index(Expr { kind: ExprKind::Traversal(root, steps), .. }) => {
            matches!(&root.kind, ExprKind::Variable(each) if each == "each")
                && matches!(&steps[..], [Step { kind: StepKind::Attr(key), .. }] if key == "key")
        }
        _ => false,
    };
    let there = head(expr)
        .filter(|(_, count)| steps.get(*count).is_some_and(by_key))
        .and_then(|(address, _)| misspelt::keys(ctx, ctx.module.get(&address)?.attribute("for_each")?.value(), 3));
    there.is_some_and(|there| {
        let count = keys.iter().filter(|key| there.iter().any(|one| one == *key)).count();
        0 < count && count < keys.len()
    })
}

/// What says nothing for an argument: the empty text where the module that takes it asks for that.
fn nothing_for(ctx: &Context, root: Block, attribute: Attribute) -> &'static str {
    let asks = [format!("var.{} != \"\"", attribute.name()), format!("var.{} == \"\"", attribute.name())];
    let child = calls::readable(ctx).into_iter().find(|(call, _)| call.span() == root.span());
    let text = |child: &Module| child.blocks().any(|one| asks.iter().any(|ask| one.text().contains(&**ask)));
    if child.is_some_and(|(_, child)| text(child)) { "\"\"" } else { "null" }
}

fn is_required(ctx: &Context, root: Block, path: &[&str], attribute: Attribute) -> bool {
    if root.kind() == "module" {
        return false;
    }
    let Some(ty) = ctx.type_of(root) else { return true };
    let body = ty.at(path.iter().copied());
    body.is_none_or(|body| body.attribute(attribute.name()).is_none_or(|one| one.required))
}
