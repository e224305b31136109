//! Files on disk: all of a run's changes, or none. Each file is replaced whole, under a journal that the next run
//! completes.

mod journal;

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use journal::Journal;

/// One file that is made or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub path: PathBuf,
    /// What stood there when it was read; `None` for a file that is made.
    pub old: Option<String>,
    /// What is to stand there.
    pub new: String,
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
    #[error("{}: another tffix writes here; nothing was written", .0.display())]
    Busy(PathBuf),
    /// The path is a link, or leads through one, out of the folder.
    #[error("{}: is a link, which is not written through; nothing was written", .0.display())]
    Link(PathBuf),
    /// The system refuses.
    #[error("{}: {source}; nothing was written", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system refused in the middle of the last step; the journal lets the next run complete it.
    #[error("{}: {source}; run tffix again to complete what was begun", path.display())]
    Halfway {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

fn io(path: &Path) -> impl FnOnce(io::Error) -> WriteError + '_ {
    move |source| WriteError::Io { path: path.to_owned(), source }
}

/// What stands at a path now; `None` where nothing does.
///
/// # Errors
///
/// What the system says, and [`WriteError::Link`] for a link.
pub fn current(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(io(path)(error)),
        Ok(meta) if meta.is_symlink() => Err(WriteError::Link(path.to_owned())),
        Ok(_) => fs::read(path).map(Some).map_err(io(path)),
    }
}

/// Makes all changes below `root`, which is made where it is not there. Files that gain text come before files that
/// lose it.
///
/// # Errors
///
/// See [`WriteError`]. But for [`WriteError::Halfway`], nothing was changed.
pub fn all(root: &Path, changes: &[Change]) -> Result<(), WriteError> {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    if changes.is_empty() {
        return Ok(());
    }
    let made = make_folders(root, changes)?;
    let result = staged(root, changes);
    if result.is_err() {
        // Deepest first; a folder that holds something stays.
        made.iter().rev().for_each(|folder| {
            let _ = fs::remove_dir(folder);
        });
    }
    result
}

fn staged(root: &Path, changes: &[Change]) -> Result<(), WriteError> {
    let mut journal = Journal::open(root)?;
    for change in changes {
        unchanged(change)?;
    }
    let mut order: Vec<&Change> = changes.iter().collect();
    order.sort_by_key(|change| change.old.as_ref().is_some_and(|old| old.len() > change.new.len()));
    let mut staged = Vec::new();
    for change in order {
        staged.push((stage(change)?, change));
    }
    journal.begin(
        &staged
            .iter()
            .map(|(temporary, change)| (temporary.path().to_owned(), change.path.clone(), change.old.as_deref()))
            .collect::<Vec<_>>(),
    )?;
    // From here on the journal owns them: an error leaves them for the next run.
    let mut kept = Vec::new();
    for (temporary, change) in staged {
        let (_, path) = temporary.keep().map_err(|error| io(&change.path)(error.error))?;
        kept.push((path, change));
    }
    for (path, change) in kept {
        unchanged(change).and_then(|()| fs::rename(&path, &change.path).map_err(io(&change.path))).map_err(
            |error| match error {
                WriteError::Io { path, source } => WriteError::Halfway { path, source },
                other => {
                    let _ = fs::remove_file(&path);
                    other
                }
            },
        )?;
        sync_folder(&change.path);
    }
    journal.end()
}

fn unchanged(change: &Change) -> Result<(), WriteError> {
    match (current(&change.path)?, &change.old) {
        (None, None) => Ok(()),
        (Some(_), None) => Err(WriteError::Exists(change.path.clone())),
        (Some(now), Some(old)) if now == old.as_bytes() => Ok(()),
        _ => Err(WriteError::Changed(change.path.clone())),
    }
}

/// The new text in a temporary file beside its place, on disk.
fn stage(change: &Change) -> Result<tempfile::NamedTempFile, WriteError> {
    let folder = change.path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary =
        tempfile::Builder::new().prefix(PREFIX).suffix(".tmp").tempfile_in(folder).map_err(io(folder))?;
    let write = |temporary: &mut tempfile::NamedTempFile| {
        temporary.write_all(change.new.as_bytes())?;
        match fs::metadata(&change.path) {
            Ok(there) => temporary.as_file().set_permissions(there.permissions())?,
            Err(_) => usual_mode(temporary.as_file())?,
        }
        temporary.as_file().sync_all()
    };
    write(&mut temporary).map_err(io(&change.path))?;
    Ok(temporary)
}

