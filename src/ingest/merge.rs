//! One configuration out of pieces that say the same thing twice: rewrites, continuations, snippets.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::chunk::{Chunk, Row};
use super::lines::Lines;
use super::name::{Found, folder};
use super::note::{Note, list};
use super::pattern;

/// A piece of code and the file that it belongs to.
pub(crate) struct Part {
    /// The path of the file.
    pub path: String,
    /// The code.
    pub chunk: Chunk,
    /// For each of its blocks, whether it stays.
    stays: Vec<bool>,
    /// Whether what stands between its blocks stays.
    whole: bool,
}

impl Part {
    /// A piece of which everything stays so far.
    pub(crate) fn new(path: String, chunk: Chunk) -> Self {
        Part { stays: vec![true; chunk.scan.items.len()], whole: true, path, chunk }
    }

    /// What is declared by the blocks that stay.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.kept().flat_map(|(_, item)| item.addresses.iter().map(String::as_str))
    }

    /// How many of the blocks that stay have code left out.
    pub(crate) fn elided_items(&self) -> usize {
        self.kept().filter(|(_, item)| item.elided).count() + if self.whole { self.chunk.scan.elided.len() } else { 0 }
    }

    /// The rows that stay, by the kind of block they belong to; what stands before a block goes with it, what stands behind the
    /// last one has the kind of that.
    pub(crate) fn by_kind(&self) -> Vec<(String, Vec<Row>)> {
        let mut out: Vec<(String, Vec<Row>)> = Vec::new();
        let kept: Vec<_> = self.kept().map(|(_, item)| item).collect();
        let mut next = 0;
        let mut kind = String::new();
        for row in self.rows() {
            let at = row.line;
            while next + 1 < kept.len() && self.chunk.rows[kept[next].end].line < at {
                next += 1;
            }
            if let Some(item) = kept.get(next) {
                kind.clone_from(&item.kind);
            }
            match out.last_mut() {
                Some((last, rows)) if *last == kind => rows.push(row),
                _ => out.push((kind.clone(), vec![row])),
            }
        }
        out
    }

    fn kept(&self) -> impl Iterator<Item = (usize, &super::scan::Item)> {
        self.chunk.scan.items.iter().enumerate().filter(|(at, _)| self.stays[*at])
    }

    fn drop_all(&mut self) {
        self.stays.fill(false);
        self.whole = false;
    }

    /// The rows that stay.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let mut stays = vec![self.whole; self.chunk.rows.len()];
        for (at, item) in self.chunk.scan.items.iter().enumerate() {
            stays[item.start..=item.end].fill(self.stays[at]);
        }
        if self.whole {
            self.chunk
                .scan
                .elided
                .iter()
                .filter(|at| self.chunk.scan.loose.contains(at))
                .for_each(|at| stays[*at] = false);
        }
        self.chunk.rows.iter().zip(stays).filter(|(_, stays)| *stays).map(|(row, _)| *row).collect()
    }
}

/// Words that announce a better version of something that stands elsewhere.
static CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(replace|updated?|correct(?:ed|ion)?|fix(?:ed)?|chang(?:e|ed)|modif(?:y|ied)|revised?|instead|improved)\b",
    )
});
/// Words that announce how a thing is used or what is wrong.
static USAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(usage|how to use|use (?:this|the) module|before:|old:|wrong|incorrect|problem(?:atic)?|bad|don'?t|avoid|original)\b|❌",
    )
});

/// Decides for every block that is there more than once which one stays, and says so.
pub(crate) fn merge(lines: &Lines, parts: &mut [Part], notes: &mut Vec<Note>) {
    elided(parts, notes);
    snippets(parts, notes);
    let mut uses = Uses::new(lines, parts);
    rewrites(parts, &mut uses, notes);
    earlier_versions(parts, &mut uses, notes);
}

/// Where each address is declared: by folder and address, in order.
fn owners(parts: &[Part]) -> HashMap<(String, String), Vec<(usize, usize)>> {
    let mut out: HashMap<(String, String), Vec<(usize, usize)>> = HashMap::new();
    for (at, part) in parts.iter().enumerate() {
        for (item, found) in part.kept() {
            for address in &found.addresses {
                out.entry((folder(&part.path).to_owned(), address.clone())).or_default().push((at, item));
            }
        }
    }
    out
}

