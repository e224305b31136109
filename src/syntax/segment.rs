//! Cuts a text at its top-level blocks, so that one broken block never loses its neighbours.
//!
//! A segment ends with the line on which its brackets are closed. When a segment does not parse, each line in it that
//! looks like the header of a top-level block starts a new one, brackets open or not; so does one inside of a heredoc
//! that must have lost its end marker. A segment that parses is not cut, unless something else in the file is broken
//! and one of its heredocs must have taken the end of another one.

use super::lex::{Problem, Token, TokenKind, lex};
use super::tree::{Piece, PieceKind, Placed};
use super::{Cache, header, piece};
use std::collections::HashMap;
use std::sync::Arc;

/// How many bytes may be read again from headers inside of heredocs: each time costs the rest of the file.
const AGAIN: usize = 16 << 20;

/// Of how many bytes a broken piece is that there may be many of.
const SHORT: usize = 16;

/// The pieces of a text, in its order.
pub(super) fn pieces(text: &str, cache: Option<&mut Cache>) -> Vec<Placed> {
    let (pieces, broken) = (Vec::new(), HashMap::new());
    let mut reader = Reader { text, cache, pieces, broken, again: 0, strict: false };
    reader.read();
    if reader.pieces.iter().any(|placed| matches!(placed.piece.kind, PieceKind::Junk(_))) {
        let tokens = lex(text);
        reader.strict = Headers::new(text, text, &tokens).lost(text, &tokens, 0, tokens.len()).is_some();
        if reader.strict {
            reader.read();
        }
    }
    reader.pieces
}

/// A piece that can be cut without knowing what stands in it.
pub(super) struct Plain<'t> {
    pub source: &'t str,
    tokens: Vec<Token>,
    odd: bool,
}

impl Plain<'_> {
    pub(super) fn read(&self) -> Piece {
        piece::read(self.source, &self.tokens, self.odd)
    }
}

/// The pieces up to the first that is not closed.
pub(super) fn plain(text: &str) -> Vec<Plain<'_>> {
    let tokens = lex(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(first) = next_first(&tokens, at) {
        let segment = run(text, &tokens, first, tokens.len(), false);
        if !segment.closed {
            break;
        }
        if !segment.bad {
            let source = segment.source(text, &tokens);
            found.push(Plain { source, tokens: tokens[first..=segment.last].to_vec(), odd: segment.odd });
        }
        at = segment.next;
    }
    found
}

/// A run of tokens that belong together.
#[derive(Clone, Copy)]
struct Segment {
    /// The first token that means something, and the last.
    first: usize,
    last: usize,
    /// Where to look for the next one.
    next: usize,
    /// Whether every bracket is closed.
    closed: bool,
    /// Whether there is a bad token.
    bad: bool,
    /// Whether there is something that `rules` must see.
    odd: bool,
}

impl Segment {
    fn source<'t>(&self, text: &'t str, tokens: &[Token]) -> &'t str {
        &text[tokens[self.first].start..tokens[self.last].end]
    }
}

/// Where a broken segment is cut.
enum Cut {
    /// Before this token.
    Token(usize),
    /// Before this byte, in the middle of a heredoc's text.
    Byte(usize),
}

/// The text of a broken piece, and its first bad token with its place.
type Broken<'a> = (&'a str, Option<(Problem, usize)>);

