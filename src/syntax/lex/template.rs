//! Tokens inside of strings and heredocs.

use super::{Frame, Heredoc, Lexer, Problem, TokenKind};

impl Lexer<'_> {
    /// Reads the inside of a quoted string up to a template, its end, or the end of the line that ends it too early.
    pub(super) fn string(&mut self, open: usize) {
        let mut at = self.at;
        loop {
            match self.bytes.get(at) {
                Some(b'"') => {
                    self.push(TokenKind::Text, at);
                    self.push(TokenKind::CloseQuote, at + 1);
                    self.frames.pop();
                    return;
                }
                Some(b'\\') => {
                    let (len, good) = self.escape(at);
                    if !good {
                        self.push(TokenKind::Text, at);
                        self.push(TokenKind::Bad(Problem::Escape), at + len);
                    }
                    at += len;
                }
                Some(b'$' | b'%') => match self.mark(at) {
                    Mark::Text(len) => at += len,
                    Mark::Open(len) => return self.open_template(at, len),
                },
                Some(b'\n' | b'\r') | None => {
                    self.push(TokenKind::Text, at);
                    return self.string_runs_out(open);
                }
                Some(_) => at += 1,
            }
        }
    }

    /// Reads the inside of a heredoc up to a template or its end.
    pub(super) fn heredoc(&mut self, mut heredoc: Heredoc) {
        let mut at = self.at;
        loop {
            if heredoc.line_start {
                if heredoc.poor_end == Some(at) {
                    return self.close_heredoc(at, self.marker_end(at, &heredoc), true);
                }
                if let Some(end) = self.marker_line(at, &heredoc) {
                    return self.close_heredoc(at, end, false);
                }
                heredoc.line_start = false;
            }
            let rest = &self.bytes[at..];
            let Some(len) = rest.iter().position(|b| matches!(b, b'$' | b'%' | b'\n' | b'\r')) else {
                return self.push(TokenKind::Text, self.bytes.len());
            };
            at += len;
            match self.bytes[at] {
                b'\n' => {
                    at += 1;
                    heredoc.line_start = true;
                }
                b'\r' if self.byte(at + 1) == b'\n' => at += 1,
                b'\r' => {
                    self.push(TokenKind::Text, at);
                    at += 1;
                    self.push(TokenKind::Bad(Problem::Character), at);
                }
                _ => match self.mark(at) {
                    Mark::Text(len) => at += len,
                    Mark::Open(len) => {
                        if let Some(Frame::Heredoc(frame)) = self.frames.last_mut() {
                            frame.line_start = false;
                        }
                        return self.open_template(at, len);
                    }
                },
            }
        }
    }

    fn close_heredoc(&mut self, start: usize, end: usize, poor: bool) {
        self.push(TokenKind::Text, start);
        self.push(if poor { TokenKind::Bad(Problem::MarkerNotAlone) } else { TokenKind::CloseHeredoc }, end);
        self.frames.pop();
    }

    /// The end (without its newline) of the line that starts at `start`, if that line is the end marker.
    fn marker_line(&self, start: usize, heredoc: &Heredoc) -> Option<usize> {
        let marker = &self.bytes[heredoc.marker.0..heredoc.marker.1];
        let rest = &self.bytes[start..];
        let first = rest.iter().position(|b| !matches!(b, b' ' | b'\t'))?;
        // A name starts neither with white space nor with what white space beyond ASCII starts with.
        if rest[first] != marker[0] && !matches!(rest[first], b'\r' | 11 | 12 | 128..) {
            return None;
        }
        let newline = start + memchr::memchr(b'\n', rest)?;
        let line = &self.text[start..newline];
        let line = line.strip_suffix('\r').unwrap_or(line);
        (line.trim().as_bytes() == marker && !line.contains('\r')).then_some(start + line.len())
    }

    /// The end of the marker that is the first word of the line that starts at `start`.
    fn marker_end(&self, start: usize, heredoc: &Heredoc) -> usize {
        let indent = self.bytes[start..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        start + indent + heredoc.marker.1 - heredoc.marker.0
    }

    fn open_template(&mut self, start: usize, len: usize) {
        self.push(TokenKind::Text, start);
        self.frames.push(Frame::Code { open: self.tokens.len(), braces: 0 });
        self.push(TokenKind::OpenTemplate, start + len);
    }

    /// What a `$` or `%` is: `$${` is text, and so is a lone `$`.
    fn mark(&self, at: usize) -> Mark {
        let byte = self.bytes[at];
        match (self.byte(at + 1), self.byte(at + 2)) {
            (b'{', b'~') => Mark::Open(3),
            (b'{', _) => Mark::Open(2),
            (next, b'{') if next == byte => Mark::Text(3),
            _ => Mark::Text(1),
        }
    }

    /// The length of the escape at a backslash and whether HCL knows it.
    fn escape(&self, at: usize) -> (usize, bool) {
        let digits = match self.byte(at + 1) {
            b'n' | b'r' | b't' | b'"' | b'\\' => return (2, true),
            b'u' => 4,
            b'U' => 8,
            _ => {
                let next = self.text[at + 1..].chars().next().filter(|c| !matches!(c, '\n' | '\r'));
                return (1 + next.map_or(0, char::len_utf8), false);
            }
        };
        let given = self.bytes[at + 2..].iter().take(digits).take_while(|b| b.is_ascii_hexdigit()).count();
        let code = u32::from_str_radix(&self.text[at + 2..at + 2 + given], 16).ok();
        (2 + given, given == digits && code.and_then(char::from_u32).is_some())
    }
}

enum Mark {
    /// So many bytes of text.
    Text(usize),
    /// A template opens; the length of its mark.
    Open(usize),
}
