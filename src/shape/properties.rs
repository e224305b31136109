//! Arguments and blocks as the properties of a CloudFormation template: the same letters, with other capitals.

use std::iter::Peekable;
use std::str::CharIndices;

use crate::edit::verbs::{flush, indent};
use crate::module::block::{Block, Value};
use crate::shape::bodies::name_of;
use crate::shape::convert::{has_comment, moved};
use crate::syntax::tree::ExprKind;

/// What a resource, or a part of one, takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Property {
    /// Its name in a template.
    pub name: String,
    /// Whether it must be given.
    pub required: bool,
    /// Whether it holds several.
    pub list: bool,
    /// What it, or each item of it, holds; nothing where that is not said.
    pub inner: Vec<Property>,
}

/// `Name! Rules[Action! Limit] Config{Kind}`: names, `!` behind those that are required, what one holds in braces, and what
/// each of several holds in brackets.
pub fn read(text: &str) -> Vec<Property> {
    several(text, &mut text.char_indices().peekable())
}

fn several(text: &str, chars: &mut Peekable<CharIndices>) -> Vec<Property> {
    let mut all = Vec::new();
    while let Some((at, c)) = chars.peek().copied() {
        match c {
            ']' | '}' => break,
            ' ' => {
                chars.next();
            }
            _ => {
                let mut end = at;
                while let Some((next, c)) = chars.next_if(|(_, c)| c.is_alphanumeric()) {
                    end = next + c.len_utf8();
                }
                // A sign that is none of the form stands for itself, so that reading always ends.
                if end == at {
                    chars.next();
                    continue;
                }
                let mut one = Property { name: text[at..end].to_owned(), ..Property::default() };
                one.required = chars.next_if(|(_, c)| *c == '!').is_some();
                if let Some((_, open)) = chars.next_if(|(_, c)| matches!(c, '[' | '{')) {
                    one.list = open == '[';
                    one.inner = several(text, chars);
                    chars.next();
                }
                all.push(one);
            }
        }
    }
    all
}

/// The letters and digits of a name, by which an argument and a property are the same.
pub fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The property that an argument or block means; `short` is what stands before the names of some.
pub fn meant<'p>(takes: &'p [Property], short: &str, name: &str) -> Option<&'p Property> {
    let wanted = letters(name);
    let same = |text: &str| takes.iter().find(|one| letters(&one.name) == text);
    // `environment_id` is `EnvironmentIdentifier` to some.
    let spelt = |text: &str| text.strip_suffix("id").map(|stem| format!("{stem}identifier"));
    let listed = |text: &str| same(text).filter(|one| one.list);
    same(&wanted)
        .or_else(|| same(&spelt(&wanted)?))
        .or_else(|| listed(&format!("{wanted}s")))
        .or_else(|| wanted.strip_suffix('y').and_then(|stem| listed(&format!("{stem}ies"))))
        .or_else(|| same(&format!("{}{wanted}", letters(short))).filter(|_| !short.is_empty()))
}

/// The properties that a body gives, each with its value at column 0; what is in `kept` stays where it is.
///
/// # Errors
///
/// What is no property, or what nothing tells the properties of.
pub fn given(block: Block, takes: &[Property], short: &str, kept: &[&str]) -> Result<Vec<(String, String)>, String> {
    let mut all: Vec<(String, String)> = Vec::new();
    for one in block.attributes().filter(|one| !kept.contains(&one.name())) {
        let property = meant(takes, short, one.name()).ok_or(format!("it has no {}", one.name()))?;
        let text = match property.inner.is_empty() {
            true if plain(one.value()) => flush(one),
            true => return Err(format!("nothing says what {} holds", one.name())),
            false => value(one.value(), property)?,
        };
        all.push((property.name.clone(), text));
    }
    let nested: Vec<Block> = block.blocks().filter(|one| !kept.contains(&name_of(*one))).collect();
    for (at, one) in nested.iter().enumerate() {
        let property = meant(takes, short, one.kind()).ok_or(format!("it has no {}", name_of(*one)))?;
        if nested[..at].iter().any(|other| other.kind() == one.kind()) {
            continue;
        }
        let same: Vec<&Block> = nested.iter().filter(|other| other.kind() == one.kind()).collect();
        if property.inner.is_empty()
            || same.len() > 1 && !property.list
            || same.iter().any(|one| has_comment(one.text()))
        {
            return Err(format!("nothing says what {} holds", one.kind()));
        }
        let texts = same.iter().map(|one| given(**one, &property.inner, "", &[]).map(|all| object(&all)));
        let texts = texts.collect::<Result<Vec<String>, String>>()?;
        all.push((property.name.clone(), if property.list { list(&texts) } else { texts.concat() }));
    }
    match all.iter().enumerate().find(|(at, (name, _))| all[..*at].iter().any(|(other, _)| other == name)) {
        Some((_, (name, _))) => Err(format!("{name} is given twice")),
        None => Ok(all),
    }
}

