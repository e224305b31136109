//! The versions of a dependency lock file (`.terraform.lock.hcl`).

use std::collections::BTreeMap;

/// The name that Terraform gives the file.
pub const FILE_NAME: &str = ".terraform.lock.hcl";

/// The locked version of each provider by its source (`hashicorp/aws`). A file that does not parse locks nothing:
/// Terraform would refuse it, and nothing else of the configuration depends on it.
pub fn versions(text: &str) -> BTreeMap<String, String> {
    let mut locked = BTreeMap::new();
    let Ok(body) = hcl_edit::parser::parse_body(text) else { return locked };
    for block in body.get_blocks("provider") {
        let Some(source) = block.labels.first() else { continue };
        let version = block.body.get_attribute("version").and_then(|attribute| attribute.value.as_str());
        if let Some(version) = version {
            locked.insert(super::normal_source(source.as_str()), version.to_owned());
        }
    }
    locked
}

#[cfg(test)]
mod tests {
    use super::versions;

    #[test]
    fn each_provider_has_its_locked_version() {
        let text = "# comment\nprovider \"host.example/hashicorp/aws\" {\n  version = \"5.31.0\"\n  constraints = \"~> 5.0\"\n  hashes = [\n    \"h1:x=\",\n  ]\n}\n\nprovider \"host.example/acme/cloud\" {\n  hashes = []\n}\n";
        let locked = versions(text);
        assert_eq!(locked.get("hashicorp/aws").map(String::as_str), Some("5.31.0"));
        assert_eq!(locked.len(), 1);
    }

    #[test]
    fn a_broken_lock_file_locks_nothing() {
        assert!(versions("provider \"hashicorp/aws\" {\n  version = \"5.31.0\"\n").is_empty());
    }
}
