//! Administrators of databases whose name the engine keeps for itself (`reserved.toml`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;
use crate::wire::written::{plain, texts};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    instead: String,
    reserved: Vec<Reserved>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reserved {
    argument: BTreeMap<String, String>,
    engines: Vec<String>,
    names: Vec<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| crate::data!("fixes/reserved-username/reserved"));

/// Keys under which a secret or a program is told who the administrator is.
const KEYS: [&str; 5] = ["username", "user", "db_username", "db_user", "master_username"];

/// A finding for each of them; a variable or a local that holds the name is changed once.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let all = ctx.module.of_kind("resource").filter_map(|block| look(ctx, block));
    all.filter(|one| seen.insert((one.at.file, one.at.range.start))).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let rows = TABLE.reserved.iter().filter(|row| row.argument.contains_key(block.of()));
    let (row, place) = rows
        .filter(|row| row.engines.is_empty() || engine(ctx, block).is_some_and(|engine| row.engines.contains(&engine)))
        .find_map(|row| {
            let place = plain(ctx, block.attribute(row.argument.get(block.of())?)?.value())?;
            place.as_str().filter(|name| row.names.iter().any(|one| one == name)).map(|_| (row, place))
        })?;
    let (argument, name) = (row.argument.get(block.of())?, place.as_str()?);
    let mut edits = Edits::default();
    edits.replace(place, &format!("{:?}", TABLE.instead));
    // What logs in says the same name, where only this one can be meant.
    if databases(ctx).nth(1).is_none() {
        for one in ctx.module.of_kind("resource").flat_map(texts) {
            let is_told = KEYS.contains(&one.key.to_ascii_lowercase().as_str()) && one.value.as_str() == Some(name);
            if is_told && one.value.span() != place.span() {
                edits.replace(one.value, &format!("{:?}", TABLE.instead));
            }
        }
    }
    let message =
        format!("{}: the engine keeps {argument} {name:?} for itself; {:?} is free", name_of(block), TABLE.instead);
    Some(Finding::at(place.span(), message).with(edits))
}

fn engine(ctx: &Context, block: Block) -> Option<String> {
    match ctx.by_default(block.attribute("engine")?.value()) {
        Known::Text(engine) => Some(engine.to_string()),
        _ => None,
    }
}

fn databases<'m>(ctx: &Context<'m>) -> impl Iterator<Item = Block<'m>> {
    let holds =
        |block: &Block| TABLE.reserved.iter().any(|row| row.argument.get(block.of()).is_some_and(|one| block.has(one)));
    ctx.module.of_kind("resource").filter(holds)
}
