//! A block that is told to wait for what waits for it. Also says which cycles nothing is known against.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::wire::cycle::{self, How};

/// A finding for each entry that has to go, and for each cycle that stays.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for circle in cycle::all(ctx) {
        if circle.cuts.is_empty() {
            found.push(Finding::on(circle.at, format!("{}; none of it can be said in another way", circle.path)));
        }
        let entries = circle.cuts.iter().filter(|cut| matches!(cut.how, How::Wait));
        found.extend(entries.filter_map(|cut| drop(cut.block, cut.reference, &circle.path)));
    }
    found
}

fn drop(block: Block, reference: &Reference, path: &str) -> Option<Finding> {
    let (address, target) = (block.address()?, &reference.target);
    let list = block.attribute("depends_on")?;
    let items = list.value().items()?;
    let at = items.iter().position(|item| item.span() == reference.span())?;
    let mut edits = Edits::default();
    if items.len() == 1 {
        edits.remove_attribute(list, block);
    } else {
        edits.remove_entry(items[at], items[at], list.value(), block.file_text());
    }
    let finding =
        Finding::at(reference.span(), format!("{path}; {address} depends on {target} only because it says so"));
    Some(finding.with(edits).losing(
        format!("{address}: depends_on {target}"),
        format!("{target} needs {address} first, so it cannot be waited for"),
    ))
}
