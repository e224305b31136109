//! What another language substitutes: `${NAME:-default}` of a shell, `${AWS::Region}` of CloudFormation, `%{http_code}` of
//! a program. Terraform takes the marks for its own and cannot read what stands in them.

use std::ops::Range;

use super::{Candidate, Class, View};
use crate::syntax::expression;
use crate::syntax::lex::{Problem, TokenKind};

/// The marks of a string or a heredoc that open what only another language can read.
pub(super) fn foreign(view: &View, all: &mut Vec<Candidate>) {
    let opens = |kind| matches!(kind, TokenKind::OpenTemplate | TokenKind::Bad(Problem::OpenTemplate));
    let mut broken = view.tokens.iter().filter(|token| opens(token.kind)).map(|token| token.start);
    let twice: Vec<(Range<usize>, String)> = broken
        .clone()
        .filter_map(|at| doubled(view.text, at))
        .map(|(range, inside)| (range, format!("${{{inside}}}")))
        .filter(|(_, text)| is_own(text, 0))
        .collect();
    if !twice.is_empty() {
        let said = "what is put in stands between single braces".to_owned();
        all.push(Candidate { class: Class::Foreign, edits: twice, said });
        return;
    }
    let Some(first) = broken.find(|at| is_foreign(view.text, *at)) else { return };
    // Behind the first one the tokens are no guide any more.
    let end = end(view, first);
    let edits = marks(&view.text[first..end])
        .into_iter()
        .map(|at| first + at.start)
        .filter(|at| is_foreign(view.text, *at))
        .map(|at| (at..at, view.text[at..=at].to_owned()))
        .collect();
    let said = "what another language substitutes is left to it".to_owned();
    all.push(Candidate { class: Class::Foreign, edits, said });
}

/// Where the string or the heredoc ends that holds a byte: at the end of its line, or at the marker that it began with.
fn end(view: &View, at: usize) -> usize {
    let is_heredoc = |kind| matches!(kind, TokenKind::OpenHeredoc | TokenKind::Bad(Problem::OpenHeredoc));
    let is_other =
        |kind| matches!(kind, TokenKind::OpenQuote | TokenKind::CloseHeredoc | TokenKind::Bad(Problem::OpenString));
    let mut before = view.tokens[..view.token_at(at)].iter().rev();
    let opening = before.find(|token| is_heredoc(token.kind) || is_other(token.kind));
    let Some(heredoc) = opening.filter(|token| is_heredoc(token.kind)) else { return view.line(at).end };
    let marker = heredoc.text(view.text).trim().trim_start_matches(['<', '-']).trim();
    let mut line = view.line(at);
    while view.text[line.clone()].trim() != marker && line.end < view.text.len() {
        line = view.line(line.end + 1);
    }
    line.end
}

/// The places of `${` and `%{` that are not escaped.
pub fn marks(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    (0..text.len().saturating_sub(1))
        .filter(|at| {
            matches!(bytes[*at], b'$' | b'%') && bytes[at + 1] == b'{' && (*at == 0 || bytes[at - 1] != bytes[*at])
        })
        .map(|at| at..at + 2)
        .collect()
}

/// What stands between a mark and the brace that closes it, on one line and without a string or an object of its own.
fn inside(text: &str, at: usize) -> Option<&str> {
    let rest = text[at + 2..].lines().next()?;
    rest.split_once('}').map(|(inside, _)| inside).filter(|inside| !inside.contains(['"', '{']))
}

/// What stands in `${{ NAME }}` with the place of all of it, as other programs write it.
fn doubled(text: &str, at: usize) -> Option<(Range<usize>, &str)> {
    let (inside, _) = text[at..].strip_prefix("${{")?.lines().next()?.split_once("}}")?;
    (!inside.contains(['"', '{'])).then(|| (at..at + inside.len() + 5, inside.trim()))
}

/// Whether a mark opens a name that is one of Terraform's: of a variable, a local, a resource, ...
pub fn is_own(text: &str, at: usize) -> bool {
    let roots = ["var.", "local.", "data.aws_", "aws_", "module.", "each.", "count.index", "path.module", "random_"];
    text[at..].strip_prefix("${").is_some_and(|rest| roots.iter().any(|root| rest.starts_with(root)))
}

/// Whether a mark opens a name with a default, as a shell has it; the default may hold quotes and braces.
fn has_default(text: &str, at: usize) -> bool {
    let rest = &text[at + 2..];
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    behind.len() < rest.len() && [":-", ":=", ":+", ":?"].iter().any(|one| behind.starts_with(one))
}

/// Whether what stands behind a mark is nothing that Terraform can read.
pub fn is_foreign(text: &str, at: usize) -> bool {
    if text[at..].starts_with('$') && has_default(text, at) {
        return true;
    }
    let Some(inside) = inside(text, at) else { return false };
    let word = inside.trim_matches(['~', ' ']);
    if text[at..].starts_with('%') {
        let first = word.split([' ', '~', '(']).next();
        return !matches!(first, Some("if" | "else" | "endif" | "for" | "endfor"));
    }
    // A comment would swallow the brace.
    ["#", "//", "/*"].iter().any(|mark| word.contains(mark)) || !word.is_empty() && expression(word).is_none()
}
