//! tffix repairs Terraform written by language models, without another model call.
//!
//! The modules are the pipeline, in this order:
//! [`ingest`] reads an answer or a folder into [`source::Sources`]; [`syntax`] makes a tree of each file; [`module`] says
//! who is there and who refers to whom; fixes find, [`edit`] splices, [`engine`] repeats that until it is quiet, [`verify`]
//! checks the promises, [`report`] shows it and [`write`](mod@write) puts it on disk.
//!
//! ```
//! use tffix::{ask::Asked, engine::Options, ingest};
//!
//! let answer = "Here it is:\n\n```hcl\nresource \"aws_s3_bucket\" \"logs\" {}\n```\n";
//! let read = ingest::read_answer(answer, &Asked::default())?;
//! let outcome = tffix::repair(read.sources, &Options::default())?;
//! assert!(outcome.after.find("main.tf").is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::io::Read as _;

use engine::{Options, Outcome};
use source::Sources;

/// A data file of this program, by its path without `.toml`.
macro_rules! data {
    ($file:literal) => {
        $crate::own_data::read(
            concat!($file, ".toml"),
            include_str!(concat!(env!("OUT_DIR"), "/data/", $file, ".data")),
        )
    };
}
pub(crate) use data;

/// The same for a large one that few runs need: it is packed (`LARGE` in `src/build.rs`).
macro_rules! packed_data {
    ($file:literal) => {
        $crate::own_data::read(
            concat!($file, ".toml"),
            &$crate::unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/data/", $file, ".data.gz"))),
        )
    };
}
pub(crate) use packed_data;

pub mod ask;
pub mod bulk;
pub mod catalogue;
pub mod check;
pub mod claims;
pub mod cli;
pub mod coverage;
pub mod edit;
pub mod engine;
pub mod fix;
pub mod ignore;
pub mod ingest;
pub mod layout;
pub mod module;
mod own_data;
mod pattern;
pub mod report;
pub mod schema;
pub mod settings;
pub mod shape;
pub mod sorted;
pub mod source;
pub mod syntax;
pub mod together;
pub mod verify;
pub mod wire;
pub mod write;

/// The log of a run does not give its result: nothing of it may be used.
#[derive(Debug, thiserror::Error)]
#[error("{0}; nothing was written, this is a bug of tffix")]
pub struct Bug(String);

/// What the build packed.
pub(crate) fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).expect("it is part of the program");
    text
}

/// Repairs sources with every fix that there is: everything between reading and writing.
///
/// # Errors
///
/// When the log, replayed on what was read, does not give the result.
pub fn repair(sources: Sources, options: &Options) -> Result<Outcome, Bug> {
    let outcome = engine::settle(sources, catalogue::all(), options);
    verify::replay(&outcome).map_err(Bug)?;
    Ok(outcome)
}
