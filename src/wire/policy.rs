//! Policies: where their statements are written, whom they admit, and one statement more.

use std::fmt::Write as _;
use std::ops::Range;

use crate::edit::Edits;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::shape::companion::reached;
use crate::source::FileId;
use crate::syntax;
use crate::syntax::tree::{ExprKind, PieceKind, Tree};

/// Where the statements of a policy are written.
#[derive(Clone, Debug)]
pub enum Statements<'m> {
    /// The list of `jsonencode({ Statement = [...] })`.
    List(Value<'m>),
    /// The only statement of `jsonencode({ Statement = {...} })`.
    Single(Value<'m>),
    /// JSON in a heredoc: its text, and where the closing bracket of the list stands in the file.
    Json(Value<'m>, usize),
    /// A policy document.
    Document(Block<'m>),
}

/// The statements of a policy that a value holds, through locals and policy documents; `None` where they cannot be told.
pub fn statements<'m>(module: &'m Module, value: Value<'m>) -> Option<Statements<'m>> {
    match value.kind() {
        ExprKind::Paren(inner) => statements(module, value.inner(inner)),
        ExprKind::Call(call) if call.name == "jsonencode" => {
            let held = value.inner(call.args.first()?).entry("Statement")?;
            match held.kind() {
                ExprKind::Array(_) => Some(Statements::List(held)),
                ExprKind::Object(_) => Some(Statements::Single(held)),
                _ => None,
            }
        }
        ExprKind::Heredoc(_) => {
            let start = value.span().range.start;
            closing_bracket(value.text()).map(|at| Statements::Json(value, start + at))
        }
        ExprKind::Traversal(..) => {
            let target = value.target()?;
            match target.strip_prefix("local.") {
                Some(name) => statements(module, module.local(name)?.value()),
                None if target.starts_with("data.aws_iam_policy_document.") => {
                    let document = module.get(&target)?;
                    document.repeat().is_none().then_some(Statements::Document(document))
                }
                None => None,
            }
        }
        _ => None,
    }
}

/// Everything that a policy says: its text, and the text of what it refers to.
pub fn whole_text(module: &Module, holder: Block) -> String {
    let mut text = holder.text().to_owned();
    for target in reached(module, holder) {
        if let Some(name) = target.strip_prefix("local.") {
            text.extend(module.local(name).map(|local| local.text()));
        } else if target.starts_with("data.aws_iam_policy_document.") {
            text.extend(module.get(&target).map(|document| document.text()));
        }
    }
    text
}

/// Whether a policy's text names a service (`logs`) among its principals, in whatever region.
pub fn names_service(text: &str, service: &str) -> bool {
    text.match_indices(service).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = &text[at + service.len()..];
        let end = behind.find(['"', '\n']).unwrap_or(behind.len());
        !before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
            && behind.starts_with('.')
            && (behind[..end].contains("amazonaws.com") || behind[..end].contains("dns_suffix"))
    })
}

/// Whether a statement speaks of everybody (`Principal = "*"`), so that nobody can tell from the text whom it admits.
pub fn names_everybody(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ':' { '=' } else { c }).collect();
    ["Principal=\"*\"", "\"Principal\"=\"*\"", "AWS=\"*\"", "\"AWS\"=\"*\"", "AWS=[\"*\"]", "identifiers=[\"*\"]"]
        .iter()
        .any(|mark| plain.contains(mark))
}

/// Whether one of a policy's statements allows something to everybody, under no condition.
pub fn lets_everybody(module: &Module, value: Value) -> bool {
    let Some(all) = statements(module, value) else { return false };
    if let Statements::Document(document) = all {
        let denies =
            |one: &Block| one.attribute("effect").is_some_and(|effect| effect.value().as_str() != Some("Allow"));
        let open = |one: &Block| one.nested("principals").any(|who| names_everybody(who.text()));
        return document.nested("statement").any(|one| !denies(&one) && !one.has("condition") && open(&one));
    }
    items(&all).iter().any(|one| {
        let allows = one.text.contains("\"Allow\"") && !one.text.contains("Condition");
        allows && names_everybody(&one.text)
    })
}

