//! `tffix bulk IN`: JSON Lines or a tree of answers in, the same out.

mod lines;
mod tree;

use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::DONE;
use super::config::{self, ConfigArgs, Said};
use crate::bulk::summary::Summary;
use crate::engine::Options;

const EXAMPLES: &str = "\
Examples:
  tffix bulk answers.jsonl -o repaired.jsonl -j 8      a record a line, its fields kept, files and findings added
  tffix bulk answers.jsonl -o repaired.jsonl --resume  goes on where a run was stopped
  zcat answers.gz | tffix bulk - > repaired.jsonl      as a filter
  tffix bulk answers/ -o repaired/ --unsafe            a folder for each answer

Exit codes: 0 every record has its outcome, 2 the call, the input or the output cannot be used";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A file of JSON Lines (.jsonl, .jsonl.gz, .jsonl.zst, - for standard input), or a folder of answers
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// A file of JSON Lines (- for standard output, which is the default), or the folder for a folder of answers
    #[arg(short, long, value_name = "OUT")]
    out: Option<PathBuf>,
    /// How many records are worked on at a time [default: one for each core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,
    /// Skip what the output already has; safe after a run that was killed
    #[arg(long, requires = "out")]
    resume: bool,
    /// Also fixes that may replace, interrupt, open, close or cost
    #[arg(long = "unsafe", value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true",
          hide_possible_values = true)]
    allow_unsafe: Option<bool>,
    /// Only these fixes or classes (`none` applies nothing)
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    select: Vec<String>,
    /// Not these fixes or classes
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Write the summary as JSON as well
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// The seconds that one record may take (0: as long as it likes); what is done then is its result, with the status `late`
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    time_limit: Duration,
    /// The field that names a record
    #[arg(long, value_name = "FIELD", default_value = "id", help_heading = "Fields and files")]
    id_field: String,
    /// The field that holds the answer
    #[arg(long, value_name = "FIELD", default_value = "response", help_heading = "Fields and files")]
    response_field: String,
    /// The field that holds the prompt
    #[arg(long, value_name = "FIELD", default_value = "prompt", help_heading = "Fields and files")]
    prompt_field: String,
    /// The field that holds a failure report
    #[arg(long, value_name = "FIELD", default_value = "review", help_heading = "Fields and files")]
    review_field: String,
    /// In a folder: the name of an answer [default: every .md and .txt file]
    #[arg(long, value_name = "NAME", help_heading = "Fields and files")]
    answer_name: Option<String>,
    /// In a folder: the name of the prompt beside an answer
    #[arg(long, value_name = "NAME", default_value = "PROMPT.md", help_heading = "Fields and files")]
    prompt_name: String,
    /// In a folder: the name of a failure report beside an answer
    #[arg(long, value_name = "NAME", help_heading = "Fields and files")]
    review_name: Option<String>,
    #[command(flatten)]
    config: ConfigArgs,
}

pub(super) fn run(args: &Args) -> Result<u8, String> {
    let home = if args.input.is_dir() { &args.input } else { args.input.parent().unwrap_or(Path::new("")) };
    let settings = args.config.settings(if home.as_os_str().is_empty() { Path::new(".") } else { home })?;
    let said = Said { select: &args.select, ignore: &args.ignore, allow_unsafe: args.allow_unsafe };
    let options = config::apply(&Options::default(), settings.as_ref(), &said, None)?;
    if let Some(settings) = &settings {
        eprintln!("settings from {}", settings.path.display());
    }
    let summary = match args.input.is_dir() {
        true => tree::run(args, &options)?,
        false => lines::run(args, &options)?,
    };
    eprint!("{}", summary.render());
    if let Some(path) = &args.summary {
        let text = serde_json::to_string_pretty(&summary).map_err(|error| error.to_string())?;
        std::fs::write(path, text + "\n").map_err(|error| format!("--summary {}: {error}", path.display()))?;
    }
    Ok(DONE)
}

impl Args {
    fn workers(&self) -> usize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok().map(usize::from)).unwrap_or(1).max(1)
    }

    fn limit(&self) -> Option<Duration> {
        Some(self.time_limit).filter(|limit| !limit.is_zero())
    }
}

/// Seconds, in parts where that is wanted.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or_else(|| "a number of seconds is needed, such as 30 or 0.5".to_owned())
}

/// Progress on a terminal: how many, how fast, and the time left where the number is known.
fn progress(total: Option<u64>) -> ProgressBar {
    let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
    let template = match total {
        Some(_) => "{bar:30} {pos}/{len} {per_sec} {eta} left",
        None => "{spinner} {pos} {per_sec} {elapsed}",
    };
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Counts and shows one record.
fn count(summary: &mut Summary, bar: &ProgressBar, id: &str, done: &crate::bulk::Done) {
    summary.add(id, done);
    bar.inc(1);
}