/// The name of a stack, which has letters, digits and dashes alone, and whether it is the name that is written; `said` is the
/// name of what it makes.
///
/// # Errors
///
/// Why there is none.
pub fn stack_name(block: Block, said: Option<&str>) -> Result<(String, bool), String> {
    let spoils = |text: &str| text.contains(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let dashed = |text: &str| format!("\"{}\"", text.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let Some(there) = block.attribute("name").map(|one| one.value()) else {
        let literal =
            said.and_then(|text| text.strip_prefix('"')?.strip_suffix('"')).filter(|text| !text.contains('$'));
        return Ok((dashed(literal.unwrap_or(block.name())), false));
    };
    match there.as_str() {
        Some(said) if spoils(said) => Ok((dashed(said), false)),
        _ if there.text().contains("<<") => Err("its name is a text of several lines".to_owned()),
        _ => Ok((there.text().to_owned(), true)),
    }
}

/// Lines of an object.
pub fn object(all: &[(String, String)]) -> String {
    let lines: Vec<String> = all.iter().map(|(name, text)| format!("  {name} = {}\n", moved(text, "", "  "))).collect();
    if lines.is_empty() { "{}".to_owned() } else { format!("{{\n{}}}", lines.concat()) }
}

fn list(texts: &[String]) -> String {
    let lines: Vec<String> = texts.iter().map(|text| format!("  {},\n", moved(text, "", "  "))).collect();
    format!("[\n{}]", lines.concat())
}

/// A value that is written out, under the names of its properties.
fn value(value: Value, property: &Property) -> Result<String, String> {
    let unclear = || format!("nothing says what {} holds", property.name);
    if has_comment(value.text()) {
        return Err(unclear());
    }
    // What is written as a text of JSON is an object in a template.
    let value = match value.kind() {
        ExprKind::Call(call) if call.name == "jsonencode" && call.args.len() == 1 => value.inner(&call.args[0]),
        _ => value,
    };
    match value.items() {
        Some(items) if property.list => {
            let texts = items.iter().map(|item| entries(*item, property));
            Ok(list(&texts.collect::<Result<Vec<String>, String>>()?))
        }
        None if property.list => Ok(list(&[entries(value, property)?])),
        None => entries(value, property),
        Some(_) => Err(unclear()),
    }
}

fn entries(object_of: Value, property: &Property) -> Result<String, String> {
    let unclear = || format!("nothing says what {} holds", property.name);
    let ExprKind::Object(written) = object_of.kind() else { return Err(unclear()) };
    let all = object_of.entries().filter(|all| all.len() == written.len()).ok_or_else(unclear)?;
    let one = |(key, _, inside): &(&str, Value, Value)| {
        let property = meant(&property.inner, "", key).ok_or(format!("{} has no {key}", property.name))?;
        let text = match property.inner.is_empty() {
            true if plain(*inside) => moved(inside.text(), &indent(inside.file_text(), inside.span().range.start), ""),
            true => return Err(format!("nothing says what {key} holds")),
            false => value(*inside, property)?,
        };
        Ok((property.name.clone(), text))
    };
    Ok(object(&all.iter().map(one).collect::<Result<Vec<_>, String>>()?))
}

/// Whether a value holds no objects whose keys would have to be other ones.
fn plain(value: Value) -> bool {
    let deep = |value: &Value| matches!(value.kind(), ExprKind::Object(_) | ExprKind::Array(_) | ExprKind::For(_));
    match value.kind() {
        ExprKind::Object(_) => value.entries().is_some_and(|all| all.iter().all(|(_, _, inside)| !deep(inside))),
        ExprKind::Array(_) => value.items().is_some_and(|all| all.iter().all(|inside| !deep(inside))),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_stands_in_brackets() {
        let all = read("Name! Rules![Action! Limits[]] Config{Kind}");
        let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Name", "Rules", "Config"]);
        assert!(all[1].required && all[1].list && all[1].inner[1].list && all[1].inner[1].inner.is_empty());
        assert!(!all[2].list && all[2].inner[0].name == "Kind");
    }

    #[test]
    fn an_argument_is_the_property_of_its_letters() {
        let all = read("KMSKeyArn AssetName Policies[Name] EnvironmentIdentifier");
        let of = |name: &str| meant(&all, "Asset", name).map(|one| one.name.as_str());
        assert_eq!(of("kms_key_arn"), Some("KMSKeyArn"));
        assert_eq!(of("name"), Some("AssetName"));
        assert_eq!(of("policy"), Some("Policies"));
        assert_eq!(of("environment_id"), Some("EnvironmentIdentifier"));
        assert_eq!(of("key"), None);
    }

    #[test]
    fn reading_always_ends() {
        assert_eq!(read("A, ]B").len(), 1);
    }
}
