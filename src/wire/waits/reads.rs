//! How an input is used: whether something is looked for by it, and whether nothing at all would do.

use super::{DATA, collect, is_needed};
use crate::fix::Context;
use crate::module::block::Block;
use crate::syntax::tree::ExprKind;
use crate::wire::trail::{Part, Trail};

/// Whether a data source looks for what the variable names: a name that somebody made up is not found.
pub fn is_sought(ctx: &Context, variable: Block) -> bool {
    let address = format!("var.{}", variable.name());
    ctx.module.users(&address).any(|one| {
        let holder = ctx.module.holder(one);
        let looks = holder.kind() == "data" && holder.of() != "aws_iam_policy_document";
        looks && Trail::to(holder, &one.range).is_some_and(|trail| matches!(trail.part(), Part::Whole))
    })
}

/// Whether every use of a list or map goes over it, joins it, or may do without it, so that an empty one is right.
pub fn is_only_read<'m>(ctx: &Context<'m>, variable: Block<'m>) -> bool {
    let (mut uses, mut inputs) = (Vec::new(), Vec::new());
    if collect(ctx, variable, 3, &mut uses, &mut inputs).is_none() {
        return false;
    }
    uses.iter().all(|one| {
        let around = one.trail.path.len().checked_sub(2).map(|at| &one.trail.path[at].kind);
        // `var.all[count.index]`, where the block is counted by it: `collect` lets nothing else of the kind through.
        let indexed = one.holder.file_text()[one.range.clone()] != *one.address;
        indexed
            || match around {
                None if one.trail.argument == "for_each" || one.holder.kind() == "output" => true,
                None => is_needed(&one.ctx, one.holder, &one.trail) == Some(false),
                Some(ExprKind::For(parts)) => one.trail.value.place(&parts.collection.range) == one.range,
                // It says what it finds where there is nothing.
                Some(ExprKind::Call(call)) if call.name == "lookup" => call.args.len() == 3,
                Some(ExprKind::Call(call)) => DATA.readers.contains(&call.name),
                _ => false,
            }
    })
}
