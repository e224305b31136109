//! The phrases that name components, as data: `catalogue/*.toml`.

use crate::sorted;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use super::words::{BARRIER, Words};

mod set;

pub(super) use set::Set;

/// A component that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Component {
    /// Its id, as `--require` takes it.
    pub id: &'static str,
    /// What it is, in one line.
    pub title: &'static str,
}

/// How a phrase names a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It names it in itself.
    Names,
    /// It names it where something is built, or where it opens the sentence; elsewhere it names only a service.
    Weak,
    /// It names it where a component that it belongs to owns the words.
    Beside,
    /// The same, but only behind that component.
    Behind,
    /// It names it at the start of a sentence under a component that it is a part of.
    Head,
    /// It names it where the phrase is negated (`public access`) and a component that it belongs to owns the words.
    Against,
    /// It asks for it where the phrase's own component is asked for, and says nothing else about it.
    Implied,
    /// It names it where the phrase stands in a list of what a thing like it is for: `endpoints for A, B`.
    Served,
    /// It names it in a review only.
    Review,
}

/// What the phrases of one component are.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Phrases {
    phrases: Vec<String>,
    weak: Vec<String>,
    bare: Vec<String>,
    behind: Vec<String>,
    head: Vec<String>,
    against: Vec<String>,
    served: Vec<String>,
    review: Vec<String>,
    beside: Vec<String>,
    under: Vec<String>,
    unless: Vec<String>,
    implies: Vec<String>,
    yields: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Friends {
    friends: Vec<String>,
}

/// What one phrase names.
#[derive(Debug, Default)]
pub(super) struct Phrase {
    /// Components and how it names each; none for a false friend.
    pub named: Vec<(usize, How)>,
    /// What the words may belong to, for the phrases that belong to something.
    pub owners: Set,
}

impl Phrase {
    fn name(&mut self, component: usize, how: How) {
        match self.named.iter_mut().find(|(known, _)| *known == component) {
            Some((_, known)) if *known == How::Implied => *known = how,
            // Where a phrase may open a sentence and stand in a list, both hold.
            Some((_, known)) if *known == How::Head && how == How::Served => self.named.push((component, how)),
            Some(_) => {}
            None => self.named.push((component, how)),
        }
    }
}

/// The catalogue, ready to search.
pub(super) struct Catalogue {
    /// All components, by id. Behind them come things that are no components but own words (`_ebs`): they have an index only.
    pub components: Vec<Component>,
    /// For each component, those that must own its bare phrases.
    pub beside: Vec<Set>,
    /// Things that are no components but everything of a kind (`_stored`).
    pub general: Set,
    /// For each component, those that its [`How::Head`] phrases stand under.
    pub under: Vec<Set>,
    /// For each component, those that its bare phrases mean where they are asked for.
    pub yields: Vec<Set>,
    /// For each component, what undoes a mention in the same sentence, in the shared spelling.
    pub unless: Vec<Vec<String>>,
    /// By its first word, each phrase in the shared spelling, the longest first.
    phrases: HashMap<String, Vec<(String, Phrase)>>,
}

/// The files of phrases, each by component.
fn phrases() -> [BTreeMap<String, Phrases>; 9] {
    [
        crate::data!("src/ask/catalogue/network"),
        crate::data!("src/ask/catalogue/edge"),
        crate::data!("src/ask/catalogue/compute"),
        crate::data!("src/ask/catalogue/storage"),
        crate::data!("src/ask/catalogue/databases"),
        crate::data!("src/ask/catalogue/security"),
        crate::data!("src/ask/catalogue/watch"),
        crate::data!("src/ask/catalogue/flows"),
        crate::data!("src/ask/catalogue/delivery"),
    ]
}

/// The catalogue, read on first use.
pub(super) static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::load);

