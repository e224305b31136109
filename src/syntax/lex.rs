//! Tokens: a lexer that never fails and loses nothing. The tokens of a text, put together, are the text.
//!
//! Its rules are those of HCL's own scanner (hashicorp/hcl, `hclsyntax/scan_tokens.rl`), read 2025: what that scanner
//! calls invalid is a [`TokenKind::Bad`] token here, and everything else gets the extent that it has there.

mod code;
mod recover;
mod template;
#[cfg(test)]
mod tests;

/// A token and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Token {
    /// The token's bytes in the text it was read from.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// Whether it is white space inside a line or a comment.
    pub fn is_blank(&self) -> bool {
        use TokenKind::{BlockComment, Bom, LineComment, Space};
        matches!(self.kind, Space | LineComment | BlockComment | Bom)
    }
}

/// The kinds of tokens. White space inside a line is a token of its own, so that tokens tile the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Blanks and tabs.
    Space,
    /// `\n` or `\r\n`.
    Newline,
    /// `# ...` or `// ...`, without the newline.
    LineComment,
    /// `/* ... */`.
    BlockComment,
    /// A name.
    Ident,
    /// A number.
    Number,
    /// `{` `}` `[` `]` `(` `)` and every operator or punctuation, `==` `!=` `<=` `>=` `&&` `||` `=>` `::` `...` as one
    /// token: see the text.
    Punct,
    /// The `"` that opens a string.
    OpenQuote,
    /// The `"` that closes a string.
    CloseQuote,
    /// Text of a string or heredoc, escapes included. A heredoc's text spans lines.
    Text,
    /// `${` or `${~` and `%{` or `%{~`.
    OpenTemplate,
    /// The `}` or `~}` that ends an interpolation or directive.
    CloseTemplate,
    /// `<<MARK` or `<<-MARK` with its newline.
    OpenHeredoc,
    /// The line of the end marker, indentation included, newline excluded.
    CloseHeredoc,
    /// A byte order mark at the start of the text.
    Bom,
    /// What HCL does not accept here; `Problem` says what is wrong.
    Bad(Problem),
}

/// What a bad token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// The `"` of a string that is not closed before the end of its line. The string's text and templates follow as
    /// tokens of their own; the line's newline is the first token behind it.
    OpenString,
    /// The `<<MARK` of a heredoc whose end marker never comes. The rest of the text is its text.
    OpenHeredoc,
    /// The end marker (indentation included) of a heredoc when something else than a newline follows: code, or the end
    /// of the text. What follows is read as code.
    MarkerNotAlone,
    /// A `/*` that is not closed. What follows is read as code.
    OpenComment,
    /// A `${` or `%{` that is not closed. What follows is read as text of its string or heredoc.
    OpenTemplate,
    /// An escape that HCL does not know, with its backslash.
    Escape,
    /// A character that has no meaning in HCL.
    Character,
}

/// The tokens of a text. They tile it: the first starts at 0, each starts where the one before ends, the last ends at
/// its end, and none is empty. Linear in the length of the text.
pub fn lex(text: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        at: 0,
        tokens: Vec::with_capacity(text.len() / 6 + 8),
        frames: Vec::new(),
        fuel: text.len() * 8 + 65_536,
        comments_end: true,
    };
    lexer.run();
    lexer.tokens
}

/// What the lexer is inside of. An empty stack is code at the top level.
#[derive(Clone, Copy)]
enum Frame {
    /// A quoted string; the token that opens it.
    Str { open: usize },
    /// A heredoc.
    Heredoc(Heredoc),
    /// Code inside `${` or `%{`; the token that opens it and how many `{` are open in it.
    Code { open: usize, braces: u32 },
}

#[derive(Clone, Copy)]
struct Heredoc {
    /// The token that opens it.
    open: usize,
    /// Where its marker starts and ends in that token.
    marker: (usize, usize),
    /// Whether an end marker may start here: false behind a template.
    line_start: bool,
    /// Where a marker stands that is followed by code, once it is known that no better one comes.
    poor_end: Option<usize>,
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    tokens: Vec<Token>,
    frames: Vec<Frame>,
    /// Bytes that may still be read a second time to find a better place for an error.
    fuel: usize,
    /// False once a `/*` had no `*/`: no later one has.
    comments_end: bool,
}

impl Lexer<'_> {
    fn run(&mut self) {
        if self.text.starts_with('\u{feff}') {
            self.push(TokenKind::Bom, 3);
        }
        loop {
            match self.frames.last() {
                None | Some(Frame::Code { .. }) => self.code(),
                Some(Frame::Str { open }) => self.string(*open),
                Some(Frame::Heredoc(heredoc)) => self.heredoc(*heredoc),
            }
            let in_string = matches!(self.frames.last(), Some(Frame::Str { .. }));
            if self.at == self.bytes.len() && !in_string && !self.resume() {
                return;
            }
        }
    }

    /// The byte at an offset, 0 behind the end (a NUL in the text is no part of any rule).
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Adds a token that starts here and ends before `end`, unless it would be empty.
    #[inline]
    fn push(&mut self, kind: TokenKind, end: usize) {
        if end > self.at {
            self.tokens.push(Token { kind, start: self.at, end });
            self.at = end;
        }
    }
}
