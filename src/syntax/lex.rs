//! Tokens: a lexer that never fails and loses nothing. The tokens of a text, put together, are the text.

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
    /// `{` `}` `[` `]` `(` `)` and every operator or punctuation: see the text.
    Punct,
    /// The `"` that opens a string.
    OpenQuote,
    /// The `"` that closes a string.
    CloseQuote,
    /// Text of a string or heredoc, escapes included.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A string that is not closed before the end of its line.
    OpenString,
    /// A heredoc whose end marker never comes.
    OpenHeredoc,
    /// A heredoc whose end marker is followed by something else than a newline.
    MarkerNotAlone,
    /// A `/*` that is not closed.
    OpenComment,
    /// An interpolation that is not closed.
    OpenTemplate,
    /// An escape that HCL does not know.
    Escape,
    /// A character that has no meaning in HCL.
    Character,
}
