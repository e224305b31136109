//! Transcripts of the command line: what it prints, where, and how it exits.

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd").env("NO_COLOR", "1").env("COLUMNS", "100");
}

/// Every key of a real document is described.
#[test]
fn the_json_report_is_documented() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_tffix"))
        .args(["--dry-run", "--format", "json", "examples/answer/RESPONSE.md", "--prompt", "examples/answer/PROMPT.md"])
        .current_dir(root)
        .output()
        .expect("the binary runs");
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is one JSON document");
    let docs = std::fs::read_to_string(root.join("docs/json.md")).expect("docs/json.md");
    let mut keys = Vec::new();
    collect(&document, &mut keys);
    assert!(keys.len() > 20, "a real document has findings, notes and files: {keys:?}");
    let unknown: Vec<_> =
        keys.iter().filter(|key| !docs.contains(&format!("`{key}`")) && !docs.contains(&format!(".{key}`"))).collect();
    assert!(unknown.is_empty(), "docs/json.md does not name {unknown:?}");
}

/// What the README shows is what the program prints: each line of its two excerpts, in order.
#[test]
fn the_readme_shows_a_real_run() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_tffix"))
        .args(["--dry-run", "examples/answer/RESPONSE.md", "--prompt", "examples/answer/PROMPT.md"])
        .current_dir(root)
        .output()
        .expect("the binary runs");
    let readme = std::fs::read_to_string(root.join("README.md")).expect("README.md");
    for (fence, printed) in [("```diff\n", output.stdout), ("```text\n", output.stderr)] {
        let printed = String::from_utf8(printed).expect("it prints text");
        let shown =
            readme.split(fence).nth(1).and_then(|rest| rest.split("```").next()).expect("the README has an excerpt");
        let mut lines = printed.lines();
        for line in shown.lines() {
            assert!(lines.any(|one| one == line), "the run does not print: {line}");
        }
    }
}

fn collect(value: &serde_json::Value, keys: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                if !keys.contains(key) {
                    keys.push(key.clone());
                }
                collect(value, keys);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, keys)),
        _ => {}
    }
}
