//! `[for plan in aws_backup_plan.this : plan.plan_id]`: attributes that are read through a name that a `for` binds, of
//! `each.value`, or behind `values()`.

use crate::check::known::Known;
use crate::edit::{Edits, verbs};
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::shape::convert::moved;
use crate::shape::meant;
use crate::shape::names::misspelt;
use crate::syntax::tree::{Expr, ExprKind, For, Step, StepKind};
use crate::wire::element;
use crate::wire::written::instances;

/// A finding for each attribute that the type does not have.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    if ctx.module.has_junk() {
        return found;
    }
    for root in ctx.module.blocks() {
        let over = root.attribute("for_each").and_then(|over| whole(ctx, over.value()));
        let over = over.filter(|one| one.has("for_each"));
        if let Some(all) = over.and_then(|one| as_it_is_made(ctx, root, one)) {
            found.push(all);
            continue;
        }
        root.node().body.expressions(&mut |expr| match &expr.kind {
            ExprKind::For(parts) => in_for(ctx, root, parts, &mut found),
            ExprKind::Traversal(of, steps) => {
                if let (Some(one), ExprKind::Variable(each), [value, step, ..]) = (over, &of.kind, &steps[..])
                    && let (true, StepKind::Attr(value)) = (each == "each", &value.kind)
                    && value == "value"
                {
                    found.extend(of_its_table(ctx, root, one, expr, step).or_else(|| look(ctx, root, one, step)));
                }
                if let (Some(one), [pick, step, ..]) = (behind_values(ctx, root, of), &steps[..])
                    && !matches!(pick.kind, StepKind::Attr(_))
                {
                    found.extend(look(ctx, root, one, step));
                }
            }
            _ => {}
        });
    }
    found
}

fn in_for<'m>(ctx: &Context<'m>, root: Block<'m>, parts: &'m For, found: &mut Vec<Finding>) {
    let Some(one) = element(ctx, root, &parts.collection) else { return };
    for part in [parts.key.as_ref(), Some(&parts.value), parts.condition.as_ref()].into_iter().flatten() {
        for expr in part.all() {
            let ExprKind::Traversal(of, steps) = &expr.kind else { continue };
            if matches!(&of.kind, ExprKind::Variable(name) if *name == parts.value_name) {
                found.extend(steps.first().and_then(|step| look(ctx, root, one, step)));
            }
        }
    }
}

/// What each item of a collection is: an instance of one resource, or one of several of the same type.
fn element<'m>(ctx: &Context<'m>, root: Block<'m>, collection: &'m Expr) -> Option<Block<'m>> {
    let value = root.value_of(collection);
    if let Some(items) = value.items() {
        let all: Vec<Block> = items.into_iter().map(|item| whole(ctx, item)).collect::<Option<_>>()?;
        let first = *all.first()?;
        let alike = |one: &Block| one.kind() == first.kind() && one.of() == first.of() && one.repeat().is_none();
        return all.iter().all(alike).then_some(first);
    }
    whole(ctx, value).filter(|one| one.repeat().is_some()).or_else(|| behind_values(ctx, root, collection))
}

fn behind_values<'m>(ctx: &Context<'m>, root: Block<'m>, expr: &'m Expr) -> Option<Block<'m>> {
    let ExprKind::Call(call) = &expr.kind else { return None };
    let first = call.args.first().filter(|_| call.name == "values")?;
    whole(ctx, root.value_of(first)).filter(|one| one.has("for_each"))
}

/// The resource or data source that a value is the whole of.
fn whole<'m>(ctx: &Context<'m>, value: Value<'m>) -> Option<Block<'m>> {
    let block = ctx.module.get(&value.target().filter(|target| target == value.text())?)?;
    matches!(block.kind(), "resource" | "data").then_some(block)
}

