//! An archive that is named and not there, although the code for it is.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::shape::must::Filled;
use crate::wire::archive::{self, Wanted};
use crate::wire::files::{assets, written};

/// A finding for each archive of which the source is known.
pub fn find(ctx: &Context) -> Vec<Finding> {
    archive::wanted(ctx).into_iter().filter_map(|one| look(ctx, &one)).collect()
}

fn look(ctx: &Context, one: &Wanted) -> Option<Finding> {
    let first = *one.carriers.first()?;
    let (address, path) = (first.address()?, &one.path);
    if let Some(made) = one.made {
        let (of, made) = (made.of(), one.maker()?);
        let mut edits = Edits::default();
        one.point(&mut edits, &made, of);
        return Some(Finding::on(first, format!("{address} reads {path} before {made} has made it")).with(edits));
    }
    let handler = one.handler.as_ref()?;
    let source = handler.source(ctx, &one.names())?;
    let file = handler.file();
    let extension = source.path.rsplit('.').next()?;
    let (module, folder) = (handler.module.as_str(), source.folder());
    // Files of the same language beside it may be loaded by it.
    let beside = assets(ctx).filter(|other| other.folder() == folder && other.path.ends_with(extension)).count();
    let is_named = source.name() == format!("{module}.{extension}");
    let variant = match (is_named, !folder.is_empty() && folder != ctx.module.folder() && beside > 1) {
        (true, true) if folder.rsplit('/').next().is_some_and(|own| own != "src" && own != "lambda") => "folder",
        (true, _) => "",
        (false, _) => "renamed",
    };
    let fill = |slot: &str| {
        let text = match slot {
            "source" => written(ctx, &source.path),
            "folder" => written(ctx, folder),
            "file" => Some(format!(
                "\"{}\"",
                file.replace(&format!(".{}", file.rsplit('.').next()?), &format!(".{extension}"))
            )),
            _ => return None,
        };
        Some(text.map_or(Filled::Missing, Filled::Text))
    };
    let edits = one.make(ctx, ctx.fix.must(variant)?, &fill)?;
    Some(Finding::on(first, format!("{address} needs {path}, which nothing makes from {}", source.path)).with(edits))
}
