//! Functions whose code stands in an argument, as CloudFormation takes it: the provider takes an archive.

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block};
use crate::shape::companion::names;
use crate::shape::must::{Filled, Hole, Made};
use crate::syntax::tree::ExprKind;
use crate::wire::archive::Handler;

/// Arguments, alone or in a block, that hold the code.
const CODE: [&str; 6] = ["inline_code", "code", "zip_file", "source_code", "inline", "code_inline"];

/// Arguments that say where the code is.
const PLACES: [&str; 3] = ["filename", "s3_bucket", "image_uri"];

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_lambda_function").filter_map(|function| look(ctx, function)).collect()
}

fn look(ctx: &Context, function: Block) -> Option<Finding> {
    let ty = ctx.type_of(function)?;
    if PLACES.iter().any(|name| function.has(name)) {
        return None;
    }
    let unknown = |name: &str| ty.attribute(name).is_none() && ty.block(name).is_none();
    let is_code = |one: &Attribute| CODE.contains(&one.name());
    let direct = function.attributes().filter(is_code).find(|one| unknown(one.name()));
    let shell = function.blocks().find(|one| CODE.contains(&one.kind()) && unknown(one.kind()));
    let (attribute, shell) = match (direct, shell) {
        (Some(one), None) => (one, None),
        (None, Some(shell)) => {
            let mut all = shell.attributes();
            let one = all.next().filter(is_code)?;
            (all.next().is_none() && shell.blocks().next().is_none()).then_some((one, Some(shell)))?
        }
        _ => return None,
    };
    let address = function.address()?;
    let finding =
        Finding::at(attribute.name_span(), format!("{address}: the provider takes no code, but an archive of it"));
    let mut edits = Edits::default();
    match shell {
        Some(shell) => edits.remove_nested(shell),
        None => edits.remove_attribute(attribute, function),
    }
    let value = attribute.value();
    if value.as_str().is_some_and(|text| text.ends_with(".zip") && !text.contains('\n')) {
        edits.set(function, "filename", value.text());
        return Some(finding.with(edits));
    }
    if !matches!(value.kind(), ExprKind::String(_) | ExprKind::Template(_) | ExprKind::Heredoc(_)) {
        return None;
    }
    let Some(handler) = Handler::of(ctx, function) else {
        let message = format!("{}; its handler and runtime do not say what the file is called", finding.message);
        return Some(Finding { message, ..finding });
    };
    let must = ctx.fix.must("")?;
    let names = names(ctx.module, function, must.blocks());
    let label = names.labels.values().next()?.clone();
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) => match slot.as_str() {
            "output_path" => Filled::Text(format!("\"${{path.module}}/{label}.zip\"")),
            "file" => Filled::Text(format!("{:?}", handler.file())),
            "content" => Filled::Text(value.text().to_owned()),
            _ => Filled::Missing,
        },
        _ => Filled::Missing,
    };
    let made = must.render(&names, &fill).ok()?;
    let archive = match function.repeat() {
        Some(_) => return None,
        None => made.first()?.address.clone()?,
    };
    edits.join(Made::add(ctx.module, &Place::above(function), &made));
    edits.set(function, "filename", &format!("{archive}.output_path"));
    edits.set(function, "source_code_hash", &format!("{archive}.output_base64sha256"));
    Some(finding.with(edits))
}
