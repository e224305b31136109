//! What a write does, and what it refuses.

use std::fs;
use std::path::Path;

use super::*;

fn change(path: &str, old: Option<&str>, new: &str) -> Change {
    Change { path: path.to_owned(), old: old.map(|text| text.as_bytes().to_vec()), new: new.into(), gone: false }
}

fn folder(root: &Path, changes: &[Change]) -> [Folder; 1] {
    [Folder { root: root.to_owned(), changes: changes.to_vec() }]
}

/// Every path below a folder, hidden ones included.
fn names(root: &Path) -> Vec<String> {
    let found = walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    found.map(|entry| entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned()).collect()
}

fn text(root: &Path, name: &str) -> String {
    fs::read_to_string(root.join(name)).unwrap()
}

/// A folder with `a.tf` ("a = 1") and `b.tf` ("b = 1").
fn two() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("a.tf"), "a = 1\n").unwrap();
    fs::write(root.path().join("b.tf"), "b = 1\n").unwrap();
    root
}

fn both() -> [Change; 2] {
    [change("a.tf", Some("a = 1\n"), "a = 2\n"), change("b.tf", Some("b = 1\n"), "b = 2\n")]
}

#[test]
fn replaces_and_makes_files_and_leaves_nothing_else() {
    let root = two();
    let changes = [change("a.tf", Some("a = 1\n"), "a = 2\n"), change("sub/deep/c.tf", None, "c = 1\n")];
    all(&folder(root.path(), &changes)).unwrap();
    assert_eq!(text(root.path(), "a.tf"), "a = 2\n");
    assert_eq!(text(root.path(), "sub/deep/c.tf"), "c = 1\n");
    assert_eq!(names(root.path()), ["a.tf", "b.tf", "sub", "sub/deep", "sub/deep/c.tf"]);
}

#[test]
fn a_file_that_is_to_go_is_gone_and_one_that_changed_is_not() {
    let root = two();
    let gone = Change { gone: true, ..change("b.tf", Some("b = 1\n"), "") };
    all(&folder(root.path(), &[change("a.tf", Some("a = 1\n"), "a = 1\nb = 1\n"), gone.clone()])).unwrap();
    assert_eq!(text(root.path(), "a.tf"), "a = 1\nb = 1\n");
    assert_eq!(names(root.path()), ["a.tf"]);
    fs::write(root.path().join("b.tf"), "b = 3\n").unwrap();
    assert!(matches!(all(&folder(root.path(), &[gone])), Err(WriteError::Changed(_))));
    assert_eq!(text(root.path(), "b.tf"), "b = 3\n");
}

#[test]
fn a_file_that_someone_changed_stops_everything_in_every_folder() {
    let (one, other) = (two(), two());
    fs::write(other.path().join("b.tf"), "b = 3\n").unwrap();
    let folders = [folder(one.path(), &both()), folder(other.path(), &both())].concat();
    assert!(matches!(all(&folders), Err(WriteError::Changed(_))));
    assert_eq!(text(one.path(), "a.tf"), "a = 1\n");
    assert_eq!(text(other.path(), "b.tf"), "b = 3\n");
    assert_eq!(names(one.path()), ["a.tf", "b.tf"]);
    assert_eq!(names(other.path()), ["a.tf", "b.tf"]);
}

#[test]
fn a_refused_write_takes_its_new_folders_with_it() {
    let root = two();
    let result = all(&folder(root.path(), &[change("x/y/b.tf", None, "b"), change("a.tf", None, "c")]));
    assert!(matches!(result, Err(WriteError::Exists(_))));
    assert_eq!(names(root.path()), ["a.tf", "b.tf"]);
}

#[test]
fn a_path_that_leaves_the_folder_is_refused() {
    let root = two();
    let sub = root.path().join("sub");
    for path in ["../c.tf", "/c.tf", "x/../../c.tf", ""] {
        assert!(matches!(all(&folder(&sub, &[change(path, None, "c")])), Err(WriteError::Outside(_))), "{path}");
    }
    assert_eq!(names(root.path()), ["a.tf", "b.tf"]);
}