struct Reader<'a> {
    text: &'a str,
    cache: Option<&'a mut Cache>,
    pieces: Vec<Placed>,
    /// Those of a few bytes: a file may hold as many as it has lines.
    broken: HashMap<Broken<'a>, Arc<Piece>>,
    /// How many bytes were read again.
    again: usize,
    /// Whether segments that parse are cut, too, where a heredoc holds a header that it cannot hold.
    strict: bool,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        self.pieces.clear();
        self.again = 0;
        let mut start = Some(0);
        while let Some(base) = start {
            start = self.read_from(base);
        }
    }

    /// Reads from a byte to the end, or to a byte from which the tokens are others: there reading starts again.
    fn read_from(&mut self, base: usize) -> Option<usize> {
        let text = &self.text[base..];
        let tokens = lex(text);
        let mut headers = self.strict.then(|| Headers::new(self.text, text, &tokens));
        // Once a segment runs to the end of the file, a later one that does so, too, must not read all of it again.
        let mut force = false;
        let mut at = 0;
        while let Some(first) = next_first(&tokens, at) {
            let limit = headers.as_ref().filter(|_| force).and_then(|headers| headers.behind(first));
            let mut segment = run(text, &tokens, first, limit.unwrap_or(tokens.len()), false);
            let lost = headers.as_ref().filter(|_| self.strict);
            let lost = lost.and_then(|headers| headers.lost(text, &tokens, first, segment.last + 1));
            if segment.closed && !segment.bad && lost.is_none() {
                let piece = self.piece(text, &tokens, &segment);
                if !matches!(piece.kind, PieceKind::Junk(_)) {
                    self.place(base, &tokens, &segment, piece);
                    at = segment.next;
                    continue;
                }
            }
            force |= !segment.closed;
            let headers = headers.get_or_insert_with(|| Headers::new(self.text, text, &tokens));
            match headers.cut(text, &tokens, &segment) {
                Some(Cut::Token(token)) => segment = run(text, &tokens, first, token, true),
                Some(Cut::Byte(byte)) if self.again < AGAIN => {
                    self.again += text.len() - byte;
                    self.place_head(base, &text[..byte], tokens[first].start);
                    return Some(base + byte);
                }
                _ => join_body(text, &tokens, &mut segment),
            }
            let piece = self.piece(text, &tokens, &segment);
            self.place(base, &tokens, &segment, piece);
            at = segment.next;
        }
        None
    }

    fn place(&mut self, base: usize, tokens: &[Token], segment: &Segment, piece: Arc<Piece>) {
        self.pieces.push(Placed { start: base + tokens[segment.first].start, piece });
    }

    /// Places what stands before a cut inside of a heredoc. It ends differently than it did in the whole text.
    fn place_head(&mut self, base: usize, text: &'a str, start: usize) {
        let tokens = lex(&text[start..]);
        let segment = run(&text[start..], &tokens, 0, tokens.len(), true);
        let piece = self.piece(&text[start..], &tokens, &segment);
        self.place(base + start, &tokens, &segment, piece);
    }

    fn piece(&mut self, text: &'a str, tokens: &[Token], segment: &Segment) -> Arc<Piece> {
        let source = segment.source(text, tokens);
        let tokens = &tokens[segment.first..=segment.last];
        if segment.bad || !segment.closed {
            if source.len() > SHORT {
                return Arc::new(piece::broken(source, tokens));
            }
            let bad = tokens.iter().find_map(|token| match token.kind {
                TokenKind::Bad(problem) => Some((problem, token.start - tokens[0].start)),
                _ => None,
            });
            return self.broken.entry((source, bad)).or_insert_with(|| Arc::new(piece::broken(source, tokens))).clone();
        }
        let Some(cache) = &mut self.cache else { return Arc::new(piece::read(source, tokens, segment.odd)) };
        if let Some(known) = cache.pieces.get(source) {
            return known.clone();
        }
        let piece = Arc::new(piece::read(source, tokens, segment.odd));
        cache.pieces.insert(source.into(), piece.clone());
        piece
    }
}

/// The headers of top-level blocks in a run of tokens, wherever brackets stand.
struct Headers {
    /// The indentation of the file's first header; `None` when the file has none.
    indent: Option<usize>,
    /// The first token of the line of each header that stands in code.
    tokens: Vec<usize>,
}

