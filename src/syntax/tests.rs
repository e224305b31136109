//! The parser as a whole, on probes and on real answers where they are there.

use super::lex::{TokenKind, lex};
use super::tree::{Attribute, Expr, ExprKind, Item, Range};
use super::*;
use std::path::PathBuf;

mod large;
mod recover;
mod shape;

/// The folder of things that are shared between checkouts, if it is there.
fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("TFFIX_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = root.join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: {path} is not there");
    None
}

/// Probes that Terraform accepts and this parser does not: hcl-edit stops at 64 nested expressions or blocks and at 128
/// chained operators, so as not to overflow the stack (Terraform itself does on much deeper text).
const TOO_DEEP: [&str; 7] = ["n_paren70", "n_arr70", "n_ops140", "n_ops140_func", "n_cond70", "n_block70", "n_neg70"];

#[test]
fn verdicts_on_probes_are_those_of_terraform() {
    let Some(folder) = shared("research/probes") else { return };
    let index = std::fs::read_to_string(folder.join("index.json")).unwrap();
    let index: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&index).unwrap();
    let mut wrong = Vec::new();
    for (name, probe) in &index {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let tree = parse(&text);
        assert_lossless(&text, &tree);
        let what = probe["what"].as_str().unwrap();
        let accepts = probe["terraform_accepts"].as_bool().unwrap();
        if tree.is_valid() != (accepts && !TOO_DEEP.contains(&what)) {
            wrong.push(format!("{what}: Terraform accepts: {accepts}, here: {:?}", tree.junk().next()));
        }
    }
    assert!(index.len() > 500);
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn real_answers_are_read_without_loss() {
    let Some(folder) = shared("corpus") else { return };
    let mut files = 0;
    let mut exprs = 0;
    for case in std::fs::read_dir(folder).unwrap() {
        let case = case.unwrap().path();
        for name in ["MODEL_RESPONSE.md", "IDEAL_RESPONSE.md"] {
            let Ok(answer) = std::fs::read_to_string(case.join(name)) else { continue };
            // The whole answer, prose and all, is a text like any other.
            assert_lossless(&answer, &parse(&answer));
            for block in fences(&answer) {
                files += 1;
                let tree = parse(&block);
                assert_lossless(&block, &tree);
                exprs += assert_ranges(&block, &tree);
            }
        }
    }
    assert!(files > 100 && exprs > 1000, "{files} fenced blocks, {exprs} expressions");
}

/// The fenced blocks of HCL in an answer.
fn fences(answer: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for line in answer.split_inclusive('\n') {
        let mark = line.trim();
        match &mut open {
            Some(_) if mark == "```" => found.extend(open.take()),
            Some(text) => text.push_str(line),
            None if ["```hcl", "```terraform", "```tf"].contains(&mark) => open = Some(String::new()),
            None => {}
        }
    }
    found
}

/// Pieces stand in order, on bytes of their own, and what stands between them means nothing.
fn assert_lossless(text: &str, tree: &Tree) {
    let mut end = 0;
    let mut gaps = Vec::new();
    for placed in &tree.pieces {
        assert!(placed.start >= end && placed.piece.len > 0, "{text:?}");
        gaps.push(end..placed.start);
        end = placed.start + placed.piece.len as usize;
        assert!(text.is_char_boundary(placed.start) && text.is_char_boundary(end), "{text:?}");
    }
    gaps.push(end..text.len());
    for gap in gaps {
        let gap = &text[gap];
        let blank = |kind| matches!(kind, TokenKind::Newline | TokenKind::Bom);
        assert!(lex(gap).iter().all(|token| token.is_blank() || blank(token.kind)), "{gap:?} in {text:?}");
    }
}

/// Every range lies in that of its parent, behind the range of its older sibling, and every fortieth expression is what
/// its text alone is read as. The number of expressions.
fn assert_ranges(text: &str, tree: &Tree) -> usize {
    let mut seen = 0;
    for placed in &tree.pieces {
        let source = &text[placed.start..placed.start + placed.piece.len as usize];
        let whole = 0..placed.piece.len;
        match &placed.piece.kind {
            PieceKind::Block(block) => {
                assert_eq!(block.range, whole);
                assert_body(source, block, &mut seen);
            }
            PieceKind::Attribute(attribute) => {
                assert_eq!(attribute.range, whole);
                assert_attribute(source, attribute, &mut seen);
            }
            PieceKind::Junk(junk) => assert!(junk.at <= whole.end),
        }
    }
    seen
}