#[test]
fn what_stands_in_the_way_is_named() {
    let root = two();
    fs::create_dir(root.path().join("c.tf")).unwrap();
    let refused = |at: &Path, path: &str| all(&folder(at, &[change(path, None, "c")])).unwrap_err();
    assert!(matches!(refused(root.path(), "c.tf"), WriteError::NotFile(_)));
    assert!(matches!(refused(root.path(), "a.tf/c.tf"), WriteError::NotFolder(_)));
    assert!(matches!(refused(&root.path().join("a.tf"), "c.tf"), WriteError::NotFolder(_)));
    assert_eq!(names(root.path()), ["a.tf", "b.tf", "c.tf"]);
}

/// A journal as a killed run leaves it: `a.tf` was renamed, `b.tf` was not.
fn killed(root: &Path, ready: bool) {
    let mut journal = Journal::open(root).unwrap();
    journal.plan(&both()).unwrap();
    for (step, change) in journal.steps().iter().zip(&both()) {
        stage(step, change).unwrap();
    }
    if ready {
        journal.ready().unwrap();
        fs::rename(&journal.steps()[0].temporary, &journal.steps()[0].target).unwrap();
    }
    journal.leave();
}

#[test]
fn a_run_that_was_killed_between_two_renames_is_completed() {
    let root = two();
    killed(root.path(), true);
    assert!(names(root.path()).len() > 4, "a journal, a temporary file and backups are there");
    assert!(recover(root.path()).unwrap());
    assert_eq!(text(root.path(), "a.tf"), "a = 2\n");
    assert_eq!(text(root.path(), "b.tf"), "b = 2\n");
    assert_eq!(names(root.path()), ["a.tf", "b.tf"]);
    assert!(!recover(root.path()).unwrap());
}

#[test]
fn a_run_that_was_killed_before_it_was_ready_is_undone() {
    let root = two();
    killed(root.path(), false);
    assert!(recover(root.path()).unwrap());
    assert_eq!(text(root.path(), "a.tf"), "a = 1\n");
    assert_eq!(text(root.path(), "b.tf"), "b = 1\n");
    assert_eq!(names(root.path()), ["a.tf", "b.tf"]);
}

#[test]
fn completing_keeps_what_someone_wrote_since() {
    let root = two();
    killed(root.path(), true);
    // As editors do: another file under the same name.
    fs::write(root.path().join("b.new"), "b = 3\n").unwrap();
    fs::rename(root.path().join("b.new"), root.path().join("b.tf")).unwrap();
    recover(root.path()).unwrap();
    assert_eq!(text(root.path(), "b.tf"), "b = 3\n");
    assert_eq!(names(root.path()), ["a.tf", "b.tf"]);
}

#[test]
fn a_journal_that_is_torn_or_strange_changes_nothing() {
    let entry = r#"[{"temporary":"../x","target":"a.tf","backup":null}]"#;
    let other = r#"[{"temporary":"b.tf","target":"a.tf","backup":null}]"#;
    for text_of_journal in ["", "[{\"tempo", "\u{0}\n\n", &format!("{entry}\nready\n"), &format!("{other}\nready\n")] {
        let root = two();
        fs::write(root.path().join(journal::NAME), text_of_journal).unwrap();
        recover(root.path()).unwrap();
        assert_eq!(text(root.path(), "a.tf"), "a = 1\n");
        assert_eq!(names(root.path()), ["a.tf", "b.tf"]);
    }
}

#[test]
fn a_folder_is_written_by_one_at_a_time() {
    let root = two();
    let other = Journal::open(root.path()).unwrap();
    assert!(matches!(all(&folder(root.path(), &both())), Err(WriteError::Busy(_))));
    drop(other);
    all(&folder(root.path(), &both())).unwrap();
    assert_eq!(text(root.path(), "a.tf"), "a = 2\n");
}

