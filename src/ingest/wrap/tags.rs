//! Files in tags: `<file path="main.tf">`, artifacts, `<pre><code>`, CDATA.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::files::{PATHS, is_one_of};
use super::{Out, Row, fences, file_name, holding, is_hcl};
use crate::ingest::scan;
use crate::pattern::pattern;

static OPEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^\s*<([A-Za-z][0-9A-Za-z_:.-]*)((?:\s+[0-9A-Za-z_:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))*)\s*>(?:<!\[CDATA\[)?"#,
    )
});
static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"([0-9A-Za-z_:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))"#));
static ELEMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*<([0-9A-Za-z_:.-]+)[^>]*>\s*([^<]+?)\s*</[0-9A-Za-z_:.-]+>\s*$"));
static HEADING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s*<(h[1-6]|summary|strong|b|p)\b[^>]*>\s*([^<]+?)\s*</[^>]+>\s*$"));

/// Tags that part an answer, or that every page has: no file stands in them.
const PARTS: [&str; 12] = [
    "think",
    "thinking",
    "thought",
    "reasoning",
    "answer",
    "details",
    "summary",
    "html",
    "body",
    "script",
    "style",
    "svg",
];

/// How far above its content the path of a file stands.
const REACH: usize = 4;

static CLOSE: LazyLock<Regex> = LazyLock::new(|| pattern(r"</([A-Za-z][0-9A-Za-z_:.-]*)\s*>"));

struct Element {
    at: usize,
    /// Where on the line the content starts.
    start: usize,
    /// The line with the closing tag, or behind the last one.
    end: usize,
    tag: String,
    path: Option<String>,
    has_code: bool,
}

/// Where tags are closed and where blocks begin, in order.
struct Places {
    closes: HashMap<String, Vec<usize>>,
    headers: Vec<usize>,
}

impl Places {
    fn new(rows: &[Row]) -> Self {
        let mut closes: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.text.contains("</")) {
            for found in CLOSE.captures_iter(&row.text) {
                closes.entry(found[1].to_owned()).or_default().push(at);
            }
        }
        let is_header = |row: &Row| scan::header(&row.text).is_some();
        let headers = rows.iter().enumerate().filter(|(_, row)| is_header(row)).map(|(at, _)| at).collect();
        Places { closes, headers }
    }

    fn close(&self, tag: &str, from: usize) -> Option<usize> {
        let all = self.closes.get(tag)?;
        all.get(all.partition_point(|at| *at < from)).copied()
    }

    fn has_header(&self, from: usize, to: usize) -> bool {
        self.headers.get(self.headers.partition_point(|at| *at < from)).is_some_and(|at| *at < to)
    }
}

/// Elements that are files.
pub(super) fn tags<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let fences = fences(rows);
    let places = Places::new(rows);
    let mut found: Vec<Element> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if !row.text.trim_start().starts_with('<') {
            continue;
        }
        let fence = holding(&fences, at);
        if fence.is_some_and(|fence| is_hcl(&fence.info)) {
            continue;
        }
        let limit = fence.map_or(rows.len(), |fence| fence.close);
        if let Some(element) = element(rows, at, limit, &places)
            && (element.path.is_some() || element.has_code)
        {
            found.push(element);
        }
    }
    // An element in which another one holds the code is only what stands around it.
    let mut inner: Option<usize> = None;
    let mut around: Vec<bool> = vec![false; found.len()];
    for (at, one) in found.iter().enumerate().rev() {
        around[at] = inner.is_some_and(|end| end <= one.end);
        if one.has_code {
            inner = Some(inner.filter(|_| around[at]).map_or(one.end, |end| end.min(one.end)));
        }
    }
    let mut around = around.into_iter();
    found.retain(|_| !around.next().unwrap_or(false));
    let with_code: HashSet<String> = found.iter().filter(|one| one.has_code).map(|one| one.tag.clone()).collect();
    found.retain(|one| one.has_code || with_code.contains(&one.tag) && one.end < rows.len());
    if !found.iter().any(|one| one.has_code) {
        return None;
    }
    let mut out = Out::default();
    let mut at = 0;
    for one in found {
        if one.at < at {
            continue;
        }
        out.rows.extend(rows[at..one.at].iter().map(heading));
        let inside = holding(&fences, one.at).map(|fence| if fence.info.is_empty() { "xml" } else { &*fence.info });
        let body = one.body(rows);
        let is_fenced = body.iter().find(|row| !row.text.trim().is_empty());
        if inside.is_none() && is_fenced.is_some_and(|row| row.text.trim_start().starts_with("```")) {
            let name = one.path.map_or_else(String::new, |path| format!("### {path}"));
            out.rows.push(Row::new(name, rows[one.at].from));
            out.rows.extend(body);
        } else {
            out.file(one.path.as_deref(), body, rows[one.at].from, inside);
        }
        at = (one.end + 1).min(rows.len());
    }
    out.rows.extend(rows[at..].iter().map(heading));
    Some(out.rows)
}

