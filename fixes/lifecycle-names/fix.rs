//! `ignore_changes` and `replace_triggered_by` in another form than a list of names: one name, names in quotes, names that
//! begin with the resource itself.

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::shape::must::{Filled, Names};
use crate::shape::names::misspelt;
use crate::syntax::tree::ExprKind;

/// A finding for each list that is written otherwise.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let resources = ctx.module.blocks().filter(|block| block.kind() == "resource");
    let all = resources.flat_map(|root| root.nested("lifecycle").map(move |inner| (root, inner)).collect::<Vec<_>>());
    all.flat_map(|(root, inner)| [ignored(ctx, root, inner), triggers(ctx, root, inner)]).flatten().collect()
}

fn ignored(ctx: &Context, root: Block, lifecycle: Block) -> Option<Finding> {
    let value = lifecycle.attribute("ignore_changes")?.value();
    let ty = ctx.type_of(root);
    let is_known = |name: &str| ty.as_ref().is_none_or(|ty| ty.attribute(name).is_some() || ty.block(name).is_some());
    let is_all = |one: &Value| {
        let word = one.as_str().unwrap_or_else(|| one.text());
        word == "*" && one.as_str().is_some() || word == "all" && ty.is_some() && !is_known("all")
    };
    let finding = Finding::at(value.span(), format!("{}: what is ignored is a list of its arguments", name_of(root)));
    let mut edits = Edits::default();
    let items = value.items();
    if items.as_ref().is_some_and(|items| items.iter().any(is_all)) || value.as_str().is_some() && is_all(&value) {
        edits.replace(value, "all");
        return Some(finding.with(edits));
    }
    let own = root.address().unwrap_or_default();
    let named = |one: Value| -> Option<String> {
        let said = match one.kind() {
            ExprKind::String(text) => text,
            ExprKind::Variable(_) | ExprKind::Traversal(..) => one.text(),
            _ => return None,
        };
        let behind = [&*own, "self"].iter().find_map(|owner| said.strip_prefix(owner)?.strip_prefix('.'));
        let text = behind.unwrap_or(said);
        let name = text.split(['.', '[']).next().unwrap_or_default();
        let meant = || misspelt(name, ty.as_ref()?.names().filter(|other| *other != name)).map(str::to_owned);
        let near = if is_known(name) { None } else { meant() };
        match (near, behind) {
            (Some(near), _) => Some(text.replacen(name, &near, 1)),
            (None, Some(_)) if is_known(name) => Some(text.to_owned()),
            _ => None,
        }
    };
    match items {
        Some(items) => items.into_iter().for_each(|one| {
            if let Some(text) = named(one) {
                edits.replace(one, &text);
            }
        }),
        None => {
            // All of it is ignored.
            let whole = matches!(value.kind(), ExprKind::Variable(word) if word == "all");
            let single = matches!(value.kind(), ExprKind::Variable(_) | ExprKind::Traversal(..) | ExprKind::String(_));
            if single && !whole {
                let text = named(value).unwrap_or_else(|| value.as_str().unwrap_or(value.text()).to_owned());
                let name = text.split(['.', '[']).next().unwrap_or_default();
                if is_known(name) && !name.is_empty() {
                    edits.replace(value, &format!("[{text}]"));
                }
            }
        }
    }
    (!edits.is_empty()).then(|| finding.with(edits))
}

fn triggers(ctx: &Context, root: Block, lifecycle: Block) -> Option<Finding> {
    let value = lifecycle.attribute("replace_triggered_by")?.value();
    let mut edits = Edits::default();
    // A reference in quotes: to a resource that is there, or to something of it.
    let quoted = |one: Value| {
        let text = one.as_str()?;
        let mut parts = text.splitn(3, '.');
        let (of, label) = (parts.next()?, parts.next()?);
        let label = label.split('[').next().unwrap_or_default();
        ctx.module.declares(&format!("{of}.{label}")).then(|| text.to_owned())
    };
    match value.items() {
        Some(items) => items.into_iter().for_each(|one| {
            if let Some(text) = quoted(one).or_else(|| followed(ctx, root, one, &mut edits)) {
                edits.replace(one, &text);
            }
        }),
        None => {
            let is_resource = |one: Value| {
                one.target().is_some_and(|target| ctx.module.get(&target).is_some_and(|it| it.kind() == "resource"))
            };
            let text = quoted(value).or_else(|| is_resource(value).then(|| value.text().to_owned()))?;
            edits.replace(value, &format!("[{text}]"));
        }
    }
    let message = format!("{}: what replaces it is a list of references", name_of(root));
    (!edits.is_empty()).then(|| Finding::at(value.span(), message).with(edits))
}

/// The resource that changes when a variable or a local does, which replaces nothing by itself; the edits that make it.
fn followed(ctx: &Context, root: Block, value: Value, edits: &mut Edits) -> Option<String> {
    let target = value.target().filter(|target| target == value.text())?;
    let ("var" | "local", name) = target.split_once('.')? else { return None };
    let address = format!("terraform_data.{name}");
    let must = ctx.fix.must("")?;
    let made = must.render(&Names::default(), &|_| Filled::Text(target.clone())).ok()?;
    if !ctx.module.declares(&address) {
        let text = made.first()?.text.replacen("\"this\"", &format!("{name:?}"), 1);
        edits.add_block(ctx.module, &Place::over(root), Some(&address), &text);
    }
    Some(address)
}
