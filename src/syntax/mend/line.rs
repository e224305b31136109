//! What one line can have wrong by itself: fences, separators, signs, keys, prose.

use std::ops::Range;

use super::{Candidate, Class, View};
use crate::syntax::header;
use crate::syntax::lex::{Problem, TokenKind};

/// Lines of a chat's layout: they say nothing.
pub(super) fn fences(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let text = &view.text[line.clone()];
    let word = text.trim();
    let is_ruler = word.len() >= 3 && ["-", "*", "_", "="].iter().any(|mark| word.replace(mark, "").is_empty());
    let end = (line.end + 1).min(view.text.len());
    if word.starts_with("```") || word.starts_with("~~~") || is_ruler {
        let start = if end == line.end { line.start.saturating_sub(1) } else { line.start };
        all.push(Candidate::one(Class::Fence, start..end, "", "a line of the chat is dropped"));
    } else if let Some(at) = text.find("```") {
        let kept = text[..at].trim_end().len();
        all.push(Candidate::one(Class::Fence, line.start + kept..line.end, "", "a fence behind code is dropped"));
    }
}

/// Semicolons and commas that do not belong, and those that are missing.
pub(super) fn separators(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let marks: Vec<_> = view.tokens_of(&line).iter().filter(|token| token.text(view.text) == ";").collect();
    if !marks.is_empty() {
        let rest = |end: usize| view.text[end..line.end].trim_start();
        let edits = marks
            .iter()
            .map(|token| match rest(token.end) {
                "" => (token.start..token.end, String::new()),
                text if text.starts_with(['#', '/', '}', ')', ']']) => (token.start..token.end, String::new()),
                text => (token.start..line.end - text.len(), format!("\n{}", view.indent(&line))),
            })
            .collect();
        all.push(Candidate { class: Class::Separator, edits, said: "semicolons end no argument".into() });
    }
    let before = view.text[..view.at].trim_end();
    let word = &view.text[view.at..line.end];
    let last = view.text[..view.at].trim_end_matches([' ', '\t']).len();
    if word.starts_with(',') {
        all.push(drop_comma(view.at));
    } else if before.ends_with(',') {
        all.push(drop_comma(before.len() - 1));
    }
    if word.starts_with("...") && in_flatten(view) {
        let said = "a list in a list is not spread: flatten does that";
        all.push(Candidate::one(Class::Separator, view.at..view.at + 3, "", said));
    }
    let starts = word.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '_' | '{' | '[' | '('));
    let is_said = [view.line(before.len()), line.clone()].into_iter().any(|line| is_aside(view.text[line].trim()));
    if starts && !before.is_empty() && !is_said {
        all.push(Candidate::one(Class::Separator, before.len()..before.len(), ",", "a comma stands between elements"));
    }
    let first = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if starts && last > line.start + view.indent(&line).len() && !super::foreign::is_operator(first) {
        let said = "arguments stand on lines of their own";
        let new = format!("\n{}", view.indent(&line));
        all.push(Candidate::one(Class::Separator, last..view.at, new, said));
    }
}

/// Whether the list that holds the mistake is in what `flatten` is called with, lists alone between them.
fn in_flatten(view: &View) -> bool {
    let mut depth = 0i32;
    let mut before = view.tokens[..view.token_at(view.at)].iter().rev().filter(|token| !token.is_blank());
    while let Some(token) = before.next() {
        match (token.kind, token.text(view.text)) {
            (TokenKind::Punct, "}" | "]" | ")") | (TokenKind::CloseTemplate, _) => depth += 1,
            (TokenKind::Punct, "[") if depth == 0 => {}
            (TokenKind::Punct, "(") if depth == 0 => {
                return before.next().is_some_and(|token| token.text(view.text) == "flatten");
            }
            (TokenKind::Punct, "{" | "[" | "(") | (TokenKind::OpenTemplate, _) => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            break;
        }
    }
    false
}

fn drop_comma(at: usize) -> Candidate {
    Candidate::one(Class::Separator, at..at + 1, "", "no comma ends an argument")
}

/// Functions that values are made by, and that nobody writes in a sentence with a bracket behind them.
const CALLS: [&str; 14] = [
    "base64encode",
    "cidrsubnet",
    "concat",
    "element",
    "file",
    "flatten",
    "format",
    "join",
    "jsonencode",
    "length",
    "lookup",
    "merge",
    "templatefile",
    "toset",
];

