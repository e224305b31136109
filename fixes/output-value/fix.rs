//! Outputs without a value, whose name says what they show.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::wire::exports::{self, Use};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let known = |name: &str| ["value", "description", "sensitive", "depends_on", "ephemeral"].contains(&name);
    for output in ctx.module.of_kind("output").filter(|output| !output.has("value")) {
        // What is misspelt is there.
        if output.attributes().any(|one| !known(one.name())) {
            continue;
        }
        let finding = Finding::on(output, format!("output.{} shows nothing", output.name()));
        match exports::of(ctx, ctx.module, output.name(), Use::default()) {
            Ok(export) => {
                let mut edits = Edits::default();
                edits.set(output, "value", &export.value);
                if export.secret && !output.has("sensitive") {
                    edits.set(output, "sensitive", "true");
                }
                let message = format!("{}; {} is what its name says", finding.message, export.value);
                found.push(Finding { message, ..finding }.with(edits));
            }
            Err(several) if several.is_empty() => found.push(finding),
            Err(several) => {
                let message = format!("{}; it may stand for {}", finding.message, several.join(" or "));
                found.push(Finding { message, ..finding });
            }
        }
    }
    found
}
