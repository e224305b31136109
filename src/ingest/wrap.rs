//! What stands around the files of an answer, taken off: JSON, tags, shell heredocs, YAML, diffs, quotes, line numbers, entities.
//!
//! Each pass rewrites the answer into the Markdown that everything behind it reads; each line keeps the number of the line that it
//! comes from. A pass changes nothing unless Terraform stands in what it takes off.

mod files;
mod json;
mod marks;
mod shell;
mod tags;
mod yaml;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::name::{self, ending};
use super::note::{Note, list};
use super::scan;
use crate::pattern::pattern;

/// A line without its newline, and the line of the answer (from 0) that it comes from.
#[derive(Clone, Debug)]
struct Row<'a> {
    text: Cow<'a, str>,
    from: u32,
}

impl<'a> Row<'a> {
    fn new(text: impl Into<Cow<'a, str>>, from: u32) -> Self {
        Row { text: text.into(), from }
    }
}

/// An answer without what stood around its files.
pub(super) struct Plain {
    /// Its text.
    pub text: String,
    /// For each line of it, the line of the answer, both from 0.
    pub from: Vec<u32>,
    /// What was taken off.
    pub note: Note,
}

type Pass = for<'a> fn(&[Row<'a>]) -> Option<Vec<Row<'a>>>;

/// What each pass takes off, in this order: the outer ones first.
const PASSES: [(&str, Pass); 11] = [
    ("signs that nobody sees", marks::invisible),
    ("JSON", files::json),
    ("HTML entities", marks::entities),
    ("quotation marks", marks::quotes),
    ("tags", tags::tags),
    ("YAML", yaml::yaml),
    ("shell commands", shell::shell),
    ("line numbers", marks::numbers),
    ("marks of a merge", marks::conflicts),
    ("marks of a diff", marks::diffs),
    ("quotes of another kind", marks::strange),
];

static LIKELY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r#"^\s*[\[{"]|\A[\s\S]{0,200}```json|```json\s*\n\s*[\[{]"#,
        "|[\u{feff}\u{200b}\u{2060}\u{a0}\u{202f}\u{2002}\u{2003}]",
        r"|&(?:quot|#34|lt;&lt);|(?m:^\s*>\s*(?:```|~~~))|</[A-Za-z][0-9A-Za-z_:.-]*>|:\s*[|>][+-]?\s*(?m:$)",
        r"|(?m:^\s*(?:resource|variable|module|data|output|provider)\s+['“])",
        r"|\.tf\b[^\n]*<<|<<[^\n]*\.tf\b|<<<<<<<|```\s*(?:diff|patch)",
        r#"|(?m:^\+\s*(?:[\w"-]+\s*=|[}\])]|(?:resource|variable|module|data|output|locals|provider|terraform)\b))"#,
        r"|(?m:^\s*\d+\s*[|:│.]?\s*(?:resource|variable|module|data|output|locals|provider|terraform)\b)",
    ))
});

/// Takes off what stands around the files; `None` when nothing does.
pub(super) fn plain(text: &str) -> Option<Plain> {
    if !LIKELY.is_match(text) {
        return None;
    }
    let mut rows: Vec<Row> = text.split('\n').enumerate().map(|(at, line)| Row::new(line, at as u32)).collect();
    let mut took: Vec<String> = Vec::new();
    for (what, pass) in PASSES {
        if let Some(new) = pass(&rows) {
            took.push(what.to_owned());
            rows = new;
        }
    }
    if took.is_empty() {
        return None;
    }
    let text = rows.iter().map(|row| &*row.text).collect::<Vec<_>>().join("\n");
    let count = took.len();
    let note = Note::new("ingest-wrapped", format!("took the code out of {}", list(&took)), Vec::new(), count);
    Some(Plain { text, from: rows.into_iter().map(|row| row.from).collect(), note })
}

/// Whether some line is the first of a Terraform block.
fn has_header<'a>(mut lines: impl Iterator<Item = &'a str>) -> bool {
    lines.any(|line| scan::header(line).is_some())
}

