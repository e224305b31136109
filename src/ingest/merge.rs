//! One configuration out of pieces that say the same thing twice: rewrites, continuations, snippets.

mod uses;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::chunk::{Chunk, Row};
use super::lines::Lines;
use super::name::{Found, folder};
use super::note::{Note, list};
use crate::pattern::pattern;
use uses::Uses;

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
    /// How many addresses its blocks declare that no later piece has replaced.
    left: usize,
}

impl Part {
    /// A piece of which everything stays so far.
    pub(crate) fn new(path: String, chunk: Chunk) -> Self {
        Part {
            stays: vec![true; chunk.scan.items.len()],
            whole: true,
            left: chunk.scan.addresses().count(),
            path,
            chunk,
        }
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
    pub(crate) fn by_kind(&self, lines: &Lines) -> Vec<(String, Vec<Row>)> {
        let mut out: Vec<(String, Vec<Row>)> = Vec::new();
        let kept: Vec<_> = self.kept().map(|(_, item)| item).collect();
        let mut next = 0;
        let mut kind = String::new();
        for row in self.rows(lines) {
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
    pub(crate) fn rows(&self, lines: &Lines) -> Vec<Row> {
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
        // Where a block is taken out, the blank line behind it goes too.
        let mut out: Vec<Row> = Vec::with_capacity(stays.len());
        let mut gap = false;
        for (row, stays) in self.chunk.rows.iter().zip(stays) {
            let is_blank = |row: &Row| row.start == row.end || row.text(lines).trim().is_empty();
            if stays && !(gap && is_blank(row) && out.last().is_none_or(is_blank)) {
                out.push(*row);
            }
            gap = !stays || gap && is_blank(row);
        }
        out
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
        r"(?im)\b(usage|how to use|use (?:this|the) module|wrong|incorrect|problem(?:atic)?|bad|don'?t|avoid|original)\b|❌|\b(?:before|old|previously)\W*(?::|$)",
    )
});

/// Words that announce the whole of a file.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:whole|complete|entire|full|final)\s+(?:\S+\s+){0,2}?(?:file|version|code|config(?:uration)?|solution|again)\b",
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
    let mut complete: HashSet<(String, String)> = HashSet::new();
    for part in parts.iter() {
        for (_, item) in part.kept().filter(|(_, item)| !item.elided) {
            complete.extend(item.addresses.iter().map(|address| (folder(&part.path).to_owned(), address.clone())));
        }
    }
    let anywhere: HashSet<String> = complete.iter().map(|(_, address)| address.clone()).collect();
    let mut gone = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        for (index, item) in part.kept().filter(|(_, item)| item.elided && !item.addresses.is_empty()) {
            // What has no name may show a block of any folder.
            let nameless = part.chunk.name.is_none() && item.is_infrastructure();
            let elsewhere = |address: &String| {
                complete.contains(&(folder(&part.path).to_owned(), address.clone()))
                    || nameless && anywhere.contains(address)
            };
            if item.addresses.iter().all(elsewhere) {
                gone.push((at, index));
            }
        }
    }
    for (at, index) in &gone {
        parts[*at].stays[*index] = false;
        if !parts[*at].stays.contains(&true) {
            parts[*at].drop_all();
        }
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
    let named = |part: &Part| part.chunk.name.is_some();
    if !parts.iter().any(|part| named(part) && part.chunk.scan.has_infrastructure()) {
        return;
    }
    let mut owners = owners(parts);
    let sizes: Vec<usize> = parts.iter().map(|part| part.addresses().count()).collect();
    for at in 0..parts.len() {
        let part = &parts[at];
        if part.chunk.name.as_ref().is_some_and(|name| name.found > Found::Sentence) || part.chunk.scan.items.is_empty()
        {
            continue;
        }
        let others = |address: &str| {
            owners[&(folder(&part.path).to_owned(), address.to_owned())].iter().filter(|place| place.0 != at).copied()
        };
        let repeats =
            part.addresses().next().is_some() && part.addresses().all(|address| others(address).next().is_some());
        // A sentence that names a file may mean the whole of it: then versions are compared, as for any other name.
        let is_version =
            || part.addresses().flat_map(others).any(|place| place.0 > at || sizes[place.0] <= 2 * sizes[at]);
        if named(part) && (!repeats || is_version()) {
            continue;
        }
        let usage = USAGE.is_match(&part.chunk.about);
        let line = part.chunk.open as u32 + 1;
        let names: Vec<String> = part.addresses().map(str::to_owned).collect();
        if repeats && CHANGE.is_match(&part.chunk.about) && !usage {
            let folder = folder(&part.path).to_owned();
            for address in &names {
                let Some(places) = owners.get_mut(&(folder.clone(), address.clone())) else { continue };
                let later = places.partition_point(|place| place.0 < at);
                places.drain(..later).for_each(|(at, item)| parts[at].stays[item] = false);
            }
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
    let mut begun: HashSet<String> = HashSet::new();
    for at in 0..parts.len() {
        let path = parts[at].path.clone();
        let mut repeated: BTreeMap<usize, Repeated> = BTreeMap::new();
        for address in parts[at].addresses() {
            if let Some((older, item)) = latest.get(&(path.clone(), address.to_owned())) {
                let repeated = repeated.entry(*older).or_default();
                repeated.addresses.insert(address.to_owned());
                repeated.items.push(*item);
            }
        }
        let line = parts[at].chunk.open as u32 + 1;
        if repeated.is_empty() && begun.contains(&path) && parts[at].chunk.name.is_some() && parts[at].whole {
            notes.push(Note::new("ingest-continuation", format!("{path} goes on here"), vec![line], 1));
        }
        let whole = WHOLE.is_match(&parts[at].chunk.about);
        for (old, mut repeated) in repeated {
            repeated.whole = whole;
            supersede(parts, old, &repeated, &path, line, uses, notes);
        }
        for (item, found) in parts[at].kept() {
            for address in &found.addresses {
                latest.insert((path.clone(), address.clone()), (at, item));
            }
        }
        if parts[at].whole {
            begun.insert(path);
        }
    }
}

/// What a later piece says again of an earlier one.
#[derive(Default)]
struct Repeated {
    addresses: HashSet<String>,
    /// The blocks of the earlier piece that declare them.
    items: Vec<usize>,
    /// Whether the answer says that it is the whole file.
    whole: bool,
}

/// Takes out of an earlier piece what a later one repeats, and the rest of it too when that is at least a half, except what is still used.
fn supersede(
    parts: &mut [Part],
    old: usize,
    repeated: &Repeated,
    path: &str,
    line: u32,
    uses: &mut Uses,
    notes: &mut Vec<Note>,
) {
    let part = &mut parts[old];
    let full = repeated.whole || repeated.addresses.len() * 2 >= part.left;
    let again = |address: &String| repeated.addresses.contains(address);
    let mut lost = Vec::new();
    let mut gone = repeated.items.clone();
    if full {
        uses.remove(old);
        gone = (0..part.stays.len()).collect();
        part.whole = false;
    }
    for item in gone {
        let found = &part.chunk.scan.items[item];
        if !part.stays[item] {
            continue;
        }
        let replaced = !found.addresses.is_empty() && found.addresses.iter().all(again);
        // Two `terraform` blocks of two versions would clash.
        let clashes = found.kind == "terraform" && found.addresses.iter().any(again);
        let needed = !clashes && found.addresses.iter().any(|address| !again(address) && uses.has(address));
        if replaced || full && !needed {
            lost.extend(found.addresses.iter().filter(|address| !again(address)).cloned());
            part.left -= found.addresses.len().min(part.left);
            part.stays[item] = false;
        }
    }
    let what = if full {
        format!("{path} is written again here")
    } else {
        format!("{} of {path} is written again here", list(&sorted(&repeated.addresses)))
    };
    let rest = if lost.is_empty() { String::new() } else { format!("; only the earlier version has {}", list(&lost)) };
    notes.push(Note::new(
        "ingest-rewrite",
        format!("{what}; the later version was taken{rest}"),
        vec![line],
        repeated.addresses.len(),
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
        let later = |address: &&str| {
            let places = owners.get(&(folder(&part.path).to_owned(), (*address).to_owned()));
            places.is_some_and(|places| {
                places.iter().rev().take_while(|place| place.0 > at).any(|place| parts[place.0].path != part.path)
            })
        };
        let all = part.addresses().count();
        let addresses: HashSet<String> = part.addresses().filter(later).map(str::to_owned).collect();
        if all < 3 || (addresses.len() as f32) < all as f32 * SAME || !part.chunk.scan.has_infrastructure() {
            continue;
        }
        let items = part
            .kept()
            .filter(|(_, item)| item.addresses.iter().any(|address| addresses.contains(address)))
            .map(|(at, _)| at)
            .collect();
        let (path, line) = (part.path.clone(), part.chunk.open as u32 + 1);
        supersede(parts, at, &Repeated { addresses, items, whole: false }, &path, line, uses, notes);
    }
}
