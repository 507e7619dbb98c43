//! Scratch projects below `target/`: a copy of tracked files, with the packed package installed.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};

use anyhow::{Context, Result};

use crate::build::Package;
use crate::stamp::Stamp;
use crate::{npm, paths, process};

/// Copies `source` (a folder of the repository) to `target/<name>` and installs the package there,
/// as a user would: from its tarball. Gives the folder.
pub(crate) fn prepare(name: &str, source: &str, package: &Package) -> Result<PathBuf> {
    let folder = paths::target().join(name);
    copy_folder(&paths::root().join(source), &folder)?;
    let modules = folder.join("node_modules");
    Stamp::new(modules.join(".installed"))
        .path(&package.tarball)?
        .path(&folder.join("package.json"))?
        .unless_fresh(&[&modules.join("spoki-wasm")], || {
            let mut npm = npm::npm(&folder);
            npm.args([
                "install".as_ref(),
                "--no-save".as_ref(),
                package.tarball.as_os_str(),
            ]);
            process::capture(&mut npm).map(drop)
        })?;
    Ok(folder)
}

/// Node, in a folder.
pub(crate) fn node(folder: &Path) -> Command {
    let mut command = Command::new("node");
    command.current_dir(folder);
    command
}

/// A child's end as our own.
pub(crate) fn exit_code(status: ExitStatus) -> ExitCode {
    match status.code().map(u8::try_from) {
        Some(Ok(code)) => ExitCode::from(code),
        _ => ExitCode::FAILURE,
    }
}

/// Copies a folder, without installed packages.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let entries = from
        .read_dir()
        .with_context(|| format!("{} cannot be read", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if !entry.file_type()?.is_dir() {
            fs::copy(entry.path(), target)?;
        } else if entry.file_name() != OsStr::new("node_modules") {
            copy_folder(&entry.path(), &target)?;
        }
    }
    Ok(())
}