fn assert_body(source: &str, block: &tree::Block, seen: &mut usize) {
    assert_eq!(&source[block.open as usize..=block.open as usize], "{");
    assert_eq!(&source[block.close as usize..=block.close as usize], "}");
    assert_eq!(&source[place(&block.kind_range)], block.kind);
    assert!(block.kind_range.start == block.range.start && block.close + 1 == block.range.end);
    let mut end = block.kind_range.end;
    for label in &block.labels {
        assert!(label.range.start >= end && source[place(&label.range)].trim_matches('"') == label.text);
        end = label.range.end;
    }
    assert!(block.open >= end);
    end = block.open + 1;
    for item in &block.body.items {
        let range = match item {
            Item::Attribute(attribute) => {
                assert_attribute(source, attribute, seen);
                &attribute.range
            }
            Item::Block(block) => {
                assert_body(source, block, seen);
                &block.range
            }
        };
        assert!(range.start >= end && range.end <= block.close);
        end = range.end;
    }
}

fn assert_attribute(source: &str, attribute: &Attribute, seen: &mut usize) {
    assert_eq!(source[place(&attribute.name_range)], attribute.name);
    assert_eq!((attribute.range.start, attribute.range.end), (attribute.name_range.start, attribute.value.range.end));
    assert_expr(source, &attribute.value, seen);
}

fn assert_expr(source: &str, expr: &Expr, seen: &mut usize) {
    *seen += 1;
    let text = &source[place(&expr.range)];
    assert_eq!(text, text.trim());
    let mut end = expr.range.start;
    for child in expr.children() {
        assert!(child.range.start >= end && child.range.end <= expr.range.end, "{text:?}");
        end = child.range.end;
        assert_expr(source, child, seen);
    }
    if seen.is_multiple_of(40) && text.len() < 2000 {
        let again = parse(&format!("x = (\n{text}\n)"));
        let Some(PieceKind::Attribute(Attribute { value: Expr { kind: ExprKind::Paren(inner), .. }, .. })) =
            again.pieces.first().map(|placed| &placed.piece.kind)
        else {
            panic!("{text:?} does not parse alone");
        };
        assert_eq!(std::mem::discriminant(&inner.kind), std::mem::discriminant(&expr.kind), "{text:?}");
        assert_eq!((inner.range.start, inner.range.end as usize), (6, 6 + text.len()), "{text:?}");
    }
}

fn place(range: &Range) -> std::ops::Range<usize> {
    range.start as usize..range.end as usize
}

#[test]
fn a_cache_gives_the_same_pieces_wherever_they_stand() {
    let mut cache = Cache::default();
    let first = parse_with("a = 1\n\nlocals {\n  b = 2\n}\n", &mut cache);
    assert_eq!(cache.len(), 2);
    let second = parse_with("# c\n\nlocals {\n  b = 2\n}\nd {}\na = 1", &mut cache);
    assert_eq!(cache.len(), 3);
    assert!(Arc::ptr_eq(&first.pieces[1].piece, &second.pieces[0].piece));
    assert!(Arc::ptr_eq(&first.pieces[0].piece, &second.pieces[2].piece));
    assert_eq!(second.pieces[0].start, 5);
}

#[test]
fn a_cached_tree_is_the_tree() {
    let text = "a = 1\na = 2\nb {\n  c = <<E\n${d}\nE\n}\ne = [1\nlocals {}\n";
    let mut cache = Cache::default();
    for _ in 0..2 {
        assert_eq!(format!("{:?}", parse_with(text, &mut cache)), format!("{:?}", parse(text)));
    }
}

#[test]
fn a_heredoc_at_the_end_of_the_text_needs_its_newline_even_if_the_piece_is_known() {
    let mut cache = Cache::default();
    assert!(parse_with("a = <<E\nE\n", &mut cache).is_valid());
    assert!(!parse_with("a = <<E\nE", &mut cache).is_valid());
}
