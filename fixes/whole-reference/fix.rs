//! Whole blocks in the place of one text.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Value};
use crate::module::refs::head;
use crate::schema::types::{BlockType, Type};
use crate::shape::bodies::{self, Body};
use crate::syntax::tree::{ExprKind, StepKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    part: Vec<Part>,
    made: Vec<Made>,
    /// Data sources that are there for one list, and the attribute that it is.
    listed: BTreeMap<String, String>,
}

/// A type that is there for one value.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Made {
    of: String,
    take: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    argument: Vec<String>,
    #[serde(default)]
    of: Vec<String>,
    take: String,
}

fn data() -> &'static Parts {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    PARTS.get_or_init(|| crate::data!("fixes/whole-reference/parts"))
}

fn parts() -> &'static [Part] {
    &data().part
}

fn made() -> &'static [Made] {
    &data().made
}

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    bodies::all(ctx).iter().flat_map(|body| look(ctx, body)).collect()
}

fn look(ctx: &Context, body: &Body) -> Vec<Finding> {
    let mut found = Vec::new();
    for attribute in body.block.attributes().filter(|one| !body.is_meta(one.name())) {
        let name = attribute.name();
        let Some(wanted) = body.ty.attribute(name) else { continue };
        let values = match &wanted.ty {
            Type::String => vec![attribute.value()],
            Type::List(of) | Type::Set(of) if **of == Type::String => match attribute.value().items() {
                Some(items) => items,
                None => {
                    found.extend(each(ctx, body, attribute));
                    continue;
                }
            },
            _ => continue,
        };
        for value in values {
            let Some((address, ty, at)) = whole(ctx, value) else { continue };
            let finding =
                Finding::at(value.span(), format!("{}: {name} is given the whole of {address}", body.place()));
            let picked = at < value.span().range.end;
            found.push(match if picked { list(&address) } else { part(body, name, &address, &ty) } {
                Some(part) => {
                    let mut edits = Edits::default();
                    edits.splice(value.span().file, at..at, &format!(".{part}"));
                    Finding { message: format!("{}; its {part} is meant", finding.message), ..finding }.with(edits)
                }
                None => finding,
            });
        }
    }
    found
}

/// `[for one in aws_subnet.private : one]`: a part of each is meant.
fn each(ctx: &Context, body: &Body, attribute: Attribute) -> Option<Finding> {
    let (name, value) = (attribute.name(), attribute.value());
    let ExprKind::For(parts) = value.kind() else { return None };
    let one = value.inner(&parts.value);
    let address = value.inner(&parts.collection).target()?;
    let block = ctx.module.get(&address).filter(|block| matches!(block.kind(), "resource" | "data"))?;
    let all = block.repeat().is_some() && value.inner(&parts.collection).text() == address;
    if parts.key.is_some() || one.text() != parts.value_name || !all {
        return None;
    }
    let finding = Finding::at(one.span(), format!("{}: {name} is given the whole of each {address}", body.place()));
    let Some(part) = part(body, name, &address, &*ctx.type_of(block)?) else { return Some(finding) };
    let mut edits = Edits::default();
    let end = one.span().range.end;
    edits.splice(one.span().file, end..end, &format!(".{part}"));
    Some(Finding { message: format!("{}; its {part} is meant", finding.message), ..finding }.with(edits))
}

/// The resource or data source, or the instance of one, that a value is the whole of, and where a part of it is named.
fn whole(ctx: &Context, value: Value) -> Option<(String, std::sync::Arc<BlockType>, usize)> {
    let (address, count) = head(value.node())?;
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let block = ctx.module.get(&address).filter(|block| matches!(block.kind(), "resource" | "data"))?;
    let end = value.span().range.end;
    let at = match (&steps[count..], block.repeat()) {
        ([], None) => end,
        ([index], Some(_)) if matches!(index.kind, StepKind::Index(_)) => end,
        // One of what it lists.
        ([index], None) if matches!(index.kind, StepKind::Index(_)) && list(&address).is_some() => {
            value.place(&index.range).start
        }
        _ => return None,
    };
    Some((address, ctx.type_of(block)?, at))
}

/// The list that a data source is there for.
fn list(address: &str) -> Option<String> {
    let of = address.strip_prefix("data.")?.split('.').next()?;
    data().listed.get(of).cloned()
}

/// What an argument takes of a block.
fn part(body: &Body, name: &str, address: &str, ty: &BlockType) -> Option<String> {
    let is_text = |part: &&str| ty.attribute(part).is_some_and(|one| one.ty == Type::String);
    if address.starts_with("data.aws_iam_policy_document.") {
        return Some("json".to_owned());
    }
    if let Some(made) = made().iter().find(|made| address.starts_with(&format!("{}.", made.of))) {
        return Some(made.take.clone());
    }
    let own = parts().iter().filter(|part| part.argument.iter().any(|one| one == name));
    let listed = own
        .filter(|part| part.of.is_empty() || part.of.iter().any(|of| of == body.root.of()))
        .map(|part| part.take.as_str())
        .find(|part| is_text(part));
    let last = name.rsplit('_').next().unwrap_or(name);
    let last = last.strip_suffix('s').unwrap_or(last);
    let ending = Some(last).filter(|last| matches!(*last, "arn" | "id" | "name" | "url"));
    let same = Some(name).filter(|name| !matches!(*name, "name" | "id" | "arn"));
    listed.or_else(|| same.filter(is_text)).or_else(|| ending.filter(is_text)).map(str::to_owned)
}
