//! A map, and the same as pairs: blocks or objects of a name and a value.

use crate::edit::verbs::indent;
use crate::module::block::{Block, Value};
use crate::schema::types::{BlockType, Type};
use crate::shape::convert::{has_comment, moved};
use crate::syntax::tree::ExprKind;

/// What the name of a pair is called, and what its value is.
const NAMES: [&str; 2] = ["name", "key"];
const VALUES: [&str; 3] = ["value", "values", "type"];

/// The arguments of a block that is a pair (`parameter_name` is a name): both are texts or a list of them, and nothing else
/// must be given.
fn of_type(ty: &BlockType) -> Option<(&str, &str, bool)> {
    let find = |names: &[&str]| {
        let said =
            |one: &str, name: &str| one.strip_suffix(name).is_some_and(|front| matches!(front, "" | "parameter_"));
        names.iter().find_map(|name| ty.attributes.values().find(|one| one.required && said(&one.name, name)))
    };
    let (name, value) = (find(&NAMES)?, find(&VALUES)?);
    let required = ty.attributes.values().filter(|one| one.required).count();
    let listed = matches!(&value.ty, Type::List(of) | Type::Set(of) if **of == Type::String);
    let fits = name.ty == Type::String && (listed || value.ty == Type::String);
    let whole = required == 2 && ty.blocks.values().all(|one| !one.required());
    (fits && whole).then_some((&*name.name, &*value.name, listed))
}

/// The blocks that the entries of a map are, each at column 0; `None` where its keys are the block's own arguments, or are
/// not written out.
pub fn blocks(name: &str, map: Value, ty: &BlockType) -> Option<Vec<String>> {
    let ExprKind::Object(all) = map.kind() else { return None };
    let entries: Vec<_> = map.entries()?.into_iter().map(|(key, _, value)| (key, value)).collect();
    made(name, &entries, ty).filter(|_| entries.len() == all.len() && !has_comment(map.text()))
}

/// The same of a block whose arguments are the entries.
pub fn blocks_of(block: Block, ty: &BlockType) -> Option<Vec<String>> {
    let entries: Vec<_> = block.attributes().map(|one| (one.name(), one.value())).collect();
    let plain = block.blocks().next().is_none() && !matches!(block.kind(), "content" | "dynamic");
    made(block.kind(), &entries, ty).filter(|_| plain && !has_comment(block.text()))
}

fn made(name: &str, entries: &[(&str, Value)], ty: &BlockType) -> Option<Vec<String>> {
    let (key, value, listed) = of_type(ty)?;
    if entries.is_empty() || entries.iter().any(|(name, _)| ty.attribute(name).is_some() || ty.block(name).is_some()) {
        return None;
    }
    let one = |(said, given): &(&str, Value)| {
        let own = indent(given.file_text(), given.span().range.start);
        let text = moved(given.text(), &own, "  ");
        let text = if listed && given.items().is_none() { format!("[{text}]") } else { text };
        format!("{name} {{\n  {key} = \"{said}\"\n  {value} = {text}\n}}")
    };
    Some(entries.iter().map(one).collect())
}

/// The map that a list of pairs is.
pub fn map(list: Value) -> Option<String> {
    let items = list.items().filter(|items| !items.is_empty() && !has_comment(list.text()))?;
    object(&items.into_iter().map(pair_of_item).collect::<Option<Vec<_>>>()?)
}

/// The map that blocks of pairs are.
pub fn map_of(all: &[Block]) -> Option<String> {
    object(&all.iter().copied().map(pair_of_block).collect::<Option<Vec<_>>>()?)
}

fn pair_of_item(item: Value<'_>) -> Option<(Value<'_>, Value<'_>)> {
    let ExprKind::Object(all) = item.kind() else { return None };
    let entries: Vec<_> = item.entries()?.into_iter().map(|(key, _, value)| (key, value)).collect();
    pair(&entries).filter(|_| all.len() == 2)
}

fn pair_of_block(block: Block<'_>) -> Option<(Value<'_>, Value<'_>)> {
    let all: Vec<_> = block.attributes().map(|one| (one.name(), one.value())).collect();
    pair(&all).filter(|_| all.len() == 2 && block.blocks().next().is_none() && block.kind() != "dynamic")
}

fn pair<'m>(all: &[(&str, Value<'m>)]) -> Option<(Value<'m>, Value<'m>)> {
    let of = |names: &[&str]| all.iter().find(|(key, _)| is_one(key, names)).map(|(_, value)| *value);
    // Values that are one are a value.
    let only = || match of(&VALUES[1..2])?.items()?.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    Some((of(&NAMES)?, of(&VALUES[..1]).or_else(only)?))
}

fn is_one(key: &str, names: &[&str]) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(key))
}

fn object(pairs: &[(Value, Value)]) -> Option<String> {
    let names: Vec<&str> = pairs.iter().map(|(name, _)| name.text()).collect();
    if names.iter().enumerate().any(|(at, name)| names[..at].contains(name)) {
        return None;
    }
    let line = |(name, value): &(Value, Value)| {
        let plain = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_alphabetic())
                && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        let key = match (name.as_str(), name.kind()) {
            (Some(said), _) if plain(said) => said.to_owned(),
            (Some(_), _) | (_, ExprKind::Template(_)) => name.text().to_owned(),
            _ => format!("({})", name.text()),
        };
        let own = indent(value.file_text(), value.span().range.start);
        format!("  {key} = {}\n", moved(value.text(), &own, "  "))
    };
    Some(format!("{{\n{}}}", pairs.iter().map(line).collect::<String>()))
}
