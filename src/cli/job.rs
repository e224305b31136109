//! What the paths of a call stand for: folders, files of a folder, answers.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use crate::engine::Options;
use crate::ingest::{self, Ingested};

/// One thing to repair.
pub(super) struct Job {
    kind: Kind,
    /// The path as the call names it.
    shown: String,
    /// What stands before the names of its files.
    prefix: String,
}

enum Kind {
    /// Every file of a folder.
    Folder(PathBuf),
    /// Files of a folder, by name.
    Files(PathBuf, BTreeSet<String>),
    /// An answer, or standard input.
    Answer(PathBuf),
}

/// The jobs of a call, in its order. Files of one folder are one job, and a path that another one covers is none.
pub(super) fn all(paths: &[PathBuf]) -> Result<Vec<Job>, String> {
    if paths.is_empty() {
        return Err("a PATH is needed: a folder, a .tf file, or an answer (`tffix --help` has examples)".into());
    }
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folders: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).map(|path| real(path)).collect();
    let mut jobs: Vec<(PathBuf, Job)> = Vec::new();
    for path in paths {
        let at = real(path);
        if folders.iter().any(|folder| *folder != at && covers(folder, &at)) && (path.is_dir() || is_terraform(path)) {
            continue;
        }
        let shown = if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() };
        if is_terraform(path) && path.is_file() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_symlink() {
                return Err(format!("{shown}: is a link, which is not written through; name what it points at"));
            }
            let folder = path.parent().unwrap_or(Path::new(""));
            let at = real(if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
            let known = jobs.iter_mut().find(|(known, job)| *known == at && matches!(job.kind, Kind::Files(..)));
            match known {
                Some((_, Job { kind: Kind::Files(_, names), shown: all, .. })) => {
                    if names.insert(name) {
                        *all = format!("{all}, {shown}");
                    }
                }
                _ => {
                    let kind = Kind::Files(folder.to_owned(), BTreeSet::from([name]));
                    jobs.push((at, Job { kind, shown, prefix: prefix(folder) }));
                }
            }
        } else if !jobs.iter().any(|(known, job)| *known == at && !matches!(job.kind, Kind::Files(..))) {
            let job = match path.is_dir() {
                true => Job { kind: Kind::Folder(path.clone()), shown, prefix: prefix(path) },
                false => Job { kind: Kind::Answer(path.clone()), shown, prefix: String::new() },
            };
            jobs.push((at, job));
        }
    }
    Ok(jobs.into_iter().map(|(_, job)| job).collect())
}

fn is_terraform(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext == "tf") || path.to_string_lossy().ends_with(ingest::json::ENDING)
}

/// Whether a search of the folder comes upon the path: hidden folders are not searched.
fn covers(folder: &Path, path: &Path) -> bool {
    let hidden = |part: Component| part.as_os_str().to_string_lossy().starts_with('.');
    path.strip_prefix(folder).is_ok_and(|below| !below.components().any(hidden))
}

/// The folder with a `/` behind it, without `.` parts.
fn prefix(folder: &Path) -> String {
    let clean: PathBuf = folder.components().filter(|part| *part != Component::CurDir).collect();
    let text = clean.display().to_string();
    if text.is_empty() || text.ends_with('/') { text } else { text + "/" }
}

impl Job {
    /// The path as the call names it.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// What stands before the names of its files in a report: the folder, where it is one.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The folder that is repaired in place.
    pub(super) fn root(&self) -> Option<&Path> {
        match &self.kind {
            Kind::Folder(root) | Kind::Files(root, _) => Some(root),
            Kind::Answer(_) => None,
        }
    }

    /// Whether it is single files of a folder.
    pub(super) fn is_files(&self) -> bool {
        matches!(self.kind, Kind::Files(..))
    }

    /// The folder in which it stands: settings are looked for from there upwards.
    pub(super) fn home(&self) -> &Path {
        let folder = match &self.kind {
            Kind::Folder(root) | Kind::Files(root, _) => root,
            Kind::Answer(path) => path.parent().unwrap_or(Path::new("")),
        };
        if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
    }

    /// Reads it, and says what may be done with it.
    pub(super) fn read(&self, options: &Options) -> Result<(Ingested, Options), String> {
        let read = match &self.kind {
            Kind::Folder(root) => ingest::read_folder(root),
            Kind::Files(root, _) => {
                ingest::read_module(if root.as_os_str().is_empty() { Path::new(".") } else { root })
            }
            Kind::Answer(path) => ingest::read_path(path, &options.asked),
        };
        let read = read.map_err(|error| {
            let text = error.to_string();
            if text.contains(&self.shown) { text } else { format!("{}: {text}", self.shown) }
        })?;
        let read = read.with_json(&options.schemas);
        let mut options = options.clone();
        options.locked.extend(&read.linked);
        options.beside.clone_from(&read.folder);
        if let Kind::Files(_, names) = &self.kind {
            options.only_known_files = true;
            options
                .locked
                .extend(read.sources.iter().filter(|(_, file)| !names.contains(&file.path)).map(|(id, _)| id));
            if let Some(name) = names.iter().find(|name| read.sources.find(name).is_none()) {
                return Err(format!("{}{name}: Terraform does not load a file of this name", self.prefix));
            }
        }
        Ok((read, options))
    }
}
