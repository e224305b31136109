//! Patterns of paths: `*` and `?` stay within a part, `**` is any number of parts, and a folder stands for what is in it.

/// A pattern of paths with `/` between the parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<String>,
}

impl Pattern {
    /// The pattern of a text; `./` in front and `/` behind mean nothing.
    pub fn new(text: &str) -> Self {
        Pattern { parts: text.split('/').filter(|part| !matches!(*part, "" | ".")).map(str::to_owned).collect() }
    }

    /// Whether it matches a path or a folder above it.
    pub fn matches(&self, path: &str) -> bool {
        let path: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
        (1..=path.len()).any(|length| parts(&self.parts, &path[..length]))
    }
}

fn parts(pattern: &[String], path: &[&str]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((first, rest)), _) if first == "**" => (0..=path.len()).any(|skipped| parts(rest, &path[skipped..])),
        (Some((first, rest)), Some((name, below))) => part(first.as_bytes(), name.as_bytes()) && parts(rest, below),
        _ => false,
    }
}

fn part(pattern: &[u8], name: &[u8]) -> bool {
    match (pattern.split_first(), name.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), _) => (0..=name.len()).any(|skipped| part(rest, &name[skipped..])),
        (Some((b'?', rest)), Some((_, behind))) => part(rest, behind),
        (Some((one, rest)), Some((other, behind))) => one == other && part(rest, behind),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_stars() {
        for (pattern, path, want) in [
            ("modules/legacy", "modules/legacy/main.tf", true),
            ("modules/legacy/", "modules/legacy/deep/main.tf", true),
            ("modules/*/main.tf", "modules/db/main.tf", true),
            ("modules/*/main.tf", "modules/a/b/main.tf", false),
            ("**/main.tf", "main.tf", true),
            ("**/main.tf", "a/b/main.tf", true),
            ("./*.tf", "outputs.tf", true),
            ("*.tf", "a/outputs.tf", false),
            ("v?.tf", "v1.tf", true),
            ("legacy", "modules/legacy/main.tf", false),
        ] {
            assert_eq!(Pattern::new(pattern).matches(path), want, "{pattern} {path}");
        }
    }
}
