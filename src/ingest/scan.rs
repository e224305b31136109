//! Where top-level blocks start and end in text that need not be Terraform at all.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// The first line of a top-level block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header<'a> {
    /// `resource`, `variable`, ...
    pub kind: &'a str,
    /// Its labels without quotes.
    pub labels: [&'a str; 2],
    /// Whether the `{` stands on the line.
    pub open: bool,
}

static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    // A quote of another kind, or one that was lost, leaves a header a header.
    const LABEL: &str = r#"(?:"([^"\s]*)"|[“”']([^"“”'\s]*)[“”']|["“”']?([A-Za-z_][0-9A-Za-z_-]*)["“”']?)"#;
    pattern(&format!(
        r#"^(?:(resource|data|ephemeral)\s+{LABEL}\s*{LABEL}|(module|variable|output|provider|check)\s+{LABEL}|(terraform|locals|moved|import|removed))\s*(\{{|$)"#
    ))
});

/// The header that `line` starts with, if it starts a block of Terraform's.
pub(crate) fn header(line: &str) -> Option<Header<'_>> {
    let line = line.trim_start();
    if !line.starts_with(['r', 'd', 'e', 'm', 'v', 'o', 'p', 'c', 't', 'l', 'i']) {
        return None;
    }
    let found = HEADER.captures(line)?;
    let text =
        |at: std::ops::RangeInclusive<usize>| at.into_iter().find_map(|n| found.get(n)).map_or("", |m| m.as_str());
    let kind = text(1..=1).to_owned() + text(8..=8) + text(12..=12);
    let open = text(13..=13) == "{";
    let quoted = line.contains(['"', '“', '”']);
    let header = Header {
        kind: &line[..kind.len()],
        labels: if found.get(1).is_some() { [text(2..=4), text(5..=7)] } else { [text(9..=11), ""] },
        open,
    };
    let rest = line[found.get(0).map_or(0, |all| all.end())..].trim_start();
    // `import { a } from 'b'` is another language.
    let is_other = matches!(header.kind, "moved" | "import" | "removed") && !(rest.is_empty() || rest.starts_with('#'));
    ((open || quoted) && !is_other).then_some(header)
}

/// A top-level block, or the part of one that is there.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// `resource`, `variable`, ...
    pub kind: String,
    /// Its labels without quotes; empty where there is none.
    pub labels: [String; 2],
    /// The line of its header.
    pub header: usize,
    /// The first line of the comment that stands directly above it, else the header's.
    pub start: usize,
    /// Its last line.
    pub end: usize,
    /// Whether its last brace is there.
    pub closed: bool,
    /// Whether a line in it says that code was left out.
    pub elided: bool,
    /// What it declares: one address, or one for each local value and each setting of Terraform's.
    pub addresses: Vec<String>,
}

impl Item {
    /// Whether it is a resource, a data source or a module: what makes text a configuration.
    pub(crate) fn is_infrastructure(&self) -> bool {
        matches!(self.kind.as_str(), "resource" | "data" | "module" | "ephemeral")
    }
}

/// What a piece of text is made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scan {
    /// Its top-level blocks, in order.
    pub items: Vec<Item>,
    /// Lines outside of blocks that are neither blank nor comment.
    pub loose: Vec<usize>,
    /// Lines outside of blocks that are comments.
    pub comments: Vec<usize>,
    /// Lines outside of blocks that say that code was left out.
    pub elided: Vec<usize>,
}

impl Scan {
    /// Everything the text declares.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.items.iter().flat_map(|item| item.addresses.iter().map(String::as_str))
    }

    /// Whether it holds a resource, a data source or a module.
    pub(crate) fn has_infrastructure(&self) -> bool {
        self.items.iter().any(Item::is_infrastructure)
    }
}

/// Kinds that no other block of Terraform can hold: their header ends an open block wherever it stands.
fn is_never_nested(header: &Header) -> bool {
    match header.kind {
        "resource" | "module" | "variable" | "output" | "ephemeral" | "check" => true,
        "data" => !header.labels[1].is_empty(),
        "provider" | "terraform" | "locals" => header.open,
        _ => false,
    }
}

static ELIDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\s*(\.\.\.+|…)\s*$",
        r"|^\s*(#|//|/\*)\s*\[?(\.\.\.+|…)",
        r"|^\s*(#|//).*(existing|rest of|remaining|other|previous|same|similar|unchanged|omitted).*(\.\.\.|…|omitted|unchanged|for brevity)",
    ))
});

