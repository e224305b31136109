//! `local.settings[terraform.workspace]` fails in every workspace that the table does not name, the default one first.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::syntax::tree::{Expr, ExprKind, StepKind};
use crate::wire::site::Site;
use crate::wire::written::SMALL;

/// A finding for each place where a table is asked for an entry that it does not have.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Invalid index"]);
    all.iter().filter_map(|(_, site)| look(ctx, site.root, site.value)).collect()
}

/// The finding for a traversal with an index that is the workspace's name.
fn look(ctx: &Context, block: Block, value: Value) -> Option<Finding> {
    let span = value.span();
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let step = steps.iter().find(|step| matches!(step.kind, StepKind::Index(_)))?;
    let StepKind::Index(key) = &step.kind else { return None };
    let table = ctx.module.sources().file(span.file).text[span.range.start..value.place(&step.range).start].trim_end();
    if !is_workspace(ctx.module, key, 3) {
        return None;
    }
    let finding =
        Finding::at(value.span(), format!("{}: {table} has no entry for the default workspace", name_of(block)));
    let names = keys(ctx.module, table)?;
    let Some(stand_in) = SMALL.iter().find(|name| names.contains(name)).or(names.first()) else {
        return Some(finding);
    };
    let key = &value.file_text()[value.place(&key.range)];
    let mut edits = Edits::default();
    let range = span.range.start..value.place(&step.range).end;
    edits.splice(span.file, range, &format!("lookup({table}, {key}, {table}[{stand_in:?}])"));
    let message = format!("{}; {stand_in} stands in where a workspace has none", finding.message);
    Some(Finding { message, ..finding }.with(edits))
}

/// Whether an expression is the workspace's name, through locals as well.
fn is_workspace(module: &Module, expr: &Expr, depth: usize) -> bool {
    let ExprKind::Traversal(root, steps) = &expr.kind else { return false };
    let (ExprKind::Variable(root), [step]) = (&root.kind, &steps[..]) else { return false };
    let StepKind::Attr(name) = &step.kind else { return false };
    match root.as_str() {
        "terraform" => name == "workspace",
        "local" if depth > 0 => {
            module.local(name).is_some_and(|local| is_workspace(module, local.value().node(), depth - 1))
        }
        _ => false,
    }
}

/// The keys of the table that a local or the default of a variable writes out.
fn keys<'m>(module: &'m Module, table: &str) -> Option<Vec<&'m str>> {
    let value = match table.split_once('.')? {
        ("local", name) => module.local(name)?.value(),
        ("var", name) => module.of_kind("variable").find(|one| one.name() == name)?.attribute("default")?.value(),
        _ => return None,
    };
    Some(value.entries()?.into_iter().map(|(key, _, _)| key).collect())
}
