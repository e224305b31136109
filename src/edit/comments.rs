//! The comment lines above a block: which of them belong to it, and which head the section that it stands in.

use super::verbs::{line_end, line_start};

/// Where the comment lines right above a line start.
pub(crate) fn attached_comments(text: &str, mut start: usize) -> usize {
    while start > 0 {
        let above = line_start(text, start - 1);
        if !is_comment(&text[above..start]) {
            break;
        }
        start = above;
    }
    start
}

/// Where the comment lines right above a line start that speak of what stands on it: those below the last drawn one.
pub(crate) fn own_comments(text: &str, start: usize) -> usize {
    let mut at = start;
    while at > 0 {
        let above = line_start(text, at - 1);
        if !is_comment(&text[above..at]) || is_drawn(&text[above..at]) {
            break;
        }
        at = above;
    }
    at
}

/// Where the heading starts that stands above a line with a blank one between: one comment, or several with a ruler among
/// them. The first one of a file is its title unless it speaks of the kind of block.
pub(super) fn heading(text: &str, at: usize, kind: &str) -> Option<usize> {
    let above = text[..at].trim_end();
    let end = line_end(text, above.len());
    let start = attached_comments(text, end);
    let said = text.get(start..end).filter(|_| end < at)?;
    let is_drawn = said.lines().any(is_ruler) || said.lines().count() == 1;
    (is_drawn && !said.is_empty() && (start > 0 || said.to_ascii_lowercase().contains(kind))).then_some(start)
}

/// Whether a comment line says nothing: `# -----`, `########`.
pub(super) fn is_ruler(line: &str) -> bool {
    line.trim().len() >= 5 && inside(line).chars().all(is_drawing)
}

/// Whether a comment line is a ruler, or has words between two of them: `# ==== Functions ====`.
fn is_drawn(line: &str) -> bool {
    let said = inside(line);
    let ends = [said.chars().take(3).all(is_drawing), said.chars().rev().take(3).all(is_drawing)];
    is_ruler(line) || said.len() >= 6 && ends == [true; 2]
}

fn is_comment(line: &str) -> bool {
    line.trim().starts_with('#') || line.trim().starts_with("//")
}

fn inside(line: &str) -> &str {
    line.trim().trim_start_matches(['#', '/']).trim()
}

fn is_drawing(c: char) -> bool {
    matches!(c, '-' | '=' | '*' | '#' | '~' | '_' | '+')
}

#[cfg(test)]
mod tests {
    use super::own_comments;

    #[test]
    fn a_drawn_heading_is_of_the_section() {
        for (above, own) in [
            ("# -----\n# Functions\n# -----\n", ""),
            ("# ==== Functions ====\n# Resizes photos\n", "# Resizes photos\n"),
            ("# Resizes photos\n# - and films\n", "# Resizes photos\n# - and films\n"),
            ("// Photos\n", "// Photos\n"),
        ] {
            assert_eq!(&above[own_comments(above, above.len())..], own, "{above}");
        }
    }
}
