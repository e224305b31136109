//! `slot.public_route_table` and its like: route tables by where their default route goes.

use super::network::{Tier, table_tier};
use super::slots;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;

/// The id of the first table of a tier.
pub fn of(module: &Module, tier: Tier) -> Option<String> {
    find(module, tier).and_then(slots::first).map(|address| format!("{address}.id"))
}

/// Whether some module of the run has a table of the tier, or associations whose tables cannot be told apart.
pub fn exist(ctx: &Context, tier: Tier) -> bool {
    let registry = "terraform-aws-modules/vpc/aws";
    let called = |module: &Module| {
        module
            .of_kind("module")
            .any(|call| call.attribute("source").is_some_and(|one| one.value().as_str() == Some(registry)))
    };
    ctx.modules.iter().any(|module| find(module, tier).is_some() || called(module))
}

/// The ids of all tables of a provider configuration, as a list; of the only one that has any, where the default one has
/// none.
pub fn all(module: &Module, provider: Option<&str>) -> Option<String> {
    let tables = || module.resources("aws_route_table");
    let first = tables().next()?.provider();
    let only = tables().all(|table| table.provider() == first).then_some(first).flatten();
    let provider = provider.or(only);
    let mut singles = Vec::new();
    let mut lists = Vec::new();
    for table in tables().filter(|table| table.provider() == provider) {
        let address = table.address()?;
        match table.repeat().map(|attribute| attribute.name()) {
            Some("count") => lists.push(format!("{address}[*].id")),
            Some(_) => lists.push(format!("values({address})[*].id")),
            None => singles.push(format!("{address}.id")),
        }
    }
    if !singles.is_empty() {
        lists.insert(0, format!("[{}]", singles.join(", ")));
    }
    match lists.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(format!("concat({})", several.join(", "))),
    }
}

fn find(module: &Module, tier: Tier) -> Option<Block<'_>> {
    let named = |table: &Block| slots::words(table).iter().any(|word| word == "private");
    module.resources("aws_route_table").find(|table| {
        // A private table that has lost its route is still the private table.
        table_tier(module, *table).is_some_and(|found| found.tier == tier) || tier == Tier::Private && named(table)
    })
}
