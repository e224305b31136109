//! A policy that speaks of its own user, a queue that names the queue behind it and is named by it: the argument becomes a
//! resource of its own, which waits for both.

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion;
use crate::shape::must::{Filled, Hole, Made};
use crate::wire::cycle::{self, How};

/// A finding for each argument that has to stand apart.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for circle in cycle::all(ctx) {
        for cut in &circle.cuts {
            if let How::Apart(argument, _) = cut.how {
                found.extend(look(ctx, cut.block, argument, &circle.path));
            }
        }
    }
    found
}

fn look(ctx: &Context, block: Block, argument: &str, path: &str) -> Option<Finding> {
    let must = ctx.fix.must(&format!("{}.{argument}", block.of()))?;
    let (this, attribute) = (block.instance()?, block.attribute(argument)?);
    let names = companion::names(ctx.module, block, must.blocks());
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(this.clone()),
        Hole::Slot(..) | Hole::Part(..) => Filled::Text(attribute.value().text().to_owned()),
    };
    let made = must.render(&names, &fill).ok()?;
    let mut edits = Edits::default();
    edits.remove_attribute(attribute, block);
    edits.join(Made::add(ctx.module, &Place::behind(companion::last(ctx.module, block)), &made));
    let message = format!("{path}; {argument} of {} can be set last", block.address()?);
    Some(Finding::at(attribute.name_span(), message).with(edits))
}
