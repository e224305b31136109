//! A text that was cut off: back to what is whole, and closed there.
//!
//! What is whole is told from brackets. A body or a plain map may lose its last entry; a list its last element; an
//! object inside a call (a policy) or an element of a list is whole or it is not there.

use super::{fault, light};
use crate::syntax::lex::{Problem, Token, TokenKind, lex};

/// One way to end a text.
#[derive(Clone, Debug)]
pub struct Cut {
    /// The text, ended.
    pub text: String,
    /// What is left out, each by its name.
    pub lost: Vec<String>,
}

/// Whether something is open at the end of a text.
pub fn is_open(text: &str) -> bool {
    let tokens = lex(text);
    let (open, _) = walk(text, &tokens);
    !open.is_empty()
}

/// How many bytes are read again to find a place for the end: what is open deeper than that has none.
const TRIED: usize = 10_000_000;

/// The ways to end a text that was cut off, those that keep most first. Each parses.
pub fn cuts(text: &str) -> Vec<Cut> {
    let tokens = lex(text);
    let (open, broken) = walk(text, &tokens);
    let mut found = Vec::new();
    if open.is_empty() {
        return found;
    }
    if let Some(at) = broken.filter(|at| tokens[*at].kind == TokenKind::Bad(Problem::OpenHeredoc)) {
        let head = tokens[at].text(text).trim();
        let marker = head.trim_start_matches(['<', '-']).trim();
        let name = open.iter().rev().find_map(|one| one.item_name(text)).unwrap_or_default();
        let start = text[..tokens[at].start].rfind('\n').map_or(0, |newline| newline + 1);
        let line = &text[start..];
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        let indent = if head.starts_with("<<-") { indent } else { "" };
        let ended = format!("{}\n{indent}{marker}{}", text.trim_end(), closers(text, &open, usize::MAX));
        push(&mut found, ended, vec![format!("the rest of the text of {name}")]);
    } else if broken.is_none() && ends_well(text, &tokens) && may_end(text, &open, open.len() - 1, true) {
        let end = text.trim_end().len();
        push(&mut found, format!("{}{}", &text[..end], closers(text, &open, end)), Vec::new());
    }
    let mut tried = 0;
    for at in (0..open.len()).rev() {
        if tried > TRIED {
            break;
        }
        let Some(item) = open[at].item else { continue };
        if !may_end(text, &open, at, false) {
            continue;
        }
        let end = cut_at(text, item);
        tried += end + open.len();
        let ended = format!("{}{}", &text[..end], closers(text, &open[..=at], end));
        let name = match (&open[at].kind, open[at].item_name(text)) {
            (Kind::Body | Kind::Object, Some(name)) => format!("what was begun of {name}"),
            _ => {
                let holder = open[..at].iter().rev().find_map(|one| one.item_name(text));
                format!("the last element of {}, which was not whole", holder.unwrap_or_else(|| "a list".to_owned()))
            }
        };
        push(&mut found, ended, vec![name]);
    }
    found
}

fn push(found: &mut Vec<Cut>, text: String, lost: Vec<String>) {
    if found.iter().any(|cut| cut.text == text) {
        return;
    }
    if fault(&text).is_none() {
        found.push(Cut { text, lost });
    } else if let Some(mended) = light(&text).map(|plan| plan.apply(&text)) {
        found.push(Cut { text: mended, lost });
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The body of a block.
    Body,
    /// An object.
    Object,
    /// A list.
    List,
    /// Anything else: it is whole or it is not there.
    Closed,
}

/// A bracket that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    kind: Kind,
    bracket: u8,
    at: usize,
    /// Where the last entry begins, if one was begun.
    item: Option<usize>,
    /// How many entries are over.
    whole: usize,
}

impl Open {
    /// The name that the last entry begins with.
    fn item_name(&self, text: &str) -> Option<String> {
        let rest = &text[self.item?..];
        let word = rest.trim_start_matches('"');
        let name = word.split(|c: char| !c.is_alphanumeric() && !"_-:./".contains(c)).next().unwrap_or("");
        (!name.is_empty() && matches!(self.kind, Kind::Body | Kind::Object)).then(|| name.to_owned())
    }
}

