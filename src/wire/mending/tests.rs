//! Faults of every kind, put into every line of a file: it opens again, and what was good stays as it was.

use crate::catalogue::{self, Selection};
use crate::engine::{Options, Outcome, settle};
use crate::source::{File, Sources};
use crate::syntax::parse;
use crate::verify;

const BEFORE: &str = "# The network\nresource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\" # wide\n}\n";
const AFTER: &str =
    "variable \"stage\" { type = string }\n\nlocals {\n    odd   =  [1,2 ]\n  text = <<-EOT\n    a: b; “c”\n  EOT\n}\n";
const GOOD: &str = r#"resource "aws_lb" "main" {
  name     = "main-${var.stage}"
  internal = false
  subnets  = ["a", "b"]

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }

  tags = merge(var.tags, {
    Team  = "data"
    Stage = var.stage
  })
}
"#;

/// The file after all fixes of this class.
fn repaired(text: &str) -> String {
    let selection = Selection { select: vec!["syntax".into()], ignore: Vec::new() };
    let options = Options { allow_unsafe: true, selection, ..Options::default() };
    let outcome = settle(Sources::new([File::new("main.tf", text)]), catalogue::all(), &options);
    verify::replay(&outcome).expect("the log says all");
    let text = outcome.after.iter().next().expect("a file stays").1.text.to_string();
    assert!(parse(&text).is_valid(), "it does not open:\n{text}\n{:?}", said(&outcome));
    text
}

fn said(outcome: &Outcome) -> Vec<&str> {
    outcome.records.iter().map(|record| &*record.message).collect()
}

/// What a fault makes of a line; `None` where it cannot be.
type Fault = fn(&str) -> Option<String>;

const FAULTS: [(&str, Fault); 13] = [
    ("a colon", |line| line.contains(" = ").then(|| line.replacen(" = ", ": ", 1))),
    ("an arrow", |line| line.contains(" = ").then(|| line.replacen(" = ", " => ", 1))),
    ("a semicolon", |line| line.contains(" = ").then(|| format!("{line};"))),
    ("curly quotes", |line| line.contains('"').then(|| line.replacen('"', "“", 1).replacen('"', "”", 1))),
    ("no opening quote", |line| line.contains('"').then(|| line.replacen('"', "", 1))),
    ("no closing quote", |line| line.rfind('"').map(|at| format!("{}{}", &line[..at], &line[at + 1..]))),
    ("no closing bracket", |line| line.rfind(['}', ']', ')']).map(|at| format!("{}{}", &line[..at], &line[at + 1..]))),
    ("one more brace", |line| line.trim().eq("}").then(|| format!("{line}\n{line}"))),
    ("a brace on the next line", |line| line.strip_suffix(" {").map(|head| format!("{head}\n{{"))),
    ("a fence", |line| Some(format!("```hcl\n{line}"))),
    ("prose", |line| Some(format!("Continuing with the load balancer:\n{line}"))),
    ("a bullet", |line| Some(format!("  - one more line\n{line}"))),
    ("an elision", |line| Some(format!("  ...\n{line}"))),
];

#[test]
fn a_fault_in_any_line_costs_no_other_block() {
    let lines: Vec<&str> = GOOD.lines().collect();
    for (name, fault) in FAULTS {
        for (at, line) in lines.iter().enumerate() {
            let Some(wrong) = fault(line) else { continue };
            let mut broken = lines.clone();
            broken[at] = &wrong;
            let text = format!("{BEFORE}\n{}\n\n{AFTER}", broken.join("\n"));
            if parse(&text).is_valid() {
                continue;
            }
            let after = repaired(&text);
            assert!(
                after.starts_with(BEFORE) && after.ends_with(AFTER),
                "{name} in {line:?} changes a neighbour:\n{after}"
            );
        }
    }
}

#[test]
fn a_file_may_end_anywhere() {
    for end in 1..GOOD.len() {
        let after = repaired(&format!("{AFTER}\n{}", &GOOD[..end]));
        assert!(after.starts_with(AFTER), "cut at {end}:\n{after}");
    }
}
