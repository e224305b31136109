//! Inputs that may be null: the configuration itself says what holds while nobody sets them.

use super::trail::{Part, Trail};
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::syntax::tree::{Expr, ExprKind};

/// How many calls of modules an input is followed through.
const DEPTH: usize = 3;

/// Whether a variable is used nowhere but where something asks whether it is null, or has another value at hand for that,
/// in the module or in one that it is handed to.
pub fn is_expected(ctx: &Context, variable: Block) -> bool {
    let nullable = variable.attribute("nullable").and_then(|one| one.value().as_bool()) != Some(false);
    nullable && is_asked(ctx, variable, DEPTH)
}

fn is_asked(ctx: &Context, variable: Block, depth: usize) -> bool {
    let Some(address) = variable.address() else { return false };
    let outside = |one: &&Reference| ctx.module.holder(one).span() != variable.span();
    let mut users = ctx.module.users(&address).filter(outside).peekable();
    users.peek().is_some()
        && users.all(|one| {
            let holder = ctx.module.holder(one);
            let Some(trail) = Trail::to(holder, &one.range).filter(|_| one.range == one.head) else { return false };
            match trail.part() {
                Part::Compared { null } => null,
                Part::Whole if holder.kind() == "module" && trail.nested.is_empty() => {
                    depth > 0 && handed(ctx, holder, trail.argument, depth - 1)
                }
                _ => has_stand_in(&trail) || is_behind(holder, &trail, &address),
            }
        })
}

/// Whether it is read only where a condition around it, or the one that its block hangs on, has asked for it.
fn is_behind(holder: Block, trail: &Trail, address: &str) -> bool {
    let asks = |text: &str| text.contains(address) && text.contains("null");
    let text = |one: &Expr| &holder.file_text()[trail.value.place(&one.range)];
    let around = trail.path.iter().any(|one| match &one.kind {
        ExprKind::Conditional(parts) => asks(text(&parts[0])),
        _ => false,
    });
    around || holder.repeat().is_some_and(|repeat| asks(repeat.value().text()))
}

/// Whether it stands in a `coalesce`, and not at its end.
fn has_stand_in(trail: &Trail) -> bool {
    let Some([around, own]) = trail.path.last_chunk() else { return false };
    match &around.kind {
        ExprKind::Call(call) if call.name == "coalesce" => {
            call.args.iter().position(|arg| arg.range == own.range).is_some_and(|at| at + 1 < call.args.len())
        }
        _ => false,
    }
}

/// Whether the variable of a module that is called may be null.
fn handed(ctx: &Context, call: Block, name: &str, depth: usize) -> bool {
    let folder = ctx.module.called_folder(call).filter(|_| call.kind() == "module");
    let child = folder.and_then(|folder| Module::in_folder(ctx.modules, &folder));
    let input = child.and_then(|child| Some((child, child.get(&format!("var.{name}"))?)));
    input.is_some_and(|(child, input)| {
        let is_null = input.attribute("default").is_some_and(|one| matches!(one.value().kind(), ExprKind::Null));
        is_null || is_asked(&Context { module: child, ..*ctx }, input, depth)
    })
}
