//! A provider configuration for each alias that is used and that nobody declares.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::wire::providers;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regions {
    regions: Vec<String>,
    cities: BTreeMap<String, String>,
    fixed: BTreeMap<String, String>,
    roles: BTreeMap<String, String>,
}

fn regions() -> &'static Regions {
    static REGIONS: OnceLock<Regions> = OnceLock::new();
    REGIONS.get_or_init(|| crate::data!("fixes/provider-alias-missing/regions"))
}

/// A finding for each alias of the root module. A child module is handed its aliases: another fix sees to that.
pub fn find(ctx: &Context) -> Vec<Finding> {
    providers::missing(ctx).into_iter().filter_map(|name| look(ctx, name)).collect()
}

fn look(ctx: &Context, name: &str) -> Option<Finding> {
    let first = ctx.module.users(&format!("provider.{name}")).next()?;
    let finding = Finding::at(first.span(), format!("{name} is used and no provider block has this alias"));
    let found = providers::aws_alias(name).and_then(|alias| Some((alias, region(ctx, alias)?)));
    let Some((alias, region)) = found else {
        let message = format!("{}; nothing says which region it stands for", finding.message);
        return Some(Finding { message, ..finding });
    };
    Some(finding.with(providers::configure(ctx, alias, &region)?))
}

/// The expression for the region of an alias: a variable or local that carries its name, the region that it spells, the
/// only one in which its thing may live, or the region that was asked for in its role.
fn region(ctx: &Context, alias: &str) -> Option<String> {
    let module = ctx.module;
    let low = alias.to_lowercase();
    for named in [
        format!("{low}_region"),
        format!("{low}_aws_region"),
        format!("aws_{low}_region"),
        format!("aws_region_{low}"),
        format!("region_{low}"),
    ] {
        for address in [format!("var.{named}"), format!("local.{named}")] {
            if module.declares(&address) {
                return Some(address);
            }
        }
    }
    if let Some(named) = keyed(module, &low) {
        return Some(named);
    }
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let data = regions();
    let spelt = data
        .regions
        .iter()
        .find(|region| letters(&low).strip_prefix("aws").unwrap_or(&letters(&low)) == letters(region));
    let words: Vec<&str> = low.split(['_', '-']).collect();
    let worded = || words.iter().find_map(|word| data.cities.get(*word).or_else(|| data.fixed.get(*word)));
    if let Some(region) = spelt.or_else(worded) {
        return Some(format!("{region:?}"));
    }
    let role = words.iter().find_map(|word| data.roles.get(*word))?;
    ctx.asked.value(role).map(|region| format!("{region:?}"))
}

/// The region that a map among the locals has under the alias: `local.regions.standby`.
fn keyed(module: &Module, alias: &str) -> Option<String> {
    let is_region = |text: &str| regions().regions.iter().any(|one| one == text);
    let maps = module.of_kind("locals").flat_map(|block| block.attributes());
    let mut named = maps.filter_map(|one| {
        let value = one.value().entry(alias)?;
        value.as_str().is_some_and(is_region).then(|| format!("local.{}.{alias}", one.name()))
    });
    named.next().filter(|_| named.next().is_none())
}
