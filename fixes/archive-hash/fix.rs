//! Functions that hash a file which an `archive_file` of the module makes.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::syntax::tree::{Call, ExprKind};

/// Each function with the argument of the data source that has its result.
const HASHES: [(&str, &str); 6] = [
    ("filemd5", "output_md5"),
    ("filesha1", "output_sha"),
    ("filesha256", "output_sha256"),
    ("filesha512", "output_sha512"),
    ("filebase64sha256", "output_base64sha256"),
    ("filebase64sha512", "output_base64sha512"),
];

/// A finding for each call of one of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in ctx.module.blocks().filter(|one| matches!(one.kind(), "resource" | "locals" | "module" | "output")) {
        walk(ctx, block, block, &mut found);
    }
    found
}

fn walk<'m>(ctx: &Context<'m>, root: Block<'m>, block: Block<'m>, found: &mut Vec<Finding>) {
    for value in block.attributes().map(|one| one.value()) {
        for one in value.node().all() {
            if let ExprKind::Call(call) = &one.kind {
                found.extend(look(ctx, root, value.inner(one), call));
            }
        }
    }
    block.blocks().for_each(|inner| walk(ctx, root, inner, found));
}

fn look<'m>(ctx: &Context<'m>, root: Block<'m>, value: Value<'m>, call: &'m Call) -> Option<Finding> {
    let (_, argument) = HASHES.iter().find(|(function, _)| *function == call.name)?;
    let [path] = &call.args[..] else { return None };
    let path = value.inner(path);
    let archive = match path.text().strip_suffix(".output_path") {
        Some(archive) => {
            let block = ctx.module.get(&path.target()?)?;
            (block.of() == "archive_file").then(|| archive.to_owned())?
        }
        None => {
            let makes = |one: &Block| one.attribute("output_path").is_some_and(|own| own.value().text() == path.text());
            let mut makers = ctx.module.data("archive_file").filter(makes);
            let only = makers.next().filter(|one| one.repeat().is_none() && makers.next().is_none())?;
            only.address()?
        }
    };
    let block = ctx.module.get(archive.split('[').next().unwrap_or_default())?;
    ctx.type_of(block)?.attribute(argument)?;
    let mut edits = Edits::default();
    edits.replace(value, &format!("{archive}.{argument}"));
    let message = format!("{}: {} reads an archive that {archive} makes", name_of(root), call.name);
    Some(Finding::at(value.span(), message).with(edits))
}
