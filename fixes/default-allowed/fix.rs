//! Defaults that the validations of their own variable refuse.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::syntax::tree::ExprKind;
use crate::wire::validation;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.of_kind("variable").filter_map(look).collect()
}

fn look(variable: Block) -> Option<Finding> {
    let default = variable.attribute("default")?.value();
    if !validation::refuses(variable, default.text()) {
        return None;
    }
    let name = variable.name();
    let finding = Finding::at(default.span(), format!("var.{name} refuses its own default"));
    let secret = variable.attribute("sensitive").is_some_and(|one| one.value().as_bool() == Some(true));
    let wanted = candidates(variable, default).into_iter().find(|text| validation::passes(variable, text));
    let Some(wanted) = wanted.filter(|_| !secret) else { return Some(finding) };
    let mut edits = Edits::default();
    edits.replace(default, &wanted);
    let message = format!("{}; {wanted} is allowed", finding.message);
    Some(Finding { message, ..finding }.with(edits))
}

/// What the default may have meant: the same in small letters, the allowed value that it is short or long for, a network,
/// the nearest bound; else the first value that is allowed.
fn candidates(variable: Block, default: Value) -> Vec<String> {
    let mut named = validation::named(variable);
    let mut found = Vec::new();
    match default.kind() {
        ExprKind::String(text) if !text.is_empty() => {
            let bare = |one: &String| one.trim_matches('"').to_lowercase();
            let low = text.to_lowercase();
            let alike = |one: &&String| {
                let other = bare(one);
                other.starts_with(&low) || low.starts_with(&other)
            };
            found.push(format!("{low:?}"));
            found.extend(named.iter().filter(|one| bare(one) == low).cloned());
            found.extend(named.iter().filter(alike).cloned());
            found.extend(["/16", "/32"].map(|mask| format!("\"{text}{mask}\"")));
            found.push(format!("{:?}", low.replace(['_', ' ', '.'], "-")));
        }
        ExprKind::Number(text) => {
            let own: f64 = text.parse().unwrap_or(0.0);
            let away = |one: &String| one.parse::<f64>().map_or(u64::MAX, |other| (other - own).abs() as u64);
            named.sort_by_key(away);
        }
        _ => {}
    }
    found.extend(named);
    found.extend(validation::example(variable));
    found
}