/// A block with code left out is an illustration when the whole block stands elsewhere.
fn elided(parts: &mut [Part], notes: &mut Vec<Note>) {
    let owners = owners(parts);
    let is_elided = |(at, item): (usize, usize)| parts[at].chunk.scan.items[item].elided;
    let mut gone = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        for (index, item) in part.kept().filter(|(_, item)| item.elided && !item.addresses.is_empty()) {
            let elsewhere = |address: &String| {
                owners[&(folder(&part.path).to_owned(), address.clone())]
                    .iter()
                    .any(|place| place.0 != at && !is_elided(*place))
            };
            if item.addresses.iter().all(elsewhere) {
                gone.push((at, index));
            }
        }
    }
    for (at, index) in &gone {
        parts[*at].stays[*index] = false;
    }
    let names: Vec<String> =
        gone.iter().flat_map(|(at, index)| parts[*at].chunk.scan.items[*index].addresses.clone()).collect();
    if !names.is_empty() {
        let lines = gone.iter().map(|(at, index)| row_line(&parts[*at], *index)).collect();
        notes.push(Note::new(
            "ingest-example",
            format!("left out {}: code is elided in it and the whole block stands elsewhere", list(&names)),
            lines,
            names.len(),
        ));
    }
}

/// The line of the answer, from 1, where a block starts.
fn row_line(part: &Part, item: usize) -> u32 {
    part.chunk.rows.get(part.chunk.scan.items[item].header).map_or(0, |row| row.line + 1)
}

/// A nameless piece beside named ones: what it repeats is an example of it, or a correction when the answer says so.
fn snippets(parts: &mut [Part], notes: &mut Vec<Note>) {
    let named = |part: &Part| part.chunk.name.as_ref().is_some_and(|name| name.found > Found::Sentence);
    if !parts.iter().any(|part| named(part) && part.chunk.scan.has_infrastructure()) {
        return;
    }
    let owners = owners(parts);
    for at in 0..parts.len() {
        let part = &parts[at];
        if named(part) || part.chunk.scan.items.is_empty() {
            continue;
        }
        let others = |address: &str| {
            owners[&(folder(&part.path).to_owned(), address.to_owned())].iter().filter(|place| place.0 != at).copied()
        };
        let repeats =
            part.addresses().next().is_some() && part.addresses().all(|address| others(address).next().is_some());
        let usage = USAGE.is_match(&part.chunk.about);
        let line = part.chunk.open as u32 + 1;
        let names: Vec<String> = part.addresses().map(str::to_owned).collect();
        if repeats && CHANGE.is_match(&part.chunk.about) && !usage {
            let older: Vec<(usize, usize)> = part.addresses().flat_map(others).filter(|place| place.0 < at).collect();
            older.into_iter().for_each(|(at, item)| parts[at].stays[item] = false);
            notes.push(Note::new(
                "ingest-rewrite",
                format!("took the later version of {}", list(&names)),
                vec![line],
                names.len(),
            ));
        } else if repeats || usage {
            parts[at].drop_all();
            let why = if repeats { "it repeats what stands elsewhere" } else { "it shows how the code is used" };
            notes.push(Note::new(
                "ingest-example",
                format!("left out a nameless snippet ({}): {why}", list(&names)),
                vec![line],
                1,
            ));
        }
    }
}

/// A file that is given twice: a version that repeats at least half of an earlier one replaces it; one that repeats less replaces
/// only those blocks; one that repeats nothing goes on behind it.
fn rewrites(parts: &mut [Part], uses: &mut Uses, notes: &mut Vec<Note>) {
    let mut latest: HashMap<(String, String), (usize, usize)> = HashMap::new();
    let mut first: HashMap<String, usize> = HashMap::new();
    for at in 0..parts.len() {
        let path = parts[at].path.clone();
        let mut repeated: HashMap<usize, HashSet<String>> = HashMap::new();
        for address in parts[at].addresses() {
            if let Some((older, _)) = latest.get(&(path.clone(), address.to_owned())) {
                repeated.entry(*older).or_default().insert(address.to_owned());
            }
        }
        let line = parts[at].chunk.open as u32 + 1;
        if repeated.is_empty() && first.contains_key(&path) && parts[at].chunk.name.is_some() && parts[at].whole {
            notes.push(Note::new("ingest-continuation", format!("{path} goes on here"), vec![line], 1));
        }
        let mut older: Vec<(usize, HashSet<String>)> = repeated.into_iter().collect();
        older.sort_by_key(|(at, _)| *at);
        for (old, repeated) in older {
            supersede(parts, old, &repeated, &path, line, uses, notes);
        }
        for (item, found) in parts[at].kept() {
            for address in &found.addresses {
                latest.insert((path.clone(), address.clone()), (at, item));
            }
        }
        first.entry(path).or_insert(at);
    }
}

