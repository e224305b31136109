//! The parser as a whole: verdicts, ranges, recovery.

use super::*;
use std::path::PathBuf;

/// The folder of things that are shared between checkouts, if it is there.
fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("TFFIX_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = root.join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: {path} is not there");
    None
}

/// Probes that Terraform accepts and this parser does not: hcl-edit stops at 64 nested expressions or blocks and at 128
/// chained operators, so as not to overflow the stack (Terraform itself does on much deeper text).
const TOO_DEEP: [&str; 7] = ["n_paren70", "n_arr70", "n_ops140", "n_ops140_func", "n_cond70", "n_block70", "n_neg70"];

#[test]
fn verdicts_on_probes_are_those_of_terraform() {
    let Some(folder) = shared("research/probes") else { return };
    let index = std::fs::read_to_string(folder.join("index.json")).unwrap();
    let index: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&index).unwrap();
    let mut wrong = Vec::new();
    for (name, probe) in &index {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let tree = parse(&text);
        let what = probe["what"].as_str().unwrap();
        let accepts = probe["terraform_accepts"].as_bool().unwrap();
        if tree.is_valid() != (accepts && !TOO_DEEP.contains(&what)) {
            wrong.push(format!("{what}: Terraform accepts: {accepts}, here: {:?}", tree.junk().next()));
        }
    }
    assert!(index.len() > 500);
    assert_eq!(wrong, [""; 0]);
}
