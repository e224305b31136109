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

/// Names of services and things of several words or with a number behind them, as one says them otherwise.
const SERVICES: [(&str, &str); 17] = [
    ("app_autoscaling", "autoscaling"),
    ("application_autoscaling", "autoscaling"),
    ("auto_scaling", "autoscaling"),
    ("appautoscaling", "autoscaling"),
    ("api_gateway_v2", "apigatewayv2"),
    ("aurora", "rds"),
    ("db", "rds"),
    ("elb", "lb"),
    ("elbv2", "lb"),
    ("alb", "lb"),
    ("assoc", "association"),
    ("eventbridge", "event"),
    ("opensearch_serverless", "opensearchserverless"),
    ("step_function", "sfn"),
    ("stepfunction", "sfn"),
    ("timestream", "timestreamwrite"),
    ("efs_filesystem", "efs_file_system"),
];

/// The words of a type's name: without the provider's, each as its stem, services under one name.
pub fn type_words(name: &str) -> TypeWords {
    let bare = name.split_once('_').map_or(name, |(_, rest)| rest);
    let mut text = format!("_{}_", bare.split('_').map(plain).collect::<Vec<_>>().join("_"));
    for (said, meant) in SERVICES {
        text = text.replace(&format!("_{said}_"), &format!("_{meant}_"));
    }
    let word = |word: &str| match word {
        "ec2" => String::new(),
        "route53" | "s3" => word.to_owned(),
        _ => word.trim_end_matches("v2").trim_end_matches('2').to_owned(),
    };
    let words: Vec<String> = text.split('_').map(word).filter(|word| !word.is_empty()).collect();
    TypeWords { last: words.last().cloned().unwrap_or_default(), all: words.into_iter().collect() }
}
