//! Values that a prompt states: regions, numbers, sizes, names. What counts as which value is data: `values.toml`.

use std::cell::OnceCell;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Asked;
use super::catalogue::{CATALOGUE, Set};
use super::passage::Passage;
use super::text::Kind as Sort;
use crate::pattern::pattern;
pub(super) use moves::migrates;
use moves::{is_behind_from, moves};
use units::{days, unit, word_number};

mod moves;
mod units;

/// One value that is looked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    name: String,
    kind: Kind,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    allowed: Vec<u32>,
    at_most: Option<u32>,
    #[serde(default)]
    part: Vec<String>,
    #[serde(default)]
    never: Vec<u32>,
    #[serde(default)]
    seconds: bool,
    #[serde(default)]
    words: std::collections::BTreeMap<String, Vec<String>>,
}

/// How a value looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Cidr,
    Instance,
    Class,
    Node,
    Days,
    Percent,
    Number,
    Gigabytes,
    Port,
    Email,
    Domain,
    Path,
    Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    value: Vec<Rule>,
}

static RULES: LazyLock<Vec<(Rule, Set)>> = LazyLock::new(|| {
    let rules: Rules = crate::data!("src/ask/values");
    let topics = |rule: &Rule| {
        let known = |id: &String| CATALOGUE.index(id).unwrap_or_else(|| panic!("values.toml: no component {id}"));
        rule.topics.iter().map(known).collect()
    };
    rules.value.into_iter().map(|rule| (topics(&rule), rule)).map(|(topics, rule)| (rule, topics)).collect()
});

/// Every value that a prompt may hold, in one look: the groups say which kind was found.
static QUANTITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i-u)(?P<region>\b(?:us-gov|us|eu|ap|sa|ca|me|af|il|mx)-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-7]\b)",
        r"|(?P<cidr>\b\d{1,3}(?:\.\d{1,3}){3}/\d{1,2}\b)",
        r"|(?P<class>\bdb\.[a-z][0-9][a-z]{0,3}\.(?:micro|small|medium|large|\d{0,2}xlarge)\b)",
        r"|(?P<node>\bcache\.[a-z][0-9][a-z]{0,3}\.(?:micro|small|medium|large|\d{0,2}xlarge)\b)",
        r"|(?P<instance>\b[a-z][0-9][a-z]{0,3}\.(?:nano|micro|small|medium|large|\d{0,2}xlarge|metal)\b)",
        r"|(?P<email>\b[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+\b)",
        r"|(?P<path>(?:[\s`\x22'(]|^)/[a-z][a-z0-9_-]{1,40}(?:/[a-z0-9_-]{1,40}){0,3}\b)",
        r"|(?P<domain>\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|cloud|app)\b)",
        r"|(?P<percent>\b\d{1,3}(?: ?%| percent\b))",
        r"|(?P<time>\b\d{1,4}[ -]?(?:days?|months?|years?|weeks?)\b)",
        r"|(?P<gigabytes>\b(?:\d{1,5} ?(?u:[-\u{2013}]) ?)?\d{1,5} ?(?:gb|gib)\b)",
        r"|(?P<port>\bport[s:]? ?\d{2,5}\b)",
        r"|(?P<engine>\b(?:postgresql|postgres|mysql|mariadb)\b(?:(?:(?: (?:rds|aurora|database|db|instance|cluster|engine|with|using)){1,4} version |[ v(]{1,3}(?:engine |version )?)\d{1,2}(?:\.\d{1,2}){0,2}\b)?)",
        r"|(?P<number>\b(?:\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\b)",
    ))
});

