//! Tokens outside of strings and heredocs.

use super::{Frame, Heredoc, Lexer, Problem, TokenKind};
use unicode_ident::{is_xid_continue, is_xid_start};

/// What a byte can start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Newline,
    Punct,
    Special,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Special; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\n' => Class::Newline,
            b'[' | b']' | b'(' | b')' | b',' | b'*' | b'%' | b'+' | b'-' | b'?' => Class::Punct,
            _ => Class::Special,
        };
        byte += 1;
    }
    classes
};

/// Bytes that continue a name without a look at Unicode's tables.
const NAME: [bool; 256] = {
    let mut name = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        name[byte] = (byte as u8).is_ascii_alphanumeric() || byte == b'_' as usize || byte == b'-' as usize;
        byte += 1;
    }
    name
};

/// HCL's tables are those of Unicode 9, in which the joiners do not yet continue names.
fn continues_name(char: char) -> bool {
    is_xid_continue(char) && !matches!(char, '\u{200c}' | '\u{200d}')
}

impl Lexer<'_> {
    /// Reads code up to the end of the text or to where a string, a heredoc or the end of an interpolation changes what
    /// is read.
    pub(super) fn code(&mut self) {
        let bytes = self.bytes;
        while let Some(&byte) = bytes.get(self.at) {
            match CLASSES[byte as usize] {
                Class::Space => {
                    let rest = &bytes[self.at..];
                    let len = rest.iter().position(|b| !matches!(b, b' ' | b'\t')).unwrap_or(rest.len());
                    self.push(TokenKind::Space, self.at + len);
                }
                Class::Letter => {
                    let end = self.name_end(self.at + 1);
                    self.push(TokenKind::Ident, end);
                }
                Class::Digit => {
                    let end = self.number_end();
                    self.push(TokenKind::Number, end);
                }
                Class::Newline => self.push(TokenKind::Newline, self.at + 1),
                Class::Punct => self.push(TokenKind::Punct, self.at + 1),
                Class::Special => {
                    if self.special(byte) {
                        return;
                    }
                }
            }
        }
    }

    /// A token that needs more than its first byte to be known. True when another reader goes on.
    fn special(&mut self, byte: u8) -> bool {
        let next = self.byte(self.at + 1);
        match byte {
            b'"' => {
                self.frames.push(Frame::Str { open: self.tokens.len() });
                self.push(TokenKind::OpenQuote, self.at + 1);
                return true;
            }
            b'{' => {
                if let Some(Frame::Code { braces, .. }) = self.frames.last_mut() {
                    *braces += 1;
                }
                self.push(TokenKind::Punct, self.at + 1);
            }
            b'}' => return self.close_brace(1),
            b'~' if next == b'}' && matches!(self.frames.last(), Some(Frame::Code { braces: 0, .. })) => {
                return self.close_brace(2);
            }
            b'=' if matches!(next, b'=' | b'>') => self.push(TokenKind::Punct, self.at + 2),
            b'!' | b'<' | b'>' if next == b'=' => self.push(TokenKind::Punct, self.at + 2),
            b'<' if next == b'<' && self.open_heredoc() => return true,
            b'&' | b'|' | b':' if next == byte => self.push(TokenKind::Punct, self.at + 2),
            b'.' if next == b'.' && self.byte(self.at + 2) == b'.' => self.push(TokenKind::Punct, self.at + 3),
            b'/' if next == b'*' => self.block_comment(),
            b'#' => self.line_comment(),
            b'/' if next == b'/' => self.line_comment(),
            b'=' | b'!' | b'<' | b'>' | b':' | b'.' | b'/' => self.push(TokenKind::Punct, self.at + 1),
            b'\r' if next == b'\n' => self.push(TokenKind::Newline, self.at + 2),
            128.. => self.non_ascii(),
            _ => self.push(TokenKind::Bad(Problem::Character), self.at + 1),
        }
        false
    }

    fn close_brace(&mut self, len: usize) -> bool {
        match self.frames.last_mut() {
            Some(Frame::Code { braces: 0, .. }) => {
                self.frames.pop();
                self.push(TokenKind::CloseTemplate, self.at + len);
                return true;
            }
            Some(Frame::Code { braces, .. }) => *braces -= 1,
            _ => {}
        }
        self.push(TokenKind::Punct, self.at + len);
        false
    }

    fn line_comment(&mut self) {
        let end = memchr::memchr(b'\n', &self.bytes[self.at..]).map_or(self.bytes.len(), |len| self.at + len);
        let carriage = end < self.bytes.len() && self.bytes[end - 1] == b'\r';
        self.push(TokenKind::LineComment, end - usize::from(carriage));
    }

    fn block_comment(&mut self) {
        let inside = self.at + 2;
        let end = if self.comments_end { memchr::memmem::find(&self.bytes[inside..], b"*/") } else { None };
        match end {
            Some(len) => self.push(TokenKind::BlockComment, inside + len + 2),
            None => {
                self.comments_end = false;
                self.push(TokenKind::Bad(Problem::OpenComment), inside);
            }
        }
    }

    fn non_ascii(&mut self) {
        let Some(char) = self.text[self.at..].chars().next() else { return };
        let end = self.at + char.len_utf8();
        if is_xid_start(char) {
            let end = self.name_end(end);
            self.push(TokenKind::Ident, end);
        } else {
            self.push(TokenKind::Bad(Problem::Character), end);
        }
    }

    /// Where the name ends whose first character ends at `at`.
    #[inline]
    pub(super) fn name_end(&self, mut at: usize) -> usize {
        loop {
            while at < self.bytes.len() && NAME[self.bytes[at] as usize] {
                at += 1;
            }
            match self.bytes.get(at) {
                Some(128..) => match self.text[at..].chars().next() {
                    Some(char) if continues_name(char) => at += char.len_utf8(),
                    _ => return at,
                },
                _ => return at,
            }
        }
    }

    /// A number is a digit and then digits, dots and exponents, in any order, but it does not end with a dot.
    fn number_end(&self) -> usize {
        let mut at = self.at + 1;
        let mut end = at;
        loop {
            match self.byte(at) {
                b'0'..=b'9' => at += 1,
                b'.' => {
                    at += 1;
                    continue;
                }
                b'e' | b'E' if self.byte(at + 1).is_ascii_digit() => at += 2,
                b'e' | b'E' if matches!(self.byte(at + 1), b'+' | b'-') && self.byte(at + 2).is_ascii_digit() => {
                    at += 3;
                }
                _ => return end,
            }
            end = at;
        }
    }

    /// `<<NAME` or `<<-NAME`, directly followed by a newline; anything else is two operators.
    fn open_heredoc(&mut self) -> bool {
        let start = self.at + 2 + usize::from(self.byte(self.at + 2) == b'-');
        let Some(first) = self.text.get(start..).and_then(|rest| rest.chars().next()) else { return false };
        if !(is_xid_start(first) || first == '_') {
            return false;
        }
        let end = self.name_end(start + first.len_utf8());
        let newline = match (self.byte(end), self.byte(end + 1)) {
            (b'\n', _) => 1,
            (b'\r', b'\n') => 2,
            _ => return false,
        };
        let heredoc = Heredoc { open: self.tokens.len(), marker: (start, end), line_start: true, poor_end: None };
        self.frames.push(Frame::Heredoc(heredoc));
        self.push(TokenKind::OpenHeredoc, end + newline);
        true
    }
}
