//! Outputs that are taken of a module by a name that is a slip of the pen away from the one that it has.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::wire::exports::wanted::wanted;

/// A finding for each name that is misspelt.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in wanted(ctx) {
        let (Some(finding), Some(meant)) = (one.finding(), one.meant()) else { continue };
        let mut edits = Edits::default();
        for user in &one.users {
            let text = &ctx.module.sources().file(user.file).text;
            if let Some(range) = user.first_name(text) {
                edits.splice(user.file, range, meant);
            }
        }
        let message = format!("{}; {meant} is one, and is the only name near it", finding.message);
        found.push(Finding { message, ..finding }.with(edits));
    }
    found
}
