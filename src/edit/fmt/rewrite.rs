//! What `terraform fmt` changes besides white space: `"${x}"`, the types of variables, the labels of blocks.
//!
//! The rules are those of Terraform 1.11's fmt command. Where its result would not be valid any more (a comment or
//! newline that loses the brackets around it, a label that holds `$` or `%` and is dropped), the text is left alone.

#[cfg(test)]
mod tests;

use super::words::{Kind, Word};
use crate::sorted;
use crate::syntax::tree::{Attribute, Block, Body, Item, Label, PieceKind, Tree};
use std::ops::Range;

/// The words of a text after fmt's rewrites, and the text of those that are new.
pub(crate) struct Rewritten {
    /// Words in order; a new one starts behind the end of the text, where `extra` goes on.
    pub(crate) words: Vec<Word>,
    /// The text of the new words.
    pub(crate) extra: String,
}

/// Rewrites the words of `text`, of which `tree` is the tree.
pub(crate) fn rewrite(text: &str, tree: &Tree, words: Vec<Word>) -> Rewritten {
    let mut rewriter = Rewriter { text, words: &words, base: 0, extra: String::new(), patches: Vec::new() };
    for placed in &tree.pieces {
        rewriter.base = placed.start;
        match &placed.piece.kind {
            PieceKind::Block(block) => rewriter.block(block, block.kind == "variable"),
            PieceKind::Attribute(attribute) => rewriter.attribute(attribute, false),
            PieceKind::Junk(_) => {}
        }
    }
    let Rewriter { extra, patches, .. } = rewriter;
    let words = if patches.is_empty() { words } else { apply(&words, patches) };
    Rewritten { words, extra }
}

struct Rewriter<'a> {
    text: &'a str,
    words: &'a [Word],
    base: usize,
    extra: String,
    patches: Vec<(Range<usize>, Vec<Word>)>,
}

impl Rewriter<'_> {
    fn block(&mut self, block: &Block, is_variable: bool) {
        self.labels(block);
        self.body(&block.body, is_variable);
    }

    fn body(&mut self, body: &Body, is_variable: bool) {
        for item in &body.items {
            match item {
                Item::Attribute(attribute) => self.attribute(attribute, is_variable && attribute.name == "type"),
                Item::Block(block) => self.block(block, false),
            }
        }
    }

    fn attribute(&mut self, attribute: &Attribute, is_type: bool) {
        let value = self.base + attribute.value.range.start as usize..self.base + attribute.value.range.end as usize;
        let bytes = self.text.get(value.clone()).unwrap_or_default().as_bytes();
        let is_interpolation = || bytes.starts_with(b"\"${") && bytes.ends_with(b"}\"");
        if (is_type || is_interpolation())
            && let Some(run) = self.run(value)
        {
            if is_type { self.type_of_variable(run) } else { self.interpolation(run) }
        }
    }

    /// The words in a range of bytes. `None` where it does not start and end with a word: the parser then sees another
    /// heredoc than the lexer.
    fn run(&self, range: Range<usize>) -> Option<Range<usize>> {
        let start = self.words.partition_point(|word| word.start < range.start);
        let length = self.words[start..].partition_point(|word| word.start < range.end);
        let run = &self.words[start..start + length];
        (run.first()?.start == range.start && run.last()?.end == range.end).then_some(start..start + length)
    }

    fn new_word(&mut self, kind: Kind, text: &str) -> Word {
        let start = self.text.len() + self.extra.len();
        self.extra.push_str(text);
        Word { kind, start, end: start + text.len(), gap: 0 }
    }

    fn text_of(&self, word: &Word) -> &str {
        self.text.get(word.start..word.end).unwrap_or_default()
    }

    /// `list` is `list(any)`; `"list"`, from before Terraform 0.12, is `list(string)`.
    fn type_of_variable(&mut self, run: Range<usize>) {
        let (name, element) = match &self.words[run.clone()] {
            [word] if matches!(self.text_of(word), "list" | "map" | "set") => (self.text_of(word), "any"),
            [quote, word, _] if quote.kind == Kind::OpenQuote => match self.text_of(word) {
                "string" => ("string", ""),
                name @ ("list" | "map") => (name, "string"),
                _ => return,
            },
            _ => return,
        };
        let name = name.to_owned();
        let mut with = vec![self.new_word(Kind::Ident, &name)];
        if !element.is_empty() {
            with.push(self.new_word(Kind::OpenParen, "("));
            with.push(self.new_word(Kind::Ident, element));
            with.push(self.new_word(Kind::CloseParen, ")"));
        }
        self.patches.push((run, with));
    }

    /// `"${x}"` is `x`; in parentheses where it stands on several lines.
    fn interpolation(&mut self, run: Range<usize>) {
        let words = self.words;
        if run.len() < 5 || !is_one_interpolation(&words[run.clone()]) {
            return;
        }
        let (mut start, mut end) = (run.start + 2, run.end - 2);
        while start < end && words[start].kind == Kind::Newline {
            start += 1;
        }
        while start < end && words[end - 1].kind == Kind::Newline {
            end -= 1;
        }
        let inside = &words[start..end];
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return };
        let in_parens = inside.len() > 1 && first.kind == Kind::OpenParen && last.kind == Kind::CloseParen;
        let wrap = !in_parens && inside.iter().any(|word| word.kind == Kind::Newline);
        let stands_alone = words.get(run.end).is_none_or(|next| next.kind.ends_line() || next.kind == Kind::Comment);
        let breaks = if wrap {
            last.kind == Kind::CloseHeredoc
        } else {
            ends_line_outside_brackets(&inside[..inside.len() - 1]) || (last.kind.ends_line() && !stands_alone)
        };
        if breaks {
            return;
        }
        let (mut before, mut after) = (Vec::new(), Vec::new());
        if wrap {
            before.push(self.new_word(Kind::OpenParen, "("));
            after.push(self.new_word(Kind::CloseParen, ")"));
        }
        self.patches.push((run.start..start, before));
        self.patches.push((end..run.end, after));
    }

    /// Labels are quoted, and nothing but labels stands between the kind and the last of them.
    fn labels(&mut self, block: &Block) {
        let (Some(first), Some(last)) = (block.labels.first(), block.labels.last()) else { return };
        let head = self.base + block.kind_range.start as usize..self.base + last.range.end as usize;
        let Some(head) = self.run(head) else { return };
        let run = head.start + 1..head.end;
        let text = &self.text[self.base..];
        let words = &self.words[run.clone()];
        let label_words = |label: &Label| if label.range.end - label.range.start == 2 { 2 } else { 3 };
        let is_canonical = |label: &Label| {
            let raw = text.get(label.range.start as usize..label.range.end as usize).unwrap_or_default();
            raw.starts_with('"') && raw.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\\')
        };
        let in_order = words.first().is_some_and(|word| word.start == self.base + first.range.start as usize)
            && words.len() == block.labels.iter().map(label_words).sum::<usize>();
        if in_order && block.labels.iter().all(is_canonical) {
            return;
        }
        if block.labels.iter().any(|label| label.text.contains(['$', '%'])) {
            return;
        }
        let mut with = Vec::with_capacity(3 * block.labels.len());
        for label in &block.labels {
            with.push(self.new_word(Kind::OpenQuote, "\""));
            if !label.text.is_empty() {
                let escaped = escape(&label.text);
                with.push(self.new_word(Kind::Text, &escaped));
            }
            with.push(self.new_word(Kind::CloseQuote, "\""));
        }
        self.patches.push((run, with));
    }
}

