//! What was asked and what of it is there, for people and for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::json::{SCHEMA_VERSION, TOOL};
use super::{shown, word};
use crate::ask::Stated;
use crate::claims::{Claim, Truth};
use crate::coverage::{Line, Standing};

/// How many addresses of one requirement, and how many things that it lacks, are named.
const NAMED: usize = 3;

/// A line for each requirement (`all`), or only for those that are not met, and a summary.
pub fn render(lines: &[Line], all: bool) -> String {
    let mut out = String::new();
    let open = |line: &&Line| !matches!(line.standing, Standing::Met | Standing::Unclear);
    for line in lines.iter().filter(|line| all || open(line)) {
        let _ = write!(out, "{:8} {} ({}): {}", word(&line.standing), line.component, line.wish, line.title);
        if !line.addresses.is_empty() {
            let _ = write!(out, "; there: {}", some(&line.addresses));
        }
        if !line.missing.is_empty() {
            let _ = write!(out, "; missing: {}", some(&line.missing));
        }
        if matches!(line.standing, Standing::Missing | Standing::Partial) && !line.fixes.is_empty() {
            let _ = write!(out, "; added by: {}", line.fixes.join(", "));
        }
        let _ = writeln!(out, "\n         {} \"{}\"", line.source, shown(&line.sentence));
    }
    let count = |standing: Standing| lines.iter().filter(|line| line.standing == standing).count();
    let _ = writeln!(
        out,
        "{} requirements: {} met, {} partial, {} missing, {} excluded and present, {} unclear.",
        lines.len(),
        count(Standing::Met),
        count(Standing::Partial),
        count(Standing::Missing),
        count(Standing::Unwanted),
        count(Standing::Unclear)
    );
    out
}

/// The first few of a list, and how many there are besides.
fn some(list: &[String]) -> String {
    let named = list.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    match list.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// A line for each claim of a failure report (`all`), or only for those that are false of what was read.
pub fn claims(claims: &[Claim], all: bool) -> String {
    let mut out = String::new();
    for claim in claims.iter().filter(|claim| all || claim.truth == Truth::False) {
        let _ = writeln!(out, "claim    {}: {}", word(&claim.truth), claim.reason);
        let _ = writeln!(out, "         {} \"{}\"", claim.source, shown(&claim.sentence));
    }
    out
}

/// The document of `tffix coverage --format json`, described in `docs/json.md`.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn document(lines: &[Line], claims: &[Claim], values: &BTreeMap<String, Stated<String>>) -> Result<String, String> {
    #[derive(Serialize)]
    struct Document<'l> {
        schema_version: u32,
        tool: &'static str,
        version: &'static str,
        coverage: &'l [Line],
        claims: &'l [Claim],
        values: BTreeMap<&'l str, Value<'l>>,
    }
    #[derive(Serialize)]
    struct Value<'l> {
        value: &'l str,
        sentence: &'l str,
        source: &'l str,
    }
    fn value(stated: &Stated<String>) -> Value<'_> {
        Value { value: &stated.value, sentence: &stated.sentence, source: &stated.source }
    }
    let document = Document {
        schema_version: SCHEMA_VERSION,
        tool: TOOL,
        version: env!("CARGO_PKG_VERSION"),
        coverage: lines,
        claims,
        values: values.iter().map(|(name, stated)| (name.as_str(), value(stated))).collect(),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n").map_err(|error| error.to_string())
}
