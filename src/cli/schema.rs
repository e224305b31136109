//! `tffix schema list` and `tffix schema show TYPE`

use std::path::PathBuf;

use crate::schema::show::{render_list, render_show};

#[derive(clap::Args)]
#[command(after_help = "Examples:\n  tffix schema list aws_db\n  tffix schema show aws_db_instance")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
    /// Another provider's schema (`terraform providers schema -json`)
    #[arg(long, value_name = "FILE", global = true)]
    schema: Vec<PathBuf>,
}

#[derive(clap::Subcommand)]
enum Command {
    /// List the types, or those whose name holds PART
    List {
        /// A part of a type's name
        part: Option<String>,
    },
    /// Show a type's arguments and blocks, and what is required, in each version
    Show {
        /// The type, such as aws_db_instance
        name: String,
    },
}

pub(super) fn run(args: &Args) -> Result<u8, String> {
    let schemas = super::check::schemas(&args.schema)?;
    let text = match &args.command {
        Command::List { part } => render_list(&schemas, part.as_deref()),
        Command::Show { name } => render_show(&schemas, name)?,
    };
    super::print(&text).map(|()| super::DONE)
}
