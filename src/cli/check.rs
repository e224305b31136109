//! `tffix check PATH...`: what is wrong, and nothing is written.

use std::io::Write as _;
use std::path::PathBuf;

use super::config::{self, ConfigArgs, Said};
use super::job::{self, Job};
use super::{DONE, Format, REMAINS};
use crate::catalogue;
use crate::check::Severity;
use crate::engine::{self, Options};
use crate::report::check::{Checked, Document, render};
use crate::schema::Schemas;
use crate::together;

const EXAMPLES: &str = "\
Examples:
  tffix check infra/                        what terraform validate would say, and every finding
  tffix check --select none infra/          what terraform validate would say alone, in half the time
  tffix check --format json answer.md       the same for programs, of the code in an answer

Of more than 100 lines of one kind the report for people shows the first 100, and says how many there are.

Exit codes: 0 no error, 1 an error, 2 the call or the input cannot be used";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Folders and .tf files, or an answer (.md, .txt, - for standard input)
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The report: text, or one JSON document; both on standard output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Another provider's schema (`terraform providers schema -json`)
    #[arg(long, value_name = "FILE")]
    schema: Vec<PathBuf>,
    /// Findings of these fixes or classes alone (`none`: of none)
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    select: Vec<String>,
    /// No findings of these fixes or classes
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    ignore: Vec<String>,
    #[command(flatten)]
    config: ConfigArgs,
}

pub(super) fn run(args: &Args) -> Result<u8, String> {
    let at_once = together::start();
    let options = Options { schemas: schemas(&args.schema)?, ..Options::default() };
    let said = Said { select: &args.select, ignore: &args.ignore, ..Said::default() };
    let look = |job: Job, at_once: bool| {
        let settings = args.config.settings(job.home())?;
        let options = config::apply(&options, settings.as_ref(), &said, job.root())?;
        let (read, options) = job.read(&options)?;
        Ok(Checked {
            path: job.shown().to_owned(),
            prefix: job.prefix().to_owned(),
            look: engine::look(read.sources, catalogue::all(), &Options { at_once, ..options }),
            settings: settings.map(|settings| settings.path),
        })
    };
    let all = together::each(job::all(&args.paths)?, at_once, &look).into_iter().collect::<Result<Vec<_>, String>>()?;
    match args.format {
        Format::Json => super::print_json(&Document(&all))?,
        Format::Text => {
            let text: String = all.iter().map(render).collect();
            let written = anstream::stdout().write_all(text.as_bytes());
            written.or_else(quiet).map_err(|error| format!("standard output: {error}"))?;
        }
    }
    let wrong = all.iter().any(|one| one.diagnostics().any(|found| found.severity == Severity::Error));
    // The process ends: to give back every node of every tree is a part of the run that nobody waits for.
    std::mem::forget(all);
    Ok(if wrong { REMAINS } else { DONE })
}

/// The providers that are built in, and those of the files.
pub(super) fn schemas(files: &[PathBuf]) -> Result<Schemas, String> {
    files
        .iter()
        .try_fold(Schemas::embedded(), |schemas, file| schemas.with_file(file))
        .map_err(|error| format!("--schema {error}"))
}

/// A reader that stops reading is no error.
fn quiet(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
}
