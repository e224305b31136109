//! How deep the lines of a block stand, so that a new one stands like its neighbours.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use super::verbs::{indent, indented, line_start};
use crate::module::Module;
use crate::module::block::Block;
use crate::source::FileId;
use crate::syntax::tree::Item;

/// What a level adds in each file for which somebody asked: a file without a line that ends in a brace is read to its end.
#[derive(Default)]
struct Steps(RwLock<HashMap<FileId, String>>);

fn step_of(source: &str) -> String {
    let starts = |line: &str| line.ends_with('{') && !line.starts_with([' ', '\t']);
    let mut lines = source.lines().skip_while(|line| !starts(line)).skip(1);
    let step = lines.next().map(|line| indent(line, 0)).filter(|step| !step.is_empty());
    step.unwrap_or_else(|| "  ".to_owned())
}

/// The blanks that the lines of a block start with.
pub(super) struct Depth {
    /// Those of the block's own lines.
    pub inside: String,
    /// What each further level adds.
    step: String,
}

impl Depth {
    /// The first item that starts a line sets it; a block without one is as deep as Terraform's formatter makes it.
    pub(super) fn of(block: Block) -> Self {
        let source = block.file_text();
        let outer = indent(source, block.span().range.start);
        let own = block.node().body.items.iter().find_map(|item| {
            let range = match item {
                Item::Attribute(one) => &one.range,
                Item::Block(one) => &one.range,
            };
            let start = block.place(range).start;
            let before = &source[line_start(source, start)..start];
            before.trim().is_empty().then(|| before.to_owned())
        });
        let inside = own.unwrap_or_else(|| format!("{outer}  "));
        let step = inside.strip_prefix(&outer).filter(|step| !step.is_empty()).unwrap_or("  ").to_owned();
        Self { inside, step }
    }

    /// The top of a file whose blocks are indented otherwise than Terraform's formatter does it.
    pub(super) fn of_file(module: &Module, file: FileId) -> Self {
        let known = module.once(Steps::default);
        let there = known.0.read().unwrap_or_else(PoisonError::into_inner).get(&file).cloned();
        let step = there.unwrap_or_else(|| {
            let step = step_of(&module.sources().file(file).text);
            known.0.write().unwrap_or_else(PoisonError::into_inner).insert(file, step.clone());
            step
        });
        Self { inside: String::new(), step }
    }

    /// Text whose first line is there already: the lines behind it.
    pub(super) fn behind(&self, text: &str) -> String {
        indented(&self.levels(text), &self.inside)
    }

    /// Whole lines that start at column 0.
    pub(super) fn lines(&self, text: &str) -> String {
        let text = self.levels(text);
        let line = |line: &str| if line.is_empty() { String::new() } else { format!("{}{line}", self.inside) };
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Levels of two blanks become levels of this block. What the author indented otherwise, and the content of a
    /// heredoc, stays.
    fn levels(&self, text: &str) -> String {
        let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let is_ours = text.lines().filter(|line| !line.trim().is_empty()).all(|line| blanks(line) % 2 == 0)
            && text.lines().any(|line| blanks(line) == 2 && !line.trim().is_empty());
        if self.step == "  " || !is_ours || text.contains("<<") {
            return text.to_owned();
        }
        let line = |line: &str| format!("{}{}", self.step.repeat(blanks(line) / 2), line.trim_start_matches(' '));
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    }
}
