//! A reference to a name that is a slip of the pen away from the one name that was meant.

use std::collections::{BTreeMap, HashMap};

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::refs::Reference;
use crate::wire::misspelt::{self, is_near, is_slip, is_type};

/// How many pairs of names are compared: in a module of more, so many names that nothing declares are no slips.
const PAIRS: usize = 10_000_000;

/// A finding for each misspelt address.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    if module.has_junk() {
        return Vec::new();
    }
    let mut wrong: BTreeMap<&str, Vec<&Reference>> = BTreeMap::new();
    for reference in module.dangling() {
        wrong.entry(&reference.target).or_default().push(reference);
    }
    if wrong.len().saturating_mul(module.declared().count()) > PAIRS {
        return Vec::new();
    }
    wrong
        .into_iter()
        .filter_map(|(target, users)| {
            let indexed = |user: &&Reference| module.holder(user).file_text()[user.head.end..].starts_with('[');
            let keyed = || misspelt::keyed(ctx, target).filter(|_| !users.iter().any(indexed));
            let meant = match target.strip_prefix("provider.") {
                Some(_) => misspelt::alias_meant(module, target)?.trim_start_matches("provider.").to_owned(),
                None => keyed().or_else(|| misspelt::meant(module, target)).or_else(|| type_meant(ctx, target))?,
            };
            let message = format!("{target} is not declared; {meant} is, and is the only name near it");
            let mut edits = Edits::default();
            edits.claim(target);
            users.iter().for_each(|user| edits.rename(user, &meant));
            Some(Finding::at(users.first()?.span(), message).with(edits))
        })
        .collect()
}

/// The declared addresses by their labels.
struct ByLabel(HashMap<String, Vec<String>>);

/// The one declared address with the same label whose type's name this one misspells.
fn type_meant(ctx: &Context, target: &str) -> Option<String> {
    let (of, label) = target.rsplit_once('.')?;
    let data = of.starts_with("data.");
    if !of.contains('_') {
        return None;
    }
    // What is no type at all cannot be another thing.
    let unknown = !is_type(ctx, of.strip_prefix("data.").unwrap_or(of));
    let near = |address: &&String| {
        address.rsplit_once('.').is_some_and(|(other, _)| {
            other.starts_with("data.") == data && (is_slip(of, other, true) || unknown && is_near(of, other))
        })
    };
    let by_label = ctx.module.once(|| {
        let mut all: HashMap<String, Vec<String>> = HashMap::new();
        for address in ctx.module.addresses() {
            all.entry(address.rsplit('.').next().unwrap_or_default().to_owned()).or_default().push(address.clone());
        }
        ByLabel(all)
    });
    let mut all = by_label.0.get(label).into_iter().flatten().filter(near);
    match (all.next(), all.next()) {
        (Some(one), None) => Some(one.to_owned()),
        _ => None,
    }
}
