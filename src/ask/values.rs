//! Values that a prompt states: regions, numbers, sizes, names. What counts as which value is data: `values.toml`.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Asked;
use super::catalogue::{CATALOGUE, Set};
use super::passage::Passage;
use super::text::Kind as Sort;

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
    Regex::new(concat!(
        r"(?i-u)(?P<region>\b(?:us-gov|us|eu|ap|sa|ca|me|af|il|mx)-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-7]\b)",
        r"|(?P<cidr>\b\d{1,3}(?:\.\d{1,3}){3}/\d{1,2}\b)",
        r"|(?P<class>\bdb\.[a-z][0-9][a-z]{0,3}\.(?:micro|small|medium|large|\d{0,2}xlarge)\b)",
        r"|(?P<node>\bcache\.[a-z][0-9][a-z]{0,3}\.(?:micro|small|medium|large|\d{0,2}xlarge)\b)",
        r"|(?P<instance>\b[a-z][0-9][a-z]{0,3}\.(?:nano|micro|small|medium|large|\d{0,2}xlarge|metal)\b)",
        r"|(?P<email>\b[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+\b)",
        r"|(?P<domain>\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|cloud|app)\b)",
        r"|(?P<percent>\b\d{1,3}(?: ?%| percent\b))",
        r"|(?P<time>\b\d{1,4}[ -]?(?:days?|months?|years?|weeks?)\b)",
        r"|(?P<gigabytes>\b\d{1,5} ?(?:gb|gib)\b)",
        r"|(?P<port>\bport[s:]? ?\d{2,5}\b)",
        r"|(?P<engine>\b(?:postgresql|postgres|mysql|mariadb)\b(?:[ v(]{1,3}(?:engine |version )?\d{1,2}(?:\.\d{1,2}){0,2})?)",
        r"|(?P<number>\b(?:\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\b)",
    ))
    .expect("a pattern of this program is well formed")
});

/// Reads values into `asked`: the first sentence that states one decides.
pub(super) fn read(passage: &Passage, asked: &mut Asked) {
    let mut regions: Vec<(usize, String)> = Vec::new();
    for at in 0..passage.sentences.len() {
        let sentence = passage.sentence(at);
        let is_code = passage.sentences[at].kind == Sort::Code;
        let mut found: Vec<(&str, std::ops::Range<usize>)> = Vec::new();
        for captures in QUANTITY.captures_iter(sentence) {
            let kind = QUANTITY.capture_names().flatten().find(|name| captures.name(name).is_some());
            let (Some(kind), Some(whole)) = (kind, captures.get(0)) else { continue };
            if kind == "region" {
                let name = whole.as_str().to_lowercase();
                if !regions.iter().any(|(_, known)| *known == name) {
                    regions.push((at, name));
                }
            } else if !is_code {
                found.push((kind, whole.range()));
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
            let value = found.iter().find_map(|(kind, range)| rule.value(kind, sentence, range.clone()));
            if let Some(value) = value.filter(|_| around.fits(rule, topics)) {
                asked.values.insert(rule.name.clone(), passage.stated(at, value));
            }
        }
    }
    for (name, region) in ["region", "secondary_region"].into_iter().zip(&regions) {
        asked.values.insert(name.to_owned(), passage.stated(region.0, region.1.clone()));
    }
}

/// `PostgreSQL 15.4`: the engine as RDS calls it, and its version; the first that is named decides about both.
fn engine(passage: &Passage, at: usize, text: &str, asked: &mut Asked) {
    if asked.values.contains_key("db_engine") {
        return;
    }
    let text = text.to_lowercase();
    let name = if text.starts_with("postgres") { "postgres" } else { text.split([' ', '(']).next().unwrap_or("") };
    asked.values.insert("db_engine".to_owned(), passage.stated(at, name.to_owned()));
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
        if rule.not.iter().any(|word| has(&self.own, word)) {
            return false;
        }
        let anywhere = rule.near.is_empty() && rule.topics.is_empty();
        anywhere || rule.near.iter().any(|word| has(&self.all, word)) || !self.topics.both(topics).is_empty()
    }
}

