//! The log group of a function, where no log group is for functions.

use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion;
use crate::shape::must::{Filled, Hole, Made, inline};
use crate::wire::Wire;

/// A finding for each function that leaves its log group to Lambda.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let groups: Vec<Block> = module.resources("aws_cloudwatch_log_group").collect();
    // One group for functions may be for all of them: nobody can tell which are left out.
    let is_for_functions = |group: &Block| {
        group.text().contains("/aws/lambda")
            || companion::reached(module, *group).iter().any(|target| target.starts_with("aws_lambda_function."))
    };
    if groups.iter().any(is_for_functions) {
        return Vec::new();
    }
    module.resources("aws_lambda_function").filter_map(|function| look(ctx, function)).collect()
}

fn look(ctx: &Context, function: Block) -> Option<Finding> {
    let module = ctx.module;
    if function.has("logging_config") {
        return None;
    }
    let name = inline(function.attribute("function_name")?.value().text());
    let must = ctx.fix.must("")?;
    let names = companion::names(module, function, must.blocks());
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "function" => Filled::Text(format!("\"{name}\"")),
        hole => wire.fill(hole, Some(function)),
    };
    let mut finding = Finding::on(function, format!("{} has no log group", function.address()?));
    match must.render(&names, &fill) {
        Ok(made) => finding.edits = Made::add(module, &Place::behind(companion::last(module, function)), &made),
        Err(slots) => finding.asks = slots,
    }
    Some(finding)
}
