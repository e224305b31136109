//! The statements that a key's policy lacks for the services that use the key under their own names.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::must::{Filled, Hole, Names};
use crate::wire::behind::{is_granted, uses};
use crate::wire::facts::{self, Facts};
use crate::wire::policy::{self, Rendered};
use crate::wire::sid;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Consumers {
    user: Vec<User>,
    holder: Vec<Holder>,
    visitor: Vec<Visitor>,
    refused: Vec<Refused>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct User {
    of: String,
    argument: String,
    service: String,
    statement: String,
    only_with: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holder {
    of: String,
    argument: String,
    stands_for: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Visitor {
    holder: String,
    of: String,
    targets: Vec<String>,
    service: String,
    statement: String,
    only_with: Option<String>,
    by_role: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    holder: String,
    of: String,
    targets: Vec<String>,
    only_with: String,
    why: String,
}

fn consumers() -> &'static Consumers {
    static CONSUMERS: OnceLock<Consumers> = OnceLock::new();
    CONSUMERS.get_or_init(|| crate::data!("fixes/kms-key-policy/consumers"))
}

/// A finding for each key whose policy shuts out somebody who uses it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let keys: Vec<Block> = ctx.module.resources("aws_kms_key").collect();
    keys.iter().filter_map(|key| look(ctx, *key)).chain(keys.iter().flat_map(|key| refused(ctx.module, *key))).collect()
}

/// A finding for whoever reads what the key encrypts, and can never decrypt it.
fn refused(module: &Module, key: Block) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (held, visit) in held(module, &key.address().unwrap_or_default()) {
        let by = module.holder(visit);
        let row = consumers().refused.iter().find(|row| {
            held.starts_with(&format!("{}.", row.holder))
                && row.of == by.of()
                && row.targets.contains(&visit.attribute)
                && module.references_in(by).any(|one| one.attribute == row.only_with)
        });
        let Some(row) = row else { continue };
        let message = format!("{} reads {held}, which {} encrypts: {}", name_of(by), name_of(key), row.why);
        if found.iter().all(|one| one.message != message) {
            found.push(Finding::on(by, message));
        }
    }
    found
}

fn look(ctx: &Context, key: Block) -> Option<Finding> {
    let module = ctx.module;
    let address = key.address()?;
    let own = module
        .resources("aws_kms_key_policy")
        .find(|policy| policy.attribute("key_id").and_then(|id| id.value().target()).as_ref() == Some(&address));
    let holder = own.unwrap_or(key);
    let text = policy::whole_text(module, holder);
    if policy::names_everybody(&text) && !text.contains("kms:CallerAccount") {
        return None;
    }
    let mut missing = services(module, &address);
    missing.retain(|service, _| !policy::names_service(&text, service));
    if missing.is_empty() {
        return None;
    }
    let names: Vec<&str> = missing.keys().copied().collect();
    let finding = Finding::on(holder, format!("the policy of {address} does not admit {}", names.join(", ")));
    let say = |why: &str| Some(Finding { message: format!("{}; {why}", finding.message), ..finding.clone() });
    let Some(facts) = facts::of(module, Some(key)) else { return say("its region cannot be told") };
    let statements: Vec<Rendered> =
        missing.iter().map(|(service, variant)| rendered(ctx, variant, service, &facts)).collect::<Option<_>>()?;
    let mut edits = Edits::default();
    match holder.attribute("policy") {
        None => {
            let root = rendered(ctx, "", "", &facts)?;
            edits.set(holder, "policy", &root.with(&statements)?);
        }
        Some(there) => match policy::statements(module, there.value()) {
            None => return say("its policy is not written out here"),
            Some(home) => {
                let all: Vec<_> = statements.iter().flat_map(Rendered::statements).collect();
                policy::append(&mut edits, &home, &all);
            }
        },
    }
    facts::supply(ctx, &facts, &mut edits);
    Some(finding.with(edits))
}

/// The statements of a variant.
fn rendered(ctx: &Context, variant: &str, service: &str, facts: &Facts) -> Option<Rendered> {
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) if name == "service" => Filled::Text(format!("\"{service}.amazonaws.com\"")),
        Hole::Slot(name, _) if name == "sid" => Filled::Text(format!("\"{}\"", sid::of(service))),
        hole => facts.fill(hole),
    };
    let made = ctx.fix.must(variant)?.render(&Names::default(), &fill).ok()?;
    Some(Rendered::new(&made.first()?.text))
}

/// The services that use a key, and the statement that each needs.
fn services(module: &Module, key: &str) -> BTreeMap<&'static str, &'static str> {
    let table = consumers();
    let mut found = BTreeMap::new();
    for reference in uses(module, key, 3) {
        let block = module.holder(reference);
        for user in table.user.iter().filter(|user| user.of == block.of() && user.argument == reference.attribute) {
            if user.only_with.as_ref().is_none_or(|with| module.resources(with).next().is_some()) {
                found.insert(user.service.as_str(), user.statement.as_str());
            }
        }
    }
    for (held, visit) in held(module, key) {
        let by = module.holder(visit);
        let has = |name: &String| module.references_in(by).any(|one| one.attribute == *name);
        let visitors = table.visitor.iter().filter(|visitor| {
            held.starts_with(&format!("{}.", visitor.holder))
                && visitor.of == by.of()
                && visitor.targets.contains(&visit.attribute)
                && visitor.only_with.as_ref().is_none_or(has)
                && !visitor.by_role.as_ref().is_some_and(|of| is_granted(module, of, key, &held))
        });
        visitors.for_each(|visitor| {
            found.entry(visitor.service.as_str()).or_insert(visitor.statement.as_str());
        });
    }
    found
}

/// What the key encrypts, with each reference to it.
fn held<'m>(module: &'m Module, key: &str) -> Vec<(String, &'m Reference)> {
    let mut found = Vec::new();
    for reference in uses(module, key, 3) {
        let block = module.holder(reference);
        let all = consumers().holder.iter();
        for holder in all.filter(|one| one.of == block.of() && one.argument == reference.attribute) {
            let held = match &holder.stands_for {
                Some(argument) => block.attribute(argument).and_then(|name| name.value().target()),
                None => block.address(),
            };
            let Some(held) = held else { continue };
            found.extend(uses(module, &held, 2).into_iter().map(|visit| (held.clone(), visit)));
        }
    }
    found
}
