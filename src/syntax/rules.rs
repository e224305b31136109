//! What Terraform refuses and hcl-edit does not, seen from the tokens; and what an open bracket is called.

use std::borrow::Cow;

use super::lex::{Token, TokenKind};
use super::message;
use super::tree::Junk;

/// What an open bracket holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// A body, or the top level.
    Body,
    /// An object.
    Object,
    /// An expression in which newlines mean nothing.
    Free,
}

/// The first thing that Terraform refuses, in a piece whose brackets are closed. `tokens` are those of `source`, at
/// whatever offset they were read.
pub(super) fn check(source: &str, tokens: &[Token]) -> Option<Junk> {
    let walk = Walk { source, origin: tokens.first()?.start, tokens };
    let mut inside = vec![Inside::Body];
    // How many directives are open in each string or heredoc that is.
    let mut directives: Vec<usize> = Vec::new();
    let mut line_start = false;
    for (at, token) in tokens.iter().enumerate() {
        let starts_line = line_start;
        line_start = token.kind == TokenKind::Newline || (line_start && token.is_blank());
        match token.kind {
            TokenKind::OpenTemplate => {
                inside.push(Inside::Free);
                if walk.text(token).starts_with('%')
                    && let Some(open) = directives.last_mut()
                {
                    match walk.behind(at).next().map(|token| walk.text(token)) {
                        Some("if" | "for") => *open += 1,
                        Some("endif" | "endfor") => *open = open.saturating_sub(1),
                        _ => {}
                    }
                }
            }
            TokenKind::CloseTemplate => drop(inside.pop()),
            TokenKind::OpenQuote | TokenKind::OpenHeredoc => directives.push(0),
            TokenKind::CloseQuote | TokenKind::CloseHeredoc if directives.pop().is_some_and(|open| open > 0) => {
                return walk.junk(
                    "Unexpected end of template: A directive of this template has no \"endif\" or \"endfor\".",
                    token,
                );
            }
            TokenKind::Number => {
                if let Some(message) = number(walk.text(token), walk.before(at, false) == Some(".")) {
                    return walk.junk(message, token);
                }
            }
            TokenKind::Punct if starts_line && inside.last() != Some(&Inside::Free) && walk.goes_on(at) => {
                let junk = walk.junk(
                    "Missing newline after argument: A value ends with its line unless it is in parentheses; this line \
                     goes on with the one before.",
                    token,
                )?;
                let shown = walk.joining(at).map_or(junk.shown, |mark| (mark.start - walk.origin) as u32);
                return Some(Junk { shown, ..junk });
            }
            TokenKind::Punct => match walk.text(token) {
                "{" => {
                    let named = matches!(walk.last(at), Some(TokenKind::Ident | TokenKind::CloseQuote));
                    let body = named && inside.last() == Some(&Inside::Body);
                    inside.push(if body { Inside::Body } else { walk.collection(at, Inside::Object) });
                    if !body && let Some(junk) = walk.loose_for(at) {
                        return Some(junk);
                    }
                }
                "[" => {
                    inside.push(Inside::Free);
                    if !walk.is_index(at)
                        && let Some(junk) = walk.loose_for(at)
                    {
                        return Some(junk);
                    }
                }
                "(" => inside.push(Inside::Free),
                "}" | "]" | ")" => drop(inside.pop()),
                "." if inside.last() != Some(&Inside::Free) && walk.ends_line(at) => {
                    return walk.junk(
                        "Invalid attribute name: An attribute name is required after a dot, on the same line.",
                        token,
                    );
                }
                _ => {}
            },
            _ => {}
        }
    }
    None
}

