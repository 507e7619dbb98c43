//! The names that cross the boundary: Rust's enums, and the shapes and numbers of `src/boundary.rs`. The shell
//! would take a name that Rust does not have for `undefined`, which means something else, so it fails the build.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::generate;

/// How the shell gets the names of `src/boundary.rs`, from wherever it is: behind a name of its own, each use of
/// them is found.
const IMPORT: [&str; 2] = ["import * as protocol from \"", "generated/protocol.js\";"];

/// Checks every use of a name that crosses the boundary in the JavaScript files below a folder.
pub(super) fn check(glue: &str, folder: &Path) -> Result<()> {
    let enums = enums(glue);
    ensure!(
        !enums.is_empty(),
        "the generated glue has no enum: wasm-bindgen changed what it emits, so \
         xtask/src/build/names.rs must follow"
    );
    let protocol = Protocol {
        numbers: generate::protocol_numbers(),
        shapes: generate::protocol_shapes(),
    };
    check_folder(&enums, &protocol, folder)
}

fn check_folder(enums: &[Enum<'_>], protocol: &Protocol, folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            check_folder(enums, protocol, &path)?;
        } else if path.extension().is_some_and(|extension| extension == "js") {
            let script = fs::read_to_string(&path)?;
            let unknown = unknown(enums, &script);
            ensure!(
                unknown.is_empty(),
                "{} uses what Rust does not have: {unknown:?}",
                path.display()
            );
            let misused = misused(protocol, &script);
            ensure!(
                misused.is_empty(),
                "{} does not follow src/boundary.rs: {}",
                path.display(),
                misused.join("; ")
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
    let mut unknown = Vec::new();
    for (name, members) in enums {
        for Use { member, .. } in uses(name, script) {
            if !member.is_empty() && !members.contains(&member) {
                unknown.push(format!("{name}.{member}"));
            }
        }
    }
    unknown
}

/// Where a script has a member of a name.
struct Use<'a> {
    before: &'a str,
    /// Empty where the name stands alone.
    member: &'a str,
    behind: &'a str,
}

fn uses<'a>(name: &str, script: &'a str) -> Vec<Use<'a>> {
    let is_part = |symbol: char| symbol.is_ascii_alphanumeric() || symbol == '_' || symbol == '$';
    let found = script.match_indices(name).filter_map(|(place, _)| {
        let (before, rest) = script.split_at_checked(place)?;
        let rest = rest.strip_prefix(name)?;
        if before.ends_with(is_part) || rest.starts_with(is_part) {
            return None;
        }
        let rest = rest.strip_prefix('.').unwrap_or_default();
        let end = rest.find(|symbol| !is_part(symbol)).unwrap_or(rest.len());
        let (member, behind) = rest.split_at_checked(end)?;
        Some(Use {
            before,
            member,
            behind,
        })
    });
    found.collect()
}

/// The names of `src/boundary.rs`.
struct Protocol {
    numbers: Vec<&'static str>,
    /// The name of each function, and the fields of what it gives.
    shapes: Vec<(String, Vec<String>)>,
}

/// What a script does with the protocol that it must not do. A list is taken apart where it is given its names,
/// so that no name is out of sight here.
fn misused(protocol: &Protocol, script: &str) -> Vec<String> {
    let mut misused = Vec::new();
    let mut rest = String::new();
    for line in script.lines() {
        let [begin, end] = IMPORT;
        if line.contains("generated/protocol.js") {
            if !line.starts_with(begin) || !line.ends_with(end) {
                misused.push(format!("import it with `{begin}…{end}`"));
            }
        } else if !line.trim_start().starts_with("//") {
            rest.extend([line, "\n"]);
        }
    }
    for Use {
        before,
        member,
        behind,
    } in uses("protocol", &rest)
    {
        if member.is_empty() {
            misused.push("write `protocol.` with the name that is used of it".to_owned());
            continue;
        }
        let shape = protocol.shapes.iter().find(|(name, _)| name == member);
        match shape {
            None if protocol.numbers.contains(&member) => {}
            None => misused.push(format!("there is no protocol.{member}")),
            Some((_, fields)) => match pattern(before).filter(|_| behind.starts_with('(')) {
                None => misused.push(format!(
                    "write `const {{ … }} = protocol.{member}(…)`, with the names that are used"
                )),
                Some(pattern) => {
                    let used = keys(pattern).filter(|key| !fields.iter().any(|field| field == key));
                    misused.extend(used.map(|key| format!("protocol.{member} gives no `{key}`")));
                }
            },
        }
    }
    misused
}

