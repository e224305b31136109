//! A call of a module in a folder that is not there. The folder is never made up: another path leads to it, or the
//! finding says what it would have to hold.

use std::collections::BTreeSet;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::CALL_META;
use crate::module::block::Block;
use crate::module::{Module, join};
use crate::wire::files::exists;
use crate::wire::misspelt::is_slip;

/// A finding for each call whose folder is not there.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.of_kind("module").filter_map(|call| look(ctx, call)).collect()
}

fn look(ctx: &Context, call: Block) -> Option<Finding> {
    let source = call.attribute("source")?.value();
    let (path, own) = (source.as_str()?, ctx.module.folder());
    let folder = join(own, path);
    if !path.starts_with("./") && !path.starts_with("../") {
        // `modules/vpc` is looked for in the registry.
        folder.filter(|folder| folder != own && Module::in_folder(ctx.modules, folder).is_some())?;
        let mut edits = Edits::default();
        edits.replace(source, &format!("\"./{path}\""));
        let message = format!("{} calls {path}; the folder beside it is ./{path}", call.address()?);
        return Some(Finding::on(call, message).with(edits));
    }
    let is_there = |folder: &String| Module::in_folder(ctx.modules, folder).is_some() || exists(ctx, folder);
    // A path that leaves what was read may lead to a folder that was not.
    if folder.as_ref().is_none_or(is_there) {
        return None;
    }
    let address = call.address()?;
    let inputs: BTreeSet<&str> =
        call.attributes().map(|one| one.name()).filter(|name| !CALL_META.contains(name)).collect();
    let outputs: BTreeSet<&str> =
        ctx.module.users(&address).filter_map(|user| user.rest.first()).map(String::as_str).collect();
    let fits = |module: &&Module| {
        let name = module.folder().rsplit('/').next().unwrap_or_default();
        let said = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        (name == said || is_slip(said, name, true))
            && !module.folder().is_empty()
            && module.folder() != own
            && inputs.iter().all(|input| module.declares(&format!("var.{input}")))
            && outputs.iter().all(|output| module.declares(&format!("output.{output}")))
    };
    let near: Vec<&Module> = ctx.modules.iter().filter(fits).collect();
    let message = format!("{address} calls {path}, which is not there");
    if let ([module], true) = (near.as_slice(), own.is_empty()) {
        let mut edits = Edits::default();
        edits.replace(source, &format!("\"./{}\"", module.folder()));
        return Some(Finding::on(call, format!("{message}; ./{} is", module.folder())).with(edits));
    }
    let list = |names: &BTreeSet<&str>| names.iter().copied().collect::<Vec<_>>().join(", ");
    let needs = match (inputs.is_empty(), outputs.is_empty()) {
        (true, true) => "and nothing is handed to it or taken from it".to_owned(),
        (false, true) => format!("and needs the variables {}", list(&inputs)),
        (true, false) => format!("and needs the outputs {}", list(&outputs)),
        (false, false) => format!("and needs the variables {} and the outputs {}", list(&inputs), list(&outputs)),
    };
    Some(Finding::on(call, format!("{message} {needs}")))
}
