//! Reasoning and answer: which part of the text is the answer proper.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lines::Lines;
use super::scan;
use crate::pattern::pattern;

static ANSWER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:#{1,6}\s*(?:\*\*)?(?:final\s+)?answer(?:\*\*)?\s*:?\s*(?:\([^)]*\)|\d+)?\s*$|\*\*(?:final\s+)?answer:?\*\*:?\s*$|</think(?:ing)?>|<answer>)",
    )
});
static TRACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)#{1,6}\s*(?:\*\*)?(?:reasoning|thinking|thought)\b(?:\*\*)?(?:\s+(?:trace|process))?\s*$|^\s*<think(?:ing)?>",
    )
});

/// A part of the text between two such headings.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// Its lines, without the heading.
    pub lines: Range<usize>,
    /// Whether it is the answer proper; the others are drafts.
    pub is_answer: bool,
}

/// Cuts an answer at its `### Answer` headings. The answer proper is the last part that holds a resource, a data source or a module;
/// `None` when no part does.
pub(crate) fn sections(lines: &Lines) -> Option<Vec<Section>> {
    let mut parts: Vec<Section> = Vec::new();
    let mut holds: Vec<bool> = Vec::new();
    let mut start = 0;
    let mut held = false;
    for line in 0..lines.len() {
        let text = lines.get(line);
        if text.contains(['#', '<', '*']) && ANSWER.is_match(text) {
            parts.push(Section { lines: start..line, is_answer: false });
            holds.push(std::mem::take(&mut held));
            start = line + 1;
        } else {
            held |= scan::header(text)
                .is_some_and(|header| matches!(header.kind, "resource" | "data" | "module" | "ephemeral"));
        }
    }
    parts.push(Section { lines: start..lines.len(), is_answer: false });
    holds.push(held);
    let last = holds.iter().rposition(|held| *held)?;
    parts[last].is_answer = true;
    // A trace that starts again behind the code of the answer is not a part of it.
    let answer = parts[last].lines.clone();
    let code = answer.clone().find(|line| scan::header(lines.get(*line)).is_some()).unwrap_or(answer.start);
    if let Some(trace) =
        (code..answer.end).rev().find(|line| last + 1 < parts.len() && TRACE.is_match(lines.get(*line)))
    {
        parts[last].lines.end = trace;
    }
    Some(parts)
}
