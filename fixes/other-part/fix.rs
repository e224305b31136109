//! Another part of a block than the one that an argument takes.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::module::refs::head;
use crate::shape::bodies::{self, Body};
use crate::source::Span;
use crate::syntax::tree::{ExprKind, StepKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    part: Vec<Part>,
}

/// What arguments take of blocks of a type.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    target: Vec<String>,
    argument: Vec<String>,
    /// The types whose arguments they are; empty: those of any type.
    #[serde(default)]
    of: Vec<String>,
    take: String,
    never: Vec<String>,
}

fn parts() -> &'static [Part] {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    &PARTS.get_or_init(|| crate::data!("fixes/other-part/parts")).part
}

/// Functions that give back what they are given, as far as its parts go.
const PASSING: [&str; 9] = ["coalesce", "compact", "concat", "distinct", "flatten", "sort", "tolist", "toset", "try"];

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    bodies::all(ctx).iter().flat_map(|body| look(ctx, body)).collect()
}

fn look(ctx: &Context, body: &Body) -> Vec<Finding> {
    let mut found = Vec::new();
    for attribute in body.block.attributes().filter(|one| !body.is_meta(one.name())) {
        let (name, of) = (attribute.name(), body.root.of());
        let own = |part: &&Part| {
            part.argument.iter().any(|one| one == name) && (part.of.is_empty() || part.of.iter().any(|one| one == of))
        };
        let own: Vec<&Part> = parts().iter().filter(own).collect();
        if own.is_empty() {
            continue;
        }
        let mut all = Vec::new();
        leaves(attribute.value(), &mut all);
        for Read { address, name: there, at } in all {
            let Some(block) = ctx.module.get(&address).filter(|one| matches!(one.kind(), "resource" | "data")) else {
                continue;
            };
            let is_it = |part: &&&Part| {
                part.target.iter().any(|one| one == block.of()) && part.never.iter().any(|one| one == there)
            };
            if let Some(part) = own.iter().find(is_it) {
                let message =
                    format!("{}: {name} takes the {} of {address}, and not its {there}", body.place(), part.take);
                let mut edits = Edits::default();
                edits.splice(at.file, at.range.clone(), &part.take);
                found.push(Finding::at(at, message).with(edits));
            }
        }
    }
    found
}

/// A part of a block that a value is made of.
struct Read<'m> {
    address: String,
    /// The name of the part, and where it stands.
    name: &'m str,
    at: Span,
}

impl<'m> Read<'m> {
    /// A value that ends with the name of the part.
    fn last(address: String, value: Value<'m>, len: usize) -> Self {
        let span = value.span();
        let start = span.range.end - len;
        Read {
            address,
            name: &value.file_text()[start..span.range.end],
            at: Span::new(span.file, start..span.range.end),
        }
    }
}

/// The parts of blocks that a value is made of.
fn leaves<'m>(value: Value<'m>, all: &mut Vec<Read<'m>>) {
    match value.kind() {
        ExprKind::Array(_) => value.items().into_iter().flatten().for_each(|item| leaves(item, all)),
        ExprKind::Conditional(parts) => {
            parts[1..].iter().for_each(|branch| leaves(value.inner(branch), all));
        }
        ExprKind::Call(call) if PASSING.contains(&&*call.name) => {
            call.args.iter().for_each(|arg| leaves(value.inner(arg), all));
        }
        ExprKind::For(parts) if parts.key.is_none() => {
            let (collection, one) = (value.inner(&parts.collection), value.inner(&parts.value));
            let part = one.text().strip_prefix(parts.value_name.as_str()).and_then(|rest| rest.strip_prefix('.'));
            let is_part = part.is_some_and(|part| part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
            if let Some(address) = collection.target().filter(|address| is_part && collection.text() == address) {
                all.push(Read::last(address, one, part.map_or(0, str::len)));
            }
        }
        _ => all.extend(part_of(value)),
    }
}

/// `aws_subnet.a.id`, `aws_subnet.a[0].id` and `aws_subnet.a[*].id`.
fn part_of(value: Value) -> Option<Read> {
    let (address, count) = head(value.node())?;
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let part = match &steps[count..] {
        [part] => part,
        [instance, part] if !matches!(instance.kind, StepKind::Attr(_)) => part,
        _ => return None,
    };
    let StepKind::Attr(name) = &part.kind else { return None };
    Some(Read::last(address, value, name.len()))
}