/// The name that a text is, and nothing else.
fn file_name(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'', '`']);
    name::alone(text).filter(|name| name.len() + 2 >= text.len())
}

/// A fence longer than any that a model writes.
const FENCE: &str = "````````";

/// Lines in the making.
#[derive(Default)]
struct Out<'a> {
    rows: Vec<Row<'a>>,
}

impl<'a> Out<'a> {
    /// Adds a file as a fence of its own. `inside` is the info string of the fence that is open here, if one is.
    fn file(&mut self, path: Option<&str>, body: Vec<Row<'a>>, from: u32, inside: Option<&str>) {
        if inside.is_some() {
            self.rows.push(Row::new("```", from));
        }
        let info = match path {
            None => "hcl".to_owned(),
            Some(path) => match ending(path).as_str() {
                "md" => format!("markdown:{path}"),
                "tf" | "tfvars" => format!("hcl:{path}"),
                _ => format!("text:{path}"),
            },
        };
        self.rows.push(Row::new(String::new(), from));
        self.rows.push(Row::new(format!("{FENCE}{info}"), from));
        let last = body.last().map_or(from, |row| row.from);
        self.rows.extend(unfenced(body));
        self.rows.push(Row::new(FENCE, last));
        self.rows.push(Row::new(String::new(), last));
        if let Some(info) = inside {
            self.rows.push(Row::new(format!("```{info}"), last));
        }
    }
}

/// The lines of a file without a fence around the whole of it, and without the indentation of its first line.
fn unfenced(mut body: Vec<Row>) -> Vec<Row> {
    let blank = |row: &Row| row.text.trim().is_empty();
    while body.first().is_some_and(blank) {
        body.remove(0);
    }
    while body.last().is_some_and(blank) {
        body.pop();
    }
    let is_fence = |row: Option<&Row>| row.is_some_and(|row| row.text.trim_start().starts_with("```"));
    if body.len() > 2 && is_fence(body.first()) && body.last().is_some_and(|row| row.text.trim() == "```") {
        body.pop();
        body.remove(0);
    }
    let indent = body.first().map_or(0, |row| row.text.len() - row.text.trim_start_matches([' ', '\t']).len());
    if indent > 0 {
        for row in &mut body {
            let own = row.text.len() - row.text.trim_start_matches([' ', '\t']).len();
            row.text = row.text[own.min(indent)..].to_owned().into();
        }
    }
    body
}

/// A fence by the plainest reading: the line that opens it, the line behind its content, its info string.
struct Fenced {
    open: usize,
    close: usize,
    info: String,
}

fn fences(rows: &[Row]) -> Vec<Fenced> {
    let mut out = Vec::new();
    let mut open: Option<(usize, u8, usize, String)> = None;
    for (at, row) in rows.iter().enumerate() {
        let text = row.text.trim();
        let Some(sign @ (b'`' | b'~')) = text.bytes().next() else { continue };
        let len = text.bytes().take_while(|byte| *byte == sign).count();
        let info = text[len..].trim();
        if len < 3 || info.contains('`') {
            continue;
        }
        match &open {
            None => open = Some((at, sign, len, info.to_owned())),
            Some((_, wanted, least, _)) if *wanted == sign && len >= *least && info.is_empty() => {
                let Some((start, _, _, info)) = open.take() else { continue };
                out.push(Fenced { open: start, close: at, info });
            }
            Some(_) => {}
        }
    }
    if let Some((start, _, _, info)) = open {
        out.push(Fenced { open: start, close: rows.len(), info });
    }
    out
}

/// The fence that holds a line.
fn holding(fences: &[Fenced], line: usize) -> Option<&Fenced> {
    let before = fences.partition_point(|fence| fence.open < line);
    fences[..before].last().filter(|fence| line < fence.close)
}

/// Whether a fence says that it holds Terraform.
fn is_hcl(info: &str) -> bool {
    super::fence::lang(info) == super::fence::Lang::Hcl
}

#[cfg(test)]
mod tests;
