//! The one resource of a type that another block can mean.

use std::collections::BTreeSet;

use crate::catalogue::code::missing_role;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::module::refs::Reference;
use crate::wire::{calls, roles};

/// An attribute of the only resource of a type, else of the one whose label is that of `root` or says most of it; repeated
/// as `root` is.
pub fn only(module: &Module, root: Block, of: &str, attribute: &str) -> Option<String> {
    let mut all: Vec<Block> = module.resources(of).filter(|one| one.address() != root.address()).collect();
    if let ("aws_iam_role", Some(service)) = (of, missing_role::service(root.of())) {
        // A role whose trust nobody reads may be the one.
        all.retain(|role| {
            let trust = roles::trust(module, *role);
            !trust.contains(".amazonaws.com") || trust.contains(&format!("\"{service}\""))
        });
    }
    let one = match all.as_slice() {
        [one] => *one,
        several => {
            *several.iter().find(|one| one.name() == root.name()).or_else(|| most_alike(several, root.name()))?
        }
    };
    let repeat = |block: Block| block.repeat().map(|one| (one.name().to_owned(), one.value().text().to_owned()));
    let address = match (repeat(one), repeat(root)) {
        (None, _) => one.address()?,
        (here, there) if here == there => one.instance()?,
        _ => return None,
    };
    Some(format!("{address}.{attribute}"))
}

/// What an argument that must be there says it takes: `id` of the only API for `rest_api_id`, by the one type of the module
/// whose name ends with that of the argument.
pub fn named_by(ctx: &Context, root: Block, argument: &str) -> Option<String> {
    let (of, attribute) = said(ctx, root, argument)?;
    only(ctx.module, root, of, attribute)
}

/// What is meant by `each.value.vpc_id` where no entry has it: the instance of the only resource of that type that is
/// repeated over the same.
pub fn beside(ctx: &Context, root: Block, value: Value) -> Option<String> {
    let argument = value.text().strip_prefix("each.value.")?;
    let over = |one: &Block| one.attribute("for_each").map(|over| over.value().text().to_owned());
    let (of, attribute) = said(ctx, root, argument)?;
    let mut all = ctx.module.resources(of).filter(|one| over(one).is_some() && over(one) == over(&root));
    let one = all.next().filter(|one| all.next().is_none() && one.address() != root.address())?;
    let waits = calls::waits_for(ctx.module, &one.address()?, &root.address()?, &[]);
    Some(format!("{}.{attribute}", one.instance()?)).filter(|_| !waits)
}

/// The one type of the module whose name ends with that of an argument, and its attribute that the argument says.
fn said<'m, 'n>(ctx: &Context<'m>, root: Block, argument: &'n str) -> Option<(&'m str, &'n str)> {
    let ends = [("_id", "id"), ("_arn", "arn"), ("_name", "name")];
    let (thing, attribute) =
        ends.iter().find_map(|(end, attribute)| Some((argument.strip_suffix(end)?, *attribute)))?;
    let is_it = |of: &str| of.strip_suffix(thing).is_some_and(|front| front.ends_with('_'));
    let of: BTreeSet<&str> = ctx.module.types("resource").filter(|of| is_it(of)).collect();
    let of = of.first().filter(|_| of.len() == 1 && !root.of().ends_with(thing))?;
    let ty = ctx.type_of(ctx.module.resources(of).next()?)?;
    let attribute = [argument, attribute].into_iter().find(|name| ty.attribute(name).is_some())?;
    Some((of, attribute))
}

/// The one of several whose label says most of a label and nothing else: `worker` for `worker_logs`.
fn most_alike<'b, 'm>(several: &'b [Block<'m>], label: &str) -> Option<&'b Block<'m>> {
    let said: Vec<&str> = label.split(['_', '-']).collect();
    let words = |one: &Block<'m>| one.name().split(['_', '-']).filter(|word| said.contains(word)).count();
    let only = |one: &&Block<'m>| one.name().split(['_', '-']).all(|word| said.contains(&word));
    let most = several.iter().filter(only).map(words).max()?;
    let mut all = several.iter().filter(only).filter(|one| words(one) == most);
    all.next().filter(|_| all.next().is_none())
}

/// The services that take on a role, as those who name it show; none where a trust waits for it.
pub fn services(module: &Module, root: Block) -> Option<String> {
    let users: Vec<&Reference> = module.users(&root.address()?).collect();
    let services = missing_role::services(module, &users);
    let quoted: Vec<String> = services.iter().map(|service| format!("\"{service}\"")).collect();
    match quoted.as_slice() {
        [] => None,
        _ if document(module, root, true).is_some() => None,
        [one] => Some(one.clone()),
        several => Some(format!("[{}]", several.join(", "))),
    }
}

/// The policy document that nobody uses yet: the one with the same label, else the only one. A trust lets a role be taken on.
pub fn document(module: &Module, root: Block, trust: bool) -> Option<String> {
    let is_free = |one: &Block| {
        let unused = one.address().is_some_and(|address| module.users(&address).next().is_none());
        unused && one.repeat().is_none() && one.text().contains("sts:AssumeRole") == trust
    };
    let all: Vec<Block> = module.data("aws_iam_policy_document").filter(is_free).collect();
    let same = all.iter().find(|one| one.name() == root.name());
    let one = same.or(if all.len() == 1 { all.first() } else { None })?;
    Some(format!("{}.json", one.address()?))
}