/// Adds statements, objects as `jsonencode` takes them, in the way in which the policy is written.
pub fn append(edits: &mut Edits, to: &Statements, statements: &[Value]) {
    let plain = || statements.iter().map(|one| outdent(one.text()));
    match to {
        Statements::List(list) => {
            let (plain, source): (Vec<String>, _) = (plain().collect(), list.file_text());
            edits.add_items(*list, source, &plain.iter().map(String::as_str).collect::<Vec<_>>());
        }
        Statements::Single(one) => {
            let all = std::iter::once(outdent(one.text())).chain(plain());
            let all: String = all.map(|one| format!("\n  {},", indent(&one, 2))).collect();
            edits.replace(*one, &indent(&format!("[{all}\n]"), column(one.file_text(), one.span().range.start)));
        }
        Statements::Json(json, at) => {
            let source = json.file_text();
            let head = source[..*at].trim_end().len();
            let by = column(source, head);
            let mut new = String::new();
            for (index, one) in statements.iter().enumerate() {
                let comma = if index == 0 && source[..head].ends_with('[') { "" } else { "," };
                let _ = write!(new, "{comma}\n{}{}", " ".repeat(by), indent(&json_of(*one), by));
            }
            edits.splice(json.span().file, head..head, &new);
        }
        Statements::Document(document) => {
            statements.iter().for_each(|one| edits.append_block(*document, "statement", &document_of(*one)));
        }
    }
}

/// One statement of a policy: its bytes and its text.
#[derive(Clone, Debug)]
pub struct Item {
    file: FileId,
    range: Range<usize>,
    column: usize,
    is_json: bool,
    /// Its text.
    pub text: String,
}

/// The statements that are written as objects; none for a policy document.
pub fn items(all: &Statements) -> Vec<Item> {
    let of = |value: &Value, range: Range<usize>, is_json: bool| Item {
        file: value.span().file,
        text: value.file_text()[range.clone()].to_owned(),
        column: column(value.file_text(), range.start),
        range,
        is_json,
    };
    match all {
        Statements::List(list) => {
            list.items().unwrap_or_default().iter().map(|one| of(one, one.span().range, false)).collect()
        }
        Statements::Single(one) => vec![of(one, one.span().range, false)],
        Statements::Json(json, _) => {
            let start = json.span().range.start;
            let found = objects(json.text()).into_iter();
            found.map(|range| of(json, start + range.start..start + range.end, true)).collect()
        }
        Statements::Document(_) => Vec::new(),
    }
}

/// Other statements in the place of one.
pub fn replace(edits: &mut Edits, item: &Item, by: &[Value]) {
    let text = |one: &Value| if item.is_json { json_of(*one) } else { outdent(one.text()) };
    let all: Vec<String> = by.iter().map(|one| indent(&text(one), item.column)).collect();
    edits.splice(item.file, item.range.clone(), &all.join(&format!(",\n{}", " ".repeat(item.column))));
}

/// A rendered block whose `policy` is written out.
#[derive(Debug)]
pub struct Rendered {
    text: String,
    tree: Tree,
}

impl Rendered {
    /// Reads the block.
    pub fn new(text: &str) -> Rendered {
        Rendered { text: text.to_owned(), tree: syntax::parse(text) }
    }

    fn policy(&self) -> Option<Value<'_>> {
        let placed = self.tree.pieces.first()?;
        let PieceKind::Block(node) = &placed.piece.kind else { return None };
        Some(Block::new(FileId(0), placed.start, &self.text, node, 0).attribute("policy")?.value())
    }

    /// Its statements.
    pub fn statements(&self) -> Vec<Value<'_>> {
        let list = self.policy().and_then(|policy| match policy.kind() {
            ExprKind::Call(call) => policy.inner(call.args.first()?).entry("Statement")?.items(),
            _ => None,
        });
        list.unwrap_or_default()
    }

    /// The whole policy with the statements of others behind its own, as the value of an attribute at column 0.
    pub fn with(&self, others: &[Rendered]) -> Option<String> {
        let (policy, whole) = (self.policy()?.span().range, self.joined(others)?);
        let end = whole.len() - (self.text.len() - policy.end);
        Some(outdent(&whole[policy.start..end]))
    }

    /// The block with the statements of others behind its own.
    pub fn joined(&self, others: &[Rendered]) -> Option<String> {
        let items = self.statements();
        let more = others.iter().flat_map(Rendered::statements);
        let more: Vec<String> = more.map(|one| format!("\n      {}", one.text())).collect();
        let (at, text) = match items.last() {
            Some(last) => (last.span().range.end, format!(",{}", more.join(","))),
            None => (self.text.find("[]")? + 1, format!("{},\n    ", more.join(","))),
        };
        Some(format!("{}{text}{}", &self.text[..at], &self.text[at..]))
    }
}

/// How far the line of `at` is indented.
fn column(text: &str, at: usize) -> usize {
    crate::edit::verbs::indent(text, at).len()
}

fn indent(text: &str, by: usize) -> String {
    crate::edit::verbs::indented(text, &" ".repeat(by))
}

