//! The files that were asked for: one file of a name, a list of files, files that exist already.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::passage::Passage;
use super::{Asked, Layout};
use crate::pattern::pattern;

static FILE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i-u)\b(?:\./)?((?:[\w-]+/)*[\w-]+\.tf)\b"));
static SINGLE: LazyLock<Regex> = LazyLock::new(|| {
    let single = r"(?i)\b(?:single|one|same)[\s-]+(?:\S+[\s-]+){0,4}?file\b|\bsingle\s+[0-9a-z_`*-]+\.tf|\ball[\s-]in[\s-]one\b|\b(?:entirely|everything)(?: else)?(?: goes)? (?:in|into|within)\s+(?:\S+\s+){0,4}?(?:file\b|[`*]*[0-9a-z_-]+\.tf\b)";
    pattern(single)
});
static NOT_SINGLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:must|should|do|does|shall)\s*(?:not|n[’']t)|avoid|never)\b(?:\s+\S+){0,4}?\s+(?:single|one)[\s-]",
    )
});
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\.tf[`*]*,? (?:plus|along with|together with|and a separate|and its|accompanied by)\b[^.]{0,24}\.tf\b|\.tf[`*]*[,;]? (?:and |with )?(?:the |all )?(?:variables?|outputs?) (?:go |live |belong )?(?:in|into) [`*]*[\w-]+\.tf\b",
    )
});
static EXISTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i-u)\balready (?:have|exist|provided|there|in)|\b(?:i|we)\s+have\b|\balready\b|\bis separate\b|\bdo not (?:modify|touch|recreate)|\bexisting\b",
    )
});

/// Reads the layout into `asked`.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    let (file, single, not_single, exists) = (&*FILE, &*SINGLE, &*NOT_SINGLE, &*EXISTS);
    let mut listed: Vec<(usize, String)> = Vec::new();
    let mut one: Option<(usize, Option<String>)> = None;
    for at in 0..passage.sentences.len() {
        let sentence = passage.sentence(at);
        let names: Vec<String> = file.captures_iter(sentence).map(|found| base(&found[1]).to_owned()).collect();
        if !names.is_empty() && exists.is_match(sentence) {
            for name in names.iter().filter(|name| name.starts_with("provider")) {
                if !asked.existing_files.iter().any(|known| known.value == *name) {
                    asked.existing_files.push(passage.stated(at, name.clone()));
                }
            }
        }
        if single.is_match(sentence)
            && !not_single.is_match(sentence)
            && !sentence.contains("per file")
            && !BESIDE.is_match(sentence)
        {
            let name = names.iter().find(|name| !name.starts_with("provider")).cloned();
            let better = one.as_ref().is_none_or(|(_, known)| known.is_none() && name.is_some());
            if better {
                one = Some((at, name));
            }
        }
        listed.extend(names.into_iter().map(|name| (at, name)));
    }
    let provided = |name: &str| asked.existing_files.iter().any(|known| known.value == name);
    if let Some((at, name)) = one {
        let name = name.or_else(|| listed.iter().map(|(_, name)| name.clone()).find(|name| !provided(name)));
        asked.layout = Some(passage.stated(at, Layout::Single(name.unwrap_or_else(|| "main.tf".to_owned()))));
        return;
    }
    let mut seen = HashSet::new();
    let new = listed.iter().map(|(_, name)| name).filter(|name| !provided(name) && seen.insert(*name));
    let files: Vec<String> = new.cloned().collect();
    if let ([_, _, ..], Some((at, _))) = (files.as_slice(), listed.first()) {
        asked.layout = Some(passage.stated(*at, Layout::Split(files)));
    }
}

fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
