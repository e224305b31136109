//! Modules that are referred to and not called, where one folder is there that nobody calls and that is called so.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::refs::Reference;
use crate::wire::exports::{self, Use};
use crate::wire::{calls, elsewhere, inputs, misspelt};

/// A finding for each module that is referred to and not called.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let mut missing: BTreeMap<&str, &Reference> = BTreeMap::new();
    for one in module.dangling().filter(|_| !module.has_junk()) {
        if one.target.starts_with("module.") && misspelt::meant(module, &one.target).is_none() {
            missing.entry(&one.target).or_insert(one);
        }
    }
    let mut found: Vec<Finding> = missing.into_iter().filter_map(|(address, user)| look(ctx, address, user)).collect();
    let mut homes: Vec<&str> = Vec::new();
    for user in module.dangling().filter(|_| !module.has_junk()) {
        let Some((child, parent)) = elsewhere::uncalled(ctx, &user.target) else { continue };
        if !homes.contains(&child.folder()) && misspelt::meant(module, &user.target).is_none() {
            homes.push(child.folder());
            found.extend(declared_there(ctx, user, child, parent));
        }
    }
    found
}

/// A call of the folder that declares what this module refers to.
fn declared_there(ctx: &Context, user: &Reference, child: &Module, parent: &Module) -> Option<Finding> {
    let folder = child.folder().strip_prefix(parent.folder())?.trim_start_matches('/');
    let name = folder.rsplit('/').next()?.replace('-', "_");
    let message = format!("{} is declared in ./{folder}, which nobody calls", user.target);
    let free = !parent.declares(&format!("module.{name}"));
    let edits = free.then(|| call(ctx, parent, child, &name, &format!("./{folder}"))).flatten()?;
    Some(Finding::at(user.span(), message).with(edits))
}

/// The edits that call a folder, with what it must be given, and with what is taken of it; `None` where that is not all
/// there.
fn call(ctx: &Context, caller: &Module, child: &Module, name: &str, source: &str) -> Option<Edits> {
    let ctx = &Context { module: caller, ..*ctx };
    let (address, mut edits, mut arguments) = (format!("module.{name}"), Edits::default(), Vec::new());
    for variable in child.of_kind("variable").filter(|one| one.attribute("default").is_none()) {
        let given = inputs::given(ctx, &address, child, variable.name(), &[]);
        let (value, more) = inputs::give(ctx, variable, given)?;
        arguments.push((variable.name().to_owned(), value));
        edits.join(more);
    }
    let taken: BTreeSet<&str> =
        caller.users(&address).filter_map(|user| user.rest.first()).map(String::as_str).collect();
    for output in taken.into_iter().filter(|output| !child.declares(&format!("output.{output}"))) {
        let used = Use { about: &[name], ..Use::default() };
        let export = exports::of(ctx, child, output, used).ok().filter(|export| export.sure)?;
        edits.join(calls::add_output(ctx, child, output, &export.value, export.secret)?);
    }
    edits.join(calls::add_call(ctx, caller, name, source, &arguments)?);
    // What another call waits for is looked at again when this one is there.
    edits.claim(format!("{}:module call", caller.folder()));
    Some(edits)
}

fn look(ctx: &Context, address: &str, user: &Reference) -> Option<Finding> {
    // A module that the caller of this one calls is handed over.
    if elsewhere::home(ctx, address).is_ok() {
        return None;
    }
    let name = address.strip_prefix("module.")?;
    let finding = Finding::at(user.span(), format!("{address} is referred to and not called"));
    let own = ctx.module.folder();
    let inside = |module: &&Module| {
        let below = module.folder().strip_prefix(own).is_some_and(|rest| own.is_empty() || rest.starts_with('/'));
        let last = module.folder().rsplit('/').next().unwrap_or("");
        below && module.folder() != own && last.replace('-', "_") == name.replace('-', "_")
    };
    let there: Vec<&Module> = ctx.modules.iter().filter(inside).collect();
    let [child] = there[..] else {
        let why = if there.is_empty() { "no folder is called so" } else { "several folders are called so" };
        return Some(Finding { message: format!("{}; {why}", finding.message), ..finding });
    };
    if !child.is_root() || child.has_junk() {
        let message = format!("{}; the folder {} is called under another name", finding.message, child.folder());
        return Some(Finding { message, ..finding });
    }
    let source = format!("./{}", child.folder()[own.len()..].trim_start_matches('/'));
    let message = format!("{}; its folder {source} is there, and nobody calls it", finding.message);
    let Some(edits) = call(ctx, ctx.module, child, name, &source) else {
        let message = format!("{message}; not all that is taken of it is there");
        return Some(Finding { message, ..finding });
    };
    Some(Finding { message, ..finding }.with(edits))
}
