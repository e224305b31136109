//! What may go wrong while files are written: every file stays whole, old or new, and the next run brings the rest to an end.
//!
//! `TFFIX_FAULTS=1000 cargo test --release --test faults` kills a thousand runs of each kind.
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

type Tree = BTreeMap<String, String>;

fn tffix() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tffix"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], folder: &Path) -> (i32, String) {
    ended(tffix().args(arguments).current_dir(folder).output().expect("it runs"))
}

fn ended(output: Output) -> (i32, String) {
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// How often a run is killed.
fn moments() -> u32 {
    std::env::var("TFFIX_FAULTS").ok().and_then(|count| count.parse().ok()).unwrap_or(8)
}

/// Numbers that look like chance and are the same at every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// Every file below a folder, hidden ones included.
fn tree(root: &Path) -> Tree {
    let files = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.expect("read"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(root).expect("below").display().to_string();
    files.map(|entry| (name(entry.path()), fs::read_to_string(entry.path()).expect("text"))).collect()
}

fn lay(root: &Path, files: &Tree) {
    for (name, text) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
}

/// Several files and a child module, each with something to mend.
fn several() -> Tree {
    let bucket = |name: &str| format!("resource \"aws_s3_bucket\" \"{name}\" {{\n  bucket = \"{name}\"\n}}\n");
    let mut files: Tree = ["a", "b", "c", "d", "e"].iter().map(|name| (format!("{name}.tf"), bucket(name))).collect();
    files.insert("main.tf".into(), "module \"m\" {\n  source = \"./m\"\n}\n\n".to_owned() + &bucket("main"));
    files.insert("m/main.tf".into(), bucket("child"));
    files
}

/// What a run that nobody disturbs makes of them, and how long it takes.
fn undisturbed(files: &Tree) -> (Tree, Duration) {
    let root = tempfile::tempdir().expect("a folder");
    lay(root.path(), files);
    let start = Instant::now();
    let (code, report) = run(&["."], root.path());
    assert!(code < 2, "{report}");
    let after = tree(root.path());
    assert!(files.iter().all(|(name, text)| after[name] != *text), "{report}");
    (after, start.elapsed())
}

/// Waits for a moment by chance: anywhere in the run, or (every other time) while it writes.
fn wait(chance: &mut Chance, child: &mut Child, root: &Path, whole: Duration) {
    let deadline = Instant::now() + whole;
    if chance.below(2) == 0 {
        while !root.join(".tffix-journal").exists() && child.try_wait().expect("asked").is_none() {
            assert!(Instant::now() < deadline + Duration::from_secs(60), "it hangs");
            std::hint::spin_loop();
        }
        let micros = chance.below(4000);
        let start = Instant::now();
        while start.elapsed() < Duration::from_micros(micros) {
            std::hint::spin_loop();
        }
    } else {
        let micros = u64::try_from(whole.as_micros()).expect("short");
        std::thread::sleep(Duration::from_micros(chance.below(micros)));
    }
}

fn whole_files(root: &Path, old: &Tree, new: &Tree) {
    let now = tree(root);
    for (name, text) in old {
        let found = now.get(name).unwrap_or_else(|| panic!("{name} is gone"));
        assert!(found == text || *found == new[name], "{name} is neither old nor new:\n{found}");
    }
}

#[test]
fn a_run_that_is_killed_leaves_every_file_whole_and_the_next_one_ends_it() {
    let old = several();
    let (new, whole) = undisturbed(&old);
    let mut chance = Chance(0x5eed);
    let mut halfway = 0;
    for _ in 0..moments() {
        let root = tempfile::tempdir().expect("a folder");
        lay(root.path(), &old);
        let mut child = tffix().arg(".").current_dir(root.path()).spawn().expect("it runs");
        wait(&mut chance, &mut child, root.path(), whole);
        child.kill().expect("killed");
        child.wait().expect("gone");
        whole_files(root.path(), &old, &new);
        halfway += u32::from(root.path().join(".tffix-journal").exists());
        let (code, report) = run(&["."], root.path());
        assert!(code < 2, "{report}");
        assert_eq!(tree(root.path()), new, "the next run ends it");
    }
    println!("{} runs were killed, {halfway} of them while they wrote", moments());
}

#[test]
fn an_interrupt_leaves_nothing_behind() {
    let old = several();
    let (new, whole) = undisturbed(&old);
    let mut chance = Chance(0xc0de);
    for _ in 0..moments() {
        let root = tempfile::tempdir().expect("a folder");
        lay(root.path(), &old);
        let mut child = tffix().arg(".").current_dir(root.path()).spawn().expect("it runs");
        wait(&mut chance, &mut child, root.path(), whole);
        let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
        interrupted.expect("asked");
        child.wait().expect("gone");
        let now = tree(root.path());
        assert!(now == old || now == new, "all old or all new, and nothing else: {:?}", now.keys());
    }
}

#[test]
fn a_bulk_run_that_is_killed_goes_on() {
    let input = tempfile::tempdir().expect("a folder");
    for number in 0..40 {
        let code = format!("resource \"aws_s3_bucket\" \"b\" {{\n  bucket = \"b-{number}\"\n}}\n");
        let text = format!(
            "## main.tf\n\n```hcl\n{code}```\n\n## other.tf\n\n```hcl\n{}```\n",
            code.replace("\"b\"", "\"c\"")
        );
        fs::write(input.path().join(format!("{number:03}.md")), text).expect("written");
    }
    let bulk = |out: &str| {
        let mut command = tffix();
        command.args(["bulk", ".", "-o", out, "--resume", "-j", "2"]).current_dir(input.path());
        command
    };
    let folder = tempfile::tempdir().expect("a folder");
    let timeless = |root: &Path| -> Tree {
        let mut files = tree(root);
        files.remove("tffix-bulk.jsonl");
        files
    };
    let whole = folder.path().join("whole");
    let start = Instant::now();
    assert_eq!(ended(bulk(&whole.display().to_string()).output().expect("it runs")).0, 0);
    let (new, time) = (timeless(&whole), start.elapsed());
    assert!(new.len() >= 80, "{:?}", new.keys());
    let mut chance = Chance(0xb01d);
    for number in 0..moments().div_ceil(5) {
        let out = folder.path().join(number.to_string());
        let out_text = out.display().to_string();
        for _ in 0..5 {
            let mut child = bulk(&out_text).spawn().expect("it runs");
            std::thread::sleep(Duration::from_micros(chance.below(u64::try_from(time.as_micros()).expect("short"))));
            child.kill().expect("killed");
            child.wait().expect("gone");
            for (name, text) in if out.exists() { timeless(&out) } else { Tree::new() } {
                assert!(name.contains(".tffix-") || new[&name] == text, "{name} is not whole:\n{text}");
            }
        }
        let (code, report) = ended(bulk(&out_text).output().expect("it runs"));
        assert_eq!(code, 0, "{report}");
        assert_eq!(timeless(&out), new);
    }
}

/// A repair of `arguments` and standard input that has read its folder and waits for the answer.
fn waiting(root: &Path) -> Child {
    let mut command = tffix();
    command.args([".", "-"]).current_dir(root).stdin(Stdio::piped());
    command.spawn().expect("it runs")
}

#[test]
fn what_someone_else_wrote_meanwhile_is_kept() {
    let old = several();
    let root = tempfile::tempdir().expect("a folder");
    lay(root.path(), &old);
    let mut child = waiting(root.path());
    // The folder is read and repaired before standard input is; nothing tells when, so that is waited for amply.
    std::thread::sleep(Duration::from_millis(1500));
    fs::write(root.path().join("c.tf"), "# mine\n").expect("written");
    let answer = b"```hcl\nresource \"aws_vpc\" \"v\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n```\n";
    child.stdin.take().expect("piped").write_all(answer).expect("written");
    let (code, report) = ended(child.wait_with_output().expect("gone"));
    assert_eq!(code, 2, "{report}");
    assert!(report.contains("c.tf: was changed by someone else"), "{report}");
    let mut expected = old;
    expected.insert("c.tf".into(), "# mine\n".into());
    assert_eq!(tree(root.path()), expected);
}

#[test]
fn what_became_read_only_meanwhile_is_kept() {
    let old = several();
    let root = tempfile::tempdir().expect("a folder");
    lay(root.path(), &old);
    let mut child = waiting(root.path());
    std::thread::sleep(Duration::from_millis(1500));
    fs::set_permissions(root.path().join("c.tf"), fs::Permissions::from_mode(0o444)).expect("set");
    child.stdin.take().expect("piped").write_all(b"```hcl\nresource \"aws_vpc\" \"v\" {}\n```\n").expect("written");
    let (code, report) = ended(child.wait_with_output().expect("gone"));
    assert!(code == 2 && report.contains("c.tf: is read-only; nothing was written"), "{code}: {report}");
    assert_eq!(tree(root.path()), old);
}

#[test]
fn two_at_once_are_as_good_as_one() {
    let old = several();
    let (new, _) = undisturbed(&old);
    for _ in 0..moments().div_ceil(4) {
        let root = tempfile::tempdir().expect("a folder");
        lay(root.path(), &old);
        let both: Vec<Child> =
            (0..2).map(|_| tffix().arg(".").current_dir(root.path()).spawn().expect("it runs")).collect();
        for child in both {
            let (code, report) = ended(child.wait_with_output().expect("gone"));
            let known = ["another tffix writes", "changed by someone else"].iter().any(|why| report.contains(why));
            assert!(code < 2 || known, "{code}: {report}");
        }
        assert_eq!(tree(root.path()), new);
    }
}

#[test]
fn links_pipes_and_devices_are_left_alone() {
    let old = several();
    let (root, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    lay(root.path(), &old);
    let text = "resource \"aws_sns_topic\" \"t\" {\n}\n\nresource \"aws_s3_bucket\" \"linked\" {}\n";
    fs::write(outside.path().join("linked.tf"), text).expect("written");
    symlink(outside.path().join("linked.tf"), root.path().join("linked.tf")).expect("linked");
    symlink(root.path(), root.path().join("loop")).expect("linked");
    symlink("nowhere", root.path().join("nothing.tf")).expect("linked");
    fs::hard_link(root.path().join("a.tf"), outside.path().join("other.tf")).expect("linked");
    let pipe = root.path().join("pipe.tf");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
    let (code, report) = run(&["."], root.path());
    assert!(code < 2, "{report}");
    assert_eq!(fs::read_to_string(outside.path().join("linked.tf")).expect("there"), text, "{report}");
    assert_eq!(fs::read_to_string(outside.path().join("other.tf")).expect("there"), old["a.tf"], "{report}");
    assert!(root.path().join("linked.tf").is_symlink());
    assert!(fs::symlink_metadata(&pipe).expect("there").file_type().is_fifo());
    for (says, name) in [("linked.tf", "linked.tf"), ("is not a file", "pipe.tf"), ("link to a folder", "loop")] {
        assert!(report.lines().any(|line| line.contains(name) && line.contains(says)), "{name}: {report}");
    }
    for (path, says) in [("/dev/null", "empty"), ("/dev/zero", "larger than")] {
        let (code, report) = run(&[path], root.path());
        assert!(code == 2 && report.contains(says), "{path}: {code} {report}");
    }
}

#[test]
fn modes_stay_and_what_is_read_only_stays_as_it_is() {
    let old = several();
    let (new, _) = undisturbed(&old);
    let root = tempfile::tempdir().expect("a folder");
    lay(root.path(), &old);
    let mode = |name: &str, mode: u32| {
        fs::set_permissions(root.path().join(name), fs::Permissions::from_mode(mode)).expect("set");
    };
    mode("b.tf", 0o640);
    mode("c.tf", 0o444);
    let (code, report) = run(&["."], root.path());
    assert!(code == 2 && report.contains("c.tf: is read-only; nothing was written"), "{code}: {report}");
    assert_eq!(tree(root.path()), old);
    mode("c.tf", 0o604);
    assert!(run(&["."], root.path()).0 < 2);
    assert_eq!(tree(root.path()), new);
    for (name, mode) in [("b.tf", 0o640), ("c.tf", 0o604)] {
        assert_eq!(fs::metadata(root.path().join(name)).expect("there").mode() & 0o777, mode);
    }
}

#[test]
fn a_folder_that_cannot_be_written_stays_as_it_is() {
    let old = several();
    let root = tempfile::tempdir().expect("a folder");
    lay(root.path(), &old);
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o555)).expect("set");
    let mut command = tffix();
    command.arg(".").current_dir(root.path());
    if fs::metadata(root.path()).expect("there").uid() == 0 {
        // A mode refuses nothing to the administrator.
        command.uid(65534);
    }
    let output = command.output();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).expect("set");
    let Ok(output) = output else {
        println!("skipped: the program cannot be run as somebody else");
        return;
    };
    let (code, report) = ended(output);
    assert!(code == 2 && report.contains("nothing was written"), "{code}: {report}");
    assert_eq!(tree(root.path()), old);
}

