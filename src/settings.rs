//! `tffix.toml`: what a team says once instead of at every call.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::catalogue::{self, Selection};
use crate::ignore::pattern::Pattern;
use crate::schema::nearest::nearest;

/// What the file is called.
pub const FILE_NAME: &str = "tffix.toml";
/// Its keys.
const KEYS: [&str; 7] = ["select", "ignore", "unsafe", "layout", "naming", "ignore-comments", "per-path"];

/// What a settings file says.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The file.
    pub path: PathBuf,
    /// Only these fixes or classes; `None` where the file does not say.
    pub select: Option<Vec<String>>,
    /// Not these fixes or classes.
    pub ignore: Option<Vec<String>>,
    /// Whether unsafe fixes are applied.
    pub allow_unsafe: Option<bool>,
    /// `keep`, `single` or `split`.
    pub layout: Option<String>,
    /// How what is added is named: `{}` stands for the thing's own name.
    pub naming: Option<String>,
    /// Whether `# tffix:ignore` comments count.
    pub comments: Option<bool>,
    /// Fixes and classes that stay silent below a path, relative to the folder of the file.
    pub per_path: Vec<(Pattern, Vec<String>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    select: Option<Vec<Spanned<String>>>,
    ignore: Option<Vec<Spanned<String>>>,
    #[serde(rename = "unsafe")]
    allow_unsafe: Option<bool>,
    layout: Option<Spanned<String>>,
    naming: Option<Spanned<String>>,
    ignore_comments: Option<bool>,
    #[serde(default)]
    per_path: BTreeMap<Spanned<String>, PerPath>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PerPath {
    ignore: Vec<Spanned<String>>,
}

/// The nearest settings file in a folder or above it, as far as the top of the repository.
pub fn find(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    for above in folder.ancestors() {
        let path = above.join(FILE_NAME);
        if path.is_file() {
            return Some(path);
        }
        if above.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Reads a settings file.
///
/// # Errors
/// When it cannot be read, or holds anything that is not known: in words, with the file, the line and its text.
pub fn read(path: &Path) -> Result<Settings, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(path, &text)
}

fn parse(path: &Path, text: &str) -> Result<Settings, String> {
    let refuse = |range: Option<Range<usize>>, why: String| at(path, text, range, &why);
    let raw: Raw = toml::from_str(text).map_err(|error| refuse(error.span(), explain(error.message())))?;
    let names = |all: &[Spanned<String>], none: bool| -> Result<Vec<String>, String> {
        let is_known = |name: &str| catalogue::all().iter().any(|fix| fix.id == name || fix.class == name);
        if let Some(name) = all.iter().find(|name| !(is_known(name.get_ref()) || none && name.get_ref() == "none")) {
            let names = catalogue::all().iter().flat_map(|fix| [fix.id, fix.class]);
            let what = format!("there is no fix or class \"{}\"", name.get_ref());
            return Err(refuse(Some(name.span()), what + &hint(name.get_ref(), names, "`tffix list` shows them all")));
        }
        Ok(all.iter().map(|name| name.get_ref().clone()).collect())
    };
    if let Some(layout) = &raw.layout
        && !["keep", "single", "split"].contains(&layout.get_ref().as_str())
    {
        let why = format!("there is no layout \"{}\": it is \"keep\", \"single\" or \"split\"", layout.get_ref());
        return Err(refuse(Some(layout.span()), why));
    }
    if let Some(naming) = &raw.naming
        && !is_naming(naming.get_ref())
    {
        let why = "a naming is letters, digits, - and _ with one {} for the thing's own name: \"shop-{}\"";
        return Err(refuse(Some(naming.span()), why.to_owned()));
    }
    let mut per_path = Vec::new();
    for (pattern, rules) in &raw.per_path {
        per_path.push((Pattern::new(pattern.get_ref()), names(&rules.ignore, false)?));
    }
    Ok(Settings {
        path: path.to_owned(),
        select: raw.select.as_deref().map(|all| names(all, true)).transpose()?,
        ignore: raw.ignore.as_deref().map(|all| names(all, false)).transpose()?,
        allow_unsafe: raw.allow_unsafe,
        layout: raw.layout.map(Spanned::into_inner),
        naming: raw.naming.map(Spanned::into_inner),
        comments: raw.ignore_comments,
        per_path,
    })
}

impl Settings {
    /// Which fixes run, where the call says nothing else.
    pub fn selection(&self, select: &[String], ignore: &[String]) -> Selection {
        let either = |call: &[String], file: &Option<Vec<String>>| match call {
            [] => file.clone().unwrap_or_default(),
            said => said.to_vec(),
        };
        Selection { select: either(select, &self.select), ignore: either(ignore, &self.ignore) }
    }
}

fn is_naming(text: &str) -> bool {
    let Some((before, behind)) = text.split_once("{}") else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    before.chars().all(plain) && behind.chars().all(plain)
}

/// What the reader of TOML says, with what to do about it.
fn explain(message: &str) -> String {
    let Some(name) = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next()) else {
        return message.lines().next().unwrap_or(message).to_owned();
    };
    let keys = if message.contains("expected `ignore`") { &["ignore"][..] } else { &KEYS[..] };
    let all = format!("the keys are {}", keys.join(", "));
    format!("there is no key \"{name}\"{}", hint(name, keys.iter().copied(), &all))
}

fn hint<'a>(name: &str, all: impl Iterator<Item = &'a str>, otherwise: &str) -> String {
    match nearest(name, all) {
        Some(near) => format!("; did you mean \"{near}\"? ({otherwise})"),
        None => format!(" ({otherwise})"),
    }
}

