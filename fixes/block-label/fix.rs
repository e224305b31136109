//! Blocks with a label too few: what refers to them says the other one.

use std::collections::{BTreeSet, HashMap};

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::wire::misspelt::is_type;

/// A finding for each block that lacks one.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let short = |block: &Block| match block.kind() {
        "resource" | "data" => block.label_count() == 1,
        "variable" | "module" => block.label_count() == 0,
        _ => false,
    };
    ctx.module.blocks().filter(short).filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let kind = block.kind();
    let start = if kind == "data" { "data." } else { "" };
    let mut edits = Edits::default();
    let Some(label) = block.label(0) else {
        let prefix = if kind == "variable" { "var." } else { "module." };
        let name = only(ctx, |target| target.strip_prefix(prefix))?;
        alone(ctx, block)?;
        let end = block.span().range.start + kind.len();
        edits.claim(format!("{}:{prefix}{name}", ctx.module.folder()));
        edits.splice(block.file(), end..end, &format!(" \"{name}\""));
        let finding = Finding::on(block, format!("a {kind} without a name is {name}, which is missed")).with(edits);
        return Some(finding.renaming(block, format!("{prefix}{name}"), "it had no name"));
    };
    let at = block.label_span(0)?;
    if is_type(ctx, label) {
        let prefix = format!("{start}{label}.");
        alone(ctx, block)?;
        let missed = missed(ctx, |target| target.strip_prefix(&*prefix));
        let name = match &missed[..] {
            [] => ctx.module.fresh_label(prefix.trim_end_matches('.'), "this"),
            [only] => (*only).to_owned(),
            _ => return Some(Finding::on(block, format!("{label} has no name; it may be {}", missed.join(" or ")))),
        };
        let address = format!("{prefix}{name}");
        edits.claim(address.clone());
        edits.splice(at.file, at.range.end..at.range.end, &format!(" \"{name}\""));
        let finding = Finding::on(block, format!("{label} has no name; {name} is given")).with(edits);
        return Some(finding.renaming(block, address, "it had no name"));
    }
    let of = only(ctx, |target| {
        let (of, name) = target.strip_prefix(start)?.split_once('.')?;
        (name == label && is_type(ctx, of)).then_some(of)
    })?;
    let address = format!("{start}{of}.{label}");
    edits.claim(address.clone());
    edits.splice(at.file, at.range.start..at.range.start, &format!("\"{of}\" "));
    let finding = Finding::on(block, format!("{kind} {label} has no type; {address} is missed")).with(edits);
    Some(finding.renaming(block, address, "it had no type"))
}

/// Whether no other block lacks the same.
fn alone(ctx: &Context, block: Block) -> Option<()> {
    let look = |one: Block| (one.kind().to_owned(), one.label_count(), one.label(0).map(str::to_owned));
    let all = ctx.module.once(|| {
        let mut all = HashMap::new();
        ctx.module.blocks().for_each(|one| *all.entry(look(one)).or_default() += 1);
        Alike(all)
    });
    (all.0.get(&look(block)) == Some(&1)).then_some(())
}

/// How many blocks of a module have this kind, as many labels, and the first of these.
struct Alike(HashMap<(String, usize, Option<String>), usize>);

fn missed<'m>(ctx: &Context<'m>, part: impl Fn(&'m str) -> Option<&'m str>) -> Vec<&'m str> {
    let all: BTreeSet<&str> = ctx.module.dangling().filter_map(|one| part(&one.target)).collect();
    all.into_iter().collect()
}

fn only<'m>(ctx: &Context<'m>, part: impl Fn(&'m str) -> Option<&'m str>) -> Option<&'m str> {
    match missed(ctx, part)[..] {
        [only] => Some(only),
        _ => None,
    }
}
