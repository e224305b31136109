//! Where blocks start and end.

use super::*;

fn items(text: &str) -> Vec<(String, usize, usize, bool)> {
    let lines: Vec<&str> = text.lines().collect();
    let of = |item: &Item| (item.addresses.join(" "), item.start, item.end, item.closed);
    scan(&lines).items.iter().map(of).collect()
}

fn one(address: &str, start: usize, end: usize, closed: bool) -> (String, usize, usize, bool) {
    (address.to_owned(), start, end, closed)
}

#[test]
fn a_header_is_one_whatever_is_wrong_with_its_quotes() {
    for line in ["resource 'a' 'b' {", "resource \"a \"b\" {", "resource \"a\" b\" {", "resource “a” “b” {"] {
        let header = header(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!((header.kind, header.labels), ("resource", ["a", "b"]), "{line}");
    }
    assert_eq!(header("data center's rules"), None);
}

#[test]
fn a_comment_that_nothing_closes_ends_with_its_line() {
    let lines = ["variable \"a\" {", "  /* Networking", "  default = 1", "}", "", "variable \"b\" {}"];
    let items: Vec<(usize, usize)> = scan(&lines).items.iter().map(|item| (item.header, item.end)).collect();
    assert_eq!(items, [(0, 3), (5, 5)]);
}

#[test]
fn headers_are_told_from_sentences() {
    let labels = |line| header(line).map(|header| (header.kind, header.labels));
    assert_eq!(labels(r#"resource "aws_vpc" "main" {"#), Some(("resource", ["aws_vpc", "main"])));
    assert_eq!(labels("resource “aws_vpc” “main” {"), Some(("resource", ["aws_vpc", "main"])));
    assert_eq!(labels("  data aws_ami this {"), Some(("data", ["aws_ami", "this"])));
    assert_eq!(labels(r#"module "a" {}"#), Some(("module", ["a", ""])));
    assert_eq!(labels("terraform {"), Some(("terraform", ["", ""])));
    for line in
        ["resource usage is high", "variable \"x\" is set", "import { a } from 'b'", "data = 1", "locals", "module a"]
    {
        assert_eq!(header(line), None, "{line}");
    }
}

#[test]
fn braces_in_strings_comments_and_heredocs_do_not_count() {
    let text = "resource \"a\" \"b\" {\n  x = \"}${\"}\"}\" # }\n  y = <<-EOT\n    }\n  EOT\n  /* }\n  } */\n}\noutput \"c\" {}\n";
    assert_eq!(items(text), [one("a.b", 0, 7, true), one("output.c", 8, 8, true)]);
}

#[test]
fn a_block_without_its_brace_ends_at_the_next_header() {
    let text = "variable \"a\" {\n  type = string\n\n# the next\nresource \"b\" \"c\" {\n}\n";
    assert_eq!(items(text), [one("var.a", 0, 1, false), one("b.c", 3, 5, true)]);
}

#[test]
fn a_heredoc_that_never_ends_costs_only_its_line() {
    let text = "resource \"a\" \"b\" {\n  x = <<EOF\n  {\nresource \"a\" \"c\" {\n  x = <<EOF\n  {\nEOF\n}\n";
    assert_eq!(items(text), [one("a.b", 0, 2, false), one("a.c", 3, 7, true)]);
}

#[test]
fn locals_aliases_and_settings_are_addresses() {
    let text = "locals {\n  a = 1\n  b = { c = 2 }\n}\nprovider \"aws\" {\n  alias = \"x\"\n}\nterraform {\n  backend \"s3\" {\n    key = 1\n  }\n}\n";
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        scan(&lines).addresses().collect::<Vec<_>>(),
        ["local.a", "local.b", "provider.aws.x", "terraform.backend"]
    );
}

#[test]
fn what_stands_outside_of_blocks_is_known() {
    let lines = ["# a", "text here", "", "resource \"a\" \"b\" {", "  # ... the rest stays", "}", "...", "}"];
    let found = scan(&lines);
    assert_eq!((found.comments, found.loose, found.elided), (vec![0], vec![1, 6, 7], vec![6]));
    assert!(found.items[0].elided);
}

/// Every `.tf` file below a folder.
fn terraform(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            terraform(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "tf") {
            found.push(path);
        }
    }
}

#[test]
fn blocks_are_where_the_parser_sees_them() {
    let mut files = Vec::new();
    terraform(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixes"), &mut files);
    let mut seen = 0;
    for path in files {
        let text = std::fs::read_to_string(&path).expect("it is text");
        let tree = crate::syntax::parse(&text);
        if tree.junk().next().is_some() {
            continue;
        }
        // What Terraform would not take for a block is no header: a word that it does not know, a label too few.
        let is_known = |block: &crate::syntax::tree::Block| {
            crate::check::language::keywords().any(|(word, labels)| word == block.kind && labels == block.labels.len())
        };
        if tree.pieces.iter().any(|placed| match &placed.piece.kind {
            crate::syntax::tree::PieceKind::Block(block) => !is_known(block),
            _ => false,
        }) {
            continue;
        }
        let line = |offset: usize| text[..offset].matches('\n').count();
        let parsed: Vec<(usize, usize)> = tree
            .pieces
            .iter()
            .filter_map(|placed| match &placed.piece.kind {
                // `backend` at the top level is a block for the parser, and none of the language.
                crate::syntax::tree::PieceKind::Block(block) if crate::syntax::mend::begins_block(&block.kind) => {
                    Some((line(placed.start + block.range.start as usize), line(placed.start + block.close as usize)))
                }
                _ => None,
            })
            .collect();
        let lines: Vec<&str> = text.lines().collect();
        let scanned: Vec<(usize, usize)> = scan(&lines).items.iter().map(|item| (item.header, item.end)).collect();
        assert_eq!(scanned, parsed, "{}", path.display());
        seen += parsed.len();
    }
    assert!(seen > 20, "the project's Terraform is found");
}
