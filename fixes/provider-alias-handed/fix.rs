//! Aliases that a child module uses: it must say that it wants them, and each call must hand them over.

use std::collections::BTreeSet;

use crate::check::providers::handed;
use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::syntax::tree::ExprKind;
use crate::wire::handing;

/// A finding for each child module, and one for each call that hands over too little.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let mut found = Vec::new();
    if !ctx.is_root() {
        found.extend(wants(ctx));
    }
    for (call, folder) in ctx.module.calls() {
        if let Some(child) = Module::in_folder(ctx.modules, &folder) {
            found.extend(hands(call, child));
        }
    }
    found
}

/// The aliases that a module uses and neither declares nor is handed.
fn wants(ctx: &Context) -> Option<Finding> {
    let module = ctx.module;
    let known: Vec<String> = handed(module).map(|(local, alias)| format!("{local}.{alias}")).collect();
    let missing: BTreeSet<&str> = module
        .dangling()
        .filter_map(|one| one.target.strip_prefix("provider.aws.").map(|alias| (one, alias)))
        .filter(|(_, alias)| !known.iter().any(|known| *known == format!("aws.{alias}")) && is_name(alias))
        .map(|(_, alias)| alias)
        .collect();
    let first = module.users(&format!("provider.aws.{}", missing.first()?)).next()?;
    let names: Vec<String> = missing.iter().map(|alias| format!("aws.{alias}")).collect();
    let message = format!("{} is used here, and the module does not say that it is handed", names.join(", "));
    let finding = Finding::at(first.span(), message);
    Some(match handing::want(ctx, &names) {
        Some(edits) => finding.with(edits),
        None => finding,
    })
}

/// A call that does not hand over what the child wants.
fn hands(call: Block, child: &Module) -> Option<Finding> {
    let wanted: Vec<String> = handed(child).map(|(local, alias)| format!("{local}.{alias}")).collect();
    let map = call.attribute("providers");
    // Keys such as `aws.west` are no names, so the object itself is asked.
    let keys = map.map(|map| (map.value(), map.value().kind()));
    let given = |name: &str| match keys {
        Some((map, ExprKind::Object(entries))) => entries.iter().any(|entry| map.inner(&entry.key).text() == name),
        _ => false,
    };
    let missing: Vec<&str> = wanted.iter().map(String::as_str).filter(|name| !given(name)).collect();
    if missing.is_empty() {
        return None;
    }
    let what = missing.join(", ");
    let finding = Finding::on(call, format!("module.{} is not handed {what}, which it wants", call.name()));
    let mut edits = Edits::default();
    match map {
        Some(map) => {
            let ExprKind::Object(entries) = map.value().kind() else { return Some(finding) };
            let Some(last) = entries.last() else { return Some(finding) };
            let last = map.value().inner(&last.value);
            let lines: String = missing
                .iter()
                .map(|name| format!("\n{}{name} = {name}", indent(call.file_text(), last.span().range.start)))
                .collect();
            let end = last.span().range.end;
            edits.splice(call.file(), end..end, &lines);
        }
        None => {
            // A map takes the place of everything that is inherited, so the default goes along where it is used.
            let default = child.blocks().any(|block| {
                matches!(block.kind(), "resource" | "data") && block.of().starts_with("aws_") && !block.has("provider")
            });
            let names = default.then_some("aws").into_iter().chain(missing);
            let lines: String = names.map(|name| format!("  {name} = {name}\n")).collect();
            edits.set(call, "providers", &format!("{{\n{lines}}}"));
        }
    }
    Some(finding.with(edits))
}

fn is_name(alias: &str) -> bool {
    alias.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}
