//! Which name of a schema is meant by one that it does not know.

use std::collections::BTreeSet;

use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, StepKind};

/// Words that say nothing of which argument it is.
const FILL: [&str; 25] = [
    "a",
    "arn",
    "arns",
    "config",
    "configuration",
    "configurations",
    "enable",
    "enabled",
    "id",
    "ids",
    "identifier",
    "in",
    "is",
    "list",
    "master",
    "mode",
    "name",
    "names",
    "of",
    "option",
    "options",
    "setting",
    "settings",
    "the",
    "to",
];

/// Words that say in what a number counts. Two names with different ones are never the same.
const UNITS: [&str; 9] = ["seconds", "minutes", "hours", "days", "gb", "mb", "kb", "percent", "percentage"];

/// Words of one meaning.
const SAME: [(&str, &str); 12] = [
    ("number", "num"),
    ("count", "num"),
    ("maximum", "max"),
    ("minimum", "min"),
    ("alb", "lb"),
    ("elb", "lb"),
    ("sg", "group"),
    ("authentication", "auth"),
    ("types", ""),
    ("type", ""),
    ("behaviour", "behavior"),
    ("identity", "id"),
];

/// The one candidate that a name is a misspelling of: at most two letters inserted, left out, changed or swapped, and
/// fewer than half of the name. None where several are as near as that.
pub fn misspelt<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let mut near = candidates.into_iter().filter(|candidate| {
        let distance = strsim::osa_distance(name, candidate);
        (1..=2).contains(&distance) && 2 * distance < length
    });
    let first = near.next()?;
    near.next().is_none().then_some(first)
}

/// The one candidate that says the same in other words: `kms_key_arn` for `kms_key_id`, `maximum_event_age` for
/// `maximum_event_age_in_seconds`. Words of the type itself (`of`) say nothing.
pub fn same_words<'a>(name: &str, of: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let all: Vec<&str> = candidates.into_iter().filter(|other| *other != name && units_agree(name, other)).collect();
    let none = BTreeSet::new();
    let own: BTreeSet<String> = of.split('_').skip(1).map(stem).collect();
    [&none, &own].into_iter().find_map(|without| {
        let core = core(name, without);
        let mut same = all.iter().filter(|other| !core.is_empty() && self::core(other, without) == core);
        let first = same.next()?;
        same.next().is_none().then_some(*first)
    })
}

fn units_agree(one: &str, other: &str) -> bool {
    let unit = |name: &str| name.split('_').find(|word| UNITS.contains(word)).map(str::to_owned);
    match (unit(one), unit(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

fn core(name: &str, without: &BTreeSet<String>) -> BTreeSet<String> {
    let words = name.split('_').filter(|word| !FILL.contains(word) && !UNITS.contains(word));
    words.map(stem).filter(|word| !word.is_empty() && !without.contains(word)).collect()
}

fn stem(word: &str) -> String {
    if let Some((_, same)) = SAME.iter().find(|(other, _)| *other == word) {
        return (*same).to_owned();
    }
    let word = if word.ends_with("ss") { word } else { word.strip_suffix('s').unwrap_or(word) };
    let word = word.strip_suffix("ing").filter(|rest| rest.len() > 3).unwrap_or(word);
    SAME.iter().find(|(other, _)| *other == word).map_or(word, |(_, same)| same).to_owned()
}

/// Whether a value may be meant for an argument of this type, under a name that may say it is a switch. Terraform would
/// convert more; a number in the place of a text is another argument.
pub fn may_be(value: Value, name: &str, wanted: &Type) -> bool {
    let is_list = matches!(wanted, Type::List(_) | Type::Set(_) | Type::Tuple(_));
    let is_map = matches!(wanted, Type::Map(_) | Type::Object(_));
    let is_switch = name.split('_').any(|word| matches!(word, "enable" | "enabled" | "is"));
    match value.kind() {
        _ if matches!(wanted, Type::Dynamic) => true,
        ExprKind::Null => true,
        ExprKind::Bool(_) => matches!(wanted, Type::Bool),
        ExprKind::Number(_) => matches!(wanted, Type::Number),
        ExprKind::String(text) if text == "true" || text == "false" => matches!(wanted, Type::Bool),
        ExprKind::String(text) => {
            matches!(wanted, Type::String) || matches!(wanted, Type::Number) && text.parse::<f64>().is_ok()
        }
        ExprKind::Template(_) | ExprKind::Heredoc(_) => matches!(wanted, Type::String),
        ExprKind::Array(_) => is_list,
        ExprKind::Object(_) => is_map,
        ExprKind::For(parts) => {
            if parts.key.is_some() {
                is_map
            } else {
                is_list
            }
        }
        ExprKind::Traversal(_, steps) => {
            let several = steps.iter().any(|step| matches!(step.kind, StepKind::AttrSplat | StepKind::FullSplat));
            let scalar = matches!(steps.last().map(|step| &step.kind), Some(StepKind::Attr(name)) if matches!(name.as_str(), "id" | "arn" | "name"));
            match (several, scalar, is_switch) {
                (true, _, _) => is_list,
                (_, true, _) => matches!(wanted, Type::String),
                (_, _, true) => matches!(wanted, Type::Bool),
                _ => !matches!(wanted, Type::Bool),
            }
        }
        _ if is_switch => matches!(wanted, Type::Bool),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{misspelt, same_words};

    #[test]
    fn one_candidate_alone_is_meant() {
        assert_eq!(misspelt("instance_typ", ["instance_type", "instance_id"]), Some("instance_type"));
        assert_eq!(misspelt("cidr_blok", ["cidr_block", "cidr_blocs"]), None);
        assert_eq!(misspelt("name", ["tags"]), None);
    }

    #[test]
    fn other_words_for_the_same() {
        let event = ["maximum_event_age_in_seconds", "maximum_retry_attempts"];
        assert_eq!(same_words("maximum_event_age", "aws_x", event), Some("maximum_event_age_in_seconds"));
        assert_eq!(same_words("kms_key_arn", "aws_x", ["kms_key_id", "kms_grant"]), Some("kms_key_id"));
        assert_eq!(same_words("backup_window_days", "aws_x", ["backup_window_hours"]), None);
        assert_eq!(same_words("task_count", "aws_x_task", ["num_tasks"]), Some("num_tasks"));
        assert_eq!(same_words("encryption", "aws_x", ["versioning"]), None);
    }
}
