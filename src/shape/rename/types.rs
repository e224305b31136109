//! Types that do not exist, and the ones that are meant.

use super::{Keys, items, of};
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::bodies::{self, Body};

/// The finding about a block whose type is not known and has another name in the schema.
pub(super) fn renamed(keys: &Keys, ctx: &Context, block: Block) -> Option<Finding> {
    let old = of(block);
    let rule = keys.types.iter().find(|rule| rule.from.contains(&old))?;
    let bare = rule.to.strip_prefix("data.").unwrap_or(&rule.to);
    let ty = ctx.type_named(block, bare)?;
    let address = block.address()?;
    let wanted = format!("{}.{}", rule.to, block.name());
    let message = format!("{address}: there is no type {}; it is called {bare}", block.of());
    let finding = Finding::on(block, message);
    if ctx.module.declares(&wanted) {
        return Some(Finding { message: format!("{}, and {wanted} is there", finding.message), ..finding });
    }
    let mut edits = Edits::default();
    edits.claim(wanted.clone());
    edits.splice(block.file(), block.label_span(0)?.range, &format!("\"{bare}\""));
    for reference in ctx.module.users(&address) {
        edits.rename(reference, &wanted);
    }
    let moves = items::moves(keys, block, &rule.to, &ty);
    let strange = bodies::of_type(block, ty).iter().map(Body::faults).sum::<usize>();
    if moves.is_empty() && strange > 1 {
        return Some(Finding { message: format!("{}, and what stands in it is not its", finding.message), ..finding });
    }
    moves.into_iter().for_each(|(_, more)| edits.join(more));
    Some(finding.with(edits).renaming(block, wanted, format!("the provider knows no type {}", block.of())))
}
