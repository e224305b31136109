//! Lines that may open or close a fence.

use std::ops::Range;

use super::{Lang, lang};
use crate::ingest::lines::Lines;

/// A line that may open or close a fence.
pub(super) struct Mark<'a> {
    pub line: usize,
    pub indent: usize,
    pub sign: u8,
    pub len: usize,
    pub info: &'a str,
    pub place: Place,
}

/// Where the marks stand on their line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Alone, or before an info string.
    Start,
    /// Behind code, at the end.
    AfterCode,
    /// Behind text, before an info string.
    AfterText,
}

/// Every line of `range` that may open or close a fence.
pub(super) fn marks<'a>(lines: &Lines<'a>, range: Range<usize>) -> Vec<Mark<'a>> {
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
