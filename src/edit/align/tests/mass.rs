//! Six kinds of edits at every resource of every formatted text of the corpus, judged by `terraform fmt` itself.

use super::*;
use crate::edit::fmt::oracle;
use hcl_edit::Span;
use hcl_edit::structure::{Attribute, Block, Body};

#[test]
fn formatted_texts_stay_formatted_under_every_kind_of_edit() {
    let texts = oracle::fences(None);
    let Some(truth) = oracle::terraform_fmt(&texts) else { return };
    let mut clean: Vec<String> = truth.into_iter().filter(|(_, ok)| *ok).map(|(text, _)| text).collect();
    clean.sort();
    clean.dedup();
    // Every seventh text keeps the test short; all of them take a minute.
    let every = if std::env::var_os("TFFIX_ALL").is_some() { 1 } else { 7 };
    let clean: Vec<String> = clean.into_iter().step_by(every).collect();
    let mut done = Vec::new();
    for (kind, edit) in KINDS {
        let (mut made_edits, mut pads) = (0, 0);
        let before = done.len();
        for text in &clean {
            let Ok(body) = text.parse::<Body>() else { continue };
            let mut edits: Edits = body
                .blocks()
                .filter(|block| block.ident.as_str() == "resource")
                .filter_map(|block| edit(text, block))
                .collect();
            edits.sort_by_key(|(range, _)| range.start);
            if edits.is_empty() {
                continue;
            }
            let new = made(text, &edits);
            let padded = align(text, &new, &edits);
            (made_edits, pads) = (made_edits + edits.len(), pads + padded.len());
            done.push((kind, made(&new, &padded)));
        }
        println!("{kind}: {made_edits} edits in {} texts, {pads} pads", done.len() - before);
    }
    let results: Vec<String> = done.iter().map(|(_, text)| text.clone()).collect();
    let Some(judged) = oracle::terraform_fmt(&results) else { return };
    let wrong: Vec<String> = done
        .iter()
        .zip(&judged)
        .filter(|((_, ours), (real, ok))| !ok || ours != real)
        .map(|((kind, ours), (real, _))| format!("{kind}: {}", difference(ours, real)))
        .collect();
    println!("{} of {} texts are not formatted", wrong.len(), done.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn difference(ours: &str, real: &str) -> String {
    let lines = ours.lines().zip(real.lines()).find(|(one, other)| one != other);
    format!("{lines:?}")
}

type Kind = fn(&str, &Block) -> Option<(Range<usize>, String)>;

const KINDS: [(&str, Kind); 6] = [
    ("A insert a long attribute", |text, block| {
        let (first, indent) = first(text, block)?;
        let at = line_end(text, first.span()?.end);
        Some((at..at, format!("{indent}attribute_with_a_rather_long_name = true\n")))
    }),
    ("B append a nested block", |text, block| {
        let close = block.span()?.end - 1;
        let at = line_start(text, close);
        let open = line_end(text, block.span()?.start);
        let indent = text[at..close].trim().is_empty().then_some(&text[at..close])?;
        let nested = format!("{indent}  nested {{\n{indent}    enabled = true\n{indent}  }}\n");
        // fmt loses levels behind some heredocs: an edit that knows no better would be judged for its indentation.
        let above = &text[line_start(text, at.checked_sub(1)?)..at];
        let is_level = above.trim().is_empty() || above.starts_with(&format!("{indent}  "));
        (at >= open && is_level).then_some((at..at, nested))
    }),
    ("C insert a block behind", |text, block| {
        let at = line_end(text, block.span()?.end);
        Some((at..at, "\nresource \"t\" \"n\" {\n  a    = 1\n  long = 2\n}\n".to_owned()))
    }),
    ("D remove the first attribute", |text, block| {
        let (first, _) = first(text, block)?;
        let mut start = line_start(text, first.span()?.start);
        while let Some(above) = start.checked_sub(1).map(|end| line_start(text, end)) {
            if !text[above..start].trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        Some((start..line_end(text, first.span()?.end), String::new()))
    }),
    ("E wrap the first value", |text, block| {
        let value = first(text, block)?.0.value.span()?;
        let old = &text[value.clone()];
        (!old.contains("<<")).then(|| (value, format!("[{old}]")))
    }),
    ("F replace the first value", |text, block| {
        Some((first(text, block)?.0.value.span()?, "var.something_else".to_owned()))
    }),
];

/// The first attribute of a block that has lines of its own, and its indentation.
fn first<'a>(text: &'a str, block: &'a Block) -> Option<(&'a Attribute, &'a str)> {
    let first = block.body.attributes().next()?;
    let start = first.span()?.start;
    let indent = &text[line_start(text, start)..start];
    indent.trim().is_empty().then_some((first, indent))
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}
