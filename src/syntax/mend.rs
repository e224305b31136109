//! Mends text that does not parse, by candidate and proof: small changes at the first mistake, of which one is kept
//! only when the whole text parses in the end.

mod bracket;
pub mod cut;
mod foreign;
mod line;
pub mod marks;
mod plans;
mod quote;
mod value;

use std::ops::Range;

use super::lex::{Token, TokenKind, lex};
use super::tree::PieceKind;
use crate::edit::splice::{Pieces, splice};
use crate::sorted;
pub use plans::Plans;

/// How many mistakes are mended in one text.
const STEPS: usize = 60;
/// The longest text that is mended.
const LONGEST: usize = 200_000;
/// How much text one mending may read, in bytes: every candidate costs a reading of the whole.
const READ: usize = 12_000_000;

/// How it is said that a line was given up, behind the line.
pub const GIVEN_UP: &str = " is a comment now";

/// The classes of mistakes, the light ones first: what is mended belongs to the heaviest class that it took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A fence or a ruler of a chat.
    Fence,
    /// Semicolons, commas, arguments that share a line.
    Separator,
    /// `:` for `=`, no `=` at all.
    Equals,
    /// Keys that need quotes.
    Key,
    /// Names that are put together.
    Name,
    /// Operators and heredocs of other languages.
    Foreign,
    /// Backslashes.
    Escape,
    /// Quotes.
    Quote,
    /// Values that go on over lines.
    Value,
    /// Brackets, comments and heredocs that are not closed.
    Closer,
    /// Prose.
    Prose,
    /// Lines that nothing else mends.
    Unreadable,
}

/// A change that may mend the first mistake.
pub(super) struct Candidate {
    class: Class,
    edits: Vec<(Range<usize>, String)>,
    /// What is done, in a few words.
    said: String,
}

impl Candidate {
    fn one(class: Class, range: Range<usize>, text: impl Into<String>, said: impl Into<String>) -> Self {
        Candidate { class, edits: vec![(range, text.into())], said: said.into() }
    }
}

/// How a text is mended.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The heaviest class that it took.
    pub class: Class,
    /// What is done, in order, each once.
    pub said: Vec<String>,
    /// Sorted, disjoint replacements.
    pub edits: Vec<(Range<usize>, String)>,
}

impl Plan {
    /// The mended text.
    pub fn apply(&self, text: &str) -> String {
        splice(text, self.edits.iter().map(|(range, new)| (range.clone(), new.as_str())))
    }
}

/// The plan of the lightest means that makes a text parse, and gives up nothing.
fn light(text: &str) -> Option<Plan> {
    search(text, Class::Value).or_else(|| search(text, Class::Prose))
}

/// The plan that gives up lines.
fn given_up(text: &str) -> Option<Plan> {
    search(text, Class::Unreadable)
}

/// Whether text begins with the word of a top-level block. `provider = ...` is an argument.
pub fn begins_block(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    super::header::labels(word).is_some() && !text[word.len()..].trim_start().starts_with('=')
}

/// Whether text is one line that the head of a top-level block may begin with, however little there is of it.
pub fn is_begun(text: &str) -> bool {
    !text.contains('\n') && (begins_block(text) || super::header::begins(text))
}

/// The first thing in a text that is no block: how bad it is, and where. Bad tokens hide brackets that do not fit, and
/// those hide everything else.
pub(super) fn fault(text: &str) -> Option<(u8, usize)> {
    let at = super::parse(text).pieces.iter().find_map(|placed| match &placed.piece.kind {
        PieceKind::Block(_) => None,
        PieceKind::Attribute(_) => Some(placed.start),
        PieceKind::Junk(junk) => Some(placed.start + junk.at as usize),
    })?;
    let tokens = lex(text);
    let mut open = Vec::new();
    let mut fits = true;
    for token in &tokens {
        match (token.kind, token.text(text)) {
            (TokenKind::Bad(_), _) => return Some((4, at)),
            (TokenKind::Punct, "{") => open.push("}"),
            (TokenKind::Punct, "[") => open.push("]"),
            (TokenKind::Punct, "(") => open.push(")"),
            (TokenKind::Punct, close @ ("}" | "]" | ")")) => fits &= open.pop() == Some(close),
            _ => {}
        }
    }
    if !fits || !open.is_empty() {
        return Some((3, at));
    }
    // Rules are asked before the parser is: of two mistakes theirs is told first, wherever it stands.
    Some((if super::rules::check(text, &tokens).is_some() { 2 } else { 1 }, at))
}

/// How bad the first mistake is, and how many bytes stand behind it.
type Left = (u8, usize);

