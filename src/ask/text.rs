//! Sentences of a prompt or a review, each under the heading, the lead-in or the bullet that it belongs to.

use std::ops::Range;

/// What a sentence is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading, a bold line of its own, a short title line, or a line that ends with a colon; lower numbers enclose higher ones.
    Heading(u8),
    /// A bullet, a numbered point or a row of a table.
    Item,
    /// Running text.
    Prose,
    /// A line between code fences.
    Code,
}

/// The level of a line that ends with a colon.
pub(super) const LEAD_IN: u8 = 9;
/// A heading in words only: a short line between blank lines.
const TITLE: u8 = 10;
/// Deeper nesting than this is read as if it were this deep.
const DEEPEST: usize = 24;
/// A sentence ends at the next blank behind so many bytes, or behind twice as many: nobody writes longer ones, and each
/// mention looks at its whole sentence.
const LONGEST: usize = 2000;

/// One sentence.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Its bytes in the text; may span wrapped lines.
    pub range: Range<usize>,
    /// Its line, counted from 1.
    pub line: usize,
    /// What it is part of.
    pub kind: Kind,
    /// The sentence it stands under: an enclosing bullet, a lead-in, a heading.
    pub parent: Option<usize>,
    /// The first sentence of the same bullet or paragraph, when it is not this one.
    pub opener: Option<usize>,
}

/// A bullet, a paragraph or a heading, before it is cut into sentences.
struct Block {
    range: Range<usize>,
    line: usize,
    kind: Kind,
    indent: usize,
}

/// The sentences of `text`, in order. Total and linear.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut headings: Vec<(u8, usize)> = Vec::new();
    let mut items: Vec<(usize, usize)> = Vec::new();
    for block in blocks(text) {
        let first = out.len();
        match block.kind {
            Kind::Heading(level) => {
                items.clear();
                while headings.last().is_some_and(|(above, _)| *above >= level) {
                    headings.pop();
                }
            }
            Kind::Item => {
                while items.last().is_some_and(|(indent, _)| *indent >= block.indent) || items.len() > DEEPEST {
                    items.pop();
                }
            }
            Kind::Prose => {
                // Text that is not indented ends the list above it, and a full sentence ends what a lead-in announced.
                if block.indent == 0 {
                    items.clear();
                }
                let lead_in = headings.last().filter(|(level, _)| *level == LEAD_IN).map(|(_, index)| *index);
                let listed = lead_in.is_some_and(|lead_in| lists(text, &out, lead_in, &text[block.range.clone()]));
                if ends_sentence(&text[block.range.clone()]) && !listed {
                    let announced = out.last().is_none_or(|last| matches!(last.kind, Kind::Heading(_)));
                    while !announced && headings.last().is_some_and(|(level, _)| *level >= LEAD_IN) {
                        headings.pop();
                    }
                }
            }
            Kind::Code => {}
        }
        let parent = items.last().map(|(_, index)| *index).or(headings.last().map(|(_, index)| *index));
        cut(text, &block, parent, &mut out);
        if out.len() == first {
            continue;
        }
        match block.kind {
            Kind::Heading(level) => headings.push((level, first)),
            Kind::Item => items.push((block.indent, first)),
            Kind::Prose | Kind::Code => {}
        }
    }
    out
}

