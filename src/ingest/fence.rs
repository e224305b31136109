//! Code fences of an answer, by the reading that fits the whole answer best.
//!
//! Models nest fences of one length (a README with shell examples), forget to close them and end in the middle of one, so
//! that no rule for one line can tell an opening fence from a closing one. Each fence line is read in every way it can be
//! meant; each reading has a price, as has each line that does not look like where it would stand; the cheapest whole wins.
//! The number of readings that are followed is bounded, so the time is linear in the answer.

mod mark;
mod price;

use std::ops::Range;

use super::lines::{Lines, Look, look};
use super::name;
use crate::sorted;
use mark::{Mark, Place, marks};
use price::{Between, Heredocs, Hint};

/// What a fence holds, by its info string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lang {
    /// Terraform says so.
    Hcl,
    /// A document: fences inside of it are its own.
    Document,
    /// No info string.
    Bare,
    /// Any other language.
    Other,
}

/// A fence.
#[derive(Clone, Debug)]
pub(crate) struct Fence {
    /// The line that opens it.
    pub open: usize,
    /// The lines of its content.
    pub content: Range<usize>,
    /// Whether code stands on the closing line, before the fence.
    pub glued: bool,
    /// Whether it is closed at all.
    pub closed: bool,
    /// What stands behind the opening marks.
    pub info: String,
    /// What it holds.
    pub lang: Lang,
    /// How many blanks stand before the opening marks.
    pub indent: usize,
    /// The document it stands in: an index into the same list.
    pub parent: Option<usize>,
}

/// One open fence of a reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Frame {
    sign: u8,
    len: usize,
    lang: Lang,
}

const DEPTH: usize = 4;
const WIDTH: usize = 8;

/// One reading so far. `done` is what it did with the last mark.
#[derive(Clone)]
struct Reading {
    stack: [Option<Frame>; DEPTH],
    depth: usize,
    cost: f32,
    from: u8,
    done: Done,
}

/// What a reading does with a mark: how many fences it closes (and whether the mark itself closes the last), and whether it opens one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Done {
    closes: u8,
    by_mark: bool,
    opens: bool,
}

impl Reading {
    fn top(&self) -> Option<Frame> {
        self.depth.checked_sub(1).and_then(|top| self.stack[top])
    }

    fn in_code(&self) -> bool {
        self.top().is_some_and(|top| top.lang != Lang::Document)
    }

    fn then(&self, from: usize, cost: f32, done: Done, opened: Option<Frame>) -> Option<Reading> {
        let mut next = self.clone();
        next.cost += cost;
        next.from = from as u8;
        next.done = done;
        for _ in 0..done.closes {
            next.depth -= 1;
            next.stack[next.depth] = None;
        }
        if let Some(frame) = opened {
            *next.stack.get_mut(next.depth)? = Some(frame);
            next.depth += 1;
        }
        Some(next)
    }
}

/// The fences of the lines `range`, outer ones before those inside of them. `carried` is a fence that was open where the range starts.
pub(crate) fn fences(lines: &Lines, range: Range<usize>, carried: Option<Lang>) -> Vec<Fence> {
    let marks = marks(lines, range.clone());
    let heredocs = Heredocs::new(lines, range.clone(), &marks);
    let mut start = Reading { stack: [None; DEPTH], depth: 0, cost: 0.0, from: 0, done: Done::default() };
    let mut readings = vec![start.clone()];
    if let Some(lang) = carried {
        start.stack[0] = Some(Frame { sign: b'`', len: 3, lang });
        start.depth = 1;
        start.cost = 1.5;
        readings.push(start);
    }
    let mut history: Vec<Vec<(u8, Done)>> = Vec::with_capacity(marks.len());
    let mut line = range.start;
    for (at, mark) in marks.iter().enumerate() {
        let between = Between::new(lines, line..mark.line);
        let after = Hint::new(
            lines,
            mark,
            marks.get(at + 1).map_or(range.end, |next| next.line),
            range.start,
            heredocs.hold(mark.line),
        );
        let mut next: Vec<Reading> = Vec::with_capacity(WIDTH * 2);
        for (from, reading) in readings.iter().enumerate() {
            let cost = between.cost(reading.top().map(|top| top.lang));
            step(reading, from, cost, mark, &after, &mut |reading| keep(&mut next, reading));
        }
        sorted::by(&mut next, |a, b| a.cost.total_cmp(&b.cost));
        next.truncate(WIDTH);
        // Costs are kept small, so that their differences stay exact in long answers.
        let least = next.first().map_or(0.0, |first| first.cost);
        next.iter_mut().for_each(|reading| reading.cost -= least);
        history.push(next.iter().map(|reading| (reading.from, reading.done)).collect());
        readings = next;
        line = mark.line + 1;
    }
    let between = Between::new(lines, line..range.end);
    let end = |reading: &Reading| {
        let open: f32 =
            reading.stack.iter().flatten().map(|frame| if frame.lang == Lang::Document { 1.2 } else { 1.0 }).sum();
        reading.cost + between.cost(reading.top().map(|top| top.lang)) + open
    };
    let mut best = (0..readings.len()).min_by(|a, b| end(&readings[*a]).total_cmp(&end(&readings[*b]))).unwrap_or(0);
    let mut dones = Vec::with_capacity(marks.len());
    for step in history.iter().rev() {
        let (from, done) = step[best];
        dones.push(done);
        best = from as usize;
    }
    dones.reverse();
    let carried = carried.filter(|_| best == 1);
    build(lines, &marks, &dones, range, carried)
}

