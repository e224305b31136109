//! Paths: which folder is the root, which module a file belongs to, and where the code looks for a file.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::name::file_name;
use crate::pattern::pattern;

static PATH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?-u)"(\$\{path\.(?:module|root|cwd)\}/)?((?:\.{1,2}/)*[\w@+.-]+(?:/[\w@+.-]+)*)/?""#));
static SOURCE: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?m-u)^\s*source\s*=\s*"(\.{1,2}/[\w./-]*)""#));
static SOURCE_DIR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?m)^\s*source_dir\s*=\s*"(?:\$\{path\.(?:module|root|cwd)\}/)?([^"$]+)""#));

/// A path put behind a folder, without `.` and `..`; `None` when it leaves the root.
pub(crate) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What the code reads from files and folders, by the path from the root.
#[derive(Default)]
pub(crate) struct Wanted {
    /// Every string of the code that may be a path.
    pub files: BTreeSet<String>,
    /// Folders that are packed as a whole.
    pub folders: BTreeSet<String>,
    /// Folders of modules that are called.
    pub modules: BTreeSet<String>,
}

impl Wanted {
    /// Adds what the code of a file in `folder` reads.
    pub(crate) fn add(&mut self, folder: &str, text: &str) {
        for found in PATH.captures_iter(text) {
            let from_root = found.get(1).is_some_and(|base| !base.as_str().contains("module"));
            let looks_like_a_path = found.get(1).is_some() || found[2].contains('.');
            if looks_like_a_path && let Some(path) = join(if from_root { "" } else { folder }, &found[2]) {
                self.files.insert(path);
            }
        }
        self.folders.extend(SOURCE_DIR.captures_iter(text).filter_map(|found| join(folder, &found[1])));
        self.modules.extend(SOURCE.captures_iter(text).filter_map(|found| join(folder, &found[1])));
    }

    /// The wanted paths by their file names.
    pub(crate) fn by_name(&self) -> HashMap<&str, Vec<&str>> {
        self.files.iter().fold(HashMap::new(), |mut all: HashMap<&str, Vec<&str>>, path| {
            all.entry(file_name(path)).or_default().push(path);
            all
        })
    }
}

/// Folders that say what stands in them; they stay in paths.
const SPEAKING: [&str; 12] = [
    "modules",
    "module",
    "environments",
    "environment",
    "envs",
    "env",
    "live",
    "stacks",
    "examples",
    "accounts",
    "regions",
    "bootstrap",
];

/// The folder that every path of the root module starts with and that is left out: `lib/`, or one that all Terraform files share.
/// `paths` are the Terraform files, `assets` the other ones, `wanted` what the code reads when nothing is left out.
pub(crate) fn prefix(paths: &[&str], assets: &[&str], wanted: &Wanted) -> Option<String> {
    let first = |path: &str| path.split_once('/').map(|(first, _)| first.to_owned());
    let mut prefix = paths.iter().chain(assets).any(|path| path.starts_with("lib/")).then(|| "lib".to_owned());
    if prefix.is_none() {
        let shared: BTreeMap<Option<String>, usize> = paths.iter().fold(BTreeMap::new(), |mut all, path| {
            *all.entry(first(path)).or_default() += 1;
            all
        });
        prefix = shared
            .keys()
            .next()
            .filter(|_| shared.len() == 1)
            .cloned()
            .flatten()
            .filter(|name| !SPEAKING.contains(&name.as_str()));
    }
    let prefix = format!("{}/", prefix?);
    // A file beside the folder that the code reads through `..` would be out of reach.
    let beside = assets.iter().any(|path| !path.starts_with(&prefix) && wanted.files.contains(*path));
    (!beside).then_some(prefix)
}

static FOLDER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?-u)(?:^|[\s`(*/])((?:[\w.-]+/)*modules/[\w-]+)/?(?:$|[\s`)*:,])"));

/// Modules that are called, by the words of their folder's name; `None` when two folders have one name.
pub(crate) struct Modules(HashMap<Vec<String>, Option<String>>);

/// More words than the name of a module has.
const WORDS: usize = 5;

impl Modules {
    /// The modules that stand in these folders.
    pub(crate) fn new(folders: impl Iterator<Item = String>) -> Self {
        let mut all = HashMap::new();
        for folder in folders {
            all.entry(words(file_name(&folder))).and_modify(|known| *known = None).or_insert(Some(folder));
        }
        Modules(all)
    }

    /// The module that headings speak of, the last one first: a path below `modules/`, or the name of a module that is called.
    pub(crate) fn of(&self, headings: &[String]) -> Option<String> {
        headings.iter().rev().find_map(|heading| {
            if let Some(found) = FOLDER.captures(heading) {
                return Some(found[1].trim_start_matches("./").to_owned());
            }
            let words = words(heading);
            let says_module = words.iter().any(|word| word == "module" || word == "modules");
            let named = || (1..=WORDS).flat_map(|len| words.windows(len)).find_map(|words| self.0.get(words)?.clone());
            says_module.then(named).flatten()
        })
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Paths that are spoken for, on systems that tell upper case from lower case and on those that do not.
#[derive(Default)]
pub(crate) struct Taken {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl Taken {
    /// Whether a file can be written there: no other file has the name, as a file or as a folder.
    pub(crate) fn is_free(&self, path: &str) -> bool {
        let path = path.to_lowercase();
        !self.files.contains(&path)
            && !self.folders.contains(&path)
            && !ancestors(&path).any(|folder| self.files.contains(folder))
    }

    /// Takes a path.
    pub(crate) fn take(&mut self, path: &str) {
        let path = path.to_lowercase();
        self.folders.extend(ancestors(&path).map(str::to_owned));
        self.files.insert(path);
    }

    /// Whether a file stands in the folder.
    pub(crate) fn is_folder(&self, path: &str) -> bool {
        self.folders.contains(&path.to_lowercase())
    }
}

/// The folders that a path stands in, the outermost last.
pub(crate) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').rev().map(|(at, _)| &path[..at])
}
