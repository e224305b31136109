//! What the first line of a top-level block looks like: the one sign of structure that survives any mistake.

/// Blocks that Terraform knows at the top level of a `.tf` file (1.11), and how many labels each has.
const KEYWORDS: [(&str, usize); 13] = [
    ("check", 1),
    ("data", 2),
    ("ephemeral", 2),
    ("import", 0),
    ("locals", 0),
    ("module", 1),
    ("moved", 0),
    ("output", 1),
    ("provider", 1),
    ("removed", 0),
    ("resource", 2),
    ("terraform", 0),
    ("variable", 1),
];

/// How many labels the top-level block of a keyword has.
pub(super) fn labels(keyword: &str) -> Option<usize> {
    KEYWORDS.iter().find(|(name, _)| *name == keyword).map(|(_, labels)| *labels)
}

/// The keyword that a text is.
pub(super) fn keyword(text: &str) -> Option<&'static str> {
    KEYWORDS.iter().map(|(name, _)| *name).find(|name| *name == text)
}

/// Whether a word is the beginning of a keyword, or the whole of it.
pub(super) fn begins(word: &str) -> bool {
    KEYWORDS.iter().any(|(name, _)| name.starts_with(word))
}

/// Whether a line without its indentation is `keyword labels {`. A label too few is forgiven, but a keyword that takes
/// labels needs one: nested blocks may be called `data` or `provider`, too. Where all labels are there, their quotes may be
/// of another kind, or missing on one side.
pub(super) fn is_header(line: &str) -> bool {
    let bytes = line.as_bytes();
    let word = name_len(bytes);
    let Some(wanted) = labels(&line[..word]) else { return false };
    let mut at = word;
    let mut found = 0;
    loop {
        at += bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        match bytes.get(at) {
            Some(b'{') => return wanted == 0 || found > 0,
            Some(b'"') => match bytes[at + 1..].iter().position(|b| matches!(b, b'"' | b'\n')) {
                Some(len) if bytes[at + 1 + len] == b'"' => at += len + 2,
                _ => return is_misquoted(&line[word..], wanted),
            },
            _ => match name_len(&bytes[at..]) {
                0 => return is_misquoted(&line[word..], wanted),
                len => at += len,
            },
        }
        found += 1;
    }
}

/// Whether text is so many labels in quotes of any kind, and a brace behind them.
fn is_misquoted(text: &str, wanted: usize) -> bool {
    let line = text.lines().next().unwrap_or("");
    let Some((labels, _)) = line.split_once('{') else { return false };
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let is_mark = |c: char| c == ' ' || QUOTES.contains(&c);
    let words = labels.split(is_mark).filter(|word| !word.is_empty());
    wanted > 0 && labels.contains(QUOTES) && labels.chars().all(|c| part(c) || is_mark(c)) && words.count() == wanted
}

/// What stands around a label, or was meant to.
const QUOTES: [char; 6] = ['"', '\'', '“', '”', '‘', '’'];

/// How far the first header of a text is indented, in bytes. The other headers are expected there, too.
pub(super) fn indent(text: &str) -> Option<usize> {
    text.lines().find_map(|line| {
        let rest = line.trim_start_matches([' ', '\t']);
        is_header(rest).then(|| line.len() - rest.len())
    })
}

fn name_len(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_told_from_prose_and_from_nested_blocks() {
        for line in
            ["resource \"a\" \"b\" {", "locals{", "module vpc {", "variable \"x\" { type = string }", "data \"a\" {\r"]
        {
            assert!(is_header(line), "{line}");
        }
        for line in ["resource \"a \"b\" {", "resource \"a\" b\" {", "data 'a' 'b' {", "variable “x” {", "module \"a {"]
        {
            assert!(is_header(line), "{line}");
        }
        for line in
            ["resource \"a\" \"b\"", "data {", "data sources are", "locals = {", "resource \"a {", "ingress {", ""]
        {
            assert!(!is_header(line), "{line}");
        }
    }

    #[test]
    fn the_indent_is_that_of_the_first_header() {
        assert_eq!(indent("# a\nx = 1\n    locals {\nlocals {\n"), Some(4));
        assert_eq!(indent("x = 1\n"), None);
    }
}
