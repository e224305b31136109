//! Every key of an object that is no name is quoted: what `src/syntax/mend` calls [`Class::Key`].

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::syntax::mend::Class;
use crate::syntax::tree::ExprKind;
use crate::wire::mending;

/// A finding for each piece of text that parses once this is mended, and what is lighter.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = mending::find(ctx, Class::Key);
    found.extend(ctx.module.blocks().flat_map(|block| dotted(block, block)).map(|(block, key)| {
        let mut edits = Edits::default();
        let target = key.target().filter(|target| ctx.module.declares(target));
        edits.replace(key, &if target.is_some() { format!("({})", key.text()) } else { format!("\"{}\"", key.text()) });
        Finding::at(key.span(), format!("{}: the key {} holds a dot", name_of(block), key.text())).with(edits)
    }));
    found
}

/// The keys of a block's objects that are names with dots and no more, which Terraform takes for none.
fn dotted<'m>(root: Block<'m>, block: Block<'m>) -> Vec<(Block<'m>, Value<'m>)> {
    let mut found: Vec<_> = block.blocks().flat_map(|inner| dotted(root, inner)).collect();
    // The keys of a call's `providers` are names of configurations.
    let configurations = |name: &str| root.kind() == "module" && name == "providers";
    for attribute in block.attributes().filter(|one| !configurations(one.name())) {
        let value = attribute.value();
        for one in value.node().all() {
            let ExprKind::Object(entries) = &one.kind else { continue };
            let keys = entries.iter().map(|entry| value.inner(&entry.key));
            found.extend(keys.filter(|key| matches!(key.kind(), ExprKind::Traversal(..))).map(|key| (root, key)));
        }
    }
    found
}