/// The blocks of `text`: lines joined where an author or an editor wrapped them.
fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<Line> = lines(text);
    let mut out: Vec<Block> = Vec::new();
    // A fence that is never closed fences nothing: what follows it is text.
    let fences = lines.iter().filter(|line| is_fence(&text[line.range.clone()])).count();
    let mut seen = 0;
    let mut fenced = false;
    let mut open = false;
    for (index, line) in lines.iter().enumerate() {
        let body = &text[line.range.clone()];
        let here = |kind| Block { range: line.range.clone(), line: index + 1, kind, indent: line.indent };
        if is_fence(body) {
            seen += 1;
            fenced = !fenced && seen < fences;
            open = false;
            continue;
        }
        if fenced {
            out.push(here(Kind::Code));
            continue;
        }
        if body.is_empty() || rule_line(body) || opening_tag(body) == body.len() {
            open = false;
            continue;
        }
        let blank_before = index == 0 || lines[index - 1].range.is_empty();
        let next = lines[index + 1..].iter().find(|next| !next.range.is_empty());
        let blank_after = lines.get(index + 1).is_none_or(|next| next.range.is_empty());
        let kind = if body.starts_with('#') {
            Kind::Heading(body.bytes().take_while(|b| *b == b'#').count().min(6) as u8)
        } else if body.starts_with('|') {
            Kind::Item
        } else if line.marker > 0 {
            let bare = body[line.marker..].trim();
            let numbered = body.starts_with(|c: char| c.is_ascii_digit());
            // The last point of a numbered list is no heading.
            let goes_on = !blank_before && lines[index - 1].marker > 0;
            let alone = !goes_on && next.is_none_or(|next| next.marker == 0 || next.indent < line.indent);
            if bold_line(bare) || (numbered && alone && title(bare) && blank_after) {
                Kind::Heading(8)
            } else {
                Kind::Item
            }
        } else if bold_line(body) {
            Kind::Heading(7)
        } else if body.trim_end_matches(['*', '_']).ends_with(':') && body.len() < 240 {
            Kind::Heading(LEAD_IN)
        } else if title(body) && blank_before && (blank_after || next.is_some_and(|next| next.marker > 0)) {
            Kind::Heading(TITLE)
        } else {
            Kind::Prose
        };
        match out.last_mut() {
            Some(above) if open && kind == Kind::Prose && wrapped(&text[above.range.clone()], body) => {
                above.range.end = line.range.end;
            }
            _ => {
                let mut block = here(kind);
                block.range.start += line.marker;
                out.push(block);
            }
        }
        open = matches!(kind, Kind::Prose | Kind::Item) && !body.starts_with('|');
    }
    out
}

fn is_fence(body: &str) -> bool {
    body.starts_with("```") || body.starts_with("~~~")
}

/// A line without its indentation and trailing blanks.
struct Line {
    range: Range<usize>,
    indent: usize,
    /// Bytes of the bullet, the number or the tag in front, its blanks included.
    marker: usize,
}

fn lines(text: &str) -> Vec<Line> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|raw| {
            let start = at;
            at += raw.len();
            let body = raw.trim_start();
            let from = start + raw.len() - body.len();
            let body = without_closing_tag(body.trim_end());
            let opening = opening_tag(body);
            let marker = if opening > 0 && opening < body.len() { opening } else { marker(body) };
            Line { range: from..from + body.len(), indent: from - start, marker }
        })
        .collect()
}

/// A line without the tag that closes it: `<requirement>a bucket</requirement>`.
fn without_closing_tag(body: &str) -> &str {
    match body.rfind("</") {
        Some(at) if at > 0 && body.ends_with('>') && !body[at..body.len() - 1].contains(['>', ' ']) => {
            body[..at].trim_end()
        }
        _ => body,
    }
}

/// The length of the tag that a line begins with (`<task>`, `</task>`, `<requirement id="1">`), and the blanks after it; 0
/// when there is none.
fn opening_tag(body: &str) -> usize {
    let Some(rest) = body.strip_prefix('<') else { return 0 };
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    match body.find('>') {
        Some(end) if rest.starts_with(|c: char| c.is_ascii_alphabetic()) && !body[1..end].contains('<') => {
            body.len() - body[end + 1..].trim_start().len()
        }
        _ => 0,
    }
}

/// The length of a bullet (`-`, `*`, `•`, `1.`, `2)`, `a)`, `(3)`) and the blanks after it; 0 when the line has none.
fn marker(body: &str) -> usize {
    let mut chars = body.chars();
    let head = match chars.next() {
        Some(c @ ('-' | '*' | '+' | '•' | '–' | '—' | '▪' | '◦' | '●' | '·' | '→' | '❌' | '✅')) => {
            c.len_utf8()
        }
        // `(1)`, `(a)`
        Some('(') => {
            let name = body[1..].bytes().take_while(u8::is_ascii_alphanumeric).count();
            if name == 0 || name > 2 || !body[1 + name..].starts_with(") ") {
                return 0;
            }
            name + 2
        }
        Some(c) if c.is_ascii_alphanumeric() => {
            let digits = body.bytes().take_while(u8::is_ascii_digit).count();
            let name = if digits == 0 { 1 } else { digits };
            let rest = body[name..].trim_start_matches(' ');
            // `a.` as well, but not the initial of a name.
            let dot = digits > 0 || c.is_ascii_lowercase() && rest.starts_with(". ");
            let stop = rest.starts_with(')') || (dot && rest.starts_with('.'));
            if digits > 3 || !stop {
                return 0;
            }
            body.len() - rest.len() + 1
        }
        _ => return 0,
    };
    let rest = &body[head..];
    let blanks = rest.len() - rest.trim_start().len();
    let tight = blanks == 0 && !rest.is_empty();
    if tight && !body.starts_with(['•', '●', '▪', '❌', '✅']) && !body.starts_with(|c: char| c.is_ascii_digit())
    {
        return 0;
    }
    if tight && rest.starts_with(|c: char| c.is_ascii_digit()) { 0 } else { head + blanks }
}

