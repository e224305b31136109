//! Reads one piece: hcl-edit, what it must not see, and what it must not get away with.

use super::convert::Convert;
use super::lex::{Token, TokenKind};
use super::mask::Mask;
use super::tree::{Body, ExprKind, Item, Junk, Piece, PieceKind};
use super::{large, message, rules};
use hcl_edit::parser::{Error, parse_body};
use hcl_edit::structure;

/// How many redefined names are hidden from hcl-edit in one piece, wrong guesses included.
const RENAMES: usize = 300;

/// A piece whose brackets are closed and whose tokens are all good. `tokens` are those of `source`, at whatever offset
/// they were read; `odd` is whether `rules` has something to look at.
pub(super) fn read(source: &str, tokens: &[Token], odd: bool) -> Piece {
    let refused = if odd { rules::check(source, tokens) } else { None };
    let mut flaws = Vec::new();
    let kind = match refused.map_or_else(|| body(source, 0, source, tokens, &mut flaws), Err) {
        Ok(body) => only(body.items, source),
        Err(junk) => PieceKind::Junk(junk),
    };
    if matches!(kind, PieceKind::Junk(_)) {
        flaws.clear();
    }
    Piece { len: source.len() as u32, kind, flaws }
}

/// Reads a text that stands in `whole`, so far to the right as `shift` says.
fn body(whole: &str, shift: u32, text: &str, tokens: &[Token], flaws: &mut Vec<Junk>) -> Result<Body, Junk> {
    let moved = |junk: Junk| Junk { at: junk.at.wrapping_add(shift), shown: junk.shown.wrapping_add(shift), ..junk };
    let mut convert = Convert::new(whole, shift);
    let parsed = match large::cut(text, tokens) {
        None => parse(text, tokens),
        Some((outside, tokens, objects)) => {
            for object in objects {
                let (mut entries, mut items) = (Vec::new(), Vec::new());
                for part in object.parts {
                    let shift = part.shift.wrapping_add(shift);
                    match only_value(body(whole, shift, &part.text, &large::tokens(&part), flaws)?) {
                        Some(ExprKind::Object(all)) => entries.extend(all),
                        Some(ExprKind::Array(all)) => items.extend(all),
                        _ => {}
                    }
                }
                let all = if items.is_empty() { ExprKind::Object(entries) } else { ExprKind::Array(items) };
                convert.put(object.start as u32, all);
            }
            parse(&outside, &tokens)
        }
    };
    let (body, found) = parsed.map_err(moved)?;
    flaws.extend(found.into_iter().map(moved));
    convert.read(&body)
}

/// The value of the only attribute of a part.
fn only_value(body: Body) -> Option<ExprKind> {
    body.items.into_iter().next().and_then(|item| match item {
        Item::Attribute(attribute) => Some(attribute.value.kind),
        Item::Block(_) => None,
    })
}

/// A piece with a bad token or an open bracket.
pub(super) fn broken(source: &str, tokens: &[Token]) -> Piece {
    let origin = tokens[0].start;
    let bad = tokens.iter().find_map(|token| match token.kind {
        TokenKind::Bad(problem) => {
            let text = &source[token.start - origin..token.end - origin];
            Some(message::junk(message::problem(problem, text), token.start - origin))
        }
        _ => None,
    });
    let junk = bad.or_else(|| rules::unclosed(source, tokens)).unwrap_or_else(|| message::junk("Invalid syntax", 0));
    Piece { len: source.len() as u32, kind: PieceKind::Junk(junk), flaws: Vec::new() }
}

/// The segmenter ends a piece where a line ends outside of brackets, so a piece that parses is one thing.
fn only(mut items: Vec<Item>, source: &str) -> PieceKind {
    match (items.pop(), items.is_empty()) {
        (Some(Item::Block(block)), true) => PieceKind::Block(block),
        (Some(Item::Attribute(attribute)), true) => PieceKind::Attribute(attribute),
        _ => PieceKind::Junk(message::junk(message::of_parser("unexpected token", source), 0)),
    }
}

