//! Every X is looked up by an output.

use serde::Deserialize;

use super::must::{Filled, Hole, Made, Must, Names};
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::wire::Wire;

/// The keys of `[output]`: none. Each variant of `must.tf` is called as the type whose value it shows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {}

/// The resources of the root module whose value people look up. A module that has outputs is left alone: its author
/// chose them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let has_any = ctx.module.of_kind("output").next().is_some();
    if !ctx.is_root() || has_any || ctx.module.has_junk() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (of, must) in &ctx.fix.must {
        let all: Vec<Block> = ctx.module.resources(of).collect();
        found.extend(all.iter().filter_map(|block| look(ctx, must, *block, all.len())));
    }
    found.sort_by_key(|finding| (finding.at.file, finding.at.range.start));
    found
}

fn look(ctx: &Context, must: &Must, block: Block, siblings: usize) -> Option<Finding> {
    let output = must.blocks().next()?;
    let address = block.address()?;
    let wanted = output.attribute("value")?.value().text().strip_prefix("this.")?.to_owned();
    let (this, plural) = match block.repeat().map(|attribute| attribute.name()) {
        Some("count") => (format!("{address}[*]"), true),
        Some(_) => (format!("values({address})[*]"), true),
        None => (address.clone(), false),
    };
    // `public_subnet_ids` of aws_subnet.public, `vpc_id` of the only VPC whatever its label is.
    let generic = matches!(block.name(), "main" | "this" | "default" | "primary");
    let alone = siblings == 1 || generic;
    let mut words =
        if alone { Vec::new() } else { own_words(block.name(), &output.name().split('_').collect::<Vec<_>>()) };
    words.push(output.name());
    let mut name = words.join("_");
    if plural {
        name.push('s');
    }
    let name = ctx.module.fresh_label("output", &name.replace('-', "_"));
    let mut names = Names::default();
    names.labels.insert(output.address()?, name);
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(this.clone()),
        hole => wire.fill(hole, Some(block)),
    };
    let mut finding = Finding::on(block, format!("no output shows {wanted} of {address}"));
    match must.render(&names, &fill) {
        Err(slots) => finding.asks = slots,
        Ok(mut made) => {
            let of = if plural { " of each " } else { " of the " };
            for one in &mut made {
                let mut own = if alone { Vec::new() } else { own_words(block.name(), &described(&one.text)) };
                own.push("");
                one.text = one.text.replacen(" of the ", &format!("{of}{}", own.join(" ")), 1);
            }
            let place = Place::output(ctx.module);
            let edits = Made::add(ctx.module, &place, &made);
            finding.edits = edits;
        }
    }
    Some(finding)
}

/// The words of a label before the words of a thing, with which it may end: `the audit trail`, `app_vpc_id`.
fn own_words<'l>(label: &'l str, thing: &[&str]) -> Vec<&'l str> {
    let mut own: Vec<&str> = label.split(['_', '-']).filter(|word| !word.is_empty()).collect();
    let same = |count: &usize| {
        let ends = &own[own.len() - count..];
        ends.iter().zip(thing).all(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    let doubled = (1..=own.len().min(thing.len())).rev().find(same).unwrap_or(0);
    own.truncate(own.len() - doubled);
    own
}

/// The words of the thing that a description speaks of.
fn described(text: &str) -> Vec<&str> {
    let said = text.split_once(" of the ").and_then(|(_, thing)| thing.split('"').next()).unwrap_or("");
    said.split(' ').map(|word| word.trim_end_matches("'s")).collect()
}