impl Rule {
    /// The value of this rule that a place of a sentence holds.
    fn value(&self, kind: &str, sentence: &str, range: std::ops::Range<usize>) -> Option<String> {
        let text = &sentence[range.clone()];
        let digits = || {
            let start = text.find(|c: char| c.is_ascii_digit())?;
            let rest = &text[start..];
            rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())].parse::<u32>().ok()
        };
        let number = match (self.kind, kind) {
            (Kind::Cidr, "cidr") => return Some(text.to_owned()).filter(|text| is_network(text)),
            (Kind::Instance, "instance") | (Kind::Class, "class") | (Kind::Node, "node") => {
                return Some(text.to_lowercase());
            }
            (Kind::Email, "email") => return Some(text.to_lowercase()),
            (Kind::Domain, "domain") => return Some(text.to_lowercase()).filter(|text| is_domain(text)),
            (Kind::Days, "time") => days(text, digits()?),
            (Kind::Percent, "percent") | (Kind::Gigabytes, "gigabytes") | (Kind::Port, "port") => digits()?,
            (Kind::Number, "number") if self.stands_by(sentence, &range) => digits().or_else(|| word_number(text))?,
            _ => return None,
        };
        if number == 0 && self.kind != Kind::Number || self.at_most.is_some_and(|most| number > most) {
            return None;
        }
        if self.allowed.is_empty() {
            return Some(number.to_string());
        }
        self.allowed.iter().find(|allowed| **allowed >= number).map(u32::to_string)
    }

    /// Whether one of the words stands right in front of a number, or right behind it.
    fn stands_by(&self, sentence: &str, range: &std::ops::Range<usize>) -> bool {
        // What a comma parts from the number belongs to the next one.
        let clause = sentence[range.end..].split([',', ';', ')', '/']).next().unwrap_or("");
        let (front, back) = (plain(&sentence[..range.start]), plain(clause));
        let front = front.trim_end_matches(" of ").trim_end_matches(" is ").trim_end();
        self.before.iter().any(|word| {
            front.ends_with(&format!(" {word}")) || front == *word || back.starts_with(&format!(" {word} "))
        })
    }
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

fn days(text: &str, number: u32) -> u32 {
    let text = text.to_lowercase();
    let unit = [("week", 7), ("month", 30), ("year", 365)].into_iter().find(|(unit, _)| text.contains(unit));
    number.saturating_mul(unit.map_or(1, |(_, days)| days))
}

fn word_number(text: &str) -> Option<u32> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.iter().position(|word| text.eq_ignore_ascii_case(word)).map(|at| at as u32 + 1)
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
mod tests {
    use crate::ask;

    fn value(text: &str, name: &str) -> Option<String> {
        ask::read(Some(text), None, &[]).value(name).map(str::to_owned)
    }

    #[test]
    fn numbers_belong_to_what_they_stand_by() {
        let text = "Use an Auto Scaling group with t3.micro instances (min 2, max of 6, desired capacity: 3).\n\n- Log groups keep 45 days.\n- RDS backups: 7-day retention on db.t3.medium with 100 GB of storage.";
        for (name, wanted) in [
            ("instance_type", "t3.micro"),
            ("min_size", "2"),
            ("max_size", "6"),
            ("desired_capacity", "3"),
            ("log_retention_days", "60"),
            ("backup_retention_days", "7"),
            ("db_instance_class", "db.t3.medium"),
            ("allocated_storage", "100"),
        ] {
            assert_eq!(value(text, name).as_deref(), Some(wanted), "{name}");
        }
    }

    #[test]
    fn a_network_is_private_and_no_rule_for_traffic() {
        assert_eq!(value("A VPC (10.20.0.0/16) with subnets", "vpc_cidr").as_deref(), Some("10.20.0.0/16"));
        assert_eq!(value("The VPC must allow SSH only from 10.9.0.0/16", "vpc_cidr"), None);
        assert_eq!(value("A VPC open to 0.0.0.0/0", "vpc_cidr"), None);
    }

    #[test]
    fn retention_of_one_thing_is_not_that_of_another() {
        assert_eq!(value("Keep S3 logs in the bucket for 30 days", "log_retention_days"), None);
        assert_eq!(value("Rotate the KMS keys every 365 days", "secret_rotation_days"), None);
        assert_eq!(value("Objects move to Glacier after 90 days", "glacier_days").as_deref(), Some("90"));
    }

    #[test]
    fn engines_environments_and_addresses() {
        let text = "A PostgreSQL 15.4 database for the production environment, alarms to ops@shop.io.";
        assert_eq!(value(text, "db_engine").as_deref(), Some("postgres"));
        assert_eq!(value(text, "db_engine_version").as_deref(), Some("15.4"));
        assert_eq!(value(text, "environment").as_deref(), Some("production"));
        assert_eq!(value(text, "email").as_deref(), Some("ops@shop.io"));
        assert_eq!(value("dev, staging and production environments", "environment"), None);
    }
}
