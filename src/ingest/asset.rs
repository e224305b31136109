//! Files that are not Terraform: scripts, templates, sources of functions, values, documents.

use std::collections::{HashMap, HashSet};

use super::answer::{Paths, Sorted, refused};
use super::chunk::{Chunk, Holds, Origin, Row};
use super::layout::Made;
use super::lines::Lines;
use super::name::{self, file_name, folder};
use super::note::{Note, list};
use super::place::{self, Taken, Wanted};

/// The files beside the code, each under the path where the code looks for it. `taken` are the paths of the code.
pub(super) fn assets(
    lines: &Lines,
    sorted: &Sorted,
    paths: &Paths,
    wanted: &Wanted,
    mut taken: Taken,
    notes: &mut Vec<Note>,
) -> Vec<Made> {
    let mut files: Vec<(String, &Chunk)> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    for chunk in &sorted.assets {
        let Some(name) = &chunk.name else { continue };
        match paths.path(name) {
            Err(why) => notes.push(refused(name, why, chunk)),
            Ok(path) => match index.get(&path.to_lowercase()) {
                Some(at) => {
                    files[*at].1 = chunk;
                    let message = format!("{path} is written again here; the later version was taken");
                    notes.push(Note::new("ingest-rewrite", message, vec![chunk.open as u32 + 1], 1));
                }
                None if !taken.is_free(&path) => notes.push(refused(name, "another file needs the name", chunk)),
                None => {
                    taken.take(&path);
                    index.insert(path.to_lowercase(), files.len());
                    files.push((path, chunk));
                }
            },
        }
    }
    move_files(&mut files, &mut taken, wanted, notes);
    supply(lines, sorted, wanted, paths, &mut files, &mut taken, notes);
    if !files.is_empty() {
        let names: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
        let at = files.iter().map(|(_, chunk)| chunk.open as u32 + 1).collect();
        notes.push(Note::new("ingest-asset", format!("written beside the code: {}", list(&names)), at, names.len()));
    }
    leave(sorted, &files, notes);
    files.into_iter().map(|(path, chunk)| (path, vec![content(lines, chunk)])).collect()
}

/// Writes files to where the code looks for them: only when name and place leave no choice.
fn move_files(files: &mut [(String, &Chunk)], taken: &mut Taken, wanted: &Wanted, notes: &mut Vec<Note>) {
    let by_name = wanted.by_name();
    let mut count: HashMap<String, usize> = HashMap::new();
    files.iter().for_each(|(path, _)| *count.entry(file_name(path).to_owned()).or_default() += 1);
    let mut empty = wanted.folders.iter().filter(|folder| !taken.is_folder(folder));
    let only_empty = empty.next().filter(|_| empty.next().is_none()).cloned();
    for (path, chunk) in files {
        let name = file_name(path);
        if wanted.files.contains(path)
            || place::ancestors(path).any(|folder| wanted.folders.contains(folder))
            || count[name] > 1
        {
            continue;
        }
        // A source without a folder belongs into the one folder of sources that nothing stands in.
        let is_source = matches!(name::ending(path).as_str(), "py" | "js" | "mjs" | "ts" | "go" | "rb");
        let to = match by_name.get(name).map(Vec::as_slice) {
            Some([one]) => Some((*one).to_owned()),
            _ => only_empty
                .as_ref()
                .filter(|_| is_source && folder(path).is_empty())
                .map(|folder| format!("{folder}/{name}")),
        };
        if let Some(to) = to.filter(|to| taken.is_free(to) && name::safe(to).is_ok()) {
            notes.push(Note::new(
                "ingest-moved",
                format!("{path} is written as {to}: there the code looks for it"),
                vec![chunk.open as u32 + 1],
                1,
            ));
            taken.take(&to);
            *path = to;
        }
    }
}

/// Adds files that the code looks for and that only a document, a draft or a nameless fence has.
fn supply<'a>(
    lines: &Lines,
    sorted: &'a Sorted,
    wanted: &Wanted,
    paths: &Paths,
    files: &mut Vec<(String, &'a Chunk)>,
    taken: &mut Taken,
    notes: &mut Vec<Note>,
) {
    let have: HashSet<String> = files.iter().map(|(path, _)| file_name(path).to_owned()).collect();
    let missing: Vec<&String> = wanted
        .files
        .iter()
        .filter(|path| is_text(path) && !have.contains(file_name(path)) && name::safe(path).is_ok())
        .collect();
    let mut rivals: HashMap<String, usize> = HashMap::new();
    missing.iter().for_each(|path| *rivals.entry(name::ending(path)).or_default() += 1);
    let mut others: HashMap<String, &Chunk> = HashMap::new();
    // What comes later, and documents of the answer before drafts, are the better version.
    for origin in [Origin::Draft, Origin::Document] {
        for chunk in sorted.others.iter().filter(|chunk| chunk.origin == origin && chunk.holds() == Holds::Other) {
            if let Some(path) = chunk.name.as_ref().and_then(|name| paths.path(name).ok()) {
                others.insert(file_name(&path).to_owned(), chunk);
            }
        }
    }
    for path in missing {
        let ending = name::ending(path);
        let nameless = || {
            let mut alike = sorted.nameless.iter().filter(|chunk| {
                languages(&ending).contains(&chunk.word.as_str()) && (ending != "sh" || is_script(lines, chunk))
            });
            alike.next().filter(|_| alike.next().is_none())
        };
        let found = others.get(file_name(path)).copied().or_else(|| (rivals[&ending] == 1).then(nameless).flatten());
        let Some(chunk) = found.filter(|_| taken.is_free(path)) else { continue };
        notes.push(Note::new(
            "ingest-moved",
            format!("a piece without a place of its own is written as {path}: the code looks for it"),
            vec![chunk.open as u32 + 1],
            1,
        ));
        taken.take(path);
        files.push((path.clone(), chunk));
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
fn leave(sorted: &Sorted, files: &[(String, &Chunk)], notes: &mut Vec<Note>) {
    let used: HashSet<usize> = files.iter().map(|(_, chunk)| chunk.open).collect();
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

/// The rows of a file: without comments that only name it, where they would break it.
fn content(lines: &Lines, chunk: &Chunk) -> Vec<Row> {
    let ending = chunk.name.as_ref().map_or(String::new(), |name| name::ending(&name.path));
    let text = |row: &Row| row.text(lines).trim();
    let next = |from: usize| (from..chunk.rows.len()).find(|at| !text(&chunk.rows[*at]).is_empty());
    let mut start = 0;
    while let Some(label) = next(start) {
        let line = text(&chunk.rows[label]);
        let Some(after) = next(label + 1) else { break };
        let names = name::names_only(line);
        let breaks = match ending.as_str() {
            "json" | "csv" | "txt" => names,
            "js" | "mjs" | "cjs" | "ts" | "go" | "java" => line.starts_with('#') && !line.starts_with("#!"),
            "py" | "sh" | "yaml" | "yml" | "toml" | "rb" => line.starts_with("//"),
            _ => false,
        };
        if !(breaks || names && text(&chunk.rows[after]).starts_with("#!")) {
            break;
        }
        start = after;
    }
    chunk.rows[start..].to_vec()
}
