//! Repair, the command without a name: answers into --out, folders in place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::ask::{self, Asked, Stated};
use crate::catalogue::{self, Selection};
use crate::engine::{self, Options, Outcome};
use crate::ingest::{self, Ingested};
use crate::report::{self, Report};
use crate::schema::nearest::nearest;
use crate::source::FileId;
use crate::verify;
use crate::write::{self, Change};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Folders and .tf files to repair in place, or an answer (.md, .txt, - for standard input). A .tf file is read
    /// together with its folder, and nothing else of the folder is written
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print a unified diff and write nothing; exit code 1 when something would change
    #[arg(short = 'n', long)]
    dry_run: bool,
    /// Where an answer's configuration goes: a folder, a FILE.tf, or - for standard output. Without it an answer is
    /// previewed
    #[arg(short, long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// What was asked: file layout, region, tags, components
    #[arg(long, value_name = "FILE")]
    prompt: Option<PathBuf>,
    /// A failure report: what it says is missing is required
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,
    /// Components that must be there, by name (alb, waf, rds, ...)
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    require: Vec<String>,
    /// Also fixes that may replace, interrupt, open, close or cost
    #[arg(long = "unsafe")]
    allow_unsafe: bool,
    /// Only these fixes or classes (`none` applies nothing); a fix named by its id is asked for
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    select: Vec<String>,
    /// Not these fixes or classes
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    ignore: Vec<String>,
    /// The file layout of an answer's configuration [default: what the prompt asks, else keep]
    #[arg(long, value_enum)]
    layout: Option<Layout>,
    /// Overwrite a different file that stands in --out
    #[arg(long)]
    force: bool,
    /// The report: text on stderr, or one JSON document on stdout
    #[arg(long, value_enum, default_value = "text")]
    format: super::Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Layout {
    /// Files as the answer has them
    Keep,
    /// One file
    Single,
    /// variables.tf, outputs.tf, ...
    Split,
}

pub(super) fn run(args: &Args) -> Result<u8, String> {
    if args.paths.is_empty() {
        return Err("a PATH is needed: a folder, a .tf file, or an answer (`tffix --help` has examples)".into());
    }
    let to_stdout = args.out.as_deref() == Some(Path::new("-"));
    if to_stdout && args.format == super::Format::Json {
        return Err("--format json and --out - both want standard output".into());
    }
    if args.out.is_some() && args.paths.len() > 1 {
        return Err("--out takes one answer; folders are repaired in place".into());
    }
    let options = options(args)?;
    let mut code = super::DONE;
    let mut documents = Vec::new();
    for path in &args.paths {
        let (one, document) = repair(args, path, &options).map_err(|message| {
            let shown = shown(path);
            if message.starts_with(&shown) { message } else { format!("{shown}: {message}") }
        })?;
        code = code.max(one);
        documents.extend(document);
    }
    if args.format == super::Format::Json {
        super::print(&report::json::document(documents)?)?;
    }
    Ok(code)
}

fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".into() } else { path.display().to_string() }
}

fn options(args: &Args) -> Result<Options, String> {
    let selection = Selection { select: args.select.clone(), ignore: args.ignore.clone() };
    if let Some(name) = selection.unknown().first() {
        let names = catalogue::all().iter().flat_map(|fix| [fix.id, fix.class.as_str()]);
        let hint = nearest(name, names).map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
        return Err(format!("there is no fix or class {name:?}{hint} (`tffix list` shows them all)"));
    }
    for name in &args.require {
        if ask::component(name).is_none() {
            let hint = ask::suggest(name).map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
            return Err(format!("--require: there is no component {name:?}{hint}"));
        }
    }
    let text = |path: &Option<PathBuf>, option| path.as_deref().map(|path| super::read_text(path, option)).transpose();
    let (prompt, review) = (text(&args.prompt, "--prompt")?, text(&args.review, "--review")?);
    let mut asked = ask::read(prompt.as_deref(), review.as_deref(), &args.require);
    layout(args, &mut asked);
    Ok(Options { asked, allow_unsafe: args.allow_unsafe, selection, locked: BTreeSet::new() })
}

/// What --layout and --out say goes before what the prompt says.
fn layout(args: &Args, asked: &mut Asked) {
    let single = |name: Option<&str>| ask::Layout::Single(name.unwrap_or("main.tf").to_owned());
    let named = match &asked.layout {
        Some(Stated { value: ask::Layout::Single(name), .. }) => Some(name.clone()),
        _ => None,
    };
    let out = args
        .out
        .as_deref()
        .filter(|out| out.extension().is_some_and(|ext| ext == "tf"))
        .and_then(Path::file_name)
        .map(|name| name.to_string_lossy().into_owned());
    let (value, sentence) = match (args.layout, &out) {
        (Some(Layout::Keep), _) => (ask::Layout::Keep, "--layout keep"),
        (Some(Layout::Split), _) => (ask::Layout::Split(Vec::new()), "--layout split"),
        (Some(Layout::Single), _) => (single(out.as_deref().or(named.as_deref())), "--layout single"),
        (None, Some(name)) => (single(Some(name)), "--out"),
        (None, None) => return,
    };
    asked.layout = Some(Stated { value, sentence: sentence.into(), source: sentence.into() });
}

