//! Defaults that their own validations refuse.

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
    if variable.attribute("sensitive").is_some_and(|one| one.value().as_bool() == Some(true)) {
        return Some(Finding::at(default.span(), format!("var.{} refuses its own default, a secret", variable.name())));
    }
    let said = format!("var.{}: its own validation refuses the default {}", variable.name(), default.text());
    let finding = Finding::at(default.span(), said);
    let mut edits = Edits::default();
    match other(variable, default) {
        Some(value) => edits.replace(default, &value),
        None if matches!(default.text(), "null" | "\"\"") => {
            validation::allow(&mut edits, variable, default.text());
        }
        None => {
            return Some(Finding {
                message: format!("{}, and nothing says what else it is", finding.message),
                ..finding
            });
        }
    }
    Some(finding.with(edits))
}

/// What is meant.
fn other(variable: Block, default: Value) -> Option<String> {
    let passes = |value: &String| validation::passes(variable, value);
    let named = validation::named(variable);
    match default.kind() {
        ExprKind::String(text) if !text.is_empty() => {
            let low = text.to_ascii_lowercase();
            let short = |value: &&String| {
                let value = value.trim_matches('"').to_ascii_lowercase();
                !value.is_empty() && (value.starts_with(&low) || low.starts_with(&value))
            };
            let mut meant = named.iter().filter(short);
            if let (Some(only), None) = (meant.next(), meant.next()) {
                return Some(only.clone()).filter(passes);
            }
            let spelt = [low.clone(), low.replace(['_', ' ', '.'], "-"), low.replace(['-', ' ', '.'], "_")];
            let network = text.parse::<std::net::Ipv4Addr>().ok().map(|address| format!("{address}/16"));
            spelt.into_iter().chain(network).map(|text| format!("{text:?}")).find(passes)
        }
        ExprKind::Number(text) => {
            let own: f64 = text.parse().ok()?;
            let far = |value: &String| value.parse::<f64>().map_or(f64::MAX, |value| (value - own).abs());
            named.into_iter().filter(passes).min_by(|one, other| far(one).total_cmp(&far(other)))
        }
        _ => None,
    }
}