/// Reads values into `asked`: the first sentence that states one decides.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    let mut regions: Vec<(usize, String)> = Vec::new();
    let mut moved = regions.clone();
    for at in 0..passage.sentences.len() {
        let sentence = passage.sentence(at);
        let is_code = passage.sentences[at].kind == Sort::Code;
        let known_moves = OnceCell::new();
        let moves = || *known_moves.get_or_init(|| moves(sentence));
        let mut found: Vec<(&str, std::ops::Range<usize>)> = Vec::new();
        for captures in QUANTITY.captures_iter(sentence) {
            let kind = QUANTITY.capture_names().flatten().find(|name| captures.name(name).is_some());
            let (Some(kind), Some(whole)) = (kind, captures.get(0)) else { continue };
            if kind == "region" {
                let name = whole.as_str().to_lowercase();
                if is_behind_from(sentence, whole.start()) && moves() {
                    continue;
                }
                let regions = if moves() { &mut moved } else { &mut regions };
                if !regions.iter().any(|(_, known)| *known == name) {
                    regions.push((at, name));
                }
            } else if !is_code {
                found.push((kind, whole.range()));
            }
        }
        let own = if is_code { String::new() } else { plain(sentence) };
        for (rule, topics) in RULES.iter().filter(|(rule, _)| rule.kind == Kind::Word) {
            if let Some(value) = rule.word(&own).filter(|_| Around::of(passage, at).fits(rule, topics)) {
                asked.values.entry(rule.name.clone()).or_insert_with(|| passage.stated(at, value));
            }
        }
        if found.is_empty() {
            continue;
        }
        let around = Around::of(passage, at);
        if let Some((_, range)) = found.iter().find(|(kind, _)| *kind == "engine") {
            engine(passage, at, &sentence[range.clone()], asked);
        }
        for (rule, topics) in RULES.iter() {
            if asked.values.contains_key(&rule.name) {
                continue;
            }
            if !found.iter().any(|(kind, _)| rule.kind.is_of(kind)) || !around.fits(rule, topics) {
                continue;
            }
            let own = found.iter().filter(|(kind, _)| rule.kind.is_of(kind));
            let values = own.filter_map(|(_, range)| Some((rule.value(sentence, range.clone())?, range.clone())));
            if let Some(value) = rule.nearest(sentence, values) {
                asked.values.insert(rule.name.clone(), passage.stated(at, value));
            }
        }
    }
    between(passage, asked);
    // What a migration leads to is the region where no other is named.
    let regions = if regions.is_empty() { moved } else { regions };
    for (name, region) in ["region", "secondary_region"].into_iter().zip(&regions) {
        asked.values.insert(name.to_owned(), passage.stated(region.0, region.1.clone()));
    }
}

/// How many of what scales there are at least and at most.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"(\d{1,3})";
    pattern(&format!(
        r"(?i)\b(?:between|from)\s+{number}\s*(?:and|to|-|\u{{2013}})\s*{number}\s+(?:ec2\s+|ecs\s+|fargate\s+)?(?:tasks?|instances?|nodes?|servers?)\b"
    ))
});

/// `between 2 and 10 instances`: the least and the most.
fn between(passage: &Passage, asked: &mut Asked) {
    for at in 0..passage.sentences.len() {
        let Some(found) = BETWEEN.captures(passage.sentence(at)) else { continue };
        for (name, group) in [("min_size", 1), ("max_size", 2)] {
            let value = passage.stated(at, found[group].to_owned());
            asked.values.entry(name.to_owned()).or_insert(value);
        }
    }
}

/// `PostgreSQL 15.4`: the engine as RDS calls it, and its version; the first that is named decides about the engine, and
/// the first of them that has a version about that.
fn engine(passage: &Passage, at: usize, text: &str, asked: &mut Asked) {
    let text = text.to_lowercase();
    let name = if text.starts_with("postgres") { "postgres" } else { text.split([' ', '(']).next().unwrap_or("") };
    let versioned = asked.values.contains_key("db_engine_version");
    if versioned || asked.value("db_engine").is_some_and(|known| known != name) {
        return;
    }
    asked.values.entry("db_engine".to_owned()).or_insert_with(|| passage.stated(at, name.to_owned()));
    if let Some(start) = text.find(|c: char| c.is_ascii_digit()) {
        asked.values.insert("db_engine_version".to_owned(), passage.stated(at, text[start..].to_owned()));
    }
}

