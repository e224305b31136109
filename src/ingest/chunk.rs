//! Pieces of an answer that may become files: the content of fences, and code that stands in no fence.

use std::ops::Range;

use super::fence::{Fence, Lang};
use super::lines::Lines;
use super::name::{self, Found, Name};
use super::scan::{self, Scan};

/// A line of the answer, or the part of it that is code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// The line, from 0.
    pub line: u32,
    /// Where the code starts, in bytes of the answer.
    pub start: u32,
    /// Where it ends, its newline included.
    pub end: u32,
}

/// Where a piece comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The answer proper.
    Answer,
    /// A draft before it.
    Draft,
    /// A document in the answer (a README).
    Document,
}

/// A piece.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    /// Its code.
    pub rows: Vec<Row>,
    /// The blocks in it.
    pub scan: Scan,
    /// What the fence says that it holds.
    pub lang: Lang,
    /// The first word of the info string, in lower case.
    pub word: String,
    /// The name that the answer gives it.
    pub name: Option<Name>,
    /// The line that opens the fence; the first line of code in no fence.
    pub open: usize,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether the fence is closed; code in no fence always is.
    pub closed: bool,
    /// Whether there is a fence.
    pub fenced: bool,
    /// What introduces it: the headings above and the last lines before it.
    pub about: String,
    /// The headings it stands under, the outermost first.
    pub headings: Vec<String>,
}

/// What a piece holds, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Terraform blocks.
    Blocks,
    /// Arguments alone: values for variables, or a part of a block.
    Arguments,
    /// Nothing of Terraform's.
    Other,
}

/// Languages whose fences quote Terraform but never are Terraform.
const NEVER: [&str; 14] = [
    "bash",
    "sh",
    "shell",
    "zsh",
    "console",
    "powershell",
    "diff",
    "python",
    "py",
    "javascript",
    "js",
    "typescript",
    "ts",
    "dockerfile",
];

impl Chunk {
    /// What it holds.
    pub(crate) fn holds(&self) -> Holds {
        if self.lang == Lang::Document || NEVER.contains(&self.word.as_str()) && !self.is_all_blocks() {
            Holds::Other
        } else if self.scan.items.iter().any(|item| match self.lang {
            Lang::Hcl => true,
            // Other languages have an `import {` too.
            Lang::Bare => item.kind != "import",
            Lang::Other | Lang::Document => item.kind != "import" && item.closed,
        }) {
            Holds::Blocks
        } else if self.lang == Lang::Hcl && !self.scan.loose.is_empty() {
            Holds::Arguments
        } else {
            Holds::Other
        }
    }

    /// Whether it is whole blocks and nothing else, whatever its info string says.
    fn is_all_blocks(&self) -> bool {
        self.scan.loose.is_empty() && self.scan.has_infrastructure() && self.scan.items.iter().all(|item| item.closed)
    }

    /// Its text.
    pub(crate) fn text(&self, lines: &Lines) -> String {
        self.rows.iter().map(|row| row.text(lines)).collect()
    }

    /// Looks for blocks again, after rows were taken away.
    pub(crate) fn rescan(&mut self, lines: &Lines) {
        let texts: Vec<&str> = self.rows.iter().map(|row| row.text(lines).trim_end_matches(['\n', '\r'])).collect();
        self.scan = scan::scan(&texts);
    }

    /// The piece that stands in `rows`, under another name.
    fn part(&self, lines: &Lines, range: Range<usize>, name: Option<Name>) -> Chunk {
        let mut rows = self.rows[range.clone()].to_vec();
        while range.end < self.rows.len() && rows.last().is_some_and(|row| row.text(lines).trim().is_empty()) {
            rows.pop();
        }
        let mut part = Chunk {
            open: rows.first().map_or(self.open, |row| row.line as usize),
            rows,
            scan: Scan::default(),
            lang: self.lang,
            word: self.word.clone(),
            name,
            origin: self.origin,
            closed: self.closed,
            fenced: self.fenced,
            about: self.about.clone(),
            headings: self.headings.clone(),
        };
        part.rescan(lines);
        part
    }
}

impl Row {
    /// A whole line.
    pub(crate) fn of(lines: &Lines, line: usize) -> Row {
        let at = lines.at(line);
        Row { line: line as u32, start: at.start, end: at.next }
    }

    /// Its text.
    pub(crate) fn text<'a>(&self, lines: &Lines<'a>) -> &'a str {
        &lines.text[self.start as usize..self.end as usize]
    }
}