/// Whether a string is nothing but one interpolation. Strings inside of it may hold interpolations of their own.
fn is_one_interpolation(words: &[Word]) -> bool {
    let [open, template, inside @ .., end, close] = words else { return false };
    if open.kind != Kind::OpenQuote
        || template.kind != Kind::OpenTemplate
        || end.kind != Kind::CloseTemplate
        || close.kind != Kind::CloseQuote
    {
        return false;
    }
    let mut quotes = 0;
    inside.iter().all(|word| {
        match word.kind {
            Kind::OpenQuote => quotes += 1,
            Kind::CloseQuote => quotes -= 1,
            Kind::OpenTemplate | Kind::CloseTemplate => return quotes > 0,
            _ => {}
        }
        true
    })
}

fn ends_line_outside_brackets(words: &[Word]) -> bool {
    let mut depth = 0;
    words.iter().any(|word| {
        depth += word.kind.depth();
        depth == 0 && word.kind.ends_line()
    })
}

/// The text of a quoted label: what cannot be printed is escaped as Go would.
fn escape(label: &str) -> String {
    let mut escaped = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            _ if is_printed(c) => escaped.push(c),
            _ if u32::from(c) < 0x10000 => escaped.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => escaped.push_str(&format!("\\U{:08x}", u32::from(c))),
        }
    }
    escaped
}

/// Whether Go prints the character as it is. Behind another one, `escape_debug` escapes only what is not printable.
fn is_printed(c: char) -> bool {
    matches!(c, ' '..='~') || (!c.is_ascii() && format!("a{c}").escape_debug().nth(1) == Some(c))
}

fn apply(words: &[Word], mut patches: Vec<(Range<usize>, Vec<Word>)>) -> Vec<Word> {
    sorted::by_key(&mut patches, |(range, _)| range.start);
    let mut result = Vec::with_capacity(words.len() + 2 * patches.len());
    let mut done = 0;
    for (range, with) in patches {
        result.extend_from_slice(&words[done..range.start.max(done)]);
        result.extend(with);
        done = range.end.max(done);
    }
    result.extend_from_slice(&words[done..]);
    result
}
