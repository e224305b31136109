//! Values that a prompt states: regions, numbers, names.

use std::sync::LazyLock;

use regex::Regex;

use super::Asked;
use super::passage::Passage;

static REGION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(us-gov|us|eu|ap|sa|ca|me|af|il|mx)-(north|south|east|west|central|northeast|northwest|southeast|southwest)-([1-7])\b").ok()
});

/// Reads values into `asked`.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    let Some(region) = &*REGION else { return };
    let mut regions: Vec<(usize, String)> = Vec::new();
    for at in 0..passage.sentences.len() {
        for found in region.find_iter(passage.sentence(at)) {
            let name = found.as_str().to_lowercase();
            if !regions.iter().any(|(_, known)| *known == name) {
                regions.push((at, name));
            }
        }
    }
    if let Some((at, name)) = regions.first() {
        asked.values.insert("region".to_owned(), passage.stated(*at, name.clone()));
    }
    if let [(_, _), (at, name), ..] = regions.as_slice() {
        asked.values.insert("secondary_region".to_owned(), passage.stated(*at, name.clone()));
    }
}
