//! Top-level blocks whose first word is one of Terraform's with a slip in it, in the plural, or in other words.

use crate::check::language::keywords;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::names::misspelt;
use crate::source::Span;

/// Words of other tools, and what Terraform calls them.
const OTHERS: [(&str, &str); 9] = [
    ("datasource", "data"),
    ("data_source", "data"),
    ("var", "variable"),
    ("input", "variable"),
    ("param", "variable"),
    ("parameter", "variable"),
    ("local_values", "locals"),
    ("out", "output"),
    ("res", "resource"),
];

/// A finding for each block that begins with no word of Terraform.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.blocks().filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let word = block.kind();
    if keywords().any(|(known, _)| known == word) {
        return None;
    }
    let fits = keywords().filter(|(_, labels)| *labels == block.label_count()).map(|(known, _)| known);
    let fits: Vec<&str> = fits.collect();
    let low = word.to_lowercase();
    let same = fits.iter().copied().find(|known| *known == low || format!("{known}s") == low);
    let other = || OTHERS.iter().find(|(said, known)| *said == low && fits.contains(known)).map(|(_, known)| *known);
    let meant = same.or_else(other).or_else(|| misspelt(&low, fits.iter().copied()))?;
    let at = Span::new(block.file(), block.place(&block.node().kind_range));
    let mut edits = Edits::default();
    // Nobody else declares in the same round what this block is about to be.
    let address = match (meant, block.label(0), block.label(1)) {
        ("resource", Some(of), Some(name)) => format!("{of}.{name}"),
        ("data", Some(of), Some(name)) => format!("data.{of}.{name}"),
        ("variable", Some(name), _) => format!("var.{name}"),
        (_, name, _) => format!("{meant}.{}", name.unwrap_or_default()),
    };
    if ctx.module.declares(&address) {
        return Some(Finding::at(at, format!("{word} is spelt {meant}, and {address} is there")));
    }
    edits.claim(format!("{}:{address}", ctx.module.folder()));
    edits.splice(at.file, at.range.clone(), meant);
    Some(Finding::at(at, format!("{word} is spelt {meant}")).with(edits))
}
