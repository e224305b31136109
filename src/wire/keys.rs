//! Keys of `for_each` that are known before anything is made, in the place of what is made.

use std::collections::BTreeSet;
use std::ops::Range;

use super::later::{self, When};
use crate::fix::Context;
use crate::module::block::{Block, Value};
use crate::module::refs::head;
use crate::syntax::tree::{Expr, ExprKind, For, StepKind};

/// How a block can be repeated by keys that are known.
#[derive(Clone, Debug)]
pub struct Keys {
    /// The new value of `for_each`.
    pub text: String,
    /// What was the key before.
    pub key: String,
    /// What was the value before.
    pub value: String,
    /// Blocks of the same signature have the same keys.
    pub signature: String,
}

/// A use of `each.key` or `each.value`.
#[derive(Clone, Debug)]
pub struct Use {
    /// Its bytes, without what stands behind it.
    pub range: Range<usize>,
    /// Whether it is the key.
    pub is_key: bool,
    /// The address of which it names an instance.
    pub index_of: Option<String>,
}

impl Keys {
    /// For the value of a block's `for_each`; `None` where nothing that is known tells its items apart.
    pub fn of<'m>(ctx: &Context<'m>, holder: Block<'m>, value: Value<'m>) -> Option<Keys> {
        let eval = |node: &'m Expr| later::of(ctx, holder, value.inner(node));
        match value.kind() {
            ExprKind::Paren(node) => Keys::of(ctx, holder, value.inner(node)),
            ExprKind::Conditional(parts) if is_nothing(value.inner(&parts[2])) && eval(&parts[0]).is_now() => {
                let condition = value.inner(&parts[0]).text();
                let keys = Keys::of(ctx, holder, value.inner(&parts[1]))?;
                let text = match keys.text.strip_suffix(" }").filter(|text| text.starts_with("{ for ")) {
                    Some(walk) if !walk.contains(" if ") => format!("{walk} if {condition} }}"),
                    _ => format!("{{ for key, value in {} : key => value if {condition} }}", keys.text),
                };
                Some(Keys { text, signature: format!("{} {condition}", keys.signature), ..keys })
            }
            ExprKind::Traversal(..) => {
                let target = value.target()?;
                let local = target.strip_prefix("local.").and_then(|name| ctx.module.local(name))?;
                let whole = target == value.text();
                if whole { Keys::of(ctx, holder, local.value()) } else { None }
            }
            ExprKind::Call(call) if call.name == "toset" && call.args.len() == 1 => {
                let (node, items) = (&call.args[0], value.inner(&call.args[0]));
                let of_a_set = |text: String, signature: String| Keys {
                    text,
                    key: "each.value".to_owned(),
                    value: "each.value".to_owned(),
                    signature,
                };
                match &node.kind {
                    ExprKind::Array(_) if !matches!(eval(node), When::Later) => {
                        named(ctx, items).map(|text| of_a_set(text, items.text().to_owned()))
                    }
                    ExprKind::For(parts) if parts.key.is_none() && has_form(&eval(&parts.collection)) => {
                        let walk = Walk::new(items, parts, &eval(&parts.collection));
                        let text = walk.text(items.inner(&parts.value).text());
                        Some(of_a_set(text, walk.signature(items.inner(&parts.value).text())))
                    }
                    _ if has_form(&eval(node)) => {
                        let text = items.text();
                        Some(of_a_set(format!("{{ for index, one in {text} : index => one }}"), text.to_owned()))
                    }
                    _ => None,
                }
            }
            ExprKind::Object(_) => turned(value),
            ExprKind::For(parts) if !parts.grouped && has_form(&eval(&parts.collection)) => {
                let walk = Walk::new(value, parts, &eval(&parts.collection));
                Some(walk.keys(value.inner(parts.key.as_ref()?), value.inner(&parts.value)))
            }
            _ => None,
        }
    }

    /// The signature of the keys that a block gets, where it must get others.
    pub fn signature_of<'m>(ctx: &Context<'m>, block: Block<'m>) -> Option<String> {
        let value = block.attribute("for_each")?.value();
        if later::of(ctx, block, value).has_keys() {
            return None;
        }
        Keys::of(ctx, block, value).map(|keys| keys.signature)
    }
}

