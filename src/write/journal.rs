//! The journal of a write: which temporary file goes where. It is there only while files are being renamed, and
//! whoever finds it completes them.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{PREFIX, WriteError, current, io, journal_path};

/// The journal of a folder, which is also its lock.
pub(super) struct Journal {
    root: PathBuf,
    file: File,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    temporary: PathBuf,
    target: PathBuf,
    old: Option<String>,
}

impl Journal {
    /// Takes the folder's lock, completes what a run before left half done, and removes what it left behind.
    pub(super) fn open(root: &Path) -> Result<Journal, WriteError> {
        let path = journal_path(root);
        let mut file =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path).map_err(io(&path))?;
        file.try_lock().map_err(|_| WriteError::Busy(root.to_owned()))?;
        let mut text = String::new();
        // Text that cannot be read is a journal that was never finished: nothing had been renamed yet.
        let _ = file.read_to_string(&mut text);
        if let Ok(entries) = serde_json::from_str::<Vec<Entry>>(&text) {
            for entry in &entries {
                complete(root, entry)?;
            }
        }
        let journal = Journal { root: root.to_owned(), file };
        journal.sweep();
        Ok(journal)
    }

    /// Writes down what is about to be renamed: temporary file, target, and the target's text before.
    pub(super) fn begin(&mut self, renames: &[(PathBuf, PathBuf, Option<&str>)]) -> Result<(), WriteError> {
        let path = journal_path(&self.root);
        let below = |path: &Path| path.strip_prefix(&self.root).unwrap_or(path).to_owned();
        let entries: Vec<Entry> = renames
            .iter()
            .map(|(temporary, target, old)| Entry {
                temporary: below(temporary),
                target: below(target),
                old: old.map(str::to_owned),
            })
            .collect();
        let text = serde_json::to_string(&entries).map_err(|error| io(&path)(error.into()))?;
        let write = |file: &mut File| {
            file.rewind()?;
            file.set_len(0)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write(&mut self.file).map_err(io(&path))
    }

    /// Everything is in its place.
    pub(super) fn end(self) -> Result<(), WriteError> {
        // Dropped: the journal is removed.
        Ok(())
    }

    /// Removes temporary files of a run that was killed before it wrote its journal.
    fn sweep(&self) {
        for entry in walkdir::WalkDir::new(&self.root).follow_links(false).into_iter().flatten() {
            let name = entry.file_name().to_string_lossy();
            if entry.file_type().is_file() && name.starts_with(PREFIX) && name.ends_with(".tmp") {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // A journal with a temporary file that is still there must stay: the next run completes it.
        let mut text = String::new();
        let _ = self.file.rewind().and_then(|()| self.file.read_to_string(&mut text));
        let entries = serde_json::from_str::<Vec<Entry>>(&text).unwrap_or_default();
        if !entries.iter().any(|entry| self.root.join(&entry.temporary).exists()) {
            let _ = fs::remove_file(journal_path(&self.root));
        }
    }
}

/// Renames what was not renamed. A target that someone changed since keeps what it has.
fn complete(root: &Path, entry: &Entry) -> Result<(), WriteError> {
    let safe = |path: &Path| path.components().all(|part| matches!(part, std::path::Component::Normal(_)));
    if !safe(&entry.temporary) || !safe(&entry.target) {
        return Ok(());
    }
    let (temporary, target) = (root.join(&entry.temporary), root.join(&entry.target));
    if !temporary.exists() {
        return Ok(());
    }
    if current(&target)?.as_deref() == entry.old.as_deref().map(str::as_bytes) {
        fs::rename(&temporary, &target).map_err(io(&target))
    } else {
        fs::remove_file(&temporary).map_err(io(&temporary))
    }
}