/// The words and topics of a sentence and of what stands above it.
struct Around {
    own: String,
    all: String,
    topics: Set,
}

impl Around {
    fn of(passage: &Passage, at: usize) -> Self {
        let own = plain(passage.sentence(at));
        let (mut all, mut topics) = (own.clone(), passage.topics[at]);
        for above in passage.above(at) {
            all.push_str(&plain(passage.sentence(above)));
            topics.add(&passage.topics[above]);
        }
        Around { own, all, topics }
    }

    fn fits(&self, rule: &Rule, topics: &Set) -> bool {
        let has = |text: &str, word: &String| text.contains(&format!(" {word} "));
        if rule.not.iter().any(|word| has(&self.own, word))
            || rule.kind == Kind::Number && !rule.before.iter().any(|word| has(&self.own, word))
        {
            return false;
        }
        let anywhere = rule.near.is_empty() && rule.topics.is_empty();
        anywhere || rule.near.iter().any(|word| has(&self.all, word)) || !self.topics.both(topics).is_empty()
    }
}

impl Kind {
    /// Whether a group of [`QUANTITY`] finds it.
    fn is_of(self, group: &str) -> bool {
        let own = match self {
            Kind::Cidr => "cidr",
            Kind::Instance => "instance",
            Kind::Class => "class",
            Kind::Node => "node",
            Kind::Days => "time",
            Kind::Percent => "percent",
            Kind::Number => "number",
            Kind::Gigabytes => "gigabytes",
            Kind::Port => "port",
            Kind::Email => "email",
            Kind::Domain => "domain",
            Kind::Path => "path",
            // It is found by its words.
            Kind::Word => return false,
        };
        own == group
    }
}

impl Rule {
    /// The value that one of its words stands for in a sentence.
    fn word(&self, sentence: &str) -> Option<String> {
        let says = |word: &String| sentence.contains(&format!(" {word} "));
        self.words.iter().find(|(_, words)| words.iter().any(says)).map(|(value, _)| value.clone())
    }

