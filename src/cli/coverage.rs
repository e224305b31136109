//! `tffix coverage ANSWER --prompt FILE`: what was asked, and what of it is there.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::{DONE, Format, REMAINS, job};
use crate::claims::{Claim, claims};
use crate::coverage::{Line, Standing, coverage};
use crate::engine::Options;
use crate::engine::reading::Reading;
use crate::report::coverage::{claims as shown_claims, document, render};
use crate::syntax;

const EXAMPLES: &str = "\
Examples:
  tffix coverage answer.md --prompt prompt.md
  tffix coverage answer.md --review failures.md   which of its claims are true of the answer
  tffix coverage infra/ --require alb,waf --format json

Exit codes: 0 everything that was asked for is there, 1 something is missing or partial, 2 the call or the input cannot be used";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// An answer (.md, .txt, - for standard input), a folder, or .tf files
    #[arg(value_name = "ANSWER")]
    answer: PathBuf,
    /// What was asked
    #[arg(long, value_name = "FILE")]
    prompt: Option<PathBuf>,
    /// A failure report: what it says is missing is required
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,
    /// Components that must be there, by name (alb, waf, rds, ...)
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    require: Vec<String>,
    /// The report: text, or one JSON document
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<u8, String> {
    if args.prompt.is_none() && args.review.is_none() && args.require.is_empty() {
        return Err("nothing says what was asked: --prompt FILE, --review FILE or --require NAME is needed".into());
    }
    let asked = super::asked(args.prompt.as_deref(), args.review.as_deref(), &args.require)?;
    let options = Options { asked, ..Options::default() };
    let mut lines: Vec<Line> = Vec::new();
    let mut judged: Vec<Claim> = Vec::new();
    for job in job::all(std::slice::from_ref(&args.answer))? {
        let (read, options) = job.read(&options)?;
        let reading = Reading::of(read.sources, &options, &mut syntax::Cache::default());
        lines.extend(coverage(&options.asked, &reading.modules));
        judged.extend(claims(&options.asked, &reading));
    }
    match args.format {
        Format::Json => super::print(&document(&lines, &judged, &options.asked.values)?)?,
        Format::Text => {
            let mut text = render(&lines, true) + &shown_claims(&judged, true);
            for (name, value) in &options.asked.values {
                let _ = writeln!(text, "value {name} = {} ({})", value.value, value.source);
            }
            super::print(&text)?;
        }
    }
    let open = lines.iter().any(|line| matches!(line.standing, Standing::Missing | Standing::Partial));
    Ok(if open && !lines.is_empty() { REMAINS } else { DONE })
}
