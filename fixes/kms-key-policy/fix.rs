//! The statements that a key's policy lacks for the services that use the key under their own names.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::companion::reached;
use crate::shape::must::{Filled, Hole, Names};
use crate::wire::facts::{self, Facts};
use crate::wire::policy::{self, Rendered};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Consumers {
    user: Vec<User>,
    holder: Vec<Holder>,
    visitor: Vec<Visitor>,
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

fn consumers() -> &'static Consumers {
    static CONSUMERS: OnceLock<Consumers> = OnceLock::new();
    CONSUMERS.get_or_init(|| crate::data!("fixes/kms-key-policy/consumers"))
}

/// A finding for each key whose policy shuts out somebody who uses it.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_kms_key").filter_map(|key| look(ctx, key)).collect()
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
    let sid: String = service.split(['.', '-']).map(capital).collect();
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) if name == "service" => Filled::Text(format!("\"{service}.amazonaws.com\"")),
        Hole::Slot(name, _) if name == "sid" => Filled::Text(format!("\"Allow{sid}\"")),
        hole => facts.fill(hole),
    };
    let made = ctx.fix.must(variant)?.render(&Names::default(), &fill).ok()?;
    Some(Rendered::new(&made.first()?.text))
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
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
        for holder in table.holder.iter().filter(|one| one.of == block.of() && one.argument == reference.attribute) {
            let held = match &holder.stands_for {
                Some(argument) => block.attribute(argument).and_then(|name| name.value().target()),
                None => block.address(),
            };
            let Some(held) = held else { continue };
            for visit in uses(module, &held, 2) {
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
        }
    }
    found
}

/// Whether a policy of the role that a block of a type names speaks of both a key and what it encrypts.
fn is_granted(module: &Module, of: &str, key: &str, held: &str) -> bool {
    let named = module.resources(of).flat_map(|one| reached(module, one));
    let roles: Vec<String> = named.filter(|one| one.starts_with("aws_iam_role.")).collect();
    let has_role = |all: &[String]| all.iter().any(|one| roles.contains(one));
    let is_attached = |policy: Block| {
        let address = policy.address().unwrap_or_default();
        let attachments = module.resources("aws_iam_role_policy_attachment").map(|one| reached(module, one));
        attachments.into_iter().any(|all| has_role(&all) && all.contains(&address))
    };
    module.users(key).map(|user| module.holder(user)).any(|policy| {
        let all = reached(module, policy);
        let is_own = match policy.of() {
            "aws_iam_role_policy" => has_role(&all),
            "aws_iam_policy" => is_attached(policy),
            _ => false,
        };
        is_own && all.iter().any(|one| one == held)
    })
}

/// The references to an address, through locals and aliases of keys.
fn uses<'m>(module: &'m Module, address: &str, depth: usize) -> Vec<&'m Reference> {
    let mut all = Vec::new();
    for reference in module.users(address) {
        let holder = module.holder(reference);
        let next = match (holder.kind(), holder.of()) {
            ("locals", _) => Some(format!("local.{}", reference.attribute)),
            (_, "aws_kms_alias") => holder.address(),
            _ => None,
        };
        match next.filter(|_| depth > 0) {
            Some(next) => all.extend(uses(module, &next, depth - 1)),
            None => all.push(reference),
        }
    }
    all
}
