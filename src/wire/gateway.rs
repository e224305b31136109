//! What a NAT gateway that is referred to and missing stands on: an address that nothing uses yet, and a public subnet.

use super::missing::Missing;
use super::subnets::{self, Wanted};
use crate::fix::Context;
use crate::module::block::Block;

/// The only elastic IP of its provider configuration that nothing uses, as the gateway names it.
pub fn idle_address(ctx: &Context, one: &Missing, meta: &[(String, String)]) -> Option<String> {
    let provider = one.provider();
    let is_idle = |block: &Block| {
        let users = |address: String| ctx.module.users(&address).next().is_none();
        block.provider().map(str::to_owned) == provider && block.address().is_some_and(users)
    };
    let mut idle = ctx.module.resources("aws_eip").filter(is_idle);
    let address = idle.next().filter(|_| idle.next().is_none())?;
    of_each(address, meta)
}

/// The id of a public subnet: of each of them where the gateway is repeated by count as they are, else of the first.
pub fn subnet(ctx: &Context, one: &Missing, meta: &[(String, String)]) -> Option<String> {
    let provider = one.provider();
    let first = || subnets::one(ctx, Wanted::Public, provider.as_deref());
    let chosen = subnets::choose(ctx.module, Wanted::Public, provider.as_deref());
    let each = chosen.as_deref().and_then(|chosen| of_each(*chosen.first()?, meta));
    each.map(|address| format!("{address}.id")).or_else(first)
}

/// The address of a block, one by one where it is repeated by count as what names it is.
fn of_each(block: Block, meta: &[(String, String)]) -> Option<String> {
    let own = block.repeat().map(|repeat| (repeat.name(), repeat.value().text()));
    let theirs = meta.iter().find(|(name, _)| name != "provider").map(|(name, by)| (name.as_str(), by.as_str()));
    match (own, theirs) {
        (None, None) => block.address(),
        (Some(("count", own)), Some(("count", theirs))) if own == theirs => {
            Some(format!("{}[count.index]", block.address()?))
        }
        _ => None,
    }
}
