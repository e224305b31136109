//! A block with both `count` and `for_each`.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;
use crate::syntax::tree::ExprKind;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let repeated = |block: &Block| matches!(block.kind(), "resource" | "data" | "module");
    ctx.module.blocks().filter(repeated).filter_map(look).collect()
}

fn look(block: Block) -> Option<Finding> {
    let (count, for_each) = (block.attribute("count")?, block.attribute("for_each")?);
    let place = name_of(block);
    let message = format!("{place} has both count and for_each");
    let goes = match (reads(block, "each"), reads(block, "count")) {
        (true, true) => return Some(Finding::on(block, format!("{message}, and reads both"))),
        (false, true) => for_each,
        (_, false) => count,
    };
    let mut edits = Edits::default();
    edits.remove_attribute(goes, block);
    let finding = Finding::at(goes.name_span(), format!("{message}; {} goes", goes.name())).with(edits);
    Some(finding.losing(format!("{place}: {}", goes.name()), "nothing in the block reads it"))
}

/// Whether something in a block reads `count.index` or `each.key`.
fn reads(block: Block, root: &str) -> bool {
    let is_read = |kind: &ExprKind| match kind {
        ExprKind::Traversal(head, _) => matches!(&head.kind, ExprKind::Variable(name) if name == root),
        _ => false,
    };
    block.attributes().any(|one| one.value().node().all().any(|expr| is_read(&expr.kind)))
        || block.blocks().any(|nested| reads(nested, root))
}