/// The brackets that are open at the end, and the bad token that runs into it.
fn walk(text: &str, tokens: &[Token]) -> (Vec<Open>, Option<usize>) {
    let mut open: Vec<Open> = Vec::new();
    let mut sign = false; // whether an `=` stands between the start of the entry and here
    let mut broken = None;
    let last_line = text.rfind('\n').map_or(0, |newline| newline + 1);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Bad(Problem::OpenHeredoc) => broken = Some(at),
            TokenKind::Bad(Problem::OpenString | Problem::OpenTemplate) if token.end >= last_line => broken = Some(at),
            _ => {}
        }
        if token.is_blank() {
            continue;
        }
        let word = token.text(text);
        let ends_entry = match open.last().map(|one| one.kind) {
            Some(Kind::Body) => token.kind == TokenKind::Newline,
            Some(Kind::Object) => token.kind == TokenKind::Newline || word == ",",
            Some(_) => word == ",",
            None => false,
        };
        if ends_entry {
            sign = false;
            if let Some(one) = open.last_mut().filter(|one| one.item.is_some()) {
                one.item = None;
                one.whole += 1;
            }
            continue;
        }
        if token.kind == TokenKind::Newline {
            continue;
        }
        let closes =
            token.kind == TokenKind::CloseTemplate || token.kind == TokenKind::Punct && matches!(word, "}" | "]" | ")");
        if let Some(one) = open.last_mut().filter(|_| !closes) {
            if one.item.is_none() {
                sign = false;
            }
            one.item.get_or_insert(token.start);
        }
        match (token.kind, word) {
            (TokenKind::Punct, "=") => sign = true,
            (TokenKind::Punct, "{" | "[" | "(") => {
                let parent = open.last().map(|one| one.kind);
                let is_for = text[token.end..].trim_start().starts_with("for ");
                let kind = match word {
                    _ if is_for => Kind::Closed,
                    "{" if !sign && matches!(parent, None | Some(Kind::Body)) => Kind::Body,
                    "{" => Kind::Object,
                    "[" => Kind::List,
                    _ => Kind::Closed,
                };
                open.push(Open {
                    kind,
                    bracket: token.text(text).as_bytes()[0],
                    at: token.start,
                    item: None,
                    whole: 0,
                });
                sign = false;
            }
            (TokenKind::OpenTemplate, _) => {
                open.push(Open { kind: Kind::Closed, bracket: b'{', at: token.start, item: None, whole: 0 });
            }
            _ if closes => {
                open.pop();
                sign = true;
            }
            _ => {}
        }
    }
    (open, broken)
}

/// Whether a text may be ended inside of the bracket at `at`: before its last entry, or behind it if `behind`.
fn may_end(text: &str, open: &[Open], at: usize, behind: bool) -> bool {
    let one = &open[at];
    let some = one.whole + usize::from(behind && one.item.is_some()) > 0;
    let parent = at.checked_sub(1).map(|at| open[at].kind);
    let plain = || open[..at].iter().all(|one| matches!(one.kind, Kind::Body | Kind::Object));
    match one.kind {
        Kind::Body => some,
        Kind::Object => some && plain(),
        Kind::List => some && (parent == Some(Kind::Body) || one.item.is_none_or(|item| text[item..].starts_with('{'))),
        Kind::Closed => false,
    }
}

/// Whether the last token can end a value: no sign, dot or comma waits for more, and a name alone is no value.
fn ends_well(text: &str, tokens: &[Token]) -> bool {
    let mut last = tokens.iter().rev().filter(|token| !token.is_blank() && token.kind != TokenKind::Newline);
    let Some(token) = last.next() else { return true };
    let word = token.text(text);
    match token.kind {
        TokenKind::Punct => matches!(word, "}" | "]" | ")" | "{" | "," | "["),
        TokenKind::Ident => {
            last.next().is_some_and(|before| before.text(text) == ".")
                || ["true", "false", "null", "string", "number", "bool", "any"].contains(&word)
        }
        _ => true,
    }
}

/// Behind the last thing before an entry: its own comment lines and the blanks before them go as well.
fn cut_at(text: &str, item: usize) -> usize {
    let mut end = text[..item].trim_end().len();
    loop {
        let start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[start..end].trim_start();
        if start == 0 || !line.starts_with(['#', '/']) {
            return end;
        }
        end = text[..start].trim_end().len();
    }
}

/// What closes the brackets, each on a line of its own unless it was opened on the line that ends at `end`.
fn closers(text: &str, open: &[Open], end: usize) -> String {
    // Thousands of brackets may stand on one line: it is not read once for each.
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let line_of = |at: usize| starts[starts.partition_point(|start| *start <= at) - 1];
    let mut last = if end > text.len() { usize::MAX } else { line_of(end) };
    let mut new = String::new();
    for one in open.iter().rev() {
        let start = line_of(one.at);
        if start != last {
            let line = &text[start..];
            let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
            new += &format!("\n{indent}");
        }
        last = start;
        new.push(match one.bracket {
            b'{' => '}',
            b'[' => ']',
            _ => ')',
        });
    }
    new
}
