//! The phrases that name components, as data: `catalogue/*.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::words::Words;

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
    /// It names it where something is built, or where it stands for itself; elsewhere it names only a service.
    Weak,
    /// It names it where a component it belongs to is named nearby.
    Beside,
    /// It names it where the phrase is negated (`public access`).
    Against,
    /// It names it in a review only.
    Review,
}

/// What the phrases of one component are.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    bare: Vec<String>,
    #[serde(default)]
    beside: Vec<String>,
    #[serde(default)]
    against: Vec<String>,
    #[serde(default)]
    review: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Friends {
    friends: Vec<String>,
}

/// The catalogue, ready to search.
pub(super) struct Catalogue {
    /// All components, by id.
    pub components: Vec<Component>,
    /// For each component, those that must be named nearby for its [`How::Beside`] phrases.
    pub beside: Vec<Vec<usize>>,
    /// For each pattern, what it names; a false friend names nothing.
    named: Vec<Vec<(usize, How)>>,
    automaton: Option<AhoCorasick>,
}

const COMPONENTS: &str = include_str!("catalogue/components.toml");
const PHRASES: [&str; 3] = [
    include_str!("catalogue/network.toml"),
    include_str!("catalogue/storage.toml"),
    include_str!("catalogue/delivery.toml"),
];
const FRIENDS: &str = include_str!("catalogue/friends.toml");

/// The catalogue, read on first use.
pub(super) static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::load);

impl Catalogue {
    /// Reads the embedded data. A file that does not parse counts as empty; a test holds that none is.
    fn load() -> Self {
        let titles: BTreeMap<String, String> = toml::from_str(COMPONENTS).unwrap_or_default();
        let components: Vec<Component> = titles
            .into_iter()
            .map(|(id, title)| Component { id: String::leak(id), title: String::leak(title) })
            .collect();
        let index: HashMap<&str, usize> = components.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        let mut beside = vec![Vec::new(); components.len()];
        let mut patterns: HashMap<String, Vec<(usize, How)>> = HashMap::new();
        for (id, entry) in PHRASES.iter().flat_map(|text| sections(text)) {
            let Some(&at) = index.get(id.as_str()) else { continue };
            beside[at] = entry.beside.iter().filter_map(|id| index.get(id.as_str()).copied()).collect();
            let lists = [
                (entry.phrases, How::Names),
                (entry.weak, How::Weak),
                (entry.bare, How::Beside),
                (entry.against, How::Against),
                (entry.review, How::Review),
            ];
            for (list, how) in lists {
                for phrase in list.iter().flat_map(|phrase| spellings(phrase)) {
                    patterns.entry(Words::of(&phrase).flat).or_default().push((at, how));
                }
            }
        }
        let friends: Vec<String> = toml::from_str::<Friends>(FRIENDS).map(|all| all.friends).unwrap_or_default();
        for phrase in friends.iter().flat_map(|phrase| spellings(phrase)) {
            patterns.entry(Words::of(&phrase).flat).or_default();
        }
        let (patterns, named): (Vec<String>, Vec<_>) = patterns.into_iter().unzip();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&patterns).ok();
        Catalogue { components, beside, named, automaton }
    }

    /// What `flat` names, by byte ranges of `flat`, in order and without overlap: the longest phrase wins.
    pub(super) fn find<'c>(
        &'c self,
        flat: &'c str,
    ) -> impl Iterator<Item = (std::ops::Range<usize>, &'c [(usize, How)])> {
        self.automaton
            .iter()
            .flat_map(move |automaton| automaton.find_iter(flat))
            .map(|found| (found.range(), self.named[found.pattern().as_usize()].as_slice()))
    }

    /// The component that `name` is the id of, or that a phrase names; spelling is forgiven.
    pub(super) fn resolve(&self, name: &str) -> Option<&Component> {
        let id = name.trim().to_lowercase().replace(['-', ' '], "_");
        if let Ok(at) = self.components.binary_search_by(|one| one.id.cmp(&id)) {
            return Some(&self.components[at]);
        }
        let words = Words::of(name);
        let (range, named) = self.find(&words.flat).next()?;
        let whole = range.len() == words.flat.len();
        named.iter().find(|(_, how)| whole && *how != How::Beside).map(|(at, _)| &self.components[*at])
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

fn sections(text: &str) -> BTreeMap<String, Phrases> {
    toml::from_str(text).unwrap_or_default()
}

/// The spellings that `a {b,c} d` stands for; `{,s3}` is a word that may be missing.
fn spellings(phrase: &str) -> Vec<String> {
    let Some((head, rest)) = phrase.split_once('{') else { return vec![phrase.to_owned()] };
    let Some((choices, tail)) = rest.split_once('}') else { return vec![phrase.to_owned()] };
    choices.split(',').flat_map(|choice| spellings(&format!("{head}{choice}{tail}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_component_has_a_phrase_and_every_section_is_a_component() {
        let titles: BTreeMap<String, String> = toml::from_str(COMPONENTS).expect("components.toml parses");
        let mut sections: BTreeMap<String, Phrases> = BTreeMap::new();
        for text in PHRASES {
            let file: BTreeMap<String, Phrases> = toml::from_str(text).expect("a phrase file parses");
            for (id, entry) in file {
                for other in &entry.beside {
                    assert!(titles.contains_key(other), "{id} stands beside {other}, which is no component");
                }
                assert!(entry.bare.is_empty() || !entry.beside.is_empty(), "{id} has bare phrases and no neighbour");
                assert!(sections.insert(id.clone(), entry).is_none(), "{id} stands in two files");
            }
        }
        toml::from_str::<Friends>(FRIENDS).expect("friends.toml parses");
        assert_eq!(titles.keys().collect::<Vec<_>>(), sections.keys().collect::<Vec<_>>());
    }

    #[test]
    fn the_longest_phrase_wins_and_friends_name_nothing() {
        let words = Words::of("VPC flow logs, then an S3 backend");
        let found: Vec<_> = CATALOGUE.find(&words.flat).collect();
        assert_eq!(found.len(), 2);
        assert_eq!(CATALOGUE.components[found[0].1[0].0].id, "flow_logs");
        assert!(found[1].1.is_empty());
    }

    #[test]
    fn braces_are_choices() {
        assert_eq!(spellings("{vpc ,}flow {log,record}").len(), 4);
    }
}
