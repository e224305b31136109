//! Outputs that are taken of a module and that it does not have, where its only resource of a type is called otherwise.

use crate::fix::{Context, Finding};
use crate::wire::calls;
use crate::wire::exports::wanted::wanted;

/// A finding for each output that is missing and stands for a resource of another name.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in wanted(ctx).iter().filter(|one| one.meant().is_none()) {
        let (Some(finding), export) = (one.finding(), one.export(ctx)) else { continue };
        let sure = export.as_ref().is_ok_and(|export| export.sure);
        if let Some(meant) = one.shortened().filter(|_| !sure) {
            let message = format!("{}; {meant} is one, and says what it is of it", finding.message);
            found.push(Finding { message, ..finding }.with(one.taking(ctx, meant)));
            continue;
        }
        let Ok(export) = export else { continue };
        let Some(edits) = calls::add_output(ctx, one.child, one.name, &export.value, export.secret) else { continue };
        if !export.sure {
            let value = export.value.split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!("{}; {value} is the nearest to it", finding.message);
            found.push(Finding { message, ..finding }.with(edits));
        }
    }
    found
}