fn heading<'a>(row: &Row<'a>) -> Row<'a> {
    match HEADING.captures(&row.text) {
        Some(found) => Row::new(format!("## {}", &found[2]), row.from),
        None => row.clone(),
    }
}

/// The element that a line opens, from the innermost tag on the line.
fn element(rows: &[Row], at: usize, limit: usize, places: &Places) -> Option<Element> {
    let line = &*rows[at].text;
    let mut start = 0;
    let (mut tag, mut path) = (String::new(), None);
    while let Some(open) = OPEN.captures(&line[start..]) {
        tag = open[1].to_owned();
        let named = |words: &[&str]| {
            let mut all = ATTRIBUTE.captures_iter(&open[2]).filter(|one| is_one_of(&one[1], words));
            all.find_map(|one| file_name(one.get(2).or(one.get(3)).or(one.get(4))?.as_str()))
        };
        path = named(&PATHS).or_else(|| named(&["identifier", "id", "src"])).or(path);
        start += open[0].len();
    }
    if tag.is_empty() || PARTS.contains(&tag.to_lowercase().as_str()) || line[start..].contains(&format!("</{tag}")) {
        return None;
    }
    let end = places.close(&tag, at + 1).filter(|end| *end < limit);
    if end.is_none() && path.is_none() {
        return None;
    }
    let end = end.unwrap_or(limit);
    let above = || {
        let range = at.saturating_sub(REACH)..at;
        rows[range].iter().rev().find_map(|row| {
            let found = ELEMENT.captures(&row.text)?;
            is_one_of(&found[1], &PATHS).then(|| file_name(&found[2])).flatten()
        })
    };
    let path = path.or_else(above);
    let has_code = scan::header(&line[start..]).is_some() || places.has_header(at + 1, end);
    Some(Element { at, start, end, tag, path, has_code })
}

impl Element {
    /// What stands between its tags.
    fn body<'a>(&self, rows: &[Row<'a>]) -> Vec<Row<'a>> {
        let mut body = Vec::new();
        let rest = &rows[self.at].text[self.start..];
        if !rest.trim().is_empty() {
            body.push(Row::new(rest.to_owned(), rows[self.at].from));
        }
        body.extend_from_slice(&rows[self.at + 1..self.end]);
        let close = format!("</{}", self.tag);
        if let Some(last) = rows.get(self.end).filter(|row| row.text.contains(&close)) {
            let before = last.text.split(&close).next().unwrap_or("").trim_end().to_owned();
            body.push(Row::new(before, last.from));
        }
        if let Some(last) = body.iter_mut().rfind(|row| !row.text.trim().is_empty())
            && let Some(before) = last.text.trim_end().strip_suffix("]]>")
        {
            last.text = before.to_owned().into();
        }
        body
    }
}
