//! Aliases of which nothing but their name says in which region they are, or not even that.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::wire::providers;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    first: Vec<String>,
    other: Vec<String>,
    account: Vec<String>,
    global: Vec<String>,
    beside: BTreeMap<String, String>,
    sides: BTreeMap<String, BTreeMap<String, String>>,
}

fn parts() -> &'static Parts {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    PARTS.get_or_init(|| crate::data!("fixes/provider-region-guessed/parts"))
}

/// A finding for each alias of the root module that `provider-alias-missing` cannot place.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let missing = providers::missing(ctx).into_iter();
    let guessed = missing.filter_map(providers::aws_alias).filter_map(|alias| look(ctx, alias));
    guessed.chain(ctx.module.of_kind("provider").filter_map(|one| own(ctx, one))).collect()
}

/// The region of a configuration that is asked of itself.
fn own(ctx: &Context, provider: Block) -> Option<Finding> {
    let value = provider.attribute("region")?.value();
    let data = value.target().filter(|target| target.starts_with("data.aws_region."))?;
    let asked = ctx.module.get(&data)?.provider()?.strip_prefix("aws.")?;
    let alias = provider.attribute("alias")?.value().as_str()?.to_owned();
    let finding = Finding::at(value.span(), format!("aws.{alias} asks itself for its region"));
    let Some(region) = region(ctx, &alias).filter(|region| asked == alias && !region.contains(&data)) else {
        return (asked == alias).then_some(finding);
    };
    let mut edits = Edits::default();
    edits.replace(value, &region);
    Some(Finding { message: format!("{}; {region} is guessed by its name", finding.message), ..finding }.with(edits))
}

fn look(ctx: &Context, alias: &str) -> Option<Finding> {
    let region = region(ctx, alias)?;
    let first = ctx.module.users(&format!("provider.aws.{alias}")).next()?;
    let finding =
        Finding::at(first.span(), format!("aws.{alias} is used and not configured; {region} is guessed by its name"));
    Some(finding.with(providers::configure(ctx, alias, &region)?))
}

/// The expression for the region of an alias.
fn region(ctx: &Context, alias: &str) -> Option<String> {
    let (data, low) = (parts(), alias.to_lowercase());
    let words: Vec<&str> = low.split(['_', '-']).collect();
    let says = |list: &[String]| list.iter().any(|one| words.contains(&one.as_str()) || *one == low);
    let configured = ctx.module.get("provider.aws").or_else(|| ctx.module.get("provider.aws.primary"));
    let default = configured.and_then(|one| one.attribute("region"));
    let known = default.map(|one| ctx.by_default(one.value()));
    let known = match &known {
        Some(Known::Text(text)) => Some(&**text),
        _ => None,
    };
    if says(&data.global) {
        return Some("\"us-east-1\"".to_owned());
    }
    if says(&data.other) {
        return variable(ctx.module, &data.other).or_else(|| data.beside.get(known?).map(|one| format!("{one:?}")));
    }
    let own = || {
        let said = ["var.aws_region", "var.region"].into_iter().find(|one| ctx.module.declares(one));
        default.map(|one| one.value().text()).or(said).map(str::to_owned)
    };
    if says(&data.account) {
        return own();
    }
    if says(&data.first) {
        return variable(ctx.module, &data.first).or_else(own);
    }
    let continent = known.and_then(|region| region.split('-').next()).unwrap_or("us");
    let continent = words.iter().find(|word| data.sides.contains_key(**word)).copied().unwrap_or(continent);
    let side = data.sides.get(continent).and_then(|sides| words.iter().find_map(|word| sides.get(*word)));
    if let Some(side) = side {
        return Some(format!("{side:?}"));
    }
    if let Some(other) = words.iter().find(|word| data.sides.contains_key(**word))
        && !known.is_some_and(|region| region.starts_with(other))
    {
        return data.sides[*other].values().next().map(|one| format!("{one:?}"));
    }
    // What names no part is where the rest is.
    own()
}

/// The one variable or local that names the region of such a part: `var.dr_region`.
fn variable(module: &Module, parts: &[String]) -> Option<String> {
    let names = parts
        .iter()
        .flat_map(|part| [format!("{part}_region"), format!("aws_{part}_region"), format!("{part}_aws_region")]);
    let addresses = names.flat_map(|name| [format!("var.{name}"), format!("local.{name}")]);
    let mut there = addresses.filter(|address| module.declares(address));
    there.next().filter(|_| there.next().is_none())
}
