//! The numbers that cross the boundary: Rust's enums, which the shell knows by their names. A name that the enum
//! does not have would be `undefined` and mean something else, so it fails the build.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

/// Checks every use of an enum of the glue in the JavaScript files below a folder.
pub(super) fn check(glue: &str, folder: &Path) -> Result<()> {
    let enums = enums(glue);
    ensure!(
        !enums.is_empty(),
        "the generated glue has no enum: wasm-bindgen changed what it emits, so \
         xtask/src/build/names.rs must follow"
    );
    check_folder(&enums, folder)
}

fn check_folder(enums: &[Enum<'_>], folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            check_folder(enums, &path)?;
        } else if path.extension().is_some_and(|extension| extension == "js") {
            let unknown = unknown(enums, &fs::read_to_string(&path)?);
            ensure!(
                unknown.is_empty(),
                "{} uses what Rust does not have: {unknown:?}",
                path.display()
            );
        }
    }
    Ok(())
}

/// The name of an enum, and those of its members.
type Enum<'a> = (&'a str, Vec<&'a str>);

/// What the generator writes: `export const Name = Object.freeze({`, and a line `Member: 0, "0": "Member",` for
/// each member.
fn enums(glue: &str) -> Vec<Enum<'_>> {
    let blocks = glue.split("export const ").skip(1);
    let enums = blocks.filter_map(|block| {
        let (name, rest) = block.split_once(" = Object.freeze({")?;
        let (body, _) = rest.split_once("});")?;
        let members = body.lines().filter_map(|line| {
            let (member, rest) = line.split_once(": ")?;
            rest.ends_with(&format!("\"{member}\",")).then_some(member)
        });
        Some((name, members.collect()))
    });
    enums.collect()
}

/// The uses of an enum that it does not have.
fn unknown(enums: &[Enum<'_>], script: &str) -> Vec<String> {
    let is_part = |symbol: char| symbol.is_ascii_alphanumeric() || symbol == '_' || symbol == '$';
    let mut unknown = Vec::new();
    for (name, members) in enums {
        for (place, _) in script.match_indices(name) {
            let before = script.get(..place).unwrap_or_default();
            let behind = script.get(place + name.len()..).unwrap_or_default();
            let Some(rest) = behind.strip_prefix('.') else {
                continue;
            };
            let end = rest.find(|symbol| !is_part(symbol)).unwrap_or(rest.len());
            let used = rest.get(..end).unwrap_or_default();
            if !before.ends_with(is_part) && !members.contains(&used) {
                unknown.push(format!("{name}.{used}"));
            }
        }
    }
    unknown
}

#[cfg(test)]
mod tests {
    use super::{enums, unknown};

    const GLUE: &str = "\
/**\n * @enum {0 | 1}\n */\nexport const Step = Object.freeze({\n/**\n * More: or less.\n */\n\
Feed: 0, \"0\": \"Feed\",\nSend: 1, \"1\": \"Send\",\n});\nexport const build = \"0.1.0\";\n";

    #[test]
    fn members_are_read_and_unknown_ones_are_found() {
        let enums = enums(GLUE);
        assert_eq!(enums, [("Step", vec!["Feed", "Send"])]);
        let script =
            "import { Step } from './bindings.js'; Step.Feed; [Step.Sent, Step.Send]; MyStep.Other";
        assert_eq!(unknown(&enums, script), ["Step.Sent"]);
    }
}
