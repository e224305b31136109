//! Resources of types that the provider does not have and CloudFormation does: a stack of one resource each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::convert::moved;
use crate::shape::must::{Filled, Hole};
use crate::shape::properties::{self, Property, given, letters, meant, object, stack_name};

/// What a stack takes as well: they stay where they are.
const KEPT: [&str; 7] = ["tags", "count", "for_each", "provider", "depends_on", "lifecycle", "region"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    of: BTreeMap<String, Type>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Type {
    is: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    short: String,
    arn: Option<String>,
    #[serde(default)]
    r#ref: String,
    #[serde(default)]
    read: String,
    takes: String,
}

/// The types by the letters of their names.
fn types() -> &'static BTreeMap<String, Type> {
    static TYPES: OnceLock<BTreeMap<String, Type>> = OnceLock::new();
    TYPES.get_or_init(|| {
        let table: Table = crate::packed_data!("fixes/cloudformation-stack/types");
        table.of.into_iter().map(|(name, ty)| (letters(&name), ty)).collect()
    })
}

fn known(name: &str) -> Option<&'static Type> {
    types().get(&letters(name)).or_else(|| types().values().find(|ty| ty.also.iter().any(|also| also == name)))
}

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let unknown = ctx.module.of_kind("resource").filter(|block| ctx.type_of(*block).is_none());
    unknown.filter(|block| ctx.knows_types(*block)).filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let (ty, address) = (known(block.of())?, block.address()?);
    let message = format!("{address}: the provider has no such type; CloudFormation makes it ({})", ty.is);
    let finding = Finding::on(block, message);
    match stack(ctx, block, ty) {
        Ok((edits, wanted, lacks)) => {
            let lacks: String = lacks.iter().map(|one| format!("; it must have {one}, which is not there")).collect();
            let finding = Finding { message: format!("{}{lacks}", finding.message), ..finding };
            Some(finding.with(edits).renaming(block, wanted, format!("there is no type {}", block.of())))
        }
        Err(why) => Some(Finding { message: format!("{}; {why}", finding.message), ..finding }),
    }
}

/// The edits that make a stack of it, the stack's address, and the properties that nobody gave.
fn stack(ctx: &Context, block: Block, ty: &Type) -> Result<(Edits, String, Vec<String>), String> {
    let must = ctx.fix.must("").ok_or("there is no template")?;
    let top = must.blocks().next().ok_or("there is no template")?;
    let (takes, address) = (properties::read(&ty.takes), block.address().unwrap_or_default());
    let mut given = given(block, &takes, &ty.short, &KEPT)?;
    if block.nested("lifecycle").any(|one| one.text().contains("ignore_changes")) {
        return Err("what changes of it is ignored".to_owned());
    }
    let own = meant(&takes, &ty.short, "name").map(|one| one.name.clone());
    let said = given.iter().find(|(name, _)| Some(name) == own.as_ref()).map(|(_, text)| text.as_str());
    let (name, is_same) = stack_name(block, said)?;
    if let Some(own) = own.as_ref().filter(|own| given.iter().all(|(name, _)| name != *own)) {
        given.insert(0, (own.clone(), name.clone()));
    }
    let lacks = takes.iter().filter(|one| one.required && given.iter().all(|(name, _)| *name != one.name));
    let lacks: Vec<String> = lacks.map(|one| one.name.clone()).collect();
    let (mut edits, label) = (Edits::default(), ctx.module.fresh_label(top.of(), block.name()));
    let wanted = format!("{}.{label}", top.of());
    edits.claim(wanted.clone());
    let kind = block.label_span(0).ok_or("it has no type")?;
    edits.splice(block.file(), kind.range, &format!("\"{}\"", top.of()));
    if let Some(span) = block.label_span(1).filter(|_| label != block.name()) {
        edits.splice(block.file(), span.range, &format!("\"{label}\""));
    }
    let mut read = BTreeSet::from([if ty.arn.is_some() { "Arn" } else { "Id" }.to_owned()]);
    for user in ctx.module.users(&address) {
        let behind = &ctx.module.sources().file(user.file).text[user.head.end..user.range.end];
        let new = match user.rest.first().map(String::as_str) {
            None => format!("{wanted}{behind}"),
            Some("name") if is_same => format!("{wanted}{behind}"),
            Some(attribute) => {
                let output = output(ty, &takes, attribute).ok_or(format!("{attribute} cannot be read of it"))?;
                let index = behind.strip_suffix(&format!(".{attribute}")).ok_or("more than it is read of it")?;
                read.insert(output.clone());
                format!("{wanted}{index}.outputs[\"{output}\"]")
            }
        };
        edits.splice(user.file, user.range.clone(), &new);
    }
    let outputs = read.into_iter().map(|one| shown(ctx, ty, &one, &given).map(|text| (one, text)));
    let outputs = outputs.collect::<Result<Vec<_>, String>>()?;
    let at = |depth: &str, all: &[(String, String)]| moved(&object(all), "", depth);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "type" => Filled::Text(format!("\"{}\"", ty.is)),
        Hole::Slot(slot, _) if slot == "properties" => Filled::Text(at("        ", &given)),
        Hole::Slot(slot, _) if slot == "outputs" => Filled::Text(at("    ", &outputs)),
        _ => Filled::Missing,
    };
    let body = top.attribute("template_body").ok_or("there is no template")?;
    let text = must.render_range(top, body.value().span().range, &fill).map_err(|_| "a part of it is not known")?;
    let text = text.replace("\n  ", "\n");
    let named = block.attribute("name");
    if let Some(there) = named.filter(|_| !is_same) {
        edits.replace(there.value(), &name);
    }
    let line = if named.is_some() { String::new() } else { format!("name = {name}\n") };
    let attributes = block.attributes().filter(|one| one.name() != "name" && !KEPT.contains(&one.name()));
    let mut attributes: Vec<_> = attributes.collect();
    let mut blocks: Vec<_> = block.blocks().filter(|one| !KEPT.contains(&one.kind())).collect();
    // What is made of blocks takes the place of the first one; what is made of arguments stands behind the name.
    let place = match (blocks.is_empty(), named) {
        (false, _) => Some(blocks.remove(0).span().range),
        (true, None) if !attributes.is_empty() => Some(attributes.remove(0).span().range),
        _ => None,
    };
    match place {
        Some(place) => {
            let inside = indent(block.file_text(), place.start);
            edits.splice(block.file(), place, &moved(&format!("{line}template_body = {text}"), "", &inside));
        }
        None => {
            if named.is_none() {
                edits.set(block, "name", &name);
            }
            edits.set(block, "template_body", &text);
        }
    }
    attributes.iter().for_each(|one| edits.remove_attribute(*one, block));
    blocks.iter().for_each(|one| edits.remove_nested(*one));
    Ok((edits, wanted, lacks))
}

