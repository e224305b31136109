//! Keys of JSON that Terraform writes and AWS reads (`keys.toml`), spelt in another way.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::shape::properties::letters;
use crate::syntax::tree::ExprKind;

#[derive(Deserialize)]
struct Table {
    json: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    of: Vec<String>,
    argument: String,
    keys: Vec<String>,
    /// Objects whose keys are the author's.
    #[serde(default)]
    own: Vec<String>,
    /// Whether the objects within have such keys as well.
    #[serde(default)]
    deep: bool,
}

fn rows() -> &'static [Row] {
    static TABLE: OnceLock<Table> = OnceLock::new();
    &TABLE.get_or_init(|| crate::data!("fixes/json-keys/keys")).json
}

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for row in rows() {
        for block in row.of.iter().flat_map(|of| ctx.module.resources(of)) {
            let written = block.attribute(&row.argument).and_then(|one| json(one.value()));
            written.into_iter().for_each(|value| look(row, block, value, &mut found));
        }
    }
    found
}

fn json(value: Value) -> Option<Value> {
    let ExprKind::Call(call) = value.kind() else { return None };
    Some(value.inner(call.args.first().filter(|_| call.name == "jsonencode")?))
}

fn look(row: &Row, block: Block, value: Value, found: &mut Vec<Finding>) {
    for item in value.items().into_iter().flatten() {
        look(row, block, item, found);
    }
    let entries = value.entries().unwrap_or_default();
    for (key, said, inner) in &entries {
        let is = |one: &&String| letters(one) == letters(key) && *one != key;
        if let Some(meant) = row.keys.iter().find(is).filter(|one| entries.iter().all(|(other, ..)| other != one)) {
            let mut edits = Edits::default();
            let quoted = said.text().starts_with('"');
            edits.replace(*said, &if quoted { format!("{meant:?}") } else { meant.clone() });
            let message = format!("{}: {}: AWS reads no {key}; {meant} is meant", name_of(block), row.argument);
            found.push(Finding::at(said.span(), message).with(edits));
        }
        if row.deep && !row.own.iter().any(|own| letters(own) == letters(key)) {
            look(row, block, *inner, found);
        }
    }
}
