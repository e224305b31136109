//! Terraform beside us: found on PATH, its folders initialised so that only the work itself is measured.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The `terraform` of this machine.
pub struct Terraform {
    /// Where its providers come from; `None` where it fetches them itself.
    configuration: Option<PathBuf>,
}

impl Terraform {
    /// The one on PATH. `TF_CLI_CONFIG_FILE` says where providers come from, else the oracle that the tests ask, where it is
    /// there.
    pub fn find() -> Option<Terraform> {
        let version = Command::new("terraform").arg("version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.ok().filter(|status| status.success())?;
        let given = std::env::var_os("TF_CLI_CONFIG_FILE").map(PathBuf::from);
        Some(Terraform { configuration: given.or_else(oracle) })
    }

    /// Fetches the providers of a folder; whether that works here.
    pub fn init(&self, folder: &Path) -> bool {
        let init = self.command(&["init", "-backend=false", "-input=false"], folder).status();
        init.is_ok_and(|status| status.success())
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[impl AsRef<OsStr>], folder: &Path) {
        super::run(&mut self.command(arguments, folder));
    }

    fn command(&self, arguments: &[impl AsRef<OsStr>], folder: &Path) -> Command {
        let mut command = Command::new("terraform");
        command.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
        command.env("CHECKPOINT_DISABLE", "1").env("TF_IN_AUTOMATION", "1").env("TF_DISABLE_PLUGIN_TLS", "1");
        if let Some(configuration) = &self.configuration {
            command.env("TF_CLI_CONFIG_FILE", configuration);
        }
        command
    }
}

/// The providers that the oracle beside the project lays out.
fn oracle() -> Option<PathBuf> {
    let shared = std::env::var_os("TFFIX_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    let setup = Command::new(shared.join("oracle/tfcheck")).arg("setup").stdout(Stdio::null()).status();
    setup.ok().filter(|status| status.success())?;
    let home = std::env::var_os("TFCHECK_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cache/tfcheck")))?;
    Some(home.join("rc")).filter(|path| path.is_file())
}
