//! Whole answers: which files they become, line by line, and what is said about the rest.

mod support;

use std::fmt::Write as _;
use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{entries, golden, read, root};
use tffix::ask::{Asked, Layout, Stated};
use tffix::ingest::read_answer;

fn main() {
    let args = Arguments::from_args();
    let answers = entries(&root().join("tests/answers"));
    let trials = answers.into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "md"));
    let trials = trials.map(|path| {
        let name = path.file_stem().expect("answers have names").to_string_lossy().into_owned();
        Trial::test(name, move || answer(&path))
    });
    libtest_mimic::run(&args, trials.collect()).exit();
}

/// The golden file shows each line behind the line of the answer that it comes from.
fn answer(path: &Path) -> Result<(), Failed> {
    let text = read(path);
    let read = read_answer(&text, &asked(&path.with_extension("asked"))).map_err(|error| error.to_string())?;
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    for (id, file) in read.sources.iter() {
        writeln!(out, "=== {}", file.path)?;
        for (at, line) in file.text.split_inclusive('\n').enumerate() {
            let from = read.provenance.line(id, at + 1).ok_or("a line without a source")?;
            let (shown, end) =
                line.strip_suffix("\r\n").map_or((line.trim_end_matches('\n'), ""), |line| (line, "\\r"));
            let plain = |text: &str| text.replace('\\', "");
            if !plain(lines[from - 1]).contains(&plain(shown)) {
                return Err(format!("{}:{}: not in line {from} of the answer", file.path, at + 1).into());
            }
            writeln!(out, "{}", format!("{from:4} {shown}{end}").trim_end())?;
        }
        if !file.text.ends_with('\n') {
            return Err(format!("{}: no newline at the end", file.path).into());
        }
    }
    writeln!(out, "=== notes")?;
    for note in &read.notes {
        writeln!(out, "{} {:?} {}: {}", note.id, note.lines, note.count, note.message)?;
    }
    golden(&path.with_extension("read"), &out).map_err(Failed::from)
}

/// What is asked beside an answer: `single NAME`, `split NAME...`, `exists NAME`, a line each.
fn asked(path: &Path) -> Asked {
    let mut asked = Asked::default();
    let text = std::fs::read_to_string(path).unwrap_or_default();
    for line in text.lines() {
        let mut words = line.split_whitespace().map(str::to_owned);
        let stated = |value| Stated { value, sentence: line.to_owned(), source: "asked".to_owned() };
        match words.next().as_deref() {
            Some("single") => asked.layout = words.next().map(|name| stated(Layout::Single(name))),
            Some("split") => asked.layout = Some(stated(Layout::Split(words.collect()))),
            Some("exists") => asked.existing_files.extend(words.map(|value| Stated {
                value,
                sentence: line.to_owned(),
                source: "asked".to_owned(),
            })),
            other => panic!("{}: {other:?}", path.display()),
        }
    }
    asked
}