/// Three or more dashes, equals signs or stars, and nothing else.
fn rule_line(body: &str) -> bool {
    body.len() >= 3 && body.bytes().all(|b| matches!(b, b'-' | b'=' | b'*' | b'_' | b'|' | b':' | b' '))
}

fn bold_line(body: &str) -> bool {
    let inner = body.trim_end_matches(':');
    inner.len() > 4 && inner.starts_with("**") && inner.ends_with("**") && !inner[2..inner.len() - 2].contains("**")
}

/// A short line that starts like a title and does not end like a sentence.
fn title(body: &str) -> bool {
    let plain = body.trim_start_matches(['*', '_', '`', '"']);
    body.len() <= 70
        && plain.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !body.ends_with(['.', ',', ';', '!'])
        && body.split_whitespace().count() <= 8
}

/// Whether the line `next` goes on with what `above` began.
fn wrapped(above: &str, next: &str) -> bool {
    let last = above.rsplit('\n').next().unwrap_or(above).trim();
    let starts_low = next.starts_with(|c: char| c.is_lowercase() || c == '(');
    if last.ends_with(['.', '!', '?', ':', ';']) || next.starts_with("[ ]") || next.starts_with("[x]") {
        return false;
    }
    starts_low || last.len() >= 70 || last.ends_with(',')
}

/// Whether a paragraph is one more of the short ones that a lead-in announces: a list without bullets.
fn lists(text: &str, out: &[Sentence], lead_in: usize, body: &str) -> bool {
    let short = |body: &str| body.split_whitespace().nth(9).is_none();
    let before = out.get(lead_in + 1..).unwrap_or_default();
    short(body)
        && !before.is_empty()
        && before.iter().all(|one| one.kind == Kind::Prose && short(&text[one.range.clone()]))
}

fn ends_sentence(body: &str) -> bool {
    body.ends_with(['.', '!', '?']) || body.split_whitespace().nth(11).is_some()
}

/// Cuts a block into sentences and appends them.
fn cut(text: &str, block: &Block, parent: Option<usize>, out: &mut Vec<Sentence>) {
    let first = out.len();
    let mut line = block.line;
    let mut start = block.range.start;
    let mut counted = start;
    let mut push = |range: Range<usize>, out: &mut Vec<Sentence>| {
        let raw = &text[range.clone()];
        let lead = raw.len() - raw.trim_start().len();
        let body = raw.trim();
        if !body.chars().any(char::is_alphanumeric) {
            return;
        }
        let from = range.start + lead;
        line += text[counted..from].bytes().filter(|b| *b == b'\n').count();
        counted = from;
        let opener = (out.len() > first).then_some(first);
        out.push(Sentence { range: from..from + body.len(), line, kind: block.kind, parent, opener });
    };
    if block.kind != Kind::Code {
        let body = &text[block.range.clone()];
        for (at, c) in body.char_indices() {
            let end = block.range.start + at + c.len_utf8();
            let too_long = end - start > LONGEST && (c.is_whitespace() || end - start > 2 * LONGEST);
            if too_long || (matches!(c, '.' | '!' | '?') && stops(body, at)) || c == '\u{2022}' {
                push(start..end, out);
                start = end;
            }
        }
    }
    push(start..block.range.end, out);
}

/// Whether the full stop at byte `at` ends a sentence: a blank and then something that starts one, and no abbreviation before.
fn stops(body: &str, at: usize) -> bool {
    let rest = body[at + 1..].trim_start_matches(['*', '_', '"', '\'', ')', '`', '\u{201d}']);
    if !rest.starts_with(char::is_whitespace) {
        return rest.is_empty();
    }
    let next = rest.trim_start().trim_start_matches(['*', '_', '"', '\'', '(', '`', '[', '\u{201c}']).chars().next();
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    let tail = &body.as_bytes()[at.saturating_sub(4)..at];
    let short = ["e.g", "i.e", "vs", "incl", "approx", "e.g.", "No"];
    !short.iter().any(|word| {
        tail.ends_with(word.as_bytes())
            && tail.len().checked_sub(word.len() + 1).is_none_or(|before| !tail[before].is_ascii_alphanumeric())
    })
}

/// The sentence as a reader would quote it: one line, without markup.
pub(super) fn quote(sentence: &str) -> String {
    let plain: String = sentence.chars().filter(|c| !matches!(c, '*' | '`' | '#')).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
