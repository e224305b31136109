//! Arguments that take one, and are given a block that is repeated without saying which of them.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::Module;
use crate::module::block::{Attribute, Block};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::shape::bodies::{self, Body};
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::site::Site;
use crate::wire::written::instances;
use crate::wire::{calls, passed};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Missing resource instance key"]);
    let mut found: Vec<Finding> = all.iter().filter_map(|(_, site)| look(ctx, site)).collect();
    found.extend(bodies::all(ctx).iter().flat_map(|body| splats(ctx, body)));
    for (call, child) in calls::readable(ctx) {
        found.extend(call.attributes().filter_map(|one| given(ctx, call, child, one)));
    }
    found
}

/// All that a module gives back, where another takes one text.
fn given(ctx: &Context, call: Block, child: &Module, argument: Attribute) -> Option<Finding> {
    let ty = child.get(&format!("var.{}", argument.name()))?.attribute("type")?.value();
    let (value, text) = (argument.value(), argument.value().text());
    if ty.text() != "string" || !text.starts_with("module.") || text.contains('[') || text.matches('.').count() != 2 {
        return None;
    }
    let first = match passed::of(ctx, ctx.module, value) {
        Type::Map(of) if *of == Type::String => format!("values({text})[0]"),
        Type::List(of) if *of == Type::String => format!("{text}[0]"),
        _ => return None,
    };
    let mut edits = Edits::default();
    edits.replace(value, &first);
    let message = format!("{}: {} takes one of {text}; the first is taken", name_of(call), argument.name());
    Some(Finding::at(value.span(), message).with(edits))
}

/// `aws_subnet.public[*].id` where one text is wanted: a plan refuses the list.
fn splats(ctx: &Context, body: &Body) -> Vec<Finding> {
    let mut found = Vec::new();
    for attribute in body.block.attributes() {
        let one = body.ty.attribute(attribute.name()).is_some_and(|known| known.ty == Type::String);
        let (value, text) = (attribute.value(), attribute.value().text());
        let Some((head, rest)) = text.split_once("[*].").filter(|_| one && body.root.repeat().is_none()) else {
            continue;
        };
        let plain = rest.chars().all(|c| c.is_alphanumeric() || c == '_');
        let inner = head.strip_prefix("values(").and_then(|head| head.strip_suffix(')')).unwrap_or(head);
        if !plain || ctx.module.get(inner).is_none_or(|target| target.repeat().is_none()) {
            continue;
        }
        let mut edits = Edits::default();
        edits.replace(value, &format!("{head}[0].{rest}"));
        let message = format!("{}: {} takes one of {inner}; the first is taken", body.place(), attribute.name());
        found.push(Finding::at(value.span(), message).with(edits));
    }
    found
}

fn look<'m>(ctx: &Context<'m>, site: &Site<'m>) -> Option<Finding> {
    let (address, count) = head(site.value.node())?;
    let ExprKind::Traversal(_, steps) = site.value.kind() else { return None };
    let target = ctx.module.get(&address)?;
    let repeat = target.repeat()?;
    let first = steps.get(count).filter(|first| matches!(first.kind, StepKind::Attr(_)))?;
    let at = site.value.part(&first.range).range;
    // None of them may be there, and one that is repeated itself means the one of its own number.
    let may_be_none = matches!(repeat.value().kind(), ExprKind::Conditional(_));
    // The key of one of them says which.
    let is_key = |name: &str| instances(ctx, target).is_some_and(|all| all.contains_key(name));
    if matches!(&first.kind, StepKind::Attr(name) if is_key(name)) {
        return None;
    }
    if may_be_none || site.root.repeat().is_some() || !site.is_whole() || site.wanted(ctx) != Some(Type::String) {
        return None;
    }
    let mut edits = Edits::default();
    let file = site.value.span().file;
    match repeat.name() {
        "count" if repeat.value().text() == "1" => return None,
        "count" => edits.splice(file, at.start..at.start, "[0]"),
        _ => {
            let start = site.value.span().range.start;
            edits.splice(file, start..at.start, &format!("values({address})[0]"));
        }
    }
    Some(
        Finding::at(site.value.span(), format!("{}: {address} is repeated; the first is taken", site.place()))
            .with(edits),
    )
}
