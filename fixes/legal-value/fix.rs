//! Values that AWS refuses and that have one legal neighbour (`values.toml`), where they are written out.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::check::known::Known;
use crate::check::values::rules;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::syntax::tree::{ExprKind, Part};

#[derive(Deserialize)]
struct Table {
    value: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    of: Vec<String>,
    #[serde(rename = "in", default)]
    inside: Vec<String>,
    argument: String,
    #[serde(default)]
    values: BTreeMap<String, String>,
    /// What every value starts with.
    #[serde(default)]
    starts: String,
}

fn rows() -> &'static [Row] {
    static TABLE: OnceLock<Table> = OnceLock::new();
    &TABLE.get_or_init(|| crate::data!("fixes/legal-value/values")).value
}

/// A finding for each such value.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for row in rows() {
        for block in row.of.iter().flat_map(|of| named(ctx, of)) {
            let mut bodies = vec![block];
            for kind in &row.inside {
                bodies = bodies.iter().flat_map(|body| body.nested(kind)).collect();
            }
            for argument in bodies.iter().filter_map(|body| body.attribute(&row.argument)) {
                let value = argument.value();
                let all = value.items().or_else(|| of_each(block, value)).unwrap_or_else(|| vec![value]);
                found.extend(all.iter().filter_map(|one| finding(row, block, &all, *one)));
                found.extend(all.iter().filter_map(|one| begun(ctx, row, block, *one)));
            }
        }
    }
    found.extend(ctx.module.blocks().filter(|block| block.kind() == "resource").flat_map(spelt));
    found
}

fn named<'m>(ctx: &Context<'m>, of: &'m str) -> Vec<Block<'m>> {
    match of.strip_prefix("data.") {
        Some(of) => ctx.module.data(of).collect(),
        None => ctx.module.resources(of).collect(),
    }
}

/// The texts that a block is repeated for, where the value is each of them.
fn of_each<'m>(block: Block<'m>, value: Value<'m>) -> Option<Vec<Value<'m>>> {
    let over = block.attribute("for_each").filter(|_| matches!(value.text(), "each.value" | "each.key"))?.value();
    let ExprKind::Call(call) = over.kind() else {
        let entries = over.entries().filter(|_| value.text() == "each.value")?;
        return Some(entries.into_iter().map(|(.., one)| one).collect());
    };
    over.inner(call.args.first().filter(|_| call.name == "toset")?).items()
}

/// A value that does not start as all of them do: it gets that before it.
fn begun<'m>(ctx: &Context<'m>, row: &Row, block: Block<'m>, value: Value<'m>) -> Option<Finding> {
    let is_text = matches!(value.kind(), ExprKind::String(_) | ExprKind::Template(_));
    let starts = row.starts.as_str();
    (is_text && !starts.is_empty() && !value.text().trim_start_matches('"').starts_with(starts)).then_some(())?;
    // What a reference at its front says may be just that.
    let known = value.as_str().map(str::to_owned).or_else(|| match value.kind() {
        ExprKind::Template(parts) if matches!(parts.first(), Some(Part::Literal(_))) => {
            Some(value.text()[1..].to_owned())
        }
        _ => match ctx.by_default(value).bare() {
            Known::Text(text) => Some(text.to_string()),
            _ => None,
        },
    })?;
    // What begins with a part of it is another slip.
    (!known.starts_with(starts) && !known.starts_with('/') && !known.is_empty()).then_some(())?;
    let mut edits = Edits::default();
    let at = value.span().range.start + 1;
    edits.splice(value.span().file, at..at, starts);
    let message = format!("{}: {} starts with {starts}", name_of(block), row.argument);
    Some(Finding::at(value.span(), message).with(edits))
}

/// Values that a rule of the provider refuses, and that are another spelling of one that it takes.
fn spelt(block: Block) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in rules(block.of()) {
        let mut bodies = vec![block];
        for kind in rule.inside() {
            bodies = bodies.iter().flat_map(|body| body.nested(kind)).collect();
        }
        for argument in bodies.iter().filter_map(|body| body.attribute(rule.argument())) {
            let value = argument.value();
            let all = value.items().unwrap_or_else(|| vec![value]);
            for one in all.iter().filter(|one| one.is_literal()) {
                let said = one.as_str().unwrap_or_else(|| one.text());
                let listed = |row: &Row| row.argument == rule.argument() && row.values.contains_key(said);
                let Some(legal) = rule.refuses(said).and_then(|_| rule.meant(said)).map(|legal| legal.to_string())
                else {
                    continue;
                };
                if rows().iter().any(listed) || all.iter().any(|other| other.text() == legal) {
                    continue;
                }
                let message = format!("{}: AWS knows no {} {said}; {legal} is taken", name_of(block), rule.argument());
                let mut edits = Edits::default();
                edits.replace(*one, &legal);
                found.push(Finding::at(one.span(), message).with(edits));
            }
        }
    }
    found
}

fn finding(row: &Row, block: Block, all: &[Value], value: Value) -> Option<Finding> {
    let text = value.as_str().or_else(|| value.as_bool().map(|_| value.text()))?;
    let legal = row.values.get(text)?;
    let what = format!("{}: AWS knows no {} {text:?}", name_of(block), row.argument);
    // A list that holds both would hold one of them twice.
    if all.iter().any(|other| other.as_str() == Some(legal)) {
        return Some(Finding::at(value.span(), format!("{what}, and {legal:?} is there as well")));
    }
    let mut edits = Edits::default();
    edits.replace(value, &format!("\"{legal}\""));
    Some(Finding::at(value.span(), format!("{what}; {legal:?} is meant")).with(edits))
}