/// The piece that a fence holds.
pub(crate) fn from_fence(lines: &Lines, fence: &Fence, origin: Origin, above: Range<usize>) -> Chunk {
    let mut rows: Vec<Row> =
        fence.content.clone().map(|line| dedented(Row::of(lines, line), lines, fence.indent)).collect();
    if fence.glued
        && let Some(last) = rows.last_mut()
    {
        let text = last.text(lines);
        let code = text.rfind("```").map_or(text, |at| &text[..at]).trim_end_matches('`').trim_end();
        last.end = last.start + code.len() as u32;
    }
    let word: String = fence.info.chars().take_while(|c| c.is_alphanumeric() || "+#-_.".contains(*c)).collect();
    let mut chunk = Chunk {
        rows,
        scan: Scan::default(),
        lang: fence.lang,
        word: word.to_lowercase(),
        name: None,
        open: fence.open,
        origin,
        closed: fence.closed,
        fenced: true,
        about: String::new(),
        headings: Vec::new(),
    };
    chunk.rescan(lines);
    let above = Above::new(lines, above);
    chunk.name = best_name(lines, &chunk, &fence.info, &above);
    chunk.about = above.about;
    chunk
}

/// Takes up to `indent` blanks away from the start of a row.
pub(crate) fn dedented(mut row: Row, lines: &Lines, indent: usize) -> Row {
    let blanks = row.text(lines).bytes().take(indent).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    row.start += blanks as u32;
    row
}

/// What the lines between the last fence and this one say about it.
struct Above {
    name: Option<Name>,
    about: String,
}

/// How far up a heading is looked for.
const REACH: usize = 60;

impl Above {
    fn new(lines: &Lines, range: Range<usize>) -> Self {
        let mut about = String::new();
        let mut found: Option<Name> = None;
        let (mut paragraphs, mut headings, mut blank) = (0, 0, true);
        let mut highest = usize::MAX;
        for line in range.rev().take(REACH) {
            let text = lines.get(line).trim();
            if text.is_empty() {
                blank = true;
                continue;
            }
            let is_heading = text.starts_with('#') && text.trim_start_matches('#').starts_with([' ', '`', '*']);
            paragraphs += usize::from(std::mem::take(&mut blank));
            // A line that is nothing but the name stands between the code and what is said about it.
            let named = found.as_ref().is_some_and(|name| name.found == Found::Alone);
            if text.len() < 400 && (is_heading || paragraphs == 1 || paragraphs == 2 && named) {
                about.insert_str(0, &format!("{text}\n"));
            }
            // A heading above one of a higher level belongs to a section that is over.
            let level = text.len() - text.trim_start_matches('#').len();
            if found.is_none() && !(is_heading && level > highest) {
                found = if is_heading { heading_name(text, headings == 0) } else { line_name(text, paragraphs) };
            }
            headings += usize::from(is_heading);
            if is_heading {
                highest = highest.min(level);
            }
            let is_title = is_heading && text.starts_with("# ") && name::heading_alone(text).is_none();
            if headings >= 3 || is_title {
                break;
            }
        }
        Above { name: found, about }
    }
}

/// The name in a heading; in one further up only when it is nothing but a name.
fn heading_name(text: &str, nearest: bool) -> Option<Name> {
    if let Some(path) = name::heading_alone(text) {
        return Some(Name { path, found: Found::Alone });
    }
    name::only(text).filter(|_| nearest).map(|path| Name { path, found: Found::Heading })
}

/// The name on a line that is not a heading: one that stands alone, or the only one in the paragraph right above.
fn line_name(text: &str, paragraphs: usize) -> Option<Name> {
    if paragraphs > 3 {
        return None;
    }
    if let Some(path) = name::alone(text) {
        return Some(Name { path, found: Found::Alone });
    }
    let near = paragraphs == 1 && text.len() < 400;
    name::only(text).filter(|_| near).map(|path| Name { path, found: Found::Sentence })
}

/// The name of a piece: what the info string says, else its first comment, else what stands above, as far as the content fits.
fn best_name(lines: &Lines, chunk: &Chunk, info: &str, above: &Above) -> Option<Name> {
    let holds = chunk.holds();
    let fits = |name: &Name| fits(&name.path, name.found, chunk, holds);
    if let Some(name) = name::info(info).filter(fits) {
        return Some(name);
    }
    let outer = above.name.clone().filter(fits);
    let Some(inner) = first_comment(lines, chunk).filter(fits) else { return outer };
    match outer {
        // The same file, once with its folder.
        Some(outer) if name::file_name(&outer.path) == name::file_name(&inner.path) => {
            let longer = outer.path.len() > inner.path.len() && outer.found >= Found::Heading;
            Some(if longer { outer } else { inner })
        }
        Some(outer) if outer.found > inner.found => Some(outer),
        _ => Some(inner),
    }
}

