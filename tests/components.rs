//! Every component alone, asked for by its id in an empty configuration and beside a bare VPC: what comes of it is valid
//! for both providers, nothing waits, and a sample of it plans; with `TFFIX_EVERY` set all of it (some minutes).

mod support;

use std::process::Command;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use support::shared;
use tffix::check::{Severity, check};
use tffix::engine::{self, Held, Options, State};
use tffix::fix::Fix;
use tffix::module::Module;
use tffix::schema::Schemas;
use tffix::shape::Shape;
use tffix::source::{File, Sources};
use tffix::{ask, catalogue, syntax};

const VPC: &str = "\nresource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.8.0.0/16\"\n}\n";
/// Where a component is added: the version of the provider, and what is there.
const STARTS: [(&str, &str); 4] = [("~> 5.0", ""), ("~> 5.0", VPC), ("~> 6.0", ""), ("~> 6.0", VPC)];
/// Where Terraform itself is asked: each version and each start once, for the other two differ from them in nothing that our
/// own check does not see.
const PLANNED: [usize; 2] = [1, 2];
/// Components that only serve another one that is there.
const BESIDE: [&str; 22] = [
    "api-gateway-account",
    "athena-workgroup",
    "bucket-calls-function",
    "glue-catalog",
    "alarm-database",
    "alarm-functions",
    "alarm-instances",
    "alarm-load-balancer",
    "alarm-root-use",
    "alarm-unauthorized-calls",
    "logs-bucket",
    "dns-record",
    "private-route-table",
    "public-route-table",
    "scaling-policy",
    "web-acl-association",
    "web-acl-logging",
    "s3-endpoint",
    "dynamodb-endpoint",
    "error-count",
    "health-check",
    "saved-query",
];

fn main() {
    let args = Arguments::from_args();
    let mut trials = Vec::new();
    let components = || {
        let makes = |fix: &&Fix| matches!(fix.shape, Shape::Component(_)) || !fix.provides.is_empty();
        let all = catalogue::all().iter().filter(makes);
        all.filter(|fix| !fix.asked_by.is_empty() && !BESIDE.contains(&fix.id))
    };
    for fix in components() {
        trials.push(Trial::test(fix.id, move || {
            STARTS.iter().try_for_each(|(version, there)| alone(fix, version, there))
        }));
    }
    trials.push(Trial::test("nothing comes alone", comes_alone));
    let step = if std::env::var_os("TFFIX_EVERY").is_some() { 1 } else { 12 };
    trials.push(Trial::test("a sample plans", move || plans(components().step_by(step))));
    libtest_mimic::run(&args, trials).exit();
}

/// Where a prompt asks for a database and nothing says in which network it would stand, what it needs beside is not added.
fn comes_alone() -> Result<(), Failed> {
    let before =
        Sources::new([File::new("main.tf", "resource \"aws_sns_topic\" \"alerts\" {\n  name = \"alerts\"\n}\n")]);
    let asked = ask::read(Some("Create an RDS instance and an SNS topic."), None, &[]);
    let outcome = engine::settle(before, catalogue::all(), &Options { asked, ..Options::default() });
    let says = |word: &str| outcome.after.iter().any(|(_, file)| file.text.contains(word));
    if says("aws_db") { Err("part of a database is added".into()) } else { Ok(()) }
}

/// The configuration with one component asked for.
fn with(fix: &'static Fix, version: &str, there: &str) -> Result<Sources, Failed> {
    let head = format!(
        "terraform {{\n  required_providers {{\n    aws = {{\n      source  = \"hashicorp/aws\"\n      version = \"{version}\"\n    }}\n  }}\n}}\n\nprovider \"aws\" {{\n  region = \"us-east-1\"\n}}\n"
    );
    let before = Sources::new([File::new("main.tf", format!("{head}{there}"))]);
    let asked = ask::read(None, None, &[fix.asked_by[0].to_owned()]);
    let outcome = engine::settle(before.clone(), catalogue::all(), &Options { asked, ..Options::default() });
    for record in &outcome.records {
        if let State::Held(Held::Slots(_) | Held::RolledBack(_) | Held::Unsettled) = &record.state {
            return Err(format!("{}: {}: {:?}", record.fix.id, record.message, record.state).into());
        }
    }
    let applied = outcome.records.iter().any(|record| record.fix.id == fix.id && record.state == State::Applied);
    if applied || !there.is_empty() { Ok(outcome.after) } else { Err("it is not added".into()) }
}

fn alone(fix: &'static Fix, version: &str, there: &str) -> Result<(), Failed> {
    let after = with(fix, version, there)?;
    let trees = after.iter().map(|(id, file)| (id, Arc::new(syntax::parse(&file.text)))).collect();
    let found = check(&Module::all(&after, &trees), &Schemas::embedded(), &|_: &str| false);
    match found.iter().find(|one| one.severity == Severity::Error) {
        Some(error) => {
            let file = after.file(error.at.file);
            Err(format!("{}: {}\n{}", error.summary, error.message, file.text).into())
        }
        None => Ok(()),
    }
}

/// Asks Terraform for a plan, with providers that know only their schemas.
fn plans(sample: impl Iterator<Item = &'static Fix>) -> Result<(), Failed> {
    let terraform = Command::new("terraform").arg("version").output();
    let (Some(shared), Ok(_)) = (shared(), terraform) else {
        println!("skipped: there is no terraform, or no oracle");
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    let mut names = Vec::new();
    for fix in sample {
        for at in PLANNED {
            let (version, there) = STARTS[at];
            let name = format!("{}-{at}", fix.id);
            std::fs::create_dir_all(folder.path().join(&name))?;
            for (_, file) in with(fix, version, there)?.iter() {
                std::fs::write(folder.path().join(&name).join(&file.path), &*file.text)?;
            }
            names.push(name);
        }
    }
    let oracle = shared.join("oracle/tfcheck");
    let output = Command::new(oracle).args(["validate", "--plan"]).args(&names).current_dir(folder.path()).output()?;
    let mut failed = Vec::new();
    let said = String::from_utf8_lossy(&output.stdout);
    for line in said.lines() {
        let verdict: serde_json::Value = serde_json::from_str(line)?;
        if verdict["valid"] != true || verdict["plan"] == false {
            failed.push(line);
        }
    }
    if said.lines().count() < names.len() {
        return Err(format!("no verdict on some of {} configurations", names.len()).into());
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n").into()) }
}
