//! What any text must stand: the bodies of the fuzz targets, run by `tests/fuzz.rs` on a corpus as well.

use tffix::ask::{self, Asked};
use tffix::edit::splice::splice;
use tffix::engine::Options;
use tffix::{bulk, ingest, syntax};

/// What a target does with one text.
pub type Body = fn(&str);

/// Every body, by the name of its target.
pub const ALL: [(&str, Body); 5] =
    [("ingest", ingest), ("syntax", syntax), ("edit", edit), ("prompt", prompt), ("jsonl", jsonl)];

/// An answer is read or refused, and what is read has names that stay where they are.
pub fn ingest(text: &str) {
    let Ok(read) = ingest::read_answer(text, &Asked::default()) else { return };
    for (_, file) in read.sources.iter() {
        assert!(!file.path.starts_with('/') && file.path.split('/').all(|part| part != ".."), "{}", file.path);
    }
}

/// A tree's pieces stand in order, inside of the text and apart from each other.
pub fn syntax(text: &str) {
    let mut at = 0;
    for placed in &syntax::parse(text).pieces {
        let end = placed.start + placed.piece.len as usize;
        assert!(at <= placed.start && placed.start <= end && end <= text.len(), "pieces overlap");
        assert!(text.is_char_boundary(placed.start) && text.is_char_boundary(end), "a piece cuts a character");
        at = end;
    }
}

/// A splice that changes nothing gives the text, and `fmt` edits can be made.
pub fn edit(text: &str) {
    let tokens = syntax::lex::lex(text);
    let edits = tffix::edit::fmt::fmt_edits(text, &tokens, &syntax::parse(text));
    let once = splice(text, edits.iter().map(|(range, new)| (range.clone(), new.as_str())));
    assert!(once.len() <= 2 * text.len() * 8 + 64, "it grows without bound");
}

/// A prompt and a failure report say something or nothing.
pub fn prompt(text: &str) {
    let asked = ask::read(Some(text), Some(text), &[]);
    assert!(asked.components.len() < 10_000);
}

/// A record has its outcome, and none is a bug of ours.
pub fn jsonl(text: &str) {
    let task = bulk::Task { response: text.to_owned(), ..bulk::Task::default() };
    let done = bulk::repair(&task, &Options::default(), None);
    assert!(done.status != bulk::Status::Failed, "{:?}", done.error);
}
