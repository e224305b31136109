//! The files that the code is written to: as the answer has them, or as it was asked.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ask::{Asked, Layout};
use crate::layout::{REST, destination, rank, split, stays};
use crate::sorted;

use super::chunk::Row;
use super::lines::Lines;
use super::merge::Part;
use super::name::{self, file_name};
use super::note::{Note, list};

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
pub(super) fn files(lines: &Lines, mut parts: Vec<Part>, asked: &Asked, notes: &mut Vec<Note>) -> Vec<Made> {
    let mut out = Files { lines, made: Vec::new(), index: HashMap::new() };
    let in_root = |part: &Part| !part.path.contains('/') && !exists(asked, &part.path);
    if let Some(name) = single(asked) {
        let (mut root, rest): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| in_root(part));
        sorted::by_key(&mut root, |part| rank(&part.path));
        let mut joined: Vec<String> = root.iter().map(|part| part.path.clone()).filter(|path| *path != name).collect();
        joined.dedup();
        if !joined.is_empty() {
            let message = format!("{name} is one file, as asked: it holds {}", list(&joined));
            notes.push(Note::new("ingest-moved", message, Vec::new(), joined.len()));
        }
        root.iter().for_each(|part| out.add(&name, part.rows(lines)));
        rest.iter().for_each(|part| out.add(&part.path, part.rows(lines)));
        return out.made;
    }
    let root: BTreeSet<String> = parts.iter().filter(|part| in_root(part)).map(|part| part.path.clone()).collect();
    // Split without names is what --layout says: every file of the root is cut.
    let all =
        matches!(asked.layout.as_ref().map(|layout| &layout.value), Some(Layout::Split(names)) if names.is_empty());
    let mut names = if all { split(root.iter().map(String::as_str)) } else { several(asked) };
    names.retain(|name| !exists(asked, name));
    let renamed = if all { BTreeMap::new() } else { renames(&root, &names) };
    for part in &mut parts {
        if let Some(to) = renamed.get(&part.path) {
            part.path.clone_from(to);
        }
    }
    for (from, to) in &renamed {
        notes.push(Note::new("ingest-moved", format!("{from} is written as {to}, as asked"), Vec::new(), 1));
    }
    let is_cut = all || names.len() > 1 && root.len() == 1;
    let mut own: Vec<String> = Vec::new();
    for part in &parts {
        if !(is_cut && in_root(part)) {
            out.add(&part.path, part.rows(lines));
            continue;
        }
        for (kind, rows) in part.by_kind(lines) {
            let to = destination(&kind, &names).filter(|_| !stays(&kind, &part.path));
            let to = to.unwrap_or_else(|| part.path.clone());
            if to != part.path && !own.contains(&to) {
                own.push(to.clone());
            }
            out.add_cut(&to, rows);
        }
    }
    if !own.is_empty() {
        let message = format!("written to files of their own, as asked: {}", list(&own));
        notes.push(Note::new("ingest-moved", message, Vec::new(), own.len()));
    }
    out.made
}

/// Files in the making.
struct Files<'a, 't> {
    lines: &'a Lines<'t>,
    made: Vec<Made>,
    index: HashMap<String, usize>,
}

impl Files<'_, '_> {
    fn is_blank(&self, row: &Row) -> bool {
        row.text(self.lines).trim().is_empty()
    }

    fn add(&mut self, path: &str, rows: Vec<Row>) {
        if rows.iter().all(|row| self.is_blank(row)) {
            return;
        }
        let at = *self.index.entry(path.to_owned()).or_insert(self.made.len());
        match self.made.get_mut(at) {
            Some((_, pieces)) => pieces.push(rows),
            None => self.made.push((path.to_owned(), vec![rows])),
        }
    }

    /// Adds a part of a piece that was cut: a file does not start with the blank line that stood between two parts.
    fn add_cut(&mut self, path: &str, mut rows: Vec<Row>) {
        if !self.index.contains_key(path) {
            let blank = rows.iter().take_while(|row| self.is_blank(row)).count();
            rows.drain(..blank);
        }
        self.add(path, rows);
    }
}

/// The files that were asked for.
fn several(asked: &Asked) -> Vec<String> {
    let Some(Layout::Split(names)) = asked.layout.as_ref().map(|layout| &layout.value) else { return Vec::new() };
    let names = names.iter().map(|name| file_name(name).to_owned());
    names.filter(|name| name.ends_with(".tf") && name::safe(name).is_ok()).collect()
}

/// Files of the root that were asked for under another name: the only one of its use that was not asked for, where only one of that
/// use was asked for and is not there.
fn renames(root: &BTreeSet<String>, names: &[String]) -> BTreeMap<String, String> {
    let mut unasked: BTreeMap<u8, Vec<&String>> = BTreeMap::new();
    root.iter().filter(|path| !names.contains(path)).for_each(|path| unasked.entry(rank(path)).or_default().push(path));
    let mut out = BTreeMap::new();
    for (rank_of, paths) in unasked {
        let mut missing = names.iter().filter(|name| rank(name) == rank_of && !root.contains(*name));
        if let ([from], Some(to), None) = (paths.as_slice(), missing.next(), missing.next()) {
            out.insert((*from).clone(), to.clone());
        }
    }
    out
}
