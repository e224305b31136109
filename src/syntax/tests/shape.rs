//! What the tree of one piece looks like.

use super::*;
use crate::syntax::tree::{Part, StepKind};
use proptest::prelude::*;

/// The value of `x = ...`.
fn value(text: &str) -> Expr {
    let text = format!("x = {text}\n");
    let tree = parse(&text);
    assert!(tree.is_valid(), "{text:?}: {:?}", tree.junk().next());
    let piece = Arc::into_inner(tree.pieces.into_iter().next().unwrap().piece).unwrap();
    match piece.kind {
        PieceKind::Attribute(attribute) => attribute.value,
        kind => panic!("{kind:?}"),
    }
}

fn is_valid(text: &str) -> bool {
    parse(text).is_valid()
}

#[test]
fn names_and_values_come_from_the_text_even_where_it_is_masked() {
    let ExprKind::Object(entries) = value("{ b = 1, b = 2, \"b\" = 3, (b) = 4, 1 = 5, 1 = 1e999 }").kind else {
        panic!()
    };
    let keys: Vec<_> = entries.iter().map(|entry| format!("{:?}", entry.key.kind)).collect();
    assert_eq!(keys[0], keys[1]);
    assert_eq!(keys[..2], ["Variable(\"b\")", "Variable(\"b\")"]);
    assert_eq!(keys[2], "String(\"b\")");
    assert!(matches!(&entries[5].value.kind, ExprKind::Number(text) if text == "1e999"));
}

#[test]
fn an_attribute_that_is_set_twice_is_refused_and_kept() {
    let tree = parse("locals {\n  abc = 1\n  abc = 2\n  abc = 3\n}\n");
    let junk: Vec<_> = tree.junk().map(|(at, junk)| (at, junk.message.contains("\"abc\" was already set"))).collect();
    assert_eq!(junk, [(21, true), (31, true)]);
    let PieceKind::Block(block) = &tree.pieces[0].piece.kind else { panic!() };
    assert_eq!(block.body.attributes().map(|attribute| &*attribute.name).collect::<Vec<_>>(), ["abc"; 3]);
    assert!(!is_valid("a = 1\na = 2\n"));
    assert!(is_valid("a = 1\na {}\na {}\n"));
}

#[test]
fn text_of_heredocs_is_the_source() {
    let expr = value("<<-E\n    a ${b}\n  c\\n\n  E");
    let ExprKind::Heredoc(parts) = &expr.kind else { panic!() };
    let text = "x = <<-E\n    a ${b}\n  c\\n\n  E\n";
    let literals: Vec<_> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Literal(range) => Some(&text[place(range)]),
            _ => None,
        })
        .collect();
    assert_eq!(literals, ["    a ", "\n  c\\n\n"]);
    assert!(matches!(&parts[1], Part::Interpolation(range, _) if &text[place(range)] == "${b}"));
}

#[test]
fn lines_of_a_heredoc_may_start_with_its_marker() {
    let expr = value("<<E\nE x\n${y}E.\n  E;\nE");
    assert!(matches!(expr.kind, ExprKind::Heredoc(_)));
}

#[test]
fn traversals_have_their_steps() {
    let ExprKind::Traversal(root, steps) = value("a.b[0][*].c.0.*.d[e.f]").kind else { panic!() };
    assert!(matches!(root.kind, ExprKind::Variable(name) if name == "a"));
    let kinds: Vec<_> = steps
        .iter()
        .map(|step| match &step.kind {
            StepKind::Attr(name) => name.clone(),
            StepKind::Index(_) => "[]".to_owned(),
            StepKind::LegacyIndex(index) => index.to_string(),
            StepKind::AttrSplat => ".*".to_owned(),
            StepKind::FullSplat => "[*]".to_owned(),
        })
        .collect();
    assert_eq!(kinds, ["b", "[]", "[*]", "c", "0", ".*", "d", "[]"]);
    assert_eq!((steps[0].range.clone(), steps[1].range.clone()), (5..7, 7..10));
}

