//! Code fences of an answer, by the reading that fits the whole answer best.
//!
//! Models nest fences of one length (a README with shell examples), forget to close them and end in the middle of one, so
//! that no rule for one line can tell an opening fence from a closing one. Each fence line is read in every way it can be
//! meant; each reading has a price, as has each line that does not look like where it would stand; the cheapest whole wins.
//! The number of readings that are followed is bounded, so the time is linear in the answer.

use std::ops::Range;

use super::lines::{Lines, Look, look};
use super::scan;

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

/// A line that may open or close a fence.
struct Mark<'a> {
    line: usize,
    indent: usize,
    sign: u8,
    len: usize,
    info: &'a str,
    place: Place,
}

/// Where the marks stand on their line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Alone, or before an info string.
    Start,
    /// Behind code, at the end.
    AfterCode,
    /// Behind text, before an info string.
    AfterText,
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
        next.sort_by(|a, b| a.cost.total_cmp(&b.cost));
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
    build(&marks, &dones, range, carried)
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
fn build(marks: &[Mark], dones: &[Done], range: Range<usize>, carried: Option<Lang>) -> Vec<Fence> {
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
        }
        if done.opens {
            let parent = open.last().copied();
            open.push(fences.len());
            fences.push(fence(mark.line, mark.line + 1, mark.info, lang(mark.info), mark.indent, parent));
        }
    }
    fences
}

/// The lines between two marks, by what they look like.
struct Between {
    headers: f32,
    markdown: f32,
    prose: f32,
    headings: f32,
    code: f32,
}

impl Between {
    fn new(lines: &Lines, range: Range<usize>) -> Self {
        let mut sums = Between { headers: 0.0, markdown: 0.0, prose: 0.0, headings: 0.0, code: 0.0 };
        for line in range {
            let text = lines.get(line);
            match look(text) {
                Look::Header => sums.headers += 1.0,
                Look::Markdown => sums.markdown += 1.0,
                Look::Prose => sums.prose += 1.0,
                Look::Comment if text.starts_with("## ") || text.starts_with("### ") || text.starts_with("#### ") => {
                    sums.headings += 1.0
                }
                Look::Code => sums.code += 1.0,
                Look::Comment | Look::Blank => {}
            }
        }
        sums
    }

    /// How badly these lines fit into a fence of this language, or into text (`None`).
    fn cost(&self, lang: Option<Lang>) -> f32 {
        let text = self.markdown + self.prose;
        match lang {
            None | Some(Lang::Document) => (self.headers * 2.0).min(6.0) + (self.code * 0.05).min(1.0),
            Some(Lang::Hcl) => (text * 0.4).min(4.0) + (self.headings * 0.1).min(0.5),
            Some(Lang::Bare) => (text * 0.3).min(4.0) + (self.headings * 0.6).min(3.0) + (self.headers * 0.2).min(1.0),
            Some(Lang::Other) => (text * 0.1).min(2.0) + (self.headings * 0.4).min(2.0) + (self.headers * 0.5).min(3.0),
        }
    }
}

/// What stands around a mark.
struct Hint {
    /// The answer or a new part of it follows: a good place for a document to end.
    ends: bool,
    /// What follows is a drawing, a tree or a command, or the line before announces it: a fence without an info string opens.
    drawing: bool,
    /// The line above is nothing but the name of a file.
    named: bool,
    /// A heredoc that opened before ends behind the mark.
    in_heredoc: bool,
}

impl Hint {
    fn new(lines: &Lines, mark: &Mark, until: usize, first: usize, in_heredoc: bool) -> Self {
        let near = |range: Range<usize>| range.map(|line| lines.get(line).trim()).find(|line| !line.is_empty());
        let next = near(mark.line + 1..(mark.line + 6).min(until));
        let before = (first.max(mark.line.saturating_sub(4))..mark.line)
            .rev()
            .map(|line| lines.get(line).trim())
            .find(|line| !line.is_empty());
        let ends = next.is_none_or(|line| line.starts_with('#') || line.starts_with("---"));
        let drawing = next.is_some_and(|line| line.contains(['├', '│', '┌', '└', '▼', '→', '$']))
            || before.is_some_and(|line| line.ends_with(':'));
        let named = before.and_then(super::name::heading_alone).is_some();
        Hint { ends, drawing, named, in_heredoc }
    }
}

/// The heredocs in a range of lines that hold no Terraform fence: fence lines inside of them may be text.
struct Heredocs(Vec<Range<usize>>);

impl Heredocs {
    fn new(lines: &Lines, range: Range<usize>, marks: &[Mark]) -> Self {
        let texts: Vec<&str> = range.clone().map(|line| lines.get(line)).collect();
        let mut all = scan::heredocs(&texts);
        all.retain(|found| {
            let found = found.start + range.start..found.end + range.start;
            let from = marks.partition_point(|mark| mark.line <= found.start);
            let inside = marks[from..].iter().take_while(|mark| mark.line < found.end);
            inside.clone().next().is_some() && !inside.into_iter().any(|mark| lang(mark.info) == Lang::Hcl)
        });
        Heredocs(all.into_iter().map(|found| found.start + range.start..found.end + range.start).collect())
    }

    fn hold(&self, line: usize) -> bool {
        let after = self.0.partition_point(|heredoc| heredoc.start < line);
        after.checked_sub(1).is_some_and(|at| line < self.0[at].end)
    }
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

/// Every line of `range` that may open or close a fence.
fn marks<'a>(lines: &Lines<'a>, range: Range<usize>) -> Vec<Mark<'a>> {
    range.filter_map(|line| mark(lines.get(line), line)).collect()
}

fn mark(text: &str, line: usize) -> Option<Mark<'_>> {
    let inner = text.trim_start();
    let indent = text.len() - inner.len();
    let sign = *inner.as_bytes().first()?;
    let run = |text: &str| text.bytes().take_while(|byte| *byte == sign).count();
    if (sign == b'`' || sign == b'~') && run(inner) >= 3 {
        let len = run(inner);
        let info = inner[len..].trim();
        let usable = sign == b'~' || !info.contains('`');
        return usable.then_some(Mark { line, indent, sign, len, info, place: Place::Start });
    }
    if !inner.contains("```") {
        return None;
    }
    let at = inner.find("```")?;
    let len = inner[at..].bytes().take_while(|byte| *byte == b'`').count();
    let info = inner[at + len..].trim();
    if info.contains('`') || inner[..at].contains('`') {
        return None;
    }
    let place = if info.is_empty() { Place::AfterCode } else { Place::AfterText };
    let usable = place == Place::AfterCode || lang(info) == Lang::Hcl && !info.contains(' ');
    usable.then_some(Mark { line, indent, sign: b'`', len, info, place })
}
