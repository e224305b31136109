//! Values of JSON as expressions: a string is a template, a name, or only text, depending on where it stands.

use std::ops::Range;

use super::Writer;
use super::nodes::{Kind, Node, decode};
use crate::syntax::lex::{TokenKind, lex};
use crate::syntax::tree::PieceKind;
use crate::syntax::{expression, parse};

/// What a string is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A template of HCL, read as what stands in a heredoc.
    Template,
    /// A name of something, or the type of a variable.
    Name,
    /// As [`Mode::Name`], and so are the keys of an object.
    Names,
    /// Text, whatever stands in it.
    Text,
}

/// What the strings of an argument are that the language reads; `takes` says whether the block's form lists it.
/// Source: "JSON Configuration Syntax" of the Terraform language documentation, held against what Terraform 1.11.4 says.
pub(super) fn mode(block: &str, name: &str, takes: bool) -> Mode {
    match (block, name) {
        ("variable", "type") => Mode::Name,
        ("provisioner", "when" | "on_failure") => Mode::Name,
        ("variable", _) | ("backend" | "cloud" | "required_providers" | "terraform", _) => Mode::Text,
        _ if !takes => Mode::Template,
        ("module", "providers") => Mode::Names,
        (_, "depends_on" | "ignore_changes" | "replace_triggered_by" | "provider" | "from" | "to") => Mode::Name,
        (
            _,
            "description"
            | "source"
            | "version"
            | "alias"
            | "sensitive"
            | "ephemeral"
            | "create_before_destroy"
            | "prevent_destroy"
            | "destroy",
        ) => Mode::Text,
        _ => Mode::Template,
    }
}

impl Writer<'_> {
    pub(super) fn value(&mut self, node: &Node, mode: Mode) {
        match &node.kind {
            Kind::Null => self.put("null", node.range.start),
            Kind::Word => {
                let text = &self.json[node.range.clone()];
                self.put(text, node.range.start);
            }
            Kind::String(text) => match mode {
                Mode::Text => {
                    self.stands(node.range.start);
                    self.quoted(text);
                }
                Mode::Name | Mode::Names if expression(text).is_some() => self.put(text, node.range.start),
                _ => self.template(node.range.clone(), false),
            },
            Kind::Array(items) => {
                self.put("[", node.range.start);
                for item in items {
                    self.value(item, mode);
                    self.out.push_str(", ");
                }
                self.put("]", node.range.end - 1);
            }
            Kind::Object(members) => {
                self.put("{", node.range.start);
                for member in members {
                    let inner = match (mode, member.name.as_str()) {
                        (Mode::Text, "configuration_aliases") => Mode::Name,
                        _ => mode,
                    };
                    self.out.push(' ');
                    match mode {
                        Mode::Names if expression(&member.name).is_some() => {
                            self.put(&member.name, member.name_range.start);
                        }
                        Mode::Template => self.template(member.name_range.clone(), true),
                        _ => {
                            self.stands(member.name_range.start);
                            self.quoted(&member.name);
                        }
                    }
                    self.out.push_str(" = ");
                    self.value(&member.value, inner);
                    self.out.push(',');
                }
                self.put(" }", node.range.end - 1);
            }
        }
    }

    /// Writes text in quotes, so that nothing in it means anything.
    pub(super) fn quoted(&mut self, text: &str) {
        self.out.push('"');
        let mut chars = text.chars().peekable();
        while let Some(one) = chars.next() {
            escape(one, &mut self.out);
            if matches!(one, '$' | '%') && chars.peek() == Some(&'{') {
                self.out.push(one);
            }
        }
        self.out.push('"');
    }

    /// Writes the string that stands in a range of the JSON as a template; one that is a key is not taken for a name.
    fn template(&mut self, range: Range<usize>, is_key: bool) {
        let Range { start, end } = range;
        let Some((text, places)) = decode(&self.json[start + 1..end - 1]) else { return };
        let Some(parts) = parts(&text) else {
            self.put("null", start);
            return self.later(start, "Unclosed template interpolation sequence", "It is not closed in this string.");
        };
        let whole = match parts.as_slice() {
            [Part::Code(code)] => code.strip_prefix("${").and_then(|code| code.strip_suffix('}')),
            _ => None,
        };
        let bare = whole.filter(|code| !code.starts_with('~') && !code.ends_with('~')).map(str::trim);
        let bare = bare.filter(|code| expression(&one_line(code)).is_some());
        // What is written, and where each part of it stands in the decoded text.
        let mut written: Vec<(String, usize)> = Vec::new();
        match bare {
            Some(code) => {
                let at = code.as_ptr() as usize - text.as_ptr() as usize;
                let code = one_line(code);
                written.push((if is_key { format!("({code})") } else { code }, at));
            }
            None => {
                let mut at = 0;
                written.push(("\"".into(), 0));
                for part in parts {
                    match part {
                        Part::Code(code) => written.push((one_line(code), at)),
                        Part::Text(plain) => written.extend(plain.char_indices().map(|(place, one)| {
                            let mut escaped = String::new();
                            escape(one, &mut escaped);
                            (escaped, at + place)
                        })),
                    }
                    at += part.text().len();
                }
                written.push(("\"".into(), text.len()));
            }
        }
        let all: String = written.iter().map(|(text, _)| text.as_str()).collect();
        if let Some(message) = wrong(&all) {
            self.put("null", start);
            return self.later(start, "Invalid expression", &message);
        }
        for (part, at) in written {
            let place = |at: usize| start + 1 + places.get(at).copied().unwrap_or(end - start - 2);
            for (offset, one) in part.char_indices() {
                let mut bytes = [0; 4];
                self.along(one.encode_utf8(&mut bytes), place(at + offset));
            }
        }
    }

    /// Something is wrong with what was just written.
    fn later(&mut self, origin: usize, summary: &str, message: &str) {
        self.stands(origin);
        self.faults.push((self.out.len() - 1, summary.to_owned(), message.to_owned()));
    }
}

