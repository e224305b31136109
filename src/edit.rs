//! Edits: ranges of the original text and what replaces them. All edits of a finding are made, or none.

pub mod align;
pub(crate) mod comments;
mod depth;
pub mod fmt;
mod frame;
pub mod place;
mod remove;
pub mod splice;
pub mod verbs;

use std::ops::Range;

use crate::source::FileId;

/// One replacement in one file. An empty range inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub file: FileId,
    /// Bytes of the text before.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

/// A file that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Relative path.
    pub path: String,
    /// The whole text. When two findings make the same file in one round, their texts follow each other.
    pub text: String,
}

/// The edits of one finding; made by the verbs alone (`edit/verbs.rs`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    pub(crate) edits: Vec<Edit>,
    pub(crate) new_files: Vec<NewFile>,
    /// What the edits settle (`aws_vpc.main`, `aws_vpc.main:tags`): of two findings with the same claim the later
    /// one waits a round, even when their ranges do not touch. With a folder before it (`modules/a:aws_vpc.main`) it is that
    /// folder's, and without one that of the module which is looked at.
    pub(crate) claims: Vec<String>,
}

impl Edits {
    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.new_files.is_empty()
    }

    /// The replacements in the order they were made.
    pub fn list(&self) -> &[Edit] {
        &self.edits
    }

    /// The files that are made.
    pub fn new_files(&self) -> &[NewFile] {
        &self.new_files
    }

    /// Says which folder is meant by claims that name none: what one module settles is another's own affair.
    pub(crate) fn claim_in(&mut self, folder: &str) {
        for claim in self.claims.iter_mut().filter(|claim| !claim.contains(':')) {
            *claim = format!("{folder}:{claim}");
        }
    }

    /// The edits of `other` as well.
    pub fn join(&mut self, other: Edits) {
        self.edits.extend(other.edits);
        self.new_files.extend(other.new_files);
        self.claims.extend(other.claims);
    }
}
