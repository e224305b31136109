//! What `tffix schema list` and `tffix schema show TYPE` print.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use super::container::Kind;
use super::nearest::nearest;
use super::types::{Attribute, BlockType, NestedBlock, Nesting};
use super::{ProviderSchema, Schemas};

/// The providers, or with a part of a name every type that has it, one a line with the versions that know it.
pub fn render_list(schemas: &Schemas, part: Option<&str>) -> String {
    let mut text = String::new();
    let Some(part) = part else {
        for provider in schemas.iter() {
            let (resources, data) = (provider.names(Kind::Resource).len(), provider.names(Kind::Data).len());
            let name = format!("{} {}", provider.source(), provider.version());
            let _ = writeln!(text, "{:<30} {resources:>5} resources {data:>5} data sources", name.trim_end());
        }
        return text;
    };
    let mut types: BTreeMap<(&str, Kind), Vec<&str>> = BTreeMap::new();
    for provider in schemas.iter() {
        for kind in [Kind::Resource, Kind::Data, Kind::Ephemeral] {
            for name in provider.names(kind).filter(|name| name.contains(part)) {
                types.entry((name, kind)).or_default().push(provider.version());
            }
        }
    }
    for ((name, kind), versions) in types {
        let _ = writeln!(text, "{:<9} {name}  {}", word(kind), versions.join(", "));
    }
    text
}

/// What may stand in a block of this type, in every version of its provider that knows it.
///
/// # Errors
/// A sentence for the user when no provider knows the type, with the name that was meant where one is near.
pub fn render_show(schemas: &Schemas, name: &str) -> Result<String, String> {
    let mut text = String::new();
    for kind in [Kind::Resource, Kind::Data, Kind::Ephemeral] {
        let known = schemas.iter().filter_map(|provider| Some((&**provider, provider.get(kind, name)?)));
        let known: Vec<(&ProviderSchema, Arc<BlockType>)> = known.collect();
        if known.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(text, "{} \"{name}\"", word(kind));
        for (provider, block) in &known {
            let _ = write!(text, "  {} {}", provider.source(), provider.version());
            let _ = writeln!(text, "{}", deprecated(block.deprecated.as_deref()));
        }
        let blocks: Vec<_> = known.iter().map(|(provider, block)| (provider.version(), Some(&**block))).collect();
        body(&mut text, &blocks, 1);
    }
    if text.is_empty() {
        let all = schemas.iter().flat_map(|provider| provider.names(Kind::Resource).chain(provider.names(Kind::Data)));
        return Err(match nearest(name, all) {
            Some(near) => format!("no known provider has the type `{name}`; did you mean `{near}`?"),
            None => format!("no known provider has the type `{name}`"),
        });
    }
    Ok(text)
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Resource => "resource",
        Kind::Data => "data",
        Kind::Ephemeral => "ephemeral",
    }
}

/// One line for each attribute and block; where versions differ, each line says whose it is.
fn body(text: &mut String, versions: &[(&str, Option<&BlockType>)], depth: usize) {
    let attributes = |block: &BlockType| {
        let lines = block.attributes.values().map(|one| (one.name.to_string(), attribute_line(one)));
        lines.collect::<Vec<_>>()
    };
    for (line, whose) in merged(versions, attributes) {
        let _ = writeln!(text, "{}{line}{whose}", "  ".repeat(depth));
    }
    let blocks = |block: &BlockType| {
        let lines = block.blocks.values().map(|one| (one.name.to_string(), block_line(one)));
        lines.collect::<Vec<_>>()
    };
    let mut shown = "".into();
    for (line, whose) in merged(versions, blocks) {
        let name: Arc<str> = line.split(' ').next().unwrap_or_default().into();
        let _ = writeln!(text, "{}{line}{whose}", "  ".repeat(depth));
        if name != shown {
            let inner = |block: &BlockType| block.block(&name).map(|nested| nested.block.clone());
            let inner: Vec<_> = versions.iter().map(|(version, block)| (*version, block.and_then(inner))).collect();
            let inner: Vec<_> = inner.iter().map(|(version, block)| (*version, block.as_deref())).collect();
            body(text, &inner, depth + 1);
        }
        shown = name;
    }
}