/// hcl-edit's tree, with what Terraform refuses in it though it can be read.
fn parse(source: &str, tokens: &[Token]) -> Result<(structure::Body, Vec<Junk>), Junk> {
    let mut error = match parse_body(source) {
        Ok(body) => return Ok((body, Vec::new())),
        Err(error) => error,
    };
    let mut flaws: Vec<Junk> = Vec::new();
    let mut mask = Mask::new(source, tokens);
    if mask.hide() {
        match parse_body(mask.text()) {
            Ok(body) => return Ok((body, flaws)),
            Err(masked) => error = masked,
        }
    }
    for _ in 0..RENAMES {
        let at = error.location().offset();
        let Some(name) = redefinition(&error).and_then(|what| mask.rename(at).map(|name| (what, name))) else { break };
        if let (Redefined::Attribute, name) = name
            && flaws.last().is_none_or(|flaw| flaw.at as usize != at)
        {
            flaws.push(message::junk(message::redefined(name), at));
        }
        match parse_body(mask.text()) {
            Ok(body) => return Ok((body, flaws)),
            Err(next) => error = next,
        }
    }
    if let Some(flaw) = flaws.into_iter().next() {
        return Err(flaw);
    }
    let at = error.location().offset();
    if let Some(name) = quoted_name(source, tokens, tokens[0].start + at) {
        let shown = (name.start - tokens[0].start) as u32;
        return Err(Junk { shown, ..message::junk(message::QUOTED_NAME, at) });
    }
    if let Some(mark) = goes_on(tokens, tokens[0].start + at) {
        let shown = (mark.start - tokens[0].start) as u32;
        return Err(Junk { shown, ..message::junk(message::NO_EXPRESSION, at) });
    }
    if let Some(mark) = no_directive(source, tokens) {
        let shown = (mark.start - tokens[0].start) as u32;
        return Err(Junk { shown, ..message::junk(message::NO_DIRECTIVE, at) });
    }
    Err(message::junk(message::of_parser(error.message(), source.get(at..).unwrap_or("")), at))
}

/// The quote that opens the name of an argument, right behind a place.
fn quoted_name<'t>(source: &str, tokens: &'t [Token], at: usize) -> Option<&'t Token> {
    let is_empty = |token: &&Token| token.is_blank() || token.kind == TokenKind::Newline;
    let first = tokens.partition_point(|token| token.start < at);
    let mut rest = tokens[first..].iter().skip_while(is_empty);
    let quote = rest.next().filter(|token| token.kind == TokenKind::OpenQuote)?;
    rest.find(|token| token.kind == TokenKind::CloseQuote)?;
    let mark = rest.find(|token| !token.is_blank())?;
    (source.get(mark.start - tokens[0].start..)?.starts_with('=')).then_some(quote)
}

/// The operator that ends the line before a place, where one does: what is missing is missing there.
fn goes_on(tokens: &[Token], at: usize) -> Option<&Token> {
    let before = tokens.partition_point(|token| token.start < at);
    let last = tokens[..before].iter().rposition(|token| !token.is_blank() && token.kind != TokenKind::Newline)?;
    let ends = tokens[last..before].iter().any(|token| token.kind == TokenKind::Newline);
    let token = &tokens[last];
    let is_mark = matches!(token.end - token.start, 1 | 2) && token.kind == TokenKind::Punct;
    (ends && is_mark).then_some(token)
}

/// The first `%{` of a template behind which no word of a directive stands.
fn no_directive<'t>(source: &str, tokens: &'t [Token]) -> Option<&'t Token> {
    let text = |token: &Token| &source[token.start - tokens[0].start..token.end - tokens[0].start];
    let opens = |token: &Token| token.kind == TokenKind::OpenTemplate && text(token).starts_with('%');
    let known = |word: &str| matches!(word, "if" | "else" | "endif" | "for" | "endfor");
    let at = (0..tokens.len()).find(|at| {
        let next = tokens[at + 1..].iter().find(|token| !token.is_blank());
        opens(&tokens[*at]) && !next.is_some_and(|next| known(text(next)))
    })?;
    Some(&tokens[at])
}

enum Redefined {
    /// Terraform refuses it, too.
    Attribute,
    /// Terraform keeps the last value.
    Key,
}

/// Whether hcl-edit stopped at a name that was there already. Its error has no kind, only words.
fn redefinition(error: &Error) -> Option<Redefined> {
    if error.message().contains("unique attribute key") {
        return Some(Redefined::Attribute);
    }
    error.message().contains("unique object key").then_some(Redefined::Key)
}
