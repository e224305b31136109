//! Tests of the phrase catalogue.

use super::*;

#[test]
fn every_component_has_a_phrase_and_every_section_is_a_component() {
    let titles: BTreeMap<String, String> = crate::data!("src/ask/catalogue/components");
    let mut sections: BTreeMap<String, Phrases> = BTreeMap::new();
    for file in phrases() {
        for (id, entry) in file {
            let owned = !(entry.bare.is_empty() && entry.behind.is_empty() && entry.against.is_empty());
            assert_eq!(owned, !entry.beside.is_empty(), "{id} needs owners exactly when its phrases do");
            let under = !(entry.head.is_empty() && entry.served.is_empty());
            assert_eq!(under, !entry.under.is_empty(), "{id} needs what its heads and lists stand under");
            assert!(sections.insert(id.clone(), entry).is_none(), "{id} stands in two files");
        }
    }
    for (id, entry) in &sections {
        for other in entry.beside.iter().chain(&entry.under).chain(&entry.implies) {
            assert!(sections.contains_key(other), "{id} stands beside {other}, which is nowhere");
        }
    }
    let named: Vec<&String> = sections.keys().filter(|id| !id.starts_with('_')).collect();
    assert_eq!(titles.keys().collect::<Vec<_>>(), named);
    assert!(sections.len() < set::MOST);
}

#[test]
fn the_longest_phrase_wins_and_friends_name_nothing() {
    let words = Words::of("VPC flow logs, then the default VPC");
    let found: Vec<_> = CATALOGUE.find(&words.flat).collect();
    assert_eq!(found.len(), 2);
    assert_eq!(CATALOGUE.components[found[0].1.named[0].0].id, "flow_logs");
    assert!(found[1].1.named.is_empty());
}

#[test]
fn braces_are_choices() {
    assert_eq!(spellings("{vpc ,}flow {log,record}").len(), 4);
}

#[test]
fn a_slip_is_forgiven_but_not_a_guess() {
    assert_eq!(CATALOGUE.nearest("cloudfornt"), Some("cloudfront"));
    assert_eq!(CATALOGUE.nearest("mainframe"), None);
}
