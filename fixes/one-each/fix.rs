//! `subnet_id = aws_subnet.private[*].id`: all of them where one is wanted. An association, an attachment or a mount
//! target is repeated for each; of anything else the first is taken by another fix.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::Attribute;
use crate::schema::types::Type;
use crate::shape::bodies::{self, Body};
use crate::syntax::tree::ExprKind;
use crate::wire::plural::{Several, is_part, several};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ties {
    own: Vec<String>,
    saying: Vec<String>,
    about: Vec<String>,
}

fn ties() -> &'static Ties {
    static TIES: OnceLock<Ties> = OnceLock::new();
    TIES.get_or_init(|| crate::data!("fixes/one-each/ties"))
}

fn is_saying(of: &str) -> bool {
    let of_bucket = of.starts_with("aws_s3_bucket_") && of != "aws_s3_bucket_object";
    of_bucket || ties().saying.iter().any(|one| one == of) || of.ends_with("_policy_attachment")
}

/// A finding for each argument that takes one and is given all.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for root in ctx.module.of_kind("resource") {
        let all = bodies::of(ctx, root);
        found.extend(all.first().and_then(|body| look(ctx, body)));
        found.extend(all.iter().filter_map(|body| nested(ctx, body)));
    }
    found
}

/// A block that may stand there several times, and is given all at once of what each of them takes one: it is made of each.
fn nested(ctx: &Context, body: &Body) -> Option<Finding> {
    let [name] = &body.path[..] else { return None };
    let ty = ctx.type_of(body.root)?;
    ty.block(name).filter(|known| known.max_items != 1 && body.outer.kind() != "dynamic")?;
    let plural = || body.unknown_attributes().find_map(|all| Some((all, singular(body, all.name())?)));
    let (attribute, one) = listed(body).or_else(|| {
        let of_one = plural()?;
        several(ctx, of_one.0.value()).filter(|several| !several.parts.0.is_empty())?;
        Some(of_one)
    })?;
    let (text, whole, at) = (body.block.text(), body.block.span(), attribute.span().range);
    let (start, end) = (at.start - whole.range.start, at.end - whole.range.start);
    let text = format!("{}{one} = {name}.value{}", &text[..start], &text[end..]);
    let inside = text.split_once('{')?.1.strip_suffix('}')?.trim_end();
    if inside.contains("<<") || !inside.starts_with('\n') {
        return None;
    }
    let outer = indent(body.root.file_text(), whole.range.start);
    let made = format!(
        "dynamic \"{name}\" {{\n{outer}  for_each = {}\n\n{outer}  content {{{}\n{outer}  }}\n{outer}}}",
        attribute.value().text(),
        inside.replace('\n', "\n  "),
    );
    let mut edits = Edits::default();
    edits.splice(whole.file, whole.range, &made);
    let message = format!("{}: {} is all of them, and each block takes one", body.place(), attribute.name());
    Some(Finding::at(attribute.span(), message).with(edits))
}

/// The argument that takes one text and is given a list of them, written out.
fn listed<'b>(body: &'b Body) -> Option<(Attribute<'b>, &'b str)> {
    body.block.attributes().find_map(|attribute| {
        let known = body.ty.attribute(attribute.name()).filter(|known| known.ty == Type::String)?;
        let items = attribute.value().items().filter(|items| items.len() > 1)?;
        items.iter().all(|item| item.as_str().is_some()).then_some((attribute, &*known.name))
    })
}

fn look(ctx: &Context, body: &Body) -> Option<Finding> {
    let mut plural: Vec<(Attribute, &str, Several)> = Vec::new();
    for attribute in body.block.attributes().filter(|one| !body.is_meta(one.name())) {
        let name = attribute.name();
        let known = body.ty.attribute(name).filter(|known| known.ty == Type::String);
        let meant = known.map(|known| &*known.name).or_else(|| singular(body, name));
        let several = several(ctx, attribute.value()).or_else(|| whole(ctx, body, attribute));
        if let (Some(meant), Some(several)) = (meant, several) {
            plural.push((attribute, meant, several));
        }
    }
    let (_, _, first) = plural.first()?;
    let ties = is_saying(body.root.of())
        || body.ty.attributes.values().all(|it| !it.settable() || !ties().own.iter().any(|one| **one == *it.name));
    let alike = plural.iter().all(|(_, _, one)| one.keyed == first.keyed);
    let used = body.root.address().is_some_and(|own| ctx.module.users(&own).any(|one| !one.rest.is_empty()));
    let mut edits = Edits::default();
    let index = match body.root.repeat().map(|repeat| repeat.name()) {
        Some("count") if !first.keyed => "count.index",
        None if ties && alike && !used && !first.keyed => {
            edits.lead(body.root, "count", &format!("length({})", first.all));
            "count.index"
        }
        None if ties && alike && !used => {
            edits.lead(body.root, "for_each", &first.all);
            "each.key"
        }
        _ => return None,
    };
    if plural.len() > 1 && plural.iter().any(|(_, _, one)| one.parts.0.is_empty()) {
        return None;
    }
    for (attribute, meant, several) in &plural {
        let (before, behind) = &several.parts;
        edits.splice(body.root.file(), attribute.name_span().range, meant);
        match before.as_str() {
            "" => edits.replace(attribute.value(), "each.value"),
            before => edits.replace(attribute.value(), &format!("{before}[{index}]{behind}")),
        }
    }
    let names: Vec<&str> = plural.iter().map(|(attribute, _, _)| attribute.name()).collect();
    let message = format!("{}: {} takes one, and is given all", body.place(), names.join(" and "));
    Some(Finding::at(plural[0].0.span(), message).with(edits))
}

/// The argument that must be given and is not, of which a name is the plural.
fn singular<'b>(body: &'b Body, name: &str) -> Option<&'b str> {
    let one = name.strip_suffix('s')?;
    body.missing_arguments()
        .find(|wanted| &*wanted.name == one && wanted.ty == Type::String)
        .map(|wanted| &*wanted.name)
}

/// All of a repeated block that is named as if it were one, where what names it says no more than one thing about each.
fn whole(ctx: &Context, body: &Body, attribute: Attribute) -> Option<Several> {
    let value = attribute.value();
    let about = ties().about.iter().any(|one| one == attribute.name())
        && is_saying(body.root.of())
        && body.root.repeat().is_none();
    let address = value.target().filter(|_| about)?;
    let behind = value.text().strip_prefix(&*address)?.to_owned();
    let repeat = ctx.module.get(&address).filter(|_| is_part(&behind))?.repeat()?;
    let may_be_none = matches!(repeat.value().kind(), ExprKind::Conditional(_));
    let several = Several { all: address.clone(), parts: (address, behind), keyed: repeat.name() == "for_each" };
    (!may_be_none && repeat.value().text() != "1").then_some(several)
}
