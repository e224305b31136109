//! Files on disk: all of a run's changes, or none. Each file is replaced whole, under a journal that the next run
//! completes or undoes.

pub mod interrupt;
mod journal;

use crate::sorted;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use journal::{Journal, Step};

/// What changes in one folder. Nothing outside of it is ever written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The folder, which is made where it is not there.
    pub root: PathBuf,
    /// Its files that are made or replaced, each once.
    pub changes: Vec<Change>,
}

/// One file that is made or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Relative to the folder, without `.` or `..`.
    pub path: String,
    /// What stood there when it was read; `None` for a file that is made.
    pub old: Option<Vec<u8>>,
    /// What is to stand there.
    pub new: Arc<str>,
    /// Whether nothing is to stand there: `new` is empty then.
    pub gone: bool,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Someone changed the file since it was read.
    #[error("{}: was changed by someone else since it was read; nothing was written, run tffix again", .0.display())]
    Changed(PathBuf),
    /// A file stands where one was to be made.
    #[error("{}: is there already; nothing was written", .0.display())]
    Exists(PathBuf),
    /// Another tffix works on the folder.
    #[error("{}: another tffix writes here; nothing was written, run it again when that one is done", .0.display())]
    Busy(PathBuf),
    /// The path is a link, or leads through one, out of the folder.
    #[error("{}: is a link, which is not written through; nothing was written, name what it points at", .0.display())]
    Link(PathBuf),
    /// The path would leave the folder.
    #[error("{}: leads out of the folder; nothing was written", .0.display())]
    Outside(PathBuf),
    /// The file may not be written.
    #[error("{}: is read-only; nothing was written", .0.display())]
    ReadOnly(PathBuf),
    /// Something else stands where a file is to be.
    #[error("{}: is not a file; nothing was written", .0.display())]
    NotFile(PathBuf),
    /// Something else stands where a folder is to be.
    #[error("{}: is a file, where a folder is expected; nothing was written", .0.display())]
    NotFolder(PathBuf),
    /// The system refuses.
    #[error("{}: {source}; nothing was written", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system refused in the middle of the last step, and then to undo it; the journal lets the next run complete
    /// it.
    #[error("{}: {source}; some files are written and some are not, run tffix again to complete it", path.display())]
    Halfway {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// What the system says of a path, as an error of ours.
fn failed(path: &Path) -> impl FnOnce(io::Error) -> WriteError + '_ {
    move |source| WriteError::Io { path: path.to_owned(), source }
}

/// What stands at a path now; `None` where nothing does.
///
/// # Errors
///
/// What the system says, [`WriteError::Link`] for a link, and [`WriteError::NotFile`] for a folder, a pipe or a device.
pub fn current(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path)(error)),
        Ok(meta) if meta.is_symlink() => Err(WriteError::Link(path.to_owned())),
        Ok(meta) if !meta.is_file() => Err(WriteError::NotFile(path.to_owned())),
        Ok(_) => fs::read(path).map(Some).map_err(failed(path)),
    }
}

/// Makes all changes of all folders. Files that gain text come before files that lose it.
///
/// # Errors
///
/// See [`WriteError`]. But for [`WriteError::Halfway`], nothing was changed.
pub fn all(folders: &[Folder]) -> Result<(), WriteError> {
    if folders.iter().all(|folder| folder.changes.is_empty()) {
        return Ok(());
    }
    let _busy = interrupt::Busy::new();
    let mut made = Vec::new();
    let result = folders
        .iter()
        .filter(|folder| !folder.changes.is_empty())
        .try_for_each(|folder| make_folders(folder, &mut made))
        .and_then(|()| replace(folders));
    if result.is_err() {
        // Deepest first; a folder that holds something stays.
        made.iter().rev().for_each(|folder| {
            let _ = fs::remove_dir(folder);
        });
    }
    result
}

/// Completes or undoes what a run before was killed in; whether there was anything.
///
/// # Errors
///
/// See [`WriteError`]. The journal stays then.
pub fn recover(root: &Path) -> Result<bool, WriteError> {
    let there = interrupted(root);
    if there {
        let _busy = interrupt::Busy::new();
        drop(Journal::open(root)?);
    }
    Ok(there)
}

/// Whether a run before was killed while it wrote this folder, or one writes it now.
pub fn interrupted(root: &Path) -> bool {
    fs::symlink_metadata(root.join(journal::NAME)).is_ok()
}

