//! An argument of a backend that is an expression: Terraform reads backends before it knows any name.

use crate::edit::Edits;
use crate::edit::verbs::line_end;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block, Value};
use crate::syntax::tree::ExprKind;

/// A finding for each backend with arguments that are expressions.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let backends = ctx.module.of_kind("terraform").flat_map(|block| block.nested("backend").collect::<Vec<_>>());
    backends.filter_map(look).collect()
}

fn look(backend: Block) -> Option<Finding> {
    let wrong: Vec<Attribute> = backend.attributes().filter(|one| !is_literal(one.value())).collect();
    if wrong.is_empty() {
        return None;
    }
    let mut edits = Edits::default();
    for one in &wrong {
        give_at_init(&mut edits, *one, backend);
    }
    let names: Vec<&str> = wrong.iter().map(Attribute::name).collect();
    let names = names.join(", ");
    let message = format!("the {} backend takes literals alone, and has an expression for {names}", backend.name());
    let reason = "a backend is read before any variable is known; give it with `terraform init -backend-config`";
    let finding = Finding::on(backend, message).with(edits);
    Some(wrong.iter().fold(finding, |finding, one| {
        finding.losing(format!("terraform.backend.{}: {}", backend.name(), one.name()), reason)
    }))
}

/// The argument becomes a comment that says how to give it.
fn give_at_init(edits: &mut Edits, one: Attribute, backend: Block) {
    let (range, text) = (one.span().range, backend.file_text());
    let value = one.value();
    // Whatever stands behind it on its line would end up in the comment.
    let behind = text[range.end..line_end(text, range.end)].trim();
    if !(behind.is_empty() || behind.starts_with(['#', '/'])) {
        edits.remove_attribute(one, backend);
        return;
    }
    let said = match value.kind() {
        ExprKind::Template(_) => value.text().trim_matches('"').to_owned(),
        _ => format!("<{}>", value.text().split_whitespace().collect::<Vec<_>>().join(" ")),
    };
    edits.splice(one.span().file, range, &format!("# terraform init -backend-config='{}={said}'", one.name()));
}

/// Whether nothing in a value has to be worked out.
fn is_literal(value: Value) -> bool {
    match value.kind() {
        ExprKind::Array(_) => value.items().unwrap_or_default().into_iter().all(is_literal),
        ExprKind::Object(_) => value.entries().unwrap_or_default().into_iter().all(|(_, _, value)| is_literal(value)),
        ExprKind::Unary(..) => true,
        ExprKind::Heredoc(_) => !value.text().contains("${"),
        _ => value.is_literal(),
    }
}
