//! A provider configuration with an alias that no resource, data source or module call names.

use crate::check::providers::is_name;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::syntax::tree::ExprKind;

/// A finding for each alias that nobody names.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    // Text that cannot be read may name it.
    if module.has_junk() || module.blocks().any(chooses) {
        return Vec::new();
    }
    let unused = module
        .of_kind("provider")
        .filter(|provider| provider.attribute("alias").is_some_and(|alias| alias.value().as_str().is_some()));
    unused
        .filter_map(|provider| {
            let address = provider.address()?;
            let name = address.strip_prefix("provider.")?;
            if module.users(&address).chain(module.users(name)).next().is_some() {
                return None;
            }
            let mut edits = Edits::default();
            edits.remove_block(provider);
            let message = format!("{address} is used by nothing");
            Some(
                Finding::on(provider, message)
                    .with(edits)
                    .removing(provider, "no resource, data source or module call names it"),
            )
        })
        .collect()
}

/// Whether a block takes a provider configuration that an expression chooses: it may be any.
fn chooses(block: Block) -> bool {
    let one = block.attribute("provider").filter(|_| matches!(block.kind(), "resource" | "data" | "ephemeral"));
    let map = block.attribute("providers").filter(|_| block.kind() == "module").map(|map| map.value());
    one.is_some_and(|one| !is_name(one.value()))
        || map.is_some_and(|map| match map.kind() {
            ExprKind::Object(entries) => entries.iter().any(|entry| !is_name(map.inner(&entry.value))),
            _ => true,
        })
}
