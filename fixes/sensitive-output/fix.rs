//! Outputs of the root that refer to a sensitive value and do not say so: Terraform refuses to plan.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let said = ctx.diagnostics().filter(|one| one.summary == "Output refers to sensitive values");
    let told = said.filter_map(|one| ctx.module.of_kind("output").find(|output| output.head() == one.at));
    let mut outputs: Vec<Block> = told.collect();
    let root = ctx.module.of_kind("output").filter(|_| ctx.is_root());
    let found: Vec<Block> = root.filter(|output| !outputs.iter().any(|one| one.span() == output.span())).collect();
    outputs.extend(found.into_iter().filter(|output| shows_argument(ctx, *output)));
    let outputs = outputs.into_iter();
    let findings = outputs.map(|output| {
        let mut edits = Edits::default();
        edits.set(output, "sensitive", "true");
        Finding::on(output, format!("output.{} refers to a value that must not be shown", output.name())).with(edits)
    });
    findings.collect()
}

/// Whether an output shows an argument that is given a sensitive value: only a plan sees that.
fn shows_argument(ctx: &Context, output: Block) -> bool {
    let Some(value) = output.attribute("value").map(|one| one.value()) else { return false };
    if output.has("sensitive") || value.text().contains("nonsensitive(") {
        return false;
    }
    ctx.module.references_in(output).any(|one| {
        let argument = ctx.module.get(&one.target).zip(one.rest.first());
        let resource = argument.filter(|(block, _)| block.kind() == "resource");
        let given = resource.and_then(|(block, name)| block.attribute(name));
        given.is_some_and(|given| ctx.known(given.value()).holds_secret())
    })
}
