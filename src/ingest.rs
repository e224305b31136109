//! Reading: an answer (Markdown or bare HCL) or a folder of `.tf` files becomes [`Sources`]. Nothing is printed here.

mod answer;
mod asset;
mod chunk;
mod fence;
mod finish;
mod folder;
pub mod json;
mod layout;
mod lines;
mod merge;
mod name;
mod note;
mod pieces;
mod place;
mod provenance;
mod scan;
mod section;
mod unfenced;
mod wrap;

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::ask::Asked;
use crate::schema::Schemas;
use crate::source::{File, FileId, Sources};

pub use folder::{Folder, read_folder, read_module};
pub use note::{NOTES, Note};
pub use provenance::{Provenance, Run};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What was read.
#[derive(Debug, Default)]
pub struct Ingested {
    /// The configuration and the files beside it.
    pub sources: Sources,
    /// What was decided on the way.
    pub notes: Vec<Note>,
    /// For an answer: where each line comes from.
    pub provenance: Provenance,
    /// For a folder: what else stands in it.
    pub folder: Option<Folder>,
    /// Files that are read and never written: another path of a file (links), and JSON.
    pub linked: BTreeSet<FileId>,
}

impl Ingested {
    /// The same with its files of JSON read as Terraform reads them; `schemas` know which names are blocks.
    pub fn with_json(mut self, schemas: &Schemas) -> Self {
        self.linked.append(&mut json::read(&mut self.sources, schemas));
        self
    }
}

/// Why nothing can be read.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// There is nothing at the path.
    #[error("{}: not found", path.display())]
    NotFound {
        /// The path.
        path: PathBuf,
    },
    /// The system refuses to read it.
    #[error("{}: cannot be read: {source}", path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file was expected.
    #[error("{}: is a folder, where a file is expected", path.display())]
    IsFolder {
        /// The path.
        path: PathBuf,
    },
    /// A folder was expected.
    #[error("{}: is not a folder", path.display())]
    NotFolder {
        /// The path.
        path: PathBuf,
    },
    /// It holds a zero byte.
    #[error("{path}: is binary (a zero byte at offset {offset})")]
    Binary {
        /// The path, or what stands for it.
        path: String,
        /// Where, in bytes.
        offset: usize,
    },
    /// It is not UTF-8.
    #[error("{path}: is not UTF-8 (at byte {offset})")]
    NotUtf8 {
        /// The path, or what stands for it.
        path: String,
        /// The first byte that is wrong.
        offset: usize,
    },
    /// It is larger than [`MAX_BYTES`].
    #[error("{path}: is larger than {limit} bytes, the most that is read")]
    TooLarge {
        /// The path, or what stands for it.
        path: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// An answer without any text.
    #[error("the answer is empty")]
    Empty,
    /// An answer that holds no resource, no data source and no module.
    #[error("no Terraform in this answer: it holds no resource, data source or module")]
    NoTerraform,
    /// A folder without any `.tf` file.
    #[error("{}: no .tf file in this folder", path.display())]
    NoFiles {
        /// The folder.
        path: PathBuf,
    },
}

/// Reads an answer: Markdown or bare HCL, told by its content. `asked` decides the layout of the files. No panic for any text; the
/// time is linear in it.
///
/// # Errors
/// [`IngestError::Empty`], [`IngestError::Binary`], [`IngestError::TooLarge`] and [`IngestError::NoTerraform`].
pub fn read_answer(text: &str, asked: &Asked) -> Result<Ingested, IngestError> {
    let what = || "the answer".to_owned();
    if text.len() as u64 > MAX_BYTES {
        return Err(IngestError::TooLarge { path: what(), limit: MAX_BYTES });
    }
    if let Some(offset) = memchr::memchr(0, text.as_bytes()) {
        return Err(IngestError::Binary { path: what(), offset });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    let Some(plain) = wrap::plain(text) else { return read_markdown(text, asked) };
    let mut read = read_markdown(&plain.text, asked)?;
    let line = |line: u32| plain.from.get(line as usize - 1).map_or(line, |from| from + 1);
    read.provenance.trace(line);
    read.notes.iter_mut().flat_map(|note| &mut note.lines).for_each(|at| *at = line(*at));
    read.notes.insert(0, plain.note);
    Ok(read)
}

fn read_markdown(text: &str, asked: &Asked) -> Result<Ingested, IngestError> {
    match unfenced::unescaped(text) {
        Some((plain, note)) => {
            let mut read = answer::read(&plain, asked)?;
            read.notes.push(note);
            Ok(read)
        }
        None => answer::read(text, asked),
    }
}

/// Reads what stands at a path: a folder, a `.tf` file (taken as it is), an answer, or standard input for `-`.
///
/// # Errors
/// Those of [`read_answer`] and [`read_folder`], and what the system says.
pub fn read_path(path: &Path, asked: &Asked) -> Result<Ingested, IngestError> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|source| IngestError::Unreadable { path: path.to_owned(), source })?;
        return read_answer(&text_of(bytes, "standard input")?, asked);
    }
    let metadata = std::fs::metadata(path).map_err(|source| failed(path, source))?;
    if metadata.is_dir() {
        return read_folder(path);
    }
    let text = read_file(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if name.ends_with(".tf") {
        return Ok(Ingested { sources: Sources::new([File::new(name, text)]), ..Ingested::default() });
    }
    read_answer(&text, asked)
}

/// Reads a text that stands beside an answer, such as a prompt.
///
/// # Errors
/// What the system says, and text that is binary, too large or not UTF-8.
pub fn read_text(path: &Path) -> Result<String, IngestError> {
    read_file(path)
}

/// Reads one file of text.
fn read_file(path: &Path) -> Result<String, IngestError> {
    let file = std::fs::File::open(path).map_err(|source| failed(path, source))?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(IngestError::IsFolder { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|source| failed(path, source))?;
    text_of(bytes, &path.display().to_string())
}

fn failed(path: &Path, source: std::io::Error) -> IngestError {
    match source.kind() {
        std::io::ErrorKind::NotFound => IngestError::NotFound { path: path.to_owned() },
        std::io::ErrorKind::IsADirectory => IngestError::IsFolder { path: path.to_owned() },
        _ => IngestError::Unreadable { path: path.to_owned(), source },
    }
}

/// Bytes that were read, as text.
fn text_of(bytes: Vec<u8>, path: &str) -> Result<String, IngestError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(IngestError::TooLarge { path: path.to_owned(), limit: MAX_BYTES });
    }
    if let Some(offset) = memchr::memchr(0, &bytes) {
        return Err(IngestError::Binary { path: path.to_owned(), offset });
    }
    String::from_utf8(bytes)
        .map_err(|error| IngestError::NotUtf8 { path: path.to_owned(), offset: error.utf8_error().valid_up_to() })
}

#[cfg(test)]
mod tests;