/// Takes out of an earlier piece what a later one repeats, and the rest of it too when that is at least a half, except what is still used.
fn supersede(
    parts: &mut [Part],
    old: usize,
    repeated: &HashSet<String>,
    path: &str,
    line: u32,
    uses: &mut Uses,
    notes: &mut Vec<Note>,
) {
    let total = parts[old].addresses().count();
    let full = repeated.len() * 2 >= total;
    let mut lost = Vec::new();
    if full {
        uses.remove(old);
    }
    for item in 0..parts[old].chunk.scan.items.len() {
        let found = &parts[old].chunk.scan.items[item];
        if !parts[old].stays[item] || found.addresses.is_empty() && !full {
            continue;
        }
        let replaced = !found.addresses.is_empty() && found.addresses.iter().all(|address| repeated.contains(address));
        let needed = found.addresses.iter().any(|address| !repeated.contains(address) && uses.has(address));
        if replaced || full && !needed {
            if !replaced {
                lost.extend(found.addresses.iter().filter(|address| !repeated.contains(*address)).cloned());
            }
            parts[old].stays[item] = false;
        }
    }
    if full {
        parts[old].whole = false;
    }
    let what = if full {
        format!("{path} is written again here")
    } else {
        format!("{} of {path} is written again here", list(&sorted(repeated)))
    };
    let rest = if lost.is_empty() { String::new() } else { format!("; only the earlier version has {}", list(&lost)) };
    notes.push(Note::new(
        "ingest-rewrite",
        format!("{what}; the later version was taken{rest}"),
        vec![line],
        repeated.len(),
    ));
}

fn sorted(names: &HashSet<String>) -> Vec<String> {
    let mut names: Vec<String> = names.iter().cloned().collect();
    names.sort();
    names
}

/// How much of a piece later pieces of other names must repeat to make it an earlier version of them.
const SAME: f32 = 0.9;

/// A whole configuration that is given again in another layout: the later layout is taken.
fn earlier_versions(parts: &mut [Part], uses: &mut Uses, notes: &mut Vec<Note>) {
    let owners = owners(parts);
    for at in 0..parts.len() {
        let part = &parts[at];
        let later = |address: &str| {
            owners
                .get(&(folder(&part.path).to_owned(), address.to_owned()))
                .is_some_and(|places| places.iter().any(|place| place.0 > at && parts[place.0].path != part.path))
        };
        let all: Vec<&str> = part.addresses().collect();
        let repeated: HashSet<String> =
            all.iter().filter(|address| later(address)).map(|address| (*address).to_owned()).collect();
        if all.len() < 3 || (repeated.len() as f32) < all.len() as f32 * SAME || !part.chunk.scan.has_infrastructure() {
            continue;
        }
        let (path, line) = (part.path.clone(), part.chunk.open as u32 + 1);
        supersede(parts, at, &repeated, &path, line, uses, notes);
    }
}

static CHAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+"));

/// Which addresses the pieces refer to.
struct Uses {
    count: HashMap<String, usize>,
    of: Vec<HashSet<String>>,
}

impl Uses {
    fn new(lines: &Lines, parts: &[Part]) -> Self {
        let mut uses = Uses { count: HashMap::new(), of: Vec::new() };
        for part in parts {
            let text = part.chunk.text(lines);
            let mut of = HashSet::new();
            for chain in CHAIN.find_iter(&text) {
                let mut ends = chain.as_str().match_indices('.').map(|(at, _)| at).skip(1);
                let two = ends.next().unwrap_or(chain.len());
                let three = ends.next().unwrap_or(chain.len());
                let end = if chain.as_str().starts_with("data.") { three } else { two };
                of.insert(chain.as_str()[..end].to_owned());
            }
            if part.whole {
                of.iter().for_each(|name| *uses.count.entry(name.clone()).or_default() += 1);
            }
            uses.of.push(of);
        }
        uses
    }

    fn remove(&mut self, part: usize) {
        for name in std::mem::take(&mut self.of[part]) {
            if let Some(count) = self.count.get_mut(&name) {
                *count = count.saturating_sub(1);
            }
        }
    }

    /// Whether a piece that was not removed refers to an address. A provider without alias is always in use.
    fn has(&self, address: &str) -> bool {
        match address.strip_prefix("provider.") {
            Some(alias) if alias.contains('.') => self.count.get(alias).is_some_and(|count| *count > 0),
            Some(_) => true,
            None => address.starts_with("terraform.") || self.count.get(address).is_some_and(|count| *count > 0),
        }
    }
}
