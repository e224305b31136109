//! Tests of the alignment pass.

use super::*;
use crate::edit::splice::splice;
use proptest::prelude::*;

mod mass;

type Edits = Vec<(Range<usize>, String)>;

/// `old` with the text between `«` and `»` replaced: `«what stands there|what comes»`, and the pads made.
fn run(marked: &str) -> String {
    let (mut old, mut edits) = (String::new(), Edits::new());
    let mut rest = marked;
    while let Some((head, (edit, tail))) =
        rest.split_once('«').and_then(|(head, tail)| Some((head, tail.split_once('»')?)))
    {
        old.push_str(head);
        let (from, to) = edit.split_once('|').expect("an edit is «from|to»");
        edits.push((old.len()..old.len() + from.len(), to.to_owned()));
        old.push_str(from);
        rest = tail;
    }
    old.push_str(rest);
    aligned(&old, &edits)
}

fn aligned(old: &str, edits: &[(Range<usize>, String)]) -> String {
    let new = made(old, edits);
    made(&new, &align(old, &new, edits))
}

fn made(text: &str, edits: &[(Range<usize>, String)]) -> String {
    splice(text, edits.iter().map(|(range, new)| (range.clone(), new.as_str())))
}

#[test]
fn a_longer_name_moves_its_group_and_no_other() {
    assert_eq!(run("a = 1\n«|long = 2\n»\nb  = 1\ncc = 2\n"), "a    = 1\nlong = 2\n\nb  = 1\ncc = 2\n");
}

#[test]
fn a_line_that_goes_takes_its_width_with_it() {
    assert_eq!(run("a    = 1\n«long = 2\n|»b    = 3\n"), "a = 1\nb = 3\n");
}

#[test]
fn groups_that_meet_are_one() {
    assert_eq!(run("a = 1\n«\n|»long = 2\n"), "a    = 1\nlong = 2\n");
    assert_eq!(run("a = 1\n«# why\n|»long = 2\n"), "a    = 1\nlong = 2\n");
}

#[test]
fn a_group_that_is_cut_is_two() {
    assert_eq!(run("a    = 1\n«|b {\n}\n»long = 2\n"), "a = 1\nb {\n}\nlong = 2\n");
}

#[test]
fn a_name_that_changes_keeps_the_column_of_its_group() {
    assert_eq!(run("subnets    = 1\n«groups|group_ids»     = 2\n"), "subnets    = 1\ngroup_ids  = 2\n");
    assert_eq!(run("subnets   = 1\n«groups|a_longer_name»    = 2\n"), "subnets   = 1\na_longer_name = 2\n");
    // One that its author did not align does not take the column away.
    let text = "bucket      = 1\nerror_prefix = 2\n«size|length»        = 3\n«interval|every»    = 4\n";
    assert_eq!(run(text), "bucket      = 1\nerror_prefix = 2\nlength      = 3\nevery       = 4\n");
}

#[test]
fn a_new_name_takes_the_column_of_its_neighbours() {
    let text = "engine   = 1\nclass    = 2\n«|user = 3\n»password = 4\nother  = 5\n";
    assert_eq!(run(text), "engine   = 1\nclass    = 2\nuser     = 3\npassword = 4\nother  = 5\n");
    assert_eq!(
        run("role_arn         = 1\n«destination_arn|destination»  = 2\nvpc              = 3\n"),
        "role_arn         = 1\ndestination      = 2\nvpc              = 3\n"
    );
    assert_eq!(run("a   = 1\nb   = 2\n«|long_name = 3\n»cc = 4\n"), "a   = 1\nb   = 2\nlong_name = 3\ncc = 4\n");
}

#[test]
fn a_group_that_was_not_aligned_stays() {
    assert_eq!(run("a = 1\nlong = 2\n«|longer = 3\n»"), "a = 1\nlong = 2\nlonger = 3\n");
    assert_eq!(run("a = 1\nlong = «2|3»\n"), "a = 1\nlong = 3\n");
    assert_eq!(run("a   = «1|2»\n"), "a   = 2\n");
}

#[test]
fn one_group_that_was_not_aligned_keeps_both_that_meet() {
    assert_eq!(run("a   = 1\n«\n|»bb = 2\n"), "a   = 1\nbb = 2\n");
}

#[test]
fn new_lines_alone_are_aligned() {
    assert_eq!(run("«|b {\n  a = 1\n  long = 2\n}\n»"), "b {\n  a    = 1\n  long = 2\n}\n");
}

#[test]
fn a_value_that_opens_a_bracket_leaves_its_group() {
    assert_eq!(run("a    = «1|{\n  b = 1\n}»\nlong = 2\n"), "a = {\n  b = 1\n}\nlong = 2\n");
    assert_eq!(run("a = «{\n  b = 1\n}|1»\nlong = 2\n"), "a    = 1\nlong = 2\n");
}

#[test]
fn a_heredoc_stands_on_one_line() {
    assert_eq!(
        run("a = <<EOT\n  b = 1\n  bbb = 2\nEOT\n«|long = 2\n»"),
        "a    = <<EOT\n  b = 1\n  bbb = 2\nEOT\nlong = 2\n"
    );
}

#[test]
fn comparisons_and_arrows_are_not_assignments() {
    assert_eq!(run("f(\n  a == 1,\n«|  long == 2,\n»)\n"), "f(\n  a == 1,\n  long == 2,\n)\n");
    assert_eq!(run("a = { for k, v in m :\n«|  k => 1\n»}\n"), "a = { for k, v in m :\n  k => 1\n}\n");
}

