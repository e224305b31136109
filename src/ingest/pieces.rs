//! Every piece of an answer: what its fences hold, and the code outside of them.

use crate::sorted;
use std::ops::Range;

use super::chunk::{self, Chunk, Holds, Origin};
use super::fence::{self, Fence, Lang};
use super::lines::{Lines, Look, look};
use super::note::Note;
use super::section::Section;
use super::unfenced;

/// The pieces of an answer, in order, and what is none.
#[derive(Default)]
pub(crate) struct Pieces {
    /// In the order of the answer.
    pub chunks: Vec<Chunk>,
    /// Lines of text outside of fences that are not blank.
    pub prose: usize,
    /// The first of these lines, from 1.
    pub prose_line: Option<u32>,
    /// The line, from 1, of the fence in which the answer ends.
    pub open: Option<u32>,
}

/// Takes the sections of an answer apart.
pub(crate) fn pieces(lines: &Lines, sections: &[Section], notes: &mut Vec<Note>) -> Pieces {
    let mut out = Pieces::default();
    let mut carried: Option<Lang> = None;
    for section in sections {
        let fences = fence::fences(lines, section.lines.clone(), carried);
        let first = out.chunks.len();
        collect(lines, section, &fences, &mut out);
        let goes_on = carried.is_some()
            && fences
                .first()
                .is_some_and(|fence| fence.open == section.lines.start && fence.content.start == fence.open);
        if goes_on && first > 0 && first < out.chunks.len() {
            join(lines, &mut out.chunks, first);
        }
        let last = fences.iter().rfind(|fence| fence.parent.is_none());
        carried = last
            .filter(|fence| !fence.closed && fence.content.end == section.lines.end && fence.lang == Lang::Hcl)
            .map(|fence| fence.lang);
        if section.is_answer {
            out.open = last
                .filter(|fence| !fence.closed && fence.content.end == section.lines.end && fence.lang == Lang::Hcl)
                .map(|fence| fence.open as u32 + 1);
        }
    }
    goes_on_inside(lines, &mut out.chunks, notes);
    let is_code = |chunk: &Chunk| {
        chunk.origin == Origin::Answer && chunk.holds() == Holds::Blocks && chunk.scan.has_infrastructure()
    };
    if !out.chunks.iter().any(is_code) {
        // The whole answer stands in one document, or the answer proper is empty.
        let promoted = |from: Origin| move |chunk: &&mut Chunk| chunk.origin == from;
        let documents = out.chunks.iter().any(|chunk| {
            chunk.origin == Origin::Document && chunk.holds() == Holds::Blocks && chunk.scan.has_infrastructure()
        });
        let from = if documents { Origin::Document } else { Origin::Draft };
        out.chunks.retain(|chunk| !(documents && chunk.origin == Origin::Answer && chunk.lang == Lang::Document));
        out.chunks.iter_mut().filter(promoted(from)).for_each(|chunk| chunk.origin = Origin::Answer);
    }
    out
}

/// The pieces of one section.
fn collect(lines: &Lines, section: &Section, fences: &[Fence], out: &mut Pieces) {
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut ends: Vec<usize> = vec![section.lines.start; fences.len() + 1];
    let slot = |parent: Option<usize>| parent.map_or(0, |parent| parent + 1);
    let origin = |fence: &Fence| match (section.is_answer, fence.parent) {
        (false, _) => Origin::Draft,
        (true, Some(_)) => Origin::Document,
        (true, None) => Origin::Answer,
    };
    let first = out.chunks.len();
    for (at, fence) in fences.iter().enumerate() {
        ends[at + 1] = fence.content.start;
        let above = ends[slot(fence.parent)]..fence.open.max(ends[slot(fence.parent)]);
        ends[slot(fence.parent)] = fence.content.end + usize::from(fence.closed && !fence.glued);
        let mut found = chunk::from_fence(lines, fence, origin(fence), above.clone());
        if fence.parent.is_none() {
            text(lines, above, section, out, &mut headings);
        }
        found.headings = headings.iter().map(|(_, text)| text.clone()).collect();
        out.chunks.extend(chunk::split(lines, found));
    }
    text(lines, ends[0]..section.lines.end.max(ends[0]), section, out, &mut headings);
    sorted::by_key(&mut out.chunks[first..], |chunk| chunk.open);
}

