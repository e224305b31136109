//! Files that shell commands write: `cat > main.tf <<'EOF'`.

use std::sync::LazyLock;

use regex::Regex;

use super::{Out, Row, fences, has_header, holding, is_hcl};
use crate::ingest::name;
use crate::pattern::pattern;

static WRITES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"\b(cat|tee)\b([^<]*)<<-?\s*(['"\\]?)([A-Za-z_][0-9A-Za-z_]*)['"]?(.*)$"#));
static INTO: LazyLock<Regex> = LazyLock::new(|| pattern(r#">{1,2}\s*["']?([^\s"'|&;<>]+)"#));
static GOES: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?:^|&&|;)\s*(?:\$\s+)?cd\s+["']?([^\s"';&|]+)"#));

struct File {
    at: usize,
    end: usize,
    path: String,
    /// Whether the shell reads the text: `\$` stands for `$` in it.
    is_read: bool,
}

/// Heredocs that become files.
pub(super) fn shell<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let fences = fences(rows);
    let mut files: Vec<File> = Vec::new();
    let mut folder: Vec<String> = Vec::new();
    let mut holder = None;
    for (at, row) in rows.iter().enumerate() {
        let fence = holding(&fences, at);
        if files.last().is_some_and(|last| at < last.end) || fence.is_some_and(|fence| is_hcl(&fence.info)) {
            continue;
        }
        if std::mem::replace(&mut holder, fence.map(|fence| fence.open)) != holder && holder.is_some() {
            folder.clear();
        }
        if fence.is_some() || fences.is_empty() {
            GOES.captures_iter(&row.text).for_each(|found| go(&mut folder, &found[1]));
        }
        if !row.text.contains("<<") {
            continue;
        }
        let Some(found) = WRITES.captures(&row.text) else { continue };
        let into = INTO.captures(&found[2]).or_else(|| INTO.captures(&found[5])).map(|into| into[1].to_owned());
        let into = match &found[1] {
            "tee" => found[2].split_whitespace().find(|word| !word.starts_with(['-', '>'])).map(str::to_owned),
            _ => into,
        };
        let Some(path) = into.map(|path| path.trim_matches(['"', '\'']).to_owned()) else { continue };
        let path =
            folder.iter().map(String::as_str).chain([path.trim_start_matches("./")]).collect::<Vec<_>>().join("/");
        if name::safe(&path).is_err() {
            continue;
        }
        let limit = fence.map_or(rows.len(), |fence| fence.close);
        let end = (at + 1..rows.len()).find(|line| rows[*line].text.trim() == &found[4]).unwrap_or(limit);
        files.push(File { at, end, path, is_read: found[3].is_empty() });
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
        let mut body = rows[file.at + 1..file.end].to_vec();
        if file.is_read {
            for row in body.iter_mut().filter(|row| row.text.contains('\\')) {
                row.text = row.text.replace("\\$", "$").replace("\\`", "`").into();
            }
        }
        let inside = holding(&fences, file.at).map(|fence| if fence.info.is_empty() { "sh" } else { &*fence.info });
        out.file(Some(&file.path), body, rows[file.at].from, inside);
        at = (file.end + 1).min(rows.len());
    }
    out.rows.extend_from_slice(&rows[at..]);
    Some(out.rows)
}

/// Where `cd` leads.
fn go(folder: &mut Vec<String>, to: &str) {
    if to.starts_with(['/', '~', '-', '$']) {
        folder.clear();
        return;
    }
    for part in to.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(folder.pop()),
            part => folder.push(part.to_owned()),
        }
    }
}
