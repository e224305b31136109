//! `slot("tags", "thing")`: tags in the manner of the module's other resources; `slot("tags")` for types that carry no
//! `Name`.

use std::collections::BTreeMap;

use super::name;
use crate::ask::Asked;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::shape::must::Filled;
use crate::syntax::tree::ExprKind;

/// The tags of a new resource: as most resources of the module write theirs, `Name` made from `thing`
/// where there is one.
pub fn like_siblings(module: &Module, asked: &Asked, thing: Option<&str>, at: Option<Block>) -> Filled {
    let own = at.and_then(|block| block.attribute("tags")).and_then(|tags| manner(tags.value()));
    let mut counts: BTreeMap<Manner, usize> = BTreeMap::new();
    for block in module.of_kind("resource") {
        if let Some(manner) = block.attribute("tags").and_then(|tags| manner(tags.value())) {
            *counts.entry(manner).or_default() += 1;
        }
    }
    let most =
        counts.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0))).map(|(manner, _)| manner);
    let Some(manner) = own.or(most) else { return Filled::Omit };
    let name = thing.filter(|_| manner.named).map(|thing| name::named(module, asked, thing));
    match (manner.base.as_slice(), name) {
        ([], None) => Filled::Omit,
        ([], Some(name)) => Filled::Text(format!("{{\n    Name = {name}\n  }}")),
        ([base], None) => Filled::Text(base.clone()),
        (bases, name) => {
            let object = name.map(|name| format!(", {{\n    Name = {name}\n  }}")).unwrap_or_default();
            Filled::Text(format!("merge({}{object})", bases.join(", ")))
        }
    }
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
