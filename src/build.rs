//! Finds the folders under `fixes/` at compile time, so that no list of fixes is ever written by hand.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let fixes = root.join("fixes");
    println!("cargo::rerun-if-changed=fixes");
    let mut out = String::from("&[\n");
    for folder in folders(&fixes) {
        let id = folder.file_name().and_then(|name| name.to_str()).expect("fix ids are ASCII").to_owned();
        println!("cargo::rerun-if-changed=fixes/{id}");
        let declared =
            fs::read_to_string(folder.join("fix.toml")).unwrap_or_else(|e| panic!("fixes/{id}/fix.toml: {e}"));
        let table: toml::Table = declared.parse().unwrap_or_else(|e| panic!("fixes/{id}/fix.toml: {e}"));
        let code = folder.join("fix.rs");
        assert_eq!(
            table.contains_key("code"),
            code.exists(),
            "fixes/{id}: [code] in fix.toml and a fix.rs beside it go together"
        );
        let _ = writeln!(
            out,
            "    Raw {{\n        id: {id:?},\n        toml: include_str!({:?}),",
            folder.join("fix.toml")
        );
        let _ = writeln!(out, "        readme: include_str!({:?}),\n        must: &[", folder.join("README.md"));
        for (variant, path) in musts(&folder) {
            let _ = writeln!(out, "            ({variant:?}, include_str!({path:?})),");
        }
        let module = id.replace('-', "_");
        let find = if code.exists() { format!("Some(code::{module}::find)") } else { "None".to_owned() };
        let _ = writeln!(out, "        ],\n        find: {find},\n    }},");
    }
    out.push_str("]\n");
    let mut modules = String::new();
    for folder in folders(&fixes) {
        if folder.join("fix.rs").exists() {
            let module = folder.file_name().expect("a folder has a name").to_string_lossy().replace('-', "_");
            let _ = writeln!(modules, "#[path = {:?}]\npub mod {module};", folder.join("fix.rs"));
        }
    }
    let target = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    fs::write(target.join("fixes.rs"), out).expect("OUT_DIR can be written");
    fs::write(target.join("code.rs"), modules).expect("OUT_DIR can be written");
}

fn folders(fixes: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(fixes) else { return Vec::new() };
    let mut all: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    all.sort();
    all
}

/// `must.tf` under the empty name, `must/NAME.tf` under its own.
fn musts(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut all = Vec::new();
    let plain = folder.join("must.tf");
    if plain.exists() {
        all.push((String::new(), plain));
    }
    if let Ok(entries) = fs::read_dir(folder.join("must")) {
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            all.extend(name.map(|name| (name, path)));
        }
    }
    all.sort();
    all
}
