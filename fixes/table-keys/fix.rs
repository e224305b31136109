//! Keys of a DynamoDB table and of its indexes that no `attribute` block describes.

use crate::edit::Edits;
use crate::edit::verbs::{dedent, indent};
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::shape::convert::moved;
use crate::shape::must::{Filled, Hole};

const TABLE: &str = "aws_dynamodb_table";

/// A finding for each table with such keys.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources(TABLE).filter_map(|table| look(ctx, table)).collect()
}

fn look(ctx: &Context, table: Block) -> Option<Finding> {
    // What a `dynamic` block makes is not seen.
    if table.blocks().any(|one| one.kind() == "dynamic" && one.label(0) == Some("attribute")) {
        return None;
    }
    let described: Vec<Value> = names(table).collect();
    // A name that is no text may be any of the keys.
    described.iter().all(|one| one.as_str().is_some()).then_some(())?;
    let mut lacking: Vec<&str> = Vec::new();
    for key in keys(table).filter_map(|one| one.as_str()) {
        if !lacking.contains(&key) && described.iter().all(|one| one.as_str() != Some(key)) {
            lacking.push(key);
        }
    }
    let first = lacking.first()?;
    let must = ctx.fix.must("")?;
    let root = must.blocks().next()?;
    let own = root.nested("attribute").next()?.span().range;
    let mut edits = Edits::default();
    for key in &lacking {
        let fill = |hole: &Hole| match hole {
            Hole::Slot(slot, _) if slot == "key" => Filled::Text(format!("{key:?}")),
            _ => Filled::Text(format!("{:?}", type_of(ctx, key))),
        };
        let text = dedent(&must.render_range(root, own.clone(), &fill).ok()?);
        match table.nested("attribute").last() {
            Some(last) => {
                let range = last.span().range;
                let column = indent(table.file_text(), range.start);
                edits.splice(table.file(), range.end..range.end, &format!("\n\n{column}{}", moved(&text, "", &column)));
            }
            None => edits.append_block(table, "attribute", &text),
        }
    }
    let message = format!("{}: {first} is a key, and no attribute describes it", name_of(table));
    Some(Finding::on(table, message).with(edits))
}

fn names<'m>(table: Block<'m>) -> impl Iterator<Item = Value<'m>> {
    table.nested("attribute").filter_map(|one| Some(one.attribute("name")?.value()))
}

/// The keys of the table and of its indexes.
fn keys<'m>(table: Block<'m>) -> impl Iterator<Item = Value<'m>> {
    let indexes =
        ["local_secondary_index", "global_secondary_index"].into_iter().flat_map(move |kind| table.nested(kind));
    let of = |body: Block<'m>| ["hash_key", "range_key"].into_iter().filter_map(move |key| body.attribute(key));
    [table].into_iter().chain(indexes).flat_map(of).map(|one| one.value())
}

/// The type that another table gives an attribute of this name, else what the name says.
fn type_of(ctx: &Context, key: &str) -> String {
    let others = ctx.module.resources(TABLE).flat_map(|table| table.nested("attribute"));
    let mut same = others.filter(|one| one.attribute("name").is_some_and(|name| name.value().as_str() == Some(key)));
    let said = same.find_map(|one| one.attribute("type")?.value().as_str().map(str::to_owned));
    let last = key.rsplit(['_', '-']).next().unwrap_or(key).to_lowercase();
    let number = ["timestamp", "ttl", "count", "version", "number", "epoch", "score"].contains(&&*last);
    said.unwrap_or_else(|| if number { "N" } else { "S" }.to_owned())
}
