//! `.pre-commit-hooks.yaml` and `action.yml`: what they call is run as pre-commit and GitHub would run it.
#![cfg(unix)]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use support::{read, root};

const TIDY: &str = "output \"a\" {\n  value = 1\n}\n";
const BROKEN: &str = "output \"a\" {\n  value = 1\n";

/// A shell with this build's `tffix` on its path, as a step of an action has it: it ends at the first error.
fn shell(line: &str, arguments: &[&str], environment: &[(&str, &str)], folder: &Path) -> Output {
    let own = Path::new(env!("CARGO_BIN_EXE_tffix")).parent().expect("it stands in a folder");
    let path = format!("{}:{}", own.display(), std::env::var("PATH").unwrap_or_default());
    let mut bash = Command::new("bash");
    bash.args(["-eo", "pipefail", "-c", line, "bash"]).args(arguments);
    bash.env("PATH", path).envs(environment.iter().copied()).current_dir(folder).output().expect("bash runs")
}

/// What stands behind a key, in the order of the file.
fn values(file: &str, key: &str) -> Vec<String> {
    let text = read(&root().join(file));
    let lines = text.lines().filter_map(|line| line.trim_start().trim_start_matches("- ").strip_prefix(key));
    lines.map(|value| value.trim().to_owned()).collect()
}

#[test]
fn pre_commit_repairs_files_and_checks_them() {
    let file = ".pre-commit-hooks.yaml";
    assert_eq!(values(file, "id:"), ["tffix", "tffix-check"]);
    assert_eq!(values(file, "files:"), [r"\.tf$", r"\.tf$"], "which files are handed over");
    let entries = values(file, "entry:");
    let [repair, check] = &entries[..] else { panic!("two hooks: {entries:?}") };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("main.tf", BROKEN), ("other.tf", "output \"b\" {\n  value = 2\n}\n")] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    let call = |entry: &str| shell(&format!("{entry} \"$@\""), &["main.tf", "other.tf"], &[], folder.path());
    assert_eq!(call(check).status.code(), Some(1), "what is broken fails the commit");
    assert_eq!(read(&folder.path().join("main.tf")), BROKEN, "to check changes nothing");
    let output = call(repair);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_ne!(read(&folder.path().join("main.tf")), BROKEN, "a file that a hook changes fails the commit");
    assert_eq!(call(check).status.code(), Some(0));
}

#[test]
fn the_action_checks_and_repairs() {
    let runs = values("action.yml", "run:");
    let Some(step) = runs.iter().find(|run| run.starts_with("tffix ")) else { panic!("a step runs tffix: {runs:?}") };
    let defaults = values("action.yml", "default:");
    let inputs = ["TFFIX_PATH", "TFFIX_COMMAND", "TFFIX_ARGS"];
    let step_with = |given: &[(&'static str, &'static str)], folder: &Path| {
        let mut all: Vec<(&str, &str)> =
            inputs.into_iter().zip(defaults.iter().map(|value| value.trim_matches('"'))).collect();
        all.extend(given);
        shell(step, &[], &all, folder)
    };
    for (name, of) in inputs.into_iter().zip(["path", "command", "args"]) {
        assert_eq!(values("action.yml", &format!("{name}:")), [format!("${{{{ inputs.{of} }}}}")]);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let main = folder.path().join("main.tf");
    fs::write(&main, TIDY).expect("written");
    assert_eq!(step_with(&[], folder.path()).status.code(), Some(0));
    fs::write(&main, BROKEN).expect("written");
    assert_eq!(step_with(&[], folder.path()).status.code(), Some(1), "an error fails the step");
    assert_eq!(read(&main), BROKEN);
    let repair = [("TFFIX_COMMAND", ""), ("TFFIX_ARGS", "--unsafe --ignore outputs")];
    let output = step_with(&repair, folder.path());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(step_with(&[], folder.path()).status.code(), Some(0));
}
