//! The files that the code is written to: as the answer has them, or as it was asked.

use std::collections::HashMap;

use crate::ask::{Asked, Layout};

use super::chunk::Row;
use super::lines::Lines;
use super::merge::Part;
use super::name::{self, file_name};
use super::note::Note;
use super::place::{REST, rank};

/// A file and the pieces that it is made of.
pub(super) type Made = (String, Vec<Vec<Row>>);

/// The file of code that nothing names.
pub(super) fn default_name(asked: &Asked) -> String {
    single(asked).unwrap_or_else(|| "main.tf".to_owned())
}

/// The one file that was asked for. A name for a part of a configuration (`provider.tf`) is no name for all of it.
fn single(asked: &Asked) -> Option<String> {
    match &asked.layout.as_ref()?.value {
        Layout::Single(name) => Some(file_name(name).to_owned())
            .filter(|name| name.ends_with(".tf") && rank(name) == REST && name::safe(name).is_ok()),
        Layout::Keep | Layout::Split(_) => None,
    }
}

/// Whether a file was said to exist outside of the answer.
fn exists(asked: &Asked, path: &str) -> bool {
    asked.existing_files.iter().any(|file| file_name(&file.value) == path)
}

/// Puts parts into files. The root module is one file when one was asked for, or several when several were; other folders stay.
pub(super) fn files(lines: &Lines, parts: Vec<Part>, asked: &Asked, notes: &mut Vec<Note>) -> Vec<Made> {
    let in_root = |path: &str| !path.contains('/') && !exists(asked, path);
    let asked_for = match asked.layout.as_ref().map(|layout| &layout.value) {
        Some(Layout::Split(names)) => {
            names.iter().map(|name| file_name(name).to_owned()).filter(|name| !exists(asked, name)).collect()
        }
        _ => Vec::new(),
    };
    let mut root: Vec<&str> = parts.iter().map(|part| part.path.as_str()).filter(|path| in_root(path)).collect();
    root.dedup();
    let split_up = asked_for.len() > 1 && root.len() == 1;
    let mut made: Vec<Made> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    let mut add = |path: String, mut rows: Vec<Row>| {
        if rows.iter().all(|row| row.text(lines).trim().is_empty()) {
            return;
        }
        // A piece of a file that was cut starts with its first line of text.
        if split_up && !index.contains_key(&path) {
            let blank = rows.iter().take_while(|row| row.text(lines).trim().is_empty()).count();
            rows.drain(..blank);
        }
        let at = *index.entry(path.clone()).or_insert(made.len());
        match made.get_mut(at) {
            Some((_, pieces)) => pieces.push(rows),
            None => made.push((path, vec![rows])),
        }
    };
    if let Some(name) = single(asked) {
        let mut root: Vec<&Part> = parts.iter().filter(|part| in_root(&part.path)).collect();
        root.sort_by_key(|part| rank(&part.path));
        let mut joined: Vec<String> = root.iter().map(|part| part.path.clone()).filter(|path| *path != name).collect();
        joined.dedup();
        if !joined.is_empty() {
            let message = format!("{} is one file, as asked: it holds {}", name, super::note::list(&joined));
            notes.push(Note::new("ingest-moved", message, Vec::new(), joined.len()));
        }
        root.iter().for_each(|part| add(name.clone(), part.rows(lines)));
        parts.iter().filter(|part| !in_root(&part.path)).for_each(|part| add(part.path.clone(), part.rows(lines)));
        return made;
    }
    let mut moved: Vec<String> = Vec::new();
    for part in &parts {
        if !split_up || !in_root(&part.path) {
            add(part.path.clone(), part.rows(lines));
            continue;
        }
        for (kind, rows) in part.by_kind(lines) {
            let to = destination(&kind, &asked_for).unwrap_or_else(|| part.path.clone());
            if to != part.path && !moved.contains(&to) {
                moved.push(to.clone());
            }
            add(to, rows);
        }
    }
    if !moved.is_empty() {
        notes.push(Note::new(
            "ingest-moved",
            format!("written to files of their own, as asked: {}", super::note::list(&moved)),
            Vec::new(),
            moved.len(),
        ));
    }
    made
}

/// The file for a kind of block, if one of that use was asked for.
fn destination(kind: &str, names: &[String]) -> Option<String> {
    let ranks: &[u8] = match kind {
        "variable" => &[3],
        "output" => &[7],
        "locals" => &[4],
        "data" => &[5],
        "terraform" => &[0, 2, 1],
        "provider" => &[2, 0],
        _ => return None,
    };
    ranks.iter().find_map(|wanted| names.iter().find(|name| rank(name) == *wanted)).cloned()
}
