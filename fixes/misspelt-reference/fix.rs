//! A reference to a name that is a slip of the pen away from the one name that was meant.

use std::collections::{BTreeMap, HashMap};

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::refs::Reference;
use crate::schema::container::Kind;
use crate::shape::kinds::type_words;
use crate::wire::misspelt::{self, is_kind, is_near, is_slip, is_type};

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
                None => {
                    let named = keyed().or_else(|| misspelt::meant(module, target));
                    named.or_else(|| misspelt::picked(ctx, target)).or_else(|| type_meant(ctx, target))?
                }
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
    let one = |is: &dyn Fn(&&String) -> bool| {
        let mut all = by_label.0.get(label).into_iter().flatten().filter(is);
        all.next().filter(|_| all.next().is_none()).cloned()
    };
    one(&near).or_else(|| {
        // What no provider has is short for the one of this label whose type says all its words.
        let bare = of.strip_prefix("data.").unwrap_or(of);
        let kind = if data { Kind::Data } else { Kind::Resource };
        if is_kind(ctx, kind, bare) {
            return None;
        }
        let said = type_words(bare);
        one(&|address| {
            address.rsplit_once('.').is_some_and(|(other, _)| {
                let other_bare = other.strip_prefix("data.").unwrap_or(other);
                other.starts_with("data.") == data
                    && other_bare.split('_').next() == bare.split('_').next()
                    && said.telling().next().is_some()
                    && said.all.iter().all(|word| type_words(other_bare).all.iter().any(|one| is_short_for(one, word)))
            })
        })
    })
}

/// Whether two words of types are one, or one is short for the other: `app` and `application`.
fn is_short_for(one: &str, other: &str) -> bool {
    let short = one.len().min(other.len());
    one == other || short >= 3 && (one.starts_with(other) || other.starts_with(one))
}
