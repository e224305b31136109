//! Quotes, characters that look like quotes, and backslashes.

use super::{Candidate, Class, View, marks};
use crate::syntax::header;
use crate::syntax::lex::{Problem, TokenKind};

/// Backslashes that are no escapes. Those that Markdown puts before marks go; those of a pattern stand twice.
pub(super) fn escapes(view: &View, all: &mut Vec<Candidate>) {
    let mut edits = Vec::new();
    for token in view.tokens {
        let text = token.text(view.text);
        match token.kind {
            TokenKind::Bad(Problem::Escape) => {
                let range = token.start..token.start + 1;
                let next = view.text[token.start + 1..].chars().next().unwrap_or(' ');
                match next {
                    // What Terraform knows by this name was kept from another language that the answer went through.
                    '$' if marks::is_own(view.text, token.start + 1) => edits.push((range, String::new())),
                    '$' if view.text[token.start + 2..].starts_with('{') => edits.push((range, "$".to_owned())),
                    c if c.is_alphanumeric() => edits.push((range, "\\\\".to_owned())),
                    '.' | '(' | ')' | '[' | ']' | '{' | '}' | '+' | '?' | '|' | '^' | '$' | '-' | '*' => {
                        edits.push((range, "\\\\".to_owned()));
                    }
                    _ => edits.push((range, String::new())),
                }
            }
            TokenKind::Bad(Problem::Character) if text == "\\" => edits.push((token.start..token.end, String::new())),
            _ => {}
        }
    }
    if !edits.is_empty() {
        all.push(Candidate {
            class: Class::Escape,
            edits,
            said: "backslashes are escapes that Terraform knows".into(),
        });
    }
}

/// Curly quotes, single quotes, backticks, and spaces that are none.
pub(super) fn characters(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let text = &view.text[line.clone()];
    let bad: Vec<usize> = view
        .tokens_of(&line)
        .iter()
        .filter(|token| token.kind == TokenKind::Bad(Problem::Character))
        .map(|token| token.start)
        .collect();
    let said = "strings stand in straight double quotes";
    let swap = |marks: &[char], new: &str| -> Vec<(std::ops::Range<usize>, String)> {
        let found = text.match_indices(|c| marks.contains(&c));
        found.map(|(at, mark)| (line.start + at..line.start + at + mark.len(), new.to_owned())).collect()
    };
    let spaces = ['\u{a0}', '\u{200b}', '\u{feff}', '\u{2003}', '\u{2009}', '\u{202f}'];
    if !bad.is_empty() && text.contains(spaces) {
        all.push(Candidate { class: Class::Quote, edits: swap(&spaces, " "), said: "spaces are spaces".into() });
    }
    for marks in [&['“', '”', '„', '‟', '″'][..], &['“', '”', '„', '‟', '‘', '’'][..], &['`'][..], &['´', '‘', '’'][..]]
    {
        let edits = swap(marks, "\"");
        if !edits.is_empty() {
            all.push(Candidate { class: Class::Quote, edits, said: said.into() });
        }
    }
    // `'a "b" c'`: from the first to the next one, again and again.
    let mut edits = Vec::new();
    let mut from = line.start;
    while let Some(open) = bad.iter().find(|at| **at >= from && view.text[**at..].starts_with('\'')) {
        let Some(len) = view.text[open + 1..line.end].find('\'') else { break };
        let close = open + 1 + len;
        edits.push((*open..open + 1, "\"".to_owned()));
        let inner = view.text[open + 1..close].match_indices('"');
        edits.extend(inner.map(|(at, _)| (open + 1 + at..open + 2 + at, "\\\"".to_owned())));
        edits.push((close..close + 1, "\"".to_owned()));
        from = close + 1;
    }
    if !edits.is_empty() {
        all.push(Candidate { class: Class::Quote, edits, said: said.into() });
    }
}

/// A quote that is missing on either side, a string over lines, an interpolation that is not closed.
pub(super) fn open_strings(view: &View, all: &mut Vec<Candidate>) {
    if view.is_tail() {
        return;
    }
    let line = view.here();
    for token in view.tokens_of(&line) {
        match token.kind {
            TokenKind::Bad(Problem::OpenString) => open_string(view, token.start, all),
            TokenKind::Bad(Problem::OpenTemplate) => {
                let rest = &view.text[token.end..line.end];
                let behind = rest.trim_start_matches(|c: char| c.is_alphanumeric() || "_.-[]".contains(c));
                // A mark at its end stands between it and what comes next.
                let name = rest[..rest.len() - behind.len()].trim_end_matches(['-', '.', '[']).len();
                let quote = rest.rfind('"').unwrap_or(0);
                // Names of a configuration are seldom written with dashes; what stands between two is.
                let dash = rest[..name].find('-').unwrap_or(0);
                let said = "interpolations are closed";
                for at in [dash, name, quote].into_iter().filter(|at| *at > 0) {
                    all.push(Candidate::one(Class::Quote, token.end + at..token.end + at, "}", said));
                }
            }
            _ => {}
        }
    }
}

