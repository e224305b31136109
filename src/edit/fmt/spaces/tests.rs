//! Gaps, one by one: each result is what Terraform 1.11.4 writes.

use crate::edit::fmt::fmt_edits;
use crate::edit::splice::splice;
use crate::syntax::{lex::lex, parse};

fn fmt(text: &str) -> String {
    let edits = fmt_edits(text, &lex(text), &parse(text));
    splice(text, edits.iter().map(|(range, new)| (range.clone(), new.as_str())))
}

#[test]
fn words_are_spaced_as_terraform_spaces_them() {
    for (from, to) in [
        ("a=1", "a = 1"),
        ("a=b . c [ 0 ] . * . d", "a = b.c[0].*.d"),
        ("a=f ( 1 ,2 , x ... )", "a = f(1, 2, x...)"),
        ("a=[ 1,{b=1},{ } ]", "a = [1, { b = 1 }, {}]"),
        ("a=! x&&y ||-1 - -2>3", "a = !x && y || -1 - -2 > 3"),
        ("a=x?-1:y", "a = x ? -1 : y"),
        ("a=\"x ${ y } z${{}}\"", "a = \"x ${y} z${ {} }\""),
        ("a=[for k , v in[x]:v if (v)]", "a = [for k, v in [x] : v if(v)]"),
        ("a={for k in x:k=>- 1...}", "a = { for k in x : k => - 1... }"),
        ("a=p :: q ::r (1)", "a = p::q::r(1)"),
        ("a=/*x*/1/*y*/", "a = /*x*/ 1 /*y*/"),
        ("b{}", "b {}"),
        ("b \"x\"{a=1}", "b \"x\" { a = 1 }"),
    ] {
        assert_eq!(fmt(&format!("{from}\n")), format!("{to}\n"));
    }
}

#[test]
fn a_level_is_a_line_that_opens_brackets() {
    assert_eq!(fmt("a = f([{\nb = [\n1\n]\n}])\n"), "a = f([{\n  b = [\n    1\n  ]\n}])\n");
    assert_eq!(fmt("a = [[\n[\n1\n]]\n]\n"), "a = [[\n  [\n    1\n  ]]\n]\n");
}

#[test]
fn blank_lines_are_kept_empty() {
    assert_eq!(fmt("b {\n   \n\n  a = 1\n\t\n}\n"), "b {\n\n\n  a = 1\n\n}\n");
}

#[test]
fn the_insides_of_heredocs_and_comments_stay() {
    let text = "b {\n  a = <<-EOT\n   x  =1\n\t y\n EOT\n  /* 1\n   2 */\n  c = 1\n}\n";
    assert_eq!(fmt(text), text);
}

#[test]
fn brackets_in_a_heredoc_pull_what_follows_to_the_left() {
    let text = "b {\n  a = <<EOT\n${f({\nc = 1\n})}\nEOT\n  d = 2\n}\n";
    assert_eq!(fmt(text), "b {\n  a = <<EOT\n${f({\n  c = 1\n})}\nEOT\nd = 2\n}\n");
}

#[test]
fn assignments_are_aligned_before_comments_are() {
    assert_eq!(fmt("a=1 # x\nlong = \"🇬🇧\"// y\n"), "a    = 1   # x\nlong = \"🇬🇧\" // y\n");
    assert_eq!(fmt("a=1# x\nb = [ # y\n1, # z\n]\n"), "a = 1 # x\nb = [ # y\n  1,  # z\n]\n");
    assert_eq!(fmt("a=1 # x\n\nlong=1 # y"), "a = 1 # x\n\nlong = 1 # y");
}

#[test]
fn line_endings_and_the_end_of_the_file_stay() {
    assert_eq!(fmt("b {\r\na=1 # x\r\n}\r\n"), "b {\r\n  a = 1 # x\r\n}\r\n");
    assert_eq!(fmt("a=1 \t"), "a = 1  ");
    assert_eq!(fmt("\u{feff}  a=1\n"), "a = 1\n");
    assert_eq!(fmt("a=1 /* end */"), "a = 1 /* end */");
}

#[test]
fn what_does_not_parse_stays() {
    for text in ["a=\n", "b {\n a=1\n a=2\n}\n", "b {\n", "a=\"x\n", "a=<<EOT\n", "a=1 b=2\n"] {
        assert_eq!(fmt(text), text);
    }
}