fn replace(folders: &[Folder]) -> Result<(), WriteError> {
    let mut journals = Vec::new();
    for folder in folders.iter().filter(|folder| !folder.changes.is_empty()) {
        journals.push((Journal::open(&folder.root)?, folder));
    }
    let unchanged = |(journal, folder): &(Journal, &Folder)| {
        folder.changes.iter().try_for_each(|change| unchanged(&journal.root().join(&change.path), change))
    };
    journals.iter().try_for_each(unchanged)?;
    for (journal, folder) in &mut journals {
        journal.plan(&folder.changes)?;
        for (step, change) in journal.steps().iter().zip(&folder.changes) {
            stage(step, change)?;
        }
    }
    // A second look, as late as can be: staging took its time.
    journals.iter().try_for_each(unchanged)?;
    for (journal, _) in &mut journals {
        journal.ready()?;
    }
    let mut order: Vec<(&Step, &Change)> =
        journals.iter().flat_map(|(journal, folder)| journal.steps().iter().zip(&folder.changes)).collect();
    sorted::by_key(&mut order, |(_, change)| change.old.as_ref().is_some_and(|old| old.len() > change.new.len()));
    let mut done: Vec<&Step> = Vec::new();
    let mut result = Ok(());
    for (step, _) in &order {
        if let Err(source) = fs::rename(&step.temporary, &step.target) {
            let path = step.target.clone();
            result = if undo(&done) {
                Err(WriteError::Io { path, source })
            } else {
                Err(WriteError::Halfway { path, source })
            };
            break;
        }
        done.push(step);
    }
    // Files that go are empty by now: whoever is killed here leaves a file in which nothing is.
    for (step, _) in order.iter().filter(|(_, change)| change.gone && result.is_ok()).collect::<Vec<_>>() {
        if let Err(source) = fs::remove_file(&step.target) {
            result = Err(WriteError::Halfway { path: step.target.clone(), source });
            break;
        }
    }
    done.iter().filter_map(|step| step.target.parent()).collect::<BTreeSet<_>>().into_iter().for_each(sync_folder);
    if matches!(result, Err(WriteError::Halfway { .. })) {
        journals.iter_mut().for_each(|(journal, _)| journal.leave());
    }
    result
}

/// Puts back what was there before; whether that went well.
fn undo(done: &[&Step]) -> bool {
    done.iter().rev().all(|step| match &step.backup {
        Some(backup) => fs::rename(backup, &step.target).is_ok(),
        None => fs::remove_file(&step.target).is_ok(),
    })
}

fn unchanged(path: &Path, change: &Change) -> Result<(), WriteError> {
    match (current(path)?, &change.old) {
        (None, None) => Ok(()),
        (Some(_), None) => Err(WriteError::Exists(path.to_owned())),
        // To replace a file takes leave to write its folder alone; who took leave to write the file away meant it.
        (Some(now), Some(old)) if now == *old => match fs::metadata(path) {
            Ok(meta) if meta.permissions().readonly() => Err(WriteError::ReadOnly(path.to_owned())),
            _ => Ok(()),
        },
        _ => Err(WriteError::Changed(path.to_owned())),
    }
}

/// The new text in a temporary file beside its place, on disk; and what stands in that place under a second name.
fn stage(step: &Step, change: &Change) -> Result<(), WriteError> {
    let there = change.old.as_ref().and_then(|_| fs::metadata(&step.target).ok());
    let write = || {
        let mut file = create(&step.temporary, there.as_ref())?;
        file.write_all(change.new.as_bytes())?;
        file.sync_all()
    };
    write().map_err(failed(&step.target))?;
    match &step.backup {
        // A second name keeps the file as it is, its times included; not every file system has them.
        Some(backup) => fs::hard_link(&step.target, backup)
            .or_else(|_| fs::copy(&step.target, backup).map(|_| ()))
            .map_err(failed(&step.target)),
        None => Ok(()),
    }
}

/// A new file, with the mode and the owner of the one that it is to replace.
fn create(path: &Path, like: Option<&fs::Metadata>) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Some(like) = like {
        use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
        let file = options.mode(like.permissions().mode() & 0o700).open(path)?;
        // Only the system's administrator may give a file away; for anyone else it is theirs already.
        let _ = std::os::unix::fs::fchown(&file, Some(like.uid()), Some(like.gid()));
        file.set_permissions(like.permissions())?;
        return Ok(file);
    }
    let file = options.open(path)?;
    if let Some(like) = like {
        file.set_permissions(like.permissions())?;
    }
    Ok(file)
}

fn sync_folder(folder: &Path) {
    // Some systems cannot open a folder; the rename is as safe there as it gets.
    if let Ok(folder) = File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }) {
        let _ = folder.sync_all();
    }
}

/// Makes the root and the folders of its changes, and remembers those that were made.
fn make_folders(folder: &Folder, made: &mut Vec<PathBuf>) -> Result<(), WriteError> {
    let root = &folder.root;
    let mut missing: Vec<&Path> =
        root.ancestors().take_while(|part| !part.as_os_str().is_empty() && !part.exists()).collect();
    missing.reverse();
    for part in missing {
        fs::create_dir(part).map_err(failed(part))?;
        made.push(part.to_owned());
    }
    if !root.is_dir() && !root.as_os_str().is_empty() {
        return Err(WriteError::NotFolder(root.clone()));
    }
    for change in &folder.changes {
        if !is_below(&change.path) {
            return Err(WriteError::Outside(root.join(&change.path)));
        }
        let mut part = root.clone();
        for name in Path::new(&change.path).parent().into_iter().flat_map(Path::components) {
            part.push(name);
            match fs::symlink_metadata(&part) {
                Ok(meta) if meta.is_symlink() => return Err(WriteError::Link(part)),
                Ok(meta) if !meta.is_dir() => return Err(WriteError::NotFolder(part)),
                Ok(_) => {}
                Err(_) => {
                    fs::create_dir(&part).map_err(failed(&part))?;
                    made.push(part.clone());
                }
            }
        }
    }
    Ok(())
}

/// Whether a relative path stays where it starts.
fn is_below(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests;
