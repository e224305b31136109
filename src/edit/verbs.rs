//! The verbs: the only place that turns a wish into edits of HCL text.
//!
//! They indent; the columns of `=` are the alignment pass's business.

use std::ops::Range;

use super::comments::{attached_comments, own_comments};
use super::depth::Depth;
use super::place::Place;
use super::{Edit, Edits, NewFile};
use crate::module::Module;
use crate::module::block::{Attribute, Block, Value};
use crate::module::refs::Reference;
use crate::source::FileId;
use crate::syntax::tree::{self, Item, first_word};

impl Edits {
    /// `name = value` in a block: the value is replaced, or the attribute is put beside its relatives.
    /// Lines of `value` behind the first are indented to the block.
    pub fn set(&mut self, block: Block, name: &str, value: &str) {
        self.claims.push(claim(block, name));
        if let Some(attribute) = block.attribute(name) {
            self.replace(attribute.value(), value);
            return;
        }
        let depth = Depth::of(block);
        let line = format!("{}{name} = {}", depth.inside, depth.behind(value));
        self.insert_in_body(block, &line, attribute_anchor(block, name));
    }

    /// `count` or another argument that stands first in a block, with a blank line behind it.
    pub fn lead(&mut self, block: Block, name: &str, value: &str) {
        self.claims.push(claim(block, name));
        let source = block.file_text();
        let line = format!("{}{name} = {value}\n", Depth::of(block).inside);
        if source[block.open()..block.close()].contains('\n') {
            self.insert(block.file(), source, line_end(source, block.open()), &format!("{line}\n"));
        } else {
            self.insert_in_body(block, line.trim_end(), None);
        }
    }

    /// Another expression in the place of a value.
    pub fn replace(&mut self, value: Value, text: &str) {
        let Range { start, end } = value.span().range;
        self.push(value.span().file, start..end, text.to_owned());
    }

    /// A nested block at the end of a block, before its tags, `depends_on` and `lifecycle`. `text` starts at column 0.
    pub fn append_block(&mut self, block: Block, kind: &str, text: &str) {
        self.claims.push(claim(block, kind));
        let source = block.file_text();
        let lines = Depth::of(block).lines(text.trim_end());
        // Terraform's own rules stand last.
        let tail = block_tail(block).filter(|_| kind != "lifecycle");
        match tail {
            Some(start) => {
                let start = attached_comments(source, line_start(source, start));
                let before = if is_blank_or_open(source, start) { "" } else { "\n" };
                self.insert(block.file(), source, start, &format!("{before}{lines}\n\n"));
            }
            None => {
                let blank = if block.node().body.items.is_empty() { "" } else { "\n" };
                self.insert_in_body(block, &format!("{blank}{lines}"), None);
            }
        }
    }

    /// The block waits for another one: `depends_on`, as the last thing in it.
    pub fn depend(&mut self, block: Block, address: &str) {
        self.claims.push(claim(block, "depends_on"));
        match block.attribute("depends_on").map(|attribute| attribute.value()) {
            Some(list) => {
                let is_there = |one: &Value| one.text() == address || one.as_str() == Some(address);
                if list.items().is_some_and(|items| !items.iter().any(is_there)) {
                    self.add_items(list, block.file_text(), &[address]);
                }
            }
            None => {
                let line = format!("\n{}depends_on = [{address}]", Depth::of(block).inside);
                self.insert_in_body(block, &line, None);
            }
        }
    }

    /// A whole new top-level block. `address` is what it declares, where that is known.
    pub fn add_block(&mut self, module: &Module, place: &Place, address: Option<&str>, text: &str) {
        self.claims.extend(address.map(|address| format!("{}:{address}", module.folder())));
        let text = text.trim_end();
        let like = |file: FileId| Depth::of_file(module, file).lines(text);
        match place {
            Place::After(file, offset) => {
                let source = &module.sources().file(*file).text;
                let text = like(*file);
                let at = line_end(source, *offset);
                let glued = at == source.len() && !source.is_empty() && !source.ends_with('\n');
                let new = if source.is_empty() {
                    format!("{text}\n")
                } else if glued {
                    format!("\n\n{text}")
                } else {
                    format!("\n{text}\n")
                };
                self.insert(*file, source, at, &new);
            }
            Place::Before(file, offset) => {
                let source = &module.sources().file(*file).text;
                let at = own_comments(source, line_start(source, *offset));
                self.insert(*file, source, at, &format!("{}\n\n", like(*file)));
            }
            Place::NewFile(path) => self.new_files.push(NewFile { path: path.clone(), text: format!("{text}\n") }),
        }
    }

    /// A reference points at another address.
    pub fn rename(&mut self, reference: &Reference, address: &str) {
        self.push(reference.file, reference.head.clone(), address.to_owned());
    }

