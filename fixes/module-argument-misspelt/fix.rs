//! Arguments of a module call that are called otherwise in its module, which must be given them.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::CALL_META;
use crate::wire::calls;
use crate::wire::inputs;

/// A finding for each argument whose name is another one in the module.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    if ctx.module.has_junk() {
        return found;
    }
    for (call, child) in calls::readable(ctx) {
        let unknown = |name: &&str| !CALL_META.contains(name) && !child.declares(&format!("var.{name}"));
        for argument in call.attributes().filter(|one| unknown(&one.name())) {
            let name = argument.name();
            let Some(meant) = inputs::meant(call, child, argument) else { continue };
            let mut edits = Edits::default();
            edits.claim(format!("{}@{}:{meant}", call.file().0, call.span().range.start));
            edits.splice(call.file(), argument.name_span().range, meant);
            let message = format!("module.{}: {name} is called {meant} in its module", call.name());
            found.push(Finding::at(argument.name_span(), message).with(edits));
        }
    }
    found
}
