//! The package's folder: bundles, the module, typings and papers.
//!
//! Shell and entries are copied next to the generated files first, so that the imports in
//! `pkg-template` (`../generated/bindings.js`) are plain relative ones.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::modules::{Made, WHOLE};
use super::{names, text};
use crate::npm::Tools;
use crate::{generate, paths, process, project};

/// Puts the folder of a package together from the modules and the template.
pub(super) fn run(tools: &Tools, package: &Path, modules: &[Made], version: &str) -> Result<()> {
    let template = paths::root().join("pkg-template");
    if package.exists() {
        fs::remove_dir_all(package)?;
    }
    fs::create_dir_all(package)?;
    for made in modules {
        for part in ["entry", "shell"] {
            replace_folder(&template.join(part), &made.work.join(part))?;
        }
        // A smaller module has fewer names; the bundler refuses the file that imports one that is missing.
        if made.module.name == WHOLE.name {
            let glue = fs::read_to_string(&made.glue)?;
            for part in ["entry", "shell"] {
                names::check(&glue, &made.work.join(part))?;
            }
        }
        write_generated(made)?;
        bundle(tools, made, package)?;
        fs::copy(&made.wasm, package.join(made.file()))?;
    }
    fs::write(package.join("index.d.ts"), generate::typings()?)?;
    fs::write(package.join("tools.d.ts"), generate::tools_typings())?;
    for name in ["slim", "client", "phones", "webhooks"] {
        let name = format!("{name}.d.ts");
        fs::copy(
            template.join("types/entries").join(&name),
            package.join(&name),
        )?;
    }
    fs::write(package.join("tools.json"), generate::tools_json())?;
    fs::write(package.join("schemas.json"), generate::schemas_json()?)?;
    for name in ["LICENSE", "NOTICE"] {
        fs::copy(paths::root().join(name), package.join(name))?;
    }
    fs::copy(template.join("README.md"), package.join("README.md"))
        .context("pkg-template/README.md cannot be copied")?;
    let manifest = fs::read_to_string(template.join("package.json"))
        .context("pkg-template/package.json cannot be read")?;
    fs::write(
        package.join("package.json"),
        with_version(&manifest, version)?,
    )?;
    Ok(())
}

fn write_generated(made: &Made) -> Result<()> {
    let folder = made.work.join("generated");
    fs::create_dir_all(&folder)?;
    fs::copy(&made.glue, folder.join("bindings.js"))?;
    fs::write(folder.join("inlined.js"), text::module(&made.wasm)?)?;
    // Beside the bundle, where Workers look for it.
    let imported = format!("export {{ default }} from \"./{}\";\n", made.file());
    fs::write(folder.join("imported.js"), imported)?;
    fs::write(folder.join("operations.js"), generate::operations_js())?;
    fs::write(folder.join("protocol.js"), generate::protocol_js())?;
    fs::write(folder.join("messages.js"), generate::messages_js()?)?;
    fs::write(folder.join("schemas.js"), generate::schemas_js())?;
    fs::write(folder.join("lint.js"), generate::lint_js()?)?;
    fs::write(folder.join("tools.json"), generate::tools_json())?;
    Ok(())
}

/// Not minified: that is for the user's bundler, and a readable stack is worth more here.
fn bundle(tools: &Tools, made: &Made, package: &Path) -> Result<()> {
    let mut esbuild = tools.esbuild();
    esbuild.current_dir(&made.work);
    for file in made.entries() {
        if !made.work.join(&file).is_file() {
            bail!(
                "pkg-template/{} is missing: every entry of the package needs it",
                file.display()
            );
        }
        esbuild.arg(file);
    }
    esbuild
        .args([
            "--bundle",
            "--format=esm",
            "--platform=neutral",
            "--target=es2022",
        ])
        .args([
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
        ])
        // Packages for browsers and Node alike name their entry in one of these.
        .arg("--main-fields=module,main")
        // A Worker imports the module itself, as a file beside the bundle.
        .arg("--external:*.wasm")
        .arg(format!("--outdir={}", package.display()));
    process::run(&mut esbuild)?;
    for entry in made.module.entries {
        let file = package.join(format!("{entry}.js"));
        fs::write(&file, without_outer_paths(&fs::read_to_string(&file)?))?;
    }
    Ok(())
}

/// esbuild notes where each part comes from. What comes from outside the package's own folder would
/// tell the folders of the machine that built it.
fn without_outer_paths(bundle: &str) -> String {
    let own = |line: &&str| !line.starts_with("// ../");
    bundle
        .lines()
        .filter(own)
        .fold(String::new(), |text, line| text + line + "\n")
}

fn replace_folder(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    project::copy_folder(from, to)
}

/// The manifest with the crate's version; as text, so that the order of its keys stays.
fn with_version(manifest: &str, version: &str) -> Result<String> {
    let key = "\n  \"version\": \"";
    let parts: Vec<&str> = manifest.split(key).collect();
    let [before, after] = parts[..] else {
        bail!("pkg-template/package.json must have one line `  \"version\": \"0.0.0\",`");
    };
    let (_, rest) = after
        .split_once('"')
        .context("the version in package.json does not end")?;
    Ok(format!("{before}{key}{version}\"{rest}"))
}

#[cfg(test)]
mod tests {
    use super::with_version;

    #[test]
    fn the_version_is_put_in_and_nothing_else_changes() {
        let manifest =
            "{\n  \"name\": \"a\",\n  \"version\": \"0.0.0\",\n  \"type\": \"module\"\n}\n";
        assert_eq!(
            with_version(manifest, "1.2.3").unwrap(),
            "{\n  \"name\": \"a\",\n  \"version\": \"1.2.3\",\n  \"type\": \"module\"\n}\n"
        );
    }

    #[test]
    fn a_manifest_without_a_version_is_refused() {
        assert!(with_version("{\n  \"name\": \"a\"\n}\n", "1.2.3").is_err());
    }
}