/// `name: value`, `name => value`, `name := value`, `"name" = value`, `name value`.
pub(super) fn equals(view: &View, all: &mut Vec<Candidate>) {
    view.places().into_iter().for_each(|line| equals_on(view, line, all));
}

fn equals_on(view: &View, line: Range<usize>, all: &mut Vec<Candidate>) {
    let text = &view.text[line.clone()];
    let start = line.start + view.indent(&line).len();
    let word = text.trim_start();
    let (quoted, name) = match word.strip_prefix('"') {
        Some(rest) => (true, rest.split('"').next().unwrap_or("")),
        None => (false, word.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').next().unwrap_or("")),
    };
    let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if !is_name || !quoted && super::foreign::is_operator(name) {
        return;
    }
    let behind = start + name.len() + if quoted { 2 } else { 0 };
    let rest = view.text[behind..line.end].trim_start();
    let sign = ["=>", ":=", "==", "= =", "->", ":", "="].into_iter().find(|sign| rest.starts_with(sign));
    let value = sign.map_or(rest, |sign| &rest[sign.len()..]).trim_start();
    let is_value = value.starts_with(['"', '[', '{', '(', '<', '-', '!']) || value.starts_with(char::is_alphanumeric);
    let plain = value.starts_with(['"', '[', '<'])
        || value.starts_with(|c: char| c.is_ascii_digit())
        || ["true", "false", "null"].contains(&value.trim_end())
        || value.contains('.') && !value.contains(' ')
        || CALLS.iter().any(|call| value.strip_prefix(call).is_some_and(|rest| rest.starts_with('(')));
    if !is_value || value.is_empty() || sign == Some("=") && !quoted || sign.is_none() && !plain {
        return;
    }
    let mut new = format!("{name} = {value}");
    // `"a": 1,` is an argument in JSON's dress.
    if quoted && value.ends_with(',') {
        new.pop();
        all.push(Candidate::one(Class::Equals, start..line.end, new.clone(), "arguments are set with ="));
        new.push(',');
    }
    let range = start..line.end - value.len();
    let new = new[..new.len() - value.len()].to_owned();
    all.push(Candidate::one(Class::Equals, range, new, "arguments are set with ="));
}

/// `tags { "a:b" = "c" }`, `rule = { filter { } }`: what has keys in quotes or stands in a map is a map, and is set.
pub(super) fn maps(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let text = &view.text[line.clone()];
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    // A block in what is a map already.
    if let Some((name, _)) = text.split_once('{').filter(|(name, _)| is_name(name.trim())) {
        let at = line.start + name.len();
        all.push(Candidate::one(Class::Equals, at..at, "= ", "maps are set with ="));
    }
    if !text.trim_start().starts_with('"') {
        return;
    }
    let mut depth = 0;
    for token in view.tokens[..view.token_at(line.start)].iter().rev() {
        match (token.kind, token.text(view.text)) {
            (TokenKind::Punct, "}") => depth += 1,
            (TokenKind::Punct, "{") if depth > 0 => depth -= 1,
            (TokenKind::Punct, "{") => {
                let head = view.line(token.start).start..token.start;
                if is_name(view.text[head].trim()) {
                    all.push(Candidate::one(Class::Equals, token.start..token.start, "= ", "maps are set with ="));
                }
                return;
            }
            _ => {}
        }
    }
}

/// Keys of an object that are no names: `aws:SourceArn = ...`.
pub(super) fn keys(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let text = &view.text[line.clone()];
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | '/' | '*' | '@');
    let mut from = 0;
    while let Some(sign) = text[from..].find('=').map(|at| from + at) {
        let before = text[..sign].trim_end();
        let key = before.len() - before.chars().rev().take_while(|c| part(*c)).map(char::len_utf8).sum::<usize>();
        let name = &before[key..];
        if name.contains([':', '.', '/', '@']) && name.starts_with(|c: char| c.is_alphanumeric()) {
            let range = line.start + key..line.start + before.len();
            all.push(Candidate::one(Class::Key, range, format!("\"{name}\""), format!("the key {name} is quoted")));
        }
        from = sign + 1;
    }
}

/// Lines of prose become comments; those that follow at once as well.
pub(super) fn prose(view: &View, all: &mut Vec<Candidate>) {
    view.places().into_iter().for_each(|line| prose_from(view, line, all));
}

