//! Variables, tags, data sources and outputs that only a move from one region to another needs.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::wire::tags;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    marks: Vec<String>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| crate::data!("fixes/migration-leftovers/words"))
}

fn marked(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    words().marks.iter().any(|mark| text.contains(mark))
}

/// One round's leftovers: what nothing else needs any more. The next round finds what they held up.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    if module.has_junk() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for block in module.blocks() {
        match block.kind() {
            "resource" | "provider" | "locals" => found.extend(tag_findings(module, block)),
            "variable" if is_marked(block) => found.extend(unused(module, block, "a variable of the migration")),
            "data" if old_region(module, block) => {
                found.extend(unused(module, block, "it reads the region that is left behind"))
            }
            // Text alone; an output that shows a resource belongs to the resource.
            "output" if marked(block.name()) && module.references_in(block).next().is_none() => {
                let mut edits = Edits::default();
                edits.remove_block(block);
                let message = format!("output.{} is about the migration", block.name());
                found.push(Finding::on(block, message).with(edits).removing(block, "it is about the migration"));
            }
            _ => {}
        }
    }
    if ctx.asked.is_silent() {
        found.iter_mut().for_each(hold);
    }
    found
}

/// Without a prompt nobody knows whether a move was asked for.
fn hold(finding: &mut Finding) {
    if !finding.edits.is_empty() {
        let message = format!("{}; no prompt says whether one was asked for", finding.message);
        *finding = Finding::at(finding.at.clone(), message);
    }
}

/// A variable whose label says so, or whose description does.
fn is_marked(variable: Block) -> bool {
    marked(variable.name())
        || variable.attribute("description").and_then(|text| text.value().as_str()).is_some_and(marked)
}

/// A data source read through an alias whose label or region belongs to the move.
fn old_region(module: &Module, data: Block) -> bool {
    let Some(alias) = data.attribute("provider").and_then(|provider| provider.value().target()) else { return false };
    let Some(provider) = module.get(&format!("provider.{alias}")) else { return false };
    marked(&alias) || provider.attribute("region").is_some_and(|region| refers_to_marked(module, region.value()))
}

fn refers_to_marked(module: &Module, value: Value) -> bool {
    marked(&value.target().unwrap_or_default())
        || value
            .target()
            .and_then(|target| module.get(&target).map(|block| block.kind() == "variable" && is_marked(block)))
            .unwrap_or(false)
}

/// The removal of a block that nothing refers to; while something does, only the finding.
fn unused(module: &Module, block: Block, why: &str) -> Option<Finding> {
    let address = block.address()?;
    let user = module.users(&address).next().map(|user| module.holder(user));
    // An alias that is only read by what is removed goes first: see `provider-alias-unused`.
    let finding = Finding::on(block, format!("{address}: {why}"));
    match user {
        Some(holder) => {
            let holder = holder.address().unwrap_or_else(|| holder.kind().to_owned());
            Some(Finding { message: format!("{address}: {why}, but {holder} uses it"), ..finding })
        }
        None => {
            let mut edits = Edits::default();
            edits.remove_block(block);
            Some(finding.with(edits).removing(block, why))
        }
    }
}

/// Entries of tags (of a resource, of default_tags, of a local that is called tags) about the move.
fn tag_findings(module: &Module, block: Block) -> Vec<Finding> {
    let own = block.attributes().filter(|attribute| attribute.name().ends_with("tags"));
    let nested = block.nested("default_tags").filter_map(|nested| nested.attribute("tags"));
    let mut found = Vec::new();
    for attribute in own.chain(nested) {
        for object in tags::objects(attribute.value()) {
            for (key, place, value) in object.entries().unwrap_or_default() {
                if marked(key) || refers_to_marked(module, value) {
                    let mut edits = Edits::default();
                    edits.remove_entry(place, value, object, block.file_text());
                    let message = format!("the tag {key} is about the migration");
                    found.push(Finding::at(place.span(), message).with(edits));
                }
            }
        }
    }
    found
}
