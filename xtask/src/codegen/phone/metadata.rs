//! The metadata as libphonenumber-js has it: arrays whose places have a meaning.

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

/// The kinds of numbers, in the order of the metadata. What is both a fixed line and a mobile has
/// a number of its own behind them.
pub(super) const KINDS: usize = 10;

/// What stands for nothing where nobody dials: the world-wide services are in no country.
const USUAL_INTERNATIONAL: &str = "00";

/// The numbers of one calling code.
pub(super) struct Plan {
    pub(super) calling_code: u16,
    /// Who shares it; the main one comes first.
    pub(super) territories: Vec<Territory>,
}

/// One territory, or one of the world-wide services, which have no name.
pub(super) struct Territory {
    pub(super) name: String,
    pub(super) international: String,
    /// What may stand before a national number, as a pattern.
    pub(super) trunk: String,
    pub(super) transform: String,
    /// What every number of the territory matches.
    pub(super) general: String,
    pub(super) lengths: Vec<usize>,
    /// If the territory is known by its first digits: their pattern.
    pub(super) leading: String,
    pub(super) kinds: [Option<Kind>; KINDS],
    /// Mobile numbers are written as fixed lines are: the metadata give them once.
    pub(super) mobile_is_fixed: bool,
    pub(super) formats: Vec<Format>,
}

pub(super) struct Kind {
    pub(super) pattern: String,
    pub(super) lengths: Vec<usize>,
}

/// One way to write a number.
pub(super) struct Format {
    pub(super) pattern: String,
    pub(super) template: String,
    pub(super) leading: String,
    /// How the first group is written in the national form.
    pub(super) national: String,
    /// The template of the international form, if it is another one.
    pub(super) international: String,
}

/// Reads `metadata.max.json`.
pub(super) fn read(metadata: &Value) -> Result<Vec<Plan>> {
    ensure!(
        metadata["version"] == 4,
        "the metadata are of another version than 4"
    );
    let countries = object(&metadata["countries"])?;
    let mut plans = Vec::new();
    for (code, members) in object(&metadata["country_calling_codes"])? {
        let members = members.as_array().context("members")?;
        let mut territories = Vec::new();
        for name in members.iter().filter_map(Value::as_str) {
            let entry = &countries[name];
            territories.push(territory(name, entry).with_context(|| name.to_owned())?);
        }
        plans.push(Plan {
            calling_code: code.parse()?,
            territories,
        });
    }
    for (code, entry) in object(&metadata["nonGeographic"])? {
        plans.push(Plan {
            calling_code: code.parse()?,
            territories: vec![territory("", entry).with_context(|| code.clone())?],
        });
    }
    plans.sort_by_key(|plan| plan.calling_code);
    Ok(plans)
}

fn territory(name: &str, entry: &Value) -> Result<Territory> {
    let kinds = entry[11].as_array().context("the kinds are missing")?;
    ensure!(kinds.len() <= KINDS, "there are {} kinds", kinds.len());
    let lengths = lengths(&entry[3])?;
    let trunk = text(&entry[7]);
    let rule = text(&entry[6]);
    let transform = text(&entry[8]);
    let groups = trunk.matches('(').count() - trunk.matches("(?").count();
    let is_usual = transform.matches('$').count() == 1 && transform.contains(&format!("${groups}"));
    ensure!(
        transform.is_empty() || is_usual,
        "the transformation {transform} does not take the last group of {trunk}, and it alone"
    );
    Ok(Territory {
        name: name.to_owned(),
        international: entry[1].as_str().unwrap_or(USUAL_INTERNATIONAL).to_owned(),
        trunk: if trunk.is_empty() {
            text(&entry[5])
        } else {
            trunk
        },
        transform,
        general: text(&entry[2]),
        leading: text(&entry[10]),
        kinds: std::array::from_fn(|index| kind(kinds.get(index)?, &lengths)),
        lengths,
        mobile_is_fixed: kinds
            .get(1)
            .is_some_and(|kind| kind.is_array() && text(&kind[0]).is_empty()),
        formats: list(&entry[4])
            .iter()
            .map(|format| one_format(format, &rule))
            .collect(),
    })
}

fn kind(kind: &Value, lengths_of_all: &[usize]) -> Option<Kind> {
    let pattern = kind[0].as_str().filter(|pattern| !pattern.is_empty())?;
    let own = lengths(&kind[1]).ok().filter(|own| !own.is_empty());
    Some(Kind {
        pattern: pattern.to_owned(),
        lengths: own.unwrap_or_else(|| lengths_of_all.to_vec()),
    })
}

fn one_format(format: &Value, rule_of_all: &str) -> Format {
    let national = text(&format[3]);
    Format {
        pattern: text(&format[0]),
        template: text(&format[1]),
        // The patterns get longer with every digit that is typed; a whole number needs the last.
        leading: list(&format[2]).last().map(text).unwrap_or_default(),
        national: if national.is_empty() {
            rule_of_all.to_owned()
        } else {
            national
        },
        international: text(&format[5]),
    }
}

fn object(value: &Value) -> Result<&Map<String, Value>> {
    value
        .as_object()
        .context("an object of the metadata is missing")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A text; 0 stands for none.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn lengths(value: &Value) -> Result<Vec<usize>> {
    list(value)
        .iter()
        .map(|length| Ok(usize::try_from(length.as_u64().context("a length")?)?))
        .collect()
}
