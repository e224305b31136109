//! The journal of a write: which temporary file goes where. It is there only while a folder is written, and whoever
//! finds it completes what was ready and undoes what was not.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Change, WriteError, current, failed, is_below, sync_folder};

/// The journal's name in the folder that is written.
pub(super) const NAME: &str = ".tffix-journal";
/// How the files begin that stand there while a folder is written.
const PREFIX: &str = ".tffix-";
/// The second line, once every temporary file is on disk.
const READY: &str = "ready\n";

/// The journal of a folder, which is also its lock. Dropped, it takes everything along that is not in its place.
#[derive(Debug)]
pub(super) struct Journal {
    root: PathBuf,
    file: File,
    steps: Vec<Step>,
    stays: bool,
}

/// One file that is replaced.
#[derive(Debug)]
pub(super) struct Step {
    /// The new text.
    pub(super) temporary: PathBuf,
    /// Its place.
    pub(super) target: PathBuf,
    /// What stands in that place before; `None` for a file that is made.
    pub(super) backup: Option<PathBuf>,
}

/// A step as it is written down: paths below the root.
#[derive(Serialize, Deserialize)]
struct Entry {
    temporary: String,
    target: String,
    backup: Option<String>,
}

impl Entry {
    fn step(&self, root: &Path) -> Step {
        Step {
            temporary: root.join(&self.temporary),
            target: root.join(&self.target),
            backup: self.backup.as_ref().map(|backup| root.join(backup)),
        }
    }

    /// Whether it can be ours: a journal may have come with the folder.
    fn is_ours(&self, root: &Path) -> bool {
        let ours =
            |path: &str| Path::new(path).file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
        let plain = |path: &str| {
            let parent = Path::new(path).parent().unwrap_or(Path::new(""));
            let links =
                parent.ancestors().filter(|part| !part.as_os_str().is_empty()).any(|part| root.join(part).is_symlink());
            is_below(path) && !links
        };
        ours(&self.temporary)
            && self.backup.as_deref().is_none_or(|backup| ours(backup) && plain(backup))
            && plain(&self.temporary)
            && plain(&self.target)
    }
}

impl Journal {
    /// Takes the folder's lock, and completes or undoes what a run before left half done.
    pub(super) fn open(root: &Path) -> Result<Journal, WriteError> {
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        let file = lock(root)?;
        let mut journal = Journal { root: root.to_owned(), file, steps: Vec::new(), stays: false };
        journal.recover()?;
        Ok(journal)
    }

    /// The folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// What was planned, in the order of the changes.
    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Writes down what is about to be made, before any of it is.
    pub(super) fn plan(&mut self, changes: &[Change]) -> Result<(), WriteError> {
        let entries: Vec<Entry> = changes
            .iter()
            .enumerate()
            .map(|(number, change)| {
                let beside = |end: &str| {
                    let name = format!("{PREFIX}{}-{number}.{end}", std::process::id());
                    let path = Path::new(&change.path).with_file_name(name);
                    path.to_string_lossy().into_owned()
                };
                Entry {
                    temporary: beside("new"),
                    target: change.path.clone(),
                    backup: change.old.is_some().then(|| beside("old")),
                }
            })
            .collect();
        let text = serde_json::to_string(&entries).map_err(|error| self.error(error.into()))? + "\n";
        self.append(&text)?;
        sync_folder(&self.root);
        self.steps = entries.iter().map(|entry| entry.step(&self.root)).collect();
        Ok(())
    }

    /// Writes down that everything is on disk: from here on the next run completes.
    pub(super) fn ready(&mut self) -> Result<(), WriteError> {
        self.append(READY)
    }

    /// Leaves everything to the next run.
    pub(super) fn leave(&mut self) {
        self.stays = true;
    }

    fn append(&mut self, text: &str) -> Result<(), WriteError> {
        self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_all()).map_err(|error| self.error(error))
    }

    fn error(&self, source: io::Error) -> WriteError {
        WriteError::Io { path: self.root.join(NAME), source }
    }

    fn recover(&mut self) -> Result<(), WriteError> {
        let mut text = String::new();
        // Text that cannot be read is a journal that was never finished: nothing had been made yet.
        let _ = self.file.read_to_string(&mut text);
        let (plan, rest) = text.split_once('\n').unwrap_or_default();
        let entries: Vec<Entry> = serde_json::from_str(plan).unwrap_or_default();
        let steps = entries.iter().filter(|entry| entry.is_ours(&self.root)).map(|entry| entry.step(&self.root));
        self.steps = steps.collect();
        if rest == READY {
            self.stays = true;
            self.steps.iter().try_for_each(complete)?;
            self.stays = false;
        }
        self.clean();
        self.steps.clear();
        self.file.rewind().and_then(|()| self.file.set_len(0)).map_err(|error| self.error(error))
    }

    /// Removes what is not in its place.
    fn clean(&self) {
        for step in &self.steps {
            let _ = fs::remove_file(&step.temporary);
            step.backup.iter().for_each(|backup| {
                let _ = fs::remove_file(backup);
            });
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if !self.stays {
            self.clean();
            let _ = fs::remove_file(self.root.join(NAME));
        }
    }
}

/// The journal's file, locked.
fn lock(root: &Path) -> Result<File, WriteError> {
    let path = root.join(NAME);
    loop {
        if fs::symlink_metadata(&path).is_ok_and(|meta| !meta.is_file()) {
            return Err(WriteError::NotFile(path));
        }
        let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path);
        let file = file.map_err(failed(&path))?;
        // A file system without locks has none to wait for.
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            return Err(WriteError::Busy(root.to_owned()));
        }
        if is_at(&file, &path) {
            return Ok(file);
        }
    }
}

/// Whether the file still has its name: the one who had the lock before removed it when done.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |meta: io::Result<fs::Metadata>| meta.map(|meta| (meta.dev(), meta.ino())).ok();
    id(file.metadata()) == id(fs::symlink_metadata(path))
}

/// Whether the file still has its name: it cannot be removed while it is open.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// Puts the new text in its place, where that was not done. A target that someone changed since keeps what it has.
fn complete(step: &Step) -> Result<(), WriteError> {
    if current(&step.temporary)?.is_none() {
        return Ok(());
    }
    let before = step.backup.as_deref().map_or(Ok(None), current)?;
    if current(&step.target)? == before {
        fs::rename(&step.temporary, &step.target).map_err(failed(&step.target))?;
    }
    Ok(())
}
