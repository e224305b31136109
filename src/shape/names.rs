//! Which name of a schema is meant by one that it does not know.

use std::collections::BTreeSet;

use crate::module::block::Value;
use crate::schema::nearest::{LONGEST, is_alike, is_other_word, is_same_letters, snake};
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

/// Words of the form in which something is written, which say little of what it is.
const FORM: [&str; 8] = ["document", "expression", "format", "json", "string", "text", "value", "values"];

/// Words that say in what a number counts. Two names with different ones are never the same.
const UNITS: [&str; 9] = ["seconds", "minutes", "hours", "days", "gb", "mb", "kb", "percent", "percentage"];

/// Names for a thing of several words, as others write it.
const PHRASES: [(&str, &str); 12] = [
    ("sg", "security_group"),
    ("sgs", "security_groups"),
    ("az", "availability_zone"),
    ("azs", "availability_zones"),
    ("cidr_block", "cidr"),
    ("cidr_blocks", "cidrs"),
    ("encryption_key", "kms_key"),
    ("cmk", "kms_key"),
    ("cloud_watch", "cloudwatch"),
    ("in_mbs", "in_mb"),
    ("in_sec", "in_seconds"),
    ("dlq", "dead_letter"),
];

/// Words of one meaning.
const SAME: [(&str, &str); 24] = [
    ("throttl", "throttle"),
    ("number", "num"),
    ("no", "num"),
    ("op", "operator"),
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
    ("user", "username"),
    ("parameter", "param"),
    ("cert", "certificate"),
    ("db", "database"),
    ("iam", ""),
    ("env", "environment"),
    ("addr", "address"),
    ("url", "endpoint"),
    ("uri", "endpoint"),
];

/// The one candidate that a name is a misspelling of: at most two letters inserted, left out, changed or swapped, and
/// fewer than half of the name. None where several are as near as that.
pub fn misspelt<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let is_cased = |name: &str| name.bytes().any(|c| c.is_ascii_uppercase());
    let cased = is_cased(name);
    let (mut near, mut same) = ((None, 0), (None, 0));
    for candidate in candidates {
        if (cased || is_cased(candidate)) && name != candidate && is_same_letters(name, candidate) {
            same = (Some(candidate), same.1 + 1);
        }
        if !is_alike(name, candidate) {
            continue;
        }
        let distance = strsim::osa_distance(name, candidate);
        let is_near =
            (1..=2).contains(&distance) && (2 * distance < length || length > 3 && is_left_out(name, candidate));
        if is_near && !is_other_word(name, candidate) {
            near = (Some(candidate), near.1 + 1);
        }
    }
    // The very words in another case are meant, whatever else is near.
    let (found, 1) = (if same.1 > 0 { same } else { near }) else { return None };
    found
}

/// Whether a name is another without some letters behind its first.
fn is_left_out(name: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    name.chars().all(|c| rest.any(|other| other == c)) && name.chars().next() == whole.chars().next()
}

/// The one of a few names that must be given and are not that a name misspells, by two letters however short it is.
pub fn misspelt_required<'a>(name: &str, required: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = |wanted: &&str| strsim::osa_distance(name, wanted) <= 2.min(name.len().max(wanted.len()) / 2);
    let mut near = required.into_iter().filter(near);
    near.next().filter(|_| near.next().is_none())
}

/// The one candidate that says the same in other words: `kms_key_arn` for `kms_key_id`, `maximum_event_age` for
/// `maximum_event_age_in_seconds`. Words of the type itself (`of`) say nothing, unless they are all there is.
pub fn same_words<'a>(name: &str, of: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let said = phrased(name);
    let candidates = candidates.into_iter().map(|other| (other, phrased(other)));
    let (all, phrases): (Vec<&str>, Vec<String>) = candidates
        .filter(|(other, words)| *other != name && units_agree(&said, words) && kinds_agree(name, other))
        .unzip();
    let mut very = all.iter().zip(&phrases).filter(|(_, words)| **words == said);
    if let (Some((one, _)), None) = (very.next(), very.next()) {
        return Some(one);
    }
    // A word that says little tells two names apart all the same where one of them has it.
    let has = |name: &str| name.split('_').any(|word| word == "iam");
    if has(name) && all.iter().any(|other| has(other)) {
        let meant: BTreeSet<String> = words(name).collect();
        let said = |other: &str| words(other).collect::<BTreeSet<_>>();
        let holding = all.iter().filter(|other| said(other).is_superset(&meant));
        let more = |other: &&&str| said(other).len();
        let least = holding.clone().map(|other| more(&other)).min();
        let mut nearest = holding.filter(|other| Some(more(other)) == least);
        if let (Some(one), None) = (nearest.next(), nearest.next()) {
            return Some(one);
        }
    }
    let own: BTreeSet<String> = of.split('_').skip(1).map(stem).collect();
    let ways = [(false, false), (false, true), (true, false), (true, true)];
    let core = |words: &str, (form, own_too): (bool, bool)| {
        let mut words = core_of(words, form);
        words.retain(|word| !(own_too && own.contains(word)));
        words
    };
    let one = |same: &dyn Fn(&str) -> bool| {
        let mut same = all.iter().zip(&phrases).filter(|(_, words)| same(words));
        let (first, _) = same.next()?;
        same.next().is_none().then_some(*first)
    };
    let equal = ways.into_iter().find_map(|way| {
        let meant = core(&said, way);
        if meant.is_empty() { None } else { one(&|other| core(other, way) == meant) }
    });
    let bare = |words: &str| -> BTreeSet<String> {
        words.split('_').map(plain).filter(|word| !own.contains(&stem(word))).collect()
    };
    equal.or_else(|| {
        let meant = bare(&said);
        let nothing = core(&said, (false, true)).is_empty() && !meant.is_empty();
        if nothing { one(&|other| bare(other) == meant) } else { None }
    })
}

