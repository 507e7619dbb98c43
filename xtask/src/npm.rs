//! Node's package manager: tools of the build, and scratch projects that use the package.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::stamp::Stamp;
use crate::{paths, process};

/// npm without its scripts, fund notes and audits, and without a folder's own `.npmrc` surprises.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut command = Command::new("npm");
    command
        .current_dir(folder)
        .env("npm_config_ignore_scripts", "true")
        .env("npm_config_audit", "false")
        .env("npm_config_fund", "false")
        .env("npm_config_update_notifier", "false")
        .env("npm_config_loglevel", "error");
    command
}

/// Installs exactly what the folder's lock file says, unless that was done already.
pub(crate) fn install_locked(folder: &Path) -> Result<()> {
    let modules = folder.join("node_modules");
    Stamp::new(modules.join(".installed"))
        .path(&folder.join("package-lock.json"))?
        .unless_fresh(&[&modules], || {
            println!("installing the npm packages of {}", shown(folder));
            process::capture(npm(folder).arg("ci")).map(drop)
        })
}

/// The build's own tools.
pub(crate) struct Tools {
    modules: PathBuf,
}

impl Tools {
    /// Installs them when the lock file changed.
    pub(crate) fn ready() -> Result<Self> {
        require_node()?;
        let folder = lock_file().with_file_name("");
        install_locked(&folder)?;
        Ok(Self {
            modules: folder.join("node_modules"),
        })
    }

    /// Binaryen's optimiser.
    pub(crate) fn wasm_opt(&self) -> Command {
        let mut command = Command::new("node");
        command.arg(self.modules.join("binaryen/bin/wasm-opt"));
        command
    }

    /// The bundler; bare imports are looked up among the tools.
    pub(crate) fn esbuild(&self) -> Command {
        // Without install scripts the package's own `bin/esbuild` is a slow wrapper around this.
        let direct = self.modules.join("@esbuild/linux-x64/bin/esbuild");
        let wrapper = self.modules.join(".bin/esbuild");
        let mut command = Command::new(if direct.is_file() { direct } else { wrapper });
        command.env("NODE_PATH", &self.modules);
        command
    }
}

/// The file that pins the tools.
pub(crate) fn lock_file() -> PathBuf {
    paths::root().join("xtask/npm/package-lock.json")
}

/// Node, new enough; a missing one is named by the error.
pub(crate) fn require_node() -> Result<()> {
    let version = process::capture(Command::new("node").arg("--version"))?;
    if !is_new_enough(version.trim()) {
        bail!(
            "Node {} is too old: install 20.19 or newer from https://nodejs.org",
            version.trim()
        );
    }
    Ok(())
}

fn is_new_enough(version: &str) -> bool {
    let mut parts = version
        .trim_start_matches('v')
        .split('.')
        .map(str::parse::<u32>);
    match (parts.next(), parts.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= (20, 19),
        _ => false,
    }
}

fn shown(folder: &Path) -> String {
    folder
        .strip_prefix(paths::root())
        .unwrap_or(folder)
        .display()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn node_versions_are_compared_as_numbers() {
        for version in ["v20.19.0", "v20.20.2", "v22.3.1", "v100.0.0"] {
            assert!(is_new_enough(version), "{version}");
        }
        for version in ["v20.9.0", "v18.20.0", "", "nonsense"] {
            assert!(!is_new_enough(version), "{version}");
        }
    }
}
