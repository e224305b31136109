//! What `check` says of the cases in `tests/check/*.tf`, and whether Terraform says the same.
//!
//! `#=== name` starts a case, `#--- path` another file of it. `#~ Summary` at the end of a line: an error of this
//! summary is expected on this line, from Terraform as well. `#! Summary`: from `check` alone (Terraform needs a
//! provider or a plan to say it, or says it in words of its own). Nothing else may be said.

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{entries, read, root, shared};
use tffix::check::{Severity, check};
use tffix::ingest::json;
use tffix::module::Module;
use tffix::schema::Schemas;
use tffix::source::{File, Sources};
use tffix::syntax;

/// File, line and summary.
type Said = BTreeSet<(String, usize, String)>;

struct Case {
    name: String,
    files: Vec<File>,
    /// What both say.
    both: Said,
    /// What only `check` says.
    ours: Said,
}

fn main() {
    let args = Arguments::from_args();
    let mut trials = Vec::new();
    for path in entries(&root().join("tests/check")) {
        let topic = path.file_stem().expect("a name").to_string_lossy().into_owned();
        for case in cases(&read(&path)) {
            trials.push(Trial::test(format!("{topic}/{}", case.name), move || ours(&case)));
        }
        trials.push(Trial::test(format!("{topic}, asked of terraform"), move || theirs(&cases(&read(&path)))));
    }
    libtest_mimic::run(&args, trials).exit();
}

fn cases(text: &str) -> Vec<Case> {
    let mut all: Vec<Case> = Vec::new();
    for part in text.split("#=== ").skip(1) {
        let (name, body) = part.split_once('\n').expect("a case has a body");
        let mut case = Case { name: name.to_owned(), files: Vec::new(), both: Said::new(), ours: Said::new() };
        for (at, file) in body.split("#--- ").enumerate() {
            let (path, text) = if at == 0 { ("main.tf", file) } else { file.split_once('\n').expect("a file") };
            for (line, text) in text.lines().enumerate() {
                for (mark, said) in [("#~ ", &mut case.both), ("#! ", &mut case.ours)] {
                    if let Some((_, summary)) = text.split_once(mark) {
                        said.insert((path.to_owned(), line + 1, summary.to_owned()));
                    }
                }
            }
            // JSON has no comments: the marks are ours.
            let plain = |line: &str| {
                line.split(" #~ ").next().unwrap_or_default().split(" #! ").next().unwrap_or_default().to_owned() + "\n"
            };
            let text = if path.ends_with(json::ENDING) { text.lines().map(plain).collect() } else { text.to_owned() };
            case.files.push(File::new(path, text));
        }
        all.push(case);
    }
    all
}

fn ours(case: &Case) -> Result<(), Failed> {
    let mut sources = Sources::new(case.files.clone());
    json::read(&mut sources, &Schemas::embedded());
    let trees = sources.iter().map(|(id, file)| (id, Arc::new(syntax::parse(&file.text)))).collect();
    let modules = Module::all(&sources, &trees);
    let found = check(&modules, &Schemas::embedded(), &|_: &str| false);
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    let said: Said = errors
        .map(|one| {
            let file = sources.file(one.at.file);
            (file.path.clone(), file.position(one.at.range.start).0, short(&one.summary))
        })
        .collect();
    let wanted: Said = case.both.union(&case.ours).cloned().collect();
    same(&case.name, &said, &wanted)
}

/// A cycle's summary names its members, in an order of its own.
fn short(summary: &str) -> String {
    if summary.starts_with("Cycle: ") { "Cycle".to_owned() } else { summary.to_owned() }
}

fn same(name: &str, said: &Said, wanted: &Said) -> Result<(), Failed> {
    let missing: Vec<_> = wanted.difference(said).collect();
    let more: Vec<_> = said.difference(wanted).collect();
    if missing.is_empty() && more.is_empty() {
        return Ok(());
    }
    Err(format!("{name}: not said: {missing:?}; said too much: {more:?}").into())
}

/// Holds the cases against Terraform, with providers that know only their schemas.
fn theirs(cases: &[Case]) -> Result<(), Failed> {
    let terraform = Command::new("terraform").arg("version").output();
    let (Some(shared), Ok(_)) = (shared(), terraform) else {
        println!("skipped: there is no terraform, or no oracle");
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    let asked: Vec<_> = cases.iter().filter(|case| case.ours.is_empty()).enumerate().collect();
    for (number, case) in &asked {
        for file in &case.files {
            let path = folder.path().join(number.to_string()).join(&file.path);
            std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            std::fs::write(path, &*file.text)?;
        }
    }
    let numbers = asked.iter().map(|(number, _)| number.to_string());
    let oracle = shared.join("oracle/tfcheck");
    let output = Command::new(oracle).arg("validate").args(numbers).current_dir(folder.path()).output()?;
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let verdicts: Vec<serde_json::Value> = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let mut wrong = Vec::new();
    for ((_, case), verdict) in asked.iter().zip(&verdicts) {
        let mut wanted = case.both.clone();
        let mut said = Said::new();
        for error in verdict["errors"].as_array().into_iter().flatten() {
            let summary = short(error["summary"].as_str().unwrap_or_default());
            if let Some(summary) = summary.strip_prefix("init: ") {
                // What is found that early comes without a place.
                if summary.starts_with("Terraform encountered problems") {
                    continue;
                }
                let places: Said = wanted.iter().filter(|(_, _, one)| one == summary).cloned().collect();
                match places.is_empty() {
                    true => _ = said.insert((String::new(), 0, summary.to_owned())),
                    false => said.extend(places),
                }
                continue;
            }
            let (file, line) = (error["file"].as_str().unwrap_or_default(), error["line"].as_u64().unwrap_or_default());
            said.insert((file.to_owned(), line as usize, summary));
        }
        // Terraform names no place for a cycle.
        for set in [&mut wanted, &mut said] {
            *set = std::mem::take(set).into_iter().map(place_of_cycle).collect();
        }
        wrong.extend(same(&case.name, &said, &wanted).err().map(|failed| format!("{failed:?}")));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn place_of_cycle((file, line, summary): (String, usize, String)) -> (String, usize, String) {
    if summary == "Cycle" { (String::new(), 0, summary) } else { (file, line, summary) }
}