impl Headers {
    fn new(file: &str, text: &str, tokens: &[Token]) -> Headers {
        let indent = header::indent(file);
        let is_header = |at: &usize| {
            tokens[*at].kind == TokenKind::Ident
                && indent.is_some_and(|indent| starts_line(tokens, *at, indent))
                && header::is_header(&text[tokens[*at].start..])
        };
        let line_start = |at: usize| at - usize::from(at > 0 && tokens[at - 1].kind == TokenKind::Space);
        Headers { indent, tokens: (0..tokens.len()).filter(is_header).map(line_start).collect() }
    }

    /// The first one behind a token that is itself the first of a segment.
    fn behind(&self, first: usize) -> Option<usize> {
        self.tokens.get(self.tokens.partition_point(|token| *token <= first)).copied()
    }

    /// The first one inside of a segment that does not parse.
    fn cut(&self, text: &str, tokens: &[Token], segment: &Segment) -> Option<Cut> {
        let token = self.behind(segment.first).filter(|token| *token <= segment.last);
        let lost = self.lost(text, tokens, segment.first, token.unwrap_or(segment.last + 1));
        lost.map(Cut::Byte).or(token.map(Cut::Token))
    }

    /// The first one, in tokens from `first` to `end`, that stands in a heredoc that cannot really hold it.
    fn lost(&self, text: &str, tokens: &[Token], first: usize, end: usize) -> Option<usize> {
        let indent = self.indent?;
        let mut heredoc: Option<(usize, usize)> = None;
        for at in first..end {
            match tokens[at].kind {
                TokenKind::OpenHeredoc | TokenKind::Bad(Problem::OpenHeredoc) if heredoc.is_none() => {
                    heredoc = Some((at, heredoc_end(tokens, at)));
                }
                TokenKind::Text => {
                    let byte =
                        heredoc.and_then(|(open, close)| lost_header(text, tokens, open, close, &tokens[at], indent));
                    if byte.is_some() {
                        return byte;
                    }
                }
                _ => {}
            }
            heredoc = heredoc.filter(|(_, close)| at < *close);
        }
        None
    }
}

/// Joins a header that has no `{` with the body that follows it, up to its `}` or to the next header.
fn join_body(text: &str, tokens: &[Token], segment: &mut Segment) {
    if !is_bare_header(text, &tokens[segment.first..=segment.last]) {
        return;
    }
    // A keyword without labels is a word of prose unless a body follows at once.
    let needs_brace = segment.first == segment.last;
    let mut joined = None;
    let mut at = segment.next;
    while let Some(first) = next_first(tokens, at) {
        let next = run(text, tokens, first, tokens.len(), false);
        let word = tokens[first].text(text);
        let braced = word == "{" && joined.is_none();
        let is_next = header::is_header(&text[tokens[first].start..])
            || is_bare_header(text, &tokens[first..=next.last])
            || (needs_brace && !braced && joined.is_none());
        if is_next || !next.closed {
            break;
        }
        at = next.next;
        joined = Some(next);
        if braced || word == "}" {
            break;
        }
    }
    if let Some(end) = joined {
        *segment = run(text, tokens, segment.first, end.last + 1, true);
        segment.next = end.next;
    }
}

/// The first token from `at` on that means something.
fn next_first(tokens: &[Token], at: usize) -> Option<usize> {
    (at..tokens.len()).find(|at| !tokens[*at].is_blank() && tokens[*at].kind != TokenKind::Newline)
}

