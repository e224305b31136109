//! The rotation of a secret that holds the password of a database: by the function that AWS publishes for its engine.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::shape::companion::reached;
use crate::shape::component;
use crate::shape::must::{Filled, Hole, Made};
use crate::syntax::tree::ExprKind;
use crate::wire::home;
use crate::wire::{Wire, facts, slots};

/// Each type of database, the argument that holds its password, and the attribute under which it is reached.
const HOLDERS: [[&str; 3]; 2] =
    [["aws_db_instance", "password", "address"], ["aws_rds_cluster", "master_password", "endpoint"]];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Applications {
    engine: Vec<Engine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Engine {
    starts: Vec<String>,
    application: String,
    named: String,
}

fn engines() -> &'static [Engine] {
    static ENGINES: OnceLock<Applications> = OnceLock::new();
    &ENGINES.get_or_init(|| crate::data!("fixes/secret-rotation/applications")).engine
}

/// A finding for each such secret that nobody rotates.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_secretsmanager_secret_version").filter_map(|version| look(ctx, version)).collect()
}

fn look(ctx: &Context, version: Block) -> Option<Finding> {
    let module = ctx.module;
    let held = object(version.attribute("secret_string")?.value())?;
    let password = held.entry("password")?.target()?;
    let (database, host, _) = databases(ctx).find(|(one, _, of)| of.as_ref() == Some(&password) && is_master(*one))?;
    let secret = module.get(&version.attribute("secret_id")?.value().target()?)?;
    let address = secret.address().filter(|_| secret.of() == "aws_secretsmanager_secret")?;
    let mut rotations = module.resources("aws_secretsmanager_secret_rotation");
    if rotations.any(|one| reached(module, one).contains(&address)) {
        return None;
    }
    let finding =
        Finding::on(secret, format!("{address} holds the password of {} and is not rotated", database.address()?));
    let say = |why: &str| Some(Finding { message: format!("{}; {why}", finding.message), ..finding.clone() });
    if secret.repeat().is_some() || !home::is_here(module, secret) || database.repeat().is_some() {
        return say("its function must stand beside its database");
    }
    let said = database.attribute("engine").map(|engine| ctx.by_default(engine.value()));
    let written = held.entry("engine").map(|engine| ctx.by_default(engine));
    let mut said = said.into_iter().chain(written);
    let engine = said.find_map(|said| engines().iter().find(|one| one.fits(&said)));
    let Some(engine) = engine else { return say("AWS publishes no function for its engine") };
    let Some(group) = group(ctx, database) else { return say("no security group is let in to the database") };
    let facts = facts::of(module, None)?;
    let key = secret.attribute("kms_key_id").map(|key| key.value().text().to_owned());
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) if name == "application" => Filled::Text(format!("\"{}\"", engine.application)),
        Hole::Slot(name, _) if name == "security_group" => Filled::Text(format!("{group}.id")),
        Hole::Slot(name, _) if name == "secret" => Filled::Text(format!("{address}.id")),
        Hole::Slot(name, _) if name == "version" => version.address().map_or(Filled::Missing, Filled::Text),
        Hole::Slot(name, _) if name == "region" => Filled::Text(facts.region.clone()),
        Hole::Slot(name, _) if name == "key" => key.clone().map_or(Filled::Missing, Filled::Text),
        hole => wire.fill(hole, None),
    };
    let must = ctx.fix.must(if key.is_some() { "key" } else { "" })?;
    let names = component::fresh(module, must.blocks(), None);
    let Ok(made) = must.render(&names, &fill) else { return say("its private subnets cannot be told") };
    let mut edits = Made::add(module, &Place::behind(version), &made);
    complete(&mut edits, held, &format!("{}.{host}", database.address()?), engine);
    facts::supply(ctx, &facts, &mut edits);
    Some(finding.with(edits))
}

impl Engine {
    fn fits(&self, said: &Known) -> bool {
        matches!(said.bare(), Known::Text(said) if self.starts.iter().any(|start| said.starts_with(start)))
    }
}

/// The function looks into the secret for the engine and the host.
fn complete(edits: &mut Edits, held: Value, host: &str, engine: &Engine) {
    let named = format!("\"{}\"", engine.named);
    let wanted = [("engine", named.as_str()), ("host", host)];
    let lacks: Vec<_> = wanted.into_iter().filter(|(name, _)| held.entry(name).is_none()).collect();
    if !lacks.is_empty() {
        edits.add_entries(held, held.file_text(), lacks);
    }
}

/// The databases, the attribute under which each is reached, and what its password is taken from.
fn databases<'m>(ctx: &Context<'m>) -> impl Iterator<Item = (Block<'m>, &'static str, Option<String>)> {
    let module = ctx.module;
    HOLDERS.iter().flat_map(move |[of, argument, host]| {
        module
            .resources(of)
            .map(move |one| (one, *host, one.attribute(argument).and_then(|password| password.value().target())))
    })
}

/// Whether it has a password of its own.
fn is_master(database: Block) -> bool {
    !["replicate_source_db", "replication_source_identifier"].iter().any(|name| database.has(name))
}

/// The object of `jsonencode({...})`.
fn object(value: Value) -> Option<Value> {
    let ExprKind::Call(call) = value.kind() else { return None };
    let held = value.inner(call.args.first().filter(|_| call.name == "jsonencode")?);
    held.entries().is_some().then_some(held)
}

/// A security group that the database's own lets in: the application's, else the first.
fn group(ctx: &Context, database: Block) -> Option<String> {
    let module = ctx.module;
    let own: Vec<&str> = module
        .references_in(database)
        .filter(|one| one.attribute == "vpc_security_group_ids")
        .map(|one| one.target.as_str())
        .collect();
    let guards = module.of_kind("resource").filter(|block| {
        let address = block.address().unwrap_or_default();
        let is_rule = block.of().contains("security_group") && block.of().ends_with("rule");
        own.contains(&address.as_str())
            || is_rule && module.references_in(*block).any(|one| own.contains(&one.target.as_str()))
    });
    let admitted = guards.flat_map(|guard| module.references_in(guard));
    let mut admitted = admitted
        .filter(|one| !one.attribute.starts_with("egress"))
        .map(|one| one.target.as_str())
        .filter(|target| target.starts_with("aws_security_group.") && !own.contains(target))
        .filter(|target| module.get(target).is_some_and(|group| group.repeat().is_none()));
    let app = slots::get("app_security_group")?.pick(module).and_then(|app| app.address());
    let first = admitted.next()?;
    Some(app.filter(|app| first == app || admitted.any(|one| one == app)).unwrap_or_else(|| first.to_owned()))
}
