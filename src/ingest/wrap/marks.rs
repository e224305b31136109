//! Marks in front of lines and in them: quotes, `+` and `-`, numbers, entities, signs that nobody sees.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::{Out, Row, fences, file_name, has_header, is_hcl};
use crate::ingest::scan;
use crate::pattern::pattern;

/// Byte order marks and blanks without width go; blanks that do not break are blanks where a line starts.
pub(super) fn invisible<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    const NOTHING: [char; 4] = ['\u{feff}', '\u{200b}', '\u{2060}', '\u{200e}'];
    const BLANK: [char; 4] = ['\u{a0}', '\u{202f}', '\u{2003}', '\u{2002}'];
    let starts = |text: &str| text.trim_start_matches([' ', '\t']).starts_with(BLANK);
    let is_touched = |row: &Row| row.text.contains(NOTHING) || starts(&row.text);
    if !rows.iter().any(is_touched) {
        return None;
    }
    let plain = |row: &Row<'a>| {
        if !is_touched(row) {
            return row.clone();
        }
        let text = row.text.replace(NOTHING, "");
        let rest = text.trim_start_matches(|c: char| c == ' ' || c == '\t' || BLANK.contains(&c));
        let indent = text[..text.len() - rest.len()].replace(BLANK, " ");
        Row::new(indent + rest, row.from)
    };
    Some(rows.iter().map(plain).collect())
}

static ESCAPED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:<[^>]*>)*\s*(?:resource|data|module|variable|output|provider)\s+&(?:quot|#34);"));

/// Entities are the signs that they stand for, where the head of a block has some.
pub(super) fn entities<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    rows.iter().any(|row| ESCAPED.is_match(&row.text)).then(|| rows.iter().map(decoded).collect())
}

fn decoded<'a>(row: &Row<'a>) -> Row<'a> {
    if !row.text.contains('&') {
        return row.clone();
    }
    let signs = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    let text = signs.iter().fold(row.text.clone().into_owned(), |text, (from, to)| text.replace(from, to));
    Row::new(text, row.from)
}

/// A quotation that holds a fence is no quotation.
pub(super) fn quotes<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let is_quoted = |row: &Row| row.text.trim_start().starts_with('>');
    let inner = |row: &Row<'a>| {
        let text = row.text.trim_start().strip_prefix('>').unwrap_or("");
        Row::new(text.strip_prefix(' ').unwrap_or(text).to_owned(), row.from)
    };
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    let mut changed = false;
    for run in rows.chunk_by(|one, next| is_quoted(one) == is_quoted(next)) {
        let plain = || run.iter().map(inner).collect::<Vec<_>>();
        let opens = run.iter().any(|row| is_quoted(row) && row.text.trim_start()[1..].trim_start().starts_with("```"));
        if opens && has_header(plain().iter().map(|row| &*row.text)) {
            out.extend(plain());
            changed = true;
        } else {
            out.extend_from_slice(run);
        }
    }
    changed.then_some(out)
}

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(\d{1,5})(?:\s*[|:│]|\.|\s|$)"));

/// Numbers in front of every line of a fence.
pub(super) fn numbers<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let mut out = rows.to_vec();
    let mut changed = false;
    for fence in fences(rows) {
        let inner = &rows[fence.open + 1..fence.close];
        let mut last: Option<usize> = None;
        let counts = |row: &Row| {
            let Some(found) = NUMBERED.captures(&row.text) else { return false };
            let number = found[1].parse::<usize>().ok();
            number.is_some_and(|number| last.replace(number).is_none_or(|last| last + 1 == number))
        };
        if inner.len() < 3 || !inner.iter().all(counts) {
            continue;
        }
        let rest: Vec<&str> =
            inner.iter().map(|row| NUMBERED.find(&row.text).map_or("", |found| &row.text[found.end()..])).collect();
        let blanks = |text: &&str| text.len() - text.trim_start_matches([' ', '\t']).len();
        let gap = rest.iter().filter(|text| !text.trim().is_empty()).map(blanks).min().unwrap_or(0);
        if !has_header(rest.iter().copied()) {
            continue;
        }
        for (at, text) in rest.iter().enumerate() {
            let text = text.get(gap..).unwrap_or("").to_owned();
            out[fence.open + 1 + at].text = text.into();
        }
        changed = true;
    }
    changed.then_some(out)
}

/// `<<<<<<<`, `=======`, `>>>>>>>`: the later side stays.
pub(super) fn conflicts<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    let (mut side, mut changed) = (0, false);
    for row in rows {
        let text = row.text.trim();
        match side {
            0 if text.starts_with("<<<<<<<") => (side, changed) = (1, true),
            1 if text.starts_with("=======") => side = 2,
            2 if text.starts_with(">>>>>>>") => side = 0,
            1 => {}
            _ => out.push(row.clone()),
        }
    }
    (changed && side == 0).then_some(out)
}

/// Diffs that make files, and lines of code that a `+` marks as new.
pub(super) fn diffs<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let mut out = Out::default();
    let (mut at, mut changed) = (0, false);
    for fence in fences(rows) {
        let inner = &rows[fence.open + 1..fence.close];
        let from = rows[fence.open].from;
        let files = if matches!(fence.info.to_ascii_lowercase().as_str(), "diff" | "patch") {
            made(inner)
        } else if is_hcl(&fence.info) && inner.iter().any(|row| is_marked(&row.text)) {
            let kept = inner.iter().filter(|row| !(row.text.starts_with("- ") || row.text.starts_with("-}")));
            let body = kept.map(|row| match row.text.strip_prefix('+') {
                Some(text) => Row::new(text.to_owned(), row.from),
                None => row.clone(),
            });
            let body: Vec<Row> = body.collect();
            out.rows.extend_from_slice(&rows[at..=fence.open]);
            out.rows.extend(body);
            (at, changed) = (fence.close, true);
            continue;
        } else {
            None
        };
        let Some(files) = files else { continue };
        out.rows.extend_from_slice(&rows[at..fence.open]);
        files.into_iter().for_each(|(path, body)| out.file(path.as_deref(), body, from, None));
        (at, changed) = ((fence.close + 1).min(rows.len()), true);
    }
    out.rows.extend_from_slice(&rows[at..]);
    changed.then_some(out.rows)
}

/// Whether a line is the head of a block that a `+` marks as new.
fn is_marked(line: &str) -> bool {
    line.strip_prefix('+').is_some_and(|rest| scan::header(rest).is_some())
}

type Made<'a> = Vec<(Option<String>, Vec<Row<'a>>)>;

/// The files that a diff makes; `None` when it changes one that is there.
fn made<'a>(rows: &[Row<'a>]) -> Option<Made<'a>> {
    let mut files: Made = Vec::new();
    for row in rows {
        let text: &str = &row.text;
        let is_mark =
            ["--- ", "diff ", "index ", "new file", "@@", "\\ No newline"].iter().any(|mark| text.starts_with(mark));
        if let Some(path) = text.strip_prefix("+++ ") {
            let path = path.trim().strip_prefix("b/").unwrap_or(path.trim());
            files.push((Some(file_name(path)?), Vec::new()));
        } else if let Some(code) = text.strip_prefix('+') {
            if files.is_empty() {
                files.push((None, Vec::new()));
            }
            let code: Cow<str> = code.to_owned().into();
            files.last_mut()?.1.push(Row { text: code, from: row.from });
        } else if !is_mark && !text.trim().is_empty() {
            return None;
        }
    }
    has_header(files.iter().flat_map(|(_, body)| body).map(|row| &*row.text)).then_some(files)
}
