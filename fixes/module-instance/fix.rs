//! Outputs that are taken of a module call with `count` or `for_each` as if there were one.

use crate::check::variables::constraint;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::schema::types::Type;
use crate::wire::written::instances;
use crate::wire::{calls, same};

/// A finding for each such reference.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let repeated = module.of_kind("module").filter(|call| call.repeat().is_some() && !module.has_junk());
    repeated.flat_map(|call| look(ctx, call)).collect()
}

fn look<'m>(ctx: &Context<'m>, call: Block<'m>) -> Vec<Finding> {
    let Some(address) = call.address() else { return Vec::new() };
    let text = |user: &Reference| ctx.module.sources().file(user.file).text[user.head.end..user.range.end].to_owned();
    let bare = ctx.module.users(&address).filter(|user| text(user).starts_with('.') && !text(user).starts_with(".*"));
    let found = bare.map(|user| {
        let finding = Finding::at(user.span(), format!("{address} is several, and its output is taken of one"));
        let Some(new) = instance(ctx, call, user, &address, &text(user)) else {
            return Finding { message: format!("{}; nothing says of which", finding.message), ..finding };
        };
        let mut edits = Edits::default();
        edits.splice(user.file, user.range.clone(), &new);
        finding.with(edits)
    });
    found.collect()
}

fn instance<'m>(ctx: &Context<'m>, call: Block<'m>, user: &Reference, address: &str, part: &str) -> Option<String> {
    let (repeat, holder) = (call.repeat()?, ctx.module.holder(user));
    let counted = repeat.name() == "count";
    let alike = |other: Block| {
        let own = other.repeat().filter(|own| own.name() == repeat.name());
        own.is_some_and(|own| same::text(own.value().text()) == same::text(repeat.value().text()))
    };
    let inside = holder.repeat().is_some_and(|own| user.attribute == own.name());
    if alike(holder) && !inside {
        return Some(format!("{address}[{}]{part}", if counted { "count.index" } else { "each.key" }));
    }
    let (key, rest) = part[1..].split_once('.').unwrap_or_default();
    if !counted && instances(ctx, call).is_some_and(|all| all.contains_key(key)) {
        return Some(format!("{address}[{key:?}].{rest}"));
    }
    if counted && repeat.value().text().contains('?') {
        return Some(format!("one({address}[*]{part})"));
    }
    if counted && repeat.value().text() == "1" {
        return Some(format!("{address}[0]{part}"));
    }
    if is_list_wanted(ctx, holder, user) {
        return Some(if counted { format!("{address}[*]{part}") } else { format!("values({address})[*]{part}") });
    }
    // An output shows them all.
    let whole = holder.kind() == "output"
        && holder.attribute("value").is_some_and(|value| value.value().span().range == user.range);
    match (whole, counted) {
        (false, _) => None,
        (true, true) => Some(format!("{address}[*]{part}")),
        (true, false) => Some(format!("{{ for key, one in {address} : key => one{part} }}")),
    }
}

/// Whether a reference is the whole value of an argument that takes a list, of a resource or of another module.
fn is_list_wanted(ctx: &Context, holder: Block, user: &Reference) -> bool {
    let Some(argument) = holder.attribute(&user.attribute).filter(|one| one.value().span().range == user.range) else {
        return false;
    };
    let want = match holder.kind() {
        "module" => {
            calls::readable(ctx).into_iter().find(|(call, _)| call.span() == holder.span()).and_then(|(_, child)| {
                let variable = child.get(&format!("var.{}", argument.name()))?;
                constraint(variable.attribute("type")?.value())
            })
        }
        _ => ctx.type_of(holder).and_then(|ty| ty.attribute(argument.name()).map(|known| known.ty.clone())),
    };
    matches!(want, Some(Type::List(of) | Type::Set(of)) if *of == Type::String)
}
