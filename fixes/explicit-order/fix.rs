//! `depends_on` from a table: what must be there first and is not named by what needs it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion::reached;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    order: Vec<Order>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    of: String,
    needs: String,
    #[serde(default)]
    only_with: Vec<String>,
    link: Option<[String; 2]>,
    saying: Option<[String; 2]>,
}

fn table() -> &'static [Order] {
    static TABLE: OnceLock<Table> = OnceLock::new();
    &TABLE.get_or_init(|| crate::data!("fixes/explicit-order/order")).order
}

/// A finding for each resource that does not wait for what it needs.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let types: BTreeSet<&str> = table().iter().map(|order| order.of.as_str()).collect();
    let waiting = ctx.module.of_kind("resource").filter(|block| types.contains(block.of()));
    waiting.filter_map(|block| look(ctx.module, block)).collect()
}

/// Whether resources of a type must be there after those of another.
pub fn needs(of: &str, other: &str) -> bool {
    table().iter().any(|order| order.of == of && order.needs == other)
}

fn look(module: &Module, block: Block) -> Option<Finding> {
    let mut first: Vec<String> = Vec::new();
    let rows = table().iter().filter(|order| order.of == block.of());
    for order in rows.filter(|order| order.only_with.is_empty() || order.only_with.iter().any(|name| has(block, name)))
    {
        let provider = |one: &Block| one.attribute("provider").map(|provider| provider.value().text().to_owned());
        let says = |one: &Block| {
            order.saying.as_ref().is_none_or(|[name, text]| {
                let said = one.attribute(name).map(|said| said.value());
                said.is_none_or(|said| said.as_str().is_none_or(|said| said == text))
            })
        };
        let own = provider(&block);
        let fits = |one: &Block| provider(one) == own && says(one);
        let linked: Vec<Block> = match &order.link {
            Some([own, other]) => naming(module, &order.needs, other, named(module, block, own)).filter(fits).collect(),
            // One too many is as many as all.
            None => module.resources(&order.needs).filter(fits).take(2).collect(),
        };
        if linked.len() == 1 || order.link.is_some() {
            first.extend(linked.iter().filter_map(Block::address));
        }
    }
    let own = block.address()?;
    let before = behind(module, &own);
    first.retain(|address| !before.contains(address) && !behind(module, address).contains(&own));
    let there = block.attribute("depends_on").map(|list| list.value());
    // In quotes, as Terraform once wanted it, it waits all the same.
    let items = there.and_then(|list| list.items()).unwrap_or_default();
    first.retain(|address| items.iter().all(|item| item.as_str() != Some(address)));
    let mut edits = Edits::default();
    match there {
        _ if first.is_empty() => return None,
        Some(list) => {
            list.items()?;
            let addresses: Vec<&str> = first.iter().map(String::as_str).collect();
            edits.add_items(list, block.file_text(), &addresses);
        }
        None if first.len() == 1 => edits.depend(block, &first[0]),
        None => edits.set(block, "depends_on", &format!("[{}]", first.join(", "))),
    }
    Some(Finding::on(block, format!("{own} does not wait for {}", first.join(", "))).with(edits))
}

/// Whether a block has an argument or a nested block, `block.argument` inside one.
fn has(block: Block, name: &str) -> bool {
    match name.split_once('.') {
        Some((outer, inner)) => block.nested(outer).any(|one| one.has(inner)),
        None => block.has(name),
    }
}

/// The resources of a type of which an argument names one of some addresses, in order.
fn naming<'m>(
    module: &'m Module,
    of: &str,
    argument: &str,
    names: impl Iterator<Item = &'m str>,
) -> impl Iterator<Item = Block<'m>> {
    let users = names.flat_map(|name| module.users(name)).filter(|user| user.attribute == argument);
    let holders = users.map(|user| module.holder(user)).filter(|one| one.kind() == "resource" && one.of() == of);
    let all: BTreeMap<_, Block> = holders.map(|one| ((one.file(), one.span().range.start), one)).collect();
    all.into_values()
}

/// What an argument names.
fn named<'m>(module: &'m Module, block: Block<'m>, argument: &str) -> impl Iterator<Item = &'m str> {
    module.references_in(block).filter(move |one| one.attribute == argument).map(|one| one.target.as_str())
}

/// Everything that must be there before a resource is.
fn behind(module: &Module, address: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut next = vec![address.to_owned()];
    while let Some(one) = next.pop() {
        let block = module.get(&one).filter(|block| matches!(block.kind(), "resource" | "data" | "module"));
        let fresh: Vec<String> = block.map(|block| reached(module, block)).unwrap_or_default();
        next.extend(fresh.into_iter().filter(|target| seen.insert(target.clone())));
    }
    seen
}
