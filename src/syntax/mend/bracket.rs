//! Brackets, comments and heredocs that are not closed, closed twice, or opened on the wrong line.

use std::ops::Range;

use super::{Candidate, Class, View};
use crate::syntax::lex::{Problem, Token, TokenKind};

/// Everything that may be wrong with what opens and closes.
pub(super) fn closers(view: &View, all: &mut Vec<Candidate>) {
    braces(view, all);
    heredocs(view, all);
    comments(view, all);
    by_indent(view, all);
    opener(view, all);
    extra(view, all);
}

/// `{` on the next line, or nowhere.
fn braces(view: &View, all: &mut Vec<Candidate>) {
    let mut line = view.here();
    for _ in 0..2 {
        let text = view.text[line.clone()].trim_end();
        let word = text.trim_start();
        let name = word.len() - word.trim_start_matches(|c: char| c.is_alphanumeric() || "_-".contains(c)).len();
        let labels = word[name..].trim();
        let is_head = name > 0 && (labels.is_empty() || labels.starts_with('"') && labels.ends_with('"'));
        // `tags =`, and what it holds on the next lines.
        let is_set = name > 0 && labels == "=";
        if let Some(next) = view.next_line(&line).filter(|_| is_set)
            && view.indent(&next).len() > view.indent(&line).len()
        {
            let end = line.start + text.len();
            for bracket in [" {", " ["] {
                all.push(Candidate::one(Class::Closer, end..end, bracket, "what a value opens with is there"));
            }
        }
        if let Some(next) = view.next_line(&line).filter(|_| is_head) {
            let rest = view.text[next.clone()].trim_start();
            let end = line.start + text.len();
            if rest.starts_with('{') {
                let brace = next.end - rest.len();
                let said = "the brace of a block stands on its line";
                all.push(Candidate::one(Class::Closer, end..brace, " ", said));
            } else if view.indent(&next).len() > view.indent(&line).len() {
                all.push(Candidate::one(Class::Closer, end..end, " {", "the brace of a block is there"));
            }
        }
        // The mistake may be seen only on the line behind it.
        if line.start == 0 {
            break;
        }
        line = view.line(line.start - 1);
    }
}

/// An end marker that has no line of its own, or is missing.
fn heredocs(view: &View, all: &mut Vec<Candidate>) {
    for token in view.tokens {
        match token.kind {
            TokenKind::Bad(Problem::MarkerNotAlone) => {
                let rest = view.text[token.end..].trim_start_matches([' ', '\t']);
                let gap = token.end..view.text.len() - rest.len();
                let said = "the end marker of a heredoc has a line of its own";
                let marker = token.text(view.text);
                let indent = &marker[..marker.len() - marker.trim_start().len()];
                all.push(Candidate::one(Class::Closer, gap, format!("\n{indent}"), said));
            }
            TokenKind::Bad(Problem::OpenHeredoc) => endless(view, token, all),
            _ => {}
        }
    }
}

fn endless(view: &View, token: &Token, all: &mut Vec<Candidate>) {
    let line = view.line(token.start);
    let indent = view.indent(&line).len();
    let marker = token.text(view.text).trim().trim_start_matches(['<', '-']).trim();
    let mut now = view.line(token.end.saturating_sub(1));
    let mut tries = 0;
    while let Some(next) = view.next_line(&now) {
        let word = view.text[next.clone()].trim();
        let is_code =
            word.starts_with(['}', ')', ']']) || word.split_once(" = ").is_some_and(|(name, _)| is_name(name.trim()));
        if view.indent(&next).len() <= indent && is_code {
            let new = format!("{}{marker}\n", view.indent(&line));
            all.push(Candidate::one(
                Class::Closer,
                next.start..next.start,
                new,
                "a heredoc ends before the code behind it",
            ));
            tries += 1;
            if tries > 8 {
                break;
            }
        }
        now = next;
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// A comment that is not closed ends with its line, or before the first line that looks like code.
fn comments(view: &View, all: &mut Vec<Candidate>) {
    for token in view.tokens.iter().filter(|token| token.kind == TokenKind::Bad(Problem::OpenComment)) {
        let mut line = view.line(token.start);
        for _ in 0..20 {
            let end = line.start + view.text[line.clone()].trim_end().len();
            all.push(Candidate::one(Class::Closer, end..end, " */", "a comment is closed"));
            match view.next_line(&line) {
                Some(next) => line = next,
                None => break,
            }
        }
    }
}

/// A closing bracket that closes nothing goes; one of the wrong kind becomes the right one.
fn extra(view: &View, all: &mut Vec<Candidate>) {
    let rest = &view.text[view.at..];
    if !rest.starts_with(['}', ']', ')']) {
        return;
    }
    let line = view.here();
    let alone = view.text[line.clone()].trim().trim_end_matches(',').len() == 1;
    let end = (line.end + 1).min(view.text.len());
    let start = if end == line.end { line.start.saturating_sub(1) } else { line.start };
    let range = if alone { start..end } else { view.at..view.at + 1 };
    all.push(Candidate::one(Class::Closer, range, "", "a bracket that closes nothing is dropped"));
    for right in ["}", "]", ")"].into_iter().filter(|right| !rest.starts_with(right)) {
        let said = "brackets are closed by their own kind";
        all.push(Candidate::one(Class::Closer, view.at..view.at + 1, right, said));
    }
    // `)` where `({` is open: what stands inside is closed first.
    let open = open_before(view, view.at);
    let own = match &rest[..1] {
        "}" => "{",
        "]" => "[",
        _ => "(",
    };
    if let Some(at) = open.iter().rposition(|bracket| *bracket == own) {
        let inner: String = open[at + 1..].iter().rev().map(|bracket| closer(bracket)).collect();
        if !inner.is_empty() {
            all.push(Candidate::one(Class::Closer, view.at..view.at, inner, "what is open is closed"));
        }
    }
}

fn closer(open: &str) -> char {
    match open {
        "{" => '}',
        "[" => ']',
        _ => ')',
    }
}

/// The brackets that are open before a place, the outer ones first.
fn open_before<'a>(view: &View<'a>, at: usize) -> Vec<&'a str> {
    let mut open = Vec::new();
    for token in &view.tokens[..view.token_at(at)] {
        match (token.kind, token.text(view.text)) {
            (TokenKind::Punct, text @ ("{" | "[" | "(")) => open.push(text),
            (TokenKind::Punct, "}" | "]" | ")") => drop(open.pop()),
            _ => {}
        }
    }
    open
}

