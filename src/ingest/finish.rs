//! An answer that breaks off, and a draft before it that has what it broke off in: the draft says how it goes on.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::answer::Sorted;
use super::chunk::{Chunk, Holds, Origin, Row};
use super::lines::Lines;
use super::note::{Note, list};
use super::scan::Item;

/// Takes from the draft the block in which the answer breaks off, what is declared behind it and nowhere in the answer, and
/// what of the draft that needs.
pub(super) fn finish(lines: &Lines, sorted: &mut Sorted, notes: &mut Vec<Note>) {
    let Some(last) = sorted.code.iter().max_by_key(|chunk| chunk.open).filter(|chunk| !chunk.closed) else { return };
    let Some(broken) = last.scan.items.last().filter(|item| item.is_infrastructure()).cloned() else { return };
    let drafts: Vec<&Chunk> = sorted.others.iter().filter(|chunk| is_draft(chunk)).collect();
    let same = |item: &Item| item.closed && item.kind == broken.kind && item.labels == broken.labels;
    let all: Vec<Place> =
        drafts.iter().flat_map(|chunk| chunk.scan.items.iter().map(|item| Place { chunk, item })).collect();
    let Some(from) = all.iter().rposition(|place| same(place.item)) else { return };
    let declared: HashSet<&str> = sorted.code.iter().flat_map(|chunk| chunk.scan.addresses()).collect();
    let rows = sorted.code.iter().flat_map(|chunk| &chunk.rows);
    let taken = taken(lines, &all, from, &declared, rows);
    let goes_on = taken.iter().any(|at| *at > from && all[*at].item.is_infrastructure());
    if broken.closed && !goes_on {
        return;
    }
    let mut named: Vec<Chunk> = Vec::new();
    let mut rows = last.rows.clone();
    if !broken.closed {
        let (chunk, item) = (all[from].chunk, all[from].item);
        rows.truncate(broken.header);
        rows.extend(&chunk.rows[item.header..=item.end]);
    }
    for place in taken.iter().map(|at| &all[*at]) {
        let file = place.chunk.name.as_ref().map(|name| &name.path);
        match named.iter_mut().find(|one| one.open == place.chunk.open) {
            Some(one) => place.append(lines, &mut one.rows),
            None if file.is_some() && file != last.name.as_ref().map(|name| &name.path) => {
                named.push(Chunk { rows: place.rows().to_vec(), origin: Origin::Answer, ..place.chunk.clone() });
            }
            None => place.append(lines, &mut rows),
        }
    }
    let addresses: Vec<String> = taken.iter().flat_map(|at| all[*at].item.addresses.iter().cloned()).collect();
    notes.push(Note::new(
        "ingest-finished",
        said(&broken, &addresses),
        vec![last.rows[broken.header].line + 1],
        taken.len() + usize::from(!broken.closed),
    ));
    let open = last.open;
    if let Some(chunk) = sorted.code.iter_mut().find(|chunk| chunk.open == open) {
        chunk.rows = rows;
        chunk.rescan(lines);
    }
    named.iter_mut().for_each(|chunk| chunk.rescan(lines));
    sorted.code.extend(named);
}

fn is_draft(chunk: &Chunk) -> bool {
    chunk.origin == Origin::Draft && chunk.closed && chunk.fenced && chunk.holds() == Holds::Blocks
}

/// A block of a draft.
struct Place<'d> {
    chunk: &'d Chunk,
    item: &'d Item,
}

impl<'d> Place<'d> {
    /// Its rows, with the comment above it.
    fn rows(&self) -> &'d [Row] {
        &self.chunk.rows[self.item.start..=self.item.end]
    }

    /// Puts it behind other rows, with a blank line between.
    fn append(&self, lines: &Lines, rows: &mut Vec<Row>) {
        let newline = self.chunk.rows.iter().find(|row| row.text(lines).ends_with('\n')).map(|row| row.end);
        let last = rows.last().filter(|row| !row.text(lines).trim().is_empty());
        if let (Some(end), Some(last)) = (newline, last) {
            rows.push(Row { line: last.line, start: end - 1, end });
        }
        rows.extend(self.rows());
    }
}

/// The blocks of the draft that the answer lacks: those behind the one in which it breaks off, in their last version, and
/// those before it that these or the rows of the answer speak of.
fn taken<'d>(
    lines: &Lines,
    all: &[Place],
    from: usize,
    declared: &HashSet<&str>,
    answer: impl Iterator<Item = &'d Row>,
) -> BTreeSet<usize> {
    let is_new = |place: &Place| {
        let addresses = &place.item.addresses;
        place.item.closed && !addresses.is_empty() && addresses.iter().all(|one| !declared.contains(one.as_str()))
    };
    let mut last: HashMap<&str, usize> = HashMap::new();
    for (at, place) in all.iter().enumerate().filter(|(_, place)| is_new(place)) {
        last.extend(place.item.addresses.iter().map(|address| (address.as_str(), at)));
    }
    let mut taken: BTreeSet<usize> = last.values().copied().filter(|at| *at > from).collect();
    let spoken = answer.flat_map(|row| words(row.text(lines))).filter_map(|word| last.get(word).copied());
    taken.extend(spoken);
    let mut open: Vec<usize> = taken.iter().copied().chain([from]).collect();
    while let Some(at) = open.pop() {
        let rows = all[at].rows();
        for word in rows.iter().flat_map(|row| words(row.text(lines))) {
            open.extend(last.get(word).copied().filter(|needed| taken.insert(*needed)));
        }
    }
    taken
}

/// The beginnings of what may be references: `var.a`, `aws_vpc.main`, `data.aws_ami.web`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.split(move |c| !is_part(c)).flat_map(|word| {
        let ends = word.match_indices('.').map(|(at, _)| at).chain([word.len()]);
        ends.skip(1).take(2).map(|end| &word[..end])
    })
}

fn said(broken: &Item, taken: &[String]) -> String {
    let name = broken.addresses.join(", ");
    let more = list(taken);
    match (broken.closed, taken.is_empty()) {
        (true, _) => format!("the answer breaks off behind {name}; the draft before it goes on, and gives {more}"),
        (false, true) => format!("the answer breaks off in {name}, which is taken from the draft before it"),
        (false, false) => {
            format!("the answer breaks off in {name}, which is taken from the draft before it, and so is {more}")
        }
    }
}
