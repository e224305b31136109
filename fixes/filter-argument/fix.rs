//! Arguments of data sources that the AWS API takes as a filter (`filters.toml`).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::schema::types::Type;
use crate::shape::convert::{moved, turn};
use crate::shape::must::{Filled, Hole};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    source: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    of: Vec<String>,
    filters: BTreeMap<String, String>,
}

fn table() -> &'static [Source] {
    static TABLE: OnceLock<Table> = OnceLock::new();
    &TABLE.get_or_init(|| crate::data!("fixes/filter-argument/filters")).source
}

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.of_kind("data").flat_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Vec<Finding> {
    let rule = table().iter().find(|one| one.of.iter().any(|of| of == block.of()));
    let (Some(rule), Some(ty)) = (rule, ctx.type_of(block)) else { return Vec::new() };
    let mut found = Vec::new();
    for attribute in block.attributes() {
        let name = attribute.name();
        let Some(filter) = rule.filters.get(name) else { continue };
        let settable = ty.attribute(name).is_some_and(|one| one.settable());
        if settable || ty.block("filter").is_none() {
            continue;
        }
        let value = attribute.value();
        let several = matches!(ctx.known(value).ty(), Type::List(_) | Type::Set(_) | Type::Tuple(_));
        let values = if several { value.text().to_owned() } else { format!("[{}]", value.text()) };
        let place = block.address().unwrap_or_default();
        let finding = Finding::at(attribute.name_span(), format!("{place}: {name} is a filter, {filter:?}"));
        let Some(text) = made(ctx, filter, &values) else { continue };
        let own = indent(block.file_text(), attribute.span().range.start);
        let mut edits = Edits::default();
        turn(&mut edits, block, attribute, &moved(&text, "", &own), false);
        found.push(finding.with(edits));
    }
    found
}

/// The block, at column 0.
fn made(ctx: &Context, filter: &str, values: &str) -> Option<String> {
    let must = ctx.fix.must("")?;
    let top = must.blocks().next()?;
    let nested = top.nested("filter").next()?;
    let from = indent(nested.file_text(), nested.span().range.start);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "filter" => Filled::Text(format!("{filter:?}")),
        Hole::Slot(slot, _) if slot == "values" => Filled::Text(values.to_owned()),
        _ => Filled::Missing,
    };
    let text = must.render_range(top, nested.span().range, &fill).ok()?;
    Some(moved(&text, &from, ""))
}
