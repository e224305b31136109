//! Values by the words that end a name.

use serde::Deserialize;

/// Names, and what they are set to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// How such names end.
    pub ends: Vec<String>,
    /// The value.
    #[serde(default)]
    pub value: String,
    /// What a person must still decide, where the value is only a placeholder.
    pub decide: Option<String>,
}

impl Row {
    /// The value, which is the input's own name where none is given.
    pub fn spelt(&self, name: &str) -> String {
        let plain = name.strip_suffix("_name").unwrap_or(if name == "name" { "app" } else { name }).replace('_', "-");
        if self.value.is_empty() { format!("{plain:?}") } else { self.value.clone() }
    }
}

/// Whether a name ends with one of these words.
pub fn ends(name: &str, all: &[String]) -> bool {
    all.iter().any(|end| name.strip_suffix(end.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('_')))
}
