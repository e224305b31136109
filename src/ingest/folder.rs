//! A folder of `.tf` and `.tf.json` files: each folder in it that holds some is a module.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use walkdir::WalkDir;

use crate::source::{File, FileId, Sources};

use super::note::Note;
use super::{IngestError, Ingested, MAX_BYTES, failed, read_file};

/// The most text that is read from one folder, in bytes.
const MAX_TOTAL: u64 = 16 * MAX_BYTES;

/// A folder that was read; whether a file stands in it can be asked later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    root: PathBuf,
    held: Held,
}

/// Which folders hold files of an ending, where somebody asked: each is listed once in a run, however often it is read. They
/// say nothing more than the folder does, so any two are equal.
#[derive(Clone, Debug, Default)]
struct Held(Arc<Mutex<HashMap<(String, String), bool>>>);

impl PartialEq for Held {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Held {}

impl Folder {
    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether there is a file or folder at a path relative to the root (parts joined by `/`). A path may leave the root, as code may
    /// look for a file beside it; nothing is read.
    pub fn exists(&self, path: &str) -> bool {
        !Path::new(path).components().any(|part| matches!(part, Component::RootDir | Component::Prefix(_)))
            && self.root.join(path).exists()
    }

    /// The text of a file at such a path; `None` where it is none, or larger than what is read.
    pub fn read(&self, path: &str) -> Option<String> {
        let small =
            std::fs::metadata(self.root.join(path)).is_ok_and(|about| about.is_file() && about.len() <= MAX_BYTES);
        if small && self.exists(path) { std::fs::read_to_string(self.root.join(path)).ok() } else { None }
    }

    /// Whether a folder at such a path holds a file whose name ends like this.
    pub fn holds(&self, folder: &str, end: &str) -> bool {
        let list = || {
            let entries = self.exists(folder).then(|| std::fs::read_dir(self.root.join(folder)).ok()).flatten();
            entries.into_iter().flatten().flatten().any(|entry| entry.file_name().to_string_lossy().ends_with(end))
        };
        let mut held = self.held.0.lock().unwrap_or_else(PoisonError::into_inner);
        *held.entry((folder.to_owned(), end.to_owned())).or_insert_with(list)
    }

    /// The texts of the files in a folder at such a path that Terraform takes the values of variables from by itself.
    pub fn inputs(&self, folder: &str) -> Vec<String> {
        let entries = self.exists(folder).then(|| std::fs::read_dir(self.root.join(folder)).ok()).flatten();
        let names = entries.into_iter().flatten().flatten().map(|one| one.file_name().to_string_lossy().into_owned());
        let taken = names.filter(|name| name == "terraform.tfvars" || name.ends_with(".auto.tfvars"));
        taken.filter_map(|name| self.read(&if folder.is_empty() { name } else { format!("{folder}/{name}") })).collect()
    }
}

/// Reads every `.tf` and `.tf.json` file below a folder. Hidden folders are not searched. Links to folders are not followed; a
/// link to a file is read, since Terraform reads it too, and never written.
///
/// # Errors
/// [`IngestError::NotFound`], [`IngestError::NotFolder`], [`IngestError::NoFiles`], and those of each file: a module that is known in
/// part is not known.
pub fn read_folder(path: &Path) -> Result<Ingested, IngestError> {
    read(path, usize::MAX)
}

/// Reads the `.tf` files that stand in a folder itself, as [`read_folder`] does.
///
/// # Errors
/// Those of [`read_folder`].
pub fn read_module(path: &Path) -> Result<Ingested, IngestError> {
    read(path, 1)
}

fn read(path: &Path, depth: usize) -> Result<Ingested, IngestError> {
    let metadata = std::fs::metadata(path).map_err(|source| failed(path, source))?;
    if !metadata.is_dir() {
        return Err(IngestError::NotFolder { path: path.to_owned() });
    }
    let mut out =
        Ingested { folder: Some(Folder { root: path.to_owned(), held: Held::default() }), ..Ingested::default() };
    let mut found: BTreeMap<String, (PathBuf, bool)> = BTreeMap::new();
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(path).max_depth(depth).follow_links(false).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                out.notes.push(Note::new("ingest-link", format!("not read: {error}"), Vec::new(), 1));
                continue;
            }
        };
        let Some(name) = relative(path, entry.path()) else { continue };
        let is_link = entry.path_is_symlink();
        if is_link && entry.path().is_dir() {
            out.notes.push(Note::new(
                "ingest-link",
                format!("{name} is a link to a folder: it is not followed"),
                Vec::new(),
                1,
            ));
        } else if is_read(&name) && entry.path().is_file() {
            found.insert(name, (entry.path().to_owned(), is_link));
        } else if is_read(&name) && is_link {
            out.notes.push(Note::new("ingest-link", format!("{name} is a link to nothing"), Vec::new(), 1));
        } else if is_read(&name) && !entry.file_type().is_dir() {
            // A pipe would be waited for, and a device has no end.
            let message = format!("{name} is not a file, but a pipe or a device: it is not read");
            out.notes.push(Note::new("ingest-link", message, Vec::new(), 1));
        }
    }
    let mut total = 0;
    let mut files = Vec::with_capacity(found.len());
    let mut names: HashSet<(u64, u64)> = HashSet::new();
    let mut linked = BTreeSet::new();
    for (name, (at, is_link)) in &found {
        let text = read_file(at)?;
        total += text.len() as u64;
        if total > MAX_TOTAL {
            return Err(IngestError::TooLarge { path: path.display().to_string(), limit: MAX_TOTAL });
        }
        let again = !is_link && identity(at).is_some_and(|id| !names.insert(id));
        if *is_link || again {
            linked.insert(FileId(files.len() as u32));
            out.notes.push(Note::new(
                "ingest-link",
                format!("{name} is another path of a file: it is read, never written"),
                Vec::new(),
                1,
            ));
        }
        files.push(File::new(name.clone(), text));
    }
    if files.is_empty() {
        return Err(IngestError::NoFiles { path: path.to_owned() });
    }
    out.sources = Sources::new(files);
    out.linked = linked;
    Ok(out)
}

/// Whether Terraform loads a file of this name.
fn is_read(name: &str) -> bool {
    name.ends_with(".tf") || name.ends_with(super::json::ENDING)
}

/// A path relative to the root, with `/`; `None` for the root and for names that are no text.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/")).filter(|path| !path.is_empty())
}

/// What the system knows a file by, if it has several names.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::metadata(path).ok()?;
    (metadata.nlink() > 1).then(|| (metadata.dev(), metadata.ino()))
}

/// What the system knows a file by: not asked here.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<(u64, u64)> {
    None
}
