//! Statements that allow every action on everything, in policies of roles that instances take on.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::shape::companion::reached;
use crate::shape::must::Names;
use crate::wire::policy::{self, Rendered};
use crate::wire::{facts, roles};

/// A finding for each policy with such a statement.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let roles: Vec<String> = roles::of_instances(ctx.module).iter().filter_map(Block::address).collect();
    let policies = ctx.module.resources("aws_iam_role_policy");
    policies
        .filter(|policy| reached(ctx.module, *policy).iter().any(|target| roles.contains(target)))
        .filter_map(|policy| look(ctx, policy))
        .collect()
}

fn look(ctx: &Context, holder: Block) -> Option<Finding> {
    let module = ctx.module;
    let written = policy::statements(module, holder.attribute("policy")?.value())?;
    let all = policy::items(&written);
    let open: Vec<_> = all.into_iter().filter(|item| is_open(&item.text)).collect();
    if open.is_empty() {
        return None;
    }
    let facts = facts::of(module, None)?;
    let made = ctx.fix.must("")?.render(&Names::default(), &|hole| facts.fill(hole)).ok()?;
    let narrow = Rendered::new(&made.first()?.text);
    let mut edits = Edits::default();
    for item in open {
        policy::replace(&mut edits, &item, &narrow.statements());
    }
    facts::supply(ctx, &facts, &mut edits);
    Some(Finding::on(holder, format!("{} allows every action on everything", holder.address()?)).with(edits))
}

fn is_open(statement: &str) -> bool {
    let plain: String =
        statement.chars().filter(|c| !c.is_whitespace() && *c != '"').map(|c| if c == ':' { '=' } else { c }).collect();
    let says = |name: &str| {
        plain.split(name).skip(1).any(|rest| {
            rest.strip_prefix("=*").or(rest.strip_prefix("=[*]")).is_some_and(|rest| !rest.starts_with(['=', '*']))
        })
    };
    plain.contains("Effect=Allow") && says("Action") && says("Resource")
}