    /// `key = value` lines at the end of an object that is written out.
    pub fn add_entries<'e>(
        &mut self,
        object: Value,
        source: &str,
        entries: impl IntoIterator<Item = (&'e str, &'e str)>,
    ) {
        let range = object.span().range;
        let (file, outer) = (object.span().file, indent(source, range.start));
        let there = object.entries().unwrap_or_default();
        let last = there.last().map(|(_, _, last)| last.span().range.end);
        let lines = |inside: &str, end: &str| {
            let line = |(key, value): (&str, &str)| format!("{inside}{key} = {}{end}\n", indented(value, inside));
            entries.into_iter().map(line).collect::<String>()
        };
        match last {
            Some(last) if source[last..range.end].contains('\n') => {
                let comma = if source[last..].starts_with(',') { "," } else { "" };
                let new = lines(&indent(source, last), comma);
                self.insert(file, source, line_end(source, last), &new);
            }
            Some(last) => {
                let new: String = lines("", "").lines().map(|line| format!(", {line}")).collect();
                self.insert(file, source, last, &new);
            }
            None => {
                let new = lines(&format!("{outer}  "), "");
                self.push(file, range, eol(source, &format!("{{\n{new}{outer}}}")));
            }
        }
    }

    /// Items at the end of a list that is written out. All at once: of two calls for one list each would add the comma.
    pub fn add_items(&mut self, list: Value, source: &str, items: &[&str]) {
        let range = list.span().range;
        let there = list.items().unwrap_or_default();
        match there.last() {
            Some(last) if source[last.span().range.end..range.end].contains('\n') => {
                let end = last.span().range.end;
                let inside = indent(source, last.span().range.start);
                let comma = source[end..range.end].trim_start().starts_with(',');
                if !comma {
                    self.insert(list.span().file, source, end, ",");
                }
                let tail = if comma { "," } else { "" };
                let at = line_end(source, end);
                let lines: Vec<String> =
                    items.iter().map(|item| format!("{inside}{}", indented(item, &inside))).collect();
                self.insert(list.span().file, source, at, &format!("{}{tail}\n", lines.join(",\n")));
            }
            Some(last) => {
                let end = last.span().range.end;
                self.insert(list.span().file, source, end, &format!(", {}", items.join(", ")));
            }
            None => self.push(list.span().file, range, format!("[{}]", items.join(", "))),
        }
    }

    /// Any bytes replaced; for the formatter and for repairs of syntax, which know no blocks.
    pub fn splice(&mut self, file: FileId, range: Range<usize>, text: &str) {
        self.push(file, range, text.to_owned());
    }

    /// Says that these edits settle `what`, so that a finding with the same claim waits.
    pub fn claim(&mut self, what: impl Into<String>) {
        self.claims.push(what.into());
    }

    pub(super) fn push(&mut self, file: FileId, mut range: Range<usize>, text: String) {
        if text.is_empty() {
            // Two things that disappear may both take the blank lines between them along.
            self.edits.retain(|one| {
                let meets = one.file == file && one.text.is_empty() && one.range.start < range.end;
                let meets = meets && range.start < one.range.end;
                if meets {
                    range = range.start.min(one.range.start)..range.end.max(one.range.end);
                }
                !meets
            });
        }
        self.edits.push(Edit { file, range, text });
    }

    fn insert(&mut self, file: FileId, source: &str, at: usize, text: &str) {
        // Text behind a last line without an end starts a line of its own, and leaves none behind.
        let glued =
            at == source.len() && at > 0 && !source.ends_with('\n') && text.ends_with('\n') && !text.starts_with('\n');
        let text = if glued { format!("\n{}", &text[..text.len() - 1]) } else { text.to_owned() };
        self.push(file, at..at, eol(source, &text));
    }

    /// Lines inside a block: behind `anchor`'s line, or before the closing brace. A block on one line is opened.
    fn insert_in_body(&mut self, block: Block, lines: &str, anchor: Option<usize>) {
        let source = block.file_text();
        let (open, close) = (block.open(), block.close());
        if !source[open..close].contains('\n') {
            let outer = indent(source, block.span().range.start);
            let held = source[open + 1..close].trim();
            let held = if held.is_empty() { String::new() } else { format!("{outer}  {held}\n") };
            let lines = if held.is_empty() { lines.trim_start_matches('\n') } else { lines };
            self.push(block.file(), open + 1..close, eol(source, &format!("\n{held}{lines}\n{outer}")));
            return;
        }
        match anchor {
            Some(anchor) => self.insert(block.file(), source, line_end(source, anchor), &format!("{lines}\n")),
            None => {
                let brace = line_start(source, close);
                if source[brace..close].trim().is_empty() {
                    self.insert(block.file(), source, brace, &format!("{lines}\n"));
                } else {
                    let outer = indent(source, block.span().range.start);
                    self.insert(block.file(), source, close, &format!("\n{lines}\n{outer}"));
                }
            }
        }
    }
}

