//! Outputs that are taken of a module by a name that is a slip of the pen away from the one that it has.

use crate::fix::{Context, Finding};
use crate::wire::exports::wanted::wanted;

/// A finding for each name that is misspelt.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in wanted(ctx) {
        let (Some(finding), Some(meant)) = (one.finding(), one.meant()) else { continue };
        let edits = one.taking(ctx, meant);
        let message = format!("{}; {meant} is one, and is the only name near it", finding.message);
        found.push(Finding { message, ..finding }.with(edits));
    }
    found
}
