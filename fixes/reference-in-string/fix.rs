//! A string that is, letter for letter, a reference to something that is there: `"aws_vpc.main.id"`, and one that stands
//! in a string between the marks of another language: `"{local.prefix}-app"`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::pattern::pattern;
use crate::syntax::tree::{ExprKind, Part};

/// A name between the marks that other languages put around what is put in: `{a.b}`, `#{a.b}`, `$(a.b)`, `{{ a.b }}`.
static MARKED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:#|\$)?\{\{ *([a-z][a-z0-9A-Z_.-]+) *\}\}|#?\{ *([a-z][a-z0-9A-Z_.-]+) *\}|\$\( *([a-z][a-z0-9A-Z_.-]+) *\)",
    )
});

/// A finding for each such string.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data" | "module" | "output")) {
        in_block(ctx, block, &mut found);
    }
    found
}

fn in_block(ctx: &Context, block: Block, found: &mut Vec<Finding>) {
    for attribute in block.attributes() {
        // What is text for people, and what Terraform reads as names.
        let is_text = matches!(attribute.name(), "description" | "comment" | "error_message" | "source" | "provider");
        if matches!(attribute.name(), "description" | "comment") {
            marked(ctx, attribute.value(), found);
        }
        if !is_text && !matches!(attribute.name(), "depends_on" | "ignore_changes" | "providers") {
            in_expr(ctx, attribute.value(), found);
        }
    }
    block.blocks().for_each(|inner| in_block(ctx, inner, found));
}

fn in_expr(ctx: &Context, value: Value, found: &mut Vec<Finding>) {
    if let Some(text) = value.as_str()
        && resolves(ctx, text)
    {
        let mut edits = Edits::default();
        edits.replace(value, text);
        found.push(Finding::at(value.span(), format!("{text} stands in quotes, as text")).with(edits));
    }
    marked(ctx, value, found);
    match value.kind() {
        // A key is a name, whatever it says.
        ExprKind::Object(entries) => entries.iter().for_each(|entry| in_expr(ctx, value.inner(&entry.value), found)),
        _ => value.node().children().for_each(|child| in_expr(ctx, value.inner(child), found)),
    }
}

/// What stands in a string between the marks of another language, and is there.
fn marked(ctx: &Context, value: Value, found: &mut Vec<Finding>) {
    let whole = value.span().range;
    let literals: Vec<Range<usize>> = match value.kind() {
        // A script in a heredoc has such marks of its own.
        _ if !value.text().starts_with('"') => return,
        ExprKind::String(_) => std::iter::once(whole.start + 1..whole.end - 1).collect(),
        ExprKind::Template(parts) => parts
            .iter()
            .filter_map(|part| match part {
                Part::Literal(range) => Some(value.place(range)),
                _ => None,
            })
            .collect(),
        _ => return,
    };
    let source = value.file_text();
    for literal in literals.into_iter().filter(|literal| source[literal.clone()].contains(['{', '('])) {
        for marked in MARKED.captures_iter(&source[literal.clone()]) {
            let (Some(all), Some(name)) = (marked.get(0), marked.iter().skip(1).flatten().next()) else { continue };
            let at = literal.start + all.start()..literal.start + all.end();
            // A mark that stands twice is text on purpose.
            if source[..at.start].ends_with(['$', '%']) || !resolves(ctx, name.as_str()) {
                continue;
            }
            let mut edits = Edits::default();
            edits.splice(value.span().file, at, &format!("${{{}}}", name.as_str()));
            let message = format!("{} stands in a text, between marks that are not Terraform's", name.as_str());
            found.push(Finding::at(value.span(), message).with(edits));
        }
    }
}

/// Whether a text is an address that is declared, with one attribute that its type has.
fn resolves(ctx: &Context, text: &str) -> bool {
    let name = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
            && part.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
    };
    let parts: Vec<&str> = text.split('.').collect();
    if !parts.iter().all(|part| name(part)) {
        return false;
    }
    match parts.as_slice() {
        ["var" | "local", _] => ctx.module.declares(text),
        ["module", call, _] => ctx.module.declares(&format!("module.{call}")),
        ["data", _, _, attribute] | [_, _, attribute] => {
            let address = text.rsplit_once('.').map_or("", |(address, _)| address);
            let block = ctx.module.get(address).filter(|block| block.repeat().is_none());
            block.and_then(|block| ctx.type_of(block)).is_some_and(|ty| ty.attribute(attribute).is_some())
        }
        _ => false,
    }
}
