//! `${VAR}` of a shell or a script, in a heredoc or in a file that `templatefile` reads: Terraform takes it for a reference.

use std::collections::HashMap;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::source::Span;
use crate::syntax::mend::marks::{is_foreign, marks};
use crate::syntax::tree::{Body, Expr, ExprKind, Item, Part, StepKind};
use crate::wire::files::{Reading, path_of, readings};
use crate::wire::program::{is_set, is_used};

/// A finding for each heredoc and each file that holds some.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in ctx.module.blocks() {
        let of = block.of();
        let rule = FILLED.contains(&of) || of.starts_with("aws_api_gateway_") || of.starts_with("aws_apigatewayv2_");
        in_body(&block.node().body, &mut |expr| {
            let value = block.value_of(expr);
            let filled = rule.then(|| filled(ctx, value, of)).flatten();
            found.extend(filled.or_else(|| if FILLED.contains(&of) { None } else { heredoc(ctx, value) }));
        });
    }
    found.extend(readings(ctx).iter().filter_map(|one| template(ctx, one)));
    found
}

fn in_body<'m>(body: &'m Body, visit: &mut dyn FnMut(&'m Expr)) {
    for item in &body.items {
        match item {
            Item::Attribute(attribute) => in_expr(&attribute.value, visit),
            Item::Block(block) => in_body(&block.body, visit),
        }
    }
}

fn in_expr<'m>(expr: &'m Expr, visit: &mut dyn FnMut(&'m Expr)) {
    if matches!(expr.kind, ExprKind::Heredoc(_) | ExprKind::Template(_)) {
        visit(expr);
    }
    expr.children().for_each(|child| in_expr(child, visit));
}

/// What stands in a heredoc for Terraform to put in, and Terraform cannot resolve and the text can.
fn heredoc(ctx: &Context, value: Value) -> Option<Finding> {
    let ExprKind::Heredoc(parts) = value.kind() else { return None };
    let outside: String = parts
        .iter()
        .filter_map(|part| match part {
            Part::Literal(range) => Some(value.part(range).range),
            _ => None,
        })
        .map(|range| value.file_text().get(range).unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\0");
    let mut edits = Edits::default();
    let mut first = None;
    // A name is looked for in the whole text, once.
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut is_own =
        |name| *known.entry(name).or_insert_with(|| is_shells(name, value.text()) || is_set(name, &outside));
    for part in parts {
        let Part::Interpolation(range, expr) = part else { continue };
        let at = value.place(range);
        let is_plain = matches!(expr.kind, ExprKind::Variable(_));
        let is_texts = variable(expr).is_some_and(&mut is_own) || !is_plain && is_scripts(expr, &outside);
        if is_texts && is_unresolved(ctx, Span::new(value.span().file, at.clone())) {
            edits.splice(value.span().file, at.start..at.start, "$");
            first.get_or_insert(at);
        }
    }
    let at = first?;
    let said = value.file_text().get(at.clone()).unwrap_or_default();
    let message = format!("{said} is for the shell or the script, and Terraform takes it for a reference");
    Some(Finding::at(Span::new(value.span().file, at), message).with(edits))
}

/// Types whose texts AWS fills in when a message or a packet comes (`${topic(2)}`, `${newuuid()}`, `${srcaddr}`), or a person
/// who runs a query that is kept. Sources: AWS IoT Developer Guide, "Substitution templates"; Amazon VPC User Guide, "Flow
/// log records".
const FILLED: [&str; 5] =
    ["aws_iot_topic_rule", "aws_flow_log", "aws_athena_named_query", "aws_athena_prepared_statement", QUERY];

const QUERY: &str = "aws_cloudwatch_query_definition";

/// What expressions of API Gateway begin with. Sources: API Gateway Developer Guide, "Working with WebSocket APIs: selection
/// expressions" and "Parameter mapping", read 2026-11-30.
const GATEWAY: [&str; 6] = ["request", "response", "stageVariables", "context", "integration", "method"];

/// What stands for Terraform in a text that AWS fills in, and Terraform cannot resolve.
fn filled(ctx: &Context, value: Value, of: &str) -> Option<Finding> {
    let (ExprKind::Template(parts) | ExprKind::Heredoc(parts)) = value.kind() else { return None };
    let mut edits = Edits::default();
    let mut first = None;
    for part in parts {
        let Part::Interpolation(range, expr) = part else { continue };
        let at = value.place(range);
        let named = |names: &[&str]| {
            expr.all().any(|one| matches!(&one.kind, ExprKind::Variable(name) if names.contains(&name.as_str())))
        };
        let plain = matches!(expr.kind, ExprKind::Variable(_)) || !of.starts_with("aws_athena_") && of != QUERY;
        if plain
            && !named(&OWN)
            && (FILLED.contains(&of) || named(&GATEWAY))
            && is_unresolved(ctx, Span::new(value.span().file, at.clone()))
        {
            edits.splice(value.span().file, at.start..at.start, "$");
            first.get_or_insert(at);
        }
    }
    let at = first?;
    let said = value.file_text().get(at.clone()).unwrap_or_default();
    let message = format!("{said} is filled in later, and Terraform takes it for a reference");
    Some(Finding::at(Span::new(value.span().file, at), message).with(edits))
}

fn is_unresolved(ctx: &Context, at: Span) -> bool {
    ctx.diagnostics_within(at).any(|one| UNRESOLVED.contains(&&*one.summary))
}

/// What is said of a name that resolves to nothing.
const UNRESOLVED: [&str; 3] = ["Invalid reference", "Reference to undeclared resource", "Call to unknown function"];

/// Names that are Terraform's own.
const OWN: [&str; 10] = ["var", "local", "data", "module", "each", "count", "self", "path", "terraform", "resource"];

/// Whether every name that an expression starts from is one of the script around it.
fn is_scripts(expr: &Expr, outside: &str) -> bool {
    let mut roots = expr.all().filter_map(|one| match &one.kind {
        ExprKind::Variable(name) => Some(name.as_str()),
        _ => None,
    });
    let Some(first) = roots.next() else { return false };
    roots.chain([first]).all(|name| !OWN.contains(&name) && is_used(name, outside))
}

/// The variable that a shell would read: `NAME`, `!NAME`, `NAME[0]`, `NAME/a/b`, `NAME-default`.
fn variable(expr: &Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Variable(name) => Some(name.split('-').next().unwrap_or(name)),
        ExprKind::Unary(inner) => variable(inner),
        ExprKind::Traversal(root, steps) => {
            let indices = steps.iter().all(|step| matches!(step.kind, StepKind::Index(_)));
            variable(root).filter(|_| indices)
        }
        ExprKind::Binary("/" | "%", sides) => variable(&sides[0]),
        _ => None,
    }
}

