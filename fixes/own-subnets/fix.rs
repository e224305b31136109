//! Data sources that look for subnets of the same configuration, and what is counted by what they find.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::wire::later;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.data("aws_subnets").filter_map(|search| look(ctx, search)).collect()
}

fn look<'m>(ctx: &Context<'m>, search: Block<'m>) -> Option<Finding> {
    let module = ctx.module;
    let address = search.address()?;
    let users: Vec<&Reference> = module.users(&address).filter(|one| one.attribute != "depends_on").collect();
    let counted = users.iter().copied().find(|one| {
        let holder = module.holder(one);
        let repeat = holder.repeat().filter(|repeat| repeat.name() == one.attribute);
        repeat.is_some_and(|repeat| {
            let when = later::of(ctx, holder, repeat.value());
            !when.is_now() && !when.has_keys()
        })
    })?;
    let said = format!("{}: {address} is read only after the subnets are made", name_of(module.holder(counted)));
    let finding = Finding::at(counted.span(), said);
    let Some(meant) = meant(ctx, search) else { return Some(finding) };
    let own = meant.address()?;
    let ids = match meant.repeat().map(|repeat| repeat.name()) {
        Some("count") => format!("{own}[*].id"),
        Some(_) => format!("values({own})[*].id"),
        None => format!("[{own}.id]"),
    };
    let mut edits = Edits::default();
    for user in users.iter().filter(|one| one.rest.first().is_some_and(|name| name == "ids")) {
        let end = user.first_name(module.holder(user).file_text())?.end;
        edits.splice(user.file, user.head.start..end, &ids);
    }
    Some(finding.with(edits))
}

/// The subnets that it finds: those that it waits for, that have its label, or the only ones.
fn meant<'m>(ctx: &Context<'m>, search: Block<'m>) -> Option<Block<'m>> {
    let waits = search.attribute("depends_on").and_then(|one| one.value().items()).unwrap_or_default();
    let waits = waits.iter().filter_map(|one| ctx.module.get(&one.target()?)).filter(|one| one.of() == "aws_subnet");
    let only = |mut all: Box<dyn Iterator<Item = Block<'m>> + '_>| all.next().filter(|_| all.next().is_none());
    let here = || ctx.module.resources("aws_subnet");
    let named = || here().filter(|one| one.name() == search.name());
    only(Box::new(waits)).or_else(|| only(Box::new(named()))).or_else(|| only(Box::new(here())))
}
