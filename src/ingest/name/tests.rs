//! Which names are found, and which are allowed.

use super::*;

#[test]
fn a_line_that_is_only_a_name_gives_it() {
    let lines = [
        "main.tf",
        "`main.tf`",
        "**main.tf**",
        "**`main.tf`**:",
        "1. **main.tf** - the root",
        "File: main.tf",
        "📄 File 2: `./main.tf` (new)",
        "=== main.tf ===",
        "main.tf — what is in it",
    ];
    for line in lines {
        assert_eq!(alone(line).as_deref(), Some("main.tf"), "{line}");
    }
}

#[test]
fn a_line_that_speaks_of_a_name_is_not_only_a_name() {
    for line in ["Edit main.tf and apply it", "See `main.tf`", "the main.tf", "*.tf", "node.js", "version 1.2", ""] {
        assert_eq!(alone(line), None, "{line}");
    }
}

#[test]
fn the_only_name_of_a_sentence_is_found() {
    assert_eq!(only("Here is a complete `tap\\_stack.tf` file:").as_deref(), Some("tap_stack.tf"));
    assert_eq!(only("#### Lambda module (`modules/lambda/main.tf`)").as_deref(), Some("modules/lambda/main.tf"));
    assert_eq!(only("`main.tf` (lib/main.tf)").as_deref(), Some("main.tf"));
    assert_eq!(only("It needs main.tf and variables.tf"), None);
    assert_eq!(only("Look at https://example.com/main.tf"), None);
    assert_eq!(only("Write it in Node.js, e.g. for us-east-1."), None);
}

#[test]
fn a_comment_names_its_file() {
    let name = |line: &str| comment(line).map(|name| (name.path, name.found));
    let sure = |path: &str| Some((path.to_owned(), Found::Comment));
    assert_eq!(name("# main.tf"), sure("main.tf"));
    assert_eq!(name("// lambda/index.js - entry point"), sure("lambda/index.js"));
    assert_eq!(name("# ---- modules/vpc/main.tf ----"), sure("modules/vpc/main.tf"));
    assert_eq!(name("<!-- index.html -->"), sure("index.html"));
    assert_eq!(name("/* styles.css */"), sure("styles.css"));
    assert_eq!(name("# TAP_STACK.TF - everything"), sure("tap_stack.tf"));
    assert_eq!(name("# Web tier (security.tf)"), Some(("security.tf".to_owned(), Found::Heading)));
    assert_eq!(name("# SHARED NETWORK - network.tf"), Some(("network.tf".to_owned(), Found::Heading)));
    for line in ["# Copy this to backend.tf and edit it", "# the variables", "#!/bin/bash", "# ====", "main.tf"] {
        assert_eq!(name(line), None, "{line}");
    }
}

#[test]
fn an_info_string_names_its_file() {
    let name = |text: &str| info(text).map(|name| name.path);
    for text in ["hcl:a/b.tf", "hcl title=\"a/b.tf\"", "hcl - a/b.tf", "hcl a/b.tf", "a/b.tf", "{.hcl file='a/b.tf'}"] {
        assert_eq!(name(text).as_deref(), Some("a/b.tf"), "{text}");
    }
    assert_eq!(name("hcl"), None);
    assert_eq!(name("python3"), None);
}

#[test]
fn nothing_outside_of_the_folder_is_safe() {
    let refused = [
        "../main.tf",
        "a/../../main.tf",
        "/etc/passwd.sh",
        "C:/main.tf",
        "a//main.tf",
        ".git/config.sh",
        "a/.hidden.tf",
        "nul.tf",
        "a/COM1.tf",
        "lpt¹.tf",
        "aux",
        "CONOUT$",
        "~/main.tf",
        "-rf.tf",
        "main.tf.",
        "main.tf/other.sh",
        "a\u{0}.tf",
        "",
    ];
    for name in refused {
        assert!(safe(name).is_err(), "{name}");
    }
    assert!(safe(&"a".repeat(300)).is_err());
    for name in ["main.tf", "modules/vpc/main.tf", "console.tf", "com.tf", "nullable.tf", "a b.tf"] {
        assert_eq!(safe(name).as_deref(), Ok(name));
    }
    assert_eq!(safe("/lib/main.tf").as_deref(), Ok("lib/main.tf"));
}