/// Every use of `each` in a block.
pub fn uses(block: Block) -> Vec<Use> {
    let mut found = Vec::new();
    let own = block.repeat().map(|repeat| repeat.name());
    for attribute in block.attributes().filter(|one| Some(one.name()) != own) {
        let value = attribute.value();
        let mut indexed = Vec::new();
        for one in value.node().all() {
            let ExprKind::Traversal(root, steps) = &one.kind else { continue };
            let target = head(one).map(|(target, _)| target);
            let indices = steps.iter().filter_map(|step| match &step.kind {
                StepKind::Index(index) => Some(index),
                _ => None,
            });
            indexed.extend(indices.filter_map(|index| Some((index.range.clone(), target.clone()?))));
            let (ExprKind::Variable(name), Some(step)) = (&root.kind, steps.first()) else { continue };
            let StepKind::Attr(part) = &step.kind else { continue };
            if name == "each" && matches!(part.as_str(), "key" | "value") {
                let whole = root.range.start..step.range.end;
                let index_of = indexed.iter().find(|(range, _)| *range == whole).map(|(_, target)| target.clone());
                found.push(Use { range: value.place(&whole), is_key: part == "key", index_of });
            }
        }
    }
    found.extend(block.blocks().flat_map(uses));
    found
}

/// An object that is written out, with its keys and values changed round: each value is a text of its own.
fn turned(value: Value) -> Option<Keys> {
    let ExprKind::Object(entries) = value.kind() else { return None };
    let pairs: Vec<(Value, Value)> =
        entries.iter().map(|entry| (value.inner(&entry.key), value.inner(&entry.value))).collect();
    let texts: BTreeSet<&str> = pairs.iter().filter_map(|(_, one)| one.as_str()).collect();
    let name = |one: &Value| one.as_str().is_some_and(|text| text.chars().all(|c| c.is_alphanumeric() || c == '_'));
    if texts.len() != pairs.len() || !pairs.iter().all(|(_, one)| name(one)) {
        return None;
    }
    let bare = |key: &Value| match key.kind() {
        ExprKind::Paren(inner) => key.inner(inner).text().to_owned(),
        _ => key.text().to_owned(),
    };
    let lines: Vec<String> =
        pairs.iter().map(|(key, one)| format!("{} = {}", one.as_str().unwrap_or_default(), bare(key))).collect();
    let outer = crate::edit::verbs::indent(value.file_text(), value.span().range.start);
    let text = format!("{{\n{outer}  {}\n{outer}}}", lines.join(&format!("\n{outer}  ")));
    Some(Keys { signature: text.clone(), text, key: "each.value".to_owned(), value: "each.key".to_owned() })
}

fn is_nothing(value: Value) -> bool {
    matches!(value.text(), "[]" | "{}" | "toset([])" | "tomap({})")
}

fn has_form(when: &When) -> bool {
    matches!(when, When::List(_) | When::Map(_)) || when.is_now()
}

/// The names of the items of a list that is written out.
fn named(ctx: &Context, list: Value) -> Option<String> {
    let items = list.items()?;
    let short = |item: &Value| label(ctx, *item, false);
    let long = |item: &Value| label(ctx, *item, true);
    let differ = |names: &Vec<String>| names.iter().collect::<BTreeSet<_>>().len() == names.len();
    let all =
        |of: &dyn Fn(&Value) -> Option<String>| items.iter().map(of).collect::<Option<Vec<String>>>().filter(differ);
    let names =
        all(&short).or_else(|| all(&long)).unwrap_or_else(|| (0..items.len()).map(|at| at.to_string()).collect());
    let entries = names.iter().zip(&items).map(|(name, item)| format!("{name} = {}", item.text()));
    let entries: Vec<String> = entries.collect();
    let source = list.file_text();
    let start = list.span().range.start;
    Some(match list.text().contains('\n') {
        true => {
            let outer = crate::edit::verbs::indent(source, start);
            format!("{{\n{outer}  {}\n{outer}}}", entries.join(&format!("\n{outer}  ")))
        }
        false => format!("{{ {} }}", entries.join(", ")),
    })
}

