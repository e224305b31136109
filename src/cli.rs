//! The command line: one file for each command.

mod bulk;
mod check;
mod config;
mod coverage;
mod explain;
mod job;
mod list;
mod repair;
mod schema;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::ask::{self, Asked};
use crate::catalogue::{self, Selection};
use crate::ingest;
use crate::schema::nearest::nearest;

/// Everything was done, or there was nothing to do.
pub const DONE: u8 = 0;
/// Something remains; with `--dry-run`, something would change.
pub const REMAINS: u8 = 1;
/// The call or the input cannot be used.
pub const UNUSABLE: u8 = 2;

const EXAMPLES: &str = "\
Examples:
  tffix --dry-run answer.md --prompt prompt.md      show the diff and what was found
  tffix answer.md --prompt prompt.md --out infra/   write the repaired configuration
  tffix infra/                                      repair a folder in place
  tffix --unsafe --ignore imdsv2 infra/             also what may replace or interrupt, but not that
  tffix coverage answer.md --prompt prompt.md       what was asked for, and what of it is there
  tffix check infra/                                what terraform validate would say, and every finding
  tffix bulk answers.jsonl -o repaired.jsonl        many at a time
  cat answer.md | tffix - -o -                      as a filter

Settings: tffix.toml at the target or above it (select, ignore, unsafe, layout, naming, ignore-comments, per-path); a
comment `# tffix:ignore FIX reason` stops a fix at one place. README.md has both.

Exit codes:
  0  done, or nothing to do
  1  an error remains, or a fix that applies was held back (with --unsafe, or a prompt that asks for it,
     it may not be); with --dry-run also when something would change. Suggestions do not count
  2  the call or the input cannot be used; nothing was written";

/// Repairs Terraform written by language models, without another model call
#[derive(Parser)]
#[command(name = "tffix", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    repair: repair::Args,
}

#[derive(Subcommand)]
enum Command {
    /// Report only: what terraform validate would say, known offline, and every finding
    Check(check::Args),
    /// Say what was asked for, what of it is there, and what tffix would add
    Coverage(coverage::Args),
    /// Repair many answers: JSON Lines or a folder of answers in, the same out
    Bulk(Box<bulk::Args>),
    /// List every fix: id, safety, stage, class, and what holds afterwards
    List(list::Args),
    /// Say why a fix exists, what it leaves alone and what it may do
    Explain(explain::Args),
    /// Look at the provider schemas that are built in
    Schema(schema::Args),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the report on stderr
    Text,
    /// For programs: one document on stdout
    Json,
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { UNUSABLE } else { DONE };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    crate::write::interrupt::watch();
    let result = match cli.command {
        None => repair::run(&cli.repair),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Coverage(args)) => coverage::run(&args),
        Some(Command::Bulk(args)) => bulk::run(&args),
        Some(Command::List(args)) => list::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Schema(args)) => schema::run(&args),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "tffix", &mut script);
            print(&String::from_utf8_lossy(&script)).map(|()| DONE)
        }
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            let style = anstyle::AnsiColor::Red.on_default().bold();
            let _ = writeln!(anstream::stderr(), "{style}error:{style:#} {message}");
            ExitCode::from(UNUSABLE)
        }
    }
}

/// Whether standard output wants colours: it is a terminal, and nothing such as `NO_COLOR` says otherwise.
fn colours() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

/// Writes to standard output, byte for byte. A reader that stops reading (`| head`) ends the program quietly.
fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    unless_broken(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// As [`print`], a document of JSON, of which no more is in memory than what is being written.
fn print_json(document: &impl serde::Serialize) -> Result<(), String> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let written = serde_json::to_writer_pretty(&mut out, document).map_err(std::io::Error::from);
    unless_broken(written.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()))
}

fn unless_broken(written: std::io::Result<()>) -> Result<(), String> {
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("standard output: {error}")),
    }
}

/// Whether every name of a selection is a fix or a class.
fn known(selection: &Selection) -> Result<(), String> {
    let Some(name) = selection.unknown().first().map(|name| (*name).to_owned()) else { return Ok(()) };
    let names = catalogue::all().iter().flat_map(|fix| [fix.id, fix.class]);
    let hint = nearest(&name, names).map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
    Err(format!("there is no fix or class {name:?}{hint} (`tffix list` shows them all)"))
}

/// What the files and names of a call ask for.
fn asked(prompt: Option<&Path>, review: Option<&Path>, require: &[String]) -> Result<Asked, String> {
    for name in require {
        if ask::component(name).is_none() {
            let hint = ask::suggest(name).map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
            return Err(format!("--require: there is no component {name:?}{hint}"));
        }
    }
    let text = |path: Option<&Path>, option| path.map(|path| read_text(path, option)).transpose();
    let (prompt, review) = (text(prompt, "--prompt")?, text(review, "--review")?);
    Ok(ask::read(prompt.as_deref(), review.as_deref(), require))
}

/// Reads a text file that an option names.
fn read_text(path: &Path, option: &str) -> Result<String, String> {
    ingest::read_text(path).map_err(|error| format!("{option} {error}"))
}