/// The innermost bracket that is open at the end of a piece, or the first that is closed by another one.
pub(super) fn unclosed(source: &str, tokens: &[Token]) -> Option<Junk> {
    let walk = Walk { source, origin: tokens.first()?.start, tokens };
    let mut open: Vec<&Token> = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Punct) {
        match walk.text(token) {
            "{" | "[" | "(" => open.push(token),
            close @ ("}" | "]" | ")") => {
                let fits = |open: &str| matches!((open, close), ("{", "}") | ("[", "]") | ("(", ")"));
                match open.pop() {
                    Some(last) if !fits(walk.text(last)) => {
                        return walk.junk(message::mismatch(walk.text(last), close), token);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let token = open.pop()?;
    let open = walk.junk(message::unclosed(walk.text(token)), token)?;
    Some(walk.unfinished(token).map_or(open.clone(), |shown| Junk { at: open.at, ..shown }))
}

/// hcl-edit reads `1.2.3` as a traversal of 1.2, Terraform as a number that is none.
fn number(text: &str, is_index: bool) -> Option<&'static str> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if is_index {
        return Some("Invalid legacy index syntax: An index behind a dot is one whole number; use brackets.");
    }
    // Exponents have no dot, and there is one at most.
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let bad = mantissa.matches('.').count() > 1 || exponent.contains(['.', 'e', 'E']);
    bad.then_some("Invalid number literal: Failed to recognize the value of this number literal.")
}

struct Walk<'a> {
    source: &'a str,
    origin: usize,
    tokens: &'a [Token],
}

impl<'a> Walk<'a> {
    fn text(&self, token: &Token) -> &'a str {
        &self.source[token.start - self.origin..token.end - self.origin]
    }

    fn junk(&self, message: impl Into<Cow<'static, str>>, token: &Token) -> Option<Junk> {
        Some(message::junk(message, token.start - self.origin))
    }

    /// What the last line before the end lacks, where a bracket is open: what is not finished is said before what is not
    /// closed. What would have to follow in a list, a call or an object is missed at the end.
    fn unfinished(&self, open: &Token) -> Option<Junk> {
        let last = self.tokens.iter().rposition(|token| !token.is_blank() && token.kind != TokenKind::Newline)?;
        let (at, token) = (last, &self.tokens[last]);
        let begin =
            self.tokens[..at].iter().rposition(|token| token.kind == TokenKind::Newline).map_or(0, |end| end + 1);
        let line: Vec<&Token> = self.tokens[begin..=at].iter().filter(|token| !token.is_blank()).collect();
        let is_mark = token.kind == TokenKind::Punct && !matches!(self.text(token), "{" | "}" | "[" | "]" | "(" | ")");
        let is_word = line.iter().all(|token| token.kind != TokenKind::Punct) && line[0].kind == TokenKind::Ident;
        let place = self.tokens.iter().position(|token| token.start == open.start)?;
        let is_block = self.text(open) == "{"
            && self.tokens[..place]
                .iter()
                .rfind(|token| !token.is_blank())
                .is_some_and(|token| matches!(token.kind, TokenKind::Ident | TokenKind::CloseQuote));
        let inside = self.text(open) != "{";
        match self.text(token) {
            "." if is_mark && !inside => self.junk(message::ATTRIBUTE_NAME, token),
            mark if is_mark && (mark != "," || is_block) && !inside => self.junk(message::NO_EXPRESSION, token),
            _ if is_block && is_word => self.junk(message::NO_DEFINITION, line[0]),
            _ if is_block => None,
            _ if !inside && is_word && line.len() == 1 => self.junk(message::NO_VALUE, token),
            _ if !inside || is_mark || token.start == open.start => self.junk(message::ENDED, token),
            _ => None,
        }
    }

    /// The text of the token before, blanks skipped, newlines skipped if `lines`.
    fn before(&self, at: usize, lines: bool) -> Option<&'a str> {
        let skip = |token: &&Token| token.is_blank() || (lines && token.kind == TokenKind::Newline);
        self.tokens[..at].iter().rev().find(|token| !skip(token)).map(|token| self.text(token))
    }

    fn last(&self, at: usize) -> Option<TokenKind> {
        self.tokens[..at].iter().rev().find(|token| !token.is_blank()).map(|token| token.kind)
    }

    /// The tokens behind one, without blanks and newlines.
    fn behind(&self, at: usize) -> impl Iterator<Item = &'a Token> {
        self.tokens[at + 1..].iter().filter(|token| !token.is_blank() && token.kind != TokenKind::Newline)
    }

    fn ends_line(&self, at: usize) -> bool {
        let next = self.tokens[at + 1..]
            .iter()
            .find(|token| !matches!(token.kind, TokenKind::Space | TokenKind::BlockComment));
        next.is_some_and(|token| matches!(token.kind, TokenKind::Newline | TokenKind::LineComment))
    }

    /// The mark at the end of the line before one, which lacks what it is to join.
    fn joining(&self, at: usize) -> Option<&'a Token> {
        let begins = self.tokens[..at].iter().rposition(|token| token.kind == TokenKind::Newline)?;
        let mark = self.tokens[..begins].iter().rfind(|token| !token.is_blank())?;
        matches!(self.text(mark), "?" | ":" | "&&" | "||" | "+").then_some(mark)
    }

    /// Whether an operator that starts a line goes on with the value of the line before. hcl-edit lets it, behind calls
    /// and lists. A sign may also start the key of an object.
    fn goes_on(&self, at: usize) -> bool {
        match self.text(&self.tokens[at]) {
            "{" | "}" | "(" | ")" | "]" => false,
            "-" | "!" => {
                let rest = self.tokens[at..].iter().take_while(|token| token.kind != TokenKind::Newline);
                !rest.into_iter().any(|token| matches!(self.text(token), "=" | ":"))
            }
            _ => true,
        }
    }

    fn collection(&self, at: usize, plain: Inside) -> Inside {
        let is_for = self.behind(at).next().is_some_and(|token| self.text(token) == "for");
        if is_for { Inside::Free } else { plain }
    }

    /// Whether `[` follows a value.
    fn is_index(&self, at: usize) -> bool {
        match self.last(at) {
            Some(TokenKind::Ident) => !matches!(self.before(at, false), Some("in" | "if")),
            Some(TokenKind::CloseQuote | TokenKind::Number | TokenKind::CloseHeredoc) => true,
            _ => matches!(self.before(at, false), Some("}" | "]" | ")" | "*")),
        }
    }

    /// A word `for` that opens a list or object must introduce names: Terraform reads it as nothing else there.
    fn loose_for(&self, at: usize) -> Option<Junk> {
        let mut tokens = self.behind(at);
        let word = tokens.next().filter(|token| self.text(token) == "for")?;
        match tokens.next() {
            Some(token) if token.kind == TokenKind::Ident => None,
            _ => self.junk("Invalid 'for' expression: For expression requires variable name after 'for'.", word),
        }
    }
}