/// A part of a template.
#[derive(Clone, Copy)]
enum Part<'t> {
    Text(&'t str),
    /// With its marks.
    Code(&'t str),
}

impl<'t> Part<'t> {
    fn text(&self) -> &'t str {
        match self {
            Part::Text(text) | Part::Code(text) => text,
        }
    }
}

/// The parts of a template; `None` when one of them is not closed.
fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let (mut all, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(next) = text[at..].find(['$', '%']).map(|len| at + len) {
        let rest = &text[next..];
        if rest.starts_with("$${") || rest.starts_with("%%{") {
            at = next + 3;
        } else if rest[1..].starts_with('{') {
            if from < next {
                all.push(Part::Text(&text[from..next]));
            }
            let end = next + code_len(rest)?;
            all.push(Part::Code(&text[next..end]));
            (from, at) = (end, end);
        } else {
            at = next + 1;
        }
    }
    if from < text.len() {
        all.push(Part::Text(&text[from..]));
    }
    Some(all)
}

/// How long the sequence is that a text starts with. Of a long text no more is looked at than it takes.
fn code_len(text: &str) -> Option<usize> {
    let mut size = 1024;
    loop {
        let end = text.floor_char_boundary(size.min(text.len()));
        match closed_in(&text[..end]) {
            None if end < text.len() => size *= 4,
            found => return found,
        }
    }
}

/// Where the sequence that a text starts with is closed in it.
fn closed_in(text: &str) -> Option<usize> {
    let quoted = format!("\"{text}");
    let mut depth = 0;
    for token in lex(&quoted) {
        match token.kind {
            TokenKind::OpenTemplate => depth += 1,
            TokenKind::CloseTemplate => {
                depth -= 1;
                if depth == 0 {
                    return Some(token.end - 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Code in a string may go over several lines; where no comment or heredoc ends with one, they are one.
fn one_line(code: &str) -> String {
    let ends = ["<<", "#", "//"].iter().any(|mark| code.contains(mark));
    if ends { code.to_owned() } else { code.replace(['\n', '\r'], " ") }
}

/// What is wrong with an expression.
fn wrong(text: &str) -> Option<String> {
    let pieces = parse(&format!("x = {text}\n")).pieces;
    match pieces.first().map(|placed| &placed.piece.kind) {
        Some(PieceKind::Attribute(_)) if pieces.len() == 1 => None,
        Some(PieceKind::Junk(junk)) => Some(junk.message.to_string()),
        _ => Some("It cannot be read.".into()),
    }
}

/// Writes a character as it stands in quotes.
fn escape(one: char, out: &mut String) {
    match one {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        one if one.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(one))),
        one => out.push(one),
    }
}
