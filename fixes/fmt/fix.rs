//! The layout that `terraform fmt` writes, as edits like any other.

use crate::edit::Edits;
use crate::edit::fmt::fmt_edits;
use crate::fix::{Context, Finding};
use crate::source::Span;
use crate::syntax::lex::lex;

/// A finding for each file that `terraform fmt` would change. A file that does not parse is left alone.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let look = |file| {
        let source = module.sources().file(file);
        let text = &source.text;
        if source.origin().is_some() {
            return None;
        }
        let edits = fmt_edits(text, &lex(text), module.tree(file)?);
        let at = edits.first()?.0.clone();
        let mut all = Edits::default();
        for (range, new) in &edits {
            all.splice(file, range.clone(), new);
        }
        Some(
            Finding::at(Span::new(file, at), format!("terraform fmt writes it differently in {} places", edits.len()))
                .with(all),
        )
    };
    module.files().filter_map(look).collect()
}
