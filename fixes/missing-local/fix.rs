//! A local that something refers to and nobody declares, of a name that says what it holds.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::edit::verbs::indented;
use crate::fix::{Context, Finding};
use crate::module::refs::{self, Reference};
use crate::schema::types::Type;
use crate::shape::must::{Filled, Hole};
use crate::wire::calls::{self, Input};
use crate::wire::{Wire, elsewhere, honest, misspelt, usage};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    local: Vec<Local>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Local {
    names: Vec<String>,
    forms: Vec<String>,
}

fn locals() -> &'static [Local] {
    static NAMES: OnceLock<Names> = OnceLock::new();
    &NAMES.get_or_init(|| crate::data!("fixes/missing-local/names")).local
}

/// A finding for each local that is referred to and missing.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let mut missing: BTreeMap<&str, Vec<&Reference>> = BTreeMap::new();
    for one in module.dangling().filter(|_| !module.has_junk()) {
        let Some(name) = one.target.strip_prefix("local.") else { continue };
        let handed = elsewhere::home(ctx, &one.target).is_ok();
        if !handed && !module.declares(&format!("var.{name}")) && misspelt::meant(module, &one.target).is_none() {
            missing.entry(name).or_default().push(one);
        }
    }
    missing.into_iter().filter_map(|(name, users)| look(ctx, name, &users)).collect()
}

fn look(ctx: &Context, name: &str, users: &[&Reference]) -> Option<Finding> {
    let finding = Finding::at(users.first()?.span(), format!("local.{name} is referred to and not declared"));
    let say = |why: &str| Some(Finding { message: format!("{}; {why}", finding.message), ..finding.clone() });
    let mut asks = Vec::new();
    let known = locals().iter().find(|local| local.names.iter().any(|one| one == name));
    // What it is taken apart into is nothing that a name tells.
    let whole = users.iter().all(|user| user.rest.is_empty());
    for form in known.filter(|_| whole).into_iter().flat_map(|local| &local.forms) {
        match value(ctx, form, users) {
            Ok(Some(text)) => return Some(finding.with(declare(ctx, name, &text)?)),
            Ok(None) => {}
            Err(slots) => asks = slots,
        }
    }
    // Data sources can be added for it; anything else would be more than a local.
    let stock = |slot: &String| matches!(slot.as_str(), "slot.account" | "slot.current_region" | "slot.zones");
    if !asks.is_empty() && asks.iter().all(stock) {
        return Some(Finding { asks, ..finding });
    }
    // What is near it may be meant, and need not.
    let near = |other: &str| misspelt::is_slip(name, other, true);
    let all = if misspelt::are_many(ctx.module, "local") { &[][..] } else { ctx.module.addresses() };
    if let Some(other) = all.iter().find(|one| one.strip_prefix("local.").is_some_and(near)) {
        // Who goes through all of them means the plural.
        let plural = other.strip_suffix('s').and_then(|one| one.strip_prefix("local.")) == Some(name);
        if plural && users.iter().all(|user| user.rest.is_empty() && user.attribute.ends_with("for_each")) {
            let mut edits = Edits::default();
            users.iter().for_each(|user| edits.rename(user, other));
            return say(&format!("{other} is meant")).map(|finding| finding.with(edits));
        }
        return say(&format!("{other} is, and is near it"));
    }
    match asked_for(ctx, name) {
        Some(edits) => say("nothing says what it holds, so it is asked for").map(|finding| finding.with(edits)),
        None => say("nothing in the configuration says what it holds"),
    }
}

/// The edits that leave it to whoever runs the configuration: a variable of its name, of the type that its uses tell.
fn asked_for(ctx: &Context, name: &str) -> Option<Edits> {
    if !ctx.is_root() {
        return None;
    }
    let said = usage::of_local(ctx, name);
    let ty = said.ty.unwrap_or_else(|| honest::by_name(name));
    let secret = said.secret && ty == Type::String || honest::is_secret(name);
    let default = honest::stated(ctx, name, &ty).filter(|_| !secret);
    let ty = ty.to_string();
    // An object of which some parts are not known is anything.
    let ty = if ty.contains("any") { "any".to_owned() } else { ty };
    let input = Input { name: name.to_owned(), ty, description: None, default, secret };
    let mut edits = calls::add_variable(ctx, ctx.module, &input)?;
    edits.join(declare(ctx, name, &format!("var.{name}"))?);
    Some(edits)
}

/// The value of a form; `None` where it would be made from what needs it.
fn value(ctx: &Context, form: &str, users: &[&Reference]) -> Result<Option<String>, Vec<String>> {
    let Some(must) = ctx.fix.must(form) else { return Ok(None) };
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if matches!(slot.as_str(), "environment" | "project") => {
            let names: [&str; 4] = match slot.as_str() {
                "environment" => ["environment", "env", "environment_name", "environment_suffix"],
                _ => ["project_name", "project", "app_name", "application"],
            };
            let variable = names.iter().map(|name| format!("var.{name}")).find(|name| ctx.module.declares(name));
            variable.map_or_else(|| wire.fill(hole, None), Filled::Text)
        }
        hole => wire.fill(hole, None),
    };
    let Some(block) = must.blocks().next() else { return Ok(None) };
    let Some(attribute) = block.attributes().next() else { return Ok(None) };
    let text = must.render_range(block, attribute.value().span().range, &fill)?;
    let made_from = refs::mentioned(&format!("locals {{\n  this = {text}\n}}\n"));
    let own =
        users.iter().any(|user| ctx.module.holder(user).address().is_some_and(|address| made_from.contains(&address)));
    // Lines behind the first stand as deep as the block's own.
    Ok((!own).then(|| text.replace("\n  ", "\n")))
}

/// The edits that declare it: in the first `locals` block, else in one of its own.
fn declare(ctx: &Context, name: &str, text: &str) -> Option<Edits> {
    let mut edits = Edits::default();
    match ctx.module.of_kind("locals").next() {
        Some(block) => edits.set(block, name, text),
        None => {
            let whole = ctx.fix.must("tags-plain")?;
            let block = whole.blocks().next()?;
            let attribute = block.attributes().next()?;
            let start = block.span().range.start;
            let (from, to) = (attribute.span().range.start - start, attribute.span().range.end - start);
            let line = format!("{name} = {}", indented(text, "  "));
            let made = format!("{}{line}{}", &block.text()[..from], &block.text()[to..]);
            // The next one stands in the block that this one makes.
            edits.claim("locals");
            edits.add_block(ctx.module, &Place::data(ctx.module), Some(&format!("local.{name}")), &made);
        }
    }
    edits.claim(format!("local.{name}"));
    Some(edits)
}
