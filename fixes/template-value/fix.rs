//! Names that a file reads as a template and that the call of `templatefile` does not hand to it.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::module::refs::mentioned;
use crate::wire::exports::{self, Use};
use crate::wire::facts;
use crate::wire::region;
use crate::wire::site::Site;

/// A finding for each call that leaves something out.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Invalid function argument"]);
    let missing =
        all.iter().filter_map(|(said, site)| Some((said.message.split(SAID).nth(1)?.split('"').next()?, site)));
    missing.filter_map(|(name, site)| look(ctx, site, name)).collect()
}

/// What stands before the name in what is said.
const SAID: &str = "vars map does not contain key \"";

fn look(ctx: &Context, site: &Site, name: &str) -> Option<Finding> {
    let message = format!("{}: the template reads {name}, and is not given it", site.place());
    let finding = Finding::at(site.value.span(), message);
    let entries = site.value.entries();
    let facts = facts::of(ctx.module, None);
    let looked_up = facts.as_ref().and_then(|facts| match name {
        "region" | "aws_region" => Some(facts.region.clone()),
        "account_id" | "aws_account_id" => Some(facts.account.clone()),
        _ => None,
    });
    let Some(text) = entries.and_then(|entries| given(ctx, &entries, name).or(looked_up)) else { return Some(finding) };
    let mut edits = Edits::default();
    edits.add_entries(site.value, site.value.file_text(), [(name, &*text)]);
    if let Some(facts) = facts {
        facts::supply(ctx, &facts, &mut edits);
    }
    Some(Finding { message: format!("{}; {text} is meant", finding.message), ..finding }.with(edits))
}

/// What a name stands for: what is called so, the region, what its neighbours show, what it says of the only resource.
fn given(ctx: &Context, entries: &[(&str, Value, Value)], name: &str) -> Option<String> {
    let own = ["var", "local"].into_iter().map(|kind| format!("{kind}.{name}"));
    let own = own.into_iter().find(|address| ctx.module.declares(address));
    let is_region = matches!(name, "region" | "aws_region");
    own.or_else(|| region::expr(ctx.module).filter(|_| is_region))
        .or_else(|| entries.iter().find_map(|(key, _, value)| alike(ctx, key, value.text(), name)))
        .or_else(|| exports::of(ctx, ctx.module, name, Use::default()).ok().filter(|one| one.sure).map(|one| one.value))
}

/// The value of a neighbour, with the word that tells the two names apart changed in it: `validate_arn` is that of
/// `validate`, so `notify_arn` is that of `notify`.
fn alike(ctx: &Context, key: &str, text: &str, name: &str) -> Option<String> {
    let (one, other): (Vec<&str>, Vec<&str>) = (key.split('_').collect(), name.split('_').collect());
    let mut apart = one.iter().zip(&other).filter(|(a, b)| a != b);
    let (from, to) = apart.next().filter(|_| one.len() == other.len() && one.len() > 1)?;
    if apart.next().is_some() || text.matches(from).count() != 1 {
        return None;
    }
    let made = text.replace(from, to);
    let addresses = mentioned(&format!("locals {{\n  made = {made}\n}}\n"));
    let at = text.find(from)?;
    let keyed = text[..at].ends_with("[\"") && text[at + from.len()..].starts_with("\"]");
    let there = addresses.iter().all(|address| ctx.module.declares(address));
    let target = addresses.first().and_then(|address| ctx.module.get(address))?;
    let has_key = || {
        let all = target.attribute("for_each").map(|one| one.value());
        all.is_some_and(|all| matches!(ctx.by_default(all).bare(), Known::Object(keys) if keys.contains_key(*to)))
    };
    (there && (!keyed || has_key())).then_some(made)
}
