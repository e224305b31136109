//! Faults put into good configurations: what Terraform refuses is repaired, and nothing that was there is lost.
//!
//! `TFFIX_INJECT=3000` tries so many, with the safe fixes alone as well; `TFFIX_INJECT_SHOW=1` prints what is not repaired.

mod slips;
mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use slips::{Dice, Fault, Good, KINDS, addresses, read};
use support::{diff, entries, root, sources};
use tffix::engine::{Options, Outcome};
use tffix::source::{File, Sources};

/// How many faults `cargo test` tries.
const FEW: usize = 320;
/// Of a hundred faults that Terraform refuses, so many are repaired at least.
const REPAIRED: usize = 95;

#[derive(Default)]
struct Count {
    refused: usize,
    repaired: usize,
    safely: usize,
}

/// One fault and what became of it.
struct Trial {
    kind: usize,
    repaired: bool,
    /// With the safe fixes alone; `None` where nobody looked.
    safely: Option<bool>,
    /// What must not happen.
    harm: Vec<String>,
    story: String,
}

#[test]
fn faults_in_good_code_are_repaired() {
    let asked = std::env::var("TFFIX_INJECT").ok().and_then(|number| number.parse().ok());
    let show = std::env::var_os("TFFIX_INJECT_SHOW").is_some();
    let number: usize = asked.unwrap_or(FEW);
    let good = goods();
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let work = |worker: usize| {
        // What is known of a configuration stays with the thread that worked it out.
        let good: Vec<_> = good.iter().map(|(name, sources)| Good::new(name.clone(), sources.clone())).collect();
        let mine = (0..number).filter(|seed| seed % workers == worker);
        mine.filter_map(|seed| trial(&good, seed, asked.is_some())).collect::<Vec<_>>()
    };
    let work = &work;
    let trials: Vec<Trial> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
        all.into_iter().flat_map(|one| one.join().expect("a trial does not panic")).collect()
    });
    let mut counts: BTreeMap<usize, Count> = BTreeMap::new();
    let mut harm = String::new();
    for trial in &trials {
        let count = counts.entry(trial.kind).or_default();
        count.refused += 1;
        count.repaired += usize::from(trial.repaired);
        count.safely += usize::from(trial.safely == Some(true));
        if show && !trial.repaired {
            println!("NOT REPAIRED: {}", trial.story);
        }
        for one in &trial.harm {
            writeln!(harm, "{one}\n{}", trial.story).expect("text");
        }
    }
    let (all, repaired) = (trials.len(), trials.iter().filter(|trial| trial.repaired).count());
    for (kind, count) in &counts {
        let safely = if asked.is_some() { format!(", {:3} safely", count.safely) } else { String::new() };
        println!("{:4} of {:4} repaired{safely}: {}", count.repaired, count.refused, KINDS[*kind].0);
    }
    let safely = trials.iter().filter(|trial| trial.safely == Some(true)).count();
    println!("{repaired} of {all} faults repaired; with the safe fixes alone {safely} (0: nobody looked)");
    assert!(harm.is_empty(), "{harm}");
    assert!(all * 4 > number * 3, "only {all} of {number} faults were refused");
    assert!(repaired * 100 >= all * REPAIRED, "{repaired} of {all} were repaired");
}

/// The configurations, each with either version of the provider.
fn goods() -> Vec<(String, Sources)> {
    let mut all = Vec::new();
    for path in entries(&root().join("tests/injected")) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let five = sources(&path);
        let six = Sources::new(five.iter().map(|(_, file)| {
            let text = ["\"~> 5.0\"", "\"~> 5.30\"", "\">= 5.0, < 6.0\""]
                .iter()
                .fold(file.text.to_string(), |text, five| text.replace(five, "\"~> 6.0\""));
            File::new(file.path.clone(), text)
        }));
        for (version, sources) in [("5", five), ("6", six)] {
            let name = format!("{name} with version {version}");
            assert!(read(sources.clone()).is_valid(), "{name}: not valid");
            // What there is to better is bettered before: what happens afterwards is the fault's doing.
            let sources = repair(sources, true).after;
            assert!(read(sources.clone()).is_valid(), "{name}: not valid any more");
            all.push((name, sources));
        }
    }
    all
}