/// A temporary file is readable by its owner alone; a new configuration file is like any other.
#[cfg(unix)]
fn usual_mode(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn usual_mode(_: &File) -> io::Result<()> {
    Ok(())
}

fn sync_folder(path: &Path) {
    // Some systems cannot open a folder; the rename is as safe there as it gets.
    if let Some(folder) = path.parent().and_then(|parent| File::open(parent).ok()) {
        let _ = folder.sync_all();
    }
}

/// Makes the root and the folders of all changes; returns those that were made.
fn make_folders(root: &Path, changes: &[Change]) -> Result<Vec<PathBuf>, WriteError> {
    let mut made = Vec::new();
    for folder in std::iter::once(root).chain(changes.iter().filter_map(|change| change.path.parent())) {
        let mut missing: Vec<&Path> =
            folder.ancestors().take_while(|part| !part.as_os_str().is_empty() && !part.exists()).collect();
        missing.reverse();
        for part in missing {
            fs::create_dir(part).map_err(io(part))?;
            made.push(part.to_owned());
        }
        if below_link(root, folder) {
            return Err(WriteError::Link(folder.to_owned()));
        }
    }
    Ok(made)
}

/// Whether a folder below the root is a link: what is written there would land elsewhere.
fn below_link(root: &Path, folder: &Path) -> bool {
    folder.ancestors().take_while(|part| *part != root && part.starts_with(root)).any(Path::is_symlink)
}

const PREFIX: &str = ".tffix-";

fn journal_path(root: &Path) -> PathBuf {
    root.join(OsString::from(format!("{PREFIX}journal")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: PathBuf, old: Option<&str>, new: &str) -> Change {
        Change { path, old: old.map(str::to_owned), new: new.to_owned() }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn replaces_and_makes_files_and_leaves_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let (old, new) = (root.path().join("a.tf"), root.path().join("sub/b.tf"));
        fs::write(&old, "a = 1\n").unwrap();
        all(root.path(), &[change(old.clone(), Some("a = 1\n"), "a = 2\n"), change(new.clone(), None, "b = 1\n")])
            .unwrap();
        assert_eq!(fs::read_to_string(old).unwrap(), "a = 2\n");
        assert_eq!(fs::read_to_string(new).unwrap(), "b = 1\n");
        assert_eq!(names(root.path()), ["a.tf", "sub"]);
    }

    #[test]
    fn a_file_that_someone_changed_stops_everything() {
        let root = tempfile::tempdir().unwrap();
        let (one, two) = (root.path().join("a.tf"), root.path().join("b.tf"));
        fs::write(&one, "a = 1\n").unwrap();
        fs::write(&two, "b = 3\n").unwrap();
        let result = all(
            root.path(),
            &[change(one.clone(), Some("a = 1\n"), "a = 2\n"), change(two, Some("b = 1\n"), "b = 2\n")],
        );
        assert!(matches!(result, Err(WriteError::Changed(_))));
        assert_eq!(fs::read_to_string(one).unwrap(), "a = 1\n");
        assert_eq!(names(root.path()), ["a.tf", "b.tf"]);
    }

    #[test]
    fn a_refused_write_takes_its_new_folders_with_it() {
        let root = tempfile::tempdir().unwrap();
        let there = root.path().join("a.tf");
        fs::write(&there, "a = 1\n").unwrap();
        let result = all(root.path(), &[change(root.path().join("x/y/b.tf"), None, "b"), change(there, None, "c")]);
        assert!(matches!(result, Err(WriteError::Exists(_))));
        assert_eq!(names(root.path()), ["a.tf"]);
    }

    #[test]
    fn a_run_that_was_killed_between_two_files_is_completed() {
        let root = tempfile::tempdir().unwrap();
        let (one, two) = (root.path().join("a.tf"), root.path().join("b.tf"));
        fs::write(&one, "moved\n").unwrap(); // the first rename was done
        fs::write(&two, "old\n").unwrap();
        let mut journal = Journal::open(root.path()).unwrap();
        let staged = root.path().join(".tffix-x.tmp");
        fs::write(&staged, "new\n").unwrap();
        journal
            .begin(&[
                (root.path().join(".tffix-gone.tmp"), one.clone(), Some("gone\n")),
                (staged, two.clone(), Some("old\n")),
            ])
            .unwrap();
        drop(journal);
        Journal::open(root.path()).unwrap().end().unwrap();
        assert_eq!(fs::read_to_string(one).unwrap(), "moved\n");
        assert_eq!(fs::read_to_string(two).unwrap(), "new\n");
        assert_eq!(names(root.path()), ["a.tf", "b.tf"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_written_through() {
        let (root, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(outside.path(), root.path().join("out")).unwrap();
        let result = all(root.path(), &[change(root.path().join("out/a.tf"), None, "a")]);
        assert!(matches!(result, Err(WriteError::Link(_))));
        assert!(names(outside.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_of_a_file_stays() {
        use std::os::unix::fs::PermissionsExt as _;
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.tf");
        fs::write(&path, "a").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        all(root.path(), &[change(path.clone(), Some("a"), "b")]).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
