//! `cargo xtask codegen phone`: the table of numbering plans, from libphonenumber's metadata.
//!
//! The source is the npm package libphonenumber-js, which carries Google's metadata as JSON. For
//! every calling code the table keeps which lengths a valid number can have, by its first two
//! digits: an over-approximation of Google's patterns that fits in a few kilobytes.

use super::digits::{Lengths, spellings};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

const PACKAGE: &str = "libphonenumber-js";
const VERSION: &str = "1.13.16";
const TABLE: &str = "src/rules/phone/table.rs";
const NO_TERRITORY: usize = 255;

/// Writes the table of the checkout at `root`. The same version gives the same bytes.
///
/// # Errors
/// When the package cannot be fetched, or its metadata is not as this generator knows it.
pub(crate) fn run(root: &Path) -> Result<()> {
    let folder = root.join("target/codegen/phone");
    std::fs::create_dir_all(&folder)?;
    let status = Command::new("npm")
        .args(["install", "--ignore-scripts", "--no-save", "--prefix"])
        .arg(&folder)
        .arg(format!("{PACKAGE}@{VERSION}"))
        .status()
        .context("npm, which fetches libphonenumber-js, does not start")?;
    ensure!(
        status.success(),
        "npm could not install {PACKAGE}@{VERSION}"
    );
    let metadata = folder
        .join("node_modules")
        .join(PACKAGE)
        .join("metadata.max.json");
    let metadata: Value = serde_json::from_slice(&std::fs::read(metadata)?)?;
    std::fs::write(root.join(TABLE), table(&metadata)?)?;
    Ok(())
}

/// One calling code: the territory that stands for it, and the lengths of its numbers.
struct Plan {
    calling_code: u16,
    main: usize,
    /// All possible lengths, as bits.
    possible: u32,
    lengths: Lengths,
}

fn table(metadata: &Value) -> Result<String> {
    let countries = metadata["countries"].as_object().context("countries")?;
    let codes = metadata["country_calling_codes"]
        .as_object()
        .context("calling codes")?;
    let names: Vec<&String> = countries.keys().collect();
    ensure!(
        names.is_sorted() && names.len() < NO_TERRITORY,
        "the territories are not as expected"
    );

    let mut plans = Vec::new();
    for (code, members) in codes {
        let members: Vec<&str> = members
            .as_array()
            .context("members")?
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let main = names
            .iter()
            .position(|name| members.first() == Some(&name.as_str()));
        plans.push(plan(
            code,
            main.context(code.clone())?,
            members.iter().map(|name| &countries[*name]),
        )?);
    }
    for (code, entry) in metadata["nonGeographic"]
        .as_object()
        .context("nonGeographic")?
    {
        plans.push(plan(code, NO_TERRITORY, std::iter::once(entry))?);
    }
    plans.sort_by_key(|plan| plan.calling_code);
    render(&names, countries, &plans)
}

fn plan<'a>(code: &str, main: usize, entries: impl Iterator<Item = &'a Value>) -> Result<Plan> {
    let mut plan = Plan {
        calling_code: code.parse()?,
        main,
        possible: 0,
        lengths: Lengths::none(),
    };
    for entry in entries {
        for length in entry[3].as_array().context("possible lengths")? {
            plan.possible |= 1 << length.as_u64().context("length")?;
        }
        let patterns: Vec<&str> = match entry[11].as_array() {
            Some(types) => types
                .iter()
                .filter_map(|kind| kind[0].as_str())
                .filter(|text| !text.is_empty())
                .collect(),
            None => entry[2].as_str().into_iter().collect(),
        };
        for pattern in patterns {
            plan.lengths = plan
                .lengths
                .or(&Lengths::parse(pattern).with_context(|| format!("+{code}: {pattern}"))?);
        }
    }
    Ok(plan)
}

/// The national prefixes that may precede a number. Where the metadata transforms what follows
/// (carrier codes, local numbers), only the plain prefix is kept.
fn trunk_prefixes(entry: &Value) -> Result<Vec<String>> {
    match (entry[7].as_str(), entry[5].as_str()) {
        (Some(pattern), _) if !pattern.replace("(?:", "").contains('(') => spellings(pattern),
        (_, Some(prefix)) => Ok(vec![prefix.to_owned()]),
        _ => Ok(Vec::new()),
    }
}

