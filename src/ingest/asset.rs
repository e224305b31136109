//! Files that are not Terraform: scripts, templates, sources of functions, values, documents.

use std::collections::{BTreeMap, HashSet};

use super::answer::{Paths, Sorted, refused};
use super::chunk::{Chunk, Holds, Origin, Row};
use super::lines::Lines;
use super::name::{self, file_name, folder};
use super::note::{Note, list};
use super::place::{self, Wanted};

/// The files beside the code, each under the path where the code looks for it. `taken` are the paths of the code, in lower case.
pub(super) fn assets(
    lines: &Lines,
    sorted: &Sorted,
    paths: &Paths,
    wanted: &Wanted,
    taken: &HashSet<String>,
    notes: &mut Vec<Note>,
) -> Vec<(String, Vec<Vec<Row>>)> {
    let mut files: BTreeMap<String, &Chunk> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for chunk in &sorted.assets {
        let Some(name) = &chunk.name else { continue };
        let line = chunk.open as u32 + 1;
        match paths.path(name) {
            Err(why) => notes.push(refused(name, why, chunk)),
            Ok(path)
                if taken.contains(&path.to_lowercase())
                    || place::collides(
                        &path,
                        order.iter().map(String::as_str).chain(taken.iter().map(String::as_str)),
                    ) =>
            {
                notes.push(refused(name, "another file needs the name", chunk));
            }
            Ok(path) => {
                let known = order.iter().find(|known| known.eq_ignore_ascii_case(&path)).cloned();
                if known.is_some() {
                    notes.push(Note::new(
                        "ingest-rewrite",
                        format!("{path} is written again here; the later version was taken"),
                        vec![line],
                        1,
                    ));
                } else {
                    order.push(path.clone());
                }
                files.insert(known.unwrap_or(path), chunk);
            }
        }
    }
    let mut moved = moves(&order, wanted);
    supply(lines, sorted, wanted, paths, &mut files, &mut order, notes);
    let named = order.len();
    if named > 0 {
        let first = order.iter().filter_map(|path| files.get(path)).map(|chunk| chunk.open as u32 + 1).collect();
        notes.push(Note::new("ingest-asset", format!("written beside the code: {}", list(&order)), first, named));
    }
    leave(sorted, &files, notes);
    let mut out = Vec::with_capacity(named);
    for path in order {
        let Some(chunk) = files.get(&path) else { continue };
        let to = moved.remove(&path).unwrap_or(path.clone());
        if to != path {
            notes.push(Note::new(
                "ingest-moved",
                format!("{path} is written as {to}: there the code looks for it"),
                vec![chunk.open as u32 + 1],
                1,
            ));
        }
        out.push((to, vec![content(lines, chunk)]));
    }
    out
}

/// Where files are written that the code looks for in another place: only when name and place leave no choice.
fn moves(order: &[String], wanted: &Wanted) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let free = |path: &str| {
        !order.iter().any(|other| other == path) && !place::collides(path, order.iter().map(String::as_str))
    };
    for path in order {
        if wanted.files.contains(path)
            || wanted
                .folders
                .iter()
                .any(|folder| path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/')))
        {
            continue;
        }
        let name = file_name(path);
        let alone = order.iter().filter(|other| file_name(other) == name).count() == 1;
        if alone && let Some(to) = wanted.only(name).filter(|to| free(to) && name::safe(to).is_ok()) {
            out.insert(path.clone(), to.to_owned());
            continue;
        }
        // A source without a folder, and one folder of sources that nothing stands in.
        let is_source = matches!(name::ending(path).as_str(), "py" | "js" | "mjs" | "ts" | "go" | "rb");
        let mut empty =
            wanted.folders.iter().filter(|folder| !order.iter().any(|other| other.starts_with(&format!("{folder}/"))));
        if let (true, true, Some(folder), None) = (is_source, folder(path).is_empty(), empty.next(), empty.next()) {
            let to = format!("{folder}/{name}");
            if name::safe(&to).is_ok() {
                out.insert(path.clone(), to);
            }
        }
    }
    out
}

