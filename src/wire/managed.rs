//! The managed rule of AWS Config that a rule is called after.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::module::block::Block;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    named: Vec<String>,
    other: BTreeMap<String, String>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| crate::data!("fixes/required-argument/managed-rules"));

/// The identifier in quotes: by what the name of the rule ends with, the longest first, else by its label.
pub fn rule(block: Block) -> Option<String> {
    let name = block.attribute("name").map(|one| one.value().text().trim_matches('"').to_owned());
    let label = block.name().replace('_', "-");
    let known = || RULES.named.iter().chain(RULES.other.keys()).map(String::as_str);
    let meant = |said: &str| {
        let said = said.to_lowercase().replace('_', "-");
        let is =
            |rule: &&str| said.strip_suffix(rule).is_some_and(|front| !front.ends_with(|c: char| c.is_alphanumeric()));
        known().filter(is).max_by_key(|rule| rule.len())
    };
    let rule = name.as_deref().and_then(meant).or_else(|| meant(&label))?;
    let own = || rule.to_uppercase().replace('-', "_");
    Some(format!("\"{}\"", RULES.other.get(rule).cloned().unwrap_or_else(own)))
}
