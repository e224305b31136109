//! Marks that the sources lack: `schemas/sensitive.toml` and `schemas/deprecated.toml`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use tffix::schema::json::Document;
use tffix::schema::types::BlockType;
use tffix::schema::version::{Constraints, parse_version};

/// Facts of one source, as a file has them; `T` is what it says of a type.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts<T> {
    source: String,
    read: String,
    versions: Option<String>,
    #[serde(default = "BTreeMap::new")]
    resource: BTreeMap<String, T>,
    #[serde(default = "BTreeMap::new")]
    data: BTreeMap<String, T>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<T> {
    facts: Vec<Facts<T>>,
}

/// What a fact says of the attribute or block at its path.
#[derive(Clone)]
enum Mark {
    Sensitive,
    Deprecated(Arc<str>),
}

/// One fact.
struct Fact {
    versions: Constraints,
    data: bool,
    type_name: String,
    path: String,
    mark: Mark,
}

/// Writes the marks of the folder's files into the documents.
///
/// # Errors
/// When a file cannot be read, or a fact names something that no document has.
pub fn apply(folder: &Path, documents: &mut [(String, Document)]) -> Result<(), Box<dyn Error>> {
    for fact in read(folder)? {
        let mut met = false;
        for (_, document) in &mut *documents {
            let version = parse_version(document.version.as_deref().unwrap_or_default())?;
            let types = if fact.data { &mut document.data_sources } else { &mut document.resources };
            let block = types.get_mut(&fact.type_name).filter(|_| fact.versions.allows(&version));
            met |= block.is_some_and(|block| set(block, &fact.path, &fact.mark));
        }
        if !met {
            return Err(format!("no schema has {} of {}", fact.path, fact.type_name).into());
        }
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Vec<Fact>, Box<dyn Error>> {
    let mut all = Vec::new();
    let sensitive: File<Vec<String>> = toml::from_str(&fs::read_to_string(folder.join("sensitive.toml"))?)?;
    for facts in sensitive.facts {
        each(&mut all, facts, |paths| paths.into_iter().map(|path| (path, Mark::Sensitive)).collect())?;
    }
    let deprecated: File<BTreeMap<String, String>> =
        toml::from_str(&fs::read_to_string(folder.join("deprecated.toml"))?)?;
    for facts in deprecated.facts {
        let marks = |paths: BTreeMap<String, String>| {
            paths.into_iter().map(|(path, instead)| (path, Mark::Deprecated(instead.into()))).collect()
        };
        each(&mut all, facts, marks)?;
    }
    Ok(all)
}

fn each<T>(all: &mut Vec<Fact>, facts: Facts<T>, marks: impl Fn(T) -> Vec<(String, Mark)>) -> Result<(), String> {
    if facts.source.is_empty() || facts.read.is_empty() {
        return Err("a source or its date is empty".into());
    }
    let versions = facts.versions.as_deref().map(Constraints::parse).transpose()?.unwrap_or_default();
    for (data, types) in [(false, facts.resource), (true, facts.data)] {
        for (type_name, said) in types {
            for (path, mark) in marks(said) {
                all.push(Fact { versions: versions.clone(), data, type_name: type_name.clone(), path, mark });
            }
        }
    }
    Ok(())
}

/// Marks what stands at a path; whether it is there.
fn set(block: &mut BlockType, path: &str, mark: &Mark) -> bool {
    if let Some((first, rest)) = path.split_once('.') {
        let nested = block.blocks.get_mut(first);
        return nested.is_some_and(|nested| set(Arc::make_mut(&mut nested.block), rest, mark));
    }
    let attribute = block.attributes.get_mut(path);
    match (mark, attribute) {
        (Mark::Sensitive, Some(attribute)) => attribute.sensitive = true,
        (Mark::Deprecated(instead), Some(attribute)) => attribute.deprecated = Some(instead.clone()),
        (Mark::Deprecated(instead), None) if path == "*" => block.deprecated = Some(instead.clone()),
        (Mark::Deprecated(instead), None) => {
            let Some(nested) = block.blocks.get_mut(path) else { return false };
            Arc::make_mut(&mut nested.block).deprecated = Some(instead.clone());
        }
        (Mark::Sensitive, None) => return false,
    }
    true
}