/// The lines between two fences: headings, text, perhaps code.
fn text(lines: &Lines, range: Range<usize>, section: &Section, out: &mut Pieces, headings: &mut Vec<(usize, String)>) {
    let mut has_header = false;
    for line in range.clone() {
        let text = lines.get(line).trim();
        let level = text.bytes().take_while(|byte| *byte == b'#').count();
        if (1..=6).contains(&level) && text[level..].starts_with(' ') && text.len() < 200 {
            headings.retain(|(outer, _)| *outer < level);
            headings.push((level, text[level..].trim().to_owned()));
        }
        let look = look(text);
        has_header |= look == Look::Header;
        if look != Look::Blank {
            out.prose += 1;
            out.prose_line.get_or_insert(line as u32 + 1);
        }
    }
    if has_header {
        let origin = if section.is_answer { Origin::Answer } else { Origin::Draft };
        for chunk in unfenced::chunks(lines, range, origin) {
            out.prose =
                out.prose.saturating_sub(chunk.rows.iter().filter(|row| !row.text(lines).trim().is_empty()).count());
            out.chunks.extend(chunk::split(lines, chunk));
        }
    }
}

/// A fence that goes on behind an `### Answer` heading is one piece.
fn join(lines: &Lines, chunks: &mut Vec<Chunk>, second: usize) {
    let rest = chunks.remove(second);
    let Some(before) = chunks.get_mut(second - 1) else { return };
    // The ruler below the heading is not code.
    let is_layout = |row: &chunk::Row| matches!(row.text(lines).trim(), "" | "---" | "***" | "___");
    before.rows.extend(rest.rows.into_iter().skip_while(is_layout));
    before.origin = rest.origin;
    before.closed = rest.closed;
    before.rescan(lines);
}

/// A fence that starts in the middle of the block in which the fence before it ends is the rest of that fence.
fn goes_on_inside(lines: &Lines, chunks: &mut Vec<Chunk>, notes: &mut Vec<Note>) {
    let mut out: Vec<Chunk> = Vec::with_capacity(chunks.len());
    // Every try reads both pieces again; an answer that asks for more tries than this holds no such block.
    let mut rows_left = 4 * lines.len();
    for chunk in chunks.drain(..) {
        let Some(before) = out.last_mut() else {
            out.push(chunk);
            continue;
        };
        let cut = before.lang == Lang::Hcl && before.scan.items.last().is_some_and(|item| !item.closed);
        // What is said inside of the block is as far to the right as the block's own lines are.
        let is_outer = |at: &&usize| !chunk.rows[**at].text(lines).starts_with([' ', '\t']);
        let comment = chunk.scan.comments.iter().find(is_outer).copied();
        let first = [chunk.scan.items.first().map(|item| item.start), comment].into_iter().flatten().min();
        let inside = chunk.lang == Lang::Hcl
            && chunk.name.is_none()
            && chunk.scan.loose.first().is_some_and(|loose| first.is_none_or(|first| *loose < first));
        let rows = before.rows.len() + chunk.rows.len();
        if !(cut && inside && before.origin == chunk.origin && chunk.origin != Origin::Document && rows <= rows_left) {
            out.push(chunk);
            continue;
        }
        rows_left -= rows;
        let mut joined = before.clone();
        joined.rows.truncate(before.rows.len() - repeated(lines, before, &chunk));
        joined.rows.extend(chunk.rows.iter().copied());
        joined.rescan(lines);
        let cut_at = before.scan.items.len() - 1;
        if joined.scan.items.get(cut_at).is_some_and(|item| item.closed) {
            notes.push(Note::new(
                "ingest-continuation",
                "a block that an earlier fence began goes on here".to_owned(),
                vec![chunk.open as u32 + 1],
                1,
            ));
            joined.closed = chunk.closed;
            *before = joined;
        } else {
            out.push(chunk);
        }
    }
    *chunks = out;
}

/// How many rows at the end of a piece the next one begins with again; of the last one there may be only the beginning.
fn repeated(lines: &Lines, before: &Chunk, chunk: &Chunk) -> usize {
    let text = |row: &chunk::Row| row.text(lines).trim_end();
    let last = before.rows.iter().rposition(|row| !text(row).is_empty()).map_or(0, |at| at + 1);
    let is_same = |count: &usize| {
        let (old, new) = (&before.rows[last - count..last], &chunk.rows[..*count]);
        let whole = old[..count - 1].iter().zip(new).all(|(old, new)| text(old) == text(new));
        let (end, again) = (text(&old[count - 1]), text(&new[count - 1]));
        // One line that is the same may be meant twice: a brace, an element.
        whole && again.starts_with(end) && (*count > 2 || end.len() < again.len() && !end.trim().is_empty())
    };
    (1..=last.min(chunk.rows.len()).min(20)).rev().find(is_same).map_or(0, |count| count + before.rows.len() - last)
}
