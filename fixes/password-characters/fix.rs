//! Generated passwords that may hold characters which the service they are for refuses (`takers.toml`).

use std::sync::LazyLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Takers {
    taker: Vec<String>,
}

static TAKERS: LazyLock<Takers> = LazyLock::new(|| crate::data!("fixes/password-characters/takers"));

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let Some(must) = ctx.fix.must("").and_then(|must| must.blocks().next()) else { return Vec::new() };
    let Some(special) = must.attribute("override_special") else { return Vec::new() };
    let plain = ctx.module.resources("random_password").filter(|one| {
        !one.has("override_special")
            && one.attribute("special").is_none_or(|special| special.value().as_bool() == Some(true))
    });
    let taken = plain.filter_map(|one| Some((one, taker(ctx.module, &one.address()?, 2)?)));
    taken
        .map(|(one, taker)| {
            let mut edits = Edits::default();
            edits.set(one, "override_special", special.value().text());
            let message = format!("{} may hold characters that {taker} does not take", crate::fix::name_of(one));
            Finding::on(one, message).with(edits)
        })
        .collect()
}

/// The argument that takes a password, by itself or through a local.
fn taker(module: &Module, address: &str, depth: usize) -> Option<String> {
    module.users(address).find_map(|one| {
        let holder = module.holder(one);
        match holder.kind() {
            "resource" => {
                let path = format!("{}.{}", holder.of(), one.attribute);
                TAKERS.taker.contains(&path).then_some(path)
            }
            "locals" if depth > 0 => taker(module, &format!("local.{}", one.attribute), depth - 1),
            _ => None,
        }
    })
}
