//! An archive that is named and whose code nobody supplied.

use std::collections::BTreeSet;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::must::{Filled, Hole};
use crate::wire::archive::{self, Handler, Wanted};
use crate::wire::files::{exists, path_of};

/// A finding for each archive that is not there and has no source.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let named = archive::wanted(ctx).into_iter().filter_map(|one| look(ctx, &one));
    named.chain(ctx.module.data("archive_file").filter_map(|one| made(ctx, one))).collect()
}

fn look(ctx: &Context, one: &Wanted) -> Option<Finding> {
    let first = *one.carriers.first()?;
    let finding = Finding::on(first, format!("{} needs {}, which is not there", first.address()?, one.path));
    let handler = one.handler.as_ref();
    if one.made.is_some() || handler.is_some_and(|handler| handler.source(ctx, &one.names()).is_some()) {
        return None;
    }
    let variant = match handler {
        Some(handler) => handler.language,
        None if first.of() == "aws_lambda_layer_version" => "layer",
        None => "other",
    };
    let edits = one.make(ctx, ctx.fix.must(variant)?, &|slot| fill(handler, slot))?;
    Some(finding.with(edits))
}

fn fill(handler: Option<&Handler>, slot: &str) -> Option<Filled> {
    let handler = handler?;
    match slot {
        "file" => Some(Filled::Text(format!("\"{}\"", handler.file()))),
        "function" => Some(Filled::Text(format!("\"{}\"", handler.function))),
        _ => None,
    }
}

/// An `archive_file` that is made from a file or a folder which is not there.
fn made(ctx: &Context, archive: Block) -> Option<Finding> {
    let address = archive.address()?;
    let (attribute, path) = ["source_file", "source_dir"].iter().find_map(|name| {
        let attribute = archive.attribute(name)?;
        let path = path_of(ctx, attribute.value())?;
        (!exists(ctx, &path)).then_some((attribute, path))
    })?;
    let finding = Finding::on(archive, format!("{address} is made from {path}, which is not there"));
    let say = |why: &str| Some(Finding { message: format!("{}; {why}", finding.message), ..finding.clone() });
    let mut handlers: Vec<Handler> = Vec::new();
    for holder in ctx.module.users(&address).map(|user| ctx.module.holder(user)) {
        if holder.of() == "aws_lambda_function" {
            handlers.extend(Handler::of(ctx, holder).filter(|handler| !handlers.contains(handler)));
        }
    }
    let files: BTreeSet<String> = handlers.iter().map(Handler::file).collect();
    if handlers.is_empty() {
        return say("nothing says in which language and under which name its code is expected");
    }
    if files.len() < handlers.len() {
        return say("several functions expect different things in one file of it");
    }
    let mut edits = Edits::default();
    edits.remove_attribute(attribute, archive);
    for handler in &handlers {
        let must = ctx.fix.must(handler.language)?;
        let block = must.blocks().next()?;
        let source = block.blocks().next()?;
        // The holes outside of the nested block are not asked for.
        let hole = |hole: &Hole| match hole {
            Hole::Slot(slot, _) => fill(Some(handler), slot).unwrap_or(Filled::Omit),
            _ => Filled::Omit,
        };
        let text = must.render_range(block, source.span().range, &hole).ok()?;
        edits.append_block(archive, "source", &text.replace("\n  ", "\n"));
    }
    Some(finding.with(edits))
}
