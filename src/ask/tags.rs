//! Tags that every resource must carry.

use std::sync::LazyLock;

use regex::Regex;

use super::Asked;
use super::passage::Passage;

static PAIR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?-u)['"`*]*([A-Z][A-Za-z_-]{1,30})['"`*]*\s?(?:=>|[:=])\s?['"`*]*([A-Za-z0-9][\w./@-]{0,60})['"`*]*"#,
    )
    .ok()
});

/// Reads the tag set into `asked`: pairs in sentences that speak of tags, or that stand under such a sentence.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    let Some(pair) = &*PAIR else { return };
    for at in 0..passage.sentences.len() {
        let speaks = |near: usize| {
            passage.words[near]
                .list
                .iter()
                .enumerate()
                .any(|(word, _)| matches!(passage.words[near].get(word), "tag" | "tagging" | "tagged"))
        };
        if !speaks(at) && !passage.above(at).any(speaks) {
            continue;
        }
        for found in pair.captures_iter(passage.sentence(at)) {
            let (key, value) = (found[1].to_owned(), found[2].trim_end_matches(['.', '-']).to_owned());
            if !asked.tags.iter().any(|(known, _)| *known == key) {
                asked.tags.push((key, value));
            }
        }
    }
}