#[test]
fn comments_follow_what_stands_before_them() {
    assert_eq!(run("a = 1 # one\nb = «2|22222» # two\n"), "a = 1     # one\nb = 22222 # two\n");
    assert_eq!(run("a = 1 // one\n«|long = 2 # two\n»"), "a    = 1 // one\nlong = 2 # two\n");
}

#[test]
fn a_comment_behind_an_opened_bracket_moves_with_its_assignment() {
    assert_eq!(run("a = [ # one\n«|  2222222, # two\n»]\n"), "a = [      # one\n  2222222, # two\n]\n");
    assert_eq!(run("«|a=[ # one\n  2222222, # two\n]\n»"), "a =[       # one\n  2222222, # two\n]\n");
}

#[test]
fn comments_that_were_not_aligned_stay() {
    assert_eq!(run("a = 1  # one\nb = «2|22» # two\n"), "a = 1  # one\nb = 22 # two\n");
}

#[test]
fn a_comment_on_its_own_line_stays() {
    assert_eq!(run("  # own\na = 1\n«|long = 2\n»"), "  # own\na    = 1\nlong = 2\n");
}

#[test]
fn columns_are_what_a_reader_sees() {
    assert_eq!(run("a = {\n  \"🇬🇧é\" = 1\n«|  longer = 2\n»}\n"), "a = {\n  \"🇬🇧é\"   = 1\n  longer = 2\n}\n");
    assert_eq!(run("ne\u{301} = 1\n«|long = 2\n»"), "ne\u{301}   = 1\nlong = 2\n");
}

#[test]
fn carriage_returns_and_tabs_stay() {
    assert_eq!(run("b {\r\n\ta = 1\r\n«|\tlong = 2\r\n»}\r\n"), "b {\r\n\ta    = 1\r\n\tlong = 2\r\n}\r\n");
    assert_eq!(run("a\t= 1\nb\t= «1|2»\n"), "a\t= 1\nb\t= 2\n");
}

#[test]
fn a_file_without_a_last_newline_is_aligned() {
    assert_eq!(run("a = 1«|\nlong = 2»"), "a    = 1\nlong = 2");
}

#[test]
fn a_new_name_keeps_the_style_of_its_group() {
    assert_eq!(run("«a|abc» = 1\nb = 2\n"), "abc = 1\nb   = 2\n");
    assert_eq!(run("«a|abc» = 1\nlong = 2\n"), "abc = 1\nlong = 2\n");
}

#[test]
fn nothing_is_done_where_nothing_was_done() {
    assert_eq!(aligned("a = 1\nlong = 2\n", &[]), "a = 1\nlong = 2\n");
    assert_eq!(run("a = 1\nlong = 2\n\n\n«|b = 1\n»"), "a = 1\nlong = 2\n\n\nb = 1\n");
}

/// Where what is open takes blanks for a text, a pad would make other words of what stands far from it.
#[test]
fn what_would_read_otherwise_is_not_padded() {
    let text = concat!(
        "aaa\"a%{EOT\nEOT\naalong = \n/* c\n */  <<EOT\n${aa<<EOT\n%{%{ = EOT\n{EOT\n( = \r\n${  {\"  \r\n\t [a<<EOT\n",
        "=${%{a{along<<<EOT\n=<<EOT\n====a{é%{aa%{ =  = # c = {{a{{aa=aa\n = ${=={                         = \\long<<EOT\n",
        "é{=a\u{feff}a1EOT\na=${ = /* c\n */ # c\n== = ${a# c# caaaaa/* c\n */long/* c\n */aa/* c\n */\tEOT\n",
    );
    let once = aligned("", &[(0..0, text.to_owned())]);
    assert_eq!(aligned(&once, &[(0..once.len(), once.clone())]), once);
}

prop_compose! {
    fn any_text()(parts in prop::collection::vec(prop::sample::select(vec![
        "a", "long", " = ", "=", " ", "  ", "\t", "\n", "\r\n", "{", "}", "[", "]", "(", ")", "# c", "/* c\n */", "\"", "${",
        "<<EOT\n", "EOT\n", "%{", "é", "1", ",", "==", "\u{feff}", "\\",
    ]), 0..60)) -> String {
        parts.concat()
    }
}

prop_compose! {
    fn any_edits()(text in any_text())(
        cuts in prop::collection::vec(0..=text.len(), 0..8),
        new in prop::collection::vec(any_text(), 4),
        text in Just(text),
    ) -> (String, Edits) {
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|at| text.is_char_boundary(*at)).collect();
        cuts.sort_unstable();
        let edits = cuts.chunks_exact(2).zip(new).map(|(two, new)| (two[0]..two[1], new)).collect();
        (text, edits)
    }
}

/// Text without the white space inside of its lines.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\t')).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_blanks_are_changed((old, edits) in any_edits()) {
        let new = made(&old, &edits);
        let pads = align(&old, &new, &edits);
        for (range, pad) in &pads {
            prop_assert!(new[range.clone()].chars().all(|c| matches!(c, ' ' | '\t')));
            prop_assert!(pad.chars().all(|c| c == ' '));
        }
        prop_assert_eq!(bare(&made(&new, &pads)), bare(&new));
    }

    #[test]
    fn what_is_aligned_stays_aligned((old, edits) in any_edits()) {
        let new = made(&old, &edits);
        let once = made(&new, &align(&old, &new, &edits));
        let fresh = aligned("", &[(0..0, once)]);
        prop_assert_eq!(aligned(&fresh, &[(0..fresh.len(), fresh.clone())]), fresh);
    }
}
