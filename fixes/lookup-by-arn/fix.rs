//! Data sources that the provider does not have, for what it makes: the ARN is put together from the name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block};
use crate::shape::must::{Filled, Hole, inline};
use crate::wire::facts;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arns {
    arn: BTreeMap<String, (String, String)>,
}

fn arns() -> &'static Arns {
    static ARNS: OnceLock<Arns> = OnceLock::new();
    ARNS.get_or_init(|| crate::data!("fixes/lookup-by-arn/arns"))
}

/// A finding for each of them of which only the ARN and the name are read.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.of_kind("data").filter(|block| ctx.type_of(*block).is_none()).filter_map(|one| look(ctx, one)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let (service, resource) = arns().arn.get(block.of())?;
    if !ctx.knows_types(block) {
        return None;
    }
    let name = name(block)?;
    let (address, wanted) = (block.address()?, format!("data.aws_arn.{}", block.name()));
    let finding = Finding::on(block, format!("{address}: the provider has no such data source; the ARN can be told"));
    if ctx.module.declares(&wanted) {
        return None;
    }
    let mut edits = Edits::default();
    edits.claim(wanted.clone());
    for user in ctx.module.users(&address) {
        match user.rest.first().map(String::as_str) {
            Some("arn") => edits.rename(user, &wanted),
            Some(read) if (read == "id" || read == name.name()) && block.repeat().is_none() => {
                edits.splice(user.file, user.range.clone(), name.value().text());
            }
            _ => return None,
        }
    }
    let resource = format!("\"{resource}{}\"", inline(name.value().text()));
    let facts = facts::of(ctx.module, Some(block))?;
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "service" => Filled::Text(format!("\"{service}\"")),
        Hole::Slot(slot, _) if slot == "resource" => Filled::Text(resource.clone()),
        hole => facts.fill(hole),
    };
    let must = ctx.fix.must("arn")?;
    let own = must.blocks().next()?;
    let value = own.attribute("arn")?.value();
    let arn = must.render_range(own, value.span().range, &fill).ok()?;
    edits.splice(block.file(), block.label_span(0)?.range, &format!("\"{}\"", own.of()));
    edits.splice(block.file(), name.name_span().range, "arn");
    edits.replace(name.value(), &arn);
    facts::supply(ctx, &facts, &mut edits);
    Some(finding.with(edits).renaming(block, wanted, format!("there is no data source {}", block.of())))
}

/// The one argument of the block: its name.
fn name(block: Block) -> Option<Attribute> {
    let is_meta = |one: &Attribute| matches!(one.name(), "count" | "for_each" | "provider");
    let mut own = block.attributes().filter(|one| !is_meta(one));
    let name = own.next().filter(|one| one.name() == "name" || one.name().ends_with("_name"))?;
    (own.next().is_none() && block.blocks().next().is_none()).then_some(name)
}
