//! `count` of something that is no number, and `for_each` over what has no keys: lists, truth values.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::syntax::tree::ExprKind;
use crate::wire::listed::{Items, items};
use crate::wire::site::{Site, planned};

/// Arguments that tell the objects of a list apart, the best first.
const NAMES: [&str; 7] = ["key", "name", "id", "identifier", "service_name", "bucket_name", "domain_name"];

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Invalid for_each argument", "Incorrect value type", "Invalid dynamic for_each value"]);
    let said = all.iter().filter(|(_, site)| site.is_whole());
    let mut found: Vec<Finding> = said.filter_map(|(said, site)| look(ctx, site, &said.summary)).collect();
    found.extend(ctx.module.blocks().filter_map(|block| when_planned(ctx, block)));
    found
}

/// A list whose items nobody knows before a plan, which refuses it.
fn when_planned(ctx: &Context, block: Block) -> Option<Finding> {
    let value = block.attribute("for_each")?.value();
    let unknown = matches!(ctx.known(value).bare(), Known::Of(Type::Dynamic));
    let text = value.text();
    let made = match items(ctx, value).filter(|_| unknown && matches!(block.kind(), "resource" | "data" | "module"))? {
        Items::Texts => format!("toset({text})"),
        Items::Objects(keys) => match NAMES.iter().find(|name| keys.iter().any(|key| key == *name)) {
            Some(name) => format!("{{ for one in {text} : one.{name} => one }}"),
            None if matches!(planned(ctx, value).ty(), Type::Set(_)) => return None,
            None => format!("{{ for index, one in {text} : index => one }}"),
        },
        Items::Lists(_) => return None,
    };
    let mut edits = Edits::default();
    edits.replace(value, &made);
    let message = format!("{}: for_each: a map or a set of strings is required", name_of(block));
    Some(Finding::at(value.span(), message).with(edits))
}

fn look(ctx: &Context, site: &Site, summary: &str) -> Option<Finding> {
    let (value, name) = (site.value, site.attribute.name());
    let known = ctx.known(value);
    if known.is_secret() {
        let why = "its value must not be shown, and the keys of for_each are";
        let finding = Finding::at(value.span(), format!("{}: {why}", site.place()));
        let keyed =
            matches!(known.ty(), Type::Map(_) | Type::Object(_)) && name == "for_each" && value.target().is_some();
        return Some(if keyed { finding.with(by_keys(site.root, value)) } else { finding });
    }
    let (made, what) = match (summary, name) {
        ("Incorrect value type", "count") => (number(value, &known)?, "a number is required"),
        ("Invalid dynamic for_each value", _) => (list(value, &known)?, "a list or a map is required"),
        ("Invalid for_each argument", "for_each") => {
            let wanted = "a map or a set of strings is required";
            match keyed(ctx, site.root, value, &known.ty()) {
                Some(made) => (made, wanted),
                None => return Some(Finding::at(value.span(), format!("{}: {wanted}", site.place()))),
            }
        }
        _ => return None,
    };
    let mut edits = Edits::default();
    edits.replace(value, &made);
    Some(Finding::at(value.span(), format!("{}: {what}", site.place())).with(edits))
}

/// The keys of a map are gone through, and the values asked for by them.
fn by_keys(block: Block, value: Value) -> Edits {
    let (mut edits, text) = (Edits::default(), value.text());
    edits.replace(value, &format!("nonsensitive(toset(keys({text})))"));
    let (source, range) = (block.file_text(), block.span().range);
    for (at, said) in source[range.clone()].match_indices("each.value") {
        let from = range.start + at;
        edits.splice(block.file(), from..from + said.len(), &format!("{text}[each.key]"));
    }
    edits
}

/// How many.
fn number(value: Value, known: &Known) -> Option<String> {
    match known.ty() {
        Type::Bool if value.is_literal() => Some(if value.as_bool()? { "1" } else { "0" }.to_owned()),
        Type::Bool => Some(format!("{} ? 1 : 0", operand(value))),
        Type::List(_) | Type::Set(_) | Type::Tuple(_) | Type::Map(_) | Type::Object(_) => {
            Some(format!("length({})", value.text()))
        }
        _ => match known.bare() {
            Known::Text(text) if &**text == "true" => Some("1".to_owned()),
            Known::Text(text) if &**text == "false" => Some("0".to_owned()),
            _ => None,
        },
    }
}

