//! Names of files in headings, comments, info strings and sentences; and which of them may be written.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// Where a name was found; a later one outweighs an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Found {
    /// In a sentence.
    Sentence,
    /// In a heading that says more than the name, or in a comment that does.
    Heading,
    /// A line that is nothing but the name.
    Alone,
    /// The first comment of the code.
    Comment,
    /// The info string.
    Info,
}

/// The name of a file as the answer gives it, cleaned but not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// With `/` between its parts; neither `./` nor Markdown marks.
    pub path: String,
    /// Where it was found.
    pub found: Found,
}

/// Endings that a name in the middle of a sentence must have, so that `e.g.` and `us-east-1a.` are not names.
const ENDINGS: &str = "tf|tfvars|hcl|tf\\.json|sh|bash|py|js|mjs|cjs|ts|json|ya?ml|tpl|tftpl|tmpl|j2|txt|md|toml|conf|cfg|ini|env|sql|html?|css|go|rb|java|rs|ps1|psm1|bat|xml|csv|service|lock|pem|pub|graphql|proto|example|sample|dist|template|rego|sentinel|properties|gradle|php|asl";
/// Names without an ending.
const WHOLE: &str = "Dockerfile|Makefile|Jenkinsfile|Vagrantfile|Procfile|Caddyfile|LICENSE|CODEOWNERS";
/// Programs and frameworks that look like file names.
const NOT_FILES: [&str; 9] =
    ["node.js", "next.js", "vue.js", "react.js", "express.js", "nuxt.js", "three.js", "d3.js", "asp.net"];
/// Endings of files that text cannot be.
const BINARY: [&str; 22] = [
    "zip", "jar", "war", "gz", "tgz", "tar", "bz2", "xz", "7z", "whl", "png", "jpg", "jpeg", "gif", "ico", "pdf",
    "exe", "so", "dll", "bin", "class", "tfstate",
];

static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i-u)(?:[A-Za-z]:)?[/\\]?(?:(?:[\w@+~-]|\.(?:[\w.-]*))[\w.@+~-]*[/\\])*(?:[\w@+.-]*[\w@+-]\.(?:{ENDINGS})|(?:{WHOLE}))(?:\.(?:{ENDINGS}))*\b"
    ))
});

/// Every distinct file name in a text, with the byte it starts at.
pub(crate) fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut out: Vec<(usize, &str)> = Vec::new();
    if !text.contains(['.', 'D', 'M', 'J', 'V', 'P', 'C', 'L']) || text.len() > 2000 {
        return out;
    }
    for found in TOKEN.find_iter(text) {
        let name = found.as_str();
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let inside = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '$' | '}' | ':' | '/' | '@'))
            || after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '(' | '_'))
            || text[found.end()..].starts_with("\\_");
        if inside || NOT_FILES.contains(&name.to_ascii_lowercase().as_str()) || name.starts_with("//") {
            continue;
        }
        if !out.iter().any(|(_, other)| *other == name) {
            out.push((found.start(), name));
        }
    }
    out
}

/// Removes the escapes of Markdown in front of punctuation that file names hold.
pub(crate) fn unescape(text: &str) -> String {
    text.replace("\\_", "_").replace("\\-", "-").replace("\\.", ".").replace("\\*", "*").replace("\\`", "`")
}

/// What stands around a name and is none of it: no digit, no letter (those of the scripts that prose is written in, named
/// here since the tables of all of Unicode take a millisecond to load).
const MARKS: &str = r"(?:(?-i:[^0-9A-Za-z_./\\@~\x{C0}-\x{24F}\x{370}-\x{1FFF}\x{3040}-\x{D7FF}])|_)*";

static PREFIX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        concat!(
            r"(?i)^{MARKS}",
            r"(?:(?:step|part|section|phase)\s*[0-9]+(?:\.[0-9]+)*\s*[:.)–—-]*\s*)?",
            r"(?:[0-9]+(?:\.[0-9]+)*[.):]?\s+)?{MARKS}",
            r"(?:(?:new\s+|updated\s+|example\s+)?(?:file\s*name|file|filename|filepath|path|save\s+as|create|title|begin|start(?:\s+of)?|module\s+file)\s*[0-9]*\s*[:=–—-]*\s*)?",
            r"{MARKS}$",
        ),
        MARKS = MARKS
    ))
});
static SUFFIX: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^[`*_"'~\s)\]>]*(?:$|[:;,|(\[{=#–—/]|-+(?:\s|$)|<|→|\*/|\.(?:\s|$))"#));

/// The name on a line that is nothing but a name: decoration, a number or `File:` before it, a remark behind it.
pub(crate) fn alone(line: &str) -> Option<String> {
    let line = unescape(line.trim());
    if line.len() > 200 {
        return None;
    }
    let (at, name) = *tokens(&line).first()?;
    (PREFIX.is_match(&line[..at]) && SUFFIX.is_match(&line[at + name.len()..])).then(|| clean(name))
}

/// The name on a heading that is nothing but a name.
pub(crate) fn heading_alone(line: &str) -> Option<String> {
    alone(line.strip_prefix('#').map(|line| line.trim_start_matches('#'))?)
}

/// The only name in a text.
pub(crate) fn only(text: &str) -> Option<String> {
    let text = unescape(text);
    let all = tokens(&text);
    let mut cleaned: Vec<String> = all.iter().map(|(_, name)| clean(name)).collect();
    cleaned.dedup_by(|a, b| file_name(a) == file_name(b));
    match cleaned.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// The name in a comment of code: `# main.tf`, `// lambda/index.js - what it does`, `# ==== main.tf ====`.
pub(crate) fn comment(line: &str) -> Option<Name> {
    let inner = comment_text(line)?;
    let inner = inner.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '=' | '-' | '*' | '#' | '~' | '/' | '+' | '_' | '─' | '═' | '━')
    });
    if inner.is_empty() {
        return None;
    }
    if let Some(path) = alone(inner) {
        return Some(Name { path, found: Found::Comment });
    }
    // `# Web tier (security.tf)`, `# SHARED NETWORK - main.tf`
    let (before, after) = match inner.strip_suffix(')') {
        Some(inner) => inner.rsplit_once('(')?,
        None => [" - ", " – ", " — ", ": ", " | "].iter().find_map(|sign| inner.rsplit_once(sign))?,
    };
    let path = only(after).filter(|path| *path == after.trim_matches('`'))?;
    (!before.trim().is_empty() && before.len() < 80).then_some(Name { path, found: Found::Heading })
}

