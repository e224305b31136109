//! Arguments of a module call that its module declares no variable for.

use crate::fix::{Context, Finding};
use crate::module::CALL_META;
use crate::module::Module;
use crate::module::block::{Attribute, Block};
use crate::wire::calls::{self, Input};
use crate::wire::{honest, inputs, passed};

/// A finding for each argument that the module does not know.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let all = calls::readable(ctx);
    all.iter().flat_map(|(call, child)| call.attributes().filter_map(|one| look(ctx, *call, child, one))).collect()
}

fn look(ctx: &Context, call: Block, child: &Module, argument: Attribute) -> Option<Finding> {
    let name = argument.name();
    // What the module uses, its uses tell the type of: the fix of undeclared variables reads them.
    let own = format!("var.{name}");
    if CALL_META.contains(&name) || child.declares(&own) || child.users(&own).next().is_some() {
        return None;
    }
    let message = format!("module.{} is given {name}, and its module has no such variable", call.name());
    let finding = Finding::at(argument.name_span(), message);
    if let Some(meant) = inputs::meant(call, child, argument) {
        return Some(Finding { message: format!("{}; {meant} is one, and is not given", finding.message), ..finding });
    }
    let everywhere = calls::give(ctx, child.folder(), name);
    let input = Input {
        name: name.to_owned(),
        ty: passed::written(ctx, ctx.module, name, argument.value()),
        description: None,
        default: (!everywhere).then(|| "null".to_owned()),
        secret: honest::is_secret(name),
    };
    Some(finding.with(calls::add_variable(ctx, child, &input)?))
}
