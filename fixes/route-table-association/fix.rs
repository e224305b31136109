//! Which subnet belongs to which route table: by tier (`src/wire/network.rs`), then by zone.

use crate::check::known::Known;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::shape::companion::reached;
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::wire::network::{Tier, subnet_tier, table_tier};

/// A finding for each subnet that no association mentions.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let tables: Vec<Block> = module.resources("aws_route_table").collect();
    if tables.is_empty() {
        return Vec::new();
    }
    let associations: Vec<Vec<String>> =
        module.resources("aws_route_table_association").map(|one| reached(module, one)).collect();
    // An association whose subnet cannot be told from the text may be for any of them.
    if associations.iter().any(|targets| !targets.iter().any(|target| target.starts_with("aws_subnet."))) {
        return Vec::new();
    }
    let free = |subnet: &Block| {
        subnet.address().is_some_and(|address| !associations.iter().any(|targets| targets.contains(&address)))
    };
    module.resources("aws_subnet").filter(free).filter_map(|subnet| look(ctx, subnet, &tables)).collect()
}

fn look(ctx: &Context, subnet: Block, tables: &[Block]) -> Option<Finding> {
    let module = ctx.module;
    let address = subnet.address()?;
    let vpc = |block: &Block| block.attribute("vpc_id").map(|id| id.value().text().to_owned());
    let near: Vec<Block> = tables.iter().filter(|table| vpc(table) == vpc(&subnet)).copied().collect();
    let Some(evidence) = subnet_tier(module, subnet) else {
        return Some(Finding::on(
            subnet,
            format!("{address} has no route table, and nothing says whether it is public or private"),
        ));
    };
    let of_tier: Vec<Block> = near
        .into_iter()
        .filter(|table| table_tier(module, *table).is_some_and(|found| found.tier == evidence.tier))
        .collect();
    let tier = match evidence.tier {
        Tier::Public => "public",
        Tier::Private => "private",
        Tier::Isolated => "isolated",
    };
    let what = format!("{address} has no route table; it is {tier}, since {}", evidence.why);
    let table = match of_tier.as_slice() {
        [] => return Some(Finding::on(subnet, format!("{what}, and no route table is"))),
        [one] => *one,
        several => match same_zone(module, subnet, several) {
            Some(table) => table,
            None => return Some(Finding::on(subnet, format!("{what}, and several route tables are"))),
        },
    };
    let table_address = table.address()?;
    let Some(pair) = pair(ctx, subnet, table) else {
        return Some(Finding::on(
            subnet,
            format!("{what}; {table_address} is repeated in another way than the subnet"),
        ));
    };
    let must = ctx.fix.must("")?;
    let mut names = Names { meta: pair.meta, ..Names::default() };
    let label = module.fresh_label("aws_route_table_association", subnet.name());
    names.labels.insert(must.blocks().next()?.address()?, label);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) if name == "subnet" => Filled::Text(pair.subnet.clone()),
        Hole::Slot(name, _) if name == "table" => Filled::Text(pair.table.clone()),
        _ => Filled::Missing,
    };
    let place = match module.resources("aws_route_table_association").last() {
        Some(last) => Place::behind(last),
        None => Place::behind(*tables.last()?),
    };
    let edits = Made::add(module, &place, &must.render(&names, &fill).ok()?);
    Some(Finding::on(subnet, format!("{what}: {table_address} is the table of that tier")).with(edits))
}

