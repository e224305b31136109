//! A file that is read under a path where it is not, although it came along under another.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::sorted;
use crate::source::File;
use crate::wire::files::{assets, exists, path_of, readings, written};

/// Arguments that name a file without reading it in a function.
const NAMED: [(&str, &str); 3] =
    [("archive_file", "source_file"), ("aws_s3_object", "source"), ("aws_s3_bucket_object", "source")];

/// A finding for each path under which a file is not, and that stands elsewhere.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut paths: Vec<Value> = readings(ctx).into_iter().map(|one| one.path).collect();
    for block in ctx.module.blocks() {
        let named = NAMED.iter().filter(|(of, _)| *of == block.of()).filter_map(|(_, name)| block.attribute(name));
        paths.extend(named.map(|attribute| attribute.value()));
    }
    sorted::by_key(&mut paths, |path| (path.span().file.0 as usize, path.span().range.start));
    paths.into_iter().filter_map(|path| look(ctx, path)).collect()
}

fn look(ctx: &Context, value: Value) -> Option<Finding> {
    let path = path_of(ctx, value)?;
    if exists(ctx, &path) || value.target().is_some() {
        return None;
    }
    let name = bare(path.rsplit('/').next()?);
    let all: Vec<&File> = assets(ctx).filter(|file| bare(file.name()) == name).collect();
    let [file] = all.as_slice() else { return None };
    let mut edits = Edits::default();
    edits.replace(value, &written(ctx, &file.path)?);
    Some(Finding::at(value.span(), format!("{path} is not there; {} is", file.path)).with(edits))
}

/// A file's name without the mark of a template and without its word marks.
fn bare(name: &str) -> String {
    let name = name.strip_suffix(".tpl").or(name.strip_suffix(".tftpl")).unwrap_or(name);
    name.replace(['_', '-'], "").to_ascii_lowercase()
}
