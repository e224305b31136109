//! Finds the folders under `fixes/` at compile time, so that no list of fixes is ever written by hand, and writes every data
//! file down in the form that a start reads quickly.

#[path = "fix/words.rs"]
mod words;
#[path = "own_data/written.rs"]
mod written;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;
use words::{Risk, Safety, Stage};

/// `fix.toml` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    id: String,
    title: String,
    class: String,
    stage: Stage,
    safety: Safety,
    #[serde(default)]
    risks: Vec<Risk>,
    #[serde(default)]
    removes: Vec<String>,
    #[serde(default)]
    asked_by: Vec<String>,
    #[serde(default)]
    only_asked: bool,
    attribute: Option<toml::Table>,
    companion: Option<toml::Table>,
    component: Option<toml::Table>,
    output: Option<toml::Table>,
    rename: Option<toml::Table>,
    code: Option<Code>,
}

/// The keys of `[code]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    /// The slots that it fills when somebody asks for them.
    #[serde(default)]
    provides: Vec<String>,
}

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let fixes = root.join("fixes");
    println!("cargo::rerun-if-changed=fixes");
    let (mut all, mut readmes) = (Vec::new(), String::new());
    for folder in folders(&fixes) {
        let id = folder.file_name().and_then(|name| name.to_str()).expect("fix ids are ASCII").to_owned();
        println!("cargo::rerun-if-changed=fixes/{id}");
        all.push(fix(&folder, &id, &mut readmes));
    }
    all.sort();
    let out = format!("&[\n{}]\n", all.into_iter().map(|(_, text)| text).collect::<String>());
    let mut modules = String::new();
    for folder in folders(&fixes) {
        if folder.join("fix.rs").exists() {
            let module = folder.file_name().expect("a folder has a name").to_string_lossy().replace('-', "_");
            let _ = writeln!(modules, "#[path = {:?}]\npub mod {module};", folder.join("fix.rs"));
        }
    }
    let (system, libc) = (env::var("CARGO_CFG_TARGET_OS"), env::var("CARGO_CFG_TARGET_ENV"));
    if (system.as_deref(), libc.as_deref()) == (Ok("linux"), Ok("gnu")) {
        // The addresses that a program loaded anywhere has to mend: 450 kB as a list, 10 kB packed. A linker that does not
        // know how says so and goes on.
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    let target = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    for tree in ["fixes", "schemas", "src"] {
        println!("cargo::rerun-if-changed={tree}");
        data(&root.join(tree), &target.join("data").join(tree));
    }
    pack(&target.join("readmes.gz"), &readmes);
    fs::write(target.join("fixes.rs"), out).expect("OUT_DIR can be written");
    fs::write(target.join("code.rs"), modules).expect("OUT_DIR can be written");
}

/// What a folder declares, as Rust, behind its stage: a start takes it as it is. Its README is put behind the others.
fn fix(folder: &Path, id: &str, readmes: &mut String) -> (Stage, String) {
    let path = folder.join("fix.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let declared: Declared = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert_eq!(declared.id, id, "{}: the folder has another name", path.display());
    let is_code = folder.join("fix.rs").exists();
    assert_eq!(declared.code.is_some(), is_code, "fixes/{id}: [code] in fix.toml and a fix.rs beside it go together");
    let listed = declared.component.as_ref().and_then(|table| table.get("provides")?.as_array());
    let mut provides: Vec<&str> = listed.into_iter().flatten().filter_map(toml::Value::as_str).collect();
    provides.extend(declared.code.iter().flat_map(|code| code.provides.iter().map(String::as_str)));
    let keyed = [
        ("Attribute", &declared.attribute),
        ("Companion", &declared.companion),
        ("Component", &declared.component),
        ("Output", &declared.output),
        ("Rename", &declared.rename),
    ];
    let mut shapes: Vec<String> = keyed
        .into_iter()
        .filter_map(|(shape, table)| Some(format!("{shape}({:?})", written(table.as_ref()?))))
        .collect();
    shapes.extend(is_code.then(|| format!("Code(code::{}::find)", id.replace('-', "_"))));
    let [shape] = shapes.as_slice() else { panic!("fixes/{id}/fix.toml: {} shapes, one is needed", shapes.len()) };
    let Declared { title, class, stage, safety, risks, removes, asked_by, only_asked, .. } = &declared;
    let risks: Vec<String> = risks.iter().map(|risk| format!("Risk::{risk:?}")).collect();
    let musts: Vec<String> = musts(folder)
        .into_iter()
        .map(|(name, path)| format!("({name:?}, include_bytes!({:?}))", packed(id, &name, &path)))
        .collect();
    let (start, path) = (readmes.len(), folder.join("README.md"));
    *readmes += &fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let text = format!(
        "    Raw {{\n        id: {id:?},\n        title: {title:?},\n        class: {class:?},\n        \
         stage: Stage::{stage:?},\n        safety: Safety::{safety:?},\n        risks: &[{}],\n        \
         removes: &{removes:?},\n        asked_by: &{asked_by:?},\n        only_asked: {only_asked},\n        \
         provides: &{provides:?},\n        shape: Declared::{shape},\n        readme: {start}..{},\n        \
         must: &[{}],\n    }},\n",
        risks.join(", "),
        readmes.len(),
        musts.join(", "),
    );
    (*stage, text)
}

fn table(path: &Path) -> toml::Table {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Data files of more bytes are there packed as well.
const LARGE: usize = 64 << 10;

fn pack(path: &Path, text: &str) {
    let file = fs::File::create(path).expect("OUT_DIR can be written");
    let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::best());
    packed.write_all(text.as_bytes()).and_then(|()| packed.finish()).expect("OUT_DIR can be written");
}

/// Packs what must hold, by itself: a run needs few of hundreds.
fn packed(id: &str, variant: &str, path: &Path) -> PathBuf {
    let folder = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("must");
    fs::create_dir_all(&folder).expect("OUT_DIR can be written");
    let to = folder.join(format!("{id}.{variant}.gz"));
    pack(&to, &fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())));
    to
}

fn written(table: &toml::Table) -> String {
    let mut text = String::new();
    written::value(&toml::Value::Table(table.clone()), &mut text);
    text
}

/// Writes the data files of a folder and of those in it.
fn data(folder: &Path, out: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, out) = (entry.path(), out.join(entry.file_name()));
        if path.is_dir() {
            data(&path, &out);
        } else if path.extension().is_some_and(|end| end == "toml") && path.file_name() != Some("fix.toml".as_ref()) {
            let text = written(&table(&path));
            fs::create_dir_all(out.parent().expect("it has a name")).expect("OUT_DIR can be written");
            if text.len() > LARGE {
                pack(&out.with_extension("data.gz"), &text);
            }
            fs::write(out.with_extension("data"), text).expect("OUT_DIR can be written");
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
