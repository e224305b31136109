//! Outputs that are taken of a module by a name that is a slip of the pen away from the one that it has.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::wire::exports::wanted::{Wanted, wanted};

/// A finding for each name that is misspelt.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in wanted(ctx) {
        if let Some(finding) = whole(ctx, &one) {
            found.push(finding);
            continue;
        }
        let (Some(finding), Some(meant)) = (one.finding(), one.meant()) else { continue };
        let edits = one.taking(ctx, meant);
        let message = format!("{}; {meant} is one, and is the only name near it", finding.message);
        found.push(Finding { message, ..finding }.with(edits));
    }
    found
}

/// `module.site.bucket.id` where the module shows `bucket_name`, which is that id: all users take a part that it shows.
fn whole(ctx: &Context, one: &Wanted) -> Option<Finding> {
    let mut edits = Edits::default();
    for user in &one.users {
        let [name, part] = &user.rest[..] else { return None };
        let shows = |output: &Block| {
            let value = output.attribute("value").map(|value| value.value());
            let is_part =
                value.is_some_and(|value| value.target().is_some() && value.text().ends_with(&format!(".{part}")));
            output.name().strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('_')) && is_part
        };
        let mut all = one.child.of_kind("output").filter(shows);
        let output = all.next().filter(|_| all.next().is_none())?;
        let text = &ctx.module.sources().file(user.file).text;
        let range = user.first_name(text)?.start..user.range.end;
        if text.get(range.clone()) != Some(&format!("{name}.{part}")) {
            return None;
        }
        edits.splice(user.file, range, output.name());
    }
    let finding = one.finding()?;
    let message = format!("{}; it shows what is read of it under a name of its own", finding.message);
    Some(Finding { message, ..finding }.with(edits))
}