    /// The value of this rule that a place of a sentence holds.
    fn value(&self, sentence: &str, range: std::ops::Range<usize>) -> Option<String> {
        let text = &sentence[range.clone()];
        let digits = || {
            let start = text.find(|c: char| c.is_ascii_digit())?;
            let rest = &text[start..];
            rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())].parse::<u32>().ok()
        };
        let number = match self.kind {
            Kind::Cidr => {
                let front = plain(&sentence[..range.start]);
                let last = |words: &[String]| words.iter().filter_map(|word| front.rfind(&format!(" {word} "))).max();
                // A subnet is smaller than /20; what is larger is the network.
                let large = text
                    .rsplit('/')
                    .next()
                    .and_then(|length| length.parse().ok())
                    .is_some_and(|length: u8| length <= 20);
                let whole = large || last(&self.part) <= last(&self.near);
                return Some(text.to_owned()).filter(|text| whole && is_network(text));
            }
            Kind::Instance | Kind::Class | Kind::Node | Kind::Email => return Some(text.to_lowercase()),
            Kind::Domain => return Some(text.to_lowercase()).filter(|text| is_domain(text)),
            Kind::Path => return text.find('/').map(|at| text[at..].to_owned()),
            Kind::Days => days(text, digits()?),
            Kind::Percent | Kind::Gigabytes | Kind::Port => digits()?,
            Kind::Number if self.stands_by(sentence, &range) => {
                let number = digits().or_else(|| word_number(text))?;
                number.saturating_mul(if self.seconds { unit(&sentence[range.end..]) } else { 1 })
            }
            Kind::Number | Kind::Word => return None,
        };
        if self.never.contains(&number)
            || number == 0 && self.kind != Kind::Number
            || self.at_most.is_some_and(|most| number > most)
        {
            return None;
        }
        if self.allowed.is_empty() {
            return Some(number.to_string());
        }
        self.allowed.iter().find(|allowed| **allowed >= number).map(u32::to_string)
    }

    /// Of several times the one that stands in one clause behind a word of `near`; of other values the first.
    fn nearest(
        &self,
        sentence: &str,
        mut values: impl Iterator<Item = (String, std::ops::Range<usize>)>,
    ) -> Option<String> {
        let (first, place) = values.next()?;
        if self.kind != Kind::Days {
            return Some(first);
        }
        let mut values: Vec<_> = values.collect();
        if values.is_empty() {
            return Some(first);
        }
        values.insert(0, (first.clone(), place));
        let near = |text: &str| {
            let text = plain(text);
            self.near.iter().filter_map(|word| text.rfind(&format!(" {word} "))).max().map(|at| text.len() - at)
        };
        let clause = |at: usize| sentence[..at].rfind([',', ';', ':']).map_or(0, |mark| mark + 1);
        let behind = values.iter().filter_map(|(value, range)| {
            let words = &sentence[clause(range.start)..range.start];
            near(words).map(|far| (far, value))
        });
        let best = behind.min_by_key(|(far, _)| *far).map(|(_, value)| value.clone());
        // Where a word of its own stands by another time, or by none, the time is not this one's.
        best.or_else(|| near(sentence).is_none().then_some(first))
    }

    /// Whether one of the words stands right in front of a number, or right behind it.
    fn stands_by(&self, sentence: &str, range: &std::ops::Range<usize>) -> bool {
        // What a comma parts from the number belongs to the next one.
        let behind = &sentence[range.end..sentence.floor_char_boundary(range.end + REACH)];
        let clause = behind.split([',', ';', ')', '/']).next().unwrap_or("");
        let (front, back) = (plain(before(sentence, range.start)), plain(clause));
        let mut front = front.trim_end();
        while let Some(rest) =
            [" of", " is", " to", " set", " at", " equal", " up"].iter().find_map(|word| front.strip_suffix(word))
        {
            front = rest;
        }
        self.before.iter().any(|word| {
            front.ends_with(&format!(" {word}")) || front == *word || back.starts_with(&format!(" {word} "))
        })
    }
}

/// How far from a value the words that say what it is may stand, in bytes: a sentence may go on for a megabyte.
const REACH: usize = 200;

/// What stands right before a place.
fn before(sentence: &str, at: usize) -> &str {
    &sentence[sentence.floor_char_boundary(at.saturating_sub(REACH))..at]
}

/// The words in lower case, with one blank around each.
fn plain(text: &str) -> String {
    let mut out = String::from(" ");
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
        out.push_str(&word.to_lowercase());
        out.push(' ');
    }
    out
}

/// Whether a CIDR is that of a network of one's own: private (RFC 1918), and of a size that a VPC may have (/16 to /28).
fn is_network(text: &str) -> bool {
    let Some((address, length)) = text.split_once('/') else { return false };
    let parts: Vec<u8> = address.split('.').filter_map(|part| part.parse().ok()).collect();
    let private = match parts[..] {
        [10, _, _, _] | [192, 168, _, _] => true,
        [172, second, _, _] => (16..32).contains(&second),
        _ => false,
    };
    private && length.parse::<u8>().is_ok_and(|length| (16..=28).contains(&length))
}

/// Whether a name is a domain of the asker's own: neither AWS's, nor one that stands for any (RFC 2606), nor a file.
fn is_domain(text: &str) -> bool {
    let text = text.to_lowercase();
    !["amazonaws.com", "amazon.com", "terraform.io", "hashicorp.com", "github.com"]
        .iter()
        .any(|one| text.ends_with(one))
        && !text.split('.').any(|part| part == "example")
}

#[cfg(test)]
mod tests;