/// What is dialled before a calling code. Carrier codes that make a country's list very long, as
/// China's do, are left out: contacts are not written down with them.
fn international_prefixes(entry: &Value) -> Result<Vec<String>> {
    let mut all = spellings(entry[1].as_str().context("international prefix")?)?;
    if all.len() > 64 {
        all.retain(|prefix| prefix.len() <= 3);
    }
    Ok(all)
}

fn render(
    names: &[&String],
    countries: &serde_json::Map<String, Value>,
    plans: &[Plan],
) -> Result<String> {
    let mut territories = Vec::new();
    for name in names {
        let entry = &countries[*name];
        let code = entry[0].as_str().context("calling code")?;
        let international = international_prefixes(entry)?;
        territories.push(format!(
            "territory(\"{name}\", {code}, \"{}\", \"{}\")",
            trunk_prefixes(entry)?.join(" "),
            international.join(" "),
        ));
    }

    let mut masks: BTreeMap<u32, usize> = BTreeMap::new();
    for plan in plans {
        masks.insert(plan.possible, 0);
        masks.extend(
            plan.lengths
                .by_head()
                .into_iter()
                .map(|(_, mask)| (mask, 0)),
        );
    }
    for (position, index) in masks.values_mut().enumerate() {
        *index = position;
    }
    let (mut rows, mut runs) = (Vec::new(), Vec::new());
    for plan in plans {
        rows.push(format!(
            "plan({}, {}, {}, {})",
            plan.calling_code,
            plan.main,
            masks[&plan.possible],
            runs.len()
        ));
        runs.extend(
            plan.lengths
                .by_head()
                .into_iter()
                .map(|(last, mask)| (usize::from(last) << 8 | masks[&mask]).to_string()),
        );
    }
    if masks.len() > 255 {
        bail!("{} sets of lengths do not fit in a byte", masks.len());
    }

    let mut text = format!(
        "//! Numbering plans. Written by `cargo xtask codegen phone`: do not edit.\n//!\n\
         //! Source: npm {PACKAGE} {VERSION}, `metadata.max.json`, which carries the metadata of\n\
         //! Google's libphonenumber (Apache License 2.0; see NOTICE).\n\n\
         use super::plan::{{Plan, Territory, plan, territory}};\n"
    );
    list(
        &mut text,
        "Every territory, by its code.",
        "TERRITORIES",
        "Territory",
        &territories,
    )?;
    list(
        &mut text,
        "Every calling code, in order.",
        "PLANS",
        "Plan",
        &rows,
    )?;
    list(
        &mut text,
        "Runs of leading digit pairs: the last pair in the high byte, which lengths in the low one.",
        "RUNS",
        "u16",
        &runs,
    )?;
    let heads: Vec<String> = by_first_digits(plans)
        .iter()
        .map(ToString::to_string)
        .collect();
    list(
        &mut text,
        "The plan of a number by its first three digits; 255 is none.",
        "BY_FIRST_DIGITS",
        "u8",
        &heads,
    )?;
    let masks: Vec<String> = masks.keys().map(|mask| format!("{mask:#x}")).collect();
    list(
        &mut text,
        "Sets of lengths: bit n stands for n digits.",
        "LENGTHS",
        "u32",
        &masks,
    )?;
    Ok(text)
}

fn by_first_digits(plans: &[Plan]) -> Vec<usize> {
    let mut heads = vec![NO_TERRITORY; 1000];
    for (position, plan) in plans.iter().enumerate() {
        let mut span = usize::from(plan.calling_code)..usize::from(plan.calling_code) + 1;
        while span.end <= 100 {
            span = span.start * 10..span.end * 10;
        }
        heads[span].fill(position);
    }
    heads
}

/// One array, as many items on a line as fit in 118 columns.
fn list(text: &mut String, doc: &str, name: &str, kind: &str, items: &[String]) -> Result<()> {
    write!(
        text,
        "\n/// {doc}\n#[rustfmt::skip]\npub(super) static {name}: [{kind}; {}] = [",
        items.len()
    )?;
    let mut column = usize::MAX;
    for item in items {
        if column.saturating_add(item.len() + 2) > 118 {
            text.push_str("\n   ");
            column = 3;
        }
        write!(text, " {item},")?;
        column += item.len() + 2;
    }
    text.push_str("\n];\n");
    Ok(())
}
