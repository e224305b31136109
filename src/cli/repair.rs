//! Repair, the command without a name: answers into --out, folders in place.

mod out;

use std::io::Write as _;
use std::path::PathBuf;

use clap::ValueEnum;

use super::config::{self, ConfigArgs, Said};
use super::job::{self, Job};
use super::{DONE, Format, REMAINS};
use crate::ask::{self, Asked, Stated};
use crate::engine::{Options, Outcome};
use crate::ingest::{Ingested, Note};
use crate::layout::Choice;
use crate::report::json::{Document, Whole};
use crate::report::{self, Report};
use crate::together;
use crate::write;
use out::Target;

const ASKED: &str = "What was asked";
const FIXES: &str = "Which fixes";
const OUTPUT: &str = "Where it goes";

#[derive(clap::Args)]
pub(super) struct Args {
    /// Folders and .tf files to repair in place, or an answer (.md, .txt, - for standard input).
    /// A folder is searched for .tf files, but for hidden folders and links. A .tf file is judged together with the other
    /// files of its folder, and no other file is written
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print a unified diff on standard output and write nothing; exit code 1 when something would change
    #[arg(short = 'n', long)]
    dry_run: bool,
    /// Where an answer's configuration goes: a folder, a FILE.tf, or - for standard output. Without it an answer is
    /// previewed: the diff is printed, nothing is written, and the exit code is that of a repair
    #[arg(short, long, value_name = "PATH", help_heading = OUTPUT)]
    out: Option<PathBuf>,
    /// Overwrite a different file that stands in --out
    #[arg(long, requires = "out", help_heading = OUTPUT)]
    force: bool,
    /// The file layout: of an answer's configuration [default: what the prompt asks, else keep], or of a folder, whose blocks
    /// are moved last and stay in it [default: keep]
    #[arg(long, value_enum, help_heading = OUTPUT)]
    layout: Option<Layout>,
    /// The report: text on standard error, or one JSON document on standard output
    #[arg(long, value_enum, default_value = "text", help_heading = OUTPUT)]
    format: Format,
    /// What was asked: file layout, region, tags, components
    #[arg(long, value_name = "FILE", help_heading = ASKED)]
    prompt: Option<PathBuf>,
    /// A failure report: what it says is missing is required
    #[arg(long, value_name = "FILE", help_heading = ASKED)]
    review: Option<PathBuf>,
    /// Components that must be there, by name (alb, waf, rds, ...)
    #[arg(long, value_name = "NAME", value_delimiter = ',', help_heading = ASKED)]
    require: Vec<String>,
    /// Also fixes that may replace, interrupt, open, close or cost; `--unsafe=false` where the settings say so
    #[arg(long = "unsafe", value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true",
          hide_possible_values = true, help_heading = FIXES)]
    allow_unsafe: Option<bool>,
    /// Only these fixes or classes (`none` applies nothing); a fix named by its id is asked for
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = FIXES)]
    select: Vec<String>,
    /// Not these fixes or classes
    #[arg(long, value_name = "ID", value_delimiter = ',', help_heading = FIXES)]
    ignore: Vec<String>,
    /// Another provider's schema (`terraform providers schema -json`)
    #[arg(long, value_name = "FILE", help_heading = FIXES)]
    schema: Vec<PathBuf>,
    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Layout {
    /// Files as they are
    Keep,
    /// One file
    Single,
    /// versions.tf, providers.tf, variables.tf, locals.tf, outputs.tf, or what the files of these uses are called
    Split,
}

impl Layout {
    fn choice(self) -> Choice {
        match self {
            Layout::Keep => Choice::Keep,
            Layout::Single => Choice::Single,
            Layout::Split => Choice::Split,
        }
    }
}

/// A path of the call after its repair, with nothing written yet.
struct Repaired {
    job: Job,
    read: Ingested,
    outcome: Outcome,
    target: Target,
    warnings: Vec<String>,
    settings: Option<PathBuf>,
}

impl Repaired {
    fn report(&self) -> Report<'_> {
        Report {
            outcome: &self.outcome,
            notes: &self.read.notes,
            provenance: &self.read.provenance,
            warnings: &self.warnings,
            settings: self.settings.as_deref(),
        }
    }
}

