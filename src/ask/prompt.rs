//! Requirements of a prompt: every mention of a component, and what its sentence and the headings above say about it.

use super::catalogue::{CATALOGUE, How};
use super::passage::Passage;
use super::scope::{Scope, Voice};
use super::text::{Kind, quote};
use super::{Asked, Wish, layout, tags, values};

/// Reads a prompt into `asked`.
pub(super) fn read(text: &str, asked: &mut Asked) {
    let passage = Passage::read(text, "prompt");
    for at in 0..passage.sentences.len() {
        if passage.sentences[at].kind == Kind::Code || passage.mentions[at].is_empty() {
            continue;
        }
        let scope = Scope::of(&passage.words[at]);
        let under = Under::of(&passage, at);
        for mention in &passage.mentions[at] {
            let voice = under.colour(scope.voice(mention.words.clone()));
            let fits = match mention.how {
                How::Names => true,
                How::Weak => matches!(voice, Voice::Wanted { built: true } | Voice::Refused | Voice::There),
                How::Beside => passage.beside(at, &CATALOGUE.beside[mention.component]),
                How::Against => matches!(voice, Voice::Refused | Voice::Spoken),
                How::Review => false,
            };
            let wish = match voice {
                _ if !fits => continue,
                _ if mention.how == How::Against => Wish::Asked,
                Voice::Wanted { .. } => Wish::Asked,
                Voice::Soft => Wish::Optional,
                Voice::Refused => Wish::Excluded,
                Voice::There => Wish::Existing,
                Voice::Spoken => continue,
            };
            let id = CATALOGUE.components[mention.component].id;
            asked.note(id, wish, &quote(passage.sentence(at)), &passage.source(at));
        }
    }
    layout::read(&passage, asked);
    tags::read(&passage, asked);
    values::read(&passage, asked);
}

/// What the headings and lead-ins above a sentence say about everything under them.
enum Under {
    Nothing,
    Refused,
    Soft,
}

impl Under {
    fn of(passage: &Passage, at: usize) -> Self {
        for above in passage.above(at) {
            if !matches!(passage.sentences[above].kind, Kind::Heading(_) | Kind::Item) {
                continue;
            }
            let text = passage.sentence(above).trim_end_matches(['*', '_', ' ']);
            let head = text.trim_end_matches(':').to_lowercase();
            let says = |words: &[&str]| words.iter().any(|word| head.contains(word));
            let announces = text.ends_with(':') || matches!(passage.sentences[above].kind, Kind::Heading(_));
            if announces && head.len() < 100 {
                if says(&[
                    "do not create",
                    "do not include",
                    "not required",
                    "not needed",
                    "out of scope",
                    "non-goals",
                    "do not use",
                    "don't create",
                    "excluded",
                    "exclusions",
                ]) {
                    return Under::Refused;
                }
                if says(&["optional", "nice to have", "nice-to-have", "bonus", "stretch goal"]) {
                    return Under::Soft;
                }
            }
        }
        Under::Nothing
    }

    fn colour(&self, voice: Voice) -> Voice {
        match (self, voice) {
            (Under::Refused, Voice::Wanted { .. } | Voice::Soft) => Voice::Refused,
            (Under::Soft, Voice::Wanted { .. }) => Voice::Soft,
            (_, voice) => voice,
        }
    }
}
