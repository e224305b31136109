//! Verbs that put a frame around what stands there.

use super::Edits;
use super::verbs::indent;
use crate::module::block::Block;

impl Edits {
    /// A nested block that is made once for each element of an expression: `dynamic`, with the block's body as content.
    /// `None` where a heredoc stands in it, whose lines may not move.
    pub fn make_dynamic(&mut self, block: Block, for_each: &str) -> Option<()> {
        let body = &block.file_text()[block.open() + 1..block.close()];
        if body.contains("<<") {
            return None;
        }
        let outer = indent(block.file_text(), block.span().range.start);
        let inner: Vec<String> = match body.contains('\n') {
            true => body.trim_matches('\n').trim_end().lines().map(further).collect(),
            false => vec![format!("{outer}    {}", body.trim())],
        };
        let head = format!("dynamic {:?} {{\n{outer}  for_each = {for_each}\n\n{outer}  content {{\n", block.kind());
        let text = format!("{head}{}\n{outer}  }}\n{outer}}}", inner.join("\n"));
        self.splice(block.file(), block.span().range, &text);
        Some(())
    }

    /// A block of the top stands in another one of this kind, which holds nothing else.
    pub fn enclose(&mut self, block: Block, kind: &str) {
        let lines: Vec<String> = block.text().lines().map(further).collect();
        self.splice(block.file(), block.span().range, &format!("{kind} {{\n{}\n}}", lines.join("\n")));
    }
}

/// A line, one step further in.
fn further(line: &str) -> String {
    if line.trim().is_empty() { String::new() } else { format!("  {line}") }
}