#[test]
fn what_was_renamed_can_be_put_back() {
    let root = two();
    let made = change("c.tf", None, "c = 1\n");
    let changes = [both().as_slice(), &[made]].concat();
    let before = fs::metadata(root.path().join("a.tf")).unwrap().modified().unwrap();
    let mut journal = Journal::open(root.path()).unwrap();
    journal.plan(&changes).unwrap();
    for (step, change) in journal.steps().iter().zip(&changes) {
        stage(step, change).unwrap();
        fs::rename(&step.temporary, &step.target).unwrap();
    }
    assert_eq!(text(root.path(), "a.tf"), "a = 2\n");
    assert!(undo(&journal.steps().iter().collect::<Vec<_>>()));
    drop(journal);
    assert_eq!(text(root.path(), "a.tf"), "a = 1\n");
    assert_eq!(fs::metadata(root.path().join("a.tf")).unwrap().modified().unwrap(), before);
    assert_eq!(names(root.path()), ["a.tf", "b.tf"]);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn a_link_is_not_written_through() {
        let (root, outside) = (two(), tempfile::tempdir().unwrap());
        symlink(outside.path(), root.path().join("out")).unwrap();
        symlink(outside.path().join("d.tf"), root.path().join("d.tf")).unwrap();
        for path in ["out/a.tf", "d.tf"] {
            let result = all(&folder(root.path(), &[change(path, None, "a")]));
            assert!(matches!(result, Err(WriteError::Link(_))), "{path}");
        }
        assert!(names(outside.path()).is_empty());
    }

    #[test]
    fn a_journal_that_is_a_link_is_not_written_through() {
        let (root, outside) = (two(), two());
        symlink(outside.path().join("a.tf"), root.path().join(journal::NAME)).unwrap();
        assert!(matches!(all(&folder(root.path(), &both())), Err(WriteError::NotFile(_))));
        assert_eq!(text(outside.path(), "a.tf"), "a = 1\n");
        assert_eq!(text(root.path(), "a.tf"), "a = 1\n");
    }

    #[test]
    fn the_mode_and_the_owner_of_a_file_stay() {
        let root = two();
        let path = root.path().join("a.tf");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).unwrap();
        let before = fs::metadata(&path).unwrap();
        all(&folder(root.path(), &both())).unwrap();
        let after = fs::metadata(&path).unwrap();
        assert_eq!(after.mode() & 0o777, 0o604);
        assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
        assert_ne!(after.ino(), before.ino());
    }

    #[test]
    fn another_name_of_a_replaced_file_keeps_the_old_text() {
        let (root, outside) = (two(), tempfile::tempdir().unwrap());
        fs::hard_link(root.path().join("a.tf"), outside.path().join("a.tf")).unwrap();
        all(&folder(root.path(), &both())).unwrap();
        assert_eq!(text(outside.path(), "a.tf"), "a = 1\n");
    }

    /// Whether this process may do whatever it likes, so that a mode refuses nothing.
    fn is_administrator(folder: &Path) -> bool {
        fs::metadata(folder).unwrap().uid() == 0
    }

    #[test]
    fn a_folder_that_cannot_be_written_stops_everything() {
        let (one, other) = (two(), two());
        if is_administrator(one.path()) {
            println!("skipped: a mode refuses nothing to the administrator");
            return;
        }
        fs::set_permissions(other.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let folders = [folder(one.path(), &both()), folder(other.path(), &both())].concat();
        let result = all(&folders);
        fs::set_permissions(other.path(), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(matches!(result, Err(WriteError::Io { .. })));
        assert_eq!(text(one.path(), "a.tf"), "a = 1\n");
        assert_eq!(names(one.path()), ["a.tf", "b.tf"]);
    }

    #[test]
    fn a_full_disk_leaves_everything_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let mount = |args: &[&str]| Command::new("mount").args(args).arg(root.path()).output();
        if !mount(&["-t", "tmpfs", "-o", "size=16k", "tmpfs"]).is_ok_and(|output| output.status.success()) {
            println!("skipped: no small file system can be mounted here");
            return;
        }
        fs::write(root.path().join("a.tf"), "a = 1\n").unwrap();
        let long = "# long\n".repeat(4096);
        let changes = [change("a.tf", Some("a = 1\n"), "a = 2\n"), change("new/b.tf", None, &long)];
        let result = all(&folder(root.path(), &changes));
        let (left, a) = (names(root.path()), text(root.path(), "a.tf"));
        Command::new("umount").arg(root.path()).status().unwrap();
        let error = result.unwrap_err();
        assert!(matches!(&error, WriteError::Io { path, .. } if path.ends_with("new/b.tf")), "{error}");
        assert_eq!((left, a), (vec!["a.tf".to_owned()], "a = 1\n".to_owned()));
    }
}