pub(super) fn claim(block: Block, name: &str) -> String {
    format!("{}@{}:{name}", block.file().0, block.span().range.start)
}

/// Where a new attribute goes: behind the attribute that shares the longest first word, else behind the last one-line
/// attribute before nested blocks, tags and meta-arguments at the end. `None` puts it before the closing brace.
fn attribute_anchor(block: Block, name: &str) -> Option<usize> {
    let body = &block.node().body;
    let end = |attribute: &tree::Attribute| block.place(&attribute.range).end;
    if let Some(relative) = body.last_of_word(first_word(name)) {
        return Some(end(relative));
    }
    let tail = |name: &str| matches!(name, "tags" | "tags_all" | "depends_on" | "count" | "for_each" | "provider");
    // A type over several lines stands where a variable's plain arguments do.
    let is_type = |name: &str| block.kind() == "variable" && name == "type";
    let is_one_line = |one: &tree::Attribute| !block.file_text()[block.place(&one.range)].contains('\n');
    let is_plain = |one: &&tree::Attribute| !tail(&one.name) && (is_one_line(one) || is_type(&one.name));
    // The last one is near the end, however many there are.
    let plain = body.before_blocks().iter().rev().filter_map(Item::attribute).find(is_plain);
    let meta = || body.attributes().filter(|one| matches!(&*one.name, "count" | "for_each" | "provider")).last();
    plain.or_else(meta).map(end)
}

/// Where the tail of a block starts: its tags, `depends_on`, `lifecycle` or `timeouts` behind everything else.
fn block_tail(block: Block) -> Option<usize> {
    let mut start = None;
    for item in block.node().body.items.iter().rev() {
        let range = match item {
            Item::Attribute(one) if matches!(one.name.as_str(), "tags" | "depends_on") => &one.range,
            Item::Block(one) if matches!(&*one.kind, "lifecycle" | "timeouts") => &one.range,
            _ => break,
        };
        start = Some(block.place(range).start);
    }
    // A block that holds nothing else takes the new one behind them.
    let first = block.node().body.items.first().map(|item| match item {
        Item::Attribute(one) => block.place(&one.range).start,
        Item::Block(one) => block.place(&one.range).start,
    });
    start.filter(|start| Some(*start) != first)
}

/// The start of the line that `at` stands on.
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Behind the newline of the line that `at` stands on.
pub fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// A block's text with the indentation of its last line taken off.
pub fn dedent(text: &str) -> String {
    let by = text.lines().last().map_or(0, |line| line.len() - line.trim_start().len());
    text.lines()
        .map(|line| line.get(by..).filter(|_| line[..by.min(line.len())].trim().is_empty()).unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A value's lines as they would stand at the start of a line.
pub fn flush(attribute: Attribute) -> String {
    let (whole, value) = (attribute.text(), attribute.value().text());
    let last = whole.lines().last().unwrap_or("");
    let by = last.len() - last.trim_start().len();
    let cut = |line: &str| line.get(by.min(line.len() - line.trim_start().len())..).unwrap_or("").to_owned();
    let mut lines = value.lines();
    let first = lines.next().unwrap_or("").to_owned();
    std::iter::once(first).chain(lines.map(cut)).collect::<Vec<_>>().join("\n")
}

/// The blanks that the line of `at` starts with.
pub fn indent(text: &str, at: usize) -> String {
    text[line_start(text, at)..].chars().take_while(|c| matches!(c, ' ' | '\t')).collect()
}

pub(crate) fn is_blank_or_open(text: &str, start: usize) -> bool {
    start == 0 || {
        let above = text[line_start(text, start - 1)..start].trim();
        above.is_empty() || above.ends_with(['{', '['])
    }
}

/// Text whose lines behind the first stand deeper by these blanks. Terraform counts no blank line of a heredoc.
pub fn indented(text: &str, by: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("").to_owned();
    let deeper = |line: &str| if line.trim().is_empty() { "\n".to_owned() } else { format!("\n{by}{line}") };
    first + &lines.map(deeper).collect::<String>()
}

/// `new` with the line endings of `source`.
fn eol(source: &str, new: &str) -> String {
    match source.find('\n') {
        Some(at) if at > 0 && source.as_bytes()[at - 1] == b'\r' => new.replace("\r\n", "\n").replace('\n', "\r\n"),
        _ => new.to_owned(),
    }
}
