//! Statements of a policy document that name principals and conditions as the JSON of a policy does.

use crate::edit::Edits;
use crate::edit::verbs::{indent, line_end, line_start};
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block, Value};
use crate::schema::types::Type;
use crate::shape::bodies::{self, Body};
use crate::shape::convert::{has_comment, moved, turn};
use crate::shape::must::{Filled, Hole};
use crate::syntax::tree::ExprKind;

/// What the JSON of a policy calls them, in small letters and in one word, and what the block is called.
const NAMES: [(&str, &str); 6] = [
    ("principal", "principals"),
    ("principals", "principals"),
    ("notprincipal", "not_principals"),
    ("notprincipals", "not_principals"),
    ("condition", "condition"),
    ("conditions", "condition"),
];

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    bodies::all(ctx).iter().filter(|body| is_statement(body)).flat_map(|body| look(ctx, body)).collect()
}

/// Whether an argument of a statement names principals and says by itself of which type they are.
pub fn is_whom(body: &Body, argument: Attribute) -> bool {
    is_statement(body) && block_of(argument.name()) != Some("condition") && type_of(argument.value()).is_some()
}

fn is_statement(body: &Body) -> bool {
    body.root.of() == "aws_iam_policy_document" && body.path.as_slice() == ["statement"]
}

/// The type of a principal, or of all in a list, as their form tells: everybody, a service, or whoever has an ARN.
fn type_of(value: Value) -> Option<&'static str> {
    if let Some(items) = value.items() {
        let mut all = items.into_iter().map(type_of);
        let first = all.next()??;
        return all.all(|one| one == Some(first)).then_some(first);
    }
    let text = value.text().trim_matches('"');
    match value.kind() {
        ExprKind::String(_) | ExprKind::Template(_) if text == "*" => Some("\"*\""),
        ExprKind::String(_) | ExprKind::Template(_) if text.ends_with(".amazonaws.com") => Some("\"Service\""),
        ExprKind::String(_) | ExprKind::Template(_) if text.starts_with("arn:") => Some("\"AWS\""),
        ExprKind::Traversal(..) if text.ends_with(".arn") => Some("\"AWS\""),
        _ => None,
    }
}

fn block_of(name: &str) -> Option<&'static str> {
    let plain = name.replace('_', "").to_ascii_lowercase();
    NAMES.iter().find(|(from, _)| *from == plain).map(|(_, to)| *to)
}

fn look(ctx: &Context, body: &Body) -> Vec<Finding> {
    let mut found = Vec::new();
    let message = |name: &str| format!("{}: {name} is written as in the JSON of a policy", body.place());
    for argument in body.unknown_attributes() {
        let (name, value) = (argument.name(), argument.value());
        let Some(texts) = block_of(name).and_then(|to| of_object(ctx, to, value)) else { continue };
        let own = indent(value.file_text(), argument.span().range.start);
        let mut edits = Edits::default();
        // The next one, turned as well, brings a blank line of its own.
        let (source, end) = (body.block.file_text(), argument.span().range.end);
        let next = body.unknown_attributes().any(|one| {
            block_of(one.name()).is_some() && line_start(source, one.span().range.start) == line_end(source, end)
        });
        turn(&mut edits, body.block, argument, &moved(&texts.join("\n\n"), "", &own), next);
        found.push(Finding::at(argument.name_span(), message(name)).with(edits));
    }
    for block in body.block.blocks().filter(|one| one.kind() != "dynamic") {
        let name = block.kind();
        let Some(texts) = block_of(name).and_then(|to| of_block(ctx, to, block)) else { continue };
        let own = indent(block.file_text(), block.span().range.start);
        let mut edits = Edits::default();
        edits.splice(block.file(), block.span().range, &moved(&texts.join("\n\n"), "", &own));
        found.push(Finding::on(block, message(name)).with(edits));
    }
    found
}