static LOCAL: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^\s*"?([A-Za-z_][0-9A-Za-z_-]*)"?\s*=([^=>]|$)"#));
static ALIAS: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?-u)^\s*alias\s*=\s*"?([\w-]+)"#));

/// Finds the blocks of `lines`. Total and linear: strings and heredocs that never end cost no more than their line.
pub(crate) fn scan(lines: &[&str]) -> Scan {
    let heredocs = Heredocs::new(lines);
    let last_close = lines.iter().rposition(|line| line.contains("*/"));
    let mut out = Scan::default();
    let mut state = State::default();
    let mut heredoc_end = None;
    let mut comment_start: Option<usize> = None;
    for (at, line) in lines.iter().copied().enumerate() {
        if let Some(end) = heredoc_end {
            if at >= end {
                heredoc_end = None;
                // What follows the marker (`)`, `,`) belongs to the code around it.
                state.read(line.trim_start().trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'));
                close(&mut out, &mut state, at);
            }
            continue;
        }
        let trimmed = line.trim();
        if state.in_comment {
            state.read(line);
            if state.depth == 0 {
                out.comments.push(at);
            }
            continue;
        }
        if ELIDED.is_match(line) {
            match state.open {
                Some(open) => out.items[open].elided = true,
                None => out.elided.push(at),
            }
        }
        if let Some(header) = starts_item(lines, at).filter(|header| state.open.is_none() || is_never_nested(header)) {
            let start = comment_start.unwrap_or(at);
            if let Some(open) = state.open.take() {
                let item = &mut out.items[open];
                item.end = last_of(lines, item.header, start);
                state = State::default();
            }
            state.open = Some(out.items.len());
            out.items.push(Item {
                kind: header.kind.to_owned(),
                labels: header.labels.map(str::to_owned),
                header: at,
                start,
                end: at,
                closed: false,
                elided: false,
                addresses: address(&header).into_iter().collect(),
            });
        } else if state.depth == 1 {
            name_inner(&mut out, &state, line);
        }
        let is_comment = trimmed.starts_with('#') || trimmed.starts_with("//") || trimmed.starts_with("/*");
        comment_start = if is_comment { comment_start.or(Some(at)) } else { None };
        if state.open.is_none() && !trimmed.is_empty() {
            if is_comment { out.comments.push(at) } else { out.loose.push(at) }
        }
        state.read(line);
        // A comment that nothing closes ends with its line.
        state.in_comment &= last_close.is_some_and(|close| close > at);
        if let Some(mark) = state.heredoc.take() {
            heredoc_end = heredocs.end(at, mark);
        }
        if state.open.is_none() {
            state.depth = 0;
        }
        close(&mut out, &mut state, at);
    }
    if let Some(open) = state.open {
        let item = &mut out.items[open];
        item.end = last_of(lines, item.header, lines.len());
    }
    out
}

/// The header at a line; one without a brace counts only when the brace comes next.
fn starts_item<'a>(lines: &[&'a str], at: usize) -> Option<Header<'a>> {
    let header = header(lines[at])?;
    let opens = header.open
        || lines[at + 1..]
            .iter()
            .take(3)
            .find(|line| !line.trim().is_empty())
            .is_some_and(|line| line.trim_start().starts_with('{'));
    opens.then_some(header)
}

/// The last line before `end` that is not blank, at least `from`.
fn last_of(lines: &[&str], from: usize, end: usize) -> usize {
    (from..end).rev().find(|at| !lines[*at].trim().is_empty()).unwrap_or(from)
}

/// Ends the open item when its braces are balanced.
fn close(out: &mut Scan, state: &mut State, at: usize) {
    if let Some(open) = state.open
        && state.seen_brace
        && state.depth == 0
        && !state.in_comment
    {
        out.items[open].end = at;
        out.items[open].closed = true;
        *state = State::default();
    }
}

/// Local values are addresses of their own, and an alias makes a provider block another one.
fn name_inner(out: &mut Scan, state: &State, line: &str) {
    let Some(item) = state.open.map(|open| &mut out.items[open]) else { return };
    match item.kind.as_str() {
        "locals" => {
            if let Some(found) = LOCAL.captures(line) {
                item.addresses.push(format!("local.{}", &found[1]));
            }
        }
        "terraform" => {
            let word = line.trim_start();
            let word = &word[..word.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(word.len())];
            if !word.is_empty() {
                item.addresses.push(format!("terraform.{word}"));
            }
        }
        "provider" => {
            if let Some(found) = ALIAS.captures(line) {
                item.labels[1] = found[1].to_owned();
                item.addresses = vec![format!("provider.{}.{}", item.labels[0], &found[1])];
            }
        }
        _ => {}
    }
}

