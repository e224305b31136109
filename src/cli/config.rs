//! `tffix.toml` and the command line: which file holds for a path, and what goes before what.

use std::path::{Path, PathBuf};

use crate::catalogue::Selection;
use crate::engine::Options;
use crate::ignore::Rules;
use crate::layout::Choice;
use crate::settings::{self, Settings};

#[derive(clap::Args)]
pub(super) struct ConfigArgs {
    /// The settings [default: the nearest tffix.toml at the target or above it, as far as the top of the repository].
    /// Its keys are select, ignore, unsafe, layout, naming, ignore-comments and per-path; the command line goes before it
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = "Which settings")]
    config: Option<PathBuf>,
    /// Read no tffix.toml
    #[arg(long, help_heading = "Which settings")]
    no_config: bool,
}

/// What the command line says of the same things.
#[derive(Default)]
pub(super) struct Said<'a> {
    pub(super) select: &'a [String],
    pub(super) ignore: &'a [String],
    pub(super) allow_unsafe: Option<bool>,
}

impl ConfigArgs {
    /// The settings for what stands in a folder.
    pub(super) fn settings(&self, folder: &Path) -> Result<Option<Settings>, String> {
        let path = match &self.config {
            _ if self.no_config => None,
            Some(path) => Some(path.clone()),
            None => settings::find(folder).map(|path| short(&path)),
        };
        path.map(|path| settings::read(&path)).transpose()
    }
}

/// The options with what the command line says, and where it says nothing, the settings. `folder` is what the names of
/// files are relative to.
pub(super) fn apply(
    options: &Options,
    settings: Option<&Settings>,
    said: &Said,
    folder: Option<&Path>,
) -> Result<Options, String> {
    let selection = Selection { select: said.select.to_vec(), ignore: said.ignore.to_vec() };
    super::known(&selection)?;
    let mut options = options.clone();
    options.allow_unsafe = said.allow_unsafe.unwrap_or(false);
    options.selection = selection;
    if let Some(settings) = settings {
        options.selection = settings.selection(said.select, said.ignore);
        options.allow_unsafe = said.allow_unsafe.or(settings.allow_unsafe).unwrap_or(false);
        options.asked.naming.clone_from(&settings.naming);
        options.layout = settings.layout.as_deref().and_then(Choice::named);
        options.ignores = Rules {
            prefix: folder.map(|folder| below(folder, &settings.path)).unwrap_or_default(),
            paths: settings.per_path.clone(),
            without_comments: settings.comments == Some(false),
        };
    }
    Ok(options)
}

/// A folder as seen from that of the settings: empty, or ending in `/`.
fn below(folder: &Path, settings: &Path) -> String {
    let real = |path: &Path| if path.as_os_str().is_empty() { Path::new(".") } else { path }.canonicalize().ok();
    let home = settings.parent().and_then(real);
    let parts = home.zip(real(folder)).and_then(|(home, folder)| {
        folder.strip_prefix(&home).ok().map(|below| below.to_string_lossy().replace('\\', "/"))
    });
    parts.filter(|text| !text.is_empty()).map(|text| text + "/").unwrap_or_default()
}

/// A path as seen from the working folder, where it is below it.
fn short(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned)).unwrap_or_else(|| path.to_owned())
}
