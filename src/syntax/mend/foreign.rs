//! What other languages write: words for operators, strings without quotes, heredocs of a shell, remarks behind an arrow.

use std::ops::Range;

use super::{Candidate, Class, View};
use crate::syntax::lex::{Problem, TokenKind};

/// Operators and words of other languages, none of which is a name in Terraform.
const OPERATORS: [(&str, &str); 4] = [(" and ", " && "), (" or ", " || "), ("===", "=="), ("!==", "!=")];

/// `a and b`, `not a`, `a if b else c`, `===`.
pub(super) fn operators(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let Some(value) = value(view, &line) else { return };
    let text = &view.text[value.clone()];
    let code = |at: usize| is_code(view, value.start + at);
    let said = "operators are those that Terraform has";
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (from, to) in OPERATORS {
        for (at, _) in text.match_indices(from).filter(|(at, _)| code(at + 1)) {
            if from != "===" || !text[..at].ends_with('!') {
                edits.push((value.start + at..value.start + at + from.len(), to.to_owned()));
            }
        }
    }
    for (at, _) in text.match_indices("not ").filter(|(at, _)| code(*at)) {
        if text[..at].is_empty() || text[..at].ends_with([' ', '(']) {
            edits.push((value.start + at..value.start + at + 4, "!".to_owned()));
        }
    }
    if !edits.is_empty() {
        all.push(Candidate { class: Class::Foreign, edits, said: said.into() });
    }
    let choice =
        text.find(" if ").zip(text.find(" else ")).filter(|(yes, no)| yes < no && code(yes + 1) && code(no + 1));
    if let Some((yes, no)) = choice {
        let (one, test, other) = (text[..yes].trim(), text[yes + 4..no].trim(), text[no + 6..].trim());
        all.push(Candidate::one(Class::Foreign, value, format!("{test} ? {one} : {other}"), said));
    }
}

/// `names[0:2]`: a part of a list.
pub(super) fn slices(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let text = &view.text[line.clone()];
    for (open, _) in text.match_indices('[') {
        let Some(close) = text[open..].find(']').map(|len| open + len) else { continue };
        let Some((from, to)) = text[open + 1..close].split_once(':') else { continue };
        let is_bound = |text: &str| text.trim().chars().all(|c| c.is_alphanumeric() || "_.".contains(c));
        let list = &text[text[..open].trim_end_matches(|c: char| c.is_alphanumeric() || "_.".contains(c)).len()..open];
        if list.is_empty() || !is_bound(from) || !is_bound(to) || !is_code(view, line.start + open) {
            continue;
        }
        let from = if from.trim().is_empty() { "0" } else { from.trim() };
        let to = if to.trim().is_empty() { format!("length({list})") } else { to.trim().to_owned() };
        let range = line.start + open - list.len()..line.start + close + 1;
        let new = format!("slice({list}, {from}, {to})");
        all.push(Candidate::one(Class::Foreign, range, new, "a part of a list is taken by slice"));
    }
}

/// `merge(var.tags, Name = "a")`: arguments with names are the entries of an object.
pub(super) fn named_arguments(view: &View, all: &mut Vec<Candidate>) {
    let mut edits = Vec::new();
    for (at, name) in view.text.match_indices("merge(").filter(|(at, _)| is_code(view, *at)) {
        let Some(pieces) = pieces(view, at + name.len()) else { continue };
        let mut rest = pieces.as_slice();
        while let Some(first) = rest.iter().position(|piece| is_named(&view.text[piece.clone()])) {
            let count = rest[first..].iter().take_while(|piece| is_named(&view.text[(*piece).clone()])).count();
            let (group, behind) = rest[first..].split_at(count);
            rest = behind;
            let (start, end) = (group[0].start, group[count - 1].end);
            let line = view.line(start);
            if view.text[line.start..start].trim().is_empty() {
                let own = view.indent(&line);
                edits.push((start..start, format!("{{\n{own}  ")));
                edits.extend(group[1..].iter().map(|piece| (piece.start..piece.start, "  ".to_owned())));
                edits.push((end..end, format!("\n{own}}}")));
            } else {
                edits.push((start..start, "{ ".to_owned()));
                edits.push((end..end, " }".to_owned()));
            }
        }
    }
    if !edits.is_empty() {
        let said = "what merge puts together are maps";
        all.push(Candidate { class: Class::Foreign, edits, said: said.into() });
    }
}

/// The arguments of a call whose bracket opens right before a place, without the space around them.
fn pieces(view: &View, start: usize) -> Option<Vec<Range<usize>>> {
    let (mut depth, mut from, mut found) = (0usize, start, Vec::new());
    for (at, c) in view.text[start..].char_indices().map(|(at, c)| (start + at, c)) {
        if !is_code(view, at) {
            continue;
        }
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => {
                found.push(trimmed(view, from..at));
                found.retain(|piece| !piece.is_empty());
                return Some(found);
            }
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                found.push(trimmed(view, from..at));
                from = at + 1;
            }
            _ => {}
        }
    }
    None
}

