//! An attribute written as the blocks that the schema wants, and blocks as the attribute.

use crate::edit::Edits;
use crate::edit::splice::splice;
use crate::edit::verbs::{indent, line_end, line_start};
use crate::module::Module;
use crate::module::block::{Attribute, Block, Value};
use crate::schema::types::{Attribute as Wanted, BlockType, NestedBlock, Nesting, Type};
use crate::shape::bodies::name_of;
use crate::shape::names::may_be;
use crate::shape::{pairs, texts};
use crate::sorted;
use crate::syntax::lex::{TokenKind, lex};
use crate::syntax::tree::{Expr, ExprKind};

/// The blocks called `name` that an attribute's value stands for, to be put where the attribute is; an error says why
/// there are none.
pub fn to_blocks(module: &Module, attribute: Attribute, name: &str, wanted: &NestedBlock) -> Result<String, String> {
    let value = attribute.value();
    let outer = indent(value.file_text(), attribute.span().range.start);
    if let Some(map) = of_map(module, value, &wanted.block) {
        let text = moved(value.text(), &outer, &format!("{outer}  "));
        return Ok(format!("{name} {{\n{outer}  {map} = {text}\n{outer}}}"));
    }
    if let Some(all) = pairs::blocks(name, value, &wanted.block).filter(|_| !wanted.once()) {
        return Ok(moved(&all.join("\n\n"), "", &outer));
    }
    if value.entries().is_some() {
        return block(name, value, &wanted.block, &outer);
    }
    if let Some(items) = value.items() {
        if items.is_empty() {
            return Err("an empty list is no block".to_owned());
        }
        if let Some(list) = texts::list(&wanted.block).filter(|_| wanted.once() && items.iter().all(Value::is_literal))
        {
            return Ok(format!("{name} {{\n{outer}  {list} = {}\n{outer}}}", value.text()));
        }
        if wanted.once() && items.len() > 1 {
            return Err(format!("only one {name} block may stand here"));
        }
        if holds_comments(value, &items) {
            return Err("comments stand between its items".to_owned());
        }
        let one = |item: &Value| {
            let made = block(name, *item, &wanted.block, &outer);
            made.or_else(|why| match of_one(*item, &wanted.block) {
                Some(inside) => Ok(format!("{name} {{\n{outer}  {inside}\n{outer}}}")),
                None => Err(why),
            })
        };
        let all: Result<Vec<String>, String> = items.iter().map(one).collect();
        let texts = || texts::blocks(module, value, name, wanted).map(|all| all.join(&format!("\n\n{outer}")));
        return all.map(|all| all.join(&format!("\n\n{outer}"))).or_else(|why| texts().ok_or(why));
    }
    if let Some(inside) = of_one(value, &wanted.block).or_else(|| texts::of_list(value, wanted)) {
        return Ok(format!("{name} {{\n{outer}  {inside}\n{outer}}}"));
    }
    let Some(keys) = keys_of(module, value, 0) else {
        return texts::dynamic(value, name, wanted).ok_or("nothing says what its items hold".to_owned());
    };
    known(&keys, &wanted.block)?;
    let list = match value.kind() {
        ExprKind::For(parts) if parts.key.is_some() => format!("values({})", value.text()),
        _ => value.text().to_owned(),
    };
    let list = moved(&list, &outer, &format!("{outer}  "));
    let lines: String = keys.iter().map(|key| format!("{outer}    {key} = {name}.value.{key}\n")).collect();
    Ok(format!(
        "dynamic \"{name}\" {{\n{outer}  for_each = {list}\n\n{outer}  content {{\n{lines}{outer}  }}\n{outer}}}"
    ))
}

