//! The words of a type's name, by which one that nobody has is known under another.

use std::collections::BTreeSet;

use super::names::plain;

/// The words of a type's name, without the provider's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeWords {
    /// All of them.
    pub all: BTreeSet<String>,
    /// The last one: what the others only describe.
    pub last: String,
}

impl TypeWords {
    /// Whether the type is of the kind that another name ends with.
    pub fn is_kind_of(&self, other: &TypeWords) -> bool {
        self.all.contains(&other.last) || KINDS.contains(&&*other.last)
    }

    /// Those that say which thing it is.
    pub fn telling(&self) -> impl Iterator<Item = &String> {
        self.all.iter().filter(|word| !KINDS.contains(&&***word))
    }
}

/// Words of types that things of many services have.
const KINDS: [&str; 39] = [
    "access",
    "account",
    "application",
    "association",
    "attachment",
    "certificate",
    "cluster",
    "config",
    "configuration",
    "connection",
    "domain",
    "endpoint",
    "event",
    "group",
    "instance",
    "job",
    "key",
    "member",
    "network",
    "option",
    "parameter",
    "permission",
    "policy",
    "public",
    "resource",
    "role",
    "rule",
    "security",
    "service",
    "set",
    "snapshot",
    "stack",
    "table",
    "target",
    "task",
    "template",
    "user",
    "version",
    "workspace",
];

/// Services and things of several words or with a number behind them, as one says them otherwise.
const SERVICES: [(&[&str], &[&str]); 17] = [
    (&["app", "autoscaling"], &["autoscaling"]),
    (&["application", "autoscaling"], &["autoscaling"]),
    (&["auto", "scaling"], &["autoscaling"]),
    (&["appautoscaling"], &["autoscaling"]),
    (&["api", "gateway", "v2"], &["apigatewayv2"]),
    (&["aurora"], &["rds"]),
    (&["db"], &["rds"]),
    (&["elb"], &["lb"]),
    (&["elbv2"], &["lb"]),
    (&["alb"], &["lb"]),
    (&["assoc"], &["association"]),
    (&["eventbridge"], &["event"]),
    (&["opensearch", "serverless"], &["opensearchserverless"]),
    (&["step", "function"], &["sfn"]),
    (&["stepfunction"], &["sfn"]),
    (&["timestream"], &["timestreamwrite"]),
    (&["efs", "filesystem"], &["efs", "file", "system"]),
];

/// The words of a type's name: without the provider's, each as its stem, services under one name.
pub fn type_words(name: &str) -> TypeWords {
    let bare = name.split_once('_').map_or(name, |(_, rest)| rest);
    let mut words: Vec<String> = bare.split('_').map(plain).collect();
    for (said, meant) in SERVICES {
        if let Some(at) = (0..words.len()).find(|at| words[*at..].iter().take(said.len()).eq(said)) {
            words.splice(at..at + said.len(), meant.iter().map(|word| (*word).to_owned()));
        }
    }
    let word = |mut word: String| match &*word {
        "ec2" => None,
        "route53" | "s3" => Some(word),
        _ => {
            word.truncate(word.trim_end_matches("v2").trim_end_matches('2').len());
            Some(word).filter(|word| !word.is_empty())
        }
    };
    let words: Vec<String> = words.into_iter().filter_map(word).collect();
    TypeWords { last: words.last().cloned().unwrap_or_default(), all: words.into_iter().collect() }
}