#[test]
fn templates_have_their_parts() {
    let ExprKind::Template(parts) =
        value(r#""%{ if a }b${c}%{ else }d%{ endif }%{ for k, v in e }${v}%{ endfor }""#).kind
    else {
        panic!()
    };
    let [Part::If(one), Part::For(two)] = &parts[..] else { panic!("{parts:?}") };
    assert_eq!((one.then.len(), one.otherwise.len()), (2, 1));
    assert_eq!((two.key_name.as_deref(), &*two.value_name, two.body.len()), (Some("k"), "v", 1));
}

#[test]
fn calls_have_their_namespace_and_their_dots() {
    let ExprKind::Call(call) = value("provider::aws::arn(a, b...)").kind else { panic!() };
    assert_eq!((&*call.name, call.name_range, call.args.len(), call.expand), ("provider::aws::arn", 4..22, 2, true));
}

#[test]
fn walking_meets_every_expression_in_the_order_of_the_text() {
    let expr = value("[for k, v in f(a) : merge({ b = c }, d[e]) if !g]");
    let names: Vec<_> = expr
        .all()
        .filter_map(|expr| match &expr.kind {
            ExprKind::Variable(name) => Some(&**name),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["a", "b", "c", "d", "e", "g"]);
}

#[test]
fn what_only_hcl_edit_accepts_is_refused() {
    for text in [
        "a = 10.0.0.0/16\n",
        "a = x.0.1\n",
        "a = { for = 1 }\n",
        "a = [for]\n",
        "a = [for x iny : x]\n",
        "a = x.\ny\n",
        "a = \"%{ ifx }y%{ endif }\"\n",
        "a = [for x in y : x ifz]\n",
        "a = f(<<E\nx\nE)\n",
        "a = \"x\ny\"\n",
    ] {
        assert!(!is_valid(text), "{text:?}");
    }
    for more in ["? 1\n : 2", ".y", "[0]", "+ 1", "&& c", "- 1", "== 1"] {
        for first in ["f(x)", "[x]", "{ for k in x : k => k }", "f(x).z"] {
            for text in
                [format!("b {{\n  a = {first}\n  {more}\n}}\n"), format!("a = {{\n  b = {first}\n  {more}\n}}\n")]
            {
                assert!(!is_valid(&text), "{text:?}");
            }
            assert!(is_valid(&format!("b {{\n  a = ({first}\n  {more})\n}}\n")), "{first} {more}");
        }
    }
    for text in ["a = \"%{for k in y}\"s\"${k}%{endfor}\"\n", "a = \"%{if x}\"\n"] {
        assert!(!is_valid(text), "{text:?}");
    }
}

#[test]
fn what_only_terraform_accepts_is_accepted() {
    for text in [
        "\u{feff}a = 1\n",
        "a = [for\r\n x in y : x]\n",
        "a = {\n  for k, v in y : k =>\n  v ? 1 # c\n  : 2\n}\n",
        "a = x.00\n",
        "b {\n  for = 1\n}\n",
        "a = (x.\ny)\n",
        "a = [for x in y : <<E\nz\nE\n]\n",
        "a = x ? 1.5e3 : y.0.z\n",
        "a = {\n  b = x\n  -1 = 2\n}\n",
    ] {
        assert!(is_valid(text), "{text:?}: {:?}", parse(text).junk().next());
    }
}

#[test]
fn depth_does_not_overflow_the_stack() {
    for open in ["(", "[", "{a=", "!", "-", "a ? ", "f(", "\"${", "b {\n", "x[", "<<E\n${", "1 + (", "[for a in "] {
        let text = format!("a = {}", open.repeat(20_000));
        assert!(!is_valid(&text));
        let closed = format!("a = {}1{}\n", "[".repeat(5_000), "]".repeat(5_000));
        assert!(!is_valid(&closed));
    }
    assert!(!is_valid(&format!("a = 1{}\n", " + 1".repeat(50_000))));
    assert!(is_valid(&format!("a = x{}\n", ".y".repeat(5_000))));
}

proptest! {
    #[test]
    fn any_text_is_read_without_loss(
        parts in prop::collection::vec(prop::sample::select(vec![
            "resource \"a\" \"b\" {\n", "locals {\n", "}", "}\n", "a = ", "b", "[", "]", "(", ")", "{", "\"", "${", "%{", "<<E\n", "E\n",
            "E", "\n", "\r\n", " ", "  ", "# c", "/*", "*/", ",", "=", ".", "é", "1", "for", " in ", " : ", "x.0", "\\", "\u{feff}", ";",
            "variable \"x\" {}\n", "?", "...", "`", "~",
        ]), 0..40)
    ) {
        let text = parts.concat();
        let tree = parse(&text);
        assert_lossless(&text, &tree);
        assert_ranges(&text, &tree);
    }
}
