//! Files in JSON: `{"main.tf": "..."}`, `{"files": [{"path": ..., "content": ...}]}`, an answer that is one string.

use super::json::{self, Json};
use super::{Out, Row, fences, file_name, has_header};

/// Keys whose value names a file.
pub(super) const PATHS: [&str; 10] =
    ["path", "file", "filename", "file_name", "filepath", "file_path", "name", "title", "target", "source"];
/// Keys whose value is what stands in it.
pub(super) const CONTENTS: [&str; 10] =
    ["content", "contents", "code", "text", "body", "data", "value", "source_code", "file_content", "file_text"];

/// The whole answer, or fences of it, as JSON that holds files.
pub(super) fn json<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let first = rows.iter().find(|row| !row.text.trim().is_empty())?;
    if first.text.trim_start().starts_with(['{', '[', '"'])
        && let Some(out) = unpacked(rows, first.from, None)
    {
        return Some(out);
    }
    let mut out = Vec::new();
    let mut at = 0;
    for fence in fences(rows) {
        let inner = &rows[fence.open + 1..fence.close];
        let is_json = matches!(fence.info.to_ascii_lowercase().as_str(), "" | "json" | "jsonc" | "json5");
        let starts = inner.iter().find(|row| !row.text.trim().is_empty());
        if !is_json || !starts.is_some_and(|row| row.text.trim_start().starts_with(['{', '['])) {
            continue;
        }
        if let Some(found) = unpacked(inner, rows[fence.open].from, None) {
            out.extend_from_slice(&rows[at..fence.open]);
            out.extend(found);
            at = (fence.close + 1).min(rows.len());
        }
    }
    if at == 0 {
        return None;
    }
    out.extend_from_slice(&rows[at..]);
    Some(out)
}

fn unpacked<'a>(rows: &[Row], from: u32, inside: Option<&str>) -> Option<Vec<Row<'a>>> {
    if !rows.iter().any(|row| ["resource", "module", "data", "variable"].iter().any(|word| row.text.contains(word))) {
        return None;
    }
    let mut files = Vec::new();
    gather(json::parse(rows)?, "", &mut files);
    if !files.iter().any(|(_, text)| has_header(text.iter().map(|row| &*row.text))) {
        return None;
    }
    let mut out = Out::default();
    for (path, text) in files {
        match path {
            None if text.iter().any(|row| row.text.trim_start().starts_with("```")) => out.rows.extend(text),
            None if !has_header(text.iter().map(|row| &*row.text)) => {}
            path => out.file(path.as_deref(), text, from, inside),
        }
    }
    Some(out.rows)
}

type Found<'a> = (Option<String>, Vec<Row<'a>>);

fn gather<'a>(value: Json<'a>, folder: &str, files: &mut Vec<Found<'a>>) {
    match value {
        Json::Other => {}
        Json::Text(text) => files.push((None, text)),
        Json::List(all) => all.into_iter().for_each(|one| gather(one, folder, files)),
        Json::Object(mut all) => {
            let named = all.iter().find_map(|(key, value)| match value {
                Json::Text(text) if text.len() == 1 && is_one_of(key, &PATHS) => file_name(&text[0].text),
                _ => None,
            });
            if let Some(path) = named
                && let Some(text) = content(&mut all)
            {
                files.push((Some(format!("{folder}{path}")), text));
                return;
            }
            for (key, value) in all {
                let path = file_name(&key).map(|path| format!("{folder}{path}"));
                match (path, value) {
                    (Some(path), Json::Text(text)) => files.push((Some(path), text)),
                    (Some(path), Json::Object(mut inner)) => {
                        if let Some(text) = content(&mut inner) {
                            files.push((Some(path), text));
                        }
                    }
                    (_, value @ Json::Object(_))
                        if key.contains('/') || !folder.is_empty() || matches!(&*key, "modules" | "environments") =>
                    {
                        gather(value, &format!("{folder}{}/", key.trim_matches('/')), files);
                    }
                    (_, value) => gather(value, folder, files),
                }
            }
        }
    }
}

fn content<'a>(all: &mut Vec<(String, Json<'a>)>) -> Option<Vec<Row<'a>>> {
    let at = all.iter().position(|(key, value)| matches!(value, Json::Text(_)) && is_one_of(key, &CONTENTS))?;
    match all.swap_remove(at).1 {
        Json::Text(text) => Some(text),
        _ => None,
    }
}

/// Whether a key is one of some words, whatever its case.
pub(super) fn is_one_of(key: &str, words: &[&str]) -> bool {
    let plain: String = key.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    words.iter().any(|word| word.replace('_', "") == plain)
}
