//! A role that something refers to and nobody declares: shaped by the service that takes it on.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::refs::Reference;
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::wire::{Wire, elsewhere, misspelt, name};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Principals {
    user: Vec<User>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct User {
    of: String,
    argument: String,
    #[serde(default)]
    nested: bool,
    principal: String,
    policy: Option<String>,
    group: Option<String>,
}

fn users() -> &'static [User] {
    static USERS: OnceLock<Principals> = OnceLock::new();
    &USERS.get_or_init(|| crate::data!("fixes/missing-role/principals")).user
}

/// A finding for each role that is referred to and missing.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = ctx.module.missing("aws_iam_role");
    all.filter(|address| misspelt::meant(ctx.module, address).is_none() && !elsewhere::is_there(ctx, address))
        .filter(|address| !misspelt::is_declared_wrong(ctx, address) && misspelt::keyed(ctx, address).is_none())
        .filter_map(|address| look(ctx, address))
        .collect()
}

/// The service that takes on the roles which a type names, where it is one alone.
pub fn service(of: &str) -> Option<&'static str> {
    let all: BTreeSet<&str> = users().iter().filter(|user| user.of == of).map(|user| user.principal.as_str()).collect();
    all.first().copied().filter(|_| all.len() == 1)
}

/// The services that take on a role, as the arguments that name it say.
pub fn services(module: &Module, references: &[&Reference]) -> BTreeSet<&'static str> {
    taken_on(module, references).into_iter().map(|(_, user)| user.principal.as_str()).collect()
}

/// The managed policy that AWS has for the services which take on a role; `None` where one of them has none.
pub fn managed(module: &Module, references: &[&Reference]) -> Option<&'static str> {
    let all: Vec<_> = taken_on(module, references).into_iter().map(|(_, user)| user.policy.as_deref()).collect();
    let first = *all.first()?;
    first.filter(|_| all.iter().all(|one| *one == first))
}

fn taken_on<'r>(module: &Module, references: &[&'r Reference]) -> Vec<(&'r Reference, &'static User)> {
    let user = |one: &Reference| {
        let is_named = |user: &User| match one.attribute.rsplit_once('.') {
            Some((_, last)) if user.nested => user.argument == last,
            _ => user.argument == one.attribute,
        };
        users().iter().find(|user| user.of == module.holder(one).of() && is_named(user))
    };
    references.iter().filter_map(|one| user(one).map(|user| (*one, user))).collect()
}

fn look(ctx: &Context, address: &str) -> Option<Finding> {
    let module = ctx.module;
    let references: Vec<&Reference> = module.users(address).collect();
    let first = references.first()?;
    let finding = Finding::at(first.span(), format!("{address} is referred to and not declared"));
    let say = |why: &str| Some(Finding { message: format!("{}; {why}", finding.message), ..finding.clone() });
    if references.iter().any(|one| module.is_indexed(one)) {
        return say("a reference expects several of them");
    }
    let taken_on = taken_on(module, &references);
    let principals: BTreeSet<&str> = taken_on.iter().map(|(_, user)| user.principal.as_str()).collect();
    if principals.len() != 1 {
        return say(if principals.is_empty() {
            "nothing says which service takes it on"
        } else {
            "several services take it on"
        });
    }
    let (reference, user) = *taken_on.first()?;
    let has_policy = references.iter().any(|one| module.holder(one).of().starts_with("aws_iam_role_policy"));
    let group = user
        .group
        .as_ref()
        .and_then(|argument| module.holder(reference).attribute(argument))
        .map(|group| group.value().text().trim_end_matches(":*").to_owned());
    let arn = user.policy.as_ref().map(|policy| format!("\"arn:aws:iam::aws:policy/{policy}\""));
    let permission = match (has_policy, &arn, &group) {
        (true, _, _) => None,
        (_, Some(_), _) => ctx.fix.must("managed"),
        (_, _, Some(group)) if group.starts_with("aws_cloudwatch_log_group.") => ctx.fix.must("log-writer"),
        _ => None,
    };
    let label = address.rsplit('.').next()?;
    let musts = [ctx.fix.must(""), permission];
    let mut names = Names::default();
    for block in musts.iter().flatten().flat_map(|must| must.blocks()) {
        names.labels.insert(block.address()?, module.fresh_label(block.of(), label));
    }
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) => match slot.as_str() {
            "role_name" => Filled::Text(name::named(module, ctx.asked, &name::ended(label, "-role"), None)),
            "policy_name" => Filled::Text(name::named(module, ctx.asked, &name::ended(label, "-policy"), None)),
            "principal" => Filled::Text(format!("{:?}", user.principal)),
            "policy_arn" => arn.clone().map_or(Filled::Missing, Filled::Text),
            "log_group_arn" => group.clone().map_or(Filled::Missing, Filled::Text),
            _ => wire.fill(hole, None),
        },
        hole => wire.fill(hole, None),
    };
    let place = Place::behind(module.holder(first));
    let mut made = Vec::new();
    for must in musts.into_iter().flatten() {
        made.extend(must.render(&names, &fill).ok()?);
    }
    let edits = Made::add(module, &place, &made);
    Some(finding.with(edits))
}