/// Whether a comment says nothing but the name of a file.
pub(crate) fn names_only(line: &str) -> bool {
    comment(line).is_some_and(|name| name.found == Found::Comment)
}

/// What a line of comment says, in any of the languages that answers hold.
pub(crate) fn comment_text(line: &str) -> Option<&str> {
    let line = line.trim();
    let inner =
        ["#!", "<!--", "/*", "//", "--", "\"\"\"", "'''", "#", ";", "*", "REM ", "{{/*"].iter().find_map(|sign| {
            let inner = line.strip_prefix(sign)?;
            (*sign != "#!").then_some(inner)
        })?;
    Some(
        ["-->", "*/}}", "*/", "\"\"\"", "'''"]
            .iter()
            .fold(inner, |text, sign| text.strip_suffix(sign).unwrap_or(text))
            .trim(),
    )
}

static INFO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"(?i)(?:title|file|filename|file_name|path|name|src)\s*[=:]\s*(?:"([^"]+)"|'([^']+)'|\{?([^\s{}",]+))"#)
});

/// The name in an info string: `hcl:modules/x/main.tf`, `hcl title="main.tf"`, `hcl - main.tf`, `main.tf`.
pub(crate) fn info(info: &str) -> Option<Name> {
    let info = unescape(info);
    let found = |path: &str| Some(Name { path: clean(path), found: Found::Info });
    if let Some(named) = INFO.captures(&info) {
        return found(named.get(1).or(named.get(2)).or(named.get(3))?.as_str());
    }
    // `12:40:main.tf` says which lines these are.
    let info = info.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let rest = match info.split_once(':') {
        Some((lang, rest)) if lang.chars().all(|c| c.is_alphanumeric() || "+#-_".contains(c)) && lang.len() > 1 => rest,
        _ => info,
    };
    tokens(rest).first().and_then(|(_, name)| found(name))
}

/// A name with `/` between its parts and without `./` in front.
fn clean(name: &str) -> String {
    let mut name = name.replace('\\', "/");
    while let Some(rest) = name.strip_prefix("./") {
        name = rest.to_owned();
    }
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) && name.ends_with(".TF") {
        name.make_ascii_lowercase();
    }
    name
}

/// The last part of a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The folder part of a path, empty at the root.
pub(crate) fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..slash])
}

/// The ending of a path, in lower case; `.example` and its like do not count.
pub(crate) fn ending(path: &str) -> String {
    file_name(path).rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

/// Whether text cannot be what a file of this name holds.
pub(crate) fn is_binary(path: &str) -> bool {
    BINARY.contains(&ending(path).as_str())
}

/// Folders that an answer may name from the root of a project (`/lib/main.tf`).
const PROJECT: [&str; 9] =
    ["lib", "modules", "terraform", "infra", "infrastructure", "environments", "envs", "src", "scripts"];

/// The path that may be written for a name, or why none may. Nothing it allows leaves the folder that it is joined to, on any system.
pub(crate) fn safe(name: &str) -> Result<String, &'static str> {
    let mut name = name;
    if let Some(rest) = name.strip_prefix('/') {
        let first = rest.split('/').next().unwrap_or("");
        if !(PROJECT.contains(&first) || rest.ends_with(".tf") && !rest.contains('/')) {
            return Err("it is an absolute path");
        }
        name = rest;
    }
    if name.is_empty() || name.len() > 400 {
        return Err("it is empty or too long");
    }
    let last = name.matches('/').count();
    for (at, part) in name.split('/').enumerate() {
        if part == ".." {
            return Err("it leaves the folder");
        }
        if at < last && part.ends_with(".tf") {
            return Err("a folder of it has the name of a file");
        }
        if part.is_empty() || part.starts_with('.') {
            return Err("a part of it is empty or hidden");
        }
        if part.len() > 200 || part.ends_with(['.', ' ']) || part.starts_with([' ', '~', '-']) {
            return Err("not every system can hold it");
        }
        if part.chars().any(|c| c.is_control() || "<>:\"|?*\\$`%!&;'".contains(c)) {
            return Err("it holds a sign that not every system allows");
        }
        if is_device(part) {
            return Err("it names a device");
        }
    }
    Ok(name.to_owned())
}

/// The names that Windows keeps for devices, with any ending.
/// Source: "Naming Files, Paths, and Namespaces", Microsoft Learn.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_uppercase();
    let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$")
        || numbered.is_some_and(|rest| {
            rest.chars().count() == 1 && rest.chars().all(|c| c.is_ascii_digit() || "¹²³".contains(c))
        })
}

#[cfg(test)]
mod tests;
