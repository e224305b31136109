//! Tests of `syntax::lex`.

use super::{Problem, TokenKind, lex};
use proptest::prelude::*;

/// `kind text` of each token that is neither blank nor a newline, newlines written as `\n`.
fn words(text: &str) -> Vec<String> {
    lex(text)
        .iter()
        .filter(|token| !token.is_blank() && token.kind != TokenKind::Newline)
        .map(|token| match token.kind {
            TokenKind::Bad(problem) => format!("{problem:?}! {}", token.text(text).replace('\n', "\\n")),
            kind => format!("{kind:?} {}", token.text(text).replace('\n', "\\n")),
        })
        .collect()
}

fn problems(text: &str) -> Vec<(Problem, usize)> {
    lex(text)
        .iter()
        .filter_map(|token| match token.kind {
            TokenKind::Bad(problem) => Some((problem, token.start)),
            _ => None,
        })
        .collect()
}

#[test]
fn operators_are_one_token_each() {
    let text = "== != <= >= && || => :: ... = ! < > ? : . , + - * / % { } [ ] ( )";
    let expected: Vec<_> = text.split(' ').map(|word| format!("Punct {word}")).collect();
    assert_eq!(words(text), expected);
}

#[test]
fn names_hold_dashes_and_letters_of_any_script() {
    assert_eq!(words("a-b _x é日本 e\u{301}"), ["Ident a-b", "Ident _x", "Ident é日本", "Ident e\u{301}"]);
}

#[test]
fn numbers_end_before_a_last_dot() {
    assert_eq!(words("1.5e-3 5. x.0.1"), ["Number 1.5e-3", "Number 5", "Punct .", "Ident x", "Punct .", "Number 0.1"]);
    assert_eq!(words("0...")[1], "Punct ...");
}

