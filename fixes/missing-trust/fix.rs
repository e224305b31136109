//! A policy document that roles name as their trust and nobody declares: the services that take on the roles.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::catalogue::code::missing_role;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::wire::misspelt;

#[derive(Deserialize)]
struct Named {
    principals: BTreeMap<String, String>,
}

/// The service by what a role is called.
fn named() -> &'static BTreeMap<String, String> {
    static NAMED: OnceLock<Named> = OnceLock::new();
    &NAMED.get_or_init(|| crate::data!("fixes/missing-shaped-resource/variants")).principals
}

const DOCUMENT: &str = "data.aws_iam_policy_document.";

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let missing: BTreeSet<&str> =
        ctx.module.dangling().map(|one| one.target.as_str()).filter(|target| target.starts_with(DOCUMENT)).collect();
    missing.into_iter().filter_map(|address| look(ctx, address)).collect()
}

fn look(ctx: &Context, address: &str) -> Option<Finding> {
    let module = ctx.module;
    let users: Vec<&Reference> = module.users(address).collect();
    let is_trust = |one: &&Reference| {
        one.attribute == "assume_role_policy" && module.holder(one).of() == "aws_iam_role" && !module.is_indexed(one)
    };
    let first = users.first().filter(|_| users.iter().all(is_trust))?;
    let finding = Finding::at(first.span(), format!("{address} is referred to and not declared"));
    if let Some(meant) = misspelt::meant(module, address) {
        return Some(Finding { message: format!("{}; {meant} is, and is near it", finding.message), ..finding });
    }
    let mut services: BTreeSet<&str> = users.iter().flat_map(|one| services(ctx, module.holder(one))).collect();
    if services.is_empty() {
        // Roles that a service finds by their names: what the document is called tells.
        let words: Vec<String> =
            address.trim_start_matches(DOCUMENT).split(['_', '-']).map(str::to_lowercase).collect();
        services.extend(words.iter().find_map(|word| named().get(word)).map(String::as_str));
    }
    if services.is_empty() {
        let why = "nothing says which service takes on the role";
        return Some(Finding { message: format!("{}; {why}", finding.message), ..finding });
    }
    let list: Vec<String> = services.iter().map(|one| format!("{one:?}")).collect();
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "services" => Filled::Text(format!("[{}]", list.join(", "))),
        _ => Filled::Missing,
    };
    let mut names = Names::default();
    names.labels.insert(format!("{DOCUMENT}this"), address.strip_prefix(DOCUMENT)?.to_owned());
    let made = ctx.fix.must("")?.render(&names, &fill).ok()?;
    Some(finding.with(Made::add(module, &Place::above(module.holder(first)), &made)))
}

/// The services that take on a role, as those say that name it.
fn services(ctx: &Context, role: Block) -> BTreeSet<&'static str> {
    let users: Vec<&Reference> = role.address().into_iter().flat_map(|address| ctx.module.users(&address)).collect();
    missing_role::services(ctx.module, &users)
}
