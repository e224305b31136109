//! Lists that are asked by the text that a block is repeated for.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::misspelt::keys;
use crate::wire::{calls, passed};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for root in ctx.module.blocks().filter(|one| matches!(one.kind(), "resource" | "data" | "module")) {
        let Some(place) = root.attribute("for_each").and_then(|each| place(ctx, each.value())) else { continue };
        walk(ctx, root, root, &place, &mut found);
    }
    found
}

/// Where a key stands among those that a block is repeated for, none of which is a number.
fn place(ctx: &Context, each: Value) -> Option<String> {
    let over = whole(ctx, each).and_then(|one| Some(one.attribute("for_each")?.value())).unwrap_or(each);
    if let Some(list) = texts(ctx, over) {
        return Some(format!("index({list}, each.key)"));
    }
    let all = keys(ctx, each, 3)?;
    if all.is_empty() || all.iter().any(|key| key.parse::<usize>().is_ok()) {
        return None;
    }
    match each.kind() {
        ExprKind::Call(call) if call.name == "toset" => {
            Some(format!("index({}, each.key)", each.inner(call.args.first()?).text()))
        }
        ExprKind::Traversal(..) => Some(format!("index(keys({}), each.key)", each.text())),
        _ => None,
    }
}

/// The resource or data source that a value is the whole of.
fn whole<'m>(ctx: &Context<'m>, value: Value<'m>) -> Option<Block<'m>> {
    let block = ctx.module.get(&value.target().filter(|target| target == value.text())?)?;
    matches!(block.kind(), "resource" | "data").then_some(block)
}

/// The list of texts that are the keys of a `for`: `var.zones` of `{ for at, zone in var.zones : zone => var.networks[at] }`.
fn texts(ctx: &Context, over: Value) -> Option<String> {
    let ExprKind::For(parts) = over.kind() else { return None };
    let is_key = matches!(&parts.key.as_ref()?.kind, ExprKind::Variable(name) if *name == parts.value_name);
    let list = over.inner(&parts.collection);
    let (plain, _) = list.text().split_once('.').filter(|_| is_key && parts.condition.is_none())?;
    // A text may be a number as well, and finds its own place then.
    let known = passed::of(ctx, ctx.module, list);
    let number = match keys(ctx, list, 3) {
        Some(all) => all.iter().any(|key| key.parse::<usize>().is_ok()),
        None => !matches!(known, Type::List(of) if *of == Type::String),
    };
    (matches!(plain, "var" | "local") && !number).then(|| list.text().to_owned())
}

fn walk<'m>(ctx: &Context<'m>, root: Block<'m>, block: Block<'m>, place: &str, found: &mut Vec<Finding>) {
    for value in block.attributes().filter(|one| one.name() != "for_each").map(|one| one.value()) {
        found.extend(value.node().all().filter_map(|one| look(ctx, root, value.inner(one), place)));
    }
    block.blocks().for_each(|inner| walk(ctx, root, inner, place, found));
}

fn look<'m>(ctx: &Context<'m>, root: Block<'m>, value: Value<'m>, place: &str) -> Option<Finding> {
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let (address, count) = head(value.node())?;
    let at = steps.iter().position(|step| matches!(step.kind, StepKind::Index(_)))?;
    let StepKind::Index(index) = &steps[at].kind else { return None };
    let index = value.inner(index);
    let text = index.text();
    if let Some(list) = counted(ctx, &address, steps.get(count..at)?) {
        let place = if list == "1" { "0" } else { place };
        if text != "each.key" || list != "1" && !place.starts_with(&format!("index({list}, ")) {
            return None;
        }
        let mut edits = Edits::default();
        edits.replace(index, place);
        let message = format!("{}: {address} has numbers, and {text} is none", name_of(root));
        return Some(Finding::at(index.span(), message).with(edits));
    }
    let by_key =
        text == "each.key" || text == "each.value" && root.attribute("for_each")?.value().text().starts_with("toset(");
    if !by_key || !is_list(ctx, &address, steps.get(count..at)?) {
        return None;
    }
    let mut edits = Edits::default();
    let message = format!("{}: {address} is a list, and {text} is no number", name_of(root));
    if let Some(ty) = address.strip_prefix("var.").and_then(|name| given_as_map(ctx, name)) {
        edits.splice(ty.span().file, ty.span().range.start..ty.span().range.start + "list".len(), "map");
        edits.claim(&address);
        return Some(Finding::at(index.span(), format!("{message}; a map is what it is given")).with(edits));
    }
    edits.replace(index, place);
    Some(Finding::at(index.span(), message).with(edits))
}

/// What a resource is counted by: the list of which it is there once for each, or 1.
fn counted(ctx: &Context, address: &str, steps: &[crate::syntax::tree::Step]) -> Option<String> {
    let count = ctx.module.get(address).filter(|_| steps.is_empty())?.attribute("count")?.value();
    match count.kind() {
        ExprKind::Call(call) if call.name == "length" => Some(count.inner(call.args.first()?).text().to_owned()),
        _ => Some("1".to_owned()).filter(|one| one == count.text()),
    }
}

/// The type `list(...)` of a variable without a default that all calls of the module give a map.
fn given_as_map<'m>(ctx: &Context<'m>, name: &str) -> Option<Value<'m>> {
    let variable = ctx.module.get(&format!("var.{name}")).filter(|one| !one.has("default"))?;
    let calls = calls::callers(ctx, ctx.module.folder());
    let is_map = |(caller, call): &(&'m Module, Block<'m>)| {
        let given = call.attribute(name).map(|one| passed::of(ctx, caller, one.value()));
        matches!(given, Some(Type::Map(_) | Type::Object(_)))
    };
    let all = !calls.is_empty() && calls.iter().all(is_map);
    variable.attribute("type").map(|one| one.value()).filter(|ty| all && ty.text().starts_with("list("))
}

/// Whether a variable, a local or an attribute is a list.
fn is_list(ctx: &Context, address: &str, steps: &[crate::syntax::tree::Step]) -> bool {
    let listed = |ty: &Type| matches!(ty, Type::List(_) | Type::Tuple(_));
    match (address.split('.').next(), steps) {
        (Some("var"), []) => ctx.module.get(address).is_some_and(|one| {
            let is = |name: &str, test: &dyn Fn(Value) -> bool| one.attribute(name).is_some_and(|it| test(it.value()));
            is("type", &|ty| ty.text().starts_with("list(")) || is("default", &|value| value.items().is_some())
        }),
        (Some("local"), []) => {
            let name = address.trim_start_matches("local.");
            ctx.module.local(name).is_some_and(|one| listed(&ctx.known(one.value()).ty()))
        }
        (_, [step]) => {
            let StepKind::Attr(name) = &step.kind else { return false };
            let of = ctx.module.get(address).and_then(|one| ctx.type_of(one));
            of.is_some_and(|ty| ty.attribute(name).is_some_and(|one| listed(&one.ty)))
        }
        _ => false,
    }
}
