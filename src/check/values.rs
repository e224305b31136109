//! Values that the provider refuses on its own: enums, ranges, lengths, networks, arguments that exclude each other.

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::sync::LazyLock;

use serde::Deserialize;

use super::known::Known;
use super::scope::Scope;
use super::{Diagnostic, Judge, Layer, Order, Severity};
use crate::module::block::{Block, Value};
use crate::source::Span;

/// One rule of `schemas/values.toml`, which says what the keys mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    #[allow(dead_code)] // For people.
    source: String,
    #[allow(dead_code)]
    read: Option<String>,
    of: Vec<String>,
    #[serde(rename = "in", default)]
    inside: Vec<String>,
    argument: String,
    #[serde(default)]
    one_of: Vec<serde_json::Value>,
    #[serde(default)]
    any_case: bool,
    range: Option<[i64; 2]>,
    length: Option<[usize; 2]>,
    #[serde(default)]
    not_first: Vec<String>,
    #[serde(default)]
    not_last: Vec<String>,
    cidr: Option<[u8; 2]>,
    #[serde(default)]
    conflicts: Vec<String>,
}

/// The rules for a resource type.
pub fn rules(of: &str) -> &'static [&'static Rule] {
    #[derive(Deserialize)]
    struct Table {
        rule: Vec<Rule>,
    }
    static TABLE: LazyLock<Table> = LazyLock::new(|| crate::data!("schemas/values"));
    static BY_TYPE: LazyLock<HashMap<&str, Vec<&Rule>>> = LazyLock::new(|| {
        let mut by_type: HashMap<&str, Vec<&Rule>> = HashMap::new();
        for rule in &TABLE.rule {
            for of in &rule.of {
                by_type.entry(of).or_default().push(rule);
            }
        }
        by_type
    });
    BY_TYPE.get(of).map_or(&[], Vec::as_slice)
}

impl Rule {
    /// The blocks below the resource in which the argument stands.
    pub fn inside(&self) -> &[String] {
        &self.inside
    }

    /// The argument.
    pub fn argument(&self) -> &str {
        &self.argument
    }

    /// The legal value that a refused one is another spelling of.
    pub fn meant(&self, value: &str) -> Option<&serde_json::Value> {
        let plain = |text: &str| text.replace(['_', '-', ' ', '.'], "").to_lowercase();
        let spelling = |legal: &&serde_json::Value| legal.as_str().is_some_and(|legal| plain(legal) == plain(value));
        let mut alike = self.one_of.iter().filter(spelling);
        alike.next().filter(|_| alike.next().is_none())
    }

    /// The legal number next to one that is refused: the next larger, else the largest; the network that an address lies
    /// in. `None` for other values.
    pub fn nearest(&self, value: &str) -> Option<String> {
        if self.cidr.is_some() {
            return network_of(value).filter(|near| self.refuses(near).is_none());
        }
        let number = value.parse::<i64>().ok()?;
        let near = match self.range {
            Some([least, greatest]) => number.clamp(least, greatest),
            None => {
                let mut all = self.one_of.iter().map(serde_json::Value::as_i64).collect::<Option<Vec<_>>>()?;
                all.sort_unstable();
                let larger = all.iter().find(|legal| **legal >= number && number > 0);
                *larger.or(if number > 0 { all.last() } else { None })?
            }
        };
        Some(near.to_string()).filter(|near| self.refuses(near).is_none())
    }

    /// Why the provider refuses a value; `None` for a legal one.
    pub fn refuses(&self, value: &str) -> Option<String> {
        let name = &self.argument;
        let same = |legal: &&serde_json::Value| match legal {
            serde_json::Value::String(text) if self.any_case => text.eq_ignore_ascii_case(value),
            serde_json::Value::String(text) => text == value,
            other => format!("{other}") == value,
        };
        if !self.one_of.is_empty() && self.one_of.iter().find(same).is_none() {
            let all: Vec<String> = self.one_of.iter().map(|one| one.to_string().replace('"', "")).collect();
            return Some(format!("expected {name} to be one of [{}], got {value}", all.join(", ")));
        }
        if let (Some([least, greatest]), Ok(number)) = (self.range, value.parse::<f64>())
            && !(least as f64..=greatest as f64).contains(&number)
        {
            return Some(format!("expected {name} to be in the range ({least} - {greatest}), got {value}"));
        }
        let count = value.chars().count();
        match self.length {
            Some([_, most]) if count > most => {
                return Some(format!("expected length of {name} to be at most {most}, got {value} ({count})"));
            }
            Some([least, _]) if count < least => {
                return Some(format!("expected length of {name} to be at least {least}, got {value:?}"));
            }
            _ => {}
        }
        if let Some(first) = self.not_first.iter().find(|first| value.starts_with(&***first)) {
            return Some(format!("{name} cannot begin with \"{first}\": {value}"));
        }
        if let Some(last) = self.not_last.iter().find(|last| value.ends_with(&***last)) {
            return Some(format!("{name} cannot end with \"{last}\": {value}"));
        }
        self.cidr.and_then(|[least, most]| network(value, least, most)).map(|why| format!("{name}: {why}"))
    }
}

/// The network of the prefix that an address lies in.
fn network_of(text: &str) -> Option<String> {
    // An address alone is the network of itself.
    let (address, prefix) = text.split_once('/').unwrap_or((text, "32"));
    let prefix: u32 = prefix.parse().ok().filter(|prefix| *prefix <= 32)?;
    let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
    let first = Ipv4Addr::from(u32::from(address.parse::<Ipv4Addr>().ok()?) & mask);
    Some(format!("{first}/{prefix}"))
}

