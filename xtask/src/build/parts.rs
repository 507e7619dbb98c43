//! What each part of the module weighs, by the names of its functions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// The parts under this share of the code are told together.
const SMALLEST: f64 = 0.5;

/// The last line of the table, and of each function that has no name.
const OTHERS: &str = "others";

/// The bytes of code of each part, the functions in it, and the bytes of constants.
#[derive(Default)]
struct Parts {
    code: BTreeMap<String, (usize, usize)>,
    data: usize,
}

/// Prints a table of the parts of a module that has kept its names.
pub(super) fn print(named: &Path) -> Result<()> {
    let wasm = fs::read(named)?;
    let parts = read(&wasm).with_context(|| format!("{} is no module", named.display()))?;
    let all: usize = parts.code.values().map(|(bytes, _)| bytes).sum();
    #[expect(clippy::cast_precision_loss, reason = "bytes of one file")]
    let share = |bytes: usize| 100.0 * bytes as f64 / all.max(1) as f64;
    let mut rows: Vec<(&str, usize, usize)> = Vec::new();
    let (mut bytes_of_others, mut count_of_others) = (0, 0);
    for (name, (bytes, count)) in &parts.code {
        if share(*bytes) < SMALLEST || name == OTHERS {
            bytes_of_others += bytes;
            count_of_others += count;
        } else {
            rows.push((name, *bytes, *count));
        }
    }
    rows.sort_by_key(|(_, bytes, _)| std::cmp::Reverse(*bytes));
    rows.push((OTHERS, bytes_of_others, count_of_others));

    println!("\nWhat the module's code is made of (before packing, which leaves about a third)\n");
    println!(
        "{:<28}{:>11}{:>10}{:>9}",
        "part", "functions", "bytes", "share"
    );
    for (name, bytes, count) in rows {
        println!("{name:<28}{count:>11}{bytes:>10}{:>7.1} %", share(bytes));
    }
    println!("{:<28}{:>11}{all:>10}", "all code", "");
    println!("{:<28}{:>11}{:>10}", "constants", "", parts.data);
    Ok(())
}

fn read(wasm: &[u8]) -> Result<Parts> {
    let mut parts = Parts::default();
    let mut sizes = Vec::new();
    let mut imported = 0;
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(section) => parts.data = section.range().len(),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(sections) = section.as_known() {
                    for section in sections {
                        if let Name::Function(map) = section? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index as usize, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (index, bytes) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + index)).copied();
        let part = name.map_or_else(|| OTHERS.to_owned(), part_of);
        let (sum, count) = parts.code.entry(part).or_default();
        *sum += bytes;
        *count += 1;
    }
    Ok(parts)
}

/// The crate that a function is from, and the module where the crate is ours: `spoki::import` of
/// `<spoki::import::job::Job as core::ops::Drop>::drop`.
fn part_of(name: &str) -> String {
    let path = name.trim_start_matches(['<', '&', '"', '[', '(', '*']);
    let path = path.strip_prefix("dyn ").unwrap_or(path);
    // A type without a crate, such as `str` and `T`, belongs to the trait's.
    let path = match path.split_once(" as ") {
        Some((own, of_trait)) if !own.contains("::") => of_trait,
        _ => path,
    };
    let mut segments = path.split("::").map(|segment| {
        let end =
            segment.find(|character: char| !(character.is_alphanumeric() || character == '_'));
        segment
            .get(..end.unwrap_or(segment.len()))
            .unwrap_or_default()
    });
    let first = segments.next().unwrap_or_default();
    match (first, segments.next()) {
        ("spoki", Some(module)) => format!("spoki::{module}"),
        // What is not in a crate is glue: exports, and what the linker made.
        (_, None) => OTHERS.to_owned(),
        (first, Some(_)) => first.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{part_of, read};

    #[test]
    fn a_function_is_of_its_crate_or_of_our_module() {
        for (name, part) in [
            (
                "spoki::import::job::Job::run::h224ac84ff6bf43c5",
                "spoki::import",
            ),
            (
                "<spoki::schema::value::Value as core::clone::Clone>::clone",
                "spoki::schema",
            ),
            ("spoki_rules::phone::resolve", "spoki_rules"),
            (
                "<alloc[d1b11a6bc7d07296]::string::String as core::fmt::Write>::write_str",
                "alloc",
            ),
            ("<&str as core::fmt::Display>::fmt", "core"),
            ("core_call", "others"),
        ] {
            assert_eq!(part_of(name), part, "{name}");
        }
    }

    #[test]
    fn bytes_are_counted_by_part() {
        let mut module = walrus::Module::default();
        for name in [
            "spoki::import::run",
            "spoki::import::plan",
            "core::fmt::write",
        ] {
            let mut function = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
            function.name(name.to_owned()).func_body().unreachable();
            let id = function.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, id);
        }
        let parts = read(&module.emit_wasm()).unwrap();
        let counts: Vec<_> = parts
            .code
            .iter()
            .map(|(part, (_, count))| (part.as_str(), *count))
            .collect();
        assert_eq!(counts, [("core", 1), ("spoki::import", 2)]);
        assert!(parts.code.values().all(|(bytes, _)| *bytes > 0));
    }
}
