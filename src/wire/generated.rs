//! A password that nobody else knows can be generated: its uses take what is set, else the generated one.

use super::validation;
use crate::check::variables::constraint;
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::Context;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::schema::types::Type;
use crate::shape::must::{Filled, Hole, Made, Names};

/// What somebody outside gives out cannot be made up.
const FOREIGN: [&str; 12] = [
    "source", "onprem", "on_prem", "external", "api", "github", "gitlab", "slack", "vendor", "docker", "existing",
    "partner",
];

/// Secrets that only this configuration and what it makes need to agree on.
const OWN: [&str; 13] = [
    "password",
    "passwd",
    "auth_token",
    "jwt_secret",
    "jwt_signing",
    "session_secret",
    "cookie_secret",
    "signing_secret",
    "secret_key_base",
    "origin_verify",
    "custom_header_secret",
    "header_secret",
    "shared_secret",
];

/// Whether the generated secret is stored as one of Secrets Manager: that was asked for, or other secrets stand there, and
/// this one is stored nowhere yet.
fn is_stored(ctx: &Context, users: &[&Reference]) -> bool {
    let stores = ["aws_secretsmanager_secret_version", "aws_ssm_parameter"];
    let kept = ctx.asked.wants("secrets_manager") || ctx.module.resources("aws_secretsmanager_secret").next().is_some();
    kept && !users.iter().any(|one| stores.contains(&ctx.module.holder(one).of()))
}

/// The edits that generate the secret, and whether they store it; `None` where only its owner can give it.
pub fn secret(ctx: &Context, variable: Block) -> Option<(Edits, bool)> {
    let low = variable.name().to_ascii_lowercase();
    let own = OWN.iter().any(|word| low.contains(word));
    let foreign = FOREIGN.iter().any(|word| low.contains(word));
    if own && !foreign { stand_in(ctx, variable) } else { None }
}

/// The edits that generate what a variable holds where nobody sets it, and whether they store it; `None` where its uses take
/// no generated one.
pub fn stand_in(ctx: &Context, variable: Block) -> Option<(Edits, bool)> {
    let (module, name) = (ctx.module, variable.name());
    let address = format!("var.{name}");
    let inside = |one: &&Reference| module.holder(one).span() != variable.span();
    let users: Vec<&Reference> = module.users(&address).filter(inside).collect();
    let fit = users.iter().all(|one| {
        let kind = module.holder(one).kind();
        matches!(kind, "resource" | "locals" | "module") && !matches!(&*one.attribute, "count" | "for_each")
    });
    // An element of it is no string of its own, and what must not be kept is not generated into the state.
    let is_text = variable.attribute("type").and_then(|ty| constraint(ty.value())).is_none_or(|ty| ty == Type::String);
    let whole = users.iter().all(|one| one.range == one.head);
    if !is_text || !whole || variable.attribute("ephemeral").is_some() {
        return None;
    }
    let never_null = variable.attribute("nullable").is_some_and(|one| one.value().as_bool() == Some(false));
    if !fit || users.is_empty() || never_null {
        return None;
    }
    let must = ctx.fix.must("secret")?;
    let label = module.fresh_label("random_password", name);
    let mut names = Names::default();
    for block in must.blocks() {
        names.labels.insert(block.address()?, label.clone());
    }
    let prefix = format!("\"{}-\"", name.to_ascii_lowercase().replace('_', "-"));
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "name_prefix" => Filled::Text(prefix.clone()),
        Hole::Slot(slot, _) if slot == "variable" => Filled::Text(address.clone()),
        _ => Filled::Missing,
    };
    let mut made = must.render(&names, &fill).ok()?;
    if !is_stored(ctx, &users) {
        made.retain(|one| one.of == "random_password");
    }
    let first = module.holder(users.first()?);
    let place =
        if first.kind() == "resource" { Place::above(first) } else { Place::resource(module, "random_password", &[]) };
    let mut edits = Made::add(module, &place, &made);
    for user in &users {
        let value = format!("coalesce({address}, random_password.{label}.result)");
        edits.splice(user.file, user.range.clone(), &value);
    }
    edits.set(variable, "default", "null");
    validation::allow(&mut edits, variable, "null");
    Some((edits, is_stored(ctx, &users)))
}
