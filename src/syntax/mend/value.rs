//! Values that go on over lines, and blocks that stand on one.

use super::{Candidate, Class, View};
use crate::syntax::lex::{Token, TokenKind};

/// Operators that a value may go on with, or be cut behind.
const OPERATORS: [&str; 14] = ["?", ":", "&&", "||", "+", "*", "/", "%", "==", "!=", "<", ">", "<=", ">="];

/// A value that goes on over lines gets parentheses; one that begins on the next line moves up.
pub(super) fn over_lines(view: &View, all: &mut Vec<Candidate>) {
    let here = view.token_at(view.at);
    let mut depth = 0i32;
    let mut sign = None;
    for (at, token) in view.tokens[..here.min(view.tokens.len())].iter().enumerate().rev().take(4_000) {
        match (token.kind, token.text(view.text)) {
            (TokenKind::Punct, "}" | "]" | ")") | (TokenKind::CloseTemplate, _) => depth += 1,
            (TokenKind::Punct, "{" | "[" | "(") | (TokenKind::OpenTemplate, _) => depth -= 1,
            (TokenKind::Punct, "=") if depth <= 0 => {
                sign = Some(at);
                break;
            }
            _ => {}
        }
        if depth < -3 {
            return;
        }
    }
    let Some(sign) = sign else { return };
    let behind = &view.tokens[sign + 1..];
    let Some(first) = behind.iter().find(|token| !is_space(token)) else { return };
    let gap = view.tokens[sign].end..first.start;
    if view.text[gap.clone()].contains('\n') && view.text[gap.clone()].trim().is_empty() {
        let said = "a value begins on the line of its name";
        all.push(Candidate::one(Class::Value, gap, " ", said));
    }
    if let Some(end) = value_end(view, behind)
        && view.text[first.start..end].contains('\n')
    {
        let edits = vec![(first.start..first.start, "(".to_owned()), (end..end, ")".to_owned())];
        all.push(Candidate { class: Class::Value, edits, said: "a value over lines stands in parentheses".into() });
    }
}

/// `aws.peer_${each.key}`: a name that is put together is an index, `aws["peer_${each.key}"]`. Of a name alone only
/// configurations of providers have one.
pub(super) fn built_names(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let text = &view.text[line.clone()];
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    for (sign, _) in text.match_indices("${") {
        let before = &text[..sign];
        let chain = &before[before.trim_end_matches(|c| is_name(c) || matches!(c, '.' | '[' | ']')).len()..];
        let Some((root, prefix)) = chain.rsplit_once('.') else { continue };
        let Some(len) = template_len(&text[sign..]) else { continue };
        let rest = &text[sign + len..];
        let suffix = &rest[..rest.len() - rest.trim_start_matches(is_name).len()];
        let first = root.split(['.', '[']).next().unwrap_or("");
        let is_value =
            matches!(first, "var" | "local" | "each" | "module" | "data" | "self" | "path" | "count" | "terraform");
        let is_provider = !is_value && !first.is_empty() && !first.contains('_');
        if !root.contains('.') && !is_provider || root.ends_with('.') || first.is_empty() {
            continue;
        }
        let inner = text[sign + 2..sign + len - 1].trim();
        let index = match (prefix, suffix) {
            ("", "") => format!("[{inner}]"),
            _ => format!("[\"{prefix}${{{inner}}}{suffix}\"]"),
        };
        let start = line.start + sign - prefix.len() - 1;
        let range = start..line.start + sign + len + suffix.len();
        all.push(Candidate::one(Class::Name, range, index, "a name that is put together is an index"));
    }
}

