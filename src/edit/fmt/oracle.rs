//! What the tests ask `terraform fmt` itself, about texts from outside of the repository. Without either they skip.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The folder of answers and probes, when it is there.
pub(crate) fn shared() -> Option<PathBuf> {
    let shared = std::env::var_os("TFFIX_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = shared.join("corpus").is_dir();
    if !found {
        println!("skipped: no shared corpus");
    }
    found.then_some(shared)
}

/// The distinct fenced HCL texts of one kind of document of every answer; of all of them without a name.
pub(crate) fn fences(document: Option<&str>) -> Vec<String> {
    let Some(shared) = shared() else { return Vec::new() };
    let mut texts = BTreeSet::new();
    for case in std::fs::read_dir(shared.join("corpus")).into_iter().flatten().flatten() {
        for file in std::fs::read_dir(case.path()).into_iter().flatten().flatten() {
            if document.is_none_or(|name| file.file_name() == name)
                && let Ok(text) = std::fs::read_to_string(file.path())
            {
                let mut parts = text.split("```");
                parts.next();
                let fenced = parts.step_by(2).filter_map(|part| part.split_once('\n'));
                texts.extend(
                    fenced
                        .filter(|(language, _)| matches!(language.trim(), "hcl" | "terraform" | "tf" | ""))
                        .map(|(_, text)| text.to_owned()),
                );
            }
        }
    }
    texts.into_iter().collect()
}

/// The probes: small texts that were written to provoke disagreement.
pub(crate) fn probes() -> Vec<String> {
    let Some(shared) = shared() else { return Vec::new() };
    let files = std::fs::read_dir(shared.join("research/probes")).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> =
        files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|e| e == "tf")).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// What Terraform makes of each text, and whether it accepts it. `None` without Terraform.
pub(crate) fn terraform_fmt(texts: &[String]) -> Option<Vec<(String, bool)>> {
    let folder = tempfile::tempdir().ok()?;
    let path = |at: usize| folder.path().join(format!("{at:06}.tf"));
    for (at, text) in texts.iter().enumerate() {
        std::fs::write(path(at), text).ok()?;
    }
    let run = Command::new("terraform")
        .args(["fmt", "-no-color", "-list=false", "."])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output();
    let Ok(run) = run else {
        println!("skipped: no terraform");
        return None;
    };
    let errors = String::from_utf8_lossy(&run.stderr).into_owned();
    let broken: BTreeSet<usize> = errors
        .split(" on ")
        .skip(1)
        .filter_map(|rest| rest.split_once(".tf line ").and_then(|(name, _)| name.parse().ok()))
        .collect();
    let formatted = |at: usize| Some((std::fs::read_to_string(path(at)).ok()?, !broken.contains(&at)));
    (0..texts.len()).map(formatted).collect()
}
