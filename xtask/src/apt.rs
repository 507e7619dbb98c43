//! Packages of Debian and Ubuntu, where a tool has no better source.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::process;

/// Sees to it that packages are installed; `purpose` says what for.
///
/// Root (a container, usually) gets them installed, with a line that says so. Anybody else is told
/// the command: changing a machine with `sudo` is not a build's business.
pub(crate) fn ensure(packages: &[&str], purpose: &str) -> Result<()> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| version(package).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if !is_available() {
        bail!("{purpose} needs what Debian and Ubuntu call {names}: install it");
    }
    if !rustix::process::geteuid().is_root() {
        bail!(
            "{purpose} needs packages: run `sudo apt-get install --no-install-recommends {names}`"
        );
    }
    println!("installing {names} with apt-get: {purpose} needs it");
    process::capture(Command::new("apt-get").args(["update", "-qq"]))?;
    process::capture(
        Command::new("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(&missing),
    )?;
    Ok(())
}

/// Whether this machine has apt.
pub(crate) fn is_available() -> bool {
    process::find("apt-get").is_some() && process::find("dpkg-query").is_some()
}

/// The version of an installed package.
pub(crate) fn version(package: &str) -> Option<String> {
    let output = Command::new("dpkg-query")
        .args([
            "--show",
            "--showformat=${db:Status-Status} ${Version}",
            package,
        ])
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.strip_prefix("installed ").map(str::to_owned)
}
