//! Resources of types that the provider does not have and CloudFormation does: a stack of one resource each.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::verbs::flush;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block};
use crate::shape::must::{Filled, Hole};

/// What a stack takes as well: they stay where they are.
const KEPT: [&str; 6] = ["name", "tags", "count", "for_each", "provider", "depends_on"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Types {
    of: BTreeMap<String, Type>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Type {
    is: String,
    arn: String,
    properties: Vec<String>,
}

fn types() -> &'static Types {
    static TYPES: OnceLock<Types> = OnceLock::new();
    TYPES.get_or_init(|| crate::data!("fixes/cloudformation-stack/types"))
}

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let unknown = ctx.module.of_kind("resource").filter(|block| ctx.type_of(*block).is_none());
    unknown.filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let ty = types().of.get(block.of()).filter(|_| ctx.knows_types(block))?;
    let must = ctx.fix.must("")?.blocks().next()?;
    let label = ctx.module.fresh_label(must.of(), block.name());
    let (address, wanted) = (block.address()?, format!("{}.{label}", must.of()));
    let message = format!("{address}: the provider has no such type; CloudFormation makes it ({})", ty.is);
    let finding = Finding::on(block, message);
    let known = |one: &Attribute| KEPT.contains(&one.name()) || ty.properties.iter().any(|name| name == one.name());
    let is_plain = block.attributes().all(|one| known(&one) && !one.text().contains("<<"));
    // A stack's name has letters, digits and dashes.
    let spoils = |text: &str| text.contains(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let is_plain = is_plain && !block.attribute("name")?.value().as_str().is_some_and(spoils);
    if !is_plain || block.blocks().any(|one| one.kind() != "lifecycle") {
        return None;
    }
    let mut edits = Edits::default();
    edits.claim(wanted.clone());
    edits.splice(block.file(), block.label_span(0)?.range, &format!("\"{}\"", must.of()));
    if label != block.name() {
        edits.splice(block.file(), block.label_span(1)?.range, &format!("\"{label}\""));
    }
    let own = block.attributes().filter(|one| ty.properties.iter().any(|name| name == one.name()));
    let own: Vec<Attribute> = own.collect();
    let lines: Vec<String> = own.iter().map(property).collect();
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "type" => Filled::Text(format!("\"{}\"", ty.is)),
        Hole::Slot(slot, _) if slot == "arn" => Filled::Text(format!("\"{}\"", ty.arn)),
        Hole::Slot(slot, _) if slot == "properties" => Filled::Text(format!("{{\n{}\n        }}", lines.join("\n"))),
        _ => Filled::Missing,
    };
    let body = must.attribute("template_body")?;
    let text = ctx.fix.must("")?.render_range(must, body.value().span().range, &fill).ok()?;
    edits.set(block, "template_body", &text.replace("\n  ", "\n"));
    for one in own.iter().filter(|one| one.name() != "name") {
        edits.remove_attribute(*one, block);
    }
    for user in ctx.module.users(&address) {
        let behind = &ctx.module.sources().file(user.file).text[user.head.end..user.range.end];
        let new = match user.rest.first().map(String::as_str) {
            None | Some("name") => format!("{wanted}{behind}"),
            Some("arn" | "id") => {
                let index = behind.strip_suffix(".arn").or_else(|| behind.strip_suffix(".id"))?;
                format!("{wanted}{index}.outputs[\"Arn\"]")
            }
            Some(_) => return None,
        };
        edits.splice(user.file, user.range.clone(), &new);
    }
    Some(finding.with(edits).renaming(block, wanted, format!("there is no type {}", block.of())))
}

/// An argument as a property of the template: `role_arn` is `RoleArn`.
fn property(one: &Attribute) -> String {
    let name: String = one
        .name()
        .split('_')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_ascii_uppercase() + rest
        })
        .collect();
    let value = flush(*one).replace('\n', "\n          ");
    format!("          {name} = {value}")
}
