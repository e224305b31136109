//! A broken block does not cost its neighbours.

use super::*;

const BEFORE: &str = "variable \"before\" {\n  type = string\n}\n";
const AFTER: &str = "resource \"aws_x\" \"after\" {\n  a = \"b\"\n\n  c {\n    d = <<-EOT\n      e\n    EOT\n  }\n}\n\noutput \"last\" {\n  value = 1\n}\n";

/// The texts of the pieces of a file in which `broken` stands between good neighbours. Those must be read as ever.
fn between(broken: &str) -> Vec<String> {
    let text = format!("{BEFORE}\n{broken}\n{AFTER}");
    let tree = parse(&text);
    assert_lossless(&text, &tree);
    let pieces: Vec<_> = tree
        .pieces
        .iter()
        .map(|placed| (text[placed.start..placed.start + placed.piece.len as usize].to_owned(), &placed.piece.kind))
        .collect();
    let good: Vec<_> = [BEFORE, AFTER]
        .concat()
        .split("\n}\n")
        .filter(|one| !one.is_empty())
        .map(|one| one.trim().to_owned() + "\n}")
        .collect();
    for good in &good {
        let found = pieces.iter().find(|(piece, _)| piece == good);
        assert!(matches!(found, Some((_, PieceKind::Block(_)))), "lost {good:?} in {text:?}:\n{pieces:#?}");
    }
    assert!(!tree.is_valid());
    // The text of an open heredoc ends with the file, blank lines and all.
    pieces.into_iter().map(|(piece, _)| piece.trim_end().to_owned()).filter(|piece| !good.contains(piece)).collect()
}

#[test]
fn one_mistake_is_one_piece() {
    for broken in [
        // Brackets and quotes that are not closed.
        "resource \"a\" \"b\" {\n  c = 1",
        "resource \"a\" \"b\" {\n  c {\n    d = 1\n}",
        "resource \"a\" \"b\" {\n  c = [\n    1,\n  d = 2\n}",
        "resource \"a\" \"b\" {\n  c = f(1\n}",
        "resource \"a\" \"b\" {\n  c = \"d\n}",
        "resource \"a\" \"b\" {\n  c = d\"\n}",
        "resource \"a\" \"b\" {\n  c = \"${d\"\n}",
        "resource \"a\" \"b\" {\n  c = \"${d\n}",
        "resource \"a\" \"b\" {\n  c = \"${f(\"d)}\"\n}",
        "resource \"a\" \"b\" {\n  c = <<EOT\n  d\n}",
        "resource \"a\" \"b\" {\n  c = <<-EOT\n  ${d\n  EOT\n}",
        "resource \"a\" \"b\" {\n  c = f(<<-EOX\n  d\n  EOX)\n}",
        // Words that are no HCL.
        "resource \"a\" \"b\" {\n  This is the bucket.\n}",
        "resource \"a\" \"b\" {\n  c: 1\n  d = 2;\n}",
        "resource “a” “b” {\n  c = 1\n}",
        "resource 'a' 'b' {\n  c = 1\n}",
        "resource \"a\" \"b\" {\n  c = d\n    ? 1\n    : 2\n}",
        "resource \"a\" \"b\" {\n  ...\n}",
        // A brace that is missing or on the next line.
        "resource \"a\" \"b\"\n  c = 1\n  d {\n    e = 2\n  }\n}",
        "resource \"a\" \"b\"\n{\n  c = 1\n}",
        "locals\n{\n  c = 1\n}",
    ] {
        assert_eq!(between(broken), [broken], "{broken:?}");
    }
}

#[test]
fn lines_between_blocks_are_pieces_of_their_own() {
    assert_eq!(
        between("```\n\n### File: a.tf\nHere is the code (see below:\n---"),
        ["```", "Here is the code (see below:\n---"]
    );
    assert_eq!(between("}"), ["}"]);
    assert_eq!(between("locals {\n  a = 1\n}\n  b = 2\n}"), ["locals {\n  a = 1\n}", "b = 2", "}"]);
    assert_eq!(between("/* a"), ["/* a"]);
    assert_eq!(between("a = 1\na = 2"), ["a = 1", "a = 2"]);
}

#[test]
fn a_heredoc_without_end_does_not_take_the_end_of_another_one() {
    let broken = "resource \"a\" \"b\" {\n  c = <<-EOT\n    d\n}";
    let text = format!("{broken}\n\n{AFTER}");
    let tree = parse(&text);
    assert_lossless(&text, &tree);
    let kinds: Vec<_> = tree.pieces.iter().map(|placed| matches!(placed.piece.kind, PieceKind::Block(_))).collect();
    assert_eq!(kinds, [false, true, true]);
}

