//! Security groups whose inline rules name each other: Terraform can make none of them first. The rules of one group
//! become resources of their own, which wait for both groups while no group waits for a rule.

use std::collections::BTreeSet;

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::shape::must::{Filled, Hole, Made, Names};

/// Arguments that a rule says once, whatever it lets in.
const SHARED: [&str; 4] = ["description", "from_port", "to_port", "protocol"];
/// Arguments that name addresses; they may stand together, but not with another group.
const ADDRESSES: [&str; 3] = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"];

/// A finding for one group of each cycle; what is left of the cycle is found again.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let cycles: BTreeSet<&str> = ctx.diagnostics().filter_map(|one| one.summary.strip_prefix("Cycle: ")).collect();
    cycles.into_iter().filter_map(|members| look(ctx, members)).collect()
}

fn look(ctx: &Context, members: &str) -> Option<Finding> {
    let module = ctx.module;
    let members: BTreeSet<String> = members.split(", ").map(own).collect();
    let groups = module.resources("aws_security_group").filter(|group| {
        let address = group.address().unwrap_or_default();
        let others =
            || module.references_in(*group).filter(|one| one.target != address && members.contains(&one.target));
        members.contains(&address)
            && others().any(|one| one.attribute.starts_with("ingress.") || one.attribute.starts_with("egress."))
    });
    // The group with the fewest rules changes least.
    let group = groups.min_by_key(|group| rules(*group).count())?;
    let finding = Finding::on(
        group,
        format!("{} waits for {}, and that leads back to it", group.address()?, others(&members, group)),
    );
    let why = |why: &str| Some(Finding { message: format!("{}; {why}", finding.message), ..finding.clone() });
    if group.repeat().is_some() {
        return why("the group is repeated, so its rules would have to be");
    }
    if ["ingress", "egress"].iter().any(|name| group.attribute(name).is_some())
        || group.nested("dynamic").next().is_some()
    {
        return why("its rules are not written out as blocks");
    }
    let mut edits = Edits::default();
    let mut made: Vec<Made> = Vec::new();
    let mut taken = BTreeSet::new();
    for rule in rules(group) {
        for source in sources(rule)? {
            let label = free(ctx, group, rule, &source, &mut taken);
            made.extend(render(ctx, group, rule, &source, &label)?);
        }
        edits.remove_nested(rule);
    }
    for one in &made {
        edits.add_block(module, &Place::behind(group), one.address.as_deref(), &one.text);
    }
    Some(finding.with(edits))
}

/// What one rule lets in.
enum Source<'m> {
    /// Addresses.
    Addresses,
    /// The group itself.
    Own,
    /// Another group.
    Group(Value<'m>),
}

fn rules(group: Block<'_>) -> impl Iterator<Item = Block<'_>> {
    group.blocks().filter(|nested| matches!(nested.kind(), "ingress" | "egress"))
}

/// Each of them needs a rule of its own; `None` where the other groups are not written out.
fn sources(rule: Block<'_>) -> Option<Vec<Source<'_>>> {
    let mut all = Vec::new();
    if ADDRESSES.iter().any(|name| rule.attribute(name).is_some()) {
        all.push(Source::Addresses);
    }
    if rule.attribute("self").is_some_and(|one| one.value().as_bool() != Some(false)) {
        all.push(Source::Own);
    }
    if let Some(groups) = rule.attribute("security_groups") {
        all.extend(groups.value().items()?.into_iter().map(Source::Group));
    }
    Some(all)
}

fn render(ctx: &Context, group: Block, rule: Block, source: &Source, label: &str) -> Option<Vec<Made>> {
    let must = ctx.fix.must("")?;
    let mut names = Names::default();
    names.labels.insert(must.blocks().next()?.address()?, label.to_owned());
    if let Some(provider) = group.attribute("provider") {
        names.meta.push(("provider".to_owned(), provider.value().text().to_owned()));
    }
    let text =
        |name: &str| rule.attribute(name).map_or(Filled::Omit, |one| Filled::Text(one.value().text().to_owned()));
    let fill = |hole: &Hole| {
        let Hole::Slot(slot, _) = hole else { return Filled::Missing };
        match (slot.as_str(), source) {
            ("type", _) => Filled::Text(format!("{:?}", rule.kind())),
            ("group", _) => Filled::Text(format!("{}.id", group.address().unwrap_or_default())),
            ("source", Source::Group(other)) => Filled::Text(other.text().to_owned()),
            ("self", Source::Own) => Filled::Text("true".to_owned()),
            (name, _) if SHARED.contains(&name) => text(name),
            (name, Source::Addresses) if ADDRESSES.contains(&name) => text(name),
            _ => Filled::Omit,
        }
    };
    must.render(&names, &fill).ok()
}

/// A label that says what the rule does: `web_from_alb`, `web_to_db`, `web_ingress_443`.
fn free(ctx: &Context, group: Block, rule: Block, source: &Source, taken: &mut BTreeSet<String>) -> String {
    let other = match source {
        Source::Group(value) => value.target().and_then(|target| target.rsplit('.').next().map(str::to_owned)),
        Source::Own => Some("itself".to_owned()),
        Source::Addresses => None,
    };
    let port = rule.attribute("from_port").map(|port| port.value().text()).filter(|port| port.parse::<u16>().is_ok());
    let wanted = match (other, rule.kind(), port) {
        (Some(other), "ingress", _) => format!("{}_from_{other}", group.name()),
        (Some(other), _, _) => format!("{}_to_{other}", group.name()),
        (None, kind, Some(port)) if port != "0" => format!("{}_{kind}_{port}", group.name()),
        (None, kind, _) => format!("{}_{kind}", group.name()),
    };
    let is_free =
        |label: &String| !taken.contains(label) && !ctx.module.declares(&format!("aws_security_group_rule.{label}"));
    let label =
        std::iter::once(wanted.clone()).chain((2..).map(|n| format!("{wanted}_{n}"))).find(is_free).unwrap_or(wanted);
    taken.insert(label.clone());
    label
}

/// An address without the path of module calls in front of it.
fn own(name: &str) -> String {
    let mut rest = name;
    while let Some(behind) = rest.strip_prefix("module.").and_then(|rest| rest.split_once('.')) {
        rest = behind.1;
    }
    rest.to_owned()
}

fn others(members: &BTreeSet<String>, group: Block) -> String {
    let address = group.address().unwrap_or_default();
    members.iter().filter(|one| **one != address).cloned().collect::<Vec<_>>().join(", ")
}
