//! `yamldecode` of texts that are plain: blocks, lists, names and simple values. Whatever is more than that stays unknown,
//! and so does what is no YAML at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::known::{ANYTHING, Known};
use super::template::LONGEST;
use crate::schema::types::Type;

/// How deep values may lie in each other.
const DEEP: usize = 32;
/// Words that are more than text for some readers of YAML.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// What a text says; `None` where it is not plain.
pub(super) fn value(text: &str) -> Option<Known> {
    if text.len() > LONGEST || text.contains('\t') {
        return None;
    }
    let rows = text.lines().map(|line| (line.len() - line.trim_start().len(), line.trim()));
    let mut rows: Vec<Row> = rows.filter(|(_, text)| !text.is_empty() && !text.starts_with('#')).collect();
    if rows.first().is_some_and(|row| row.1 == "---") {
        rows.remove(0);
    }
    let mut reader = Reader { rows, at: 0, depth: 0 };
    let (indent, _) = reader.row()?;
    let known = reader.block(indent)?;
    (reader.at == reader.rows.len()).then_some(known)
}

/// How far a line is indented, and what stands in it.
type Row<'t> = (usize, &'t str);

struct Reader<'t> {
    rows: Vec<Row<'t>>,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn row(&self) -> Option<Row<'t>> {
        self.rows.get(self.at).copied()
    }

    /// Whether the next line belongs to a block of this indentation or to one around it.
    fn ends(&self, indent: usize) -> Option<()> {
        self.row().is_none_or(|row| row.0 <= indent).then_some(())
    }

    fn block(&mut self, indent: usize) -> Option<Known> {
        self.depth += 1;
        let (_, text) = self.row().filter(|_| self.depth <= DEEP)?;
        let known = match () {
            () if is_item(text) => self.list(indent),
            () if key_of(text).is_some() => self.entries(indent),
            () => {
                self.at += 1;
                inline(text)
            }
        };
        self.depth -= 1;
        known
    }

    fn list(&mut self, indent: usize) -> Option<Known> {
        let mut items = Vec::new();
        while let Some((_, text)) = self.row().filter(|row| row.0 == indent && is_item(row.1)) {
            let rest = text[1..].trim_start();
            items.push(if rest.is_empty() {
                self.at += 1;
                self.below(indent, false)?
            } else if is_item(rest) || key_of(rest).is_some() {
                // What stands behind the mark is a block of its own.
                let inner = indent + text.len() - rest.len();
                self.rows[self.at] = (inner, rest);
                self.block(inner)?
            } else {
                self.at += 1;
                inline(rest)?
            });
            self.ends(indent)?;
        }
        Some(Known::Tuple(items.into()))
    }

    fn entries(&mut self, indent: usize) -> Option<Known> {
        let mut entries: BTreeMap<Arc<str>, Known> = BTreeMap::new();
        while let Some((_, text)) = self.row().filter(|row| row.0 == indent && !is_item(row.1)) {
            let (key, rest) = key_of(text)?;
            self.at += 1;
            let known = match rest.chars().next() {
                None | Some('#') => self.below(indent, true)?,
                Some('|' | '>') => {
                    while self.row().is_some_and(|row| row.0 > indent) {
                        self.at += 1;
                    }
                    Known::Of(Type::String)
                }
                Some(_) => inline(rest)?,
            };
            if entries.insert(key.into(), known).is_some() {
                return None;
            }
            self.ends(indent)?;
        }
        Some(Known::object(entries))
    }

    /// What stands below a line that ends with its name or mark. Of a name it may be a list that is not indented.
    fn below(&mut self, indent: usize, is_named: bool) -> Option<Known> {
        match self.row() {
            Some((inner, _)) if inner > indent => self.block(inner),
            Some((inner, text)) if inner == indent && is_named && is_item(text) => self.list(indent),
            _ => Some(Known::Null),
        }
    }
}

fn is_item(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}

/// The name of an entry, and what stands behind it in its line.
fn key_of(text: &str) -> Option<(&str, &str)> {
    let (key, rest) = match quoted(text) {
        Some((key, rest)) => (key, rest.strip_prefix(':')?),
        None => text.split_once(": ").or_else(|| Some((text.strip_suffix(':')?, "")))?,
    };
    let is_plain = text.starts_with(['"', '\'']) || is_word(key);
    (is_plain && (rest.is_empty() || rest.len() < text.len())).then_some((key, rest.trim_start()))
}

/// A text in quotes without any escape, and what stands behind it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let (inside, rest) = text[1..].split_once(quote)?;
    (!inside.contains('\\') && !rest.starts_with(quote)).then_some((inside, rest))
}

