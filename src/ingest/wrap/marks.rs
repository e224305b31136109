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

static ESCAPED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:<[^>]*>)*\s*(?:(?:resource|data|module|variable|output|provider)\s+|[\w-]+\s*=\s*)&(?:quot|#34);|=\s*&lt;&lt;-?\w+\s*$",
    )
});

/// Entities are the signs that they stand for, where the head of a block or the value of an argument begins with one.
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

static STRANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^\s*(?:(?:resource|data)\s+['“][\w-]+['”]\s+|(?:module|variable|output|provider)\s+)(['“])[\w-]+['”]\s*\{"#,
    )
});
static SINGLE: LazyLock<Regex> = LazyLock::new(|| pattern(r#"'([^'"]*)'"#));

/// Strings of a fence stand in straight double quotes where the labels of its blocks do not.
pub(super) fn strange<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let mut out = rows.to_vec();
    let mut changed = false;
    for fence in fences(rows).into_iter().filter(|fence| is_hcl(&fence.info)) {
        let inner = fence.open + 1..fence.close;
        let Some(mark) = rows[inner.clone()].iter().find_map(|row| Some(STRANGE.captures(&row.text)?[1].to_owned()))
        else {
            continue;
        };
        let texts: Vec<&str> = rows[inner.clone()].iter().map(|row| &*row.text).collect();
        let heredocs = scan::heredocs(&texts);
        for (at, text) in texts.iter().enumerate() {
            let before = heredocs.partition_point(|heredoc| heredoc.start < at);
            let is_code = before.checked_sub(1).is_none_or(|last| at >= heredocs[last].end);
            let is_plain = !text.contains('"') && !text.trim_start().starts_with(['#', '/']);
            let new = match &*mark {
                "“" => text.replace(['“', '”'], "\""),
                _ if is_code && is_plain => SINGLE.replace_all(text, "\"$1\"").into_owned(),
                _ => continue,
            };
            changed |= new != *text;
            out[inner.start + at].text = new.into();
        }
    }
    changed.then_some(out)
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
            out.rows.extend_from_slice(&rows[at..=fence.open]);
            out.rows.extend(changed_to(inner));
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

static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"^[+-]\s*(?:[\w"-]+\s*=|[\w-]+ \{$|[}\])]+,?$|(?:resource|data|module|variable|output) ")"#)
});

/// Whether a line is code that a `+` marks as new.
fn is_marked(line: &str) -> bool {
    line.starts_with('+') && SIGNED.is_match(line)
}

/// What code is behind a diff of it: lines that it takes away are gone, those that it adds are code.
fn changed_to<'a>(rows: &[Row<'a>]) -> Vec<Row<'a>> {
    let is_sign = |row: &&Row| row.text.starts_with("@@") || row.text.starts_with("---") || row.text.starts_with("+++");
    let rows: Vec<&Row> = rows.iter().filter(|row| !is_sign(row)).collect();
    let blanks = |text: &str| text.len() - text.trim_start_matches(' ').len();
    // Signs have a column of their own, or stand in front of the indentation, or in its first column.
    let has_column = rows.iter().all(|row| row.text.is_empty() || row.text.starts_with([' ', '+', '-', '\\', '\t']));
    let in_front = rows.iter().all(|row| row.text.trim().is_empty() || row.text.starts_with('+'));
    // What a heredoc lists begins with a dash, too.
    let is_old = |row: &Row| row.text.starts_with('-') && (has_column || SIGNED.is_match(&row.text));
    let kept = rows.into_iter().filter(|row| !is_old(row) && !row.text.starts_with('\\'));
    let plain = |row: &Row<'a>| match row.text.strip_prefix('+') {
        Some(text) if has_column || in_front => text.to_owned(),
        Some(text) if blanks(text) % 2 == 1 => format!(" {text}"),
        Some(text) => text.to_owned(),
        None if has_column => row.text.get(1..).unwrap_or("").to_owned(),
        None => row.text.clone().into_owned(),
    };
    kept.map(|row| Row::new(plain(row), row.from)).collect()
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