/// Among several tables of a tier, the one whose NAT gateway stands in the subnet's zone, else the one whose label
/// ends as the subnet's does (`private_a`, `private_1`).
fn same_zone<'m>(module: &'m Module, subnet: Block, tables: &[Block<'m>]) -> Option<Block<'m>> {
    let zone = |block: Block| block.attribute("availability_zone").map(|zone| zone.value().text().to_owned());
    let nat_zone = |table: &Block| {
        let nat = reached(module, *table).into_iter().find(|target| target.starts_with("aws_nat_gateway."))?;
        let host = module.get(&nat)?.attribute("subnet_id")?.value().target()?;
        zone(module.get(&host)?)
    };
    let own = zone(subnet);
    let by_zone: Vec<_> = tables.iter().filter(|table| own.is_some() && nat_zone(table) == own).collect();
    if let [one] = by_zone.as_slice() {
        return Some(**one);
    }
    let end = |name: &str| name.rsplit(['_', '-']).next().unwrap_or("").to_owned();
    let by_label: Vec<_> = tables.iter().filter(|table| end(table.name()) == end(subnet.name())).collect();
    match by_label.as_slice() {
        [one] if end(subnet.name()) != subnet.name() => Some(**one),
        _ => None,
    }
}

struct Pair {
    subnet: String,
    table: String,
    meta: Vec<(String, String)>,
}

/// How one association, repeated as the subnet is, refers to both.
fn pair(ctx: &Context, subnet: Block, table: Block) -> Option<Pair> {
    let (one, other) = (subnet.address()?, table.address()?);
    let repeat = |block: Block| {
        block.repeat().map(|attribute| (attribute.name().to_owned(), attribute.value().text().to_owned()))
    };
    let (of_subnet, of_table) = (repeat(subnet), repeat(table));
    let table = match (&of_subnet, &of_table) {
        (_, None) => format!("{other}.id"),
        (Some((kind, value)), Some((table_kind, table_value)))
            if kind == table_kind && (value == table_value || is_length_of(table_value, &one)) =>
        {
            match kind.as_str() {
                "count" => format!("{other}[count.index].id"),
                _ => format!("{other}[each.key].id"),
            }
        }
        (_, Some((kind, value))) if kind == "count" && value == "1" => format!("{other}[0].id"),
        _ => other_repeat(ctx, subnet, table)?,
    };
    let mut pair = match of_subnet.as_ref().map(|(kind, _)| kind.as_str()) {
        Some("count") => Pair {
            subnet: format!("{one}[count.index].id"),
            table,
            meta: vec![("count".into(), format!("length({one})"))],
        },
        Some(_) => Pair { subnet: "each.value.id".into(), table, meta: vec![("for_each".into(), one)] },
        None => Pair { subnet: format!("{one}.id"), table, meta: Vec::new() },
    };
    pair.meta.extend(
        subnet.attribute("provider").map(|provider| ("provider".to_owned(), provider.value().text().to_owned())),
    );
    Some(pair)
}

/// The table of each instance of a subnet, where the two are counted or keyed alike and written in other words.
fn other_repeat(ctx: &Context, subnet: Block, table: Block) -> Option<String> {
    let address = table.address()?;
    let (of_subnet, of_table) = (subnet.repeat()?, table.repeat()?);
    if of_subnet.name() != of_table.name() {
        return None;
    }
    if of_subnet.name() == "for_each" {
        let alike = source(ctx.module, of_subnet.value()) == source(ctx.module, of_table.value());
        return alike.then(|| format!("{address}[each.key].id"));
    }
    let number = |value: Value| match ctx.by_default(value).bare() {
        Known::Number(number) => Some(*number),
        _ => None,
    };
    let (subnets, tables) = (number(of_subnet.value())?, number(of_table.value())?);
    if subnets == tables {
        Some(format!("{address}[count.index].id"))
    } else {
        (tables > 0.0 && tables < subnets).then(|| format!("element({address}[*].id, count.index)"))
    }
}

/// What a block is repeated for in the end: `for_each = aws_subnet.a` is repeated for what that subnet is.
fn source<'m>(module: &'m Module, value: Value<'m>) -> &'m str {
    let mut value = value;
    for _ in 0..4 {
        let whole = value.target().filter(|target| *target == *value.text());
        match whole.and_then(|target| module.get(&target)?.attribute("for_each")) {
            Some(next) => value = next.value(),
            None => break,
        }
    }
    value.text()
}

/// Whether a count is the number of the instances of a block.
fn is_length_of(count: &str, address: &str) -> bool {
    [format!("length({address})"), format!("length({address}[*].id)")].iter().any(|one| one == count)
}
