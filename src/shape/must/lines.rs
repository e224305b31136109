//! How what was rendered lies on its lines.

/// The comment lines right above a block.
pub(super) fn comments_above(text: &str, start: usize) -> &str {
    let lines = text[..start].split_inclusive('\n').rev().take_while(|line| line.starts_with('#'));
    &text[start - lines.map(str::len).sum::<usize>()..start]
}

/// What has lost attributes keeps one blank line between its groups, and none beside its braces.
pub(super) fn closed_up(mut text: String, written: &str) -> String {
    for (gap, closed) in [("\n\n\n", "\n\n"), ("{\n\n", "{\n")] {
        while !written.contains(gap) && text.contains(gap) {
            text = text.replace(gap, closed);
        }
    }
    if blank_above_brace(written).is_none() {
        while let Some(at) = blank_above_brace(&text) {
            text.remove(at);
        }
    }
    text
}

/// Where a blank line stands above a closing brace.
fn blank_above_brace(text: &str) -> Option<usize> {
    let brace = |at: &usize| text[at + 2..].trim_start_matches(' ').starts_with('}');
    text.match_indices("\n\n").map(|(at, _)| at).find(brace)
}

/// Lines of an expression moved so that its closing bracket stands in the column of the line that opens it.
pub(super) fn fitted(text: &str, column: usize) -> String {
    let Some(last) = text.lines().last().filter(|last| text.contains('\n') && !last.trim().is_empty()) else {
        return text.to_owned();
    };
    let own = last.len() - last.trim_start().len();
    // The lines of a heredoc are text.
    if own == column || text.contains("<<") || !last.trim_start().starts_with(['}', ']', ')']) {
        return text.to_owned();
    }
    let moved = |line: &str| {
        let blanks = line.len() - line.trim_start().len();
        format!("{}{}", " ".repeat((blanks + column).saturating_sub(own)), line.trim_start())
    };
    let mut lines = text.lines();
    let first = lines.next().unwrap_or("").to_owned();
    let rest = lines.map(|line| if line.trim().is_empty() { String::new() } else { moved(line) });
    std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n")
}