fn trimmed(view: &View, range: Range<usize>) -> Range<usize> {
    let text = &view.text[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    start..start.max(range.start + text.trim_end().len())
}

/// `Name = value`.
fn is_named(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else { return false };
    let name = name.trim();
    let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    is_word && !value.starts_with(['=', '>'])
}

/// Words that are operators elsewhere: no argument is called so.
pub(super) fn is_operator(word: &str) -> bool {
    matches!(word, "and" | "or" | "not" | "if" | "else" | "is" | "in")
}

/// A value that is a text and has no quotes: `10.0.0.0/16`, `arn:aws:...`, `s3:GetObject`, `${var.name}/*`.
pub(super) fn bare_values(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let Some(value) = value(view, &line) else { return };
    let text = view.text[value.clone()].trim_end_matches(',');
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || "_-./:*@+~%=".contains(c) || "${}[]".contains(c));
    let begins = text.starts_with(|c: char| c.is_ascii_alphanumeric() || "/*.~".contains(c)) || text.starts_with("${");
    // A reference, a number and a word alone mean themselves.
    let is_text =
        text.contains(['/', ':', '*', '@']) || text.starts_with("${") || text.starts_with(|c: char| c.is_ascii_digit());
    if text.is_empty() || !is_plain || !begins || !is_text || text.starts_with("//") || text.starts_with("/*") {
        return;
    }
    let range = value.start..value.start + text.len();
    all.push(Candidate::one(Class::Quote, range, format!("\"{text}\""), "every string has both of its quotes"));
}

/// `"a "b" c"`: the quotes inside are escaped.
pub(super) fn inner_quotes(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let Some(value) = value(view, &line) else { return };
    let text = view.text[value.clone()].trim_end_matches(',');
    if !(text.len() > 2 && text.starts_with('"') && text.ends_with('"')) || text.contains("${") {
        return;
    }
    let is_json = text[1..].starts_with(['{', '[']);
    // Several strings, or several arguments on a line.
    if text == "\"\"\"" || !is_json && ["\",", "= \"", "\" \""].iter().any(|sign| text.contains(sign)) {
        return;
    }
    let inner = text[1..text.len() - 1].match_indices('"');
    let edits: Vec<_> = inner
        .filter(|(at, _)| !text[1..=*at].ends_with('\\'))
        .map(|(at, _)| (value.start + 1 + at..value.start + 2 + at, "\\\"".to_owned()))
        .collect();
    if !edits.is_empty() {
        all.push(Candidate { class: Class::Quote, edits, said: "quotes in a string are escaped".into() });
    }
}

/// Keys of a map that are neither a name nor quoted: `kubernetes.io/cluster/${var.name} = ...`, `${var.key} = ...`.
pub(super) fn built_keys(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let text = &view.text[line.clone()];
    let Some(sign) = text.find(" = ") else { return };
    let key = text[..sign].trim();
    if !key.contains("${") || key.contains(['"', ' ']) || key.starts_with(['#', '}']) {
        return;
    }
    let start = line.start + view.indent(&line).len();
    let alone = key.strip_prefix("${").and_then(|key| key.strip_suffix('}')).filter(|key| !key.contains("${"));
    let new = alone.map_or_else(|| format!("\"{key}\""), |key| format!("({key})"));
    all.push(Candidate::one(Class::Key, start..start + key.len(), new, format!("the key {key} is quoted")));
}

/// `<<'EOF'`, `<<-"EOF"`, `<<- EOF`, `<<~EOF`, `<<EOF # remark`: the marker stands alone behind the sign.
pub(super) fn heredoc_heads(view: &View, all: &mut Vec<Candidate>) {
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some(at) = view.text[from..].find("<<").map(|at| from + at) {
        let line = view.line(at);
        let rest = &view.text[at + 2..line.end];
        let sign = if rest.starts_with(['-', '~']) { "<<-" } else { "<<" };
        let word = rest.trim_start_matches(['-', '~', ' ', '\'', '"', '\\']);
        let marker = &word[..word.len() - word.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len()];
        let behind = word[marker.len()..].trim_start_matches(['\'', '"']).trim();
        let is_remark = behind.is_empty() || behind.starts_with('#') || behind.starts_with("//");
        let head = format!("{sign}{marker}");
        let ends = || view.text[line.end..].lines().any(|line| line.trim() == marker);
        if !marker.is_empty() && is_remark && view.text[at..line.end] != *head && is_code(view, at) && ends() {
            edits.push((at..line.end, head));
        }
        from = line.end;
    }
    if !edits.is_empty() {
        let said = "the marker of a heredoc stands alone behind its sign";
        all.push(Candidate { class: Class::Foreign, edits, said: said.into() });
    }
}

/// `a = 1  <-- change this`, `<!-- remark -->`: remarks become comments.
pub(super) fn remarks(view: &View, all: &mut Vec<Candidate>) {
    let line = view.here();
    let text = &view.text[line.clone()];
    let found = ["<--", "<==", "←", "⬅", "<!--"].iter().filter_map(|mark| text.find(mark)).min();
    if let Some(at) = found.filter(|at| is_code(view, line.start + at)) {
        let at = line.start + at;
        all.push(Candidate::one(Class::Prose, at..at, "# ", "prose is a comment"));
    }
}

/// The value behind the first `=` of a line, without a comment behind it.
fn value(view: &View, line: &Range<usize>) -> Option<Range<usize>> {
    let text = &view.text[line.clone()];
    let sign = text.find(" = ").or_else(|| text.find(" ="))?;
    let start = sign + 2;
    let end = text[start..].find(" #").map_or(text.len(), |at| start + at);
    let value = &text[start..end];
    let start = line.start + start + value.len() - value.trim_start().len();
    let range = start..start + value.trim().len();
    (!range.is_empty()).then_some(range)
}

/// Whether a byte stands outside of strings, heredocs and comments.
fn is_code(view: &View, at: usize) -> bool {
    view.tokens.get(view.token_at(at)).is_none_or(|token| {
        !matches!(
            token.kind,
            TokenKind::Text | TokenKind::LineComment | TokenKind::BlockComment | TokenKind::Bad(Problem::OpenString)
        )
    })
}