/// The only argument of a block, where it is a map and the value is that map and not the block: `tags` of `default_tags`.
fn of_map<'t>(module: &Module, value: Value, ty: &'t BlockType) -> Option<&'t str> {
    let mut settable = ty.attributes.values().filter(|one| one.settable());
    let (only, None) = (settable.next()?, settable.next()) else { return None };
    let is_map = matches!(only.ty, Type::Map(_)) && ty.blocks.is_empty();
    let keys = keys_of(module, value, 0);
    let holds = keys.as_ref().is_some_and(|keys| keys.iter().any(|key| key == &*only.name));
    let may_be_map = match value.kind() {
        ExprKind::Object(_) => true,
        ExprKind::Traversal(..) => value.target().is_some() && !matches!(keys.as_deref(), Some([])),
        ExprKind::Call(call) => call.name == "merge",
        _ => false,
    };
    (is_map && !holds && may_be_map).then_some(&*only.name)
}

/// What stands in a block that says one thing: its only argument, the only one that it must have, whether it is enabled,
/// the one that is called as the value says it is, or the block that is called as the value is.
fn of_one(value: Value, ty: &BlockType) -> Option<String> {
    let literal =
        matches!(value.kind(), ExprKind::String(_) | ExprKind::Template(_) | ExprKind::Number(_) | ExprKind::Bool(_));
    let target = value.target();
    let behind = target.as_ref().and_then(|target| value.text().strip_prefix(&**target)).map(|rest| {
        let index = rest.split_once(']').filter(|(index, _)| index.starts_with('['));
        index.map_or(rest, |(_, rest)| rest)
    });
    let named = matches!(behind, Some(".arn" | ".id" | ".name"));
    // What is read is called as what must be there is.
    let same = |one: &Wanted| behind.and_then(|rest| rest.strip_prefix('.')) == Some(&*one.name);
    if !literal && !named && !ty.attributes.values().any(|one| one.required && same(one)) {
        return None;
    }
    let said = value.as_str().map(str::to_ascii_lowercase);
    let is_choice = |one: &&NestedBlock| {
        let free = one.block.attributes.values().all(|inner| !inner.required);
        said.as_deref() == Some(&*one.name) && free && one.block.blocks.values().all(|inner| !inner.required())
    };
    if let Some(choice) = ty.blocks.values().find(is_choice) {
        return Some(format!("{} {{}}", choice.name));
    }
    let settable: Vec<&Wanted> = ty.attributes.values().filter(|one| one.settable()).collect();
    let required: Vec<&Wanted> = settable.iter().copied().filter(|one| one.required).collect();
    let called = |name: &str| settable.iter().copied().find(|one| &*one.name == name);
    let switch = called("enabled").or_else(|| called("enable")).filter(|one| one.ty == Type::Bool);
    let only = match (settable.as_slice(), required.as_slice()) {
        (_, [one]) | ([one], []) => one,
        (_, []) => match value.kind() {
            ExprKind::Bool(_) => switch?,
            // An ARN, an id or a name says itself which of them it is.
            _ => called(kind_of(value, said.as_deref())?)?,
        },
        // Of several that must be there, the only one that a text is for.
        (_, several) => {
            let mut texts = several.iter().filter(|one| one.ty == Type::String);
            texts.next().filter(|_| texts.next().is_none() && said.is_some())?
        }
    };
    if ty.blocks.values().any(|inner| inner.required()) {
        return None;
    }
    let list = matches!(&only.ty, Type::List(of) | Type::Set(of) if **of == Type::String);
    match value.text() {
        text if may_be(value, "", &only.ty) => Some(format!("{} = {text}", only.name)),
        text if list && may_be(value, "", &Type::String) => Some(format!("{} = [{text}]", only.name)),
        _ => None,
    }
}

/// What a text or a reference is, as far as it says so.
fn kind_of<'v>(value: Value<'v>, said: Option<&str>) -> Option<&'v str> {
    match said {
        Some(text) if text.starts_with("arn:") => Some("arn"),
        Some(text)
            if text
                .rsplit('-')
                .next()
                .is_some_and(|end| end.len() >= 8 && end.chars().all(|c| c.is_ascii_hexdigit())) =>
        {
            Some("id")
        }
        Some(_) => Some("name"),
        None => value.text().rsplit_once('.').map(|(_, last)| last),
    }
}