/// The blocks that an object says, or whom a text or list names; `None` where its keys are the block's own, or not written
/// out.
fn of_object(ctx: &Context, to: &str, value: Value) -> Option<Vec<String>> {
    if let Some(of) = type_of(value).filter(|_| to != "condition" && !has_comment(value.text())) {
        return Some(vec![render(ctx, to, of, None, value)?]);
    }
    let entries = pairs(value).filter(|_| !has_comment(value.text()))?;
    let all: Option<Vec<Vec<String>>> = entries.iter().map(|(key, value)| one(ctx, to, key, *value)).collect();
    Some(all?.concat()).filter(|all| !all.is_empty())
}

/// The same of a block whose arguments are the entries.
fn of_block(ctx: &Context, to: &str, block: Block) -> Option<Vec<String>> {
    if has_comment(block.text()) {
        return None;
    }
    let mut all = Vec::new();
    for argument in block.attributes() {
        all.extend(one(ctx, to, &format!("\"{}\"", argument.name()), argument.value())?);
    }
    for inner in block.blocks() {
        let test = format!("\"{}\"", inner.kind());
        for argument in inner.attributes().filter(|_| to == "condition" && is_test(&test)) {
            all.push(render(ctx, to, &test, Some(&format!("\"{}\"", argument.name())), argument.value())?);
        }
    }
    let whole = block.blocks().all(|inner| to == "condition" && inner.blocks().next().is_none());
    (whole && !all.is_empty()).then_some(all)
}

/// What one entry says: of a principal the type and who, of a condition the test and its own entries.
fn one(ctx: &Context, to: &str, key: &str, value: Value) -> Option<Vec<String>> {
    if to != "condition" {
        let known = ["\"AWS\"", "\"Service\"", "\"Federated\"", "\"CanonicalUser\"", "\"*\""];
        let key = known.into_iter().find(|one| one.eq_ignore_ascii_case(key))?;
        return Some(vec![render(ctx, to, key, None, value)?]);
    }
    let inner = pairs(value).filter(|_| is_test(key))?;
    inner.iter().map(|(variable, value)| render(ctx, to, key, Some(variable), *value)).collect()
}

/// Whether a key is an operator of a condition: `StringEquals`, and not an argument of the block.
fn is_test(key: &str) -> bool {
    key.trim_start_matches('"').starts_with(|c: char| c.is_ascii_uppercase())
}

/// The entries of an object, each key as a text.
fn pairs(value: Value<'_>) -> Option<Vec<(String, Value<'_>)>> {
    let ExprKind::Object(entries) = value.kind() else { return None };
    let pair = |entry| {
        let (key, value) = entry;
        let key: Value = key;
        match key.kind() {
            ExprKind::Variable(name) => Some((format!("\"{name}\""), value)),
            ExprKind::String(_) | ExprKind::Template(_) => Some((key.text().to_owned(), value)),
            _ => None,
        }
    };
    entries.iter().map(|entry| pair((value.inner(&entry.key), value.inner(&entry.value)))).collect()
}

fn render(ctx: &Context, to: &str, key: &str, variable: Option<&str>, value: Value) -> Option<String> {
    let must = ctx.fix.must("blocks")?;
    let top = must.blocks().next()?;
    let block = top.blocks().next()?.nested(to).next()?;
    let listed = matches!(ctx.known(value).ty(), Type::List(_) | Type::Set(_) | Type::Tuple(_));
    let own = indent(value.file_text(), value.span().range.start);
    let text = moved(value.text(), &own, "  ");
    let list = if listed { text } else { format!("[{text}]") };
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) => match (name.as_str(), variable) {
            ("type", _) => Filled::Text(key.to_owned()),
            ("variable", Some(variable)) => Filled::Text(variable.to_owned()),
            ("list", _) => Filled::Text(list.clone()),
            _ => Filled::Missing,
        },
        _ => Filled::Missing,
    };
    let text = must.render_range(top, block.span().range, &fill).ok()?;
    Some(moved(&text, &indent(must.text(), block.span().range.start), ""))
}
