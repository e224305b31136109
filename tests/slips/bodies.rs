//! Faults inside of a body: arguments, nested blocks and the values of both.

use super::{Dice, Fault, Good};
use tffix::module::block::{Attribute, Block};
use tffix::schema::types::{BlockType, Type};
use tffix::syntax::tree::{ExprKind, Part};

fn arguments(good: &Good) -> Vec<(Block<'_>, BlockType, Attribute<'_>)> {
    let mut all = Vec::new();
    for (_, block, of) in good.typed() {
        let known = block.attributes().filter(|one| of.attribute(one.name()).is_some());
        all.extend(known.map(|one| (block, of.clone(), one)));
    }
    all
}

/// The attribute with its line.
fn line_of(good: &Good, attribute: Attribute) -> Fault {
    let (file, range) = (attribute.span().file, attribute.span().range);
    let text = good.text(file);
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1);
    let alone = text[start..range.start].trim().is_empty() && text[range.end..end].trim().is_empty();
    Fault::edit(file, if alone { start..end } else { range }, "")
}

/// `instnace_type = "t3.small"`
pub fn misspelt_argument(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (block, _, attribute) in arguments(good) {
        if let Some(new) = dice.misspell(attribute.name()) {
            all.push(Fault::edit(block.file(), attribute.name_span().range, new));
        }
    }
    all
}

/// `ingres { ... }`
pub fn misspelt_block(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block, of) in good.typed() {
        for inner in block.blocks().filter(|inner| of.block(inner.kind()).is_some()) {
            if let Some(new) = dice.misspell(inner.kind()) {
                let start = inner.span().range.start;
                all.push(Fault::edit(block.file(), start..start + inner.kind().len(), new));
            }
        }
    }
    all
}

/// A required argument is left out.
pub fn required_gone(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let required =
        |(_, of, one): &(Block, BlockType, Attribute)| of.attribute(one.name()).is_some_and(|it| it.required);
    arguments(good).into_iter().filter(required).map(|(_, _, one)| line_of(good, one)).collect()
}

/// A line is written twice.
pub fn argument_twice(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (block, _, one) in arguments(good) {
        let end = one.span().range.end;
        if one.is_one_line() && block.text().contains('\n') {
            all.push(Fault::edit(block.file(), end..end, format!("\n  {}", one.text())));
        }
    }
    all
}

/// `versioning_configuration = { ... }`
pub fn block_as_attribute(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block, of) in good.typed() {
        for inner in block.blocks().filter(|inner| of.block(inner.kind()).is_some()) {
            if inner.blocks().next().is_none() {
                let at = inner.open();
                all.push(Fault::edit(block.file(), at..at, "= "));
            }
        }
    }
    all
}

/// `tags { ... }`
pub fn attribute_as_block(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (block, of, one) in arguments(good) {
        let is_map = of.attribute(one.name()).is_some_and(|it| matches!(it.ty, Type::Map(_)));
        if is_map && one.value().text().starts_with('{') {
            let start = one.value().span().range.start;
            all.push(Fault::edit(block.file(), one.name_span().range.end..start, " "));
        }
    }
    all
}

/// One value where a list is wanted, a list where one is wanted, a word for a number, a yes for a true.
pub fn wrong_type(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (block, of, one) in arguments(good) {
        let Some(ty) = of.attribute(one.name()).map(|it| &it.ty) else { continue };
        let (value, text) = (one.value(), one.value().text());
        let new = match ty {
            Type::Bool => value.as_bool().map(|yes| {
                [if yes { "\"yes\"" } else { "\"no\"" }, if yes { "\"enabled\"" } else { "\"disabled\"" }, "1"]
                    [dice.below(3)]
                .to_owned()
            }),
            Type::Number => value.is_literal().then(|| match dice.below(3) {
                0 => format!("[{text}]"),
                1 => format!("\"{text} GB\""),
                _ => format!("\"{text}d\""),
            }),
            Type::String => value.as_str().map(|_| format!("[{text}]")),
            Type::List(_) | Type::Set(_) => match value.items().as_deref() {
                Some([only]) => Some(only.text().to_owned()),
                Some([first, ..]) if first.as_str().is_some() => {
                    let items = value.items().unwrap_or_default();
                    let words: Vec<_> = items.iter().filter_map(|item| item.as_str()).collect();
                    (words.len() == items.len()).then(|| format!("\"{}\"", words.join(",")))
                }
                _ => None,
            },
            _ => None,
        };
        all.extend(new.map(|new| Fault::edit(block.file(), value.span().range, new)));
    }
    all
}

/// `jsonencod({ ... })`
pub fn function(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block) in good.bodies() {
        for one in block.attributes() {
            let text = one.value().text();
            let name = text.find('(').map_or("", |end| &text[..end]);
            if !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase()) {
                let start = one.value().span().range.start;
                let new = dice.misspell(name);
                all.extend(new.map(|new| Fault::edit(block.file(), start..start + name.len(), new)));
            }
        }
    }
    all
}

/// A module call leaves out what the module wants.
pub fn input_gone(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let calls = good.reading.modules.iter().flat_map(|module| module.of_kind("module"));
    let inputs = calls.flat_map(|call| call.attributes());
    inputs
        .filter(|one| !matches!(one.name(), "source" | "for_each" | "count" | "providers" | "depends_on"))
        .map(|one| line_of(good, one))
        .collect()
}

/// `name = var.name + "-web"`
pub fn added_text(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block) in good.bodies() {
        for attribute in block.attributes() {
            let ExprKind::Template(parts) = attribute.value().kind() else { continue };
            let part = |part: &Part| match part {
                Part::Literal(range) => {
                    Some(format!("\"{}\"", &good.text(block.file())[attribute.value().place(range)]))
                }
                Part::Interpolation(_, inner) => Some(attribute.value().inner(inner).text().to_owned()),
                _ => None,
            };
            let all_parts: Option<Vec<String>> = parts.iter().map(part).collect();
            if let Some(texts) = all_parts.filter(|texts| texts.len() > 1) {
                all.push(Fault::edit(block.file(), attribute.value().span().range, texts.join(" + ")));
            }
        }
    }
    all
}