/// An attribute becomes the text of blocks, set off by blank lines. `next` says that what follows brings its own.
pub fn turn(edits: &mut Edits, block: Block, attribute: Attribute, text: &str, next: bool) {
    let (source, range) = (block.file_text(), attribute.span().range);
    let (start, end) = (line_start(source, range.start), line_end(source, range.end));
    let above = source[..start].lines().last().unwrap_or("").trim();
    let below = source[end..].lines().next().unwrap_or("").trim();
    let alone = source[range.end..end].trim().is_empty();
    let close = below.is_empty() || below.starts_with('}') || next;
    edits.claim(format!("{}@{}:{}", block.file().0, block.span().range.start, attribute.name()));
    if !(above.is_empty() || above.ends_with('{') || above.starts_with(['#', '/'])) {
        edits.splice(block.file(), start..start, "\n");
    }
    let behind = if !alone || close { "" } else { "\n" };
    edits.splice(block.file(), range, &format!("{text}{behind}"));
}

/// The value of the attribute that blocks of its name stand for; an error says why there is none.
pub fn to_value(blocks: &[Block], wanted: &Wanted) -> Result<String, String> {
    let [first, ..] = blocks else { return Err("there is no block".to_owned()) };
    if blocks.iter().any(|one| one.kind() == "dynamic") {
        return Err("a dynamic block is made from a value".to_owned());
    }
    let nested = wanted.nested.as_ref();
    let object = |one: &Block| object_text(*one, nested.map(|nested| &*nested.block));
    let many = match (&wanted.ty, nested.map(|nested| nested.nesting)) {
        (_, Some(Nesting::List | Nesting::Set)) => true,
        (_, Some(_)) => false,
        (Type::List(_) | Type::Set(_), None) => true,
        (Type::Map(_) | Type::Object(_) | Type::Dynamic, None) => false,
        (Type::Bool, None) => return switch(*first, blocks.len()),
        // A text that AWS reads as a document.
        (Type::String, None)
            if blocks.len() == 1 && is_document(&wanted.name) && first.attributes().next().is_some() =>
        {
            return Ok(format!("jsonencode({})", object_text(*first, None)?));
        }
        (Type::Number | Type::String, None) => return counted(*first, blocks.len(), wanted),
        _ => return Err("it is a single value".to_owned()),
    };
    if let (Type::Map(_), None, Some(map)) = (&wanted.ty, nested, pairs::map_of(blocks)) {
        return Ok(moved(&map, "", &indent(first.file_text(), first.span().range.start)));
    }
    if !many && blocks.len() > 1 {
        return Err("several blocks are no single value".to_owned());
    }
    let all: Result<Vec<String>, String> = blocks.iter().map(object).collect();
    let all = all?;
    Ok(if many { format!("[{}]", all.join(", ")) } else { all.concat() })
}

/// Whether an argument of this name holds JSON.
fn is_document(name: &str) -> bool {
    let last = name.rsplit('_').next().unwrap_or(name);
    matches!(last, "policy" | "policies" | "pattern" | "definition" | "properties" | "document")
}

/// `deregistration_delay { timeout_seconds = 30 }` as `30`, `schedule { schedule_expression = "rate(1 day)" }` as its text.
fn counted(block: Block, count: usize, wanted: &Wanted) -> Result<String, String> {
    let attributes: Vec<Attribute> = block.attributes().collect();
    let alone = count == 1 && block.blocks().next().is_none();
    let is_text = |one: &Attribute| {
        let said =
            one.name().strip_prefix(&*wanted.name).map(|rest| rest.trim_start_matches('_')).unwrap_or(one.name());
        let plain = matches!(said, "" | "expression" | "value" | "name" | "type" | "mode");
        plain && matches!(wanted.ty, Type::String) && may_be(one.value(), "", &wanted.ty)
    };
    match attributes.as_slice() {
        [one] if alone && (matches!(one.value().kind(), ExprKind::Number(_)) || is_text(one)) => {
            Ok(one.value().text().to_owned())
        }
        _ => Err("it is a single value".to_owned()),
    }
}

