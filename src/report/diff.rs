//! A unified diff, as `patch -p1` and `git apply` take it.

use anstyle::{AnsiColor, Style};
use similar::algorithms::{Capture, Compact, Replace, histogram};
use similar::udiff::UnifiedHunkHeader;
use similar::{DiffOp, DiffTag, group_diff_ops};

use crate::engine::Outcome;
use crate::source::FileId;

/// The diff of every file, from what was read (for an answer: its code as it stands there) to what it becomes.
/// `prefix` stands before the names of files.
pub fn render(outcome: &Outcome, prefix: &str, colours: bool) -> String {
    let all = outcome.after.iter().filter_map(|(id, _)| of(outcome, id, prefix));
    all.map(|diff| if colours { paint(&diff) } else { diff }).collect()
}

/// The diff of one file; `None` where nothing changes.
pub fn of(outcome: &Outcome, id: FileId, prefix: &str) -> Option<String> {
    // The `a/` in front makes a path from the root one from anywhere.
    let prefix = prefix.trim_start_matches('/');
    let file = outcome.after.file(id);
    let old = ((id.0 as usize) < outcome.before.len()).then(|| &*outcome.before.file(id).text);
    if old == Some(&*file.text) {
        return None;
    }
    let from = if old.is_some() { format!("a/{prefix}{}", file.path) } else { "/dev/null".to_owned() };
    let is_gone = outcome.removed.contains(&id);
    let to = if is_gone { "/dev/null".to_owned() } else { format!("b/{prefix}{}", file.path) };
    Some(unified(old.unwrap_or(""), &file.text, &from, &to))
}

/// How many lines stand around a change.
const CONTEXT: usize = 3;

fn unified(old: &str, new: &str, from: &str, to: &str) -> String {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut out = format!("--- {from}\n+++ {to}\n");
    for hunk in group_diff_ops(changes(&old, &new), CONTEXT) {
        out += &format!("{}\n", UnifiedHunkHeader::new(&hunk));
        for op in hunk {
            let (tag, before, after) = op.as_tag_tuple();
            if tag == DiffTag::Equal {
                add(&mut out, ' ', &old[before]);
                continue;
            }
            add(&mut out, '-', &old[before]);
            add(&mut out, '+', &new[after]);
        }
    }
    out
}

/// What changes line by line. The algorithm is named here and not chosen by `TextDiff`, which brings all six of them in.
fn changes(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut hook = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = histogram::diff(&mut hook, old, 0..old.len(), new, 0..new.len());
    hook.into_inner().into_inner().into_ops()
}

fn add(out: &mut String, mark: char, lines: &[&str]) {
    for line in lines {
        out.push(mark);
        *out += line;
        if !line.ends_with('\n') {
            *out += "\n\\ No newline at end of file\n";
        }
    }
}

fn paint(diff: &str) -> String {
    let plain = Style::new();
    diff.split_inclusive('\n')
        .map(|line| {
            let style = match line.as_bytes() {
                [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => plain.bold(),
                [b'@', ..] => AnsiColor::Cyan.on_default(),
                [b'-', ..] => AnsiColor::Red.on_default(),
                [b'+', ..] => AnsiColor::Green.on_default(),
                _ => return line.to_owned(),
            };
            let text = line.trim_end_matches('\n');
            format!("{style}{text}{style:#}\n")
        })
        .collect()
}