#[test]
fn a_heredoc_may_hold_terraform_even_in_a_broken_block() {
    let heredoc = "<<-MAIN\nresource \"x\" \"y\" {\n  z = 1\n}\nMAIN\n";
    let good = format!("resource \"a\" \"b\" {{\n  c = {heredoc}}}\n");
    assert!(parse(&good).is_valid());
    let broken = format!("resource \"a\" \"b\" {{\n  d: 1\n  c = {heredoc}}}\n");
    assert_eq!(parse(&broken).pieces.len(), 1);
}

#[test]
fn headers_are_found_at_the_indent_of_the_first_one() {
    let text = "    locals {\n      a = [\n    }\n\n    locals {\n      b = 1\n    }\n";
    let tree = parse(text);
    assert_eq!(tree.pieces.len(), 2);
    assert!(matches!(tree.pieces[1].piece.kind, PieceKind::Block(_)));
    // Deeper ones are nested blocks, however they are called.
    assert_eq!(parse("locals {\n  data \"a\" {\n    b = [\n  }\n}\n").pieces.len(), 1);
}

#[test]
fn a_block_that_is_valid_is_not_cut_at_a_nested_header() {
    let text = "resource \"a\" \"b\" {\nmodule \"c\" {\nd = 1\n}\n}\n";
    let tree = parse(text);
    assert!(tree.is_valid() && tree.pieces.len() == 1);
}

#[test]
fn many_blocks_without_end_are_cut_one_by_one() {
    let text = "resource \"a\" \"b\" {\n  c = 1\n".repeat(2_000);
    let tree = parse(&text);
    assert_eq!(tree.pieces.len(), 2_000);
    assert!(tree.pieces.iter().all(|placed| placed.piece.len == 26));
}

#[test]
fn mistakes_are_told_where_they_are_and_in_terraforms_words() {
    for (text, at, words) in [
        ("a {\n  b = \"c\n}\n", 10, "Invalid multi-line string"),
        ("a {\n  b = <<E\n}\n", 10, "Unterminated template string"),
        ("a {\n  b = c;\n}\n", 11, "Invalid character"),
        ("a {\n  b = 'c'\n}\n", 10, "Single quotes"),
        ("a {\n  b = c & d\n}\n", 12, "Unsupported operator"),
        ("a {\n  b = \"\\d\"\n}\n", 11, "Invalid escape sequence"),
        ("a {\n  b = \"${c\"\n}\n", 11, "Unclosed template interpolation"),
        ("a {\n  b: 1\n}\n", 7, "Argument or block definition required"),
        ("a {\n  b = c d\n}\n", 12, "Missing newline after argument"),
        ("a {\n  b = {\n    c = 1 d = 2\n  }\n}\n", 22, "Missing attribute separator"),
        ("a {\n  b = \n}\n", 10, "Invalid expression"),
        ("a {\n  b = [\n}\n", 12, "Missing close bracket"),
        ("a {\n  b = 1\n", 2, "Unclosed configuration block"),
        ("a {\n  b\n", 6, "Argument or block definition required"),
        ("a {\n  b =\n", 8, "Invalid expression"),
        ("a {\n  b = c.\n", 11, "Invalid attribute name"),
        ("a {\n  b = c ?\n    1 : 2\n}\n", 13, "Invalid expression"),
        ("a {\n  b = [\n    1,\n", 17, "Missing expression"),
        ("a {\n  b = [\n    1\n", 10, "Unterminated tuple"),
        ("a {\n  b = c(\n", 11, "Missing expression"),
        ("a {\n  b = {\n    c = 1\n", 20, "Missing expression"),
        ("a {\n  b = {\n    c =\n", 18, "Invalid expression"),
        ("a {\n  b = {\n    c\n", 16, "Missing attribute value"),
        ("a {\n  b {\n    c = 1\n", 8, "Unclosed configuration block"),
        ("a = \"b %{c}\"\n", 7, "Invalid template control keyword"),
        ("a = 1.2.3\n", 4, "Invalid number literal"),
        ("a = [for]\n", 5, "Invalid 'for' expression"),
        ("a = 1\na = 2\n", 6, "Attribute redefined"),
        ("- a\n", 0, "Argument or block definition required"),
    ] {
        let tree = parse(text);
        let (found, junk) = tree.junk().next().expect(text);
        assert!(found == at && junk.message.contains(words), "{text:?}: {found} {junk:?}");
    }
}
