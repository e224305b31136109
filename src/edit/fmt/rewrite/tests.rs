//! Rewrites, one by one: each result is what Terraform 1.11.4 writes, unless the name of the test says otherwise.

use crate::edit::fmt::fmt_edits;
use crate::edit::splice::splice;
use crate::syntax::{lex::lex, parse};

fn fmt(text: &str) -> String {
    let edits = fmt_edits(text, &lex(text), &parse(text));
    splice(text, edits.iter().map(|(range, new)| (range.clone(), new.as_str())))
}

#[test]
fn an_interpolation_alone_loses_its_quotes() {
    assert_eq!(fmt("a = \"${x}\"\n"), "a = x\n");
    assert_eq!(fmt("b {\n  a = \"${~ f(\"${x}\") ~}\"\n}\n"), "b {\n  a = f(\"${x}\")\n}\n");
    assert_eq!(fmt("a = \"${x}\""), "a = x");
}

#[test]
fn an_interpolation_beside_text_or_another_one_stays() {
    for text in [
        "a = \"${x}${y}\"\n",
        "a = \"x${y}\"\n",
        "a = \"${x}\" == \"${y}\"\n",
        "a = [\"${x}\"]\n",
        "a = { b = \"${x}\" }\n",
    ] {
        assert_eq!(fmt(text), text);
    }
}

#[test]
fn an_interpolation_on_several_lines_gets_parentheses() {
    assert_eq!(fmt("a = \"${\n  x\n}\"\n"), "a = x\n");
    assert_eq!(fmt("a = \"${x ?\ny :\nz}\"\n"), "a = (x ?\n  y :\nz)\n");
    assert_eq!(fmt("a = \"${(x ?\ny :\nz)}\"\n"), "a = (x ?\n  y :\nz)\n");
    assert_eq!(fmt("a = \"${<<EOT\nx\nEOT\n}\"\n"), "a = <<EOT\nx\nEOT\n");
}

#[test]
fn a_comment_that_ends_an_interpolation_stays() {
    assert_eq!(fmt("a = \"${\n  x # why\n}\"\nb = 1\n"), "a = x # why\n\nb = 1\n");
}

#[test]
fn an_interpolation_that_terraform_would_break_stays() {
    for text in [
        "a = \"${ # why\n  x}\"\n",
        "a = \"${x + # why\n  y}\"\n",
        "a = \"${(x)\n  + (y)}\"\n",
        "b { a = \"${x # why\n}\" }\n",
    ] {
        assert!(fmt(text).contains("\"${"), "{}", fmt(text));
        assert!(parse(&fmt(text)).is_valid());
    }
}

#[test]
fn types_of_variables_are_written_as_since_0_12() {
    let of = |value: &str| fmt(&format!("variable \"x\" {{\n  type = {value}\n}}\n"));
    for (from, to) in [
        ("\"string\"", "string"),
        ("\"list\"", "list(string)"),
        ("\"map\"", "map(string)"),
        ("list", "list(any)"),
        ("map", "map(any)"),
        ("set", "set(any)"),
        ("\"set\"", "\"set\""),
        ("\"number\"", "\"number\""),
        ("\"${string}\"", "\"${string}\""),
        ("string", "string"),
    ] {
        assert_eq!(of(from), format!("variable \"x\" {{\n  type = {to}\n}}\n"));
    }
}

#[test]
fn types_elsewhere_stay() {
    for text in [
        "type = list\n",
        "resource \"a\" \"b\" {\n  type = \"list\"\n}\n",
        "variable \"x\" {\n  b {\n    type = list\n  }\n  kind = map\n}\n",
    ] {
        assert_eq!(fmt(text), text);
    }
}

#[test]
fn labels_are_quoted_and_nothing_stands_between_them() {
    assert_eq!(fmt("resource foo bar {\n}\n"), "resource \"foo\" \"bar\" {\n}\n");
    assert_eq!(fmt("b /* a */ \"x\" /* b */ y /* c */ {\n}\n"), "b \"x\" \"y\" /* c */ {\n}\n");
    assert_eq!(fmt("b \"\\u00e9\" \"\\t\\\"\" \"\" {\n}\n"), "b \"é\" \"\\t\\\"\" \"\" {\n}\n");
    assert_eq!(fmt("b \"\u{a0}\" {\n}\n"), "b \"\\u00a0\" {\n}\n");
}

#[test]
fn labels_that_terraform_would_drop_stay() {
    for text in ["b \"a$$b\" {\n}\n", "b \"a\" \"100%\" {\n}\n"] {
        assert_eq!(fmt(text), text);
    }
}
