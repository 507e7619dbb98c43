//! The examples of the areas: files that run, shown in the typings without what makes their clients.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::paths;

const CLIENT: &str = "./client.mjs";

/// The example of an area, as it stands in the documentation.
pub(super) fn example(area: &str) -> Result<String> {
    let file = format!("examples/areas/{area}.mjs");
    let text = fs::read_to_string(paths::root().join(&file))
        .with_context(|| format!("every area has an example, and {file} cannot be read"))?;
    shown(&text).with_context(|| format!("{file} cannot be shown"))
}

fn shown(text: &str) -> Result<String> {
    ensure!(!text.contains("*/"), "it would end the comment around it");
    ensure!(text.contains(CLIENT), "it takes its client from {CLIENT}");
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains(CLIENT)).collect();
    Ok(lines.join("\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{example, shown};
    use spoki::api::AREAS;

    #[test]
    fn every_area_has_one_that_calls_it() {
        for (area, _) in AREAS {
            let example = example(area).unwrap();
            let resource = crate::generate::camel_case(area);
            assert!(example.contains(&format!(".{resource}.")), "{area}");
        }
        assert!(example("deals").is_err());
    }

    #[test]
    fn the_client_is_left_out_and_nothing_else() {
        let text = "import { spoki } from \"./client.mjs\";\nimport { A } from \"spoki-wasm\";\n\n{\n  a;\n}\n";
        assert_eq!(
            shown(text).unwrap(),
            "import { A } from \"spoki-wasm\";\n\n{\n  a;\n}"
        );
        assert!(shown("a; /* b */ import \"./client.mjs\"").is_err());
        assert!(shown("const a = 1;").is_err());
    }
}
