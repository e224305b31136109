//! An answer that ends in the middle of a block which a draft before it has whole: the draft says how it goes on.

use std::collections::HashSet;

use super::answer::Sorted;
use super::chunk::{Chunk, Holds, Origin, Row};
use super::lines::Lines;
use super::note::{Note, list};
use super::scan::Item;

/// Takes the block in whose middle the answer ends, and what is declared behind it and nowhere in the answer, from the last
/// draft that has the block whole.
pub(super) fn finish(lines: &Lines, sorted: &mut Sorted, notes: &mut Vec<Note>) {
    let Some(last) = sorted.code.iter().max_by_key(|chunk| chunk.open).filter(|chunk| !chunk.closed) else { return };
    let Some(cut) = last.scan.items.last().filter(|item| !item.closed && item.is_infrastructure()).cloned() else {
        return;
    };
    let same = |item: &Item| item.closed && item.kind == cut.kind && item.labels == cut.labels;
    let drafts = sorted.others.iter().rev().filter(|chunk| {
        chunk.origin == Origin::Draft && chunk.closed && chunk.fenced && chunk.holds() == Holds::Blocks
    });
    let Some((draft, from)) = drafts.filter_map(|chunk| Some((chunk, chunk.scan.items.iter().position(same)?))).next()
    else {
        return;
    };
    let declared: HashSet<&str> = sorted.code.iter().flat_map(|chunk| chunk.scan.addresses()).collect();
    let is_new = |item: &&Item| item.closed && item.addresses.iter().all(|one| !declared.contains(one.as_str()));
    let whole = &draft.scan.items[from];
    let behind: Vec<&Item> = draft.scan.items[from + 1..].iter().filter(is_new).collect();
    let mut rows: Vec<Row> = draft.rows[whole.header..=whole.end].to_vec();
    rows.extend(behind.iter().flat_map(|item| with_blanks(lines, draft, item)));
    let taken: Vec<String> = behind.iter().flat_map(|item| item.addresses.iter().cloned()).collect();
    let more =
        if taken.is_empty() { String::new() } else { format!(", and so is what follows there: {}", list(&taken)) };
    let name = cut.addresses.join(", ");
    notes.push(Note::new(
        "ingest-finished",
        format!("the answer ends in the middle of {name}, which is taken from the draft before it{more}"),
        vec![last.rows[cut.header].line + 1],
        1 + behind.len(),
    ));
    let open = last.open;
    if let Some(chunk) = sorted.code.iter_mut().find(|chunk| chunk.open == open) {
        chunk.rows.truncate(cut.header);
        chunk.rows.extend(rows);
        chunk.rescan(lines);
    }
}

/// The rows of a block of a draft, with the blank ones above it.
fn with_blanks<'d>(lines: &Lines, draft: &'d Chunk, item: &Item) -> &'d [Row] {
    let blanks = draft.rows[..item.start].iter().rev().take_while(|row| row.text(lines).trim().is_empty()).count();
    &draft.rows[item.start - blanks..=item.end]
}
