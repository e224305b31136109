//! Lists within the lists of a policy's statements: IAM takes none.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, StepKind};

/// What a statement may list. Source: IAM User Guide, "Grammar of the IAM JSON policy language", read 2026-12-01.
const KEYS: [&str; 7] = ["Resource", "NotResource", "Action", "NotAction", "AWS", "Service", "Federated"];

/// Functions that give a list.
const LISTS: [&str; 12] = [
    "compact",
    "concat",
    "distinct",
    "formatlist",
    "keys",
    "setunion",
    "slice",
    "sort",
    "split",
    "tolist",
    "toset",
    "values",
];

/// A finding for each list that holds others.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in ctx.module.blocks() {
        block.node().body.expressions(&mut |expr| {
            if let ExprKind::Call(call) = &expr.kind
                && call.name == "jsonencode"
                && let Some(policy) = call.args.first()
                && block.value_of(policy).entry("Statement").is_some()
            {
                let objects = policy.all().filter_map(|one| block.value_of(one).entries()).flatten();
                let listed = objects.filter(|(key, ..)| KEYS.contains(key));
                found.extend(listed.filter_map(|(key, _, value)| look(ctx, block, key, value)));
            }
        });
    }
    found
}

fn look<'m>(ctx: &Context<'m>, block: Block<'m>, key: &str, value: Value<'m>) -> Option<Finding> {
    let nested = match value.kind() {
        ExprKind::For(parts) if parts.key.is_none() => is_list(ctx, value.inner(&parts.value)),
        _ => value.items()?.into_iter().any(|item| is_list(ctx, item)),
    };
    nested.then_some(())?;
    let (at, mut edits) = (value.span(), Edits::default());
    edits.splice(at.file, at.range.start..at.range.start, "flatten(");
    edits.splice(at.file, at.range.end..at.range.end, ")");
    Some(Finding::at(at, format!("{}: {key} of a statement lists lists", name_of(block))).with(edits))
}

fn is_list<'m>(ctx: &Context<'m>, value: Value<'m>) -> bool {
    match value.kind() {
        ExprKind::Array(_) => true,
        ExprKind::For(parts) => parts.key.is_none(),
        ExprKind::Call(call) => LISTS.contains(&&*call.name),
        ExprKind::Traversal(_, steps)
            if steps.iter().any(|step| matches!(step.kind, StepKind::AttrSplat | StepKind::FullSplat)) =>
        {
            true
        }
        ExprKind::Traversal(..) => matches!(ctx.known(value).ty(), Type::List(_) | Type::Set(_) | Type::Tuple(_)),
        _ => false,
    }
}
