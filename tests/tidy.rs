//! House rules that a machine can hold.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::{entries, read, root};

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
}

fn all_rust() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["src", "fixes", "tests", "examples", "benches"] {
        rust_files(&root().join(folder), &mut found);
    }
    assert!(found.len() > 20, "the project's files are found");
    found
}

fn short(path: &Path) -> String {
    path.strip_prefix(root()).expect("below the root").display().to_string()
}

#[test]
fn every_file_opens_with_a_sentence() {
    let silent: Vec<_> =
        all_rust().iter().filter(|path| !read(path).starts_with("//! ")).map(|path| short(path)).collect();
    assert!(silent.is_empty(), "no `//!` sentence on top: {silent:?}");
}

#[test]
fn no_file_is_too_long() {
    let limit = |path: &Path| if path.starts_with(root().join("fixes")) { 200 } else { 400 };
    let long: Vec<_> =
        all_rust().iter().filter(|path| read(path).lines().count() > limit(path)).map(|path| short(path)).collect();
    assert!(long.is_empty(), "over 400 lines (a fix: 200): {long:?}");
}

#[test]
fn fixes_are_formatted_as_the_rest() {
    // `cargo fmt` does not reach modules that the build finds.
    let files: Vec<_> = all_rust().into_iter().filter(|path| path.starts_with(root().join("fixes"))).collect();
    let config = format!("{}", root().display());
    let Ok(output) =
        Command::new("rustfmt").args(["--check", "--edition", "2024", "--config-path", &config]).args(&files).output()
    else {
        println!("skipped: there is no rustfmt");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    let marks = ["/home/", "/Users/", concat!("/ro", "ot/"), concat!("/wo", "rk/")];
    for path in all_rust() {
        let text = read(&path);
        for mark in marks {
            assert!(!text.contains(mark) || path.ends_with("tests/tidy.rs"), "{} holds {mark}", short(&path));
        }
    }
}

/// What a component costs and leaves open is for whoever pays: its README says so, the amounts with their source in
/// `docs/prices.md`.
#[test]
fn every_component_says_what_it_creates_costs_and_leaves_open() {
    let prices = read(&root().join("docs/prices.md"));
    let rows: Vec<Vec<&str>> =
        prices.lines().filter(|line| line.starts_with("| ")).map(|line| line.split(" | ").collect()).skip(1).collect();
    for row in &rows {
        assert!(row.len() == 4 && row[2].starts_with("https://"), "a price has a name, a source and a day: {row:?}");
    }
    let named = |text: &str| rows.iter().any(|row| text.contains(&format!("[{}](../../docs/prices.md)", &row[0][2..])));
    let mut looked_at = 0;
    for folder in entries(&root().join("fixes")).into_iter().filter(|path| path.is_dir()) {
        let declared = read(&folder.join("fix.toml"));
        if !declared.contains("[component]") && !declared.contains("provides = ") {
            continue;
        }
        looked_at += 1;
        let readme = read(&folder.join("README.md"));
        let section = readme.split("\n## What it creates\n").nth(1).and_then(|rest| rest.split("\n## ").next());
        let section = section.unwrap_or_else(|| panic!("{} does not say what it creates", short(&folder)));
        let words = section.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_free = ["cost nothing", "costs nothing", "free of charge"].iter().any(|free| words.contains(free));
        assert!(is_free || named(&words), "{} does not say what it costs, as docs/prices.md has it", short(&folder));
        assert!(words.contains("must still decide"), "{} does not say what a person must still decide", short(&folder));
    }
    assert!(looked_at > 70, "the components are found");
}
