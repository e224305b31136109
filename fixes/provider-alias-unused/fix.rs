//! A provider configuration with an alias that no resource, data source or module call names.

use crate::edit::Edits;
use crate::fix::{Context, Finding};

/// A finding for each alias that nobody names.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    // Text that cannot be read may name it.
    if module.has_junk() {
        return Vec::new();
    }
    let unused = module
        .of_kind("provider")
        .filter(|provider| provider.attribute("alias").is_some_and(|alias| alias.value().as_str().is_some()));
    unused
        .filter_map(|provider| {
            let address = provider.address()?;
            if module.users(&address).next().is_some() {
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
