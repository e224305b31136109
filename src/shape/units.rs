//! Numbers that are written with their unit: `14 days`, `200GB`, `two weeks`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::fix::Context;
use crate::module::block::{Block, Value};
use crate::wire::site::Site;
use crate::wire::takers;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    unit: Vec<Unit>,
    counts: Vec<Counts>,
    named: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    spelt: Vec<String>,
    kind: String,
    of: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counts {
    of: Vec<String>,
    #[serde(rename = "in")]
    unit: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    words: Vec<String>,
    /// Words that a name must not hold, and whether the words mean it in names of arguments alone.
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    argument: bool,
    #[serde(rename = "in")]
    unit: String,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| crate::data!("src/shape/units"));

/// Numbers in words, as far as people write them out.
const WORDS: [(&str, u64); 18] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("sixty", 60),
    ("ninety", 90),
];

/// The number that a text with a unit stands for, in an argument or a default; `key` is its name, or that of the part of it
/// that the text is.
pub fn number(ctx: &Context, value: Value, key: &str) -> Option<String> {
    let text = value.as_str()?;
    parted(text)?;
    let site = Site::at(ctx, &value.span())?;
    let places = match site.root.kind() {
        "variable" => places(ctx, site.root, key),
        _ => place(site.root, &site.path, key),
    };
    counted(text, &places)
}

/// The number of a text that says its unit, in what is counted there: 14 of `14 days` where days are counted, 1209600 where
/// seconds are. `places` are what it may be for, the surest first: the path of an argument (`aws_glue_job.timeout`), the
/// metric of an alarm, a name. The first that says what it counts in decides; nothing where none does, or where it does
/// not come out even.
fn counted(text: &str, places: &[String]) -> Option<String> {
    let (number, unit) = parted(text)?;
    if unit.kind == "count" {
        return places.iter().all(|place| counts_in(place).is_none()).then(|| number.to_string());
    }
    let wanted = places.iter().find_map(|place| counts_in(place));
    let Some(wanted) = wanted else {
        // A share is a number of hundred, and of nothing else.
        return (unit.kind == "share").then(|| number.to_string());
    };
    let whole = number.checked_mul(unit.of)?;
    (wanted.kind == unit.kind && whole % wanted.of == 0).then(|| (whole / wanted.of).to_string())
}

/// What a default of a variable may be for: all arguments that take it and the metrics that these are held against, else
/// its name. Nothing where an alarm takes it whose metric nobody tells.
fn places(ctx: &Context, variable: Block, key: &str) -> Vec<String> {
    let parts: &[&str] = if key == variable.name() { &[] } else { &[key] };
    let mut all: Vec<String> = takers::of(ctx, variable, parts).0.into_iter().map(|one| one.path).collect();
    let own = format!("var.{}", variable.name());
    for alarm in ctx.module.resources("aws_cloudwatch_metric_alarm") {
        if alarm.attribute("threshold").is_some_and(|one| one.value().text() == own) {
            all.push(metric(alarm).unwrap_or_default().to_owned());
        }
    }
    all.push(key.to_owned());
    all
}

/// What an argument of a block may be for, by its path.
fn place(root: Block, path: &[&str], name: &str) -> Vec<String> {
    let alarm = root.of() == "aws_cloudwatch_metric_alarm" && name == "threshold";
    match metric(root).filter(|_| alarm) {
        Some(metric) => vec![metric.to_owned()],
        None => vec![[&[root.of()], path, &[name]].concat().join(".")],
    }
}

fn metric(alarm: Block<'_>) -> Option<&str> {
    alarm.attribute("metric_name")?.value().as_str()
}

/// The unit that a place counts in.
fn counts_in(place: &str) -> Option<&'static Unit> {
    let row = TABLE.counts.iter().find(|row| row.of.iter().any(|one| one == place)).map(|row| &row.unit);
    let unit = row.or_else(|| {
        let words = words_of(place.rsplit('.').next().unwrap_or(place));
        let holds = |all: &[String]| all.iter().any(|one| words.contains(one));
        let metric = place.starts_with(char::is_uppercase);
        let is = |row: &&Named| holds(&row.words) && !holds(&row.without) && !(metric && row.argument);
        TABLE.named.iter().find(is).map(|row| &row.unit)
    })?;
    unit_of(unit)
}

/// The words of a name, be it written in one case or in both.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().expect("there is one").extend(c.to_lowercase());
        }
    }
    words
}

fn unit_of(spelt: &str) -> Option<&'static Unit> {
    TABLE.unit.iter().find(|unit| unit.spelt.iter().any(|one| one == spelt))
}

/// The number and the unit of a text that holds both and nothing else.
fn parted(text: &str) -> Option<(u64, &'static Unit)> {
    let said = text.trim().to_lowercase().replace('-', " ");
    let digits = said.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = match digits {
        0 => {
            let (word, unit) = said.split_once(' ')?;
            (WORDS.iter().find(|(one, _)| *one == word)?.1, unit)
        }
        _ => (said[..digits].parse().ok()?, &said[digits..]),
    };
    Some((number, unit_of(unit.trim())?))
}
