//! tffix repairs Terraform written by language models, without another model call.
//!
//! The modules are the pipeline, in this order:
//! [`ingest`] reads an answer or a folder into [`source::Sources`]; [`syntax`] makes a tree of each file.

pub mod ask;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod edit;
pub mod engine;
pub mod fix;
pub mod ingest;
pub mod module;
pub mod report;
pub mod schema;
pub mod shape;
pub mod source;
pub mod syntax;
pub mod verify;
pub mod wire;
pub mod write;