/// Reads a segment from its first token to the end of the line that closes its brackets, or to `end` if `all`.
fn run(text: &str, tokens: &[Token], first: usize, end: usize, all: bool) -> Segment {
    let bytes = text.as_bytes();
    let mut segment = Segment { first, last: first, next: end, closed: true, bad: false, odd: false };
    let mut depth = 0usize;
    let mut line_start = false;
    for (at, token) in tokens.iter().enumerate().take(end).skip(first) {
        match token.kind {
            TokenKind::Space | TokenKind::LineComment | TokenKind::BlockComment | TokenKind::Bom => continue,
            TokenKind::Newline if depth == 0 && !all => {
                segment.next = at;
                break;
            }
            TokenKind::Newline => {
                line_start = true;
                continue;
            }
            TokenKind::Punct => match bytes[token.start] {
                byte @ (b'{' | b'[' | b'(') => {
                    depth += 1;
                    segment.odd |= line_start && byte == b'[';
                }
                b'}' | b']' | b')' => depth = depth.saturating_sub(1),
                byte => {
                    segment.odd |= line_start;
                    segment.odd |= byte == b'.' && tokens.get(at + 1).is_some_and(|next| next.kind != TokenKind::Ident);
                }
            },
            TokenKind::OpenTemplate => {
                depth += 1;
                segment.odd |= bytes[token.start] == b'%';
            }
            TokenKind::CloseTemplate => depth = depth.saturating_sub(1),
            TokenKind::Ident => segment.odd |= &bytes[token.start..token.end] == b"for",
            TokenKind::Number => segment.odd |= token.text(text).contains(['.', 'e', 'E']),
            TokenKind::Bad(_) => segment.bad = true,
            _ => {}
        }
        line_start = false;
        segment.last = at;
    }
    segment.closed = depth == 0;
    segment
}

/// Whether a token is the first of its line, so far to the right.
fn starts_line(tokens: &[Token], at: usize, indent: usize) -> bool {
    let (line, space) = match tokens[..at] {
        [.., line, space] if space.kind == TokenKind::Space => (line, space.end - space.start),
        [.., line] => (line, 0),
        [] => return false,
    };
    space == indent && line.kind == TokenKind::Newline
}

/// Whether tokens are `keyword labels` and nothing else, with as many labels as the keyword has.
fn is_bare_header(text: &str, tokens: &[Token]) -> bool {
    let Some(labels) = header::labels(tokens[0].text(text)) else { return false };
    let mut found = 0;
    for token in &tokens[1..] {
        match token.kind {
            TokenKind::Space | TokenKind::BlockComment | TokenKind::Text | TokenKind::OpenQuote => {}
            TokenKind::CloseQuote => found += 1,
            _ => return false,
        }
    }
    found == labels
}

/// The token that ends the heredoc that a token opens.
fn heredoc_end(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            TokenKind::OpenHeredoc | TokenKind::Bad(Problem::OpenHeredoc) => depth += 1,
            TokenKind::CloseHeredoc | TokenKind::Bad(Problem::MarkerNotAlone) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// The first header in a text of a heredoc, if the heredoc cannot really reach so far: it has no proper end, or a
/// heredoc of the same marker opens behind that header.
fn lost_header(text: &str, tokens: &[Token], open: usize, close: usize, part: &Token, indent: usize) -> Option<usize> {
    let proper = tokens.get(close).is_some_and(|token| token.kind == TokenKind::CloseHeredoc);
    let end = tokens.get(close).map_or(text.len(), |token| token.start);
    let marker = tokens[open].text(text).trim_start_matches(['<', '-']).trim_end();
    let mut line = part.start;
    if text.as_bytes()[..line].last() != Some(&b'\n') {
        line = next_line(text, line, part.end)?;
    }
    loop {
        let rest = &text[line..part.end];
        let word = rest.trim_start_matches([' ', '\t']);
        if rest.len() - word.len() == indent && header::is_header(word) {
            let opens_again = || {
                text[line..end].lines().any(|line| {
                    line.rsplit_once("<<").is_some_and(|(_, mark)| mark.trim_start_matches('-').trim_end() == marker)
                })
            };
            return (!proper || opens_again()).then_some(line);
        }
        line = next_line(text, line, part.end)?;
    }
}

fn next_line(text: &str, from: usize, end: usize) -> Option<usize> {
    memchr::memchr(b'\n', &text.as_bytes()[from..end]).map(|len| from + len + 1)
}
