//! `cargo xtask codegen phone`: the numbering plans of the world, from libphonenumber's metadata.
//!
//! The source is the npm package libphonenumber-js, which carries Google's metadata as JSON; the lock
//! file in `xtask/npm/metadata` pins its version and its bytes. What comes out is read by the crate
//! in `src/rules/numbering`: `plans.bin`, the automata of all plans; `plans.txt`, the rules of dialling;
//! `formats.bin` and `formats.txt`, the rules of writing.

mod automaton;
mod coder;
mod formats;
mod metadata;
mod pack;
mod pattern;
mod plans;
mod text;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::npm;

const SOURCE: &str = "xtask/npm/metadata";
const TARGET: &str = "src/rules/numbering";

/// Writes the tables of the checkout at `root`. The same version gives the same bytes.
///
/// # Errors
/// When the package cannot be fetched, or its metadata is not as this generator knows it.
pub(crate) fn run(root: &Path) -> Result<()> {
    let source = root.join(SOURCE);
    npm::install_locked(&source)?;
    let package = source.join("node_modules/libphonenumber-js");
    let json = |name: &str| -> Result<serde_json::Value> {
        let file = package.join(name);
        let bytes = fs::read(&file).with_context(|| format!("{} is missing", file.display()))?;
        Ok(serde_json::from_slice(&bytes)?)
    };
    let plans = metadata::read(&json("metadata.max.json")?)?;
    let version = json("package.json")?["version"]
        .as_str()
        .context("the package has no version")?
        .to_owned();

    let target = root.join(TARGET);
    let (mut automata, roots) = plans::automata(&plans)?;
    let packed = pack::pack(&automata, &roots);
    println!(
        "{} states, packed in {} bytes",
        automata.reachable(roots.iter().flat_map(pack::Roots::all)),
        packed.len()
    );
    fs::write(target.join("plans.bin"), packed)?;
    fs::write(target.join("plans.txt"), text::territories(&plans))?;
    let (formats, pictures) = formats::pack(&mut automata, &plans, &roots)?;
    println!(
        "{} ways of writing, packed in {} bytes",
        pictures.lines().count(),
        formats.len()
    );
    fs::write(target.join("formats.bin"), formats)?;
    fs::write(target.join("formats.txt"), pictures)?;
    fs::write(
        target.join("version.txt"),
        format!("libphonenumber-js {version}\n"),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{SOURCE, TARGET};
    use crate::paths;

    /// A newer package needs newer tables, and the papers name it.
    #[test]
    fn the_tables_are_of_the_version_that_is_pinned() {
        let read = |file: &str| std::fs::read_to_string(paths::root().join(file)).unwrap();
        let lock = read(&format!("{SOURCE}/package-lock.json"));
        let source = read(&format!("{TARGET}/version.txt"));
        let (name, version) = source.trim().split_once(' ').unwrap();
        assert!(
            lock.contains(&format!("\"{name}\": \"{version}\"")),
            "{source}"
        );
        assert!(read("NOTICE").contains(source.trim()), "{source}");
    }
}
