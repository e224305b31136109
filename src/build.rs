//! Finds the folders under `fixes/` at compile time, so that no list of fixes is ever written by hand, and writes every data
//! file down in the form that a start reads quickly.

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
        let table = table(&folder.join("fix.toml"));
        let code = folder.join("fix.rs");
        assert_eq!(
            table.contains_key("code"),
            code.exists(),
            "fixes/{id}: [code] in fix.toml and a fix.rs beside it go together"
        );
        let _ = writeln!(
            out,
            "    Raw {{\n        id: {id:?},\n        declared: {:?},",
            serde_json::to_string(&table).expect("a table is an object")
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
    for tree in ["fixes", "schemas", "src"] {
        println!("cargo::rerun-if-changed={tree}");
        data(&root.join(tree), &target.join("data").join(tree));
    }
    fs::write(target.join("fixes.rs"), out).expect("OUT_DIR can be written");
    fs::write(target.join("code.rs"), modules).expect("OUT_DIR can be written");
}

fn table(path: &Path) -> toml::Table {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Writes the data files of a folder and of those in it as JSON.
fn data(folder: &Path, out: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, out) = (entry.path(), out.join(entry.file_name()));
        if path.is_dir() {
            data(&path, &out);
        } else if path.extension().is_some_and(|end| end == "toml") && path.file_name() != Some("fix.toml".as_ref()) {
            let json = serde_json::to_string(&table(&path)).expect("a table is an object");
            fs::create_dir_all(out.parent().expect("it has a name")).expect("OUT_DIR can be written");
            fs::write(out.with_extension("json"), json).expect("OUT_DIR can be written");
        }
    }
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