fn repair(sources: Sources, allow_unsafe: bool) -> Outcome {
    let options = Options { allow_unsafe, ..Options::default() };
    tffix::repair(sources, &options).expect("the log gives the result")
}

/// Puts a fault of the seed's kind where the seed says; `None` where that is nothing that Terraform refuses.
fn trial(good: &[Good], seed: usize, safely: bool) -> Option<Trial> {
    let mut dice = Dice::new(seed as u64);
    let kind = seed % KINDS.len();
    for _ in 0..12 {
        let good = &good[dice.below(good.len())];
        let all = KINDS[kind].1(good, &mut dice);
        let Some(fault) = dice.pick(all) else { continue };
        let broken = good.with(&fault);
        if !read(broken.clone()).is_valid() {
            return Some(judge(good, &fault, broken, seed, safely));
        }
    }
    None
}

fn judge(good: &Good, fault: &Fault, broken: Sources, seed: usize, safely: bool) -> Trial {
    let outcome = repair(broken.clone(), true);
    let after = read(outcome.after.clone());
    let mut story = format!("seed {seed}, {}, {}:\n", KINDS[seed % KINDS.len()].0, good.name);
    story += &diff(&good.reading.sources, &broken);
    story += "=== what became of it\n";
    story += &diff(&broken, &outcome.after);
    for error in &outcome.errors {
        writeln!(story, "=== {}: {}", error.place, error.message).expect("text");
    }
    let repaired = outcome.errors.is_empty() && after.is_valid();
    let safely = safely.then(|| repair(broken, false).errors.is_empty());
    Trial { kind: seed % KINDS.len(), repaired, safely, harm: harm(good, fault, &outcome), story }
}

/// What must not happen to a configuration, whatever is wrong with it.
fn harm(good: &Good, fault: &Fault, outcome: &Outcome) -> Vec<String> {
    let mut harm = Vec::new();
    let (before, after) = (good.addresses(), addresses(&read(outcome.after.clone())));
    let lost: Vec<_> = before.difference(&after).filter(|address| !fault.gone.contains(*address)).collect();
    if !lost.is_empty() {
        harm.push(format!("LOST {lost:?}"));
    }
    let there: Vec<_> = before.iter().map(|address| of(address)).collect();
    let renamed = fault.gone.iter().any(|address| !after.contains(address));
    for new in after.difference(&before).filter(|new| of(new).contains('_')) {
        if there.contains(&of(new)) && !renamed {
            harm.push(format!("ANOTHER {new}"));
        }
    }
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines: BTreeMap<String, isize> = BTreeMap::new();
    for (_, file) in outcome.after.iter() {
        file.text.lines().for_each(|line| *lines.entry(words(line)).or_default() += 1);
    }
    for (id, file) in good.reading.sources.iter() {
        let mut start = 0;
        for line in file.text.split_inclusive('\n') {
            let range = start..start + line.len();
            start = range.end;
            let touched = |(at, edit, _): &(_, std::ops::Range<usize>, String)| {
                *at == id && edit.start <= range.end && range.start <= edit.end
            };
            if line.chars().any(char::is_alphanumeric) && !fault.edits.iter().any(touched) {
                let left = lines.entry(words(line)).or_default();
                *left -= 1;
                if *left < 0 && !is_wrapped(line, outcome) {
                    harm.push(format!("LINE {}", line.trim_end()));
                }
            }
        }
    }
    harm
}

/// The folder, kind and type of an address.
fn of(address: &str) -> &str {
    let (_, path) = address.split_once(':').unwrap_or_default();
    let names = if path.starts_with("data.") { 2 } else { 1 };
    path.match_indices('.').nth(names - 1).map_or(path, |(at, _)| &path[..at])
}

/// Whether what a line sets is set still, as a part of what stands there now. A line that refers to something follows it:
/// to another name, or out of a cycle.
fn is_wrapped(line: &str, outcome: &Outcome) -> bool {
    if ["aws_", "data.", "random_"].iter().any(|mark| line.contains(mark)) {
        return true;
    }
    let Some((name, value)) = line.split_once('=') else { return false };
    let holds = |now: &str| {
        now.split_once('=').is_some_and(|(other, text)| other.trim() == name.trim() && text.contains(value.trim()))
    };
    outcome.after.iter().any(|(_, file)| file.text.lines().any(holds))
}
