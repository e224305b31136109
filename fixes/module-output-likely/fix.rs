//! Outputs that are taken of a module and that it does not have, where its only resource of a type is called otherwise.

use crate::fix::{Context, Finding};
use crate::wire::calls;
use crate::wire::exports::wanted::wanted;

/// A finding for each output that is missing and stands for a resource of another name.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in wanted(ctx).iter().filter(|one| one.meant().is_none()) {
        let (Some(finding), Ok(export)) = (one.finding(), one.export(ctx)) else { continue };
        let Some(edits) = calls::add_output(ctx, one.child, one.name, &export.value, export.secret) else { continue };
        if !export.sure {
            let value = export.value.split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!("{}; {value} is the nearest to it", finding.message);
            found.push(Finding { message, ..finding }.with(edits));
        }
    }
    found
}
