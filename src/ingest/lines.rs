//! The lines of an answer, and what a line looks like when nothing else is known about it.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// One line: byte offsets into the answer. The newline, if there is one, stands from `end` to `next`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Where it starts.
    pub start: u32,
    /// Where its text ends: before `\n` or `\r\n`.
    pub end: u32,
    /// Where the next line starts.
    pub next: u32,
}

/// An answer cut into lines. Lines are counted from 0 here and from 1 in everything that is reported.
pub(crate) struct Lines<'a> {
    /// The whole answer.
    pub text: &'a str,
    lines: Vec<Line>,
}

impl<'a> Lines<'a> {
    /// Cuts `text` at its newlines.
    pub(crate) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = Vec::new();
        let mut start = 0;
        while start < bytes.len() {
            let (end, next) = match text[start..].find('\n') {
                Some(at) => (start + at, start + at + 1),
                None => (bytes.len(), bytes.len()),
            };
            let end = if end > start && next > end && bytes[end - 1] == b'\r' { end - 1 } else { end };
            lines.push(Line { start: start as u32, end: end as u32, next: next as u32 });
            start = next;
        }
        Lines { text, lines }
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Where a line stands.
    pub(crate) fn at(&self, line: usize) -> Line {
        self.lines[line]
    }

    /// The text of a line, without its newline.
    pub(crate) fn get(&self, line: usize) -> &'a str {
        let Line { start, end, .. } = self.lines[line];
        &self.text[start as usize..end as usize]
    }
}

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Nothing but white space.
    Blank,
    /// The first line of a Terraform block.
    Header,
    /// `# ...` or `// ...`: a comment, or a heading of the answer.
    Comment,
    /// Bold text, a bullet, a numbered item, a table row, a rule.
    Markdown,
    /// A sentence.
    Prose,
    /// Anything else.
    Code,
}

static MARKDOWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(\*\*|__\S|\||>\s|---+\s*$|\*\*\*+\s*$|[-*+•]\s+\S|\d{1,2}[.)]\s+\S|<(details|summary|br|p|h\d)\b)")
});

/// What a line looks like. It is told from the line alone, so it may be wrong inside of a string or a heredoc.
pub(crate) fn look(line: &str) -> Look {
    let line = line.trim();
    if line.is_empty() {
        Look::Blank
    } else if super::scan::header(line).is_some() {
        Look::Header
    } else if line.starts_with('#') || line.starts_with("//") {
        Look::Comment
    } else if MARKDOWN.is_match(line) {
        Look::Markdown
    } else if is_sentence(line) {
        Look::Prose
    } else {
        Look::Code
    }
}

/// Whether a line reads like a sentence: at least three words, most of them letters only, and no sign of an argument or a block.
fn is_sentence(line: &str) -> bool {
    if line.contains(" = ") || line.ends_with(['{', '}', '[', ']', '(', ',', ';']) && !line.contains(". ") {
        return false;
    }
    if !line.starts_with(|c: char| c.is_alphabetic() || c == '`' || c == '*' || c == '_' || !c.is_ascii()) {
        return false;
    }
    let (mut words, mut plain) = (0, 0);
    for word in line.split_whitespace().take(40) {
        words += 1;
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '’')) {
            plain += 1;
        }
    }
    words >= 3 && plain * 3 >= words * 2
}