/// The output that an attribute is: what AWS decides, or what a property says.
fn output(ty: &Type, takes: &[Property], attribute: &str) -> Option<String> {
    match attribute {
        "arn" if ty.arn.is_some() => return Some("Arn".to_owned()),
        "id" => return Some(if ty.r#ref == "arn" { "Arn" } else { "Id" }.to_owned()),
        _ => {}
    }
    let wanted = letters(attribute);
    let short = format!("{}{wanted}", letters(&ty.short));
    let spelt = wanted.strip_suffix("id").map(|stem| format!("{stem}identifier")).unwrap_or_default();
    let read = ty.read.split(' ').find(|one| [&wanted, &short, &spelt].contains(&&letters(one)));
    let given = || meant(takes, &ty.short, attribute).filter(|one| !one.list && one.inner.is_empty());
    read.map(str::to_owned).or_else(|| given().map(|one| one.name.clone()))
}

/// The value of an output.
fn shown(ctx: &Context, ty: &Type, output: &str, given: &[(String, String)]) -> Result<String, String> {
    let must = ctx.fix.must("outputs").ok_or("there is no output")?;
    let top = must.blocks().next().ok_or("there is no output")?;
    let attribute = match (output, &ty.arn) {
        ("Arn", Some(arn)) => Some(arn.as_str()),
        _ => ty.read.split(' ').find(|one| *one == output),
    };
    let value = given.iter().find(|(name, _)| name == output).map(|(_, text)| text);
    let kind = match (attribute, value) {
        (Some(_), _) => "attribute",
        (None, Some(_)) => "given",
        (None, None) if output == "Id" => "itself",
        (None, None) => return Err(format!("{output} is not given")),
    };
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "attribute" => Filled::Text(format!("\"{}\"", attribute.unwrap_or_default())),
        Hole::Slot(slot, _) if slot == "value" => value.map_or(Filled::Missing, |text| Filled::Text(text.clone())),
        _ => Filled::Missing,
    };
    let from = top.attribute(kind).ok_or("there is no output")?.value().span().range;
    must.render_range(top, from, &fill).map_err(|_| format!("{output} is not given"))
}
