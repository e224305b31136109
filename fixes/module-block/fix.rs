//! Arguments of a module call that are written as blocks: a module has no blocks.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;

/// A finding for each block in a module call.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let calls = module.of_kind("module").filter(|_| !module.has_junk());
    calls.flat_map(|call| call.blocks().map(move |block| look(call, block))).collect()
}

fn look(call: Block, block: Block) -> Finding {
    let kind = block.kind();
    let finding = Finding::on(block, format!("module.{}: {kind} is an argument, not a block", call.name()));
    let is_one = call.blocks().filter(|other| other.kind() == kind).count() == 1 && call.attribute(kind).is_none();
    if !is_one || block.label_count() > 0 || block.blocks().next().is_some() {
        return Finding { message: format!("{}; it does not say which value that is", finding.message), ..finding };
    }
    let mut edits = Edits::default();
    let end = block.place(&block.node().kind_range).end;
    edits.splice(block.file(), end..block.open(), " = ");
    finding.with(edits)
}
