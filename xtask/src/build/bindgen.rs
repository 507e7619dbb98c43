//! The JavaScript side of the boundary, from wasm-bindgen's generator.
//!
//! The generator is a library here: its command line takes minutes to install, and `Cargo.lock` would
//! not hold it at the version of the crate that it must match.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use walrus::RawCustomSection;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use super::{Kind, glue, handles};
use crate::paths;

/// What stands in the place of the guard in a plain build.
const PLAIN: &str = include_str!("plain.js");

/// Writes `spoki.js`, guarded against traps, and `spoki_bg.wasm` into a folder.
pub(super) fn run(kind: Kind, wasm: &Path, folder: &Path, version: &str) -> Result<()> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    check_versions(&lock)?;
    let mut output = Bindgen::new()
        .input_path(wasm)
        .out_name("spoki")
        .web(true)?
        // The loaders are our own: each entry of the package brings the module in its own way.
        .omit_default_module_path(true)
        .typescript(false)
        .encode_into(EncodeInto::Always)
        // After a trap the shell swaps the instance for a new one.
        .reset_state_function(true)
        // For the table of what weighs how much; wasm-opt drops them.
        .remove_name_section(false)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen refused the module")?;
    // Every crate with bindings has an entry here; most hold no code.
    let inline = output
        .snippets()
        .iter()
        .filter(|(_, code)| !code.is_empty());
    let snippets: Vec<&String> = inline
        .map(|(origin, _)| origin)
        .chain(output.local_modules().keys())
        .collect();
    ensure!(
        snippets.is_empty(),
        "a crate carries JavaScript of its own, which breaks bundling for Workers: \
         remove inline_js and module imports from {snippets:?}"
    );
    let glue = match kind {
        Kind::Plain => [output.js(), PLAIN].concat(),
        Kind::Release | Kind::Debug => {
            let guarded = glue::guard(output.js())?;
            handles::keep(output.wasm_mut(), &guarded)?
        }
    };
    let module = output.wasm_mut();
    let build = build_name(version, &fs::read(wasm)?, &glue);
    module.customs.add(RawCustomSection {
        name: "spoki-wasm".to_owned(),
        data: build.clone().into_bytes(),
    });
    fs::create_dir_all(folder)?;
    fs::write(
        folder.join("spoki.js"),
        format!("{glue}\nexport const build = {build:?};\n"),
    )?;
    fs::write(folder.join("spoki_bg.wasm"), module.emit_wasm())?;
    Ok(())
}

/// What a module and the JavaScript around it have in common, and no others.
fn build_name(version: &str, module: &[u8], javascript: &str) -> String {
    let mut hasher = DefaultHasher::new();
    (module, javascript).hash(&mut hasher);
    format!("{version}+{:08x}", hasher.finish() >> 32)
}

/// Writes the JavaScript and the module of a crate that is no part of the package.
pub(super) fn plain(wasm: &Path, name: &str, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).typescript(false);
    bindgen.web(true)?.generate(folder)
}

/// The generator reads what the library of the same version wrote, and no other.
fn check_versions(lock: &str) -> Result<()> {
    let library = locked_version(lock, "wasm-bindgen")?;
    let generator = locked_version(lock, "wasm-bindgen-cli-support")?;
    ensure!(
        library == generator,
        "Cargo.lock has wasm-bindgen {library} and wasm-bindgen-cli-support {generator}: \
         put one version into Cargo.toml, xtask/Cargo.toml and xtask/test-runner/Cargo.toml"
    );
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Result<&'a str> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock
        .split_once(&entry)
        .with_context(|| format!("Cargo.lock does not list {package}"))?;
    let (version, _) = rest
        .split_once('"')
        .context("Cargo.lock ends within a version")?;
    Ok(version)
}

#[cfg(test)]
mod tests {
    use super::check_versions;

    fn lock(library: &str, generator: &str) -> String {
        format!(
            "[[package]]\nname = \"wasm-bindgen\"\nversion = \"{library}\"\n\n\
             [[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"{generator}\"\n"
        )
    }

    #[test]
    fn one_version_of_library_and_generator_is_accepted() {
        assert!(check_versions(&lock("0.2.130", "0.2.130")).is_ok());
    }

    #[test]
    fn two_versions_are_refused_with_both_figures() {
        let error = check_versions(&lock("0.2.130", "0.2.131"))
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("0.2.130") && error.contains("0.2.131"),
            "{error}"
        );
    }

    #[test]
    fn a_lock_file_without_the_package_is_refused() {
        assert!(
            check_versions("")
                .unwrap_err()
                .to_string()
                .contains("wasm-bindgen")
        );
    }
}
