//! Names that a program in a text binds or reads: of a shell, of Python, of JavaScript, of a mapping template.

/// Whether a script reads or binds a name: `name.part`, `name[0]`, `f(name)`, `$name`.
pub fn is_used(name: &str, outside: &str) -> bool {
    is_set(name, outside)
        || is_script(outside)
            && words(name, outside).any(|(before, after)| {
                before.ends_with('$')
                    || after.starts_with(['.', '['])
                    || before.ends_with(['(', ',', ' ']) && after.starts_with([',', ')'])
            })
        || words(name, outside).any(|(before, after)| before.ends_with('$') && after.starts_with('.'))
}

/// Whether a script gives a name a value: `name = ...`, `const name = ...`, `for name in ...`, `def f(name)`.
pub fn is_set(name: &str, outside: &str) -> bool {
    is_script(outside)
        && words(name, outside).any(|(before, after)| {
            let after = after.trim_start_matches(' ');
            let line = before.rsplit('\n').next().unwrap_or_default();
            let assigned = after.starts_with('=')
                && !after.starts_with("==")
                && !after[1..].trim_start_matches(['"', ' ']).starts_with('\0');
            let passed = after.starts_with([',', ')'])
                && ["def ", "function", "lambda", "(", "catch"].iter().any(|word| line.contains(word));
            let declared = ["const ", "let ", "var "].iter().any(|word| line.ends_with(word));
            let taken_apart = after.starts_with([',', '}'])
                && ["const {", "let {", "var {", "({"].iter().any(|open| line.contains(open));
            assigned
                || passed
                || declared
                || taken_apart
                || line.ends_with("for ") && (after.starts_with("in ") || after.starts_with("of "))
        })
}

/// Whether text is a program and no settings or prose.
fn is_script(text: &str) -> bool {
    ["def ", "import ", "function", "=> ", "const ", "require(", "print(", "console."]
        .iter()
        .any(|sign| text.contains(sign))
}

/// The texts before and behind each place of a name.
fn words<'t>(name: &str, text: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
    let len = name.len();
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name)
        .collect::<Vec<_>>()
        .into_iter()
        .map(move |(at, _)| (&text[..at], &text[at + len..]))
        .filter(move |(before, after)| {
            !before.ends_with(is_name) && !before.ends_with('.') && !after.starts_with(is_name)
        })
}
