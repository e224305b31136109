//! References to what another module of the same configuration declares.

use std::collections::BTreeMap;

use crate::fix::{Context, Finding};
use crate::module::refs::Reference;
use crate::wire::elsewhere::{self, Home};
use crate::wire::misspelt;

/// A finding for each module that declares something this one refers to, and one for each address that stays.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let mut missing: BTreeMap<&str, &Reference> = BTreeMap::new();
    for one in module.dangling().filter(|_| !module.has_junk()) {
        if misspelt::meant(module, &one.target).is_none() {
            missing.entry(&one.target).or_insert(one);
        }
    }
    let stays = |address: &str, why: &str| {
        let message = format!("{address} is not declared in this module; {why}");
        missing.get(address).map(|user| Finding::at(user.span(), message))
    };
    let mut found = Vec::new();
    let mut homes: BTreeMap<String, (Home, Vec<&str>)> = BTreeMap::new();
    for address in missing.keys() {
        match elsewhere::home(ctx, address) {
            Ok(home) => homes.entry(home.name()).or_insert((home, Vec::new())).1.push(address),
            Err(why) => found.extend(why.and_then(|why| stays(address, &why))),
        }
    }
    for (name, (home, mut addresses)) in homes {
        let (edits, left) = elsewhere::hand_over(ctx, &addresses, home);
        addresses.retain(|address| left.iter().all(|(other, _)| address != other));
        found
            .extend(left.iter().filter_map(|(address, why)| stays(address, &format!("{name} declares it, and {why}"))));
        let Some(user) = addresses.first().and_then(|first| missing.get(first)) else { continue };
        let (are, them) = if addresses.len() == 1 { ("is", "it") } else { ("are", "them") };
        let all = addresses.join(", ");
        let message = format!("{all} {are} not declared in this module; {name} declares {them}");
        found.push(Finding::at(user.span(), message).with(edits));
    }
    found
}