/// `feature { enabled = true }` as `true`.
fn switch(block: Block, count: usize) -> Result<String, String> {
    let attributes: Vec<Attribute> = block.attributes().collect();
    match attributes.as_slice() {
        [one] if count == 1 && block.blocks().next().is_none() && matches!(one.name(), "enabled" | "enable") => {
            Ok(one.value().text().to_owned())
        }
        _ => Err("it is true or false, and the block says more".to_owned()),
    }
}

/// A block's braces as an object: nested blocks become attributes where the type knows them as such.
fn object_text(block: Block, ty: Option<&BlockType>) -> Result<String, String> {
    let base = block.open();
    let mut edits = Vec::new();
    for nested in block.blocks() {
        let name = name_of(nested);
        let wanted = ty.and_then(|ty| ty.attribute(name)).ok_or(format!("{name} is a block in it"))?;
        let same: Vec<Block> = block.blocks().filter(|one| name_of(*one) == name).collect();
        let [_] = same.as_slice() else { return Err(format!("{name} stands there several times")) };
        let value = to_value(&same, wanted)?;
        let range = nested.span().range;
        edits.push((range.start - base..range.end - base, format!("{name} = {value}")));
    }
    sorted::by_key(&mut edits, |(range, _)| range.start);
    let text = &block.file_text()[base..=block.close()];
    Ok(splice(text, edits.iter().map(|(range, text)| (range.clone(), text.as_str()))))
}

/// A literal object as a block, its lines moved so that its closing brace stands at `outer`.
fn block(name: &str, object: Value, ty: &BlockType, outer: &str) -> Result<String, String> {
    let entries = object.entries().ok_or("an item is not written out")?;
    let ExprKind::Object(all) = object.kind() else { return Err("an item is not written out".to_owned()) };
    if all.len() != entries.len() {
        return Err("a key is an expression".to_owned());
    }
    known(&entries.iter().map(|(key, _, _)| (*key).to_owned()).collect::<Vec<_>>(), ty)?;
    let source = object.file_text();
    let range = object.span().range;
    let mut lines: Vec<String> = Vec::new();
    let mut edits = Vec::new();
    for (at, (key, place, value)) in entries.iter().enumerate() {
        let span = place.span().range.start..value.span().range.end;
        let inside = format!("{outer}  ");
        let text = match ty.block(key) {
            Some(nested) => match value.items() {
                Some(items) if !items.is_empty() => {
                    let all: Result<Vec<String>, String> =
                        items.iter().map(|item| block(key, *item, &nested.block, &inside)).collect();
                    all?.join(&format!("\n{inside}"))
                }
                _ => block(key, *value, &nested.block, &inside)?,
            },
            None => format!("{key} = {}", value.text()),
        };
        let end = entries.get(at + 1).map_or(range.end - 1, |(_, next, _)| next.span().range.start);
        let behind = &source[span.end..end];
        let comma = behind.trim_start().starts_with(',').then(|| span.end + behind.find(',').unwrap_or(0));
        lines.push(text.clone());
        let plain = source[place.span().range.end..value.span().range.start].trim() == "=" && place.text() == *key;
        if ty.block(key).is_some() || !plain {
            edits.push((span.start - range.start..span.end - range.start, text));
        }
        edits.extend(comma.map(|comma| (comma - range.start..comma + 1 - range.start, String::new())));
    }
    let own_lines =
        entries.windows(2).all(|two| source[two[0].2.span().range.end..two[1].1.span().range.start].contains('\n'));
    let opened =
        entries.first().is_none_or(|(_, first, _)| source[range.start..first.span().range.start].contains('\n'));
    if entries.is_empty() && object.text().trim_matches(['{', '}']).trim().is_empty() {
        return Ok(format!("{name} {{}}"));
    }
    if own_lines && opened {
        let text = splice(object.text(), edits.iter().map(|(range, text)| (range.clone(), text.as_str())));
        return Ok(format!("{name} {}", moved(&text, &indent(source, range.end - 1), outer)));
    }
    if object.text().contains("/*") || object.text().contains(['#', '\n']) {
        return Err("its entries share lines with comments".to_owned());
    }
    match lines.as_slice() {
        [one] if !one.contains('{') => Ok(format!("{name} {{ {one} }}")),
        all => Ok(format!("{name} {{\n{outer}  {}\n{outer}}}", all.join(&format!("\n{outer}  ")))),
    }
}