/// What a header declares; nothing for `locals` and `terraform`, whose arguments declare, and for blocks that declare nothing.
fn address(header: &Header) -> Option<String> {
    let [first, second] = header.labels;
    Some(match header.kind {
        "resource" => format!("{first}.{second}"),
        "data" | "ephemeral" => format!("{}.{first}.{second}", header.kind),
        "variable" => format!("var.{first}"),
        "module" | "output" | "provider" | "check" => format!("{}.{first}", header.kind),
        _ => return None,
    })
}

/// The heredocs of `lines`: from the line that opens one to the line of its end marker, in order, not nested.
pub(crate) fn heredocs(lines: &[&str]) -> Vec<std::ops::Range<usize>> {
    let all = Heredocs::new(lines);
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(mark) = opened(line)
            && out.last().is_none_or(|last| last.end <= at)
            && let Some(end) = all.end(at, mark)
        {
            out.push(at..end);
        }
    }
    out
}

/// Where each heredoc ends: only one whose marker comes before the same marker is opened again counts.
struct Heredocs<'a> {
    ends: HashMap<&'a str, Vec<usize>>,
    starts: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Heredocs<'a> {
    fn new(lines: &[&'a str]) -> Self {
        let mut starts: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            if let Some(mark) = opened(line) {
                starts.entry(mark).or_default().push(at);
            }
        }
        let mut ends: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            let word = line.trim_start();
            let word = &word[..word.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(word.len())];
            let rest = line.trim()[word.len()..].trim_start();
            if starts.contains_key(word) && (rest.is_empty() || rest.starts_with([')', ',', ']', '}'])) {
                ends.entry(word).or_default().push(at);
            }
        }
        Heredocs { ends, starts }
    }

    fn end(&self, from: usize, mark: &str) -> Option<usize> {
        let after = |places: &[usize]| places.get(places.partition_point(|at| *at <= from)).copied();
        let end = after(self.ends.get(mark)?)?;
        let again = self.starts.get(mark).and_then(|places| after(places));
        again.is_none_or(|again| end <= again).then_some(end)
    }
}

/// The marker of a heredoc that `line` opens at its end.
fn opened(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let mark = &line[line.rfind("<<")? + 2..];
    let mark = mark.strip_prefix('-').or_else(|| mark.strip_prefix('~')).unwrap_or(mark);
    (!mark.is_empty() && mark.chars().all(|c| c.is_alphanumeric() || c == '_')).then_some(mark)
}

/// Braces, strings and comments as they stand at the end of a line.
#[derive(Default)]
struct State<'a> {
    depth: usize,
    seen_brace: bool,
    in_comment: bool,
    open: Option<usize>,
    heredoc: Option<&'a str>,
}

impl<'a> State<'a> {
    /// Reads one line. A string ends at the end of its line at the latest.
    fn read(&mut self, line: &'a str) {
        let bytes = line.as_bytes();
        // For each open interpolation: how many braces were open when it began.
        let mut templates: Vec<usize> = Vec::new();
        let mut in_string = false;
        let mut braces = 0;
        let mut at = 0;
        while at < bytes.len() {
            let next = bytes.get(at + 1).copied();
            if self.in_comment {
                if bytes[at] == b'*' && next == Some(b'/') {
                    self.in_comment = false;
                    at += 1;
                }
            } else if in_string {
                match bytes[at] {
                    b'\\' => at += 1,
                    b'"' => in_string = false,
                    b'$' | b'%' if next == Some(b'{') && (at == 0 || bytes[at - 1] != bytes[at]) => {
                        templates.push(braces);
                        in_string = false;
                        at += 1;
                    }
                    _ => {}
                }
            } else {
                match bytes[at] {
                    b'"' => in_string = true,
                    b'#' => break,
                    b'/' if next == Some(b'/') => break,
                    b'/' if next == Some(b'*') => {
                        self.in_comment = true;
                        at += 1;
                    }
                    b'<' if next == Some(b'<') && opened(&line[at..]).is_some() => {
                        self.heredoc = opened(&line[at..]);
                        break;
                    }
                    b'{' => {
                        braces += 1;
                        self.depth += 1;
                        self.seen_brace = true;
                    }
                    b'}' if templates.last() == Some(&braces) => {
                        templates.pop();
                        in_string = true;
                    }
                    b'}' => {
                        braces = usize::saturating_sub(braces, 1);
                        self.depth = self.depth.saturating_sub(1);
                    }
                    _ => {}
                }
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests;
