//! The words of a text: its tokens without the white space between them, sorted the way `terraform fmt` sorts them.

use crate::syntax::lex::{Token, TokenKind};
use unicode_segmentation::UnicodeSegmentation;

/// A word and the width of the gap before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// What it is.
    pub(crate) kind: Kind,
    /// Where it starts in the text. A word that the formatter writes itself starts behind the end of the text.
    pub(crate) start: usize,
    /// Where it ends. A line comment ends behind its newline.
    pub(crate) end: usize,
    /// Columns between the word before it and itself.
    pub(crate) gap: usize,
}

/// The kinds of words that `terraform fmt` tells apart (names as in hclsyntax's token types).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name.
    Ident,
    /// The name `in`, which may be a keyword.
    In,
    /// A number.
    Number,
    /// `"` that opens a string.
    OpenQuote,
    /// `"` that closes a string.
    CloseQuote,
    /// Text of a string or heredoc.
    Text,
    /// `<<MARK` with its newline.
    OpenHeredoc,
    /// The line of the end marker.
    CloseHeredoc,
    /// `${` or `%{`.
    OpenTemplate,
    /// `}` of a template.
    CloseTemplate,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    /// `[`
    OpenBracket,
    /// `]`
    CloseBracket,
    /// `(`
    OpenParen,
    /// `)`
    CloseParen,
    /// The end of a line.
    Newline,
    /// A comment that runs to the end of its line and holds the newline.
    LineComment,
    /// A comment that does not end its line, or ends the file.
    Comment,
    /// `.`
    Dot,
    /// `,`
    Comma,
    /// `...`
    Ellipsis,
    /// `=`
    Equal,
    /// `:`
    Colon,
    /// `::`
    DoubleColon,
    /// `?`
    Question,
    /// `-`
    Minus,
    /// `!`
    Bang,
    /// Any other arithmetic, comparison or logical operator.
    Operator,
    /// `=>` and what HCL gives no meaning.
    Other,
}

impl Kind {
    /// By how many the word changes the number of open brackets.
    pub(crate) fn depth(self) -> isize {
        match self {
            Kind::OpenBrace | Kind::OpenBracket | Kind::OpenParen | Kind::OpenTemplate => 1,
            Kind::CloseBrace | Kind::CloseBracket | Kind::CloseParen | Kind::CloseTemplate => -1,
            _ => 0,
        }
    }

    /// Whether the next word stands on a new line.
    pub(crate) fn ends_line(self) -> bool {
        matches!(self, Kind::Newline | Kind::LineComment)
    }

    /// Whether it is a comment of any form.
    pub(crate) fn is_comment(self) -> bool {
        matches!(self, Kind::LineComment | Kind::Comment)
    }

    /// Whether it is a name, `in` included.
    pub(crate) fn is_name(self) -> bool {
        matches!(self, Kind::Ident | Kind::In)
    }
}

/// The words of `text`, whose tokens are `tokens`; gaps are as they stand, a tab and each byte of a BOM one column.
pub(crate) fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len() * 2 / 3 + 1);
    let mut end = 0;
    for token in tokens {
        let kind = match token.kind {
            TokenKind::Space | TokenKind::Bom => continue,
            TokenKind::Newline => {
                if let Some(last) = words.last_mut()
                    && last.kind == Kind::Comment
                    && last.end == token.start
                    && !bytes[last.start..].starts_with(b"/*")
                {
                    (last.kind, last.end) = (Kind::LineComment, token.end);
                    end = token.end;
                    continue;
                }
                Kind::Newline
            }
            TokenKind::LineComment | TokenKind::BlockComment => Kind::Comment,
            TokenKind::Ident if &bytes[token.start..token.end] == b"in" => Kind::In,
            TokenKind::Ident => Kind::Ident,
            TokenKind::Number => Kind::Number,
            TokenKind::Punct => punctuation(&bytes[token.start..token.end]),
            TokenKind::OpenQuote => Kind::OpenQuote,
            TokenKind::CloseQuote => Kind::CloseQuote,
            TokenKind::Text => Kind::Text,
            TokenKind::OpenTemplate => Kind::OpenTemplate,
            TokenKind::CloseTemplate => Kind::CloseTemplate,
            TokenKind::OpenHeredoc => Kind::OpenHeredoc,
            TokenKind::CloseHeredoc => Kind::CloseHeredoc,
            TokenKind::Bad(_) => Kind::Other,
        };
        words.push(Word { kind, start: token.start, end: token.end, gap: token.start - end });
        end = token.end;
    }
    words
}

fn punctuation(bytes: &[u8]) -> Kind {
    match bytes {
        b"{" => Kind::OpenBrace,
        b"}" => Kind::CloseBrace,
        b"[" => Kind::OpenBracket,
        b"]" => Kind::CloseBracket,
        b"(" => Kind::OpenParen,
        b")" => Kind::CloseParen,
        b"." => Kind::Dot,
        b"," => Kind::Comma,
        b"..." => Kind::Ellipsis,
        b"=" => Kind::Equal,
        b":" => Kind::Colon,
        b"::" => Kind::DoubleColon,
        b"?" => Kind::Question,
        b"-" => Kind::Minus,
        b"!" => Kind::Bang,
        b"+" | b"*" | b"/" | b"%" | b"==" | b"!=" | b"<" | b">" | b"<=" | b">=" | b"&&" | b"||" => Kind::Operator,
        _ => Kind::Other,
    }
}

/// How many columns a word takes: its grapheme clusters, as fmt counts them (UAX 29; `\r\n` is one).
pub(crate) fn columns(word: &str) -> usize {
    let bytes = word.as_bytes();
    if bytes.is_ascii() && !bytes.contains(&b'\r') { bytes.len() } else { word.graphemes(true).count() }
}
