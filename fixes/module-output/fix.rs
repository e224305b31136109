//! Outputs that are taken of a module and that it does not have, where its resources say which value is meant.

use crate::fix::{Context, Finding};
use crate::wire::calls;
use crate::wire::exports::wanted::wanted;

/// A finding for each output that is missing.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in wanted(ctx) {
        let Some(finding) = one.finding() else { continue };
        let say = |why: String| Finding { message: format!("{}; {why}", finding.message), ..finding.clone() };
        if let Some(meant) = one.meant() {
            found.push(say(format!("{meant} is one, and is near it")));
            continue;
        }
        match one.export(ctx) {
            Ok(export) if export.sure => {
                let edits = calls::add_output(ctx, one.child, one.name, &export.value, export.secret);
                found.extend(edits.map(|edits| finding.clone().with(edits)));
            }
            // The unsafe fix has it.
            Ok(_) => {}
            Err(several) if several.is_empty() => found.push(say("nothing in it is called so".to_owned())),
            Err(several) => found.push(say(format!("it may stand for {}", several.join(" or ")))),
        }
    }
    found
}
