//! Which services the endpoints that are asked for are of. What the services are called is data: `endpoints.toml`.

use crate::sorted;
use std::sync::LazyLock;

use serde::Deserialize;

use super::catalogue::{CATALOGUE, How};
use super::passage::Passage;
use super::text::{Kind, quote};
use super::words::{Mark, Words};
use super::{Asked, Wish};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Services {
    service: Vec<Service>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Service {
    words: Vec<String>,
    names: Vec<String>,
    #[serde(default)]
    gateway: bool,
}

static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| {
    let services: Services = crate::data!("src/ask/endpoints");
    services.service
});

/// By the words of each service in the shared spelling, the longest first.
static SPELT: LazyLock<Vec<(Vec<String>, &Service)>> = LazyLock::new(|| {
    let spell = |words: &String| {
        let words = Words::of(words);
        (0..words.list.len()).map(|at| words.get(at).to_owned()).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = SERVICES.iter().flat_map(|one| one.words.iter().map(move |it| (spell(it), one))).collect();
    sorted::by_key(&mut all, |(words, _)| std::cmp::Reverse(words.len()));
    all
});

/// What may stand between endpoints and the services that they are for, and between the services.
const BETWEEN: [&str; 30] = [
    "for",
    "to",
    "of",
    "like",
    "such",
    "as",
    "including",
    "with",
    "where",
    "possible",
    "securely",
    "connect",
    "reach",
    "access",
    "aws",
    "amazon",
    "service",
    "and",
    "or",
    "the",
    "both",
    "all",
    "type",
    "a",
    "gateway",
    "interface",
    "endpoint",
    "vpc",
    "using",
    "required",
];

/// What may stand before a service that opens a point under endpoints.
const OPENING: [&str; 8] = ["create", "add", "enable", "configure", "set", "up", "an", "one"];

/// No list is longer.
const REACH: usize = 60;

/// Reads `endpoint_services` into `asked`, and whether endpoints that cost something are among them.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    let Some(component) = CATALOGUE.index("vpc_endpoints").filter(|_| asked.wants("vpc_endpoints")) else { return };
    let mut named: Vec<(usize, &Service)> = Vec::new();
    for at in (0..passage.sentences.len()).filter(|at| passage.sentences[*at].kind != Kind::Code) {
        let words = &passage.words[at];
        let speaks = |(named, how): &(usize, How)| *named == component && matches!(how, How::Names | How::Implied);
        for mention in passage.mentions[at].iter().filter(|one| one.phrase.named.iter().any(speaks)) {
            let thing =
                mention.words.clone().find(|word| words.get(*word) == "endpoint").unwrap_or(mention.words.start);
            named.extend(
                before(words, thing).into_iter().chain(behind(words, thing + 1, words.list.len())).map(|one| (at, one)),
            );
        }
        let above = passage.above(at).next().filter(|above| passage.topics[*above].has(component));
        if above.is_some_and(|above| passage.words[above].list.len() <= HEADING) && passage.mentions[at].len() < 3 {
            let first = (0..words.list.len()).find(|word| !OPENING.contains(&words.get(*word)));
            let opens = first.is_some_and(|first| service(words, first).is_some());
            named.extend(
                first
                    .filter(|_| opens)
                    .into_iter()
                    .flat_map(|first| behind(words, first, words.list.len()))
                    .map(|one| (at, one)),
            );
        }
    }
    let Some((first, _)) = named.first() else { return };
    let mut names: Vec<&str> = named.iter().flat_map(|(_, one)| one.names.iter().map(String::as_str)).collect();
    names.sort_unstable();
    names.dedup();
    asked.values.insert("endpoint_services".to_owned(), passage.stated(*first, names.join(", ")));
    match named.iter().find(|(_, one)| !one.gateway) {
        Some((at, _)) => {
            let sentence = quote(passage.sentence(*at));
            asked.note("interface_endpoints", Wish::Asked, &sentence, &passage.source(*at));
        }
        // `private DNS for interface endpoints` under `endpoints for S3`: of all that is named there is none.
        None => {
            let general =
                |said: &str| ["all ", "every ", "privatelink", "private link"].iter().any(|it| said.contains(it));
            if let Some(all) = asked.components.get_mut("interface_endpoints") {
                all.retain(|one| one.wish != Wish::Asked || general(&one.sentence.to_lowercase()));
            }
            asked.components.retain(|_, all| !all.is_empty());
        }
    }
}

/// The endpoints' names of the services that are listed, but for those of gateways.
pub(super) fn interfaces(listed: &str) -> Vec<&str> {
    let gateway = |name: &str| SERVICES.iter().any(|one| one.gateway && one.names.iter().any(|known| known == name));
    listed.split(", ").filter(|name| !gateway(name)).collect()
}

/// A short heading or lead-in is said of each point under it.
const HEADING: usize = 8;

/// The service that words name, and how many words they are.
fn service(words: &Words, at: usize) -> Option<(&'static Service, usize)> {
    let stand = |(spelt, _): &&(Vec<String>, &'static Service)| {
        spelt.iter().enumerate().all(|(step, word)| words.get(at + step) == word)
    };
    SPELT.iter().find(stand).map(|(spelt, one)| (*one, spelt.len()))
}

/// The services that are listed from a word on, up to another.
fn behind(words: &Words, from: usize, end: usize) -> Vec<&'static Service> {
    let mut found = Vec::new();
    let mut at = from;
    // `endpoints, X and Y`: they are listed together, and not what the endpoints are for.
    if words.list.get(from).is_some_and(|word| word.mark == Mark::Comma) {
        return found;
    }
    while at < end.min(from + REACH) {
        let parted = words.list[at].mark == Mark::Break;
        match service(words, at) {
            Some((one, length)) if !parted => {
                found.extend(Some(one).filter(|one| !one.names.is_empty()));
                at += length;
            }
            _ if !parted && BETWEEN.contains(&words.get(at)) => at += 1,
            _ => break,
        }
    }
    found
}

/// The services that are listed right before `endpoint`: `S3 and DynamoDB VPC endpoints`.
fn before(words: &Words, end: usize) -> Vec<&'static Service> {
    let mut start = end;
    let mut listed = false;
    while start > 0 && end - start < REACH && words.list[start].mark != Mark::Break {
        let ends = |length: &usize| {
            start.checked_sub(*length).and_then(|at| service(words, at)).is_some_and(|(_, long)| long == *length)
        };
        let joined = listed || words.list[start].mark == Mark::None;
        match (1..=3).rev().find(ends).filter(|_| joined) {
            Some(length) => (start, listed) = (start - length, true),
            None if matches!(words.get(start - 1), "vpc" | "gateway" | "interface" | "and") => start -= 1,
            None => break,
        }
    }
    behind(words, start, end)
}