/// What stands between the braces of `const { … } = `, with which a text ends.
fn pattern(before: &str) -> Option<&str> {
    let inner = before.trim_end().strip_suffix('=')?.trim_end();
    let inner = inner.strip_suffix('}')?;
    let (head, inner) = inner.rsplit_once('{')?;
    head.trim_end().ends_with("const").then_some(inner)
}

/// The names that a pattern takes: `a, b: c` takes `a` and `b`.
fn keys(pattern: &str) -> impl Iterator<Item = &str> {
    let parts = pattern.split(',').map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(|part| part.split([':', '=', ' ']).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Protocol, enums, misused, unknown};

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

    fn misuses(script: &str) -> Vec<String> {
        let protocol = Protocol {
            numbers: vec!["WIDTH"],
            shapes: vec![(
                "span".to_owned(),
                vec!["text".to_owned(), "styles".to_owned()],
            )],
        };
        let import = "import * as protocol from \"../generated/protocol.js\";\n";
        misused(&protocol, &[import, script].concat())
    }

    #[test]
    fn names_of_the_protocol_may_be_used() {
        for script in [
            "table[state * protocol.WIDTH]",
            "const { text, styles: names } = protocol.span(told);",
            "const {\n  text,\n  styles = [],\n} = protocol.span(told);",
            "for (const told of all) { const { text } = protocol.span(told); }",
            "notprotocol.span; protocols.span",
        ] {
            assert_eq!(misuses(script), [""; 0], "{script}");
        }
    }

    #[test]
    fn names_that_it_does_not_have_are_found() {
        for (script, expected) in [
            ("protocol.WIDHT", "there is no protocol.WIDHT"),
            (
                "const { text } = protocol.spam(told);",
                "there is no protocol.spam",
            ),
            (
                "const { text, style } = protocol.span(told);",
                "protocol.span gives no `style`",
            ),
            (
                "const { txt: text } = protocol.span(told);",
                "protocol.span gives no `txt`",
            ),
            (
                "const { text, ...rest } = protocol.span(told);",
                "protocol.span gives no `...rest`",
            ),
        ] {
            assert_eq!(misuses(script), [expected], "{script}");
        }
    }

    #[test]
    fn a_list_is_taken_apart_on_the_spot() {
        let expected = "write `const { … } = protocol.span(…)`, with the names that are used";
        for script in [
            "told.map(protocol.span)",
            "const { text } = protocol.span;",
            "const span = protocol.span(told);",
            "protocol.span(told).text",
            "call({ text }, protocol.span(told))",
            "({ text } = protocol.span(told));",
            "{ ...protocol.span(told) }",
        ] {
            assert_eq!(misuses(script), [expected], "{script}");
        }
    }

    #[test]
    fn the_protocol_is_not_handed_on() {
        let expected = "write `protocol.` with the name that is used of it";
        for script in ["const { WIDTH } = protocol;", "protocol[name]"] {
            assert_eq!(misuses(script), [expected], "{script}");
        }
        assert_eq!(misuses("// As the protocol has it."), [""; 0]);
    }

    #[test]
    fn the_protocol_has_one_name() {
        for import in [
            "import { span } from \"../generated/protocol.js\";",
            "import * as other from \"../generated/protocol.js\";",
            "export * from \"./generated/protocol.js\";",
        ] {
            let expected = "import it with `import * as protocol from \"…generated/protocol.js\";`";
            assert_eq!(misuses(import), [expected], "{import}");
        }
    }
}