#[test]
fn a_full_disk_changes_nothing_and_is_said() {
    let root = tempfile::tempdir().expect("a folder");
    let mount = |arguments: &[&str]| Command::new("mount").args(arguments).arg(root.path()).output();
    if mount(&["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).is_ok_and(|output| output.status.success()) {
        let old = several();
        lay(root.path(), &old);
        let full = fs::write(root.path().join("filler"), vec![b'x'; 32 * 1024]);
        let (code, report) = run(&["."], root.path());
        let answer = "```hcl\nresource \"aws_s3_bucket\" \"b\" {}\n```\n";
        let mut now = tree(root.path());
        now.remove("filler");
        let outside = tempfile::tempdir().expect("a folder");
        fs::write(outside.path().join("a.md"), answer).expect("written");
        let out = root.path().join("out").display().to_string();
        let bulk = run(&["bulk", ".", "-o", &out], outside.path());
        let left = root.path().join("out/a").exists();
        Command::new("umount").arg(root.path()).status().expect("it runs");
        full.expect("the filler fits");
        assert!(code == 2 && report.contains("nothing was written"), "{code}: {report}");
        assert_eq!(now, old);
        assert!(bulk.0 == 2 && !left, "{bulk:?}");
    } else {
        println!("skipped: no small file system can be mounted here");
    }
    let full = || fs::File::options().write(true).open("/dev/full");
    let Ok(out) = full() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    lay(folder.path(), &several());
    let (code, report) =
        ended(tffix().args(["--dry-run", "."]).current_dir(folder.path()).stdout(out).output().expect("it runs"));
    assert!(code == 2 && report.contains("standard output"), "{code}: {report}");
    fs::write(folder.path().join("in.jsonl"), "{\"response\": \"x\"}\n").expect("written");
    let (code, report) = run(&["bulk", "in.jsonl", "-o", "/dev/full"], folder.path());
    assert!(code == 2 && report.contains("/dev/full"), "{code}: {report}");
}

/// Where `Main.tf` and `main.tf` are one file, the second would replace the first.
#[test]
fn files_that_differ_in_upper_case_alone_are_one_file() {
    let root = tempfile::tempdir().expect("a folder");
    let block =
        |name: &str| format!("```hcl\nresource \"aws_sns_topic\" \"{name}\" {{\n  name = \"{name}\"\n}}\n```\n");
    let answer = format!("## Main.tf\n\n{}\n## main.tf\n\n{}", block("one"), block("two"));
    fs::write(root.path().join("a.md"), answer).expect("written");
    let (code, report) = run(&["a.md", "--select", "none", "-o", "out"], root.path());
    assert_eq!(code, 0, "{report}");
    let found = tree(&root.path().join("out"));
    assert_eq!(found.len(), 1, "{:?}", found.keys());
    assert!(found.values().all(|text| text.contains("\"one\"") && text.contains("\"two\"")), "{found:?}");
}

#[test]
fn an_input_that_is_too_large_is_refused_before_it_is_read() {
    let root = tempfile::tempdir().expect("a folder");
    for name in ["answer.md", "main.tf"] {
        // A file with holes takes no room on the disk.
        fs::File::create(root.path().join(name)).and_then(|file| file.set_len(100 << 20)).expect("made");
    }
    for arguments in [&["answer.md"][..], &["."], &["check", "."], &["--prompt", "answer.md", "main.tf"]] {
        let (code, report) = run(arguments, root.path());
        assert!(code == 2 && report.contains("larger than"), "{arguments:?} {code}: {report}");
    }
}