/// Why a text is no IPv4 network with a prefix between two lengths.
fn network(text: &str, least: u8, most: u8) -> Option<String> {
    let parts = text.split_once('/').and_then(|(address, prefix)| {
        Some((address.parse::<Ipv4Addr>().ok()?, prefix.parse::<u8>().ok().filter(|prefix| *prefix <= 32)?))
    });
    let Some((address, prefix)) = parts else { return Some(format!("\"{text}\" is not a valid IPv4 CIDR block")) };
    if !(least..=most).contains(&prefix) {
        return Some(format!("expected \"{text}\" to have a prefix between /{least} and /{most}"));
    }
    let mask = u32::MAX.checked_shl(u32::from(32 - prefix)).unwrap_or(0);
    let first = Ipv4Addr::from(u32::from(address) & mask);
    (first != address).then(|| format!("\"{text}\" is not a valid CIDR block; did you mean \"{first}/{prefix}\"?"))
}

impl<'m> Judge<'m> {
    /// What the provider would refuse in a resource whose type it knows.
    pub(super) fn values(&self, block: Block<'m>, scope: &Scope<'m>) {
        for rule in rules(block.of()) {
            let mut bodies = vec![block];
            for kind in &rule.inside {
                bodies = bodies.iter().flat_map(|body| body.nested(kind)).collect();
            }
            for body in bodies {
                let Some(argument) = body.attribute(&rule.argument) else { continue };
                // What may be null for some inputs excludes nothing for certain.
                let may_be_null = |name: &str| {
                    body.attribute(name).is_some_and(|other| {
                        let known = self.silently(other.value(), scope);
                        !matches!(known.bare(), Known::Text(_) | Known::Number(_) | Known::Bool(_))
                    })
                };
                for other in rule.conflicts.iter().filter(|other| !may_be_null(&rule.argument) && !may_be_null(other)) {
                    if body.attribute(other).is_some() || body.nested(other).next().is_some() {
                        let message = format!("\"{}\": conflicts with {other}.", rule.argument);
                        self.refused(argument.name_span(), "Conflicting configuration arguments", message);
                    }
                }
                let value = argument.value();
                for one in value.items().unwrap_or_else(|| vec![value]) {
                    let text = match self.silently(one, scope).bare() {
                        Known::Text(text) => text.to_string(),
                        Known::Number(number) => number.to_string(),
                        _ => continue,
                    };
                    if let Some(why) = rule.refuses(&text) {
                        self.refused(one.span(), "Value refused by the provider", format!("{why}."));
                    }
                }
            }
        }
    }

    /// What is known of a value, and nothing said of it: the name that a `dynamic` block binds is not in scope here.
    pub(super) fn silently(&self, value: Value<'m>, scope: &Scope<'m>) -> Known {
        let said = self.found.borrow().len();
        let known = self.eval(value, &scope.quiet());
        self.found.borrow_mut().truncate(said);
        known
    }

    pub(super) fn refused(&self, at: Span, summary: &'static str, message: String) {
        let (severity, layer) = (Severity::Error, Layer::Value);
        self.found.borrow_mut().push(Diagnostic {
            at,
            severity,
            layer,
            summary: summary.into(),
            message: message.into(),
            order: Order::Seen,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(of: &str, argument: &str, value: &str) -> bool {
        rules(of).iter().any(|rule| rule.argument == argument && rule.refuses(value).is_some())
    }

    #[test]
    fn networks_ranges_lengths_and_enums() {
        for (of, argument, value, want) in [
            ("aws_vpc", "cidr_block", "10.0.0.0/16", false),
            ("aws_vpc", "cidr_block", "10.0.0.1/16", true),
            ("aws_vpc", "cidr_block", "10.0.0.0/8", true),
            ("aws_subnet", "cidr_block", "10.0.300.0/24", true),
            ("aws_security_group_rule", "cidr_blocks", "0.0.0.0/0", false),
            ("aws_kms_key", "deletion_window_in_days", "5", true),
            ("aws_kms_key", "deletion_window_in_days", "30", false),
            ("aws_lb", "name", "internal-shop", true),
            ("aws_lb", "name", "a-name-that-is-much-longer-than-it-may-be", true),
            ("aws_cloudwatch_log_group", "retention_in_days", "45", true),
            ("aws_cloudwatch_log_group", "retention_in_days", "30", false),
            ("aws_cloudwatch_metric_alarm", "treat_missing_data", "NotBreaching", false),
        ] {
            assert_eq!(refused(of, argument, value), want, "{of} {argument} {value}");
        }
    }

    /// Where a rule knows an argument, the fix that corrects values replaces what is refused by what is not.
    #[test]
    fn corrected_values_are_legal() {
        let text = include_str!("../../fixes/legal-value/values.toml");
        let table: toml::Table = toml::from_str(text).expect("it is TOML");
        let mut seen = 0;
        for row in table["value"].as_array().expect("rows") {
            let argument = row["argument"].as_str().expect("a name");
            for of in row["of"].as_array().expect("types").iter().filter_map(|of| of.as_str()) {
                for rule in rules(of).iter().filter(|rule| rule.argument == argument) {
                    for (wrong, right) in row["values"].as_table().expect("values") {
                        let right = right.as_str().expect("a value");
                        assert!(rule.refuses(wrong).is_some(), "{of} {argument} {wrong}");
                        assert!(rule.refuses(right).is_none(), "{of} {argument} {right}");
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen > 10, "{seen}");
    }
}
