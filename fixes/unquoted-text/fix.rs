//! Words without quotes where a text is wanted, and truth values of other languages.

use std::collections::HashSet;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::site::Site;
use crate::wire::usage;
use crate::wire::written::table;

/// Arguments of the language: what stands there is a name.
const NAMES: [&str; 6] = ["depends_on", "provider", "providers", "for_each", "count", "type"];

/// A finding for each word that is no name of anything.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let summaries = ["Invalid reference", "Variables not allowed", "Reference to undeclared resource"];
    let mut all = Site::each(ctx, &summaries).peekable();
    let addresses = if all.peek().is_none() { &[] } else { ctx.module.addresses() };
    let types: HashSet<&str> = addresses.iter().flat_map(|one| inner(one)).collect();
    all.filter_map(|(_, site)| look(ctx, &types, &site)).collect()
}

/// The words of an address but for the first and the last.
fn inner(address: &str) -> impl Iterator<Item = &str> {
    let words = address.split('.').skip(1);
    words.clone().zip(words.skip(1)).map(|(word, _)| word)
}

fn look(ctx: &Context, types: &HashSet<&str>, site: &Site) -> Option<Finding> {
    if let Some(found) = key(site) {
        return Some(found);
    }
    let ExprKind::Variable(word) = site.value.kind() else { return None };
    if let Some(ExprKind::Traversal(_, steps)) = site.outer().map(|outer| outer.kind())
        && let Some(at) = steps.iter().position(|step| matches!(step.kind, StepKind::Index(_)))
    {
        // The key of an instance or an entry, where there is such a one.
        let all = table(ctx, site.outer()?.node(), at)?;
        return all.contains_key(word.as_str()).then(|| quoted(site, word));
    }
    // A name that lost what stands before it.
    let known = [format!("var.{word}"), format!("local.{word}")].iter().any(|address| ctx.module.declares(address));
    if known || NAMES.contains(&site.attribute.name()) || types.contains(word.as_str()) {
        return None;
    }
    let truth = match &*word.to_lowercase() {
        "true" | "yes" | "on" | "enabled" => Some("true"),
        "false" | "no" | "off" | "disabled" => Some("false"),
        _ => None,
    };
    let wanted = wanted(ctx, site)?;
    let new = match (&wanted, truth) {
        (Type::Bool, Some(truth)) => truth.to_owned(),
        (Type::Dynamic, Some(truth)) if word.eq_ignore_ascii_case(truth) => truth.to_owned(),
        (Type::String | Type::Dynamic, _) if word == "None" || word == "nil" => "null".to_owned(),
        (Type::String, _) => format!("\"{word}\""),
        _ => return None,
    };
    let mut edits = Edits::default();
    edits.replace(site.value, &new);
    Some(
        Finding::at(site.value.span(), format!("{}: {word} is no name of anything; {new} is", site.place()))
            .with(edits),
    )
}

fn quoted(site: &Site, word: &str) -> Finding {
    let mut edits = Edits::default();
    edits.replace(site.value, &format!("\"{word}\""));
    Finding::at(site.value.span(), format!("{}: {word} is a key, and no name of anything", site.place())).with(edits)
}

/// `kubernetes.io/role/elb` as a key of an object: Terraform reads names and divides them.
fn key(site: &Site) -> Option<Finding> {
    let holds = |outer: Value| {
        let inner = site.value.span().range;
        outer.span().range.start <= inner.start && inner.end <= outer.span().range.end
    };
    let object = site.around.iter().rev().find(|one| matches!(one.kind(), ExprKind::Object(_)))?;
    let ExprKind::Object(entries) = object.kind() else { return None };
    let key = entries.iter().map(|entry| object.inner(&entry.key)).find(|key| holds(*key))?;
    let plain = key.text().chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-' | '_'));
    if !plain || !key.text().contains('/') {
        return None;
    }
    let mut edits = Edits::default();
    edits.replace(key, &format!("\"{}\"", key.text()));
    Some(Finding::at(key.span(), format!("{}: {} is a text, not names", site.place(), key.text())).with(edits))
}

/// The type that is wanted where the word stands.
fn wanted(ctx: &Context, site: &Site) -> Option<Type> {
    let whole = || match (site.root.kind(), site.attribute.name()) {
        (_, "description" | "error_message") => Some(Type::String),
        ("variable", "default") => site.root.attribute("type").and_then(|ty| usage::simple(ty.value().text())),
        ("variable" | "output", "sensitive" | "nullable" | "ephemeral") => Some(Type::Bool),
        ("locals" | "output", _) => Some(Type::Dynamic),
        _ => site.wanted(ctx),
    };
    match site.outer().map(|outer| outer.kind()) {
        None => whole(),
        Some(ExprKind::Array(_)) if site.around.len() == 1 => whole()?.element().cloned(),
        Some(ExprKind::Object(_)) if site.around.len() == 1 => match whole() {
            Some(Type::Map(element)) => Some((*element).clone()),
            _ => Some(Type::Dynamic),
        },
        Some(ExprKind::Object(_) | ExprKind::Array(_)) => Some(Type::Dynamic),
        _ => None,
    }
}
