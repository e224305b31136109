//! The functions of the Terraform language: how many arguments each takes, of which types, and what it returns.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::Value;

use super::json::read_type;
use super::types::Type;

/// The functions that are part of Terraform 1.11. Those of providers (`provider::aws::arn_parse`) are not among them.
#[derive(Debug)]
pub struct Functions {
    by_name: BTreeMap<String, Function>,
}

/// What a function takes and returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// The types of its named parameters.
    pub params: Vec<Type>,
    /// The type of any further arguments.
    pub variadic: Option<Type>,
    /// At least so many arguments.
    pub min: usize,
    /// At most so many; `None` for any number.
    pub max: Option<usize>,
    /// The type of its result; [`Type::Dynamic`] where the arguments decide it.
    pub returns: Type,
    /// Whether it reads a file while the configuration is validated.
    pub reads: bool,
    /// Whether it looks at its arguments when all of them are known, and not before.
    pub waits: bool,
    /// Whether its result is secret where an argument is, and not where something in an argument is.
    pub secret_as_a_whole: bool,
    nullable: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    params: Vec<Value>,
    variadic: Option<Value>,
    min: Option<usize>,
    max: Option<usize>,
    returns: Value,
    #[serde(default)]
    nullable: bool,
    #[serde(default)]
    reads: bool,
    #[serde(default)]
    waits: bool,
    #[serde(default)]
    secret_as_a_whole: bool,
}

impl Functions {
    /// All of them.
    pub fn all() -> &'static Functions {
        static ALL: OnceLock<Functions> = OnceLock::new();
        let read = || {
            let rows: BTreeMap<String, Row> = crate::data!("schemas/functions");
            let functions = rows.into_iter().filter_map(|(name, row)| Some((name, Function::of(row).ok()?)));
            Functions { by_name: functions.collect() }
        };
        ALL.get_or_init(read)
    }

    /// A function by its name, with or without `core::`.
    pub fn get(name: &str) -> Option<&'static Function> {
        Functions::all().by_name.get(name.strip_prefix("core::").unwrap_or(name))
    }

    /// Every name, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }
}

impl Function {
    fn of(row: Row) -> Result<Self, String> {
        let params: Vec<Type> = row.params.iter().map(read_type).collect::<Result<_, _>>()?;
        Ok(Function {
            variadic: row.variadic.as_ref().map(read_type).transpose()?,
            min: row.min.unwrap_or(params.len()),
            max: row.max.or(row.variadic.is_none().then_some(params.len())),
            returns: read_type(&row.returns)?,
            nullable: row.nullable,
            reads: row.reads,
            waits: row.waits,
            secret_as_a_whole: row.secret_as_a_whole,
            params,
        })
    }

    /// The type that the argument at an index (from 0) is converted to.
    pub fn param(&self, index: usize) -> Option<&Type> {
        self.params.get(index).or(self.variadic.as_ref())
    }

    /// Whether the argument at an index (from 0) may be null.
    pub fn takes_null(&self, index: usize) -> bool {
        self.nullable && (self.variadic.is_none() || index >= self.params.len())
    }

    /// Whether a call may have so many arguments.
    pub fn takes(&self, count: usize) -> bool {
        count >= self.min && self.max.is_none_or(|max| count <= max)
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// What fails in an argument of theirs is no error, so that null is none either.
    const CATCHES: [&str; 2] = ["can", "try"];

    #[test]
    fn calls_are_counted_as_terraform_counts_them() {
        for (name, takes, refuses) in [
            ("lookup", &[2, 3][..], &[1, 4][..]),
            ("range", &[1, 2, 3], &[0, 4]),
            ("max", &[1, 2, 9], &[0]),
            ("merge", &[0, 1, 5], &[]),
            ("core::upper", &[1], &[0, 2]),
            ("timestamp", &[0], &[1]),
            ("try", &[1, 7], &[0]),
        ] {
            let function = Functions::get(name).expect(name);
            assert!(takes.iter().all(|count| function.takes(*count)), "{name}");
            assert!(!refuses.iter().any(|count| function.takes(*count)), "{name}");
        }
        assert_eq!(Functions::get("cidrsubnets").and_then(|one| one.param(4)), Some(&Type::Number));
        assert!(Functions::get("uppercase").is_none() && Functions::get("provider::aws::arn_parse").is_none());
    }

    #[test]
    fn signatures_are_those_of_terraform() {
        let Ok(output) = Command::new("terraform").args(["metadata", "functions", "-json"]).output() else {
            return println!("skipped: no terraform here");
        };
        let version = Command::new("terraform").args(["version", "-json"]).output().expect("a version");
        let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap_or_default();
        if !json(&version.stdout)["terraform_version"].as_str().is_some_and(|version| version.starts_with("1.11.")) {
            return println!("skipped: another version of terraform");
        }
        let document = json(&output.stdout);
        let signatures = document["function_signatures"].as_object().expect("signatures");
        let own: Vec<_> = signatures.keys().filter(|name| !name.contains("::")).map(String::as_str).collect();
        assert_eq!(Functions::all().names().collect::<Vec<_>>(), own);
        for name in own {
            let (said, function) = (&signatures[name], Functions::get(name).expect(name));
            let params = said["parameters"].as_array().into_iter().flatten();
            let params: Vec<_> = params.map(|one| read_type(&one["type"]).expect(name)).collect();
            assert_eq!(function.params, params, "{name}");
            assert_eq!(function.returns, read_type(&said["return_type"]).expect(name), "{name}");
            let variadic = said.get("variadic_parameter").map(|one| read_type(&one["type"]).expect(name));
            assert_eq!(function.variadic, variadic, "{name}");
            let nullable = |one: &Value| one["is_nullable"].as_bool().unwrap_or_default() || CATCHES.contains(&name);
            let params = said["parameters"].as_array().into_iter().flatten().chain(said.get("variadic_parameter"));
            for (index, one) in params.enumerate() {
                assert_eq!(function.takes_null(index), nullable(one), "{name}, argument {index}");
            }
        }
    }
}
