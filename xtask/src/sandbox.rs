//! The sandbox: built, found, started.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};

use crate::process::{self, Running};
use crate::{cargo, paths, project};

/// `cargo xtask sandbox`: builds it and runs it in the foreground.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let status = process::status(Command::new(binary()?).args(arguments))?;
    Ok(project::exit_code(status))
}

/// Builds the sandbox; gives its program.
pub(crate) fn binary() -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--package", "spoki-sandbox"]);
    process::run(&mut build)?;
    Ok(paths::target().join("debug/spoki-sandbox"))
}

/// A sandbox that runs in the background until this is dropped.
pub(crate) struct Sandbox {
    pub(crate) address: String,
    running: Running,
}

impl Sandbox {
    /// Starts one on a free port, with its clock sped up, and waits until it listens.
    pub(crate) fn start() -> Result<Self> {
        let mut command = Command::new(binary()?);
        command
            // It ends when its input closes: even if this process is killed outright.
            .args(["--port", "0", "--clock", "60x", "--until-stdin-closes"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut running = Running::start(&mut command)?;
        running.spare_signals();
        let stdout = running
            .child
            .stdout
            .take()
            .context("the sandbox has no output")?;
        let mut lines = BufReader::new(stdout);
        let mut first = String::new();
        lines.read_line(&mut first)?;
        let Some(address) = address_in(&first) else {
            bail!("the sandbox did not start: it said {:?}", first.trim());
        };
        // It must never wait for somebody to read what it prints.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Ok(Self {
            address: address.to_owned(),
            running,
        })
    }

    /// Waits until it ends, which is when somebody stops it.
    pub(crate) fn wait(&mut self) -> Result<()> {
        std::io::stdout().flush()?;
        let input = self.running.child.stdin.take();
        let ended = self.running.wait();
        drop(input);
        ended.map(drop)
    }
}

/// The address in `spoki-sandbox listens on http://127.0.0.1:PORT (…)`.
fn address_in(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once(" listens on ")?;
    let address = rest.split_whitespace().next()?;
    address.starts_with("http://").then_some(address)
}

#[cfg(test)]
mod tests {
    use super::address_in;

    #[test]
    fn the_address_is_read_from_the_first_line() {
        let line = "spoki-sandbox listens on http://127.0.0.1:4711 (clock 60x, key sandbox-key)\n";
        assert_eq!(address_in(line), Some("http://127.0.0.1:4711"));
        assert_eq!(address_in("error: port 8787 is taken"), None);
        assert_eq!(address_in(""), None);
    }
}
