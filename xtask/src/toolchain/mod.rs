//! A Rust toolchain that compiles to wasm32: found, or made once.
//!
//! 1. The active toolchain has the target's standard library.
//! 2. A standard library that step 4 made earlier.
//! 3. `rustup target add`, unless `RUSTUP_AUTO_INSTALL=0` forbids it.
//! 4. On Debian and Ubuntu, which cover machines that reach package mirrors only: Debian's newest
//!    compiler, with a standard library built from Debian's sources (see [`debian`]).

mod debian;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{paths, process};

/// The target of everything that this module is about.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How to run cargo so that it compiles to wasm32.
pub(crate) struct Toolchain {
    kind: Kind,
    sysroot: PathBuf,
}

enum Kind {
    /// The toolchain that runs `cargo xtask`.
    Active,
    /// A folder with wrappers around Debian's compiler.
    Private(PathBuf),
}

impl Toolchain {
    /// Finds a toolchain, or makes one.
    pub(crate) fn find() -> Result<Self> {
        if let Some(active) = Self::active()? {
            return Ok(active);
        }
        if let Some(prefix) = debian::existing()? {
            return Self::private(prefix);
        }
        let refusal = match Self::add_with_rustup() {
            Ok(()) => match Self::active()? {
                Some(active) => return Ok(active),
                None => "rustup added the target, and rustc still lacks it".to_owned(),
            },
            Err(refusal) => refusal,
        };
        if !crate::apt::is_available() {
            bail!(
                "the Rust toolchain has no standard library for {TARGET} ({refusal}): \
                 run `rustup target add {TARGET}`"
            );
        }
        println!("the Rust toolchain has no standard library for {TARGET} ({refusal})");
        Self::private(debian::build()?)
    }

    /// Cargo, set up to compile to wasm32; the caller adds `--target` where it belongs.
    pub(crate) fn cargo(&self) -> Result<Command> {
        self.set_up(match &self.kind {
            Kind::Active => crate::cargo(),
            Kind::Private(prefix) => Command::new(prefix.join("bin/cargo")),
        })
    }

    /// `cargo clippy`, set up like [`Self::cargo`].
    pub(crate) fn clippy(&self) -> Result<Command> {
        let mut command = self.set_up(match &self.kind {
            Kind::Active => crate::cargo(),
            Kind::Private(_) => Command::new(debian::clippy()?),
        })?;
        if let Kind::Private(prefix) = &self.kind {
            command.env("CARGO", prefix.join("bin/cargo"));
            // The linter is a compiler too, and finds its libraries by this.
            command.env("SYSROOT", prefix);
        }
        command.arg("clippy");
        Ok(command)
    }

    fn set_up(&self, mut command: Command) -> Result<Command> {
        if let Kind::Private(_) = self.kind {
            forget_other_toolchains(&mut command);
        }
        command
            .current_dir(paths::root())
            .env("CARGO_TARGET_DIR", self.target_dir())
            .env_remove("RUSTFLAGS")
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags()?);
        Ok(command)
    }

    /// Where this toolchain puts what it compiles.
    ///
    /// Cargo does not notice when a standard library is replaced, so each private one has a folder
    /// of its own.
    pub(crate) fn target_dir(&self) -> PathBuf {
        match &self.kind {
            Kind::Active => paths::target(),
            Kind::Private(prefix) => paths::target()
                .join("wasm")
                .join(prefix.file_name().unwrap_or_default()),
        }
    }

    /// Keeps the folders of this machine out of the wasm: they are nobody's business, and with them
    /// two machines would not build the same bytes.
    fn flags(&self) -> Result<OsString> {
        let mut flags = OsString::new();
        let replaced = [
            (paths::root(), "spoki-wasm"),
            (paths::cargo_home()?.join("registry").join("src"), "crates"),
            (self.sysroot.join("lib/rustlib/src/rust"), "rust"),
        ];
        for (folder, name) in replaced {
            if !flags.is_empty() {
                // Cargo's separator between encoded flags.
                flags.push("\x1f");
            }
            flags.push("--remap-path-prefix=");
            flags.push(folder);
            flags.push("=");
            flags.push(name);
        }
        // Every engine since 2023 has it: Node 16, Chrome 91, Firefox 89, Safari 16.4.
        flags.push("\x1f-Ctarget-feature=+simd128");
        // SHA-256 as a loop: a webhook's body is small, and so is this.
        flags.push("\x1f--cfg\x1fsha2_256_backend=\"soft\"");
        flags.push("\x1f--cfg\x1fsha2_backend_soft=\"compact\"");
        Ok(flags)
    }

    fn active() -> Result<Option<Self>> {
        let libraries = rustc(&["--print", "target-libdir", "--target", TARGET])?;
        if !holds_std(Path::new(&libraries)) {
            return Ok(None);
        }
        let sysroot = rustc(&["--print", "sysroot"])?;
        Ok(Some(Self {
            kind: Kind::Active,
            sysroot: sysroot.into(),
        }))
    }

    fn private(prefix: PathBuf) -> Result<Self> {
        let mut rustc = Command::new(debian::RUSTC);
        forget_other_toolchains(&mut rustc);
        let sysroot = process::capture(rustc.args(["--print", "sysroot"]))?;
        Ok(Self {
            kind: Kind::Private(prefix),
            sysroot: sysroot.trim().into(),
        })
    }

    /// Asks rustup for the target; the error says in a few words why not.
    fn add_with_rustup() -> Result<(), String> {
        if env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0") {
            return Err("RUSTUP_AUTO_INSTALL=0 forbids rustup to add it".to_owned());
        }
        if process::find("rustup").is_none() {
            return Err("there is no rustup to add it".to_owned());
        }
        println!("adding {TARGET} with rustup");
        let added = Command::new("rustup")
            .args(["target", "add", TARGET])
            .current_dir(paths::root())
            .stdin(Stdio::null())
            .output();
        match added {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => {
                let text = String::from_utf8_lossy(&output.stderr);
                let reason = text.lines().rev().find(|line| !line.trim().is_empty());
                Err(format!("rustup: {}", reason.unwrap_or("it failed").trim()))
            }
            Err(error) => Err(format!("rustup: {error}")),
        }
    }
}

/// Rustup's proxies and `cargo run` tell their children which toolchain to use; one from elsewhere
/// must not hear of it.
fn forget_other_toolchains(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let is_setting = text.starts_with("CARGO_TERM")
            || text.starts_with("CARGO_BUILD_JOBS")
            || text == "CARGO_HOME"
            || text.starts_with("CARGO_NET")
            || text.starts_with("CARGO_HTTP");
        let is_of_toolchain = text.starts_with("CARGO") || text.starts_with("RUST");
        if is_of_toolchain && !is_setting || text == "LD_LIBRARY_PATH" {
            command.env_remove(&name);
        }
    }
}

fn rustc(arguments: &[&str]) -> Result<String> {
    let program = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let text = process::capture(
        Command::new(program)
            .args(arguments)
            .current_dir(paths::root()),
    )
    .context("the Rust toolchain does not work")?;
    Ok(text.trim().to_owned())
}

fn holds_std(libraries: &Path) -> bool {
    let Ok(entries) = libraries.read_dir() else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}