/// How long the interpolation is that a text starts with.
fn template_len(text: &str) -> Option<usize> {
    let mut depth = 0i32;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A block whose arguments share the line of a brace gets a line for each.
pub(super) fn one_line_block(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    for open in body_braces(view, &line) {
        let Some(close) = closing(view, open) else { continue };
        let (start, end) = (view.tokens[open].end, view.tokens[close].start);
        let indent = view.indent(&line).to_owned();
        let said = "a block of several arguments has a line for each";
        if end > line.end {
            // Only the ends are wrong.
            let mut edits = Vec::new();
            let rest = view.text[start..line.end].trim_start();
            if !rest.is_empty() && !rest.starts_with('#') {
                edits.push((start..line.end - rest.len(), format!("\n{indent}  ")));
            }
            let before = view.text[view.line(end).start..end].trim_end();
            if !before.trim().is_empty() {
                let from = view.line(end).start + before.len();
                edits.push((from..end, format!("\n{indent}")));
            }
            if !edits.is_empty() {
                all.push(Candidate { class: Class::Separator, edits, said: said.into() });
            }
            continue;
        }
        let items = items(view, open, close);
        if items.is_empty() {
            continue;
        }
        let mut new = String::new();
        for (from, to) in items {
            let item = view.text[from..to].trim().trim_end_matches([',', ';']).trim_end();
            if !item.is_empty() {
                new += &format!("\n{indent}  {item}");
            }
        }
        new += &format!("\n{indent}");
        all.push(Candidate::one(Class::Separator, start..end, new, said));
    }
}

fn is_space(token: &Token) -> bool {
    token.is_blank() || token.kind == TokenKind::Newline
}

/// Where a value ends that goes on as long as a line ends or begins with an operator.
fn value_end(view: &View, tokens: &[Token]) -> Option<usize> {
    let mut depth = 0i32;
    let mut end = None;
    let mut open_end = false;
    for (at, token) in tokens.iter().enumerate() {
        let text = token.text(view.text);
        match token.kind {
            TokenKind::Newline if depth == 0 && end.is_some() && !open_end => {
                let next = tokens[at..].iter().find(|token| !is_space(token))?;
                if !OPERATORS.contains(&next.text(view.text)) {
                    return end;
                }
                continue;
            }
            _ if is_space(token) => continue,
            TokenKind::Punct if matches!(text, "{" | "[" | "(") => depth += 1,
            TokenKind::OpenTemplate => depth += 1,
            TokenKind::Punct if matches!(text, "}" | "]" | ")") => depth -= 1,
            TokenKind::CloseTemplate => depth -= 1,
            TokenKind::Punct if text == "," && depth == 0 => return end,
            _ => {}
        }
        if depth < 0 {
            return end;
        }
        open_end = token.kind == TokenKind::Punct && OPERATORS.contains(&text);
        end = Some(token.end);
    }
    end
}

/// The braces on a line that open a body: what stands before is a name or a label, and no sign before that.
fn body_braces(view: &View, line: &std::ops::Range<usize>) -> Vec<usize> {
    let from = view.tokens.partition_point(|token| token.end <= line.start);
    let mut found = Vec::new();
    let mut plain = true;
    for (at, token) in view.tokens.iter().enumerate().skip(from).take_while(|(_, token)| token.start < line.end) {
        match token.text(view.text) {
            "{" if plain && token.kind == TokenKind::Punct && at > from => found.push(at),
            "=" | "(" | "[" | ":" => plain = false,
            "," | ";" | "}" => plain = true,
            _ => {}
        }
    }
    found
}

fn closing(view: &View, open: usize) -> Option<usize> {
    let mut depth = 0i32;
    for (at, token) in view.tokens.iter().enumerate().skip(open) {
        match (token.kind, token.text(view.text)) {
            (TokenKind::Punct, "{" | "[" | "(") | (TokenKind::OpenTemplate, _) => depth += 1,
            (TokenKind::Punct, "}" | "]" | ")") | (TokenKind::CloseTemplate, _) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The arguments and blocks between two braces of one line: each begins with `name =` or `name {`.
fn items(view: &View, open: usize, close: usize) -> Vec<(usize, usize)> {
    let tokens: Vec<&Token> = view.tokens[open + 1..close].iter().filter(|token| !token.is_blank()).collect();
    let mut depth = 0i32;
    let mut starts = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let text = token.text(view.text);
        let next = tokens.get(at + 1).map_or("", |next| next.text(view.text));
        let after_sign = at > 0 && matches!(tokens[at - 1].text(view.text), "=" | "?" | ":" | ".");
        if depth == 0 && token.kind == TokenKind::Ident && matches!(next, "=" | "{" | ":") && !after_sign {
            starts.push(token.start);
        }
        match (token.kind, text) {
            (TokenKind::Punct, "{" | "[" | "(") | (TokenKind::OpenTemplate, _) => depth += 1,
            (TokenKind::Punct, "}" | "]" | ")") | (TokenKind::CloseTemplate, _) => depth -= 1,
            _ => {}
        }
    }
    let end = view.tokens[close].start;
    starts.iter().enumerate().map(|(at, start)| (*start, starts.get(at + 1).copied().unwrap_or(end))).collect()
}
