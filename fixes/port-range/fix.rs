//! `port = 443`, or `port_range = "8000-8100"`, where a rule takes the two ends of a range.

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::Attribute;
use crate::schema::types::Type;
use crate::shape::bodies::{self, Body};
use crate::syntax::tree::ExprKind;

/// A finding for each rule that says so.
pub fn find(ctx: &Context) -> Vec<Finding> {
    bodies::all(ctx).iter().filter_map(look).collect()
}

fn look(body: &Body) -> Option<Finding> {
    let takes = |name: &str| body.ty.attribute(name).is_some_and(|one| one.settable() && one.ty == Type::Number);
    if !takes("from_port") || !takes("to_port") || body.block.has("from_port") || body.block.has("to_port") {
        return None;
    }
    let mut all =
        body.unknown_attributes().filter(|one| matches!(one.name(), "port" | "ports" | "port_range" | "port_ranges"));
    let (attribute, None) = (all.next()?, all.next()) else { return None };
    let name = attribute.name();
    let finding =
        Finding::at(attribute.name_span(), format!("{}: {name} is not known: a rule takes a range", body.place()));
    let Some((from, to)) = ends(attribute) else { return Some(finding) };
    let range = attribute.span().range;
    let text = body.block.file_text();
    if !text[body.block.open()..range.start].contains('\n') {
        return Some(finding);
    }
    let mut edits = Edits::default();
    let margin = indent(text, range.start);
    for end in ["from_port", "to_port"] {
        edits.claim(format!("{}@{}:{end}", body.block.file().0, body.block.span().range.start));
    }
    edits.splice(body.block.file(), range, &format!("from_port = {from}\n{margin}to_port   = {to}"));
    Some(finding.with(edits))
}

/// The two ends that a value says: one port, one in a list, or two with a dash between them.
fn ends(attribute: Attribute) -> Option<(String, String)> {
    let value = attribute.value();
    let one = match value.items() {
        Some(items) => *items.first().filter(|_| items.len() == 1)?,
        None => value,
    };
    let number = |text: &str| text.parse::<u16>().is_ok();
    match one.as_str() {
        Some(text) => {
            let (from, to) = text.split_once('-').unwrap_or((text, text));
            let (from, to) = (from.trim(), to.trim());
            (number(from) && number(to)).then(|| (from.to_owned(), to.to_owned()))
        }
        None => {
            let is_one = match one.kind() {
                ExprKind::Number(_) => true,
                // A list by its name is not known to be one port.
                ExprKind::Traversal(..) => !one.text().ends_with('s'),
                _ => false,
            };
            is_one.then(|| (one.text().to_owned(), one.text().to_owned()))
        }
    }
}
