//! What a lead-in says of all that stands under it, or behind its colon: `leads.toml`.

use std::sync::LazyLock;

use super::passage::Passage;
use super::scope::Voice;
use super::text::Kind;
use super::words::Mark;

/// What the headings and lead-ins of a sentence say of everything under them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// Nothing.
    Nothing,
    /// It must not be.
    Refused,
    /// It is left to the author.
    Soft,
    /// It is only to be borne in mind.
    Noted,
    /// It is there already.
    Given,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Leads {
    refused: Vec<String>,
    refused_alone: Vec<String>,
    of: Vec<String>,
    soft: Vec<String>,
    noted: Vec<String>,
    shown: Vec<String>,
    given: Vec<String>,
}

static LEADS: LazyLock<Leads> = LazyLock::new(|| crate::data!("src/ask/leads"));

/// A lead-in in front of a colon has no more words.
const WORDS: usize = 8;

impl Lead {
    /// What the nearest heading or lead-in above the sentence says that says something.
    pub(super) fn above(passage: &Passage, at: usize) -> Self {
        for above in passage.above(at) {
            let text = passage.sentence(above).trim_end_matches(['*', '_', ' ']);
            let announces = text.ends_with(':') || matches!(passage.sentences[above].kind, Kind::Heading(_));
            let said = if announces && text.len() < 100 { says(text) } else { Lead::Nothing };
            if said != Lead::Nothing {
                return said;
            }
        }
        Lead::Nothing
    }

    /// What the words before the colon in front of word `thing` say, if they say something: `Not needed: A, B`.
    pub(super) fn beside(passage: &Passage, at: usize, thing: usize) -> Option<Self> {
        let words = &passage.words[at].list;
        let between = |word: usize| {
            passage.sentence(at).get(words[word - 1].range.end..words[word].range.start).unwrap_or_default()
        };
        let parts = |word: &usize| {
            matches!(words[*word].mark, Mark::Colon | Mark::Open | Mark::Close) && between(*word).contains(':')
        };
        let colon = (1..=thing.min(words.len() - 1)).rev().find(parts)?;
        // `Nice to have (not now): A`: what stands in brackets is no part of the lead-in.
        let open = (0..colon).rev().find(|word| words[*word].mark == Mark::Open);
        let bracket = open.filter(|open| *open > 0 && between(colon).starts_with(')'));
        let colon = bracket.unwrap_or(colon);
        let from = (0..colon).rev().find(|word| *word == 0 || words[*word].mark <= Mark::Close)?;
        let lead = passage.sentence(at).get(words[from].range.start..words[colon - 1].range.end)?;
        Some(says(lead))
            .filter(|said| colon - from <= WORDS && matches!(said, Lead::Refused | Lead::Soft | Lead::Given))
    }

    /// How a sentence under it speaks of a thing that it names in this voice.
    pub(super) fn colour(self, voice: Voice) -> Voice {
        match (self, voice) {
            (Lead::Refused, Voice::Wanted { .. } | Voice::Soft) => Voice::Refused { firm: true },
            (Lead::Soft, Voice::Wanted { .. }) => Voice::Soft,
            (Lead::Noted, Voice::Wanted { .. } | Voice::Soft) => Voice::Spoken,
            (Lead::Given, Voice::Wanted { .. } | Voice::Soft) => Voice::There,
            (_, voice) => voice,
        }
    }
}

fn says(text: &str) -> Lead {
    let head = text.to_lowercase().replace('\u{2019}', "'");
    let opening = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    let holds = |all: &[String]| all.iter().any(|words| head.contains(words.as_str()));
    let mut bare = opening.trim_end_matches(|c: char| !c.is_alphanumeric());
    bare = bare.strip_prefix("please ").unwrap_or(bare);
    if let Some((rest, last)) = bare.rsplit_once(' ') {
        bare = if LEADS.of.iter().any(|of| of == last) { rest } else { bare };
    }
    if holds(&LEADS.refused) || LEADS.refused_alone.iter().any(|alone| alone == bare) {
        Lead::Refused
    } else if holds(&LEADS.soft) {
        Lead::Soft
    } else if holds(&LEADS.given) {
        Lead::Given
    } else if holds(&LEADS.noted) || LEADS.shown.iter().any(|words| opening.starts_with(words.as_str())) {
        Lead::Noted
    } else {
        Lead::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_in_may_have_a_bracket() {
        let passage = Passage::read("Nice to have (skip for the first version): a queue, a topic", "prompt");
        let colon = passage.words[0].list.len() - 1;
        assert_eq!(Lead::beside(&passage, 0, colon), Some(Lead::Soft));
    }
}
