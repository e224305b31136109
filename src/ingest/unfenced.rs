//! Code that stands in no fence, with or without text around it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::chunk::{Chunk, Origin, Row, dedented};
use super::fence::Lang;
use super::lines::{Lines, Look, look};
use super::name::{self, Found, Name};
use super::note::Note;
use super::scan::{self, Scan};
use crate::pattern::pattern;

/// The code in a run of lines outside of all fences, cut where a line names a file. Text between, before and after it is left out.
pub(crate) fn chunks(lines: &Lines, range: Range<usize>, origin: Origin) -> Vec<Chunk> {
    let whole = chunk(lines, range.clone().map(|line| Row::of(lines, line)).collect(), range.start, origin, None);
    if whole.scan.items.is_empty() {
        return Vec::new();
    }
    let text = |at: usize| lines.get(range.start + at).trim();
    let mut out = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut named: Option<Name> = None;
    let mut open = range.start;
    let mut last = 0;
    let mut loose = whole.scan.loose.iter().copied().peekable();
    let items = &whole.scan.items;
    for gap in 0..=items.len() {
        let end = items.get(gap).map_or(range.len(), |item| item.start);
        // Only what follows the last line of text belongs to the next block.
        let (mut keep, mut names) = (last, None);
        while let Some(at) = loose.next_if(|at| *at < end) {
            if at >= last && !is_code(text(at)) {
                keep = at + 1;
                let path = name::alone(text(at)).filter(|path| path.ends_with(".tf"));
                names = path.map(|path| Name { path, found: Found::Alone }).or(names);
            }
        }
        let trailing = gap == items.len() && keep > last;
        if let Some(name) = names
            && !trailing
        {
            if rows.iter().any(|row| !row.text(lines).trim().is_empty()) {
                out.push(chunk(lines, std::mem::take(&mut rows), open, origin, named.take()));
            }
            rows.clear();
            (open, named) = (range.start + keep, Some(name));
        }
        if !trailing {
            let first = (keep..end).find(|at| !rows.is_empty() || !text(*at).is_empty()).unwrap_or(end);
            rows.extend((first..end).map(|at| Row::of(lines, range.start + at)));
        }
        if let Some(item) = items.get(gap) {
            rows.extend((item.start..=item.end).map(|at| Row::of(lines, range.start + at)));
            last = item.end + 1;
        }
    }
    out.push(chunk(lines, rows, open, origin, named));
    out
}

fn chunk(lines: &Lines, mut rows: Vec<Row>, open: usize, origin: Origin, name: Option<Name>) -> Chunk {
    // Code that an indentation sets off from the text starts where its first block does.
    let head = rows.iter().map(|row| row.text(lines)).find(|text| scan::header(text).is_some()).unwrap_or("");
    let indent = head.len() - head.trim_start_matches([' ', '\t']).len();
    if indent > 0 {
        rows.iter_mut().for_each(|row| *row = dedented(*row, lines, indent));
    }
    let mut chunk = Chunk {
        rows,
        scan: Scan::default(),
        lang: Lang::Hcl,
        word: String::new(),
        name,
        open,
        origin,
        closed: true,
        fenced: false,
        about: String::new(),
        headings: Vec::new(),
    };
    chunk.rescan(lines);
    if chunk.name.is_none() {
        chunk.name = super::chunk::first_comment(lines, &chunk).filter(|name| name.path.ends_with(".tf"));
    }
    chunk
}

/// Whether a line outside of blocks is more likely code than text: an argument, a nested block, an element or a brace that
/// was left over.
fn is_code(line: &str) -> bool {
    let word = line.trim_end_matches(['.', ':', '!', '?', ',']);
    let is_reference =
        || !word.contains(char::is_whitespace) && word.contains(['.', '_']) && name::alone(line).is_none();
    let goes_on = line.starts_with('"') || line.ends_with(['{', '}', '[', '(', ',']) || is_reference();
    line.starts_with(['}', '{', ']', ')', '('])
        || goes_on && look(line) == Look::Code
        || line.split_once('=').is_some_and(|(before, _)| {
            let name = before.trim();
            !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-.\"".contains(c))
        })
}

/// A backslash before a sign that HCL escapes nowhere.
static ESCAPED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\\])\\[_*\[\]#]"));

/// The text without the escapes of Markdown, line by line the same; `None` when it has none. Only a text without fences that was copied
/// out of Markdown has some: outside of heredocs and comments they are no HCL.
pub(crate) fn unescaped(text: &str) -> Option<(String, Note)> {
    if text.contains("```") || !ESCAPED.is_match(text) {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut heredocs = scan::heredocs(&lines).into_iter().peekable();
    let escaped = lines.iter().enumerate().any(|(at, line)| {
        while heredocs.next_if(|heredoc| heredoc.end < at).is_some() {}
        let in_heredoc = heredocs.peek().is_some_and(|heredoc| heredoc.start < at);
        !in_heredoc && matches!(look(line), Look::Code | Look::Header) && ESCAPED.is_match(line)
    });
    if !escaped {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let (mut lines, mut line, mut count) = (Vec::new(), 1, 0);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        line += u32::from(c == '\n');
        match rest.peek() {
            // None of these is an escape of HCL's.
            Some(next) if c == '\\' && "_*[]<>#-+=&~!`".contains(*next) => {
                count += 1;
                if lines.last() != Some(&line) && lines.len() < 20 {
                    lines.push(line);
                }
            }
            Some('\\') if c == '\\' => {
                plain.push(c);
                plain.extend(rest.next());
            }
            _ => plain.push(c),
        }
    }
    Some((plain, Note::new("ingest-escape", format!("took {count} escapes of Markdown out of the code"), lines, count)))
}
