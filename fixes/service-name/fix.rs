//! Names that a service refuses (`names.toml`), as far as they are known by default: cut, in small letters, with dashes.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    name: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[allow(dead_code)] // For people.
    source: String,
    of: Vec<String>,
    argument: String,
    longest: Option<usize>,
    #[serde(default)]
    lower: bool,
    #[serde(default)]
    dashes: bool,
    #[serde(rename = "where")]
    only: Option<String>,
    ends: Option<String>,
    #[serde(default)]
    prefix: bool,
}

fn rows() -> &'static [Row] {
    static TABLE: OnceLock<Table> = OnceLock::new();
    &TABLE.get_or_init(|| crate::data!("fixes/service-name/names")).name
}

/// A finding for each name that is known and refused.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for row in rows() {
        let blocks = row.of.iter().flat_map(|of| ctx.module.resources(of));
        found.extend(blocks.filter_map(|block| look(ctx, row, block)));
    }
    found
}

fn look(ctx: &Context, row: &Row, block: Block) -> Option<Finding> {
    let value = block.attribute(&row.argument)?.value();
    let name = text(ctx, value)?;
    let is_true = |name: &String| block.attribute(name).is_some_and(|one| one.value().as_bool() == Some(true));
    let applies = row.only.as_ref().is_none_or(is_true);
    let fit = row.fit(&name);
    if fit == name || !applies {
        return None;
    }
    let finding = Finding::at(value.span(), format!("{}: no {} is called {name:?}", name_of(block), block.of()));
    let others = ctx.module.resources(block.of()).filter(|other| other.span() != block.span());
    let taken = |other: Block| {
        let theirs = other.attribute(&row.argument).and_then(|one| text(ctx, one.value()));
        theirs.is_some_and(|theirs| row.fit(&theirs) == fit)
    };
    if !row.prefix && others.into_iter().any(taken) {
        return Some(Finding { message: format!("{}, and {fit:?} is another's", finding.message), ..finding });
    }
    let mut edits = Edits::default();
    let new = if value.is_literal() { format!("{fit:?}") } else { row.around(value.text(), &name) };
    edits.replace(value, &new);
    Some(Finding { message: format!("{}; {fit:?} is legal", finding.message), ..finding }.with(edits))
}

/// A name as it is by default, where all of it is known.
fn text(ctx: &Context, value: Value) -> Option<String> {
    match ctx.by_default(value).bare() {
        Known::Text(text) => Some(text.to_string()),
        _ => None,
    }
}

impl Row {
    /// The legal name that is nearest to one.
    fn fit(&self, name: &str) -> String {
        let mut fit = if self.lower { name.to_lowercase() } else { name.to_owned() };
        if self.dashes {
            fit = fit.replace('_', "-");
        }
        if let Some(longest) = self.longest.filter(|longest| fit.chars().count() > *longest) {
            fit = fit.chars().take(longest).collect();
            fit = fit.trim_end_matches('-').to_owned();
        }
        match &self.ends {
            Some(end) if !fit.ends_with(&**end) => fit + end,
            _ => fit,
        }
    }

    /// The functions around an expression that make it fit, as far as the name needs them. What fits they leave alone.
    fn around(&self, expr: &str, name: &str) -> String {
        let mut all = expr.to_owned();
        if self.lower && name.chars().any(char::is_uppercase) {
            all = format!("lower({all})");
        }
        if self.dashes && name.contains('_') {
            all = format!("replace({all}, \"_\", \"-\")");
        }
        if let Some(longest) = self.longest.filter(|longest| name.chars().count() > *longest) {
            all = format!("substr({all}, 0, {longest})");
            if name.chars().nth(longest - 1) == Some('-') {
                all = format!("trimsuffix({all}, \"-\")");
            }
        }
        match &self.ends {
            Some(end) if !name.ends_with(&**end) && all.starts_with('"') => {
                format!("{}{end}\"", &all[..all.len() - 1])
            }
            Some(end) if !name.ends_with(&**end) => format!("\"${{{all}}}{end}\""),
            _ => all,
        }
    }
}