impl Catalogue {
    fn load() -> Self {
        let titles: BTreeMap<String, String> = crate::data!("src/ask/catalogue/components");
        let components: Vec<Component> = titles
            .into_iter()
            .map(|(id, title)| Component { id: String::leak(id), title: String::leak(title) })
            .collect();
        let sections: Vec<(String, Phrases)> = phrases().into_iter().flatten().collect();
        let mut index: HashMap<&str, usize> = components.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        for (id, _) in &sections {
            let next = index.len();
            index.entry(id).or_insert(next);
        }
        let general = index.get("_stored").copied().into_iter().collect();
        let mut beside = vec![Set::default(); index.len()];
        let mut under = vec![Set::default(); index.len()];
        let mut yields = vec![Set::default(); index.len()];
        let mut unless = vec![Vec::new(); index.len()];
        let mut patterns: HashMap<String, Phrase> = HashMap::new();
        for (id, entry) in &sections {
            let Some(&at) = index.get(id.as_str()) else { continue };
            let indices = |ids: &[String]| -> Vec<usize> {
                ids.iter().filter_map(|id| index.get(id.as_str()).copied()).collect()
            };
            beside[at] = indices(&entry.beside).into_iter().collect();
            under[at] = indices(&entry.under).into_iter().collect();
            yields[at] = indices(&entry.yields).into_iter().collect();
            let implied = indices(&entry.implies);
            unless[at] = spelt(&entry.unless).collect();
            let lists = [
                (&entry.phrases, How::Names),
                (&entry.weak, How::Weak),
                (&entry.bare, How::Beside),
                (&entry.behind, How::Behind),
                (&entry.head, How::Head),
                (&entry.against, How::Against),
                (&entry.served, How::Served),
                (&entry.review, How::Review),
            ];
            for (list, how) in lists {
                for pattern in spelt(list) {
                    let phrase = patterns.entry(pattern).or_default();
                    phrase.name(at, how);
                    if how == How::Names {
                        implied.iter().for_each(|other| phrase.name(*other, How::Implied));
                    }
                    if matches!(how, How::Beside | How::Behind | How::Against) {
                        phrase.owners.add(&beside[at]);
                    }
                }
            }
        }
        let friends: Friends = crate::data!("src/ask/catalogue/friends");
        for pattern in spelt(&friends.friends) {
            patterns.entry(pattern).or_default();
        }
        let mut phrases: HashMap<String, Vec<(String, Phrase)>> = HashMap::new();
        for (pattern, phrase) in patterns {
            let first = first_word(&pattern).to_owned();
            phrases.entry(first).or_default().push((pattern, phrase));
        }
        phrases.values_mut().for_each(|all| sorted::by_key(all, |(pattern, _)| std::cmp::Reverse(pattern.len())));
        Catalogue { components, beside, general, under, yields, unless, phrases }
    }

    /// What `flat` names, by byte ranges of `flat`, in order and without overlap: the longest phrase wins.
    pub(super) fn find<'c, 'f>(
        &'c self,
        flat: &'f str,
    ) -> impl Iterator<Item = (Range<usize>, &'c Phrase)> + use<'c, 'f> {
        let mut at = 0;
        std::iter::from_fn(move || {
            // A phrase begins where a word does, with the blank in front of it.
            while let Some(start) = flat[at..].find(|c: char| !matches!(c, ' ' | BARRIER)).map(|skip| at + skip - 1) {
                let (word, rest) = (first_word(&flat[start..]), &flat[start..]);
                let all = self.phrases.get(word).map_or(&[][..], Vec::as_slice);
                if let Some((pattern, phrase)) = all.iter().find(|(pattern, _)| rest.starts_with(pattern.as_str())) {
                    at = start + pattern.len();
                    return Some((start..at, phrase));
                }
                at = start + 1 + word.len();
            }
            None
        })
    }

    /// The index of a component; for tests and for the few rules that know one by name.
    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.components.binary_search_by(|one| one.id.cmp(id)).ok()
    }

    /// The component that `name` is the id of, or that a phrase names; spelling is forgiven.
    pub(super) fn resolve(&self, name: &str) -> Option<&Component> {
        let id = name.trim().to_lowercase().replace(['-', ' '], "_");
        if let Some(at) = self.index(&id) {
            return self.components.get(at);
        }
        let words = Words::of(name);
        let (range, phrase) = self.find(&words.flat).next()?;
        let whole = range.len() == words.flat.len();
        phrase
            .named
            .iter()
            .find(|(_, how)| whole && matches!(how, How::Names | How::Weak))
            .and_then(|(at, _)| self.components.get(*at))
    }

    /// The id with the fewest letters between it and `name`, when they are few enough to be a slip.
    pub(super) fn nearest(&self, name: &str) -> Option<&'static str> {
        let name = name.trim().to_lowercase().replace(['-', ' '], "_");
        let close = |id: &str| (distance(&name, id), !(id.contains(&name) || name.contains(id)));
        let best = self.components.iter().min_by_key(|one| close(one.id))?;
        let (letters, apart) = close(best.id);
        (letters <= 1 + best.id.len() / 4 || !apart).then_some(best.id)
    }
}

/// The word that a text in the shared spelling begins with.
fn first_word(flat: &str) -> &str {
    let word = flat.strip_prefix(' ').unwrap_or(flat);
    word.split(' ').next().unwrap_or(word)
}

/// How many letters must be put in, taken out or changed to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(64).enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// Every spelling of every phrase, in the shared spelling.
fn spelt(list: &[String]) -> impl Iterator<Item = String> {
    list.iter()
        .flat_map(|phrase| spellings(phrase))
        .map(|phrase| Words::of(&phrase).flat)
        .filter(|flat| !flat.is_empty())
}

/// The spellings that `a {b,c} d` stands for; an empty choice is a word that may be missing.
fn spellings(phrase: &str) -> Vec<String> {
    let Some((head, rest)) = phrase.split_once('{') else { return vec![phrase.to_owned()] };
    let Some((choices, tail)) = rest.split_once('}') else { return vec![phrase.to_owned()] };
    choices.split(',').flat_map(|choice| spellings(&format!("{head}{choice}{tail}"))).collect()
}

#[cfg(test)]
mod tests;
