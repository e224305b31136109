//! The layout that was chosen for a folder, when everything else is done: blocks move whole, with their comments. They stay in
//! their folder, so `path.module` and relative paths mean what they meant.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Run;
use crate::ask::Layout;
use crate::edit::comments::attached_comments;
use crate::edit::splice::Batch;
use crate::edit::verbs::{is_blank_or_open, line_end, line_start};
use crate::edit::{Edits, NewFile};
use crate::engine::Round;
use crate::engine::reading::Reading;
use crate::fix::name_of;
use crate::layout::{Choice, REST, destination, rank, split as usual_names, stays};
use crate::module::Module;
use crate::sorted;
use crate::source::FileId;
use crate::verify;

impl Run<'_> {
    /// Gives the root module of a folder the layout that was chosen.
    pub(in crate::engine) fn arrange(&mut self) {
        let Some(choice) = self.options.layout else { return };
        let layout = choice.layout(&self.options.asked);
        let Some(root) = Module::in_folder(&self.now.modules, "") else {
            if choice != Choice::Keep {
                self.moved
                    .push("no block is moved to another file: no .tf file stands in the folder itself".to_owned());
            }
            return;
        };
        let moves = moves(root, &layout, &self.options.locked);
        self.moved = moves.said;
        let mut batch = Batch::default();
        if moves.edits.is_empty() || !batch.take(&moves.edits) {
            return;
        }
        let next = Reading::of(batch.apply(&self.now.sources), self.options, self.cache);
        if let Some(broken) = verify::broken(&self.now, &next, &[]) {
            self.moved = vec![format!("no block is moved to another file: {broken}")];
            return;
        }
        let edits = moves.edits.list().iter().map(|edit| ("layout", edit.clone())).collect();
        self.log.push(Round { edits, new_files: batch.new_files().to_vec(), losses: Vec::new() });
        self.advance(next, &batch);
        self.removed = moves.removed;
    }
}

/// What moves.
#[derive(Default)]
struct Moves {
    /// The moves.
    edits: Edits,
    /// Files in which nothing is left.
    removed: BTreeSet<FileId>,
    /// What moves, or why nothing does, in sentences.
    said: Vec<String>,
}

/// The moves that give a module the layout. Files that are `locked`, and those that override others, stay.
fn moves(module: &Module, layout: &Layout, locked: &BTreeSet<FileId>) -> Moves {
    let is_free = |file: &FileId| !locked.contains(file) && !module.sources().file(*file).is_override();
    let files: Vec<FileId> = module.files().filter(is_free).collect();
    if *layout != Layout::Keep && module.has_junk() {
        let said = "no block is moved to another file, since not every file parses".to_owned();
        return Moves { said: vec![said], ..Moves::default() };
    }
    match layout {
        Layout::Keep => Moves::default(),
        Layout::Single(name) => single(module, &files, name),
        Layout::Split(_) => split(module, &files),
    }
}

fn single(module: &Module, files: &[FileId], name: &str) -> Moves {
    let sources = module.sources();
    let mut moves = Moves::default();
    let own = sources.find(name).map(|(id, _)| id);
    if own.is_some_and(|own| !files.contains(&own)) {
        moves.said.push(format!("no block is moved to {name}, which must not change"));
        return moves;
    }
    let mut rest: Vec<FileId> =
        files.iter().copied().filter(|file| Some(*file) != own && !sources.file(*file).text.is_empty()).collect();
    sorted::by_key(&mut rest, |file| (rank(&sources.file(*file).path), *file));
    if rest.is_empty() {
        return moves;
    }
    let joined = |part: &mut dyn Iterator<Item = &FileId>| {
        let texts = part.map(|file| sources.file(*file).text.trim_start_matches('\u{feff}').trim_end());
        texts.filter(|text| !text.is_empty()).map(|text| format!("{text}\n")).collect::<Vec<_>>().join("\n")
    };
    match own {
        Some(own) => {
            let text = &sources.file(own).text;
            let first = joined(&mut rest.iter().filter(|file| rank(&sources.file(**file).path) < REST));
            let last = joined(&mut rest.iter().filter(|file| rank(&sources.file(**file).path) >= REST));
            if !first.is_empty() {
                let at = text.len() - text.trim_start_matches('\u{feff}').len();
                moves.edits.splice(own, at..at, &format!("{first}\n"));
            }
            if !last.is_empty() {
                moves.edits.splice(own, text.len()..text.len(), &format!("{}{last}", gap(text)));
            }
        }
        None => moves.edits.new_files.push(NewFile { path: name.to_owned(), text: joined(&mut rest.iter()) }),
    }
    let names: Vec<&str> = rest.iter().map(|file| sources.file(*file).name()).collect();
    moves.said.push(format!("{name} holds everything of {}, which {} gone", names.join(", "), is_or_are(names.len())));
    for file in rest {
        moves.edits.splice(file, 0..sources.file(file).text.len(), "");
        moves.removed.insert(file);
    }
    moves
}