/// The lines of all versions by name, each once, with the versions in brackets that have it unless all do.
fn merged(
    versions: &[(&str, Option<&BlockType>)],
    lines: impl Fn(&BlockType) -> Vec<(String, String)>,
) -> Vec<(String, String)> {
    let present = versions.iter().filter(|(_, block)| block.is_some()).count();
    let mut whose: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    for (version, block) in versions {
        for line in block.map(&lines).unwrap_or_default() {
            whose.entry(line).or_default().push(version);
        }
    }
    let label = |has: Vec<&str>| match has.len() == present {
        true => String::new(),
        false => format!("  [{}]", has.join(", ")),
    };
    whose.into_iter().map(|((_, line), has)| (line, label(has))).collect()
}

fn attribute_line(attribute: &Attribute) -> String {
    let use_of = match (attribute.required, attribute.optional, attribute.computed) {
        (true, ..) => "required",
        (_, true, true) => "optional, computed",
        (_, true, false) => "optional",
        _ => "computed",
    };
    let sensitive = if attribute.sensitive { ", sensitive" } else { "" };
    let blocks = if attribute.settable() && attribute.as_block().is_some() { ", or as blocks" } else { "" };
    let deprecated = deprecated(attribute.deprecated.as_deref());
    format!("{} = {}  {use_of}{sensitive}{blocks}{deprecated}", attribute.name, attribute.ty)
}

fn block_line(nested: &NestedBlock) -> String {
    let kind = match nested.nesting {
        Nesting::Single | Nesting::Group => "block",
        Nesting::List => "list of blocks",
        Nesting::Set => "set of blocks",
        Nesting::Map => "map of blocks",
    };
    let kind = if nested.once() { "block" } else { kind };
    let count = match (nested.min_items, nested.max_items) {
        (0, 0 | 1) => String::new(),
        (0, max) => format!(", at most {max}"),
        (1, 0 | 1) => ", required".to_owned(),
        (min, 0) => format!(", at least {min}"),
        (min, max) => format!(", {min} to {max}"),
    };
    format!("{} {{}}  {kind}{count}{}", nested.name, deprecated(nested.block.deprecated.as_deref()))
}

fn deprecated(instead: Option<&str>) -> String {
    match instead {
        None => String::new(),
        Some("") => ", deprecated".to_owned(),
        Some(instead) => format!(", deprecated: {instead}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_and_types_are_listed_with_their_versions() {
        let schemas = Schemas::embedded();
        let all = render_list(&schemas, None);
        assert!(all.contains("hashicorp/aws 5.99.1            1514 resources   608 data sources\n"), "{all}");
        let some = render_list(&schemas, Some("opsworks_stack"));
        assert_eq!(some, "resource  aws_opsworks_stack  5.99.1\n");
        assert!(render_list(&schemas, Some("aws_vpc")).contains("data      aws_vpc  5.99.1, 6.25.0\n"));
    }

    #[test]
    fn a_type_is_shown_with_what_differs_between_versions() {
        let shown = render_show(&Schemas::embedded(), "aws_db_instance").expect("known");
        for line in [
            "resource \"aws_db_instance\"\n  hashicorp/aws 5.99.1\n  hashicorp/aws 6.25.0\n",
            "  instance_class = string  required\n",
            "  allocated_storage = number  optional, computed\n",
            "  region = string  optional, computed  [6.25.0]\n",
            "  blue_green_update {}  block\n    enabled = bool  optional\n",
            "  password = string  optional, sensitive\n",
            "\ndata \"aws_db_instance\"\n",
        ] {
            assert!(shown.contains(line), "{line}\nis not in\n{shown}");
        }
        let eip = render_show(&Schemas::embedded(), "aws_eip").expect("known");
        assert!(eip.contains("  vpc = bool  optional, computed, deprecated: use `domain`  [5.99.1]\n"), "{eip}");
        let security_group = render_show(&Schemas::embedded(), "aws_security_group").expect("known");
        assert!(security_group.contains("optional, computed, or as blocks\n"));
    }

    #[test]
    fn an_unknown_type_is_an_error_with_the_name_that_was_meant() {
        let error = render_show(&Schemas::embedded(), "aws_db_instanse").expect_err("unknown");
        assert_eq!(error, "no known provider has the type `aws_db_instanse`; did you mean `aws_db_instance`?");
        assert!(!render_show(&Schemas::embedded(), "acme_cloud").expect_err("unknown").contains("mean"));
    }
}
