//! A folder of answers in, a folder of configurations out.

use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Args, count, progress};
use crate::bulk::summary::{Summary, millis};
use crate::bulk::{Done, Task, ordered, refused, repair};
use crate::engine::Options;
use crate::ingest;
use crate::source::Sources;
use crate::write::WriteError::{self, Link, NotFile, NotFolder, Outside};
use crate::write::{self, Change, Folder};

/// The file in the output that says which answers are done: a JSON line for each.
const DONE: &str = "tffix-bulk.jsonl";

/// An answer of the tree.
struct Answer {
    path: PathBuf,
    /// Relative to the input: what it is called, and the folder of its configuration.
    name: String,
    /// Whether another answer, or the log, has that name, as file systems without upper and lower case see it.
    clashes: bool,
}

pub(super) fn run(args: &Args, options: &Options) -> Result<Summary, String> {
    let Some(out) = args.out.as_deref().filter(|out| out.as_os_str() != "-") else {
        return Err(format!("{}: a folder of answers needs --out FOLDER", args.input.display()));
    };
    let inside = |path: &Path, other: &Path| path.canonicalize().ok().zip(other.canonicalize().ok());
    if inside(out, &args.input).is_some_and(|(out, input)| out.starts_with(&input) || input.starts_with(&out)) {
        return Err(format!("--out {}: stands in the input, or the input in it", out.display()));
    }
    let mut answers = answers(args)?;
    std::fs::create_dir_all(out).map_err(|error| format!("--out {}: {error}", out.display()))?;
    let log = out.join(DONE);
    let known = match args.resume {
        true => done(&log)?,
        false => HashSet::new(),
    };
    let all = answers.len();
    answers.retain(|answer| !known.contains(&answer.name));
    let mut summary = Summary { resumed: all - answers.len(), ..Summary::default() };
    let named = |error: std::io::Error| format!("{}: {error}", log.display());
    let mut options_of = OpenOptions::new();
    options_of.create(true).write(true).append(args.resume).truncate(!args.resume);
    let mut log_file = options_of.open(&log).map_err(named)?;
    let bar = progress(Some(answers.len() as u64));
    let work = |answer: Answer| {
        let done = match read(args, &answer) {
            _ if answer.clashes => refused(format!("another answer's configuration is called {}, too", answer.name)),
            Ok(task) => repair(&task, options, args.limit()),
            Err(why) => refused(why),
        };
        (answer, done)
    };
    ordered::run(answers.into_iter(), args.workers(), work, |(answer, done): (Answer, Done)| {
        let done = match write(&out.join(&answer.name), &done.files) {
            Ok(()) => done,
            // What stands in the way of one answer is in nobody else's.
            Err(error @ (Link(_) | Outside(_) | NotFile(_) | NotFolder(_))) => refused(error.to_string()),
            Err(error) => return Err(error.to_string()),
        };
        count(&mut summary, &bar, &answer.name, &done);
        let line = serde_json::json!({
            "id": answer.name,
            "status": done.status.name(),
            "findings": done.findings,
            "error": done.error,
            "ms": millis(done.time),
        });
        writeln!(log_file, "{line}").map_err(named)
    })?;
    bar.finish_and_clear();
    Ok(summary)
}

/// The answers of the input, sorted by name.
fn answers(args: &Args) -> Result<Vec<Answer>, String> {
    let mut answers = Vec::new();
    let mut names = HashSet::from([DONE.to_lowercase()]);
    for entry in WalkDir::new(&args.input).sort_by_file_name() {
        let entry = entry.map_err(|error| error.to_string())?;
        let name = entry.file_name().to_string_lossy();
        let is_other = *name == args.prompt_name || args.review_name.as_deref() == Some(&name);
        let fits = match &args.answer_name {
            Some(wanted) => name == *wanted,
            None => !is_other && [".md", ".txt"].iter().any(|end| name.ends_with(end)),
        };
        if !entry.file_type().is_file() || !fits {
            continue;
        }
        let below = entry.path().strip_prefix(&args.input).unwrap_or(entry.path());
        let place = match args.answer_name.is_some() {
            true => below.parent().unwrap_or(Path::new("")).to_owned(),
            false => below.with_extension(""),
        };
        let name = place.to_string_lossy().replace('\\', "/");
        let name = if name.is_empty() { "answer".to_owned() } else { name };
        let clashes = !names.insert(name.to_lowercase());
        answers.push(Answer { path: entry.path().to_owned(), name, clashes });
    }
    if answers.is_empty() {
        return Err(format!("{}: no answer in this folder", args.input.display()));
    }
    Ok(answers)
}

fn read(args: &Args, answer: &Answer) -> Result<Task, String> {
    let text = |path: &Path| ingest::read_text(path).map_err(|error| error.to_string());
    let beside = |name: &str| {
        let path = answer.path.with_file_name(name);
        path.is_file().then(|| text(&path)).transpose()
    };
    Ok(Task {
        response: text(&answer.path)?,
        prompt: beside(&args.prompt_name)?,
        review: args.review_name.as_deref().map_or(Ok(None), beside)?,
    })
}

fn write(folder: &Path, files: &Sources) -> Result<(), WriteError> {
    // A run that was killed here comes first: what it completes is what stands there.
    write::recover(folder)?;
    let mut changes = Vec::new();
    for (_, file) in files.iter() {
        let old = write::current(&folder.join(&file.path))?;
        if old.as_deref() != Some(file.as_read().as_bytes()) {
            changes.push(Change { path: file.path.clone(), old, new: file.as_read().clone(), gone: false });
        }
    }
    write::all(&[Folder { root: folder.to_owned(), changes }])
}

/// The names that a log holds. A last line that is not whole is cut off: a run was killed in the middle of it.
fn done(log: &Path) -> Result<HashSet<String>, String> {
    let text = match std::fs::read_to_string(log) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(HashSet::new()),
        other => other.map_err(|error| format!("{}: {error}", log.display()))?,
    };
    let whole = text.rfind('\n').map_or(0, |at| at + 1);
    if whole < text.len() {
        std::fs::write(log, &text[..whole]).map_err(|error| format!("{}: {error}", log.display()))?;
    }
    let id = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        line.get("id")?.as_str().map(str::to_owned)
    };
    Ok(text[..whole].lines().filter_map(id).collect())
}