/// What `each.value` has no attribute for, and the entry has that each instance is made of: it is read of the table.
fn of_its_table<'m>(ctx: &Context<'m>, root: Block<'m>, one: Block<'m>, expr: &Expr, step: &Step) -> Option<Finding> {
    let StepKind::Attr(name) = &step.kind else { return None };
    let (ty, table) = (ctx.type_of(one)?, one.attribute("for_each")?.value());
    let target = table.target().filter(|target| target == table.text())?;
    let entries = instances(ctx, one).filter(|_| ty.attribute(name).is_none() && ty.block(name).is_none())?;
    let has = |entry: &Known| matches!(entry.bare(), Known::Object(parts) if parts.contains_key(&**name));
    (!entries.is_empty() && entries.values().all(has)).then_some(())?;
    let range = root.value_of(expr).span().range.start..root.place(&step.range).start;
    let mut edits = Edits::default();
    edits.splice(root.file(), range.clone(), &format!("{target}[each.key]"));
    let message = format!("{}: {} has no {name}; its entry of {target} has", name_of(root), one.of());
    Some(Finding::at(crate::source::Span::new(root.file(), range), message).with(edits))
}

/// All that is read of `each.value`, where some of it is of the `for` alone that each instance is made of: the block is
/// repeated over that, and asks the instance for the rest.
fn as_it_is_made<'m>(ctx: &Context<'m>, root: Block<'m>, one: Block<'m>) -> Option<Finding> {
    let (ty, address) = (ctx.type_of(one)?, one.address()?);
    let (over, table) = (root.attribute("for_each")?.value(), one.attribute("for_each")?.value());
    let keys = matches!(table.kind(), ExprKind::For(_)).then(|| element::keys(ctx, table, 6)).flatten()?;
    let (mut edits, mut lacking) = (Edits::default(), None);
    let mut all_known = true;
    root.node().body.expressions(&mut |expr| {
        let ExprKind::Traversal(of, steps) = &expr.kind else { return };
        let is = |step: &Step, name: &str| matches!(&step.kind, StepKind::Attr(attr) if attr == name);
        let each = matches!(&of.kind, ExprKind::Variable(each) if each == "each");
        let Some(value) = steps.first().filter(|step| each && is(step, "value")) else { return };
        let name = steps.get(1).and_then(|step| match &step.kind {
            StepKind::Attr(name) => Some(&**name),
            _ => None,
        });
        match name {
            Some(name) if ty.attribute(name).is_none() && ty.block(name).is_none() => {
                all_known &= keys.contains(name);
                lacking.get_or_insert(name);
            }
            _ => {
                let range = root.value_of(expr).span().range.start..root.place(&value.range).end;
                edits.splice(root.file(), range, &format!("{address}[each.key]"));
            }
        }
    });
    let name = lacking.filter(|_| all_known)?;
    edits.replace(over, &moved(table.text(), &indent(table), &indent(over)));
    let message = format!("{}: {} has no {name}; what it is made of has", name_of(root), one.of());
    Some(Finding::at(over.span(), message).with(edits))
}

fn indent(value: Value) -> String {
    verbs::indent(value.file_text(), value.span().range.start)
}

fn look<'m>(ctx: &Context<'m>, root: Block<'m>, one: Block<'m>, step: &Step) -> Option<Finding> {
    let StepKind::Attr(name) = &step.kind else { return None };
    let ty = ctx.type_of(one)?;
    if ty.attribute(name).is_some() || ty.block(name).is_some() {
        return None;
    }
    let all = ty.attributes.keys().map(|name| &**name);
    // What is tagged with it is asked by its tag.
    let tag = || {
        let tags = one.attribute("tags")?.value();
        let mut keys = tags.node().all().filter_map(|part| tags.inner(part).entries()).flatten().map(|(key, ..)| key);
        keys.find(|key| key.eq_ignore_ascii_case(name)).map(|key| format!("tags[{key:?}]"))
    };
    let meant = misspelt(name, all).map(str::to_owned).or_else(|| meant::read(&ty, one.of(), name)).or_else(tag);
    let range = root.place(&step.range);
    let message = format!("{}: {} has no {name}", name_of(root), one.of());
    let finding = Finding::at(crate::source::Span::new(root.file(), range.clone()), message);
    let Some(meant) = meant else { return Some(finding) };
    let mut edits = Edits::default();
    let dot = usize::from(root.file_text()[range.clone()].starts_with('.'));
    edits.splice(root.file(), range.start + dot..range.end, &meant);
    Some(Finding { message: format!("{}; {meant} is meant", finding.message), ..finding }.with(edits))
}
