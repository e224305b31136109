//! A local that something refers to and nobody declares, of a name that says what it holds.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::refs::{self, Reference};
use crate::shape::must::{Filled, Hole};
use crate::wire::{Wire, elsewhere, misspelt};

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
    let Some(local) = locals().iter().find(|local| local.names.iter().any(|one| one == name)) else {
        return say("its name does not say what it holds");
    };
    if users.iter().any(|user| !user.rest.is_empty()) {
        return say("it is taken apart, and nothing says what is in it");
    }
    let mut asks = Vec::new();
    for form in &local.forms {
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
    say("nothing in the configuration says what it holds")
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
            let line = format!("{name} = {}", text.replace('\n', "\n  "));
            let made = format!("{}{line}{}", &block.text()[..from], &block.text()[to..]);
            // The next one stands in the block that this one makes.
            edits.claim("locals");
            edits.add_block(ctx.module, &Place::data(ctx.module), Some(&format!("local.{name}")), &made);
        }
    }
    edits.claim(format!("local.{name}"));
    Some(edits)
}
