//! Outputs of the root that refer to a sensitive value and do not say so: Terraform refuses to plan.

use crate::edit::Edits;
use crate::fix::{Context, Finding};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let said = ctx.diagnostics().filter(|one| one.summary == "Output refers to sensitive values");
    let outputs = said.filter_map(|one| ctx.module.of_kind("output").find(|output| output.head() == one.at));
    let findings = outputs.map(|output| {
        let mut edits = Edits::default();
        edits.set(output, "sensitive", "true");
        Finding::on(output, format!("output.{} refers to a value that must not be shown", output.name())).with(edits)
    });
    findings.collect()
}
