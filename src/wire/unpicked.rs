//! A table of which a part of one entry is read without saying of which entry: `local.sizes.class` of
//! `sizes = { dev = { class = "small" }, prod = { class = "large" } }`.

use std::collections::BTreeSet;

use super::element;
use super::site::Site;
use crate::fix::Context;
use crate::module::refs::head;
use crate::schema::types::Type;

/// What picks an entry of the table that a value reads the part `name` of: what all others pick one by, else the only
/// variable that names an entry.
pub fn picked_by(ctx: &Context, site: &Site, ty: &Type, name: &str) -> Option<String> {
    let Type::Object(entries) = ty else { return None };
    let has = |one: &Type| matches!(one, Type::Object(object) if object.attributes.contains_key(name));
    let all_have = entries.attributes.len() > 1 && entries.attributes.values().all(has);
    (all_have && element::of(ty).is_some_and(|one| has(&one))).then_some(())?;
    let (address, _) = head(site.value.node())?;
    let mut keys: BTreeSet<&str> = BTreeSet::new();
    for user in ctx.module.users(&address) {
        let text = ctx.module.holder(user).file_text();
        keys.extend(text[user.head.end..].strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(key, _)| key));
    }
    match keys.len() {
        0 => {}
        1 => return keys.first().filter(|key| is_free(key)).map(|key| (*key).to_owned()),
        _ => return None,
    }
    let mut named = ctx.module.of_kind("variable").filter(|variable| {
        let default = variable.attribute("default").map(|one| one.value());
        default.and_then(|one| one.as_str()).is_some_and(|said| entries.attributes.contains_key(said))
    });
    let one = named.next().filter(|_| named.next().is_none())?;
    Some(format!("var.{}", one.name()))
}

/// Whether a key says the same wherever it stands.
fn is_free(key: &str) -> bool {
    ["var.", "local.", "terraform.workspace"].iter().any(|start| key.starts_with(start))
}