/// What an item is called: a resource by its label, a text by what it says last.
fn label(ctx: &Context, item: Value, long: bool) -> Option<String> {
    let quoted = |text: &str| match text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        true if !text.starts_with(|c: char| c.is_ascii_digit()) => text.to_owned(),
        _ => format!("{text:?}"),
    };
    if let Some(text) = item.as_str() {
        let last = if long { text } else { text.rsplit(['/', ':']).next().unwrap_or(text) };
        return (!last.is_empty()).then(|| quoted(last));
    }
    let (address, count) = head(item.node())?;
    let ExprKind::Traversal(_, steps) = item.kind() else { return None };
    let parts: Vec<&str> = address.split('.').collect();
    let mut name = match &parts[..] {
        ["var" | "local", name] => (*name).to_owned(),
        ["module", name] => {
            let output = steps[count..].iter().rev().find_map(|step| match &step.kind {
                StepKind::Attr(name) => Some(name.as_str()),
                _ => None,
            })?;
            if long { format!("{name}_{output}") } else { output.to_owned() }
        }
        [of @ .., name] => {
            ctx.module.get(&address)?;
            let of = of.last().copied().unwrap_or_default();
            let of = of.split_once('_').map_or(of, |(_, rest)| rest);
            if long { format!("{of}_{name}") } else { (*name).to_owned() }
        }
        _ => return None,
    };
    for step in &steps[count..] {
        match &step.kind {
            StepKind::Index(index) => match &index.kind {
                ExprKind::Number(text) | ExprKind::String(text) => name = format!("{name}_{text}"),
                _ => return None,
            },
            StepKind::LegacyIndex(at) => name = format!("{name}_{at}"),
            StepKind::Attr(_) => {}
            StepKind::AttrSplat | StepKind::FullSplat => return None,
        }
    }
    Some(quoted(&name))
}

/// A `for` whose collection says what tells its items apart.
struct Walk<'m> {
    key: String,
    item: &'m str,
    collection: &'m str,
    condition: Option<&'m str>,
}

impl<'m> Walk<'m> {
    fn new(value: Value<'m>, parts: &'m For, form: &When) -> Self {
        let own = if matches!(form, When::Map(_)) { "key" } else { "index" };
        Walk {
            key: parts.key_name.clone().unwrap_or_else(|| own.to_owned()),
            item: &parts.value_name,
            collection: value.inner(&parts.collection).text(),
            condition: parts.condition.as_ref().map(|one| value.inner(one).text()),
        }
    }

    fn text(&self, each: &str) -> String {
        let condition = self.condition.map_or(String::new(), |condition| format!(" if {condition}"));
        format!("{{ for {key}, {} in {} : {key} => {each}{condition} }}", self.item, self.collection, key = self.key)
    }

    fn keys(&self, key: Value, each: Value) -> Keys {
        let (text, before) = (each.text(), key.text());
        let name = last_name(key).unwrap_or("key");
        let (text, key, value) = match each.kind() {
            _ if text == before => (self.text(text), "each.value".to_owned(), "each.value".to_owned()),
            // The item as a whole holds what was the key.
            _ if text == self.item && before.starts_with(&format!("{}.", self.item)) => {
                (self.text(text), format!("each.value{}", &before[self.item.len()..]), "each.value".to_owned())
            }
            ExprKind::Object(_) if each.entry(name).is_none() => {
                let open = text.find('{').unwrap_or(0) + 1;
                let gap = if text[open..].trim_start_matches(' ').starts_with('\n') {
                    let inner = text[open..].trim_start_matches([' ', '\n']);
                    let indent = &text[open..text.len() - inner.len()];
                    format!("{}{name} = {before}", indent.trim_start_matches(' '))
                } else {
                    format!(" {name} = {before},")
                };
                let text = format!("{}{gap}{}", &text[..open], &text[open..]);
                (self.text(&text), format!("each.value.{name}"), "each.value".to_owned())
            }
            _ => {
                let other = last_name(each).filter(|other| *other != name).unwrap_or("value");
                let text = self.text(&format!("{{ {name} = {before}, {other} = {text} }}"));
                (text, format!("each.value.{name}"), format!("each.value.{other}"))
            }
        };
        Keys { text, key, value, signature: self.signature(before) }
    }

    fn signature(&self, key: &str) -> String {
        format!("{} {:?} {}", self.collection, self.condition, key.replacen(self.item, "", 1))
    }
}

fn last_name(value: Value<'_>) -> Option<&str> {
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    match &steps.last()?.kind {
        StepKind::Attr(name) => Some(name),
        _ => None,
    }
}