/// `description = Words of a sentence`, `path = /var/log`, `cidr = 10.0.0.0/16`: a text without its quotes.
pub(super) fn bare_words(view: &View, all: &mut Vec<Candidate>) {
    if view.is_tail() {
        return;
    }
    let mut line = view.here();
    // A name with a line break behind it is seen on the line after it.
    for _ in 0..2 {
        let text = view.text[line.clone()].trim_end().trim_end_matches(',');
        if let Some((name, value)) = text.split_once('=') {
            let name = name.trim();
            // A provider's configuration is named, never quoted.
            let plain =
                !name.is_empty() && name != "provider" && name.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
            let value = value.trim_start();
            let start = line.start + text.len() - value.len();
            let words = value.split_whitespace().count() > 1 || value.contains(['/', ':', '@', '$']);
            let marks = ['"', '(', '[', '?', '=', '<', '>', '&', '|', '\\', '#'];
            let begins = value.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '$' | '*'));
            // What is taken of something, and what goes on over lines, is no text.
            let refers = ["var.", "local.", "data.", "module.", "each."].iter().any(|root| value.contains(root));
            let refers = refers && !value.contains("${") || value.starts_with("local.") || value.starts_with("var.");
            // Only a type has a word with an underscore in front of a dot.
            let refers = refers || value.split_once('.').is_some_and(|(head, _)| head.contains('_'));
            let braces = value.matches('{').count() != value.matches("${").count();
            if plain && words && begins && !refers && !braces && !value.contains(marks) {
                let edits = vec![
                    (start..start, "\"".to_owned()),
                    (line.start + text.len()..line.start + text.len(), "\"".to_owned()),
                ];
                all.push(Candidate { class: Class::Quote, edits, said: "every string has both of its quotes".into() });
            }
        }
        if line.start == 0 {
            break;
        }
        line = view.line(line.start - 1);
    }
}

fn open_string(view: &View, open: usize, all: &mut Vec<Candidate>) {
    let line = view.line(open);
    let rest = &view.text[open + 1..line.end];
    let full = rest.trim_end().len();
    // What may stand behind the closing quote is left out of the string: where a bracket is open on the line, that too.
    let bare = rest[..full].trim_end_matches([',', ')', ']', '}', '{', ' ']).len();
    let before = &view.text[line.start..open];
    let count = |marks: [char; 3]| before.matches(marks).count();
    let is_open = super::begins_block(before.trim_start()) || count(['(', '[', '{']) > count([')', ']', '}']);
    let comma = rest[..full].trim_end_matches(',').len();
    let mut ends = if is_open { vec![bare, comma, full] } else { vec![comma, full, bare] };
    if let Some(comment) = rest.find(" #") {
        ends.insert(0, rest[..comment].trim_end().len());
    }
    let said = "every string has both of its quotes";
    head(view, &line, all);
    // `= "name""`, `= ""name"`: one of the two.
    let text = &view.text[line.clone()];
    for (at, _) in text.match_indices("\"\"") {
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '}' | '/' | '.' | '*' | '$' | '-' | '_');
        if text[..at].ends_with(joins) || text[at + 2..].starts_with(joins) {
            all.push(Candidate::one(Class::Quote, line.start + at..line.start + at + 1, "", said));
        }
    }
    // `= name"`: nothing follows the quote that could be in the string.
    if bare == 0 || rest[..full].trim_start().is_empty() {
        let start = before.rfind(['=', '[', '(', ',', ':', ' ', '"']).map_or(0, |at| at + 1);
        let start = line.start + start + before[start..].len() - before[start..].trim_start().len();
        all.push(Candidate::one(Class::Quote, start..start, "\"", said));
        if let Some(sign) = before.find("= ") {
            all.push(Candidate::one(Class::Quote, line.start + sign + 2..line.start + sign + 2, "\"", said));
        }
    }
    for end in ends.into_iter().filter(|end| *end > 0) {
        all.push(Candidate::one(Class::Quote, open + 1 + end..open + 1 + end, "\"", said));
    }
    // `"a` and `b"` on the next lines: one string.
    let mut edits = Vec::new();
    let mut now = line;
    for _ in 0..8 {
        let Some(next) = view.next_line(&now) else { break };
        let name = view.text[next.clone()].split('=').next().unwrap_or("").trim();
        if name.len() + 1 < next.len() && name.chars().all(|c| c.is_alphanumeric() || c == '_') {
            break;
        }
        edits.push((now.end..next.start, "\\n".to_owned()));
        if view.text[next.clone()].contains('"') {
            all.push(Candidate { class: Class::Quote, edits, said: "a string of several lines says so".into() });
            break;
        }
        now = next;
    }
}

/// The head of a block, whatever quotes stand in it: its labels are words.
fn head(view: &View, line: &std::ops::Range<usize>, all: &mut Vec<Candidate>) {
    let text = &view.text[line.clone()];
    let Some((head, _)) = text.split_once('{') else { return };
    let mut words =
        head.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).filter(|word| !word.is_empty());
    let Some(keyword) = words.next() else { return };
    let labels: Vec<&str> = words.collect();
    if header::labels(keyword) == Some(labels.len()) && !labels.is_empty() {
        let new = format!("{keyword} \"{}\" ", labels.join("\" \""));
        let start = line.start + view.indent(line).len();
        all.push(Candidate::one(Class::Quote, start..line.start + head.len(), new, "every label has its quotes"));
    }
}
