//! Variables that something refers to and nobody declares, typed as their uses tell.

use std::collections::BTreeMap;

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::refs::Reference;
use crate::schema::types::Type;
use crate::shape::must::Names;
use crate::sorted;
use crate::wire::{calls, honest, misspelt, usage};

/// A finding for each variable of the module that is used and missing.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    // Text that does not parse may declare them.
    if module.has_junk() {
        return Vec::new();
    }
    let mut missing: BTreeMap<&str, Vec<&Reference>> = BTreeMap::new();
    for reference in module.dangling() {
        if let Some(name) = reference.target.strip_prefix("var.") {
            missing.entry(name).or_default().push(reference);
        }
    }
    let mut all: Vec<_> = missing.into_iter().collect();
    sorted::by_key(&mut all, |(_, users)| users.first().map(|one| (one.file, one.range.start)));
    all.into_iter().filter_map(|(name, users)| look(ctx, name, &users)).collect()
}

fn look(ctx: &Context, name: &str, users: &[&Reference]) -> Option<Finding> {
    let module = ctx.module;
    let finding = Finding::at(users.first()?.span(), format!("var.{name} is used and not declared"));
    if let Some(meant) = misspelt::meant(module, &format!("var.{name}")) {
        return Some(Finding { message: format!("{}; {meant} is, and is near it", finding.message), ..finding });
    }
    let said = usage::of(ctx, name);
    let ty = said.ty.unwrap_or_else(|| honest::by_name(name));
    // A list goes wherever a set is wanted, except into what is repeated over it.
    let ty = match ty {
        Type::Set(of) if users.iter().all(|one| one.attribute != "for_each") => Type::List(of),
        ty => ty,
    };
    let secret = ty.object().is_none() && (said.secret && ty == Type::String || honest::is_secret(name));
    let calls = calls::callers(ctx, module.folder());
    let default = (calls.is_empty() && !secret).then(|| honest::stated(ctx, name, &ty)).flatten();
    let mut edits = declare(ctx, module, name, &ty, default.as_deref(), secret)?;
    // What a child needs, each call hands it.
    let mut also: Vec<&str> = Vec::new();
    for (caller, call) in calls.iter().filter(|(_, call)| call.attribute(name).is_none()) {
        let local = format!("local.{name}");
        let has_local = || caller.declares(&local) && !caller.declares(&format!("var.{name}"));
        if has_local() && !calls::waits_for(caller, &local, &call.address()?, &[]) {
            edits.set(*call, name, &local);
            continue;
        }
        edits.set(*call, name, &format!("var.{name}"));
        if !caller.declares(&format!("var.{name}")) && !also.contains(&caller.folder()) {
            also.push(caller.folder());
            let default = caller
                .is_root()
                .then(|| honest::stated(&Context { module: caller, ..*ctx }, name, &ty))
                .flatten()
                .filter(|_| !secret);
            edits.join(declare(ctx, caller, name, &ty, default.as_deref(), secret)?);
        }
    }
    Some(finding.with(edits))
}

fn declare(
    ctx: &Context,
    module: &Module,
    name: &str,
    ty: &Type,
    default: Option<&str>,
    secret: bool,
) -> Option<Edits> {
    let must = ctx.fix.must("")?;
    let mut names = Names::default();
    names.labels.insert("var.this".to_owned(), name.to_owned());
    // An object of which some parts are not known is anything.
    let text = if ty.to_string().contains("any") { "any".to_owned() } else { spelt(ty, 1) };
    let description = honest::describe(name);
    let fill = |hole: &_| honest::fill(hole, &description, &text, default, secret);
    let made = must.render(&names, &fill).ok()?;
    let mut edits = Edits::default();
    // The same name in another folder is another variable.
    edits.claim(format!("{}:var.{name}", module.folder()));
    for one in made {
        edits.add_block(module, &Place::variable(module), None, &one.text);
    }
    Some(edits)
}

/// A type as it is written: the parts of an object each on a line, and lists where sets would do.
fn spelt(ty: &Type, depth: usize) -> String {
    let Some(object) = ty.object() else {
        return match ty {
            Type::List(of) => format!("list({})", spelt(of, depth)),
            Type::Set(of) if depth > 1 => format!("list({})", spelt(of, depth)),
            Type::Set(of) => format!("set({})", spelt(of, depth)),
            Type::Map(of) => format!("map({})", spelt(of, depth)),
            _ => ty.to_string(),
        };
    };
    let (inner, outer) = ("  ".repeat(depth + 1), "  ".repeat(depth));
    let parts = object.attributes.iter().map(|(name, ty)| format!("{inner}{name} = {}", spelt(ty, depth + 1)));
    format!("object({{\n{}\n{outer}}})", parts.collect::<Vec<_>>().join("\n"))
}
