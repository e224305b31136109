//! `depends_on` written as a block, or as a `dynamic` one, and entries that are no whole block: it is a list of what is
//! waited for, and cannot be made.

use std::collections::HashSet;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::source::{FileId, Span};
use crate::syntax::tree::{ExprKind, Part};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let kinds = |block: &Block| matches!(block.kind(), "resource" | "data" | "module" | "output");
    let holders = module.blocks().filter(|block| kinds(block) && !module.has_junk());
    let said = ctx.diagnostics().filter(|one| SUMMARIES.contains(&&*one.summary));
    let wrong: HashSet<Place> = said.map(|one| place(&one.at)).collect();
    holders.filter_map(|holder| look(ctx, holder).or_else(|| whole(ctx, holder, &wrong))).collect()
}

type Place = (FileId, usize, usize);

fn place(at: &Span) -> Place {
    (at.file, at.range.start, at.range.end)
}

/// Entries that are a part of a block or one that an expression picks: the block is what is waited for.
fn whole(ctx: &Context, holder: Block, wrong: &HashSet<Place>) -> Option<Finding> {
    let list = holder.attribute("depends_on")?.value();
    let wrong = |at: &Span| wrong.contains(&place(at));
    let finding =
        Finding::at(list.span(), format!("{}: what is waited for is a whole block", crate::fix::name_of(holder)));
    let mut edits = Edits::default();
    if wrong(&list.span()) {
        let entries = entries(ctx, list)?;
        edits.replace(list, &format!("[{}]", entries.join(", ")));
        return Some(finding.with(edits));
    }
    let all = list.items()?;
    let is_type = |item: &Value| matches!(item.kind(), ExprKind::Variable(_)) && of_type(ctx, holder, *item).is_some();
    let wrong: Vec<Value> = all.into_iter().filter(|item| is_type(item) || wrong(&item.span())).collect();
    for item in &wrong {
        let entries =
            of_type(ctx, holder, *item).or_else(|| of_each(ctx, holder, *item)).or_else(|| entries(ctx, *item))?;
        edits.replace(*item, &entries.join(", "));
    }
    (!wrong.is_empty()).then(|| finding.with(edits))
}

/// What is said of an entry that Terraform does not take.
const SUMMARIES: [&str; 3] =
    ["Invalid expression", "Invalid depends_on reference", "each.value cannot be used in this context"];

/// What the holder is repeated for, where an entry is each of it.
fn of_each(ctx: &Context, holder: Block, value: Value) -> Option<Vec<String>> {
    let over = ctx.module.references_in(holder).filter(|one| one.attribute == "for_each");
    let mut all: Vec<String> = over.map(|one| one.target.clone()).collect();
    all.dedup();
    all.retain(|one| ctx.module.declares(one) && !one.starts_with("var.") && !one.starts_with("local."));
    (value.text().starts_with("each.value") && !all.is_empty()).then_some(all)
}

/// All resources of the type that an entry names alone, but the one that waits.
fn of_type(ctx: &Context, holder: Block, value: Value) -> Option<Vec<String>> {
    let ExprKind::Variable(of) = value.kind() else { return None };
    let all = ctx.module.resources(of).filter(|one| one.span() != holder.span());
    let all: Vec<String> = all.filter_map(|one| one.address()).collect();
    (!all.is_empty()).then_some(all)
}

/// The blocks that an expression names, each once, where all of it is such names.
fn entries(ctx: &Context, value: Value) -> Option<Vec<String>> {
    let (mut found, mut seen): (Vec<String>, HashSet<String>) = Default::default();
    let all: Vec<Value> = match value.kind() {
        ExprKind::Traversal(..) => vec![value],
        ExprKind::Array(_) => value.items()?,
        ExprKind::Paren(inner) => vec![value.inner(inner)],
        ExprKind::Template(parts) => parts
            .iter()
            .map(|part| match part {
                Part::Interpolation(_, expr) => Some(value.inner(expr)),
                _ => None,
            })
            .collect::<Option<_>>()?,
        ExprKind::Call(call)
            if matches!(&*call.name, "concat" | "flatten" | "compact" | "distinct" | "toset" | "tolist" | "values") =>
        {
            call.args.iter().map(|arg| value.inner(arg)).collect()
        }
        _ => return None,
    };
    for one in all {
        let named = match one.kind() {
            ExprKind::Traversal(..) => vec![one.target().filter(|target| ctx.module.declares(target))?],
            _ => entries(ctx, one)?,
        };
        found.extend(named.into_iter().filter(|name| seen.insert(name.clone())));
    }
    (!found.is_empty()).then_some(found)
}

fn look(ctx: &Context, holder: Block) -> Option<Finding> {
    let block = holder.nested("depends_on").next()?;
    let outer = holder.blocks().find(|one| one.kind() == "depends_on" || one.label(0) == Some("depends_on"))?;
    let finding = Finding::on(outer, format!("{}: depends_on is a list, not a block", crate::fix::name_of(holder)));
    let values: Vec<Value> = block.attributes().map(|one| one.value()).collect();
    let items: Option<Vec<Value>> = match &values[..] {
        [one] => one.items().or_else(|| Some(vec![*one])),
        several => Some(several.to_vec()),
    };
    let items = items.filter(|items| !items.is_empty() && holder.attribute("depends_on").is_none());
    let declared = |item: &Value| item.target().is_some_and(|target| ctx.module.declares(&target));
    let Some(items) = items.filter(|items| items.iter().all(declared)) else {
        let message = format!("{}; it does not say what is waited for", finding.message);
        return Some(Finding { message, ..finding });
    };
    let list: Vec<&str> = items.iter().map(Value::text).collect();
    let mut edits = Edits::default();
    edits.splice(outer.file(), outer.span().range, &format!("depends_on = [{}]", list.join(", ")));
    Some(finding.with(edits))
}
