//! What the lexer does when a string, a template or a heredoc is not closed: it goes back to where the mistake is most
//! likely, marks that place, and reads on, so that the rest of the text keeps its meaning.

use super::{Frame, Heredoc, Lexer, Problem, TokenKind};

impl Lexer<'_> {
    /// The line ended inside of a string.
    pub(super) fn string_runs_out(&mut self, open: usize) {
        self.frames.pop();
        // `"${name"`: the quote that should close the string opens another one inside of the template. Then it is the
        // template that is not closed.
        if let [.., Frame::Str { .. }, Frame::Code { open: template, .. }] = self.frames[..] {
            let start = self.tokens[template].start;
            let same_line = self.burn(start) && memchr::memchr(b'\n', &self.bytes[start..self.at]).is_none();
            if same_line && self.go_back(template) {
                return;
            }
        }
        self.tokens[open].kind = TokenKind::Bad(Problem::OpenString);
    }

    /// The text ended. True when there is something to read again.
    pub(super) fn resume(&mut self) -> bool {
        while let Some(frame) = self.frames.last().copied() {
            match frame {
                // Reading the string's end pops it, so it is never the last one here.
                Frame::Str { .. } => return true,
                Frame::Code { open, .. } => {
                    if self.go_back(open) {
                        return true;
                    }
                    self.frames.pop();
                }
                Frame::Heredoc(heredoc) => {
                    if self.take_poor_end(heredoc) {
                        return true;
                    }
                    self.tokens[heredoc.open].kind = TokenKind::Bad(Problem::OpenHeredoc);
                    self.frames.pop();
                }
            }
        }
        false
    }

    /// Marks a template as not closed and goes back to behind its mark, so that what follows is read as text. False
    /// when too much was read twice already: then it is only marked.
    fn go_back(&mut self, open: usize) -> bool {
        self.tokens[open].kind = TokenKind::Bad(Problem::OpenTemplate);
        let again = self.tokens[open].end;
        if !self.burn(again) {
            return false;
        }
        self.tokens.truncate(open + 1);
        self.at = again;
        self.frames.pop();
        true
    }

    /// Looks for a line of an endless heredoc that starts with its marker, though something follows on that line, and
    /// goes back to read the heredoc up to there.
    fn take_poor_end(&mut self, heredoc: Heredoc) -> bool {
        let start = self.tokens[heredoc.open].end;
        if heredoc.poor_end.is_some() || !self.burn(start) {
            return false;
        }
        let Some(end) = self.poor_end(start, &self.text[heredoc.marker.0..heredoc.marker.1]) else { return false };
        self.tokens.truncate(heredoc.open + 1);
        self.at = start;
        if let Some(Frame::Heredoc(frame)) = self.frames.last_mut() {
            *frame = Heredoc { poor_end: Some(end), line_start: true, ..heredoc };
        }
        true
    }

    fn poor_end(&self, mut line: usize, marker: &str) -> Option<usize> {
        loop {
            let rest = &self.text[line..];
            let word = rest.trim_start_matches([' ', '\t']);
            let indent = rest.len() - word.len();
            if word.starts_with(marker) {
                let end = line + indent + marker.len();
                if self.name_end(end) == end {
                    return Some(line);
                }
            }
            line += memchr::memchr(b'\n', rest.as_bytes())? + 1;
        }
    }

    /// Whether the bytes from `again` to here may be read once more; counts them if so.
    fn burn(&mut self, again: usize) -> bool {
        let cost = self.at - again;
        let enough = self.fuel >= cost;
        if enough {
            self.fuel -= cost;
        }
        enough
    }
}
