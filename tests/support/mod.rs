//! What the tests share: folders of Terraform as sources, goldens, diffs.

#![allow(dead_code)] // Each test uses a part of it.

use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;
use tffix::source::{File, Sources};

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder with the oracle and the real answers, where it is there.
pub fn shared() -> Option<PathBuf> {
    let path = std::env::var_os("TFFIX_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    path.join("oracle").is_dir().then_some(path)
}

/// One `.tf` file as `main.tf`, or every file of a folder but what a case asks for.
pub fn sources(path: &Path) -> Sources {
    if path.is_file() {
        return Sources::new([File::new("main.tf", read(path))]);
    }
    let mut files = Vec::new();
    collect(path, path, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Sources::new(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for path in entries(folder) {
        if path.is_dir() {
            collect(root, &path, files);
        } else if !matches!(
            path.file_name().and_then(|name| name.to_str()),
            Some("prompt.md" | "review.md" | "require")
        ) {
            let relative = path.strip_prefix(root).expect("it was found below").to_string_lossy().replace('\\', "/");
            files.push(File::new(relative, read(&path)));
        }
    }
}

/// What a folder holds, sorted; nothing where it is not there.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    all.sort();
    all
}

/// A file's text.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A unified diff of all files that differ.
pub fn diff(before: &Sources, after: &Sources) -> String {
    let mut out = String::new();
    for (id, file) in after.iter() {
        let old = if (id.0 as usize) < before.len() { &*before.file(id).text } else { "" };
        if old != &*file.text {
            let from = if old.is_empty() { "/dev/null".to_owned() } else { file.path.clone() };
            out += &TextDiff::from_lines(old, &*file.text)
                .unified_diff()
                .context_radius(3)
                .header(&from, &file.path)
                .to_string();
        }
    }
    out
}

/// Holds `now` against the golden file, or writes it when `BLESS=1`.
pub fn golden(path: &Path, now: &str) -> Result<(), String> {
    let old = fs::read_to_string(path).ok();
    if old.as_deref() == Some(now) {
        return Ok(());
    }
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("goldens lie in a folder")).map_err(|e| e.to_string())?;
        return fs::write(path, now).map_err(|e| e.to_string());
    }
    let shown = TextDiff::from_lines(old.as_deref().unwrap_or(""), now).unified_diff().to_string();
    Err(format!(
        "{} differs (BLESS=1 writes it, then read it):\n{shown}",
        path.strip_prefix(root()).unwrap_or(path).display()
    ))
}