/// A value that stands in one line.
fn inline(text: &str) -> Option<Known> {
    let is_comment = |rest: &str| rest.is_empty() || rest.starts_with(" #");
    match text.chars().next()? {
        '"' | '\'' => quoted(text).filter(|(_, rest)| is_comment(rest)).map(|(inside, _)| Known::text(inside)),
        '[' | '{' => flow(text, 0).filter(|(_, rest)| is_comment(rest)).map(|(known, _)| known),
        _ => plain(text.split_once(" #").map_or(text, |(value, _)| value).trim_end()),
    }
}

fn plain(text: &str) -> Option<Known> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.bytes().all(|one| one.is_ascii_digit() || one == b'.')
        && digits.starts_with(|one: char| one.is_ascii_digit())
        && digits.ends_with(|one: char| one.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
        && digits.matches('.').count() < 2
        && digits.len() < 15;
    match text {
        "" | "null" | "~" => Some(Known::Null),
        "true" => Some(Known::Bool(true)),
        "false" => Some(Known::Bool(false)),
        _ if is_number => text.parse().ok().map(Known::Number),
        _ if text.starts_with(['&', '*', '!', '|', '>', '@', '`', '%', '?', '"', '\'']) => None,
        _ if text.contains(": ") || text.ends_with(':') => None,
        _ if is_word(text) => Some(Known::text(text)),
        _ => Some(ANYTHING),
    }
}

/// Whether a text is nothing but itself: it starts with a letter, and is none of the words that mean something.
fn is_word(text: &str) -> bool {
    let is_part = |one: char| one.is_ascii_alphanumeric() || "_-./ @+()*=".contains(one);
    text.starts_with(|one: char| one.is_ascii_alphabetic() || one == '/' || one == '_')
        && text.chars().all(is_part)
        && !text.ends_with(' ')
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// `[a, b]` or `{a: b}`, and what stands behind it.
fn flow(text: &str, depth: usize) -> Option<(Known, &str)> {
    let mut rest = text[1..].trim_start();
    let (mut items, mut entries) = (Vec::new(), BTreeMap::new());
    let (is_list, close) = if text.starts_with('[') { (true, ']') } else { (false, '}') };
    while !rest.starts_with(close) {
        if !is_list {
            let (key, behind) = match quoted(rest) {
                Some((key, behind)) => (key, behind.strip_prefix(':')?),
                None => rest.split_once(": ").filter(|(key, _)| is_word(key))?,
            };
            entries.insert(Arc::from(key), Known::Null);
            rest = behind.trim_start();
            let (known, behind) = part(rest, depth)?;
            entries.insert(Arc::from(key), known);
            rest = behind;
        } else {
            let (known, behind) = part(rest, depth)?;
            items.push(known);
            rest = behind;
        }
        rest = rest.trim_start();
        match rest.strip_prefix(',') {
            Some(behind) => rest = behind.trim_start(),
            None if rest.starts_with(close) => {}
            None => return None,
        }
    }
    Some((if is_list { Known::Tuple(items.into()) } else { Known::object(entries) }, &rest[1..]))
}

fn part(text: &str, depth: usize) -> Option<(Known, &str)> {
    match text.chars().next()? {
        '[' | '{' if depth < DEEP => flow(text, depth + 1),
        '"' | '\'' => quoted(text).map(|(inside, rest)| (Known::text(inside), rest)),
        _ => {
            let end = text.find([',', ']', '}', '[', '{'])?;
            Some((plain(text[..end].trim_end()).filter(|_| !text[..end].trim().is_empty())?, &text[end..]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_are_known_and_others_are_not() {
        let read = |text: &str| value(text).map(|known| format!("{known:?}"));
        let same = |one: &str, other: &str| assert_eq!(read(one), read(other), "{one:?} as {other:?}");
        same("a: 1\nb:\n- x\n- 'y'\n", "{\"a\": 1, b: [x, \"y\"]}");
        same(
            "---\n# c\nl:\n  - n: a # one\n    m: true\n\n  - n: b\n    m: null\n",
            "l: [{n: a, m: true}, {n: b, m: ~}]",
        );
        same("- - a\n  - b\n- {}\n", "[[a, b], {}]");
        assert_eq!(value("a: |\n  x: y\n   z\nb: 2"), value("a: |\nb: 2"));
        assert_eq!(value("a: 2020-01-01"), Some(Known::object([("a".into(), ANYTHING)].into())));
        for text in
            ["a: &b 1", "a: x\n  y", "a: [1, 2", "a: b: c", "<<: *x", "a:\n\t- b", "a: 1\na: 2", "a\nb: c", "", "%TAG"]
        {
            assert_eq!(value(text), None, "{text:?}");
        }
    }
}
