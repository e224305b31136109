//! Every X is looked up by an output.

use serde::Deserialize;

use super::must::{Filled, Hole, Names};
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::wire::Wire;

/// The keys of `[output]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// The type of X.
    of: String,
}

/// The Xs of the root module whose attribute no output shows. Unless outputs were asked for, a module that has any
/// output is left alone: its author chose them.
pub fn find(keys: &Keys, ctx: &Context) -> Vec<Finding> {
    let asked = ctx.is_asked();
    if !ctx.is_root() || !asked && ctx.module.of_kind("output").next().is_some() {
        return Vec::new();
    }
    let all: Vec<Block> = ctx.module.resources(&keys.of).collect();
    all.iter().filter_map(|block| look(ctx, *block, all.len())).collect()
}

fn look(ctx: &Context, block: Block, siblings: usize) -> Option<Finding> {
    let must = ctx.fix.must("")?;
    let output = must.blocks().next()?;
    let address = block.address()?;
    let wanted = output.attribute("value")?.value().text().strip_prefix("this.")?.to_owned();
    let shown = |name: &str| {
        ctx.module
            .users(&address)
            .any(|one| ctx.module.holder(one).kind() == "output" && one.rest.first().is_none_or(|rest| rest == name))
    };
    if shown(wanted.split('.').next()?) {
        return None;
    }
    let (this, plural) = match block.repeat().map(|attribute| attribute.name()) {
        Some("count") => (format!("{address}[*]"), true),
        Some(_) => (format!("values({address})[*]"), true),
        None => (address.clone(), false),
    };
    // `public_subnet_ids` of aws_subnet.public, `vpc_id` of the only VPC whatever its label is.
    let generic = matches!(block.name(), "main" | "this" | "default" | "primary" | "app" | "application");
    let mut name =
        if siblings == 1 || generic { output.name().to_owned() } else { format!("{}_{}", block.name(), output.name()) };
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
        Ok(made) => {
            let place = Place::output(ctx.module);
            let mut edits = Edits::default();
            for one in made {
                edits.add_block(ctx.module, &place, one.address.as_deref(), &one.text);
            }
            finding.edits = edits;
        }
    }
    Some(finding)
}