/// What stands between a text and what comes behind it.
fn gap(text: &str) -> &'static str {
    match text {
        _ if text.trim().is_empty() || text.ends_with("\n\n") => "",
        _ if text.ends_with('\n') => "\n",
        _ => "\n\n",
    }
}

fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn split(module: &Module, files: &[FileId]) -> Moves {
    let sources = module.sources();
    let names = usual_names(files.iter().map(|file| sources.file(*file).name()));
    let mut moves = Moves::default();
    let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut cuts: BTreeMap<FileId, Vec<Range<usize>>> = BTreeMap::new();
    let mut order = files.to_vec();
    sorted::by_key(&mut order, |file| (rank(&sources.file(*file).path), *file));
    for id in order {
        let file = sources.file(id);
        let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for block in module.blocks().filter(|block| block.file() == id && !stays(block.kind(), &file.path)) {
            let Some(to) = destination(block.kind(), &names) else { continue };
            let Some(whole) = lines(&file.text, block.span().range) else { continue };
            let text = file.text[whole.clone()].trim_end();
            parts.entry(to.clone()).or_default().push(format!("{text}\n"));
            said.entry(to).or_default().push(name_of(block));
            cuts.entry(id).or_default().push(with_gap(&file.text, whole));
        }
        for (to, names) in said {
            moves.said.push(format!("{} moved from {} to {to}", counted(&names), file.name()));
        }
    }
    for (id, ranges) in cuts {
        let file = sources.file(id);
        let ranges = disjoint(ranges);
        let rest: String = remains(&file.text, &ranges);
        if rest.trim_start_matches('\u{feff}').trim().is_empty() {
            moves.edits.splice(id, 0..file.text.len(), "");
            if !parts.contains_key(file.name()) {
                moves.removed.insert(id);
                moves.said.push(format!("{} is gone: nothing is left in it", file.name()));
            }
        } else {
            ranges.into_iter().for_each(|range| moves.edits.splice(id, range, ""));
        }
    }
    for (to, parts) in parts {
        let text = parts.join("\n");
        match files.iter().find(|file| sources.file(**file).name() == to) {
            Some(id) => {
                let there = &sources.file(*id).text;
                let emptied = moves.edits.list().iter().any(|edit| edit.file == *id && edit.range == (0..there.len()));
                let gap = if emptied { "" } else { gap(there) };
                moves.edits.splice(*id, there.len()..there.len(), &format!("{gap}{text}"));
            }
            None => moves.edits.new_files.push(NewFile { path: to, text }),
        }
    }
    moves
}

fn counted(names: &[String]) -> String {
    match names {
        [one] => format!("{one} is"),
        [one, rest @ ..] => format!("{one} and {} more are", rest.len()),
        [] => "nothing is".to_owned(),
    }
}

/// The lines of a block and the comments that stand right above it; `None` when something else stands on them.
fn lines(text: &str, block: Range<usize>) -> Option<Range<usize>> {
    let start = line_start(text, block.start);
    let end = line_end(text, block.end);
    let behind = text[block.end..end].trim();
    let alone = text[start..block.start].trim_start_matches('\u{feff}').trim().is_empty()
        && (behind.is_empty() || behind.starts_with(['#', '/']));
    alone.then(|| attached_comments(text, start)..end)
}

/// The lines with one of the two gaps around them.
fn with_gap(text: &str, mut lines: Range<usize>) -> Range<usize> {
    if is_blank_or_open(text, lines.start) {
        while lines.end < text.len() && text[lines.end..line_end(text, lines.end)].trim().is_empty() {
            lines.end = line_end(text, lines.end);
        }
    }
    if lines.end == text.len() {
        while lines.start > 0 && text[line_start(text, lines.start - 1)..lines.start].trim().is_empty() {
            lines.start = line_start(text, lines.start - 1);
        }
    }
    lines
}

/// Ranges without overlaps, those that touch joined. Where the last ones are at the end, no gap stays in front of them.
fn disjoint(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    sorted::by_key(&mut ranges, |range| range.start);
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

fn remains(text: &str, cuts: &[Range<usize>]) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for cut in cuts {
        out += &text[at..cut.start];
        at = cut.end;
    }
    out + &text[at..]
}