#[test]
fn strings_nest_through_interpolations() {
    assert_eq!(
        words(r#""a${f("b}", {c = 1})}d""#),
        [
            "OpenQuote \"",
            "Text a",
            "OpenTemplate ${",
            "Ident f",
            "Punct (",
            "OpenQuote \"",
            "Text b}",
            "CloseQuote \"",
            "Punct ,",
            "Punct {",
            "Ident c",
            "Punct =",
            "Number 1",
            "Punct }",
            "Punct )",
            "CloseTemplate }",
            "Text d",
            "CloseQuote \""
        ]
    );
}

#[test]
fn strip_marks_belong_to_the_template() {
    assert_eq!(
        words(r#""%{~ if a ~}b%{endif}""#)[1..5],
        ["OpenTemplate %{~", "Ident if", "Ident a", "CloseTemplate ~}"]
    );
}

#[test]
fn doubled_marks_are_text() {
    assert_eq!(words(r#""$${a} %%{b} $$${c} 5%""#)[1], "Text $${a} %%{b} $$${c} 5%");
    assert_eq!(words(r#""${a}$${b}""#)[4], "Text $${b}");
}

#[test]
fn a_heredoc_ends_where_its_marker_stands_alone() {
    let text = "a = <<EOT\nEOT x\nEOTX\n${b}EOT\n  EOT \nc";
    assert_eq!(
        words(text)[2..],
        [
            "OpenHeredoc <<EOT\\n",
            "Text EOT x\\nEOTX\\n",
            "OpenTemplate ${",
            "Ident b",
            "CloseTemplate }",
            "Text EOT\\n",
            "CloseHeredoc   EOT ",
            "Ident c"
        ]
    );
}

#[test]
fn a_heredoc_may_stand_in_the_template_of_another_one() {
    let text = "<<A\n${f(<<-B\n x\n B\n)}\nA\n";
    assert_eq!(words(text)[4..8], ["OpenHeredoc <<-B\\n", "Text  x\\n", "CloseHeredoc  B", "Punct )"]);
    assert_eq!(problems(text), []);
}

#[test]
fn carriage_returns_belong_to_the_newline() {
    let text = "a # x\r\n<<E\r\nb\r\nE\r\n";
    let tokens: Vec<_> = lex(text).iter().map(|token| token.text(text)).collect();
    assert_eq!(tokens, ["a", " ", "# x", "\r\n", "<<E\r\n", "b\r\n", "E", "\r\n"]);
}

#[test]
fn a_lone_carriage_return_is_bad_even_in_a_heredoc() {
    assert_eq!(problems("<<E\r\na\rb\r\nE\r\r\nE\n"), [(Problem::Character, 6), (Problem::Character, 11)]);
}

#[test]
fn a_byte_order_mark_counts_only_at_the_start() {
    assert_eq!(lex("\u{feff}a")[0].kind, TokenKind::Bom);
    assert_eq!(problems("a\n\u{feff}b"), [(Problem::Character, 2)]);
}

#[test]
fn an_open_string_ends_with_its_line() {
    let text = "a = \"x\nb = 1";
    assert_eq!(words(text), ["Ident a", "Punct =", "OpenString! \"", "Text x", "Ident b", "Punct =", "Number 1"]);
}

#[test]
fn an_open_interpolation_is_text_up_to_the_closing_quote() {
    let text = "a = \"${b\"\nc = \"${d}\"";
    assert_eq!(words(text)[2..6], ["OpenQuote \"", "OpenTemplate! ${", "Text b", "CloseQuote \""]);
    assert_eq!(problems(text), [(Problem::OpenTemplate, 5)]);
}

#[test]
fn an_open_interpolation_in_a_heredoc_does_not_hide_its_end() {
    let text = "a = <<E\n${b\nE\nc = 1\n";
    assert_eq!(words(text)[2..6], ["OpenHeredoc <<E\\n", "OpenTemplate! ${", "Text b\\n", "CloseHeredoc E"]);
}

#[test]
fn a_marker_with_code_behind_it_ends_a_heredoc_that_has_no_other_end() {
    let text = "f(<<E\nx\n  E)\nb = 1\n";
    assert_eq!(words(text)[2..6], ["OpenHeredoc <<E\\n", "Text x\\n", "MarkerNotAlone!   E", "Punct )"]);
    assert_eq!(problems("a = <<E\nx\nE"), [(Problem::MarkerNotAlone, 10)]);
}

#[test]
fn a_heredoc_without_any_marker_runs_to_the_end() {
    assert_eq!(words("a = <<E\nx\ny = 1\n")[2..], ["OpenHeredoc! <<E\\n", "Text x\\ny = 1\\n"]);
}

#[test]
fn an_open_comment_hides_nothing() {
    assert_eq!(words("/* a\nb = 1"), ["OpenComment! /*", "Ident a", "Ident b", "Punct =", "Number 1"]);
}

#[test]
fn unknown_escapes_are_bad_and_known_ones_are_text() {
    assert_eq!(words(r#""\n\u00e9\"""#)[1], r#"Text \n\u00e9\""#);
    assert_eq!(problems(r#""a\d\ud83d\u41\é""#).iter().map(|(_, at)| *at).collect::<Vec<_>>(), [2, 4, 10, 14]);
}

#[test]
fn characters_without_meaning_are_bad() {
    for text in [";", "'", "`", "@", "\\", "&", "|", "^", "~", "$", "\u{a0}", "“", "\0", "\r", "\u{200d}", "😀"] {
        assert_eq!(problems(text), [(Problem::Character, 0)], "{text:?}");
    }
}

#[test]
fn tokens_tile_mistakes_that_nest_too_deep_to_be_read_twice() {
    for unit in ["\"${", "\"${\n", "\"${<<A\n", "<<A\n${", "/*", "<<A\nA)\n", "\"${\"x", "${", "<<A\n A \u{a0}x\n"] {
        assert_tiles(&unit.repeat(50_000));
    }
}

fn assert_tiles(text: &str) {
    let mut end = 0;
    for token in lex(text) {
        assert_eq!(token.start, end, "{text:?}");
        assert!(token.end > token.start, "{text:?}");
        assert!(text.is_char_boundary(token.end), "{text:?}");
        end = token.end;
    }
    assert_eq!(end, text.len(), "{text:?}");
}

proptest! {
    #[test]
    fn tokens_tile_any_text(text in "\\PC*") {
        assert_tiles(&text);
    }

    #[test]
    fn tokens_tile_texts_made_of_marks(
        parts in prop::collection::vec(prop::sample::select(vec![
            "\"", "${", "%{", "}", "~}", "~", "{", "<<E\n", "<<-E\r\n", "E", "\n", "\r", "\r\n", " ", "\\", "\\u12", "$", "%",
            "#", "//", "/*", "*/", "a", "é", "\u{a0}", "😀", "1", ".", "e+", "=", "\0", "\u{feff}", "(", ")",
        ]), 0..60)
    ) {
        assert_tiles(&parts.concat());
    }
}
