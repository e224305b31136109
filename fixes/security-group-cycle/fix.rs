//! Security groups whose inline rules name each other: Terraform can make none of them first. The rules of one group
//! become resources of their own, which wait for both groups while no group waits for a rule.

use std::collections::BTreeSet;

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::module::refs::Reference;
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::wire::cycle::rules::{self, ADDRESSES, Rule, Source};
use crate::wire::cycle::{self, How};

/// Arguments that a rule says once, whatever it lets in.
const SHARED: [&str; 4] = ["description", "from_port", "to_port", "protocol"];

/// A finding for each group whose rules have to move.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for circle in cycle::all(ctx) {
        for cut in &circle.cuts {
            match cut.how {
                How::Rules => found.extend(look(ctx, cut.block, &circle.path)),
                How::Own => found.extend(own(cut.block, cut.reference)),
                _ => {}
            }
        }
    }
    found
}

fn look(ctx: &Context, group: Block, path: &str) -> Option<Finding> {
    let module = ctx.module;
    let mut finding = Finding::on(group, format!("{path}; the rules of {} can be made last", group.address()?));
    let mut edits = Edits::default();
    let mut made: Vec<Made> = Vec::new();
    let mut taken = BTreeSet::new();
    for rule in rules::of(module, group)? {
        let sources = rule.sources()?;
        if sources.is_empty() {
            let what = format!("{}: {} for nobody", group.address()?, rule.kind());
            finding = finding.losing(what, "it lets nothing through, as no rule does");
        }
        for source in sources {
            let label = free(ctx, group, &rule, &source, &mut taken);
            made.extend(render(ctx, group, &rule, &source, &label)?);
        }
        edits.remove_nested(rule.whole);
    }
    for one in &made {
        edits.add_block(module, &Place::behind(group), one.address.as_deref(), &one.text);
    }
    Some(finding.with(edits))
}

/// A group that lets itself in says so in a word.
fn own(group: Block, reference: &Reference) -> Option<Finding> {
    let at = reference.span();
    let inside = |value: &Value| value.span().range.start <= at.range.start && at.range.end <= value.span().range.end;
    let blocks = group.blocks().flat_map(|one| one.blocks().chain([one]).collect::<Vec<_>>());
    let (rule, list) = blocks
        .filter_map(|one| Some((one, one.attribute("security_groups")?)))
        .find(|(_, list)| inside(&list.value()))?;
    let items = list.value().items()?;
    let item = *items.iter().find(|item| item.span() == at)?;
    let mut edits = Edits::default();
    match (rule.attribute("self"), items.len()) {
        (None, 1) => edits.splice(rule.file(), list.span().range, "self = true"),
        (_, 1) => edits.remove_attribute(list, rule),
        _ => edits.remove_entry(item, item, list.value(), rule.file_text()),
    }
    if rule.attribute("self").is_some() || items.len() > 1 {
        edits.set(rule, "self", "true");
    }
    Some(Finding::at(at, format!("{} names itself, which it can only do with self", group.address()?)).with(edits))
}

fn render(ctx: &Context, group: Block, rule: &Rule, source: &Source, label: &str) -> Option<Vec<Made>> {
    let must = ctx.fix.must("")?;
    let mut names = Names::default();
    names.labels.insert(must.blocks().next()?.address()?, label.to_owned());
    if let Some((list, _)) = rule.each {
        names.meta.push(("for_each".to_owned(), repeated(ctx, list)?));
    }
    if let Some(provider) = group.attribute("provider") {
        names.meta.push(("provider".to_owned(), provider.value().text().to_owned()));
    }
    let text = |name: &str| rule.block.attribute(name).map_or(Filled::Omit, |one| Filled::Text(rule.text(one.value())));
    let fill = |hole: &Hole| {
        let Hole::Slot(slot, _) = hole else { return Filled::Missing };
        match (slot.as_str(), source) {
            ("type", _) => Filled::Text(format!("{:?}", rule.kind())),
            ("group", _) => Filled::Text(format!("{}.id", group.address().unwrap_or_default())),
            ("source", Source::Group(other)) => Filled::Text(rule.text(*other)),
            ("self", Source::Own) => Filled::Text("true".to_owned()),
            (name, _) if SHARED.contains(&name) => text(name),
            (name, Source::Addresses) if ADDRESSES.contains(&name) => text(name),
            _ => Filled::Omit,
        }
    };
    must.render(&names, &fill).ok()
}

/// What a resource is repeated for in the place of a `dynamic` block: texts by themselves, anything else by its number
/// or key.
fn repeated(ctx: &Context, list: Value) -> Option<String> {
    let variable = list.target().and_then(|target| ctx.module.get(&target)).filter(|one| one.kind() == "variable");
    let ty = variable.and_then(|one| one.attribute("type")).map(|ty| ty.value().text().replace(' ', ""));
    let texts = list.items().is_some_and(|items| items.iter().all(|item| item.as_str().is_some()));
    let is_set = texts || ty.is_some_and(|ty| matches!(ty.as_str(), "list(string)" | "set(string)"));
    let must = ctx.fix.must(if is_set { "texts" } else { "others" })?;
    let head = must.blocks().next()?;
    let range = head.attributes().next()?.value().span().range;
    must.render_range(head, range, &|_| Filled::Text(list.text().to_owned())).ok()
}

/// A label that says what the rule does: `web_from_alb`, `web_to_db`, `web_ingress_443`.
fn free(ctx: &Context, group: Block, rule: &Rule, source: &Source, taken: &mut BTreeSet<String>) -> String {
    let other = match source {
        Source::Group(value) => {
            let target = value.target().filter(|target| ctx.module.declares(target));
            target.and_then(|target| target.rsplit('.').next().map(str::to_owned))
        }
        Source::Own => Some("itself".to_owned()),
        Source::Addresses => None,
    };
    let port = rule.block.attribute("from_port").map(|port| port.value().text());
    let port = port.filter(|port| port.parse::<u16>().is_ok());
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