/// The one candidate that says all that a name does and more: `launch_type` and `default_launch_type`. Words of the type
/// itself say nothing.
pub fn longer_form<'a>(name: &str, of: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let own: BTreeSet<String> = of.split('_').skip(1).map(stem).collect();
    let meant: BTreeSet<String> = core(name, true).difference(&own).cloned().collect();
    if meant.is_empty() || meant.iter().all(|word| VAGUE.contains(&&**word)) {
        return None;
    }
    let said = phrased(name);
    let says_it = |other: &&str| {
        let words = phrased(other);
        units_agree(&said, &words) && kinds_agree(name, other) && core_of(&words, true).is_superset(&meant)
    };
    let all: Vec<&str> = candidates.into_iter().filter(|other| *other != name).filter(says_it).collect();
    let holds = |one: &str, other: &str| one == other || core(other, true).is_superset(&core(one, true));
    let same = |one: &str, other: &str| one != other && core(one, true) == core(other, true);
    // The one that adds least, where all others add that and more.
    all.iter().copied().find(|one| all.iter().all(|other| holds(one, other) && !same(one, other)))
}

/// Words that many things have: alone they do not say which is meant.
const VAGUE: [&str; 12] =
    ["default", "endpoint", "key", "kind", "policy", "region", "service", "state", "status", "tag", "time", "version"];

/// Whether all words of one name stand at the end of the other, in order: `arn` and `ip_set_arn`.
pub fn ends_with_words(one: &str, other: &str) -> bool {
    let (one, other): (Vec<String>, Vec<String>) = (words(one).collect(), words(other).collect());
    one != other && (one.ends_with(&other) || other.ends_with(&one))
}

/// The attribute that is the thing itself under its kind: `arn` of a queue for `queue_arn`, `id` for `instance_id`.
pub fn own_kind<'k>(name: &'k str, of: &str) -> Option<&'k str> {
    let (front, kind) = name.rsplit_once('_')?;
    let own: BTreeSet<String> =
        of.split('_').skip(1).map(stem).chain(["load", "balancer"].map(str::to_owned)).collect();
    let of_it = front.split('_').map(stem).all(|word| word.is_empty() || own.contains(&word));
    (of_it && matches!(kind, "arn" | "id" | "name" | "url")).then_some(kind)
}

/// The one candidate whose words, two or more, a name ends with: `zone_id` for `canonical_hosted_zone_id`.
pub fn tail<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let behind =
        |other: &&str| other.contains('_') && name.strip_suffix(other).is_some_and(|front| front.ends_with('_'));
    candidates.into_iter().filter(behind).max_by_key(|other| other.len())
}

/// Whether two names do not end with words for different kinds of things. An ARN stands for an id in many places.
fn kinds_agree(one: &str, other: &str) -> bool {
    let kind = |name: &str| {
        let last = plain(name.rsplit('_').next().unwrap_or(name));
        ["arn", "id", "name", "type", "url"].into_iter().find(|kind| *kind == last)
    };
    match (kind(one), kind(other)) {
        (Some(one), Some(other)) => one == other || matches!((one, other), ("arn", "id") | ("id", "arn")),
        _ => true,
    }
}

/// Whether all words of one name that say something are among those of the other.
pub fn is_part_of(one: &str, other: &str) -> bool {
    let (one, other) = (core(one, true), core(other, true));
    let vague = one.iter().all(|word| VAGUE.contains(&&**word)) || other.iter().all(|word| VAGUE.contains(&&**word));
    !vague && (one.is_subset(&other) || other.is_subset(&one))
}