fn prose_from(view: &View, mut line: Range<usize>, all: &mut Vec<Candidate>) {
    let mut edits = Vec::new();
    while is_prose(&view.text[line.clone()]) && starts_in_code(view, line.start) {
        let at = line.start + view.indent(&line).len();
        edits.push((at..at, "# ".to_owned()));
        match view.next_line(&line) {
            Some(next) => line = next,
            None => break,
        }
    }
    if !edits.is_empty() {
        all.push(Candidate { class: Class::Prose, edits, said: "prose is a comment".into() });
    }
}

/// The line of the mistake becomes a comment, with what it opens. Where blocks begin and end, nothing is given up.
pub(super) fn unreadable(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let text = view.text[line.clone()].trim();
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if text.is_empty()
        || text.starts_with(['}', ']', ')', '#'])
        // Without it the resource would silently be made somewhere else.
        || word == "provider"
        || view.indent(&line).is_empty() && header::labels(word).is_some()
    {
        return;
    }
    let mut edits = Vec::new();
    let mut open = 0i32;
    let mut now = line;
    for _ in 0..60 {
        for token in view.tokens_of(&now) {
            match (token.kind, token.text(view.text)) {
                (TokenKind::Punct, "{" | "[" | "(") | (TokenKind::OpenTemplate, _) => open += 1,
                (TokenKind::Punct, "}" | "]" | ")") | (TokenKind::CloseTemplate, _) => open -= 1,
                (TokenKind::OpenHeredoc | TokenKind::Bad(Problem::OpenHeredoc), _) => return,
                _ => {}
            }
        }
        let at = now.start + view.indent(&now).len();
        edits.push((at..at, "# ".to_owned()));
        if open <= 0 {
            break;
        }
        let Some(next) = view.next_line(&now) else { return };
        now = next;
    }
    if open == 0 {
        all.push(Candidate { class: Class::Unreadable, edits, said: format!("\"{text}\"{}", super::GIVEN_UP) });
    }
}

/// Whether a line stands outside of strings and heredocs.
fn starts_in_code(view: &View, at: usize) -> bool {
    view.tokens.get(view.token_at(at)).is_none_or(|token| !(token.kind == TokenKind::Text && token.start < at))
}

/// `(continued)`, `[Continued in the next message]`: words in brackets that are no value.
fn is_aside(line: &str) -> bool {
    let inside = |open, close| line.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    inside('(', ')').or_else(|| inside('[', ']')).or_else(|| inside('<', '>')).is_some_and(|inside| {
        let mut words = inside.split_whitespace();
        let is_word =
            |word: &str| word.trim_end_matches([',', '.', ':']).chars().all(|c| c.is_alphabetic() || c == '\'');
        let said = ["continued", "truncated", "omitted", "snip", "unchanged", "...", "…"];
        inside.split_whitespace().count() > 1 && words.all(is_word) || said.contains(&inside.to_lowercase().as_str())
    })
}

fn is_prose(line: &str) -> bool {
    let line = line.trim();
    let bullet = ["- ", "* ", "• ", "> ", "**", "+ "].iter().any(|mark| line.starts_with(mark))
        || line.split_once([' ']).is_some_and(|(number, _)| {
            number.len() > 1 && number.ends_with(['.', ')']) && number[..number.len() - 1].parse::<u16>().is_ok()
        });
    if line == "..." || line == "…" || is_aside(line) {
        return true;
    }
    let has_code =
        [" = ", "{", "}", "${", "=\""].iter().any(|mark| line.contains(mark)) || line.ends_with(['[', '(', ',', ']']);
    if has_code && !bullet || line.starts_with(['#', '/', '}']) {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let plain =
        words.iter().filter(|word| word.chars().any(char::is_alphabetic) && !word.contains(['_', '"', '='])).count();
    let upper = line.starts_with(|c: char| c.is_uppercase());
    let ends = line.ends_with(['.', ':', '!', '?', '…']) && !line.ends_with("::");
    bullet && !words.is_empty()
        || plain * 3 >= words.len() * 2
            && (words.len() >= 5 || upper && (words.len() >= 2 || ends) && (ends || words.len() >= 3))
        || upper && words.len() == 1 && matches!(line, "Continuing" | "Answer" | "Edit" | "Copy" | "Now")
}
