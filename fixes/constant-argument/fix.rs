//! Expressions where Terraform takes literals alone: `prevent_destroy`, the source of a module, the alias of a provider.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::syntax::tree::ExprKind;
use crate::wire::site::Site;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let summaries = ["Variables not allowed", "Function calls not allowed", "Unsuitable value type"];
    let all = Site::all(ctx, &summaries);
    let mut found: Vec<(Value, Finding)> = Vec::new();
    for (_, site) in &all {
        let value = site.attribute.value();
        // One finding for all names in an argument.
        if found.iter().all(|(seen, _)| seen.span() != value.span()) {
            found.extend(look(ctx, site).map(|finding| (value, finding)));
        }
    }
    let mut found: Vec<Finding> = found.into_iter().map(|(_, finding)| finding).collect();
    found.extend(ctx.module.blocks().flat_map(ignored));
    found
}

/// Entries of `ignore_changes` that say the value of an argument in the place of its name.
fn ignored(block: Block) -> Vec<Finding> {
    let lists = block.nested("lifecycle").filter_map(|one| one.attribute("ignore_changes")?.value().items());
    let values = lists
        .flatten()
        .filter(|one| one.target().is_some_and(|target| target.starts_with("var.") || target.starts_with("local.")));
    let named = |value: Value| {
        let mut own = block.attributes().filter(|one| one.value().text() == value.text());
        own.next().filter(|_| own.next().is_none()).map(|one| one.name())
    };
    let finding = |value: Value| {
        let message = format!("{}: lifecycle: ignore_changes: {} is no argument", name_of(block), value.text());
        let mut edits = Edits::default();
        let finding = Finding::at(value.span(), message);
        let Some(name) = named(value) else { return finding };
        edits.replace(value, name);
        Finding { message: format!("{}; it is the value of {name}", finding.message), ..finding }.with(edits)
    };
    values.map(finding).collect()
}

fn look(ctx: &Context, site: &Site) -> Option<Finding> {
    let (value, name) = (site.attribute.value(), site.attribute.name());
    let wanted = match (site.root.kind(), name) {
        (_, "prevent_destroy" | "create_before_destroy") if site.path == ["lifecycle"] => Type::Bool,
        ("variable" | "output", "sensitive" | "nullable" | "ephemeral") if site.path.is_empty() => Type::Bool,
        ("variable" | "output", "description") if site.path.is_empty() => Type::String,
        ("module", "source" | "version") | ("provider", "alias") if site.path.is_empty() => Type::String,
        _ => return None,
    };
    let finding = Finding::at(value.span(), format!("{}: only a literal may stand here", site.place()));
    let text = match (wanted, ctx.by_default(value).bare()) {
        (Type::Bool, Known::Bool(known)) => known.to_string(),
        (Type::Bool, Known::Text(text)) => truth(text)?.to_string(),
        (Type::Bool, _) if bare(value).and_then(truth).is_some() => bare(value).and_then(truth)?.to_string(),
        (Type::String, Known::Text(text)) if !text.contains(['"', '\\', '$', '%', '\n']) => format!("\"{text}\""),
        _ => return Some(finding),
    };
    let mut edits = Edits::default();
    edits.replace(value, &text);
    let finding = finding.with(edits);
    let finding = match (site.root.kind(), name) {
        // The address of a provider block ends with its alias.
        ("provider", "alias") => {
            let to = format!("provider.{}.{}", site.root.name(), text.trim_matches('"'));
            finding.renaming(site.root, to, "its alias is written out")
        }
        _ => finding,
    };
    if value.is_literal() || bare(value).is_some() {
        return Some(finding);
    }
    let reason = format!("Terraform takes a literal alone; {text} is what {} is by default", value.text());
    Some(finding.losing(site.place(), reason))
}

/// A word without quotes, which is no name of anything: `yes`, `True`.
fn bare<'m>(value: Value<'m>) -> Option<&'m str> {
    match value.kind() {
        ExprKind::Variable(word) => Some(word),
        _ => None,
    }
}

/// A truth value in other words.
fn truth(text: &str) -> Option<bool> {
    match &*text.to_lowercase() {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}