/// Files that the code looks for and that only a document, a draft or a nameless fence has.
fn supply<'a>(
    lines: &Lines,
    sorted: &'a Sorted,
    wanted: &Wanted,
    paths: &Paths,
    files: &mut BTreeMap<String, &'a Chunk>,
    order: &mut Vec<String>,
    notes: &mut Vec<Note>,
) {
    let have: HashSet<String> = order.iter().map(|path| file_name(path).to_owned()).collect();
    let missing: Vec<String> = wanted
        .files
        .iter()
        .filter(|path| is_text(path) && !have.contains(file_name(path)) && name::safe(path).is_ok())
        .cloned()
        .collect();
    for path in &missing {
        let named = |chunk: &&Chunk| {
            chunk.holds() == Holds::Other
                && chunk
                    .name
                    .as_ref()
                    .and_then(|name| paths.path(name).ok())
                    .is_some_and(|named| file_name(&named) == file_name(path))
        };
        let other =
            sorted.others.iter().filter(named).max_by_key(|chunk| (chunk.origin == Origin::Document, chunk.open));
        let ending = name::ending(path);
        let alike = |chunk: &&Chunk| {
            languages(&ending).contains(&chunk.word.as_str()) && (ending != "sh" || is_script(lines, chunk))
        };
        let rivals = missing.iter().filter(|other| name::ending(other) == ending).count();
        let mut nameless = sorted.nameless.iter().filter(alike);
        let only = nameless.next().filter(|_| rivals == 1 && nameless.next().is_none());
        let Some(chunk) = other.or(only) else { continue };
        if place::collides(path, order.iter().map(String::as_str)) {
            continue;
        }
        notes.push(Note::new(
            "ingest-moved",
            format!("a piece without a place of its own is written as {path}: the code looks for it"),
            vec![chunk.open as u32 + 1],
            1,
        ));
        files.insert(path.clone(), chunk);
        order.push(path.clone());
    }
}

/// Whether a path that the code mentions can be a file of text.
fn is_text(path: &str) -> bool {
    !languages(&name::ending(path)).is_empty()
}

/// The languages of fences that hold files of an ending.
fn languages(ending: &str) -> &'static [&'static str] {
    match ending {
        "py" => &["python", "py", "python3"],
        "js" | "mjs" | "cjs" => &["javascript", "js", "node"],
        "ts" => &["typescript", "ts"],
        "sh" | "bash" => &["bash", "sh", "shell"],
        "json" => &["json"],
        "yaml" | "yml" => &["yaml", "yml"],
        "html" => &["html"],
        "sql" => &["sql"],
        "ps1" => &["powershell", "ps1"],
        "tpl" | "tftpl" | "tmpl" => &["tpl", "tftpl"],
        _ => &[],
    }
}

/// Whether a piece starts like a script, not like commands for a shell.
fn is_script(lines: &Lines, chunk: &Chunk) -> bool {
    chunk
        .rows
        .iter()
        .map(|row| row.text(lines).trim())
        .find(|text| !text.is_empty())
        .is_some_and(|text| text.starts_with("#!"))
}

/// Says which fences become nothing.
fn leave(sorted: &Sorted, files: &BTreeMap<String, &Chunk>, notes: &mut Vec<Note>) {
    let used: HashSet<usize> = files.values().map(|chunk| chunk.open).collect();
    let left: Vec<u32> =
        sorted.nameless.iter().filter(|chunk| !used.contains(&chunk.open)).map(|chunk| chunk.open as u32 + 1).collect();
    if !left.is_empty() {
        let count = left.len();
        notes.push(Note::new(
            "ingest-other",
            "left out fences that are neither Terraform nor a file".to_owned(),
            left,
            count,
        ));
    }
}

/// The rows of a file: without the comment that only names it, where that would break it.
fn content(lines: &Lines, chunk: &Chunk) -> Vec<Row> {
    let text = |at: usize| chunk.rows.get(at).map_or("", |row| row.text(lines).trim());
    let label = (0..chunk.rows.len()).find(|at| !text(*at).is_empty()).filter(|at| name::comment(text(*at)).is_some());
    let Some(label) = label else { return chunk.rows.clone() };
    let next = (label + 1..chunk.rows.len()).find(|at| !text(*at).is_empty()).unwrap_or(label);
    let ending = chunk.name.as_ref().map_or(String::new(), |name| name::ending(&name.path));
    let breaks = text(next).starts_with("#!") || ending == "json" || ending == "csv" || ending == "txt";
    if breaks { chunk.rows[next..].to_vec() } else { chunk.rows.clone() }
}