/// Whether two names share a word that says something.
pub fn share_a_word(one: &str, other: &str) -> bool {
    let vague = |word: &String| VAGUE.contains(&&**word);
    core(one, true).intersection(&core(other, true)).any(|word| !vague(word))
}

/// Whether a name is that of a block and what is said in it: `point_in_time_recovery_enabled`.
pub fn is_inside(name: &str, block: &str, inner: &str) -> bool {
    let all: Vec<String> = words(name).collect();
    let (block, inner): (Vec<String>, Vec<String>) = (words(block).collect(), words(inner).collect());
    all == [&block[..], &inner[..]].concat()
        || block.split_last().is_some_and(|(last, rest)| {
            let once = FILL.contains(&&**last) || inner.first() == Some(last);
            once && !rest.is_empty() && all == [rest, &inner[..]].concat()
        })
}

/// Whether two names, as [`phrased`] gives them, count in the same.
fn units_agree(one: &str, other: &str) -> bool {
    let unit =
        |name: &'_ str| UNITS.iter().position(|unit| name.split('_').find(|word| UNITS.contains(word)) == Some(unit));
    match (unit(one), unit(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// A name in its plainest words; nothing of one that is longer than any name is.
fn phrased(name: &str) -> String {
    if name.len() > LONGEST {
        return String::new();
    }
    let mut name = if name.contains(|c: char| c.is_ascii_uppercase()) { snake(name) } else { name.to_owned() };
    for (said, meant) in PHRASES {
        // Most names hold none of them.
        if name.contains(said) {
            name =
                format!("_{name}_").replace(&format!("_{said}_"), &format!("_{meant}_")).trim_matches('_').to_owned();
        }
    }
    name.trim_matches('_').to_owned()
}

/// The words of a name, each as its stem.
fn words(name: &str) -> impl Iterator<Item = String> {
    let all: Vec<String> = phrased(name).split('_').map(plain).collect();
    all.into_iter()
}

fn core(name: &str, form_too: bool) -> BTreeSet<String> {
    core_of(&phrased(name), form_too)
}

/// The same of a name as [`phrased`] gives it.
fn core_of(name: &str, form_too: bool) -> BTreeSet<String> {
    let empty = |word: &&str| FILL.contains(word) || UNITS.contains(word) || form_too && FORM.contains(word);
    name.split('_').filter(|word| !empty(word)).map(stem).filter(|word| !word.is_empty()).collect()
}

/// A word without the ending of its plural.
pub fn plain(word: &str) -> String {
    if let Some(start) = word.strip_suffix("ies") {
        return format!("{start}y");
    }
    let start = if word.ends_with("sses") { word.strip_suffix("es") } else { word.strip_suffix('s') };
    if word.ends_with("ss") { word.to_owned() } else { start.unwrap_or(word).to_owned() }
}

fn stem(word: &str) -> String {
    if let Some((_, same)) = SAME.iter().find(|(other, _)| *other == word) {
        return (*same).to_owned();
    }
    let word = plain(word);
    let word = word.strip_suffix("ing").filter(|rest| rest.len() > 3).unwrap_or(&word);
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
        assert_eq!(misspelt("VpcId", ["vpc_id", "vpc_ids"]), Some("vpc_id"));
        assert_eq!(
            misspelt("enableDnsHostnames", ["enable_dns_support", "enable_dns_hostnames"]),
            Some("enable_dns_hostnames")
        );
        assert_eq!(misspelt("kms_key_id", ["xks_key_id"]), None);
    }

    #[test]
    fn other_words_for_the_same() {
        let event = ["maximum_event_age_in_seconds", "maximum_retry_attempts"];
        assert_eq!(same_words("maximum_event_age", "aws_x", event), Some("maximum_event_age_in_seconds"));
        assert_eq!(same_words("kms_key_arn", "aws_x", ["kms_key_id", "kms_grant"]), Some("kms_key_id"));
        assert_eq!(same_words("backup_window_days", "aws_x", ["backup_window_hours"]), None);
        assert_eq!(same_words("task_count", "aws_x_task", ["num_tasks"]), Some("num_tasks"));
        assert_eq!(same_words("encryption", "aws_x", ["versioning"]), None);
        assert_eq!(
            same_words("DBInstanceClass", "aws_db_instance", ["instance_class", "db_name"]),
            Some("instance_class")
        );
        assert_eq!(same_words("KmsMasterKeyId", "aws_x", ["kms_key_id", "kms_grant"]), Some("kms_key_id"));
    }
}