/// A text whose last line stands at column 0, the lines behind the first moved with it.
fn outdent(text: &str) -> String {
    let by = text.lines().last().map_or(0, |line| line.len() - line.trim_start().len());
    let cut = |line: &str| line.get(by..).filter(|_| line[..by].trim().is_empty()).unwrap_or(line).to_owned();
    text.lines()
        .enumerate()
        .map(|(at, line)| if at == 0 { line.to_owned() } else { cut(line) })
        .collect::<Vec<_>>()
        .join("\n")
}

/// A value as JSON inside a template: what is no literal is interpolated.
fn json_of(value: Value) -> String {
    match value.kind() {
        ExprKind::Object(_) => {
            let lines = value.entries().unwrap_or_default().into_iter();
            let lines: Vec<_> =
                lines.map(|(key, _, held)| format!("  \"{key}\": {}", indent(&json_of(held), 2))).collect();
            format!("{{\n{}\n}}", lines.join(",\n"))
        }
        ExprKind::Array(_) => {
            let items: Vec<_> = value.items().unwrap_or_default().into_iter().map(json_of).collect();
            let lines: String = items.iter().map(|item| format!("\n  {},", indent(item, 2))).collect();
            format!("[{}\n]", lines.trim_end_matches(','))
        }
        ExprKind::String(_) | ExprKind::Template(_) | ExprKind::Bool(_) | ExprKind::Number(_) => {
            value.text().to_owned()
        }
        _ => format!("\"${{{}}}\"", value.text()),
    }
}

/// A statement as a block of `aws_iam_policy_document`.
fn document_of(statement: Value) -> String {
    let mut text = String::from("statement {\n");
    let mut blocks = String::new();
    for (key, _, value) in statement.entries().unwrap_or_default() {
        match key {
            "Sid" | "Effect" => {
                let _ = writeln!(text, "  {} = {}", key.to_lowercase(), value.text());
            }
            "Action" | "Resource" | "NotAction" | "NotResource" => {
                let name = match key {
                    "Action" => "actions",
                    "Resource" => "resources",
                    "NotAction" => "not_actions",
                    _ => "not_resources",
                };
                let _ = writeln!(text, "  {name} = {}", indent(&list(value), 2));
            }
            "Principal" => {
                let pairs = value.entries().unwrap_or_default();
                let pairs: Vec<(&str, String)> = pairs.iter().map(|(of, _, who)| (*of, list(*who))).collect();
                let pairs = if pairs.is_empty() { vec![("*", list(value))] } else { pairs };
                for (of, who) in pairs {
                    let _ = write!(
                        blocks,
                        "\n  principals {{\n    type        = \"{of}\"\n    identifiers = {}\n  }}\n",
                        indent(&who, 4)
                    );
                }
            }
            "Condition" => {
                for (test, _, pairs) in value.entries().unwrap_or_default() {
                    for (variable, _, values) in pairs.entries().unwrap_or_default() {
                        let _ = write!(
                            blocks,
                            "\n  condition {{\n    test     = \"{test}\"\n    variable = \"{variable}\"\n    values   = {}\n  }}\n",
                            indent(&list(values), 4)
                        );
                    }
                }
            }
            _ => {}
        }
    }
    text + &blocks + "}"
}

/// A value as a list.
fn list(value: Value) -> String {
    match value.kind() {
        ExprKind::Array(_) => outdent(value.text()),
        _ => format!("[{}]", value.text()),
    }
}

/// Where the `]` of `"Statement": [` stands; strings are skipped.
fn closing_bracket(text: &str) -> Option<usize> {
    walk(text).map(|(end, _)| end)
}

/// The objects in `"Statement": [...]`.
fn objects(text: &str) -> Vec<Range<usize>> {
    walk(text).map(|(_, objects)| objects).unwrap_or_default()
}

fn walk(text: &str) -> Option<(usize, Vec<Range<usize>>)> {
    let key = text.find("\"Statement\"")?;
    let open = key + text[key..].find(['[', '{'])?;
    if !text[open..].starts_with('[') {
        return None;
    }
    let mut objects: Vec<Range<usize>> = Vec::new();
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, c) in text[open..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' | '{' if !quoted => {
                depth += 1;
                if depth == 2 {
                    objects.push(open + at..open + at);
                }
            }
            ']' | '}' if !quoted => {
                depth -= 1;
                match (depth, objects.last_mut()) {
                    (0, _) => return Some((open + at, objects)),
                    (1, Some(last)) => last.end = open + at + 1,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    None
}
