//! Files in YAML: `main.tf: |` and the lines below it.

use std::sync::LazyLock;

use regex::Regex;

use super::files::{CONTENTS, PATHS, is_one_of};
use super::{Out, Row, fences, file_name, has_header, holding, is_hcl};
use crate::pattern::pattern;

static SCALAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^(\s*(?:-\s+)?)["']?([^\s"':]+)["']?\s*:\s*[|>][+-]?\d*\s*$"#));
static PATH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^\s*(?:-\s+)?["']?([0-9A-Za-z_-]+)["']?\s*:\s*["']?(\S+?)["']?\s*$"#));

/// How far above its content the path of a file stands.
const REACH: usize = 4;

struct File {
    at: usize,
    end: usize,
    path: String,
}

/// Block scalars that are files.
pub(super) fn yaml<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let fences = fences(rows);
    let mut files: Vec<File> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if files.last().is_some_and(|last| at < last.end) || !row.text.trim_end().ends_with(['|', '>', '-', '+']) {
            continue;
        }
        let Some(found) = SCALAR.captures(&row.text) else { continue };
        let fence = holding(&fences, at);
        if fence.is_some_and(|fence| is_hcl(&fence.info)) {
            continue;
        }
        let above = || {
            let range = at.saturating_sub(REACH)..at;
            rows[range].iter().rev().find_map(|row| {
                let found = PATH.captures(&row.text)?;
                is_one_of(&found[1], &PATHS).then(|| file_name(&found[2])).flatten()
            })
        };
        let path = file_name(&found[2]).or_else(|| is_one_of(&found[2], &CONTENTS).then(above).flatten());
        let Some(path) = path else { continue };
        let indent = found[1].len();
        let limit = fence.map_or(rows.len(), |fence| fence.close);
        let is_inside = |row: &Row| {
            row.text.trim().is_empty() || row.text.len() - row.text.trim_start_matches([' ', '\t']).len() > indent
        };
        let end = (at + 1..limit).find(|line| !is_inside(&rows[*line])).unwrap_or(limit);
        files.push(File { at, end, path });
    }
    let holds = |file: &File| {
        file.path.ends_with(".tf") && has_header(rows[file.at + 1..file.end].iter().map(|row| &*row.text))
    };
    if !files.iter().any(holds) {
        return None;
    }
    let mut out = Out::default();
    let mut at = 0;
    for file in files {
        out.rows.extend_from_slice(&rows[at..file.at]);
        let inside = holding(&fences, file.at).map(|fence| &*fence.info);
        out.file(Some(&file.path), rows[file.at + 1..file.end].to_vec(), rows[file.at].from, inside);
        at = file.end;
    }
    out.rows.extend_from_slice(&rows[at..]);
    Some(out.rows)
}
