//! Text for hcl-edit: the same length, with what it cannot read hidden from it. Names and values are later taken from
//! the real text, so nothing of this shows.

use super::lex::{Token, TokenKind};
use unicode_ident::is_xid_continue;

/// A copy of a piece in which bytes are replaced one by one.
pub(super) struct Mask<'a> {
    source: &'a str,
    tokens: &'a [Token],
    text: String,
    /// How many names were made up.
    made: usize,
}

impl<'a> Mask<'a> {
    /// Nothing is hidden yet. `tokens` are those of `source`, at whatever offset they were read.
    pub(super) fn new(source: &'a str, tokens: &'a [Token]) -> Self {
        Mask { source, tokens, text: source.to_owned(), made: 0 }
    }

    /// The text for hcl-edit, as long as the source.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Hides what hcl-edit 0.10.0 is known to refuse though Terraform accepts it. Only for text that it refused:
    /// some of this would make it refuse what it accepts. False if there was nothing to hide.
    pub(super) fn hide(&mut self) -> bool {
        let mut heredocs: Vec<&str> = Vec::new();
        // Whether newlines in the innermost bracket are those of a `for`.
        let mut brackets: Vec<bool> = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| self.tokens[at].kind);
            let range = self.range(token);
            match token.kind {
                TokenKind::OpenHeredoc => {
                    heredocs.push(self.source[range].trim_start_matches(['<', '-']).trim_end());
                }
                TokenKind::CloseHeredoc => {
                    self.close_heredoc(range);
                    heredocs.pop();
                }
                TokenKind::Text => {
                    if let Some(marker) = heredocs.last() {
                        self.heredoc_text(range, marker, before != Some(TokenKind::CloseTemplate));
                    }
                }
                TokenKind::Newline | TokenKind::LineComment | TokenKind::BlockComment => {
                    let ends_heredoc = before == Some(TokenKind::CloseHeredoc);
                    if brackets.last() == Some(&true) && !ends_heredoc {
                        self.fill(range, ' ');
                    }
                }
                TokenKind::Number => self.number(at, range),
                TokenKind::OpenTemplate => brackets.push(false),
                TokenKind::CloseTemplate => drop(brackets.pop()),
                TokenKind::Punct => match &self.source[range] {
                    "{" | "[" => brackets.push(self.next_word(at) == Some("for")),
                    "(" => brackets.push(false),
                    "}" | "]" | ")" => drop(brackets.pop()),
                    _ => {}
                },
                _ => {}
            }
        }
        self.text != self.source
    }

    /// Gives the name or key at a byte another name, which is hopefully new. The real name, or `None` when there are no
    /// more names of that length.
    pub(super) fn rename(&mut self, at: usize) -> Option<&'a str> {
        let origin = self.tokens.first()?.start;
        let mut tokens = self.tokens.iter().skip_while(|token| token.start < at + origin);
        let token =
            tokens.find(|token| matches!(token.kind, TokenKind::Ident | TokenKind::Number | TokenKind::Text))?;
        let (first, base) = if token.kind == TokenKind::Number { (b'0', 10) } else { (b'a', 26) };
        let range = self.range(token);
        let mut rest = self.made;
        let mut name = String::with_capacity(range.len());
        for _ in range.clone() {
            name.push(char::from(first + (rest % base) as u8));
            rest /= base;
        }
        if rest > 0 {
            return None;
        }
        self.made += 1;
        self.text.replace_range(range.clone(), &name);
        Some(&self.source[range])
    }

    fn range(&self, token: &Token) -> std::ops::Range<usize> {
        let origin = self.tokens[0].start;
        token.start - origin..token.end - origin
    }

    fn fill(&mut self, range: std::ops::Range<usize>, with: char) {
        let filling: String = std::iter::repeat_n(with, range.len()).collect();
        self.text.replace_range(range, &filling);
    }

    /// hcl-edit ends a heredoc at a line that only starts with the marker.
    fn heredoc_text(&mut self, range: std::ops::Range<usize>, marker: &str, line_start: bool) {
        let mut line = range.start;
        let mut is_start = line_start;
        for text in self.source[range].split_inclusive('\n') {
            let word = text.trim_start_matches([' ', '\t']);
            let goes_on = |c: char| is_xid_continue(c) || c == '-';
            if is_start && word.strip_prefix(marker).is_some_and(|rest| !rest.starts_with(goes_on)) {
                let start = line + text.len() - word.len();
                self.fill(start..start + marker.len(), '~');
            }
            line += text.len();
            is_start = true;
        }
    }

    /// hcl-edit knows only blanks and tabs before the marker.
    fn close_heredoc(&mut self, range: std::ops::Range<usize>) {
        let line = &self.source[range.clone()];
        let indent = line.len() - line.trim_start().len();
        if !line[..indent].bytes().all(|b| matches!(b, b' ' | b'\t')) {
            self.fill(range.start..range.start + indent, ' ');
        }
    }

    /// hcl-edit's numbers are 64 bit wide, and `.00` is no index to it.
    fn number(&mut self, at: usize, range: std::ops::Range<usize>) {
        let text = &self.source[range.clone()];
        let is_index =
            self.tokens[..at].iter().rev().find(|token| token.kind != TokenKind::Space).is_some_and(|token| {
                let before = self.range(token);
                &self.source[before] == "."
            });
        if is_index && text.starts_with('0') || text.parse::<f64>().is_ok_and(f64::is_infinite) {
            self.fill(range, '1');
        }
    }

    fn next_word(&self, at: usize) -> Option<&str> {
        let next = self.tokens[at + 1..].iter().find(|token| !token.is_blank() && token.kind != TokenKind::Newline)?;
        Some(&self.source[self.range(next)])
    }
}