pub(super) fn run(args: &Args) -> Result<u8, String> {
    let at_once = together::start();
    let jobs = job::all(&args.paths)?;
    let out = out::Out::new(args, &jobs)?;
    let asked = super::asked(args.prompt.as_deref(), args.review.as_deref(), &args.require)?;
    let options = Options { asked, schemas: super::check::schemas(&args.schema)?, ..Options::default() };
    let said = Said { select: &args.select, ignore: &args.ignore, allow_unsafe: args.allow_unsafe };
    let mut prepared = Vec::new();
    for job in jobs {
        let mut warnings = Vec::new();
        for root in job.root().into_iter().chain(out.root()) {
            prepare(root, args.dry_run, &mut warnings)?;
        }
        prepared.push((job, warnings));
    }
    let repair = |(job, mut warnings): (Job, Vec<String>), at_once: bool| {
        let settings = args.config.settings(job.home())?;
        let mut options = config::apply(&options, settings.as_ref(), &said, job.root())?;
        let chosen = args.layout.map(Layout::choice).or(options.layout).filter(|_| !job.is_files());
        options.layout = chosen.filter(|_| job.root().is_some());
        if job.root().is_none() {
            layout(chosen, &out, &mut options.asked)?;
        }
        let (mut read, options) = job.read(&options)?;
        let outcome = crate::repair(read.sources.clone(), &Options { at_once, ..options });
        let outcome = outcome.map_err(|bug| format!("{}: {bug}", job.shown()))?;
        read.notes.extend(outcome.moved.iter().map(|said| Note::new("ingest-layout", said.clone(), Vec::new(), 1)));
        let target = out.target(&job, &outcome)?;
        if let Target::Folder(folder) = &target {
            warnings.extend(out.conflicts(folder, args)?);
            warnings.extend(out.strangers(folder, &outcome));
        }
        let settings = settings.map(|settings| settings.path);
        Ok(Repaired { job, read, outcome, target, warnings, settings })
    };
    // Everything is repaired before anything is written: one path that cannot be used stops them all.
    let all = together::each(prepared, at_once, &repair).into_iter().collect::<Result<Vec<_>, String>>()?;
    let writes = |one: &Repaired| !args.dry_run && !matches!(one.target, Target::Nowhere);
    let folders: Vec<write::Folder> = all
        .iter()
        .filter(|one| writes(one))
        .filter_map(|one| match &one.target {
            Target::Folder(folder) => Some(folder.clone()),
            Target::Stdout(_) | Target::Nowhere => None,
        })
        .collect();
    write::all(&folders).map_err(|error| error.to_string())?;
    let mut code = DONE;
    let mut documents = Vec::new();
    for one in &all {
        let report = one.report();
        let changes = one.outcome.before != one.outcome.after;
        code = code.max(if report.remains() || args.dry_run && changes { REMAINS } else { DONE });
        match (args.format, &one.target) {
            (Format::Json, _) => {
                documents.push(Document { path: one.job.shown(), report, written: writes(one) });
                continue;
            }
            (Format::Text, Target::Stdout(text)) if writes(one) => super::print(text)?,
            (Format::Text, _) if !writes(one) => {
                super::print(&report::diff::render(&one.outcome, one.job.prefix(), super::colours()))?;
            }
            (Format::Text, _) => {}
        }
        // Where nobody reads standard error, the exit code says it all.
        let text = report::text::render(&report, one.job.prefix(), writes(one));
        let _ = anstream::stderr().write_all(text.as_bytes());
    }
    if args.format == Format::Json {
        super::print_json(&Whole::new(documents))?;
    }
    Ok(code)
}

/// What a run before left half done is completed first; a preview only says so.
fn prepare(root: &std::path::Path, dry_run: bool, warnings: &mut Vec<String>) -> Result<(), String> {
    if dry_run {
        if write::interrupted(root) {
            let root = root.display();
            warnings
                .push(format!("{root}: another run writes here or was killed; the next one that writes completes it"));
        }
    } else if write::recover(root).map_err(|error| error.to_string())? {
        warnings.push(format!("{}: completed what a run before was killed in", root.display()));
    }
    Ok(())
}

/// What --layout (or the settings) and --out say goes before what the prompt says.
fn layout(chosen: Option<Choice>, out: &out::Out, asked: &mut Asked) -> Result<(), String> {
    let (value, sentence) = match (chosen, out.file_name()) {
        (Some(Choice::Keep | Choice::Split), Some(_)) => {
            return Err("--out FILE.tf is one file; with --layout keep or split it takes a folder".into());
        }
        (Some(choice), None) => (choice.layout(asked), "--layout"),
        (_, Some(name)) => (ask::Layout::Single(name.to_owned()), "--out"),
        (None, None) => return Ok(()),
    };
    asked.layout = Some(Stated { value, sentence: sentence.into(), source: sentence.into() });
    Ok(())
}
