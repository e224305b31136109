//! Several where one is wanted: all instances of a repeated block, the items of a list.

use super::site::planned;
use crate::fix::Context;
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::ExprKind;

/// How each of several is asked for.
pub struct Several {
    /// What they are, as a list or a map.
    pub all: String,
    /// One of them: before the index, and behind it; nothing where it is the value of its key.
    pub parts: (String, String),
    /// Whether it goes by keys, and not by numbers.
    pub keyed: bool,
}

/// All instances of a repeated resource, or the items of a list that is handed in.
pub fn several(ctx: &Context, value: Value) -> Option<Several> {
    let text = value.text();
    if let Some(items) = value.items() {
        return written(&items);
    }
    if let Some(target) = value.target().filter(|target| target.starts_with("var.")) {
        let listed = matches!(planned(ctx, value).ty(), Type::List(of) if *of == Type::String);
        return (listed && text == target).then(|| Several {
            all: target.clone(),
            parts: (target, String::new()),
            keyed: false,
        });
    }
    let (address, behind) = match value.kind() {
        ExprKind::For(parts) if parts.key.is_none() && parts.condition.is_none() => {
            let collection = value.inner(&parts.collection);
            let part = value.inner(&parts.value).text().strip_prefix(&*parts.value_name)?.to_owned();
            (collection.target().filter(|target| collection.text() == target)?, part)
        }
        _ => {
            let (head, part) = text.split_once("[*]").or_else(|| text.split_once(".*"))?;
            let head = head.strip_prefix("values(").and_then(|head| head.strip_suffix(')')).unwrap_or(head);
            (head.to_owned(), part.to_owned())
        }
    };
    let repeat = ctx.module.get(&address).filter(|_| is_part(&behind))?.repeat()?;
    Some(Several { all: address.clone(), parts: (address, behind), keyed: repeat.name() == "for_each" })
}

/// Whether what stands behind one of them is a part of it.
pub fn is_part(behind: &str) -> bool {
    behind.strip_prefix('.').is_some_and(|part| part.chars().all(|c| c.is_alphanumeric() || c == '_'))
}

/// Items that are written out, each with a key that is known before anything is made.
fn written(items: &[Value]) -> Option<Several> {
    let several = |all: String| Several { all, parts: (String::new(), String::new()), keyed: true };
    let all: Vec<&str> = items.iter().map(Value::text).collect();
    let distinct =
        |keys: &[String]| keys.len() > 1 && keys.iter().enumerate().all(|(at, key)| !keys[..at].contains(key));
    if let Some(said) = items.iter().map(|one| one.as_str().map(str::to_owned)).collect::<Option<Vec<String>>>() {
        return distinct(&said).then(|| several(format!("toset([{}])", all.join(", "))));
    }
    let name = |one: &Value| Some(one.target()?.rsplit('.').next()?.to_owned());
    let names = items.iter().map(name).collect::<Option<Vec<String>>>().filter(|names| distinct(names))?;
    let entries: Vec<String> = names.iter().zip(&all).map(|(name, text)| format!("    {name} = {text}\n")).collect();
    Some(several(format!("{{\n{}  }}", entries.concat())))
}