/// Adds a reading unless a cheaper one with the same open fences is there.
fn keep(all: &mut Vec<Reading>, reading: Reading) {
    match all.iter_mut().find(|other| other.stack == reading.stack) {
        Some(other) if other.cost <= reading.cost => {}
        Some(other) => *other = reading,
        None => all.push(reading),
    }
}

/// Every way a reading can go on at a mark.
fn step(reading: &Reading, from: usize, cost: f32, mark: &Mark, hint: &Hint, out: &mut impl FnMut(Reading)) {
    let mut go = |price: f32, done: Done, frame: Option<Frame>| {
        if let Some(next) = reading.then(from, cost + price, done, frame) {
            out(next);
        }
    };
    let nothing = Done::default();
    let closes = |count: usize, by_mark: bool, opens: bool| Done { closes: count as u8, by_mark, opens };
    let lang = lang(mark.info);
    let frame = Frame { sign: mark.sign, len: mark.len, lang };
    let fits = reading.top().is_some_and(|top| top.sign == mark.sign && mark.len >= top.len);
    if mark.place == Place::AfterCode {
        if reading.in_code() && fits {
            go(0.0, closes(1, true, false), None);
            go(1.0, nothing, None);
        } else {
            go(0.0, nothing, None);
        }
        return;
    }
    if mark.info.is_empty() {
        if fits {
            let document = reading.top().is_some_and(|top| top.lang == Lang::Document);
            go(if document && !hint.ends { 0.5 } else { 0.0 }, closes(1, true, false), None);
        } else if reading.top().is_some() {
            // Too short to close it: a fence of the document inside, or text.
            go(0.0, nothing, None);
        }
        if !reading.in_code() {
            go(if hint.drawing { 0.4 } else { 1.0 }, closes(0, false, true), Some(frame));
        } else if hint.in_heredoc {
            go(0.1, nothing, None);
        }
        return;
    }
    let late = if mark.place == Place::AfterText { 0.5 } else { 0.0 };
    if reading.in_code() {
        // The closing fence was forgotten, or a text that quotes fences stands in the code.
        go(2.0 + late, closes(1, false, true), Some(frame));
        go(if hint.in_heredoc { 0.3 } else { 2.5 }, nothing, None);
        if reading.depth > 1 {
            go(4.5 + late, closes(2, false, true), Some(frame));
        }
    } else if reading.depth > 0 {
        go(if hint.named { 1.5 } else { 0.0 } + late, closes(0, false, true), Some(frame));
        go(3.0 + late, closes(1, false, true), Some(frame));
    } else {
        go(late, closes(0, false, true), Some(frame));
    }
}

/// Turns what the best reading did into fences.
fn build(lines: &Lines, marks: &[Mark], dones: &[Done], range: Range<usize>, carried: Option<Lang>) -> Vec<Fence> {
    let mut fences: Vec<Fence> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let fence = |open: usize, first: usize, info: &str, lang: Lang, indent: usize, parent: Option<usize>| Fence {
        open,
        content: first..range.end,
        glued: false,
        closed: false,
        info: info.to_owned(),
        lang,
        indent,
        parent,
    };
    if let Some(lang) = carried {
        fences.push(fence(range.start, range.start, "", lang, 0, None));
        open.push(0);
    }
    for (mark, done) in marks.iter().zip(dones) {
        for _ in 0..done.closes {
            let Some(at) = open.pop() else { continue };
            let fence = &mut fences[at];
            fence.glued = done.by_mark && mark.place == Place::AfterCode;
            fence.closed = done.by_mark;
            fence.content.end = if fence.glued { mark.line + 1 } else { mark.line };
            if !done.by_mark {
                fence.content.end = end_of_code(lines, fence);
            }
        }
        if done.opens {
            let parent = open.last().copied();
            open.push(fences.len());
            fences.push(fence(mark.line, mark.line + 1, mark.info, lang(mark.info), mark.indent, parent));
        }
    }
    fences
}

/// Where the code of a fence ends that the next fence ends: the text that introduces the next one is not code.
fn end_of_code(lines: &Lines, fence: &Fence) -> usize {
    let is_text = |line: usize| {
        let text = lines.get(line);
        match look(text) {
            Look::Blank | Look::Markdown | Look::Prose => true,
            Look::Comment => text.starts_with("##") || name::heading_alone(text).is_some(),
            Look::Header | Look::Code => name::alone(text).is_some(),
        }
    };
    fence.content.clone().rev().find(|line| !is_text(*line)).map_or(fence.content.start, |line| line + 1)
}

/// What an info string stands for.
pub(crate) fn lang(info: &str) -> Lang {
    let word: String = info
        .trim_start_matches(['{', '.', ' '])
        .chars()
        .take_while(|c| c.is_alphanumeric() || "+#-_./".contains(*c))
        .collect();
    let word = word.to_ascii_lowercase();
    match word.as_str() {
        "" if info.is_empty() => Lang::Bare,
        "hcl" | "hcl2" | "terraform" | "tf" | "tfvars" | "opentofu" | "tofu" | "terraform-hcl" | "hcl-terraform" => {
            Lang::Hcl
        }
        "markdown" | "md" | "mdx" => Lang::Document,
        _ if word.ends_with(".tf") || word.ends_with(".tfvars") || word.ends_with(".hcl") => Lang::Hcl,
        _ if word.ends_with(".md") => Lang::Document,
        _ => Lang::Other,
    }
}