/// The name in the comments that a piece starts with.
pub(crate) fn first_comment(lines: &Lines, chunk: &Chunk) -> Option<Name> {
    let mut weak = None;
    let texts = chunk.rows.iter().map(|row| row.text(lines).trim()).filter(|text| !text.is_empty());
    for text in texts.take(8) {
        let is_shebang = text.starts_with("#!");
        if !is_shebang && name::comment_text(text).is_none() {
            break;
        }
        match name::comment(text) {
            Some(name) if name.found == Found::Comment && !name::is_binary(&name.path) => return Some(name),
            Some(name) if name.found == Found::Heading => weak = weak.or(Some(name)),
            _ => {}
        }
    }
    weak
}

/// Whether content like this can stand in a file of this name.
fn fits(path: &str, found: Found, chunk: &Chunk, holds: Holds) -> bool {
    if name::is_binary(path) {
        return false;
    }
    let ending = name::ending(path);
    let strong = found >= Found::Alone;
    match ending.as_str() {
        "tf" => holds == Holds::Blocks || holds != Holds::Arguments && strong && chunk.lang == Lang::Hcl,
        "tfvars" => holds == Holds::Arguments || holds == Holds::Other && strong,
        "hcl" | "example" | "sample" | "dist" | "template" | "tpl" | "tftpl" => strong || holds != Holds::Blocks,
        _ if holds == Holds::Blocks => false,
        "md" => chunk.lang == Lang::Document || chunk.lang == Lang::Bare && strong,
        _ if chunk.lang == Lang::Document => false,
        // A sentence that speaks of a file is often above a command about it.
        "sh" | "bash" | "" => {
            strong || matches!(chunk.word.as_str(), "bash" | "sh" | "shell" | "dockerfile" | "makefile")
        }
        "py" | "js" | "mjs" | "cjs" | "ts" | "json" | "yaml" | "yml" => {
            strong || !matches!(chunk.word.as_str(), "bash" | "sh" | "shell" | "console" | "")
        }
        _ => strong,
    }
}

/// Cuts a piece at the comments that name another file.
pub(crate) fn split(lines: &Lines, chunk: Chunk) -> Vec<Chunk> {
    if chunk.holds() == Holds::Other {
        return vec![chunk];
    }
    let text = |at: usize| chunk.rows[at].text(lines).trim();
    let first_code = chunk
        .scan
        .items
        .first()
        .map(|item| item.header)
        .into_iter()
        .chain(chunk.scan.loose.first().copied())
        .min()
        .unwrap_or(0);
    // The first part keeps the name of the whole.
    let mut cuts: Vec<(usize, Option<Name>)> = vec![(0, chunk.name.clone())];
    for &at in chunk.scan.comments.iter().filter(|at| **at > first_code) {
        let Some(name) = name::comment(text(at)).filter(|name| name.found == Found::Comment) else { continue };
        let current = cuts.last().and_then(|(_, name)| name.as_ref());
        let same = current.is_some_and(|current| {
            // Where comments tell the files apart, each says the whole path.
            let short = current.found != Found::Comment && !name.path.contains('/');
            current.path == name.path || short && name::file_name(&current.path) == name.path
        });
        if matches!(name::ending(&name.path).as_str(), "tf" | "tfvars") && !same {
            let start = if at > 0 && is_ruler(text(at - 1)) { at - 1 } else { at };
            cuts.push((start, Some(name)));
        }
    }
    // A cut that nothing of its kind follows is a remark.
    let ends: Vec<usize> = cuts.iter().skip(1).map(|(at, _)| *at).chain([chunk.rows.len()]).collect();
    let mut index = 0;
    let (mut item, mut loose) = (0, 0);
    cuts.retain(|(start, name)| {
        let range = *start..ends[index];
        index += 1;
        item += chunk.scan.items[item..].iter().take_while(|item| item.header < range.start).count();
        loose += chunk.scan.loose[loose..].iter().take_while(|line| **line < range.start).count();
        let has_items = chunk.scan.items.get(item).is_some_and(|item| range.contains(&item.header));
        let has_loose = chunk.scan.loose.get(loose).is_some_and(|line| range.contains(line));
        let is_code = name.as_ref().is_none_or(|name| name::ending(&name.path) == "tf");
        index == 1 || if is_code { has_items } else { has_loose && !has_items }
    });
    if cuts.len() == 1 {
        return vec![chunk];
    }
    let ends: Vec<usize> = cuts.iter().skip(1).map(|(at, _)| *at).chain([chunk.rows.len()]).collect();
    cuts.into_iter().zip(ends).map(|((start, name), end)| chunk.part(lines, start..end, name)).collect()
}

/// A comment that is nothing but a line.
fn is_ruler(text: &str) -> bool {
    name::comment_text(text).is_some_and(|inner| {
        !inner.is_empty() && inner.chars().all(|c| !c.is_alphanumeric())
            || text.chars().all(|c| c == '#') && text.len() > 4
    })
}