/// Whether a block of this type may hold all these names.
fn known(keys: &[String], ty: &BlockType) -> Result<(), String> {
    let settable =
        |key: &String| ty.block(key).is_some() || ty.attribute(key).is_some_and(|attribute| attribute.settable());
    match keys.iter().find(|key| !settable(key)) {
        Some(key) => Err(format!("it knows no {key}")),
        None => Ok(()),
    }
}

/// The names that every item of a value holds, as far as the text says.
pub fn keys_of(module: &Module, value: Value, depth: usize) -> Option<Vec<String>> {
    if depth > 4 {
        return None;
    }
    let of = |node| keys_of(module, inner(value, node), depth + 1);
    match value.kind() {
        ExprKind::Object(_) => {
            let entries = value.entries()?;
            Some(entries.iter().map(|(key, _, _)| (*key).to_owned()).collect())
        }
        ExprKind::Array(items) => same(items.iter().map(of)),
        ExprKind::For(parts) => of(&parts.value),
        ExprKind::Paren(node) => of(node),
        ExprKind::Conditional(parts) => {
            let empty = |node: &Expr| matches!(&node.kind, ExprKind::Array(items) if items.is_empty());
            same(parts[1..].iter().filter(|node| !empty(node)).map(of))
        }
        ExprKind::Traversal(..) => {
            let target = value.target().filter(|target| value.text() == target)?;
            let at = match target.split_once('.')? {
                ("local", name) => module.local(name)?.value(),
                ("var", _) => module.get(&target)?.attribute("default")?.value(),
                _ => return None,
            };
            keys_of(module, at, depth + 1)
        }
        _ => None,
    }
}

fn inner<'m>(value: Value<'m>, node: &'m Expr) -> Value<'m> {
    value.inner(node)
}

fn same(mut all: impl Iterator<Item = Option<Vec<String>>>) -> Option<Vec<String>> {
    let first = all.next()??;
    all.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// Lines behind the first with another indentation.
pub fn moved(text: &str, from: &str, to: &str) -> String {
    if text.contains("<<") {
        return text.to_owned();
    }
    let line = |line: &str| match line.strip_prefix(from) {
        Some(rest) => format!("{to}{rest}"),
        None => line.to_owned(),
    };
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("").to_owned();
    lines.fold(first, |all, next| format!("{all}\n{}", if next.trim().is_empty() { String::new() } else { line(next) }))
}

/// Whether anything but commas stands between the items of a list.
pub fn holds_comments(list: Value, items: &[Value]) -> bool {
    let range = list.span().range;
    let mut at = range.start + 1;
    let ends = items.iter().map(|item| item.span().range).chain(std::iter::once(range.end - 1..range.end));
    for item in ends {
        if !list.file_text()[at..item.start].trim().trim_matches(',').trim().is_empty() {
            return true;
        }
        at = item.end;
    }
    false
}

/// Whether a comment stands in the text of a value.
pub fn has_comment(text: &str) -> bool {
    lex(text).iter().any(|token| matches!(token.kind, TokenKind::LineComment | TokenKind::BlockComment))
}