fn search(text: &str, heaviest: Class) -> Option<Plan> {
    if text.len() > LONGEST {
        return None;
    }
    let mut now = text.to_owned();
    let mut pieces = Pieces::whole(text.len());
    let mut read = 0;
    let mut plan = Plan { class: Class::Fence, said: Vec::new(), edits: Vec::new() };
    let (mut kind, mut at) = fault(&now)?;
    for _ in 0..STEPS {
        let tokens = lex(&now);
        let view = View { text: &now, tokens: &tokens, at: at.min(now.len()) };
        let mut best: Option<(Left, Candidate, String)> = None;
        for mut candidate in candidates(&view).into_iter().filter(|one| one.class <= heaviest) {
            sorted::by_key(&mut candidate.edits, |(range, _)| (range.start, range.end));
            let new = splice(&now, candidate.edits.iter().map(|(range, new)| (range.clone(), new.as_str())));
            read += new.len();
            if read > READ {
                return None;
            }
            let next = fault(&new);
            let left = next.map_or((0, 0), |(kind, next)| (kind, new.len() - next.min(new.len())));
            if left < best.as_ref().map_or((kind, now.len() - view.at), |(left, ..)| *left) {
                best = Some((left, candidate, new));
            }
            if next.is_none() {
                break;
            }
        }
        let (left, candidate, new) = best?;
        pieces.apply(candidate.edits.iter().map(|(range, new)| (range.clone(), new.as_str())));
        plan.class = plan.class.max(candidate.class);
        if !plan.said.contains(&candidate.said) {
            plan.said.push(candidate.said);
        }
        now = new;
        if left == (0, 0) {
            plan.edits = pieces.edits(text.len());
            return Some(plan);
        }
        (kind, at) = (left.0, now.len() - left.1);
    }
    None
}

fn candidates(view: &View) -> Vec<Candidate> {
    let mut all = Vec::new();
    line::fences(view, &mut all);
    line::separators(view, &mut all);
    value::one_line_block(view, &mut all);
    line::equals(view, &mut all);
    line::maps(view, &mut all);
    line::keys(view, &mut all);
    foreign::built_keys(view, &mut all);
    value::built_names(view, &mut all);
    marks::foreign(view, &mut all);
    foreign::operators(view, &mut all);
    foreign::slices(view, &mut all);
    foreign::named_arguments(view, &mut all);
    foreign::heredoc_heads(view, &mut all);
    quote::escapes(view, &mut all);
    quote::characters(view, &mut all);
    quote::bare_words(view, &mut all);
    quote::open_strings(view, &mut all);
    foreign::inner_quotes(view, &mut all);
    foreign::bare_values(view, &mut all);
    value::over_lines(view, &mut all);
    bracket::closers(view, &mut all);
    foreign::remarks(view, &mut all);
    line::prose(view, &mut all);
    line::unreadable(view, &mut all);
    all
}

/// A text, its tokens, and where its first mistake is.
pub(super) struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
}

impl<'a> View<'a> {
    /// The line of a byte, without its newline.
    fn line(&self, at: usize) -> Range<usize> {
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |len| at + len);
        start..end
    }

    /// The line of the mistake; of the one before where the mistake is a newline that comes too early.
    fn here(&self) -> Range<usize> {
        self.line(self.at)
    }

    /// The lines that may hold the mistake: its own, the one before where the mistake is seen only when that is over, the
    /// one on which the bracket opens that closes last before it, and the one on which the innermost open bracket does.
    fn places(&self) -> Vec<Range<usize>> {
        let here = self.here();
        let mut places = vec![here.clone()];
        if self.text[here.start..self.at.max(here.start)].trim().is_empty() {
            let before = self.text[..here.start].trim_end().len();
            places.extend((before > 0).then(|| self.line(before)));
        }
        // Whether nothing but space stood between the bracket that closes and the mistake.
        let (mut depth, mut is_near) = (0usize, true);
        for token in self.tokens[..self.token_at(self.at)].iter().rev() {
            match (token.kind, token.text(self.text)) {
                (TokenKind::Punct, "}" | "]" | ")") => depth += 1,
                (TokenKind::Punct, "{" | "[" | "(") if depth == 0 => {
                    places.push(self.line(token.start));
                    break;
                }
                (TokenKind::Punct, "{" | "[" | "(") => {
                    depth -= 1;
                    if depth == 0 && std::mem::take(&mut is_near) {
                        places.push(self.line(token.start));
                    }
                }
                (TokenKind::Space | TokenKind::Newline | TokenKind::LineComment, _) => {}
                _ => is_near &= depth > 0,
            }
        }
        places.dedup();
        places
    }

    fn indent(&self, line: &Range<usize>) -> &'a str {
        let text = &self.text[line.clone()];
        &text[..text.len() - text.trim_start().len()]
    }

    /// The next line that holds something, if any.
    fn next_line(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let mut end = line.end;
        while end < self.text.len() {
            let next = self.line(end + 1);
            if !self.text[next.clone()].trim().is_empty() {
                return Some(next);
            }
            end = next.end;
        }
        None
    }

    /// Whether the text ends on the line of the mistake: what stands there was cut off rather than mistaken.
    fn is_tail(&self) -> bool {
        self.text[self.here().end..].trim().is_empty() && cut::is_open(self.text)
    }

    /// The tokens of a line.
    fn tokens_of(&self, line: &Range<usize>) -> &'a [Token] {
        let from = self.tokens.partition_point(|token| token.end <= line.start);
        let to = self.tokens.partition_point(|token| token.start < line.end);
        &self.tokens[from..to.max(from)]
    }

    /// The index of the token that holds a byte, or the first behind it.
    fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.end <= at)
    }
}

#[cfg(test)]
mod tests;
