//! Provider blocks in a module that is called with `count`, `for_each` or `depends_on`, which Terraform refuses.

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::edit::verbs::dedent;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::wire::{calls, handing, same};

/// A call, the module that it stands in, and a provider block as it would be written there.
struct Moved<'m> {
    caller: &'m Module,
    call: Block<'m>,
    text: String,
    region: Option<String>,
}

/// A finding for the first such provider block of the module; the next one waits until it is gone.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let callers = calls::callers(ctx, ctx.module.folder());
    let whole = !ctx.module.has_junk() && callers.iter().all(|(caller, _)| !caller.has_junk());
    let refused = |call: &Block| ["count", "for_each", "depends_on"].iter().any(|name| call.has(name));
    if !whole || !callers.iter().any(|(_, call)| refused(call)) {
        return Vec::new();
    }
    ctx.module.of_kind("provider").next().map(|block| look(ctx, block, &callers)).into_iter().collect()
}

fn look<'m>(ctx: &Context<'m>, block: Block<'m>, callers: &[(&'m Module, Block<'m>)]) -> Finding {
    let message = format!("provider.{} is configured in a module that is called several times, or waits", block.name());
    let finding = Finding::on(block, message);
    let moved: Option<Vec<Moved>> = callers.iter().map(|(caller, call)| moved(ctx, block, caller, *call)).collect();
    let edits = moved.and_then(|moved| match block.attribute("alias").and_then(|alias| alias.value().as_str()) {
        Some(alias) => aliased(ctx, block, alias, &moved),
        None => plain(block, &moved),
    });
    match edits {
        Some(mut edits) => {
            edits.remove_block(block);
            finding.with(edits).removing(block, "the callers of the module configure it")
        }
        None => Finding { message: format!("{}; its callers cannot say the same", finding.message), ..finding },
    }
}

/// The block in the words of a caller: what it gives, else what the module's variables are by default.
fn moved<'m>(ctx: &Context<'m>, block: Block<'m>, caller: &'m Module, call: Block<'m>) -> Option<Moved<'m>> {
    let start = block.span().range.start;
    let mut text = block.text().to_owned();
    let region = block.attribute("region").map(|one| one.value());
    let mut said = region.map(|value| value.text().to_owned());
    let all: Vec<&Reference> = ctx.module.references_in(block).collect();
    for one in all.iter().rev() {
        let name = one.target.strip_prefix("var.")?;
        let given = match call.attribute(name) {
            Some(given) => given.value().text().to_owned(),
            None => {
                let default = ctx.module.get(&one.target)?.attribute("default")?.value();
                default.is_literal().then(|| default.text().to_owned())?
            }
        };
        if given.contains("each.") || given.contains("count.") || given.contains('\n') {
            return None;
        }
        if region.is_some_and(|value| value.span().range == one.range) {
            said = Some(given.clone());
        }
        text.replace_range(one.range.start - start..one.range.end - start, &given);
    }
    Some(Moved { caller, call, text: dedent(&text), region: said })
}

/// A configuration without a name: callers that have one of the same region hand theirs down, those that have none get
/// this one, and those that have another get one with a name.
fn plain(block: Block, moved: &[Moved]) -> Option<Edits> {
    let mut edits = Edits::default();
    let address = format!("provider.{}", block.name());
    for one in moved {
        let own = one.caller.get(&address);
        let in_caller = || moved.iter().filter(|other| other.caller.folder() == one.caller.folder());
        let region = |own: Block| own.attribute("region").map(|region| same::text(region.value().text()));
        if one.call.has("providers") {
            continue;
        }
        match own {
            // Both say one thing, or this one does not say where it is.
            Some(own) if one.region.is_none() || region(own) == one.region.as_deref().map(same::text) => {}
            None if in_caller().all(|other| other.text == one.text) => {
                if in_caller().next().is_some_and(|first| first.call.span() == one.call.span()) {
                    edits.add_block(one.caller, &place(one.caller)?, Some(&address), &one.text);
                }
            }
            _ => named(&mut edits, block, one, moved)?,
        }
    }
    Some(edits)
}

/// A configuration that is named after its region, handed to one call.
fn named(edits: &mut Edits, block: Block, one: &Moved, moved: &[Moved]) -> Option<()> {
    let region = one.region.as_deref()?;
    let alias: String = match region.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(literal) => literal.replace('-', "_"),
        None => region.rsplit('.').next()?.trim_end_matches("_region").to_owned(),
    };
    if alias.is_empty() || !alias.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return None;
    }
    let name = format!("{}.{alias}", block.name());
    let first = moved.iter().find(|other| {
        other.caller.folder() == one.caller.folder() && other.region == one.region && !other.call.has("providers")
    });
    let is_first = first.is_some_and(|first| first.call.span() == one.call.span());
    if is_first && !one.caller.declares(&format!("provider.{name}")) {
        let body = one.text.split_once('{')?.1;
        let text = format!("provider \"{}\" {{\n  alias = \"{alias}\"{body}", block.name());
        edits.add_block(one.caller, &place(one.caller)?, Some(&format!("provider.{name}")), &text);
    }
    edits.set(one.call, "providers", &format!("{{\n  {} = {name}\n}}", block.name()));
    Some(())
}

/// A configuration with a name: each caller has it under this name, and the module says that it wants it.
fn aliased(ctx: &Context, block: Block, alias: &str, moved: &[Moved]) -> Option<Edits> {
    let name = format!("{}.{alias}", block.name());
    let address = format!("provider.{name}");
    let mut edits = handing::want(ctx, &[name])?;
    let mut done: Vec<(&str, &str)> = Vec::new();
    for one in moved.iter().filter(|one| !one.caller.declares(&address)) {
        match done.iter().find(|(folder, _)| *folder == one.caller.folder()) {
            Some((_, text)) if *text != one.text => return None,
            Some(_) => {}
            None => {
                edits.add_block(one.caller, &place(one.caller)?, Some(&address), &one.text);
                done.push((one.caller.folder(), &one.text));
            }
        }
    }
    (block.name() == "aws").then_some(edits)
}

/// Behind the last provider block of a module, else behind its `terraform` block, else at its top.
fn place(module: &Module) -> Option<Place> {
    let head = module.of_kind("provider").last().or_else(|| module.of_kind("terraform").last());
    head.map(Place::behind).or_else(|| module.blocks().next().map(Place::above))
}