enum Target {
    /// Files of this folder are replaced.
    InPlace(PathBuf),
    /// Files are written into this folder.
    Into(PathBuf),
    Stdout,
    Nowhere,
}

fn repair(args: &Args, path: &Path, options: &Options) -> Result<(u8, Option<report::json::Document>), String> {
    let is_tf = path.extension().is_some_and(|ext| ext == "tf") && path.is_file();
    let in_place = is_tf || path.is_dir();
    if in_place && (args.out.is_some() || args.layout.is_some()) {
        return Err("--out and --layout are for answers; folders and .tf files are repaired in place".into());
    }
    let mut options = options.clone();
    let (read, folder) = if is_tf {
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        let read = ingest::read_folder(&folder).map_err(|error| error.to_string())?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        options.locked = read.sources.iter().filter(|(_, file)| file.path != name).map(|(id, _)| id).collect();
        (read, Some(folder))
    } else {
        let read = ingest::read_path(path, &options.asked).map_err(|error| error.to_string())?;
        let folder = path.is_dir().then(|| path.to_owned());
        (read, folder)
    };
    options.locked.extend(&read.linked);
    let target = match (folder, &args.out) {
        (Some(folder), _) => Target::InPlace(folder),
        (None, Some(out)) if out == Path::new("-") => Target::Stdout,
        (None, Some(out)) if out.extension().is_some_and(|ext| ext == "tf") => {
            Target::Into(out.parent().unwrap_or(Path::new("")).to_owned())
        }
        (None, Some(out)) => Target::Into(out.clone()),
        (None, None) => Target::Nowhere,
    };
    let Ingested { sources, notes, provenance, .. } = read;
    let outcome = engine::settle(sources, catalogue::all(), &options);
    verify::replay(&outcome).map_err(|what| format!("{what}. Nothing was written; this is a bug of tffix"))?;
    let report = Report { outcome: &outcome, notes: &notes, provenance: &provenance };
    let writes = !args.dry_run && !matches!(target, Target::Nowhere);
    if let (true, Target::Stdout) = (writes, &target) {
        super::print(&only_file(&outcome)?)?;
    }
    if writes {
        write(args, &target, &outcome)?;
    } else if args.format == super::Format::Text {
        super::print(&report::diff::render(&outcome, report::diff::colours()))?;
    }
    if args.format == super::Format::Text {
        anstream::eprint!("{}", report::text::render(&report, writes));
    }
    let remains = report.remains();
    let changes = outcome.before != outcome.after;
    let code = if remains || !writes && changes { super::REMAINS } else { super::DONE };
    let document =
        (args.format == super::Format::Json).then(|| report::json::Document::new(&shown(path), &report, writes));
    Ok((code, document))
}

fn only_file(outcome: &Outcome) -> Result<String, String> {
    let files: Vec<_> = outcome.after.iter().filter(|(_, file)| file.is_terraform()).collect();
    match files.as_slice() {
        [(_, file)] => Ok(file.text.to_string()),
        many => Err(format!("--out - takes one file and there are {} (--layout single makes one)", many.len())),
    }
}

fn write(args: &Args, target: &Target, outcome: &Outcome) -> Result<(), String> {
    let mut changes = Vec::new();
    let root = match target {
        Target::InPlace(folder) => {
            for (id, file) in outcome.after.iter() {
                let old = ((id.0 as usize) < outcome.before.len()).then(|| outcome.before.file(FileId(id.0)));
                if old.is_none_or(|old| old.text != file.text) {
                    changes.push(Change {
                        path: folder.join(&file.path),
                        old: old.map(|old| old.text.to_string()),
                        new: file.text.to_string(),
                    });
                }
            }
            folder
        }
        Target::Into(folder) => {
            for (_, file) in outcome.after.iter() {
                let path = folder.join(&file.path);
                let there = write::current(&path).map_err(|error| error.to_string())?;
                match &there {
                    Some(text) if *text == *file.text.as_bytes() => continue,
                    Some(_) if !args.force => {
                        return Err(format!("{} is there and differs; --force overwrites it", path.display()));
                    }
                    _ => {}
                }
                let old = there.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                changes.push(Change { path, old, new: file.text.to_string() });
            }
            folder
        }
        Target::Stdout | Target::Nowhere => return Ok(()),
    };
    write::all(root, &changes).map_err(|error| error.to_string())
}
