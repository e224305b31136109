//! Objects of very many entries, which are read in parts: the same tree, at the same places.

use super::*;
use std::fmt::Write as _;

/// Entries of every form, by number, with what stands before the sign and behind it.
fn entry(number: usize) -> (String, String, &'static str) {
    let key = match number % 4 {
        0 => format!("key_{number}"),
        1 => format!("\"é {number}\""),
        2 => format!("(var.k{number})"),
        _ => format!("for_{number}"),
    };
    let (value, end) = match number % 7 {
        0 => (format!("{{ a = {number}, b = [1, 2] }}"), "\n"),
        1 => (format!("\"${{var.x}} {number} {{\""), ", "),
        2 => ("<<-EOT\n      b = 1,\n      }\n    EOT".to_owned(), "\n"),
        3 => (format!("var.a ? {number} : 0"), " # a = 1, b\n    # {\n"),
        4 => (format!("[for x in y : x if x == {number}]"), ",\n\n"),
        5 => (format!("f({{\n      c = {number}\n    }})"), " /* , */\n"),
        _ => (number.to_string(), "\n"),
    };
    (key, value, end)
}

fn object(count: usize) -> String {
    let mut text = "{\n".to_owned();
    for number in 0..count {
        let (key, value, end) = entry(number);
        let sign = if number.is_multiple_of(3) { ":" } else { "=" };
        let _ = write!(text, "    {key} {sign} {value}{end}");
    }
    text.trim_end().trim_end_matches(',').to_owned() + "\n  }"
}

fn entries<'t>(expr: &'t Expr, text: &'t str, base: usize) -> Vec<(&'t str, &'t str, &'t ExprKind)> {
    let ExprKind::Object(all) = &expr.kind else { panic!("an object: {expr:?}") };
    let at = |range: &Range| &text[base + range.start as usize..base + range.end as usize];
    all.iter().map(|one| (at(&one.key.range), at(&one.value.range), &one.value.kind)).collect()
}

#[test]
fn every_entry_stands_where_it_stood() {
    for count in [3, 499, 500, 501, 1000, 2600] {
        let inner = object(count);
        let text = format!(
            "# above\n\nlocals {{\n  small = {{ a = 1 }}\n  x = {inner}\n  y = f({inner}, {{ deep = {inner} }})\n}}\n\nvariable \"v\" {{}}\n"
        );
        let tree = parse(&text);
        assert!(tree.is_valid(), "{count}: {:?}", tree.junk().next());
        assert_lossless(&text, &tree);
        let base = tree.pieces[0].start;
        let PieceKind::Block(block) = &tree.pieces[0].piece.kind else { panic!("a block") };
        let values: Vec<&Expr> = block
            .body
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Attribute(attribute) => Some(&attribute.value),
                Item::Block(_) => None,
            })
            .collect();
        let ExprKind::Call(call) = &values[2].kind else { panic!("a call") };
        let ExprKind::Object(deep) = &call.args[1].kind else { panic!("an object") };
        for expr in [values[1], &call.args[0], &deep[0].value] {
            let found = entries(expr, &text, base);
            assert_eq!(found.len(), count);
            for (number, (key, value, kind)) in found.into_iter().enumerate() {
                let (wanted_key, wanted, _) = entry(number);
                assert_eq!((key, value.trim_end()), (wanted_key.as_str(), wanted.as_str()));
                let alone = parse(&format!("x = {wanted}\n"));
                let PieceKind::Attribute(alone) = &alone.pieces[0].piece.kind else { panic!("an attribute") };
                assert_eq!(std::mem::discriminant(kind), std::mem::discriminant(&alone.value.kind), "{value}");
            }
        }
    }
}

#[test]
fn what_is_wrong_is_said_as_of_few_entries() {
    for wrong in ["broken = = 1\n", "a b = 1\n", "x = [for a inb : a]\n", "x = \"${\"\n", "}, {\n"] {
        let [few, many] = [3, 1500].map(|count| {
            let good = object(count);
            let inside = good.rfind("\n  }").expect("its end");
            let text = format!("locals {{\n  x = {}\n    {wrong}{}\n}}\n", &good[..inside], &good[inside..]);
            let all: Vec<_> =
                parse(&text).junk().map(|(at, junk)| (text[at..].to_owned(), junk.message.clone())).collect();
            all
        });
        assert!(!few.is_empty(), "{wrong} is wrong");
        assert_eq!(few, many, "{wrong}");
    }
}

#[test]
fn time_is_linear_in_the_entries() {
    let time = |count: usize| {
        let text = format!("locals {{\n  x = {}\n}}\n", object(count));
        (0..3)
            .map(|_| {
                let start = std::time::Instant::now();
                assert!(parse(&text).is_valid());
                start.elapsed()
            })
            .min()
            .expect("three")
    };
    let (few, many) = (time(2_000), time(20_000));
    // Where each key was compared with all before it, this was a hundred.
    assert!(many < few * 30, "{few:?} for 2,000 entries, {many:?} for 20,000");
}

/// Elements of every form, by number, with what stands behind the comma.
fn element(number: usize) -> (String, &'static str) {
    match number % 6 {
        0 => (format!("[{number}, [1, 2]]"), " "),
        1 => (format!("{{ a = {number}, b = [1] }}"), "\n"),
        2 => ("<<-EOT\n      1, 2\n      ]\n    EOT\n".to_owned(), "\n"),
        3 => (format!("var.a[{number}]"), " # a, b ]\n"),
        4 => (format!("[for x in y : x if x == {number}]"), " /* , */\n\n"),
        _ => (format!("f(a, {number}) + 1"), "\n    // [\n"),
    }
}

#[test]
fn every_element_of_a_list_stands_where_it_stood() {
    for count in [1, 39, 41, 700] {
        let all = (0..count).map(element).map(|(text, end)| format!("{text},{end}")).collect::<String>();
        let text = format!("locals {{\n  x = [\n    {all}  ]\n  y = f([{}\n][0], a)\n}}\n", all.trim_end());
        let tree = parse(&text);
        assert!(tree.is_valid(), "{count}: {:?}", tree.junk().next());
        assert_lossless(&text, &tree);
        let base = tree.pieces[0].start;
        let PieceKind::Block(block) = &tree.pieces[0].piece.kind else { panic!("a block") };
        let Some(Item::Attribute(first)) = block.body.items.first() else { panic!("an attribute") };
        let ExprKind::Array(items) = &first.value.kind else { panic!("a list") };
        assert_eq!(items.len(), count);
        for (number, item) in items.iter().enumerate() {
            let said = &text[base + item.range.start as usize..base + item.range.end as usize];
            assert_eq!(said.trim_end(), element(number).0.trim_end());
        }
    }
}