/// What a `dynamic` block goes through.
fn list(value: Value, known: &Known) -> Option<String> {
    match (known.bare(), known.ty()) {
        (Known::Null, _) => Some("[]".to_owned()),
        (_, Type::Bool) => Some(format!("{} ? [1] : []", operand(value))),
        (_, Type::Number) => Some(format!("range({})", value.text())),
        (_, Type::String) => Some(format!("[{}]", value.text())),
        _ => None,
    }
}

/// The same with a key for each.
fn keyed(ctx: &Context, block: Block, value: Value, ty: &Type) -> Option<String> {
    let text = value.text();
    let counts = is_counted(ctx, block);
    let element = match ty {
        Type::Tuple(items) if items.is_empty() => return Some(format!("toset({text})")),
        Type::Tuple(items) => items.iter().skip(1).try_fold(items[0].clone(), |all, one| common(&all, one))?,
        Type::List(element) | Type::Set(element) => (**element).clone(),
        _ => return None,
    };
    let is_set = matches!(ty, Type::Set(_));
    let indexed = || format!("{{ for index, one in {text} : index => one }}");
    match &element {
        _ if counts && !is_set => Some(indexed()),
        Type::String => Some(format!("toset({text})")),
        Type::Number | Type::Bool => Some(format!("{{ for one in {text} : one => one }}")),
        Type::Object(object) => {
            let plain = |name: &&&str| matches!(object.attributes.get(**name), Some(Type::String | Type::Number));
            match NAMES.iter().filter(plain).find(|name| is_unique(ctx, value, name)) {
                Some(name) => Some(format!("{{ for one in {text} : one.{name} => one }}")),
                None => (!is_set).then(indexed),
            }
        }
        Type::Map(_) | Type::List(_) | Type::Tuple(_) => (!is_set).then(indexed),
        // What is used as a text is one.
        Type::Dynamic if is_text(block) => Some(format!("toset({text})")),
        _ => None,
    }
}

/// Whether `each.key` is used as a number, which can only be the place in the list. What has instances of its own under keys is
/// asked for by one.
fn is_counted(ctx: &Context, block: Block) -> bool {
    let text = block.text();
    let by_place = text.match_indices("[each.key]").any(|(at, _)| {
        let from =
            text[..at].rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).map_or(0, |at| at + 1);
        let asked = ctx.module.get(&text[from..at]);
        asked.is_none_or(|asked| asked.repeat().is_none_or(|repeat| repeat.name() != "for_each"))
    });
    by_place || ["each.key +", "each.key %", "each.key *"].iter().any(|use_| text.contains(use_))
}

/// Whether a block takes what it is repeated for as a whole, and no part of it.
fn is_text(block: Block) -> bool {
    let text = block.text();
    let whole = text.contains("each.value") || text.contains("each.key");
    whole && !text.contains("each.value.") && !text.contains("each.value[")
}

/// The objects of a tuple may differ; what they have in common tells them apart.
fn common(one: &Type, other: &Type) -> Option<Type> {
    match (one, other) {
        (Type::Object(a), Type::Object(b)) => {
            let mut object = (**a).clone();
            object.attributes.retain(|name, ty| b.attributes.get(name) == Some(ty));
            Some(Type::Object(object.into()))
        }
        (one, other) => crate::check::known::unify(one, other),
    }
}

/// Whether no two of the objects that are written out say the same there.
fn is_unique(ctx: &Context, value: Value, name: &str) -> bool {
    let written = match value.kind() {
        ExprKind::Traversal(..) => match value.target().as_deref().and_then(|target| target.split_once('.')) {
            Some(("var", var)) => {
                let variable = ctx.module.get(&format!("var.{var}"));
                variable.and_then(|one| one.attribute("default")).map(|one| one.value())
            }
            Some(("local", local)) => ctx.module.local(local).map(|one| one.value()),
            _ => None,
        },
        _ => Some(value),
    };
    let Some(items) = written.and_then(|value| value.items()) else { return true };
    let mut said: Vec<&str> = items.iter().filter_map(|item| item.entry(name)).map(|one| one.text()).collect();
    let count = said.len();
    said.sort_unstable();
    said.dedup();
    said.len() == count && count == items.len()
}

/// A value as the condition of a conditional.
fn operand(value: Value) -> String {
    match value.kind() {
        ExprKind::Conditional(_) => format!("({})", value.text()),
        _ => value.text().to_owned(),
    }
}