/// `name = value` in a list or a call: an object that lost the brace that it opens with. Where the brace stood is told
/// from the one that closes it.
fn opener(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let is_entry = view.text[line.clone()].split_once('=').is_some_and(|(name, _)| is_name(name.trim()));
    let before = view.text[..line.start].trim_end().len();
    if !is_entry || before == 0 || !matches!(open_before(view, line.start).last(), Some(&("[" | "("))) {
        return;
    }
    let above = view.line(before);
    let indent = view.indent(&line).len();
    let (mut now, mut close) = (line.clone(), None);
    while let Some(next) = view.next_line(&now).filter(|_| close.is_none()) {
        close = (view.indent(&next).len() < indent).then(|| next.clone());
        now = next;
    }
    let Some(close) = close.filter(|close| view.text[close.clone()].trim_start().starts_with('}')) else { return };
    let said = "what a value opens with is there";
    if view.indent(&close).len() == view.indent(&above).len() {
        let gap = if view.text[..before].ends_with(',') { " {" } else { "{" };
        all.push(Candidate::one(Class::Closer, before..before, gap, said));
    } else {
        let brace = format!("{}{{\n", view.indent(&close));
        all.push(Candidate::one(Class::Closer, line.start..line.start, brace, said));
    }
}

struct Open {
    bracket: char,
    indent: usize,
    line: usize,
}

/// Closes what the indentation says is over.
fn by_indent(view: &View, all: &mut Vec<Candidate>) {
    let mut open: Vec<Open> = Vec::new();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut last_end = 0; // where the last line that holds code ends
    let mut line = view.line(0);
    loop {
        let tokens = view.tokens_of(&line);
        let first = tokens.iter().find(|token| !token.is_blank() && token.kind != TokenKind::Newline);
        if let Some(first) = first.filter(|first| first.start >= line.start && first.kind != TokenKind::CloseHeredoc) {
            let indent = view.indent(&line).len();
            let closes = match (first.kind, first.text(view.text)) {
                (TokenKind::Punct, "}") => Some('{'),
                (TokenKind::Punct, "]") => Some('['),
                (TokenKind::Punct, ")") => Some('('),
                _ => None,
            };
            let keep = match closes {
                None => open.iter().position(|one| one.line < line.start && indent <= one.indent),
                Some(kind) => {
                    let own = open.iter().rposition(|one| one.bracket == kind && one.indent == indent);
                    own.map(|at| at + 1).filter(|at| *at < open.len())
                }
            };
            if let Some(keep) = keep {
                close(&mut open, keep, last_end, view, &mut edits);
            }
        }
        for token in tokens.iter().filter(|token| token.start >= line.start) {
            match (token.kind, token.text(view.text)) {
                (TokenKind::Punct, text @ ("{" | "[" | "(")) => open.push(Open {
                    bracket: text.chars().next().unwrap_or('{'),
                    indent: view.indent(&line).len(),
                    line: line.start,
                }),
                (TokenKind::Punct, "}" | "]" | ")") => drop(open.pop()),
                _ => {}
            }
            if !token.is_blank() && token.kind != TokenKind::Newline {
                last_end = last_end.max(token.end);
            }
        }
        if line.end >= view.text.len() {
            break;
        }
        line = view.line(line.end + 1);
    }
    let end = view.text.trim_end().len();
    close(&mut open, 0, end, view, &mut edits);
    if !edits.is_empty() {
        all.push(Candidate { class: Class::Closer, edits, said: "what is open is closed".into() });
    }
}

/// Closes all but the first `keep` brackets behind `at`.
fn close(open: &mut Vec<Open>, keep: usize, at: usize, view: &View, edits: &mut Vec<(Range<usize>, String)>) {
    let mut new = String::new();
    let line = view.line(at);
    let (mut last, mut after) = (line.start, None);
    if view.text[line.clone()].trim().trim_end_matches(',').chars().all(|c| matches!(c, '}' | ']' | ')')) {
        // `})`: what was opened on one line is closed on one line.
        after = Some(view.indent(&line).len());
    }
    while open.len() > keep {
        let Some(one) = open.pop() else { break };
        if one.line != last && after.take() != Some(one.indent) {
            let line = view.line(one.line);
            new += &format!("\n{}", view.indent(&line));
        }
        last = one.line;
        new.push(match one.bracket {
            '{' => '}',
            '[' => ']',
            _ => ')',
        });
    }
    if !new.is_empty() {
        edits.push((at..at, new));
    }
}
