//! `slot("tags", "thing")`: tags in the manner of the module's other resources; `slot("tags")` for types that carry no
//! `Name`.

use super::common::Common;
use super::name::{self, LOOKED_AT};
use crate::ask::Asked;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::shape::must::Filled;
use crate::syntax::tree::ExprKind;

/// The tags of a new resource: as most resources of its provider configuration write theirs, or where none has tags, most
/// of the module; `Name` is made from `thing` where there is one.
pub fn like_siblings(
    module: &Module,
    asked: &Asked,
    thing: Option<&str>,
    at: Option<Block>,
    provider: Option<&str>,
) -> Filled {
    let own = at.and_then(|block| block.attribute("tags")).and_then(|tags| manner(tags.value()));
    let tagged = module.once(|| {
        let shown = |block: Block| block.attribute("tags").and_then(|tags| manner(tags.value()));
        Tagged { manners: Common::of(module, shown), everywhere: everywhere(module) }
    });
    let most = || tagged.manners.most(provider).map(|(manner, _)| manner.clone());
    let Some(manner) = own.or_else(most) else { return Filled::Omit };
    let name = thing.filter(|_| manner.named).map(|thing| name::named(module, asked, thing, provider));
    match (manner.base.as_slice(), name) {
        ([], name) => {
            let all: Vec<(String, String)> = name
                .map(|name| ("Name".to_owned(), name))
                .into_iter()
                .chain(tagged.everywhere.iter().cloned())
                .collect();
            if all.is_empty() { Filled::Omit } else { Filled::Text(written(&all)) }
        }
        ([base], None) => Filled::Text(base.clone()),
        (bases, name) => {
            let object = name.map(|name| format!(", {{\n    Name = {name}\n  }}")).unwrap_or_default();
            Filled::Text(format!("merge({}{object})", bases.join(", ")))
        }
    }
}

/// How the resources of a module are tagged, and the tags that nearly all of them have.
struct Tagged {
    manners: Common<Manner>,
    everywhere: Vec<(String, String)>,
}

/// The tags that nearly all resources write out with the same value each, as they first come; none where the provider
/// configuration sets them.
fn everywhere(module: &Module) -> Vec<(String, String)> {
    let mut all: Vec<((String, String), usize)> = Vec::new();
    let mut tagged = 0;
    for tags in module.of_kind("resource").take(LOOKED_AT).filter_map(|block| block.attribute("tags")) {
        let ExprKind::Object(_) = tags.value().kind() else { continue };
        tagged += 1;
        for (key, written, value) in tags.value().entries().unwrap_or_default() {
            let one = (written.text().to_owned(), value.text().to_owned());
            match all.iter_mut().find(|(there, _)| *there == one) {
                Some((_, count)) => *count += 1,
                None if key != "Name" && is_same_for_all(value) => all.push((one, 1)),
                None => {}
            }
        }
    }
    let set = module.of_kind("provider").any(|provider| provider.nested("default_tags").next().is_some());
    // Three of four: some resource always carries tags of its own alone.
    all.retain(|(_, count)| !set && *count > 1 && count * 4 >= tagged * 3);
    all.into_iter().map(|(one, _)| one).collect()
}

/// Whether a value is a text, or what a variable or local holds and no index chooses.
fn is_same_for_all(value: Value) -> bool {
    let shared = |target: String| target.starts_with("local.") || target.starts_with("var.");
    value.as_str().is_some() || value.target().is_some_and(shared) && !value.text().contains('[')
}

/// An object of tags, its values below each other.
fn written(all: &[(String, String)]) -> String {
    let width = all.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0);
    let lines: Vec<String> = all.iter().map(|(key, value)| format!("    {key:width$} = {value}\n")).collect();
    format!("{{\n{}  }}", lines.concat())
}

/// How one resource writes its tags: what it merges, and whether it has a `Name`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Manner {
    base: Vec<String>,
    named: bool,
}

fn manner(tags: Value) -> Option<Manner> {
    let shared =
        |value: &Value| value.target().is_some_and(|target| target.starts_with("local.") || target.starts_with("var."));
    match tags.kind() {
        ExprKind::Object(_) => Some(Manner { base: Vec::new(), named: tags.entry("Name").is_some() }),
        ExprKind::Call(call) if call.name == "merge" => {
            let args: Vec<Value> = call.args.iter().map(|arg| tags.inner(arg)).collect();
            let base: Vec<String> = args.iter().filter(|arg| shared(arg)).map(|arg| arg.text().to_owned()).collect();
            let named = args.iter().any(|arg| arg.entry("Name").is_some());
            (!base.is_empty()).then_some(Manner { base, named })
        }
        _ if shared(&tags) => Some(Manner { base: vec![tags.text().to_owned()], named: false }),
        _ => None,
    }
}

/// The objects that are written out in a tags value: itself, or arguments of its `merge`.
pub fn objects(tags: Value) -> Vec<Value> {
    match tags.kind() {
        ExprKind::Object(_) => vec![tags],
        ExprKind::Call(call) => call
            .args
            .iter()
            .map(|arg| tags.inner(arg))
            .filter(|arg| matches!(arg.kind(), ExprKind::Object(_)))
            .collect(),
        _ => Vec::new(),
    }
}