/// The same in a file that is read as a template and is not handed these names.
fn template(ctx: &Context, one: &Reading) -> Option<Finding> {
    let values = one.values.filter(|_| one.function == "templatefile")?;
    let keys: Vec<&str> = values.entries()?.into_iter().map(|(key, _, _)| key).collect();
    let path = path_of(ctx, one.path)?;
    let (id, file) = ctx.module.sources().find(&path)?;
    let mut edits = Edits::default();
    let mut first = None;
    for at in marks(&file.text) {
        let inside = file.text[at.end..].split('}').next()?;
        let name: String = inside.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        let rest = &inside[name.len()..];
        let is_free = !keys.contains(&name.as_str()) && file.text[at.start..].starts_with('$');
        // Only a shell reads `${!NAME}`, `${NAME/a/b}` or `${NAME:-default}`, though Terraform can read the first two.
        let other = name.is_empty().then(|| rest.strip_prefix('!')).flatten();
        let operator = other.is_some_and(|other| !keys.contains(&other)) || rest.starts_with(['/', '%']);
        let own = rest.is_empty() && !name.is_empty() && is_shells(&name, &file.text);
        if is_foreign(&file.text, at.start) || is_free && (operator || own) {
            edits.splice(id, at.start..at.start, &file.text[at.start..=at.start]);
            first.get_or_insert_with(|| format!("{}{inside}}}", &file.text[at.clone()]));
        }
    }
    let message = format!("{path} is read as a template, and {} in it is for the shell", first?);
    Some(Finding::at(one.call.span(), message).with(edits))
}

/// What stands behind a word and a name, where a line begins with these.
fn behind<'l>(line: &'l str, word: &str, name: &str) -> Option<&'l str> {
    line.strip_prefix(word)?.strip_prefix(name)
}

/// Whether a name is one of the shell: in capitals, or set in the same text.
fn is_shells(name: &str, text: &str) -> bool {
    let capitals = name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    let set = || {
        text.lines().map(str::trim_start).any(|line| {
            let line = line.strip_prefix("export ").or(line.strip_prefix("local ")).unwrap_or(line);
            line.strip_prefix(name).is_some_and(|rest| rest.starts_with('='))
                || behind(line, "for ", name).is_some_and(|rest| rest.starts_with(" in "))
                || behind(line, "read ", name).is_some()
        })
    };
    capitals || set()
}
