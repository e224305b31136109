//! `slot("tags", "thing")`: tags in the manner of the module's other resources; `slot("tags")` for types that carry no
//! `Name`.

use std::sync::Arc;

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
    let Some(manner) = of_most(module, at, provider) else { return Filled::Omit };
    let name = thing.filter(|_| manner.named).map(|thing| name::named(module, asked, thing, provider));
    filled(&manner, name, &tagged(module).everywhere)
}

/// The same for a resource that says its name, of a type which carries no `Name` where others share their tags: where `Name`
/// is all that most say, it says it too, unless those of its type have no tags.
pub fn of_named(
    module: &Module,
    asked: &Asked,
    (name, of): (&str, &str),
    at: Option<Block>,
    provider: Option<&str>,
) -> Filled {
    let manner = of_most(module, at, provider).filter(|manner| manner.named && manner.base.is_empty());
    let mut same = module.resources(of).peekable();
    let untagged = same.peek().is_some() && same.all(|block| !block.has("tags"));
    match (manner, plain(name)) {
        (Some(manner), Some(name)) if !untagged => filled(&manner, Some(name), &tagged(module).everywhere),
        _ => like_siblings(module, asked, None, at, provider),
    }
}

/// The way that a resource which is made for `at` has its tags.
fn of_most(module: &Module, at: Option<Block>, provider: Option<&str>) -> Option<Manner> {
    let own = at.and_then(|block| block.attribute("tags")).and_then(|tags| manner(tags.value()));
    own.or_else(|| tagged(module).manners.most(provider).map(|(manner, _)| manner.clone()))
}

fn tagged(module: &Module) -> Arc<Tagged> {
    module.once(|| {
        let shown = |block: Block| block.attribute("tags").and_then(|tags| manner(tags.value()));
        Tagged { manners: Common::of(module, shown), everywhere: everywhere(module) }
    })
}

fn filled(manner: &Manner, name: Option<String>, everywhere: &[(String, String)]) -> Filled {
    match (manner.base.as_slice(), name) {
        ([], name) => {
            let all: Vec<(String, String)> =
                name.map(|name| ("Name".to_owned(), name)).into_iter().chain(everywhere.iter().cloned()).collect();
            if all.is_empty() { Filled::Omit } else { Filled::Text(written(&all)) }
        }
        ([base], None) => Filled::Text(base.clone()),
        (bases, name) => {
            let object = name.map(|name| format!(", {{\n    Name = {name}\n  }}")).unwrap_or_default();
            Filled::Text(format!("merge({}{object})", bases.join(", ")))
        }
    }
}

/// A name without the path that it stands under: `"/aws/lambda/shop-worker"` is `"shop-worker"`. `None` where it is a word
/// of AWS, `"$default"`.
fn plain(name: &str) -> Option<String> {
    let Some(path) = name.strip_prefix("\"/") else { return (!name.starts_with("\"$d")).then(|| name.to_owned()) };
    let fixed = path.find("${").unwrap_or(path.len());
    let from = path[..fixed].rfind('/').map_or(0, |slash| slash + 1);
    let mut depth = 0;
    let dashed = path[from..].chars().map(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == '/' && depth == 0 { '-' } else { c }
    });
    let text: String = dashed.collect();
    let sole = text.strip_prefix("${").and_then(|inner| inner.strip_suffix("}\"")).filter(|inner| !inner.contains('{'));
    Some(sole.map_or_else(|| format!("\"{text}"), str::to_owned))
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

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_loses_its_path() {
        for (name, without) in [
            (r#""shop""#, r#""shop""#),
            (r#""/aws/lambda/shop-${var.env}""#, r#""shop-${var.env}""#),
            (r#""/aws/eks/${var.name}/cluster""#, r#""${var.name}-cluster""#),
            (r#""/aws/lambda/${each.key}""#, "each.key"),
            ("var.name", "var.name"),
        ] {
            assert_eq!(plain(name).as_deref(), Some(without), "{name}");
        }
        assert_eq!(plain(r#""$default""#), None);
    }
}
