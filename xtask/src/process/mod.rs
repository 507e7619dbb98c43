//! Starting other programs: what failed is named, and nothing outlives `cargo xtask`.

mod group;

use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

pub(crate) use group::stop_children_on_signals;

/// Runs a program to its end, its output going where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    check(command, status)
}

/// Runs a program to its end and tells how it ended.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    Running::start(command.stdin(Stdio::null()))?.wait()
}

/// Runs a program and gives what it printed; when it fails, what it printed is shown.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| not_started(command, error))?;
    if !output.status.success() {
        io::stderr().write_all(&output.stdout)?;
        io::stderr().write_all(&output.stderr)?;
    }
    check(command, output.status)?;
    String::from_utf8(output.stdout).with_context(|| format!("{} printed no text", name(command)))
}

/// Runs a program, passes its output on as it comes, and shows each line to `reader` as well.
pub(crate) fn forward(command: &mut Command, mut reader: impl FnMut(&str)) -> Result<()> {
    let mut running = Running::start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let stdout = running.child.stdout.take().context("stdout was taken")?;
    let mut lines = BufReader::new(stdout);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        io::stdout().write_all(&line)?;
        io::stdout().flush()?;
        reader(String::from_utf8_lossy(&line).trim_end());
        line.clear();
    }
    let status = running.wait()?;
    check(command, status)
}

/// Whether a program of this name is on the `PATH`, and where.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// A child that is stopped, with all that it started, when this is dropped.
pub(crate) struct Running {
    pub(crate) child: Child,
}

impl Running {
    /// Starts the program in a process group of its own.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        command.process_group(0);
        let child = group::spawn(command).map_err(|error| not_started(command, error))?;
        Ok(Self { child })
    }

    /// Keeps signals from it: it ends when its input closes, which is when this process ends. What
    /// runs in the foreground can then use it to the last while it ends itself.
    pub(crate) fn spare_signals(&self) {
        group::forget(&self.child);
    }

    /// Waits for the end.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        let status = self.child.wait()?;
        group::forget(&self.child);
        Ok(status)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            group::stop(&mut self.child);
            // The child is gone or will not go: neither leaves anything to do here.
            let _ = self.child.wait();
        }
        group::forget(&self.child);
    }
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    match status.code() {
        Some(code) => bail!("{} failed with exit status {code}", describe(command)),
        None => bail!("{} was stopped by a signal", describe(command)),
    }
}

/// The command as one would type it, shortened.
fn describe(command: &Command) -> String {
    const SHOWN: usize = 8;
    let mut text = format!("`{}", name(command));
    for argument in command.get_args().take(SHOWN) {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text.push_str(if command.get_args().len() > SHOWN {
        " …`"
    } else {
        "`"
    });
    text
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn not_started(command: &Command, error: io::Error) -> anyhow::Error {
    let name = name(command);
    if error.kind() != io::ErrorKind::NotFound {
        return anyhow::Error::new(error).context(format!("{name} did not start"));
    }
    match name.as_str() {
        "node" | "npm" => anyhow::anyhow!(
            "{name} is not installed: install Node 20.19 or newer from https://nodejs.org, \
             or with `apt-get install nodejs npm`"
        ),
        "cargo" | "rustc" => {
            anyhow::anyhow!("{name} is not installed: install Rust from https://rustup.rs")
        }
        _ => anyhow::anyhow!("{name} is not installed, or is not on the PATH"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_the_status() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`sh -c exit 3` failed with exit status 3"
        );
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("spoki-no-such-program")).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("spoki-no-such-program is not installed")
        );
    }

    #[test]
    fn forwarded_lines_reach_the_reader() {
        let mut seen = Vec::new();
        forward(
            Command::new("sh").args(["-c", "echo one; echo two"]),
            |line| {
                seen.push(line.to_owned());
            },
        )
        .unwrap();
        assert_eq!(seen, ["one", "two"]);
    }

    #[test]
    fn a_dropped_child_takes_its_own_children_along() {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "sleep 600 & echo $!; wait"])
            .stdout(Stdio::piped());
        let mut running = Running::start(&mut shell).unwrap();
        let mut line = String::new();
        BufReader::new(running.child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let grandchild = line.trim().to_owned();
        drop(running);
        // As long as it takes: only a process that is not stopped is still there after a minute.
        let gone = (0..3_000).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(20));
            let stat = std::fs::read_to_string(format!("/proc/{grandchild}/stat"));
            stat.map_or(true, |stat| stat.contains(") Z "))
        });
        assert!(gone, "process {grandchild} still runs");
    }
}
