//! The verbs that take something away.

use std::ops::Range;

use super::Edits;
use super::comments::{attached_comments, is_ruler};
use super::verbs::{claim, is_blank_or_open, line_end, line_start};
use crate::module::block::{Attribute, Block, Value};
use crate::source::FileId;

impl Edits {
    /// An attribute disappears with its line, the comment behind it and a comment that stands right above it alone.
    pub fn remove_attribute(&mut self, attribute: Attribute, block: Block) {
        self.claims.push(claim(block, attribute.name()));
        let range = attribute.span().range;
        self.remove_lines(block.file(), block.file_text(), range, true);
    }

    /// A top-level block disappears with the comment that belongs to it alone; a ruler above it stays.
    pub fn remove_block(&mut self, block: Block) {
        self.claims.extend(block.address());
        self.remove_lines(block.file(), block.file_text(), block.span().range, false);
    }

    /// The same of one of several that say the same as another of this address: they go together, and no claim keeps
    /// one waiting for the other.
    pub fn remove_repeated(&mut self, block: Block) {
        self.remove_lines(block.file(), block.file_text(), block.span().range, false);
    }

    /// A nested block disappears with its lines and the comment that belongs to it.
    pub fn remove_nested(&mut self, block: Block) {
        self.remove_lines(block.file(), block.file_text(), block.span().range, true);
    }

    /// An entry of an object disappears, with its comma or its line.
    pub fn remove_entry(&mut self, key: Value, value: Value, object: Value, source: &str) {
        let range = key.span().range.start..value.span().range.end;
        let file = value.span().file;
        let alone = source[line_start(source, range.start)..range.start].trim().is_empty()
            && source[range.end..line_end(source, range.end)]
                .trim_start_matches([',', ' ', '\t'])
                .trim_start()
                .split(['#', '/'])
                .next()
                .is_some_and(str::is_empty);
        if alone
            || source[range.end..line_end(source, range.end)].trim().trim_matches(',').is_empty()
                && source[line_start(source, range.start)..range.start].trim().is_empty()
        {
            self.remove_lines(file, source, range, true);
            return;
        }
        let behind = &source[range.end..object.span().range.end];
        let comma = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        if behind[comma..].starts_with(',') {
            let mut end = range.end + comma + 1;
            end += source[end..].len() - source[end..].trim_start_matches([' ', '\t']).len();
            self.push(file, range.start..end, String::new());
        } else {
            let before = source[object.span().range.start..range.start].trim_end_matches([' ', '\t', ',']);
            self.push(file, object.span().range.start + before.len()..range.end, String::new());
        }
    }

    fn remove_lines(&mut self, file: FileId, source: &str, range: Range<usize>, inside: bool) {
        let mut start = line_start(source, range.start);
        if !source[start..range.start].trim().is_empty() {
            // Something else stands on the line. Of a block on one line only `{}` is left.
            let before = source[..range.start].trim_end_matches([' ', '\t']);
            let behind = source[range.end..].len() - source[range.end..].trim_start_matches([' ', '\t']).len();
            let alone = before.ends_with('{') && source[range.end + behind..].starts_with('}');
            let whole = if alone { before.len()..range.end + behind } else { range };
            self.push(file, whole, String::new());
            return;
        }
        let mut end = line_end(source, range.end);
        let next = source[end..].lines().next().unwrap_or("").trim();
        let last_of_group = next.is_empty() || next.starts_with(['}', '#', '/']);
        if !inside || last_of_group {
            let comments = attached_comments(source, start);
            if !source[comments..start].lines().any(is_ruler) {
                start = comments;
            }
        }
        if is_blank_or_open(source, start) {
            // One of the two gaps goes as well.
            while source[end..].lines().next().is_some_and(|line| line.trim().is_empty()) && end < source.len() {
                end = line_end(source, end);
            }
        }
        let last =
            if inside { source[end..].trim_start_matches([' ', '\t']).starts_with('}') } else { end == source.len() };
        if last {
            // What goes above it as well leaves no gap either.
            let gone = |at: usize| {
                self.edits.iter().find(|one| one.file == file && one.text.is_empty() && one.range.end == at)
            };
            loop {
                match gone(start) {
                    Some(above) => start = above.range.start,
                    None if start > 0 && source[line_start(source, start - 1)..start].trim().is_empty() => {
                        start = line_start(source, start - 1);
                    }
                    None => break,
                }
            }
        }
        self.push(file, start..end, String::new());
    }
}
