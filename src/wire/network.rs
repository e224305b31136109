//! Which subnets and route tables are public: written down once, with the order of the evidence.

use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::shape::companion::reached;
use crate::syntax::tree::ExprKind;

/// Where a subnet's or a route table's traffic to the internet goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Through an internet gateway: both ways.
    Public,
    /// Through a NAT gateway: out only.
    Private,
    /// Nowhere.
    Isolated,
}

/// A tier, and the sentence that says how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The tier.
    pub tier: Tier,
    /// How it is known.
    pub why: String,
}

/// The tier of a subnet. In this order: the route table that it is associated with; whether it hands out public
/// addresses; what stands in it (a NAT gateway or an internet-facing load balancer needs a public one, a database
/// subnet group none); its label and tags.
pub fn subnet_tier(module: &Module, subnet: Block) -> Option<Evidence> {
    let address = subnet.address()?;
    let hands_out = || {
        let attribute = subnet.attribute("map_public_ip_on_launch")?;
        let why = "it hands out public addresses".to_owned();
        (truth(module, attribute.value()) == Some(true)).then_some(Evidence { tier: Tier::Public, why })
    };
    let own = named(subnet).map(|(tier, why)| Evidence { tier, why });
    by_table(module, &address).or_else(hands_out).or_else(|| by_users(module, &address, own.as_ref())).or(own)
}

/// The same of a subnet that is referred to and not there: who refers to it, else its label.
pub fn missing_tier(module: &Module, address: &str, label: &str) -> Option<Tier> {
    let own = called(label).map(|tier| Evidence { tier, why: String::new() });
    let found = by_table(module, address).or_else(|| by_users(module, address, own.as_ref())).or(own);
    found.map(|evidence| evidence.tier)
}

fn by_table(module: &Module, address: &str) -> Option<Evidence> {
    let own = module
        .resources("aws_route_table_association")
        .filter(|one| reached(module, *one).iter().any(|target| target == address));
    own.filter_map(|association| association.attribute("route_table_id")?.value().target()).find_map(|table| {
        let tier = table_tier(module, module.get(&table)?)?.tier;
        Some(Evidence { tier, why: format!("it is associated with {table}") })
    })
}

fn by_users(module: &Module, address: &str, own: Option<&Evidence>) -> Option<Evidence> {
    let mut users = module.users(address).filter(|user| user.rest.first().is_none_or(|rest| rest == "id"));
    users.find_map(|user| {
        let holder = module.holder(user);
        let name = holder.address().unwrap_or_default();
        let (tier, why) = match holder.of() {
            "aws_nat_gateway"
                if holder.attribute("connectivity_type").is_none_or(|kind| kind.value().as_str() == Some("public")) =>
            {
                (Tier::Public, format!("{name} stands in it"))
            }
            "aws_lb" | "aws_alb"
                if holder
                    .attribute("internal")
                    .is_none_or(|internal| truth(module, internal.value()) == Some(false)) =>
            {
                (Tier::Public, format!("{name} stands in it and faces the internet"))
            }
            // A private subnet may hold a database beside the workload.
            "aws_db_subnet_group" | "aws_elasticache_subnet_group" | "aws_redshift_subnet_group"
                if own.is_none_or(|own| own.tier == Tier::Isolated) =>
            {
                (Tier::Isolated, format!("{name} holds it"))
            }
            _ => return None,
        };
        Some(Evidence { tier, why })
    })
}

/// The tier of a route table: where its default route goes, in its own `route` blocks or in `aws_route` resources;
/// without one, its label and tags.
pub fn table_tier(module: &Module, table: Block) -> Option<Evidence> {
    let address = table.address()?;
    let own = table.nested("route").filter(|route| is_default(*route)).filter_map(gateway);
    let others = module
        .resources("aws_route")
        .filter(|route| {
            route.attribute("route_table_id").and_then(|id| id.value().target()).as_ref() == Some(&address)
                && is_default(*route)
        })
        .filter_map(gateway);
    if let Some((tier, to)) = own.chain(others).min() {
        return Some(Evidence { tier, why: format!("its default route goes to {to}") });
    }
    let (tier, why) = named(table)?;
    // Without a default route it reaches nothing, whatever it is called; a public one has only lost its route.
    Some(Evidence { tier: if tier == Tier::Public { tier } else { Tier::Isolated }, why })
}

fn is_default(route: Block) -> bool {
    ["cidr_block", "destination_cidr_block"]
        .iter()
        .filter_map(|name| route.attribute(name))
        .any(|cidr| cidr.value().as_str() == Some("0.0.0.0/0"))
}

fn gateway(route: Block) -> Option<(Tier, String)> {
    let to = |name: &str| {
        route
            .attribute(name)
            .map(|attribute| attribute.value().target().unwrap_or_else(|| attribute.value().text().to_owned()))
    };
    if let Some(target) = to("gateway_id") {
        return Some((Tier::Public, target));
    }
    to("nat_gateway_id")
        .or_else(|| to("network_interface_id"))
        .or_else(|| to("transit_gateway_id"))
        .map(|target| (Tier::Private, target))
}

/// What the label, and the `Name`, `Type` and `Tier` tags, say.
fn named(block: Block) -> Option<(Tier, String)> {
    let tags = block.attribute("tags").map(|tags| super::tags::objects(tags.value())).unwrap_or_default();
    let texts = ["Tier", "Type", "Name"]
        .iter()
        .filter_map(|key| tags.iter().find_map(|object| object.entry(key)).map(|value| value.text()));
    let mut all = std::iter::once(block.name()).chain(texts);
    all.find_map(|text| Some((called(text)?, format!("it is called {text}"))))
}

/// What a name says.
fn called(text: &str) -> Option<Tier> {
    let words: Vec<String> = text.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_ascii_lowercase).collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(&word.as_str()));
    if has(&["public", "pub", "dmz"]) {
        Some(Tier::Public)
    } else if has(&["isolated", "database", "databases", "db", "data", "intra"]) {
        Some(Tier::Isolated)
    } else if has(&["private", "priv", "app", "application"]) {
        Some(Tier::Private)
    } else {
        None
    }
}

/// The truth value of a literal, or of a variable's default.
pub fn truth(module: &Module, value: Value) -> Option<bool> {
    match value.kind() {
        ExprKind::Traversal(..) => {
            let target = value.target()?;
            let default = match target.strip_prefix("local.") {
                Some(name) => module.local(name)?,
                None => module.get(&target).filter(|block| block.kind() == "variable")?.attribute("default")?,
            };
            default.value().as_bool()
        }
        _ => value.as_bool(),
    }
}
