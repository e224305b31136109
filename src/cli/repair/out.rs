//! Where the result goes: back into its folder, into --out, to standard output, or nowhere.

use std::path::{Path, PathBuf};

use super::Args;
use crate::cli::Format;
use crate::cli::job::Job;
use crate::engine::Outcome;
use crate::write::{self, Change, Folder};

/// What --out says.
pub(super) enum Out {
    Nothing,
    Stdout,
    Folder(PathBuf),
    File { folder: PathBuf, name: String },
}

/// Where the result of a job goes.
pub(super) enum Target {
    /// Into files of this folder: those that would change, or that are not there.
    Folder(Folder),
    /// To standard output: this text.
    Stdout(String),
    /// It is shown only.
    Nowhere,
}

impl Out {
    /// What --out says, where it can be said of these jobs.
    pub(super) fn new(args: &Args, jobs: &[Job]) -> Result<Out, String> {
        let refuse = |job: &Job, why: &str| Err(format!("{}: {why}", job.shown()));
        if let Some(job) = jobs.iter().find(|job| job.root().is_some() && args.out.is_some()) {
            return refuse(job, "--out is for answers; folders and .tf files are repaired in place");
        }
        if let Some(job) = jobs.iter().find(|job| job.is_files() && args.layout.is_some()) {
            return refuse(job, "--layout is for answers and folders; no other file than this one is written");
        }
        let Some(out) = &args.out else { return Ok(Out::Nothing) };
        if jobs.len() > 1 {
            return Err("--out takes one answer".into());
        }
        if out.as_os_str() == "-" {
            if args.format == Format::Json {
                return Err("--format json and --out - both want standard output".into());
            }
            return Ok(Out::Stdout);
        }
        if out.as_os_str().is_empty() {
            return Err("--out is empty: a folder, a FILE.tf or - is needed".into());
        }
        if out.extension().is_some_and(|ext| ext == "tf") {
            if out.is_dir() {
                return Err(format!("--out {}: is a folder, where a file is expected", out.display()));
            }
            let folder = out.parent().unwrap_or(Path::new("")).to_owned();
            let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return Ok(Out::File { folder, name });
        }
        if out.is_file() {
            let out = out.display();
            return Err(format!(
                "--out {out}: is a file, where a folder is expected (the name of a single file ends in .tf)"
            ));
        }
        Ok(Out::Folder(out.clone()))
    }

    /// The folder that is written.
    pub(super) fn root(&self) -> Option<&Path> {
        match self {
            Out::Folder(folder) | Out::File { folder, .. } => Some(folder),
            Out::Nothing | Out::Stdout => None,
        }
    }

    /// The name of the one file.
    pub(super) fn file_name(&self) -> Option<&str> {
        match self {
            Out::File { name, .. } => Some(name),
            Out::Nothing | Out::Stdout | Out::Folder(_) => None,
        }
    }

    /// Where the result of this job goes.
    pub(super) fn target(&self, job: &Job, outcome: &Outcome) -> Result<Target, String> {
        if let Some(root) = job.root() {
            return Ok(Target::Folder(Folder { root: root.to_owned(), changes: in_place(outcome) }));
        }
        match self {
            Out::Nothing => Ok(Target::Nowhere),
            Out::Stdout => only_file(outcome).map(Target::Stdout),
            Out::Folder(folder) => into(folder, outcome).map(Target::Folder),
            Out::File { folder, name } => {
                if outcome.after.find(name).is_none() {
                    return Err(format!("--out {name}: is not the name of a file that may be written"));
                }
                into(folder, outcome).map(Target::Folder)
            }
        }
    }

    /// Files of --out that differ: an error without --force, a warning in a preview.
    pub(super) fn conflicts(&self, folder: &Folder, args: &Args) -> Result<Vec<String>, String> {
        if args.force || matches!(self, Out::Nothing) {
            return Ok(Vec::new());
        }
        let differ = folder.changes.iter().filter(|change| change.old.is_some());
        let all: Vec<String> = differ
            .map(|change| {
                format!("{} is there and differs; --force overwrites it", folder.root.join(&change.path).display())
            })
            .collect();
        match all.first() {
            Some(first) if !args.dry_run => Err(format!("{first}; nothing was written")),
            _ => Ok(all),
        }
    }

    /// Files of --out that Terraform will load together with those that are written.
    pub(super) fn strangers(&self, folder: &Folder, outcome: &Outcome) -> Vec<String> {
        if matches!(self, Out::Nothing) {
            return Vec::new();
        }
        let entries = std::fs::read_dir(&folder.root).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".tf") && !name.starts_with('.') && outcome.after.find(name).is_none())
            .collect();
        names.sort();
        let shown = |name: &String| folder.root.join(name).display().to_string();
        names.iter().map(|name| format!("{} stands there too, and Terraform will load it", shown(name))).collect()
    }
}

fn in_place(outcome: &Outcome) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, file) in outcome.after.iter() {
        let old = ((id.0 as usize) < outcome.before.len()).then(|| outcome.before.file(id));
        if old.is_none_or(|old| old.text != file.text) {
            let old = old.map(|old| old.text.as_bytes().to_vec());
            let gone = outcome.removed.contains(&id);
            changes.push(Change { path: file.path.clone(), old, new: file.text.clone(), gone });
        }
    }
    changes
}

fn into(folder: &Path, outcome: &Outcome) -> Result<Folder, String> {
    let mut changes = Vec::new();
    for (_, file) in outcome.after.iter() {
        let old = write::current(&folder.join(&file.path)).map_err(|error| error.to_string())?;
        if old.as_deref() != Some(file.as_read().as_bytes()) {
            changes.push(Change { path: file.path.clone(), old, new: file.as_read().clone(), gone: false });
        }
    }
    Ok(Folder { root: folder.to_owned(), changes })
}

fn only_file(outcome: &Outcome) -> Result<String, String> {
    let files: Vec<_> = outcome.after.iter().map(|(_, file)| file).collect();
    match files.as_slice() {
        [file] => Ok(file.as_read().to_string()),
        many => {
            let names: Vec<&str> = many.iter().map(|file| file.path.as_str()).collect();
            Err(format!(
                "--out - takes one file and there are {}: {} (--layout single joins the root module; --out DIR takes them all)",
                many.len(),
                names.join(", ")
            ))
        }
    }
}
