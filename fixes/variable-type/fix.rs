//! Types of variables in the words of other languages, in quotes, or without what they hold.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::shape::names::misspelt;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::site::Site;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    plain: BTreeMap<String, String>,
    holds: BTreeMap<String, String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| crate::data!("fixes/variable-type/words"));

/// A finding for each part of a type that Terraform does not know.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Invalid type specification", "Invalid quoted type constraints"]);
    all.iter().filter_map(|(_, site)| look(site)).collect()
}

fn look(site: &Site) -> Option<Finding> {
    let (value, name) = (site.value, site.root.name());
    let finding = |text: &str| Finding::at(value.span(), format!("var.{name}: {} is no type; {text} is", value.text()));
    let mut edits = Edits::default();
    if let ExprKind::Call(call) = value.kind()
        && call.name == "optional"
        && site.is_whole()
    {
        // A variable is optional by its default.
        let inner = value.inner(call.args.first()?).text();
        edits.replace(value, inner);
        if site.root.attribute("default").is_none() {
            let default = call.args.get(1).map_or("null", |default| value.inner(default).text());
            edits.set(site.root, "default", default);
        }
        return Some(finding(inner).with(edits));
    }
    if let ExprKind::Call(call) = value.kind()
        && let Some(word) = holder(&call.name).filter(|_| call.args.len() == 1)
    {
        edits.splice(value.span().file, value.part(&call.name_range).range, word);
        return Some(finding(word).with(edits));
    }
    let text = read(value)?;
    edits.replace(value, &text);
    Some(finding(&text).with(edits))
}

/// The type that a value means.
fn read(value: Value) -> Option<String> {
    match value.kind() {
        ExprKind::Variable(name) => word(name),
        ExprKind::String(text) => {
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '(' | ')' | '{' | '}' | ',' | ' ' | '=');
            let known =
                word(text).or_else(|| matches!(&**text, "string" | "number" | "bool" | "any").then(|| text.clone()));
            known.or_else(|| {
                (text.contains('(') && text.ends_with(')') && text.chars().all(plain)).then(|| text.clone())
            })
        }
        // `list[string]`, `map[string]`
        ExprKind::Traversal(root, steps) => match (&root.kind, &steps[..]) {
            (ExprKind::Variable(name), [one]) => {
                let holder = holder(name)?;
                let StepKind::Index(inner) = &one.kind else { return None };
                Some(format!("{holder}({})", value.inner(inner).text()))
            }
            _ => None,
        },
        _ => None,
    }
}

fn word(name: &str) -> Option<String> {
    let low = name.to_lowercase();
    let plain = WORDS.plain.get(&low).cloned();
    let own = || matches!(&*low, "string" | "number" | "bool" | "any").then(|| low.clone());
    let near = || misspelt(&low, ["string", "number", "bool"]).map(str::to_owned);
    plain.or_else(|| WORDS.holds.get(&low).map(|holder| format!("{holder}(any)"))).or_else(own).or_else(near)
}

/// The type of several that a word means.
fn holder(name: &str) -> Option<&'static str> {
    let low = name.to_lowercase();
    let known = WORDS.holds.get(&low).map(String::as_str);
    known.or_else(|| misspelt(&low, ["list", "set", "map", "object", "tuple", "optional"]))
}
