//! Whether two blocks say the same: white space, comments and the order of arguments aside.

use std::collections::BTreeMap;

use crate::edit::verbs::line_start;
use crate::module::Module;
use crate::module::block::Block;

/// A text with its white space made even, where that cannot change what it means.
pub fn text(text: &str) -> String {
    // White space in strings counts, and templates and heredocs hold strings in strings: they are compared as they stand.
    if text.contains("<<") || text.contains("${") || text.contains("%{") {
        return text.replace("\r\n", "\n");
    }
    let (mut out, mut quoted, mut escaped) = (String::new(), false, false);
    for one in text.chars() {
        if !quoted && one.is_whitespace() {
            continue;
        }
        if one == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = quoted && one == '\\' && !escaped;
        out.push(one);
    }
    out
}

/// What a block says, as a text that is equal for blocks that say the same.
pub fn meaning(block: Block) -> String {
    let attributes: BTreeMap<&str, String> =
        block.attributes().map(|one| (one.name(), text(one.value().text()))).collect();
    let blocks: Vec<String> = block.blocks().map(|one| format!("{} {}", one.kind(), meaning(one))).collect();
    let labels: Vec<_> = (0..block.label_count()).filter_map(|at| block.label(at)).collect();
    format!("{labels:?} {attributes:?} {blocks:?}")
}

/// Whether two blocks say the same but for their kinds.
pub fn is_same(one: Block, other: Block) -> bool {
    let is_label = |at| one.label(at) == other.label(at);
    let alike = |(one, other): ((&str, &str), (&str, &str))| one.0 == other.0 && says(one.1, other.1);
    let is_pair = |(one, other): (Block, Block)| one.kind() == other.kind() && is_same(one, other);
    let (these, those) = (arguments(one), arguments(other));
    one.label_count() == other.label_count()
        && (0..one.label_count()).all(is_label)
        && these.len() == those.len()
        && these.into_iter().zip(those).all(alike)
        && one.blocks().count() == other.blocks().count()
        && one.blocks().zip(other.blocks()).all(is_pair)
}

/// The texts of a block's arguments; of two of one name the last.
fn arguments(block: Block<'_>) -> BTreeMap<&str, &str> {
    block.attributes().map(|one| (one.name(), one.value().text())).collect()
}

/// Whether two texts are the same with their white space made even.
fn says(one: &str, other: &str) -> bool {
    one == other || text(one) == text(other)
}

/// Whether all that `less` says is said by `more` as well.
pub fn says_no_more(less: Block, more: Block) -> bool {
    let there: Vec<String> = more.blocks().map(|one| format!("{} {}", one.kind(), meaning(one))).collect();
    less.attributes()
        .all(|one| more.attribute(one.name()).is_some_and(|other| says(other.value().text(), one.value().text())))
        && less.blocks().all(|one| there.contains(&format!("{} {}", one.kind(), meaning(one))))
}

/// The file and line of a block.
pub fn place(module: &Module, block: Block) -> String {
    let file = module.sources().file(block.file());
    let (line, _) = file.position(line_start(&file.text, block.span().range.start));
    format!("{}:{line}", file.path)
}