/// A refusal with the file, the line, and its text.
fn at(path: &Path, text: &str, range: Option<Range<usize>>, why: &str) -> String {
    let Some(range) = range else { return format!("{}: {why}", path.display()) };
    let file = crate::source::File::new(FILE_NAME, text);
    let (line, column) = file.position(range.start);
    let shown = text.lines().nth(line - 1).unwrap_or("").trim_end();
    format!("{}:{line}:{column}: {why}\n{line:>7} | {shown}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_read() {
        let text = "select = [\"encryption\", \"imdsv2\"]\nignore = []\nunsafe = true\nlayout = \"split\"\n\
                    naming = \"shop-{}\"\nignore-comments = false\n\n[per-path]\n\"modules/*\" = { ignore = [\"imdsv2\"] }\n";
        let read = parse(Path::new("tffix.toml"), text).expect("it is good");
        assert_eq!(read.select.as_deref(), Some(&["encryption".to_owned(), "imdsv2".to_owned()][..]));
        assert_eq!((read.allow_unsafe, read.comments), (Some(true), Some(false)));
        assert!(read.per_path[0].0.matches("modules/db/main.tf"));
        // The call goes before the file, key by key.
        let selection = read.selection(&["tags".to_owned()], &[]);
        assert_eq!((selection.select, selection.ignore), (vec!["tags".to_owned()], Vec::new()));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (text, want) in [
            ("unsafe = true\nselct = []\n", "tffix.toml:2:1: there is no key \"selct\"; did you mean \"select\"?"),
            (
                "ignore = [\"imdsv3\"]\n",
                "tffix.toml:1:11: there is no fix or class \"imdsv3\"; did you mean \"imdsv2\"?",
            ),
            ("layout = \"one\"\n", "tffix.toml:1:10: there is no layout \"one\""),
            ("naming = \"shop\"\n", "tffix.toml:1:10: a naming is"),
            ("unsafe = 1\n", "tffix.toml:1:10: invalid type"),
            (
                "[per-path]\n\"a\" = { ignor = [] }\n",
                "tffix.toml:2:9: there is no key \"ignor\"; did you mean \"ignore\"?",
            ),
            ("unsafe = \n", "tffix.toml:1:"),
        ] {
            let said = parse(Path::new("tffix.toml"), text).expect_err(text);
            assert!(said.starts_with(want), "{said}");
            assert!(said.contains(" | "), "{said}");
        }
    }
}
