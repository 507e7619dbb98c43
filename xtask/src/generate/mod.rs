//! Files of the package that are written from the crate's declarations: what the wasm need not
//! carry.

mod answers;
mod examples;
mod lint;
mod operations;
mod reference;
mod tools;
mod typings;

use anyhow::Result;
use serde_json::{Map, Value};
use spoki::rules::Code;
use spoki::webhook::{Reason, STATUSES};

pub(crate) use lint::lint_js;
pub(crate) use operations::operations_js;
pub(crate) use reference::reference_page;
pub(crate) use tools::{schemas_json, tools_json};
pub(crate) use typings::{slim_typings, tools_typings, typings};

/// The English message of every code and of every reason to refuse a delivery, which would be dead
/// weight in the module for most callers, and the order of statuses.
pub(crate) fn messages_js() -> Result<String> {
    let messages: Map<String, Value> = Code::ALL
        .iter()
        .map(|code| (code.name().to_owned(), Value::from(code.message())))
        .collect();
    let reasons: Map<String, Value> = Reason::ALL
        .iter()
        .map(|reason| (reason.name().to_owned(), Value::from(reason.message())))
        .collect();
    Ok(format!(
        "export const messages = {};\nexport const reasons = {};\nexport const statuses = {};\n",
        serde_json::to_string_pretty(&messages)?,
        serde_json::to_string_pretty(&reasons)?,
        serde_json::to_string(&STATUSES)?
    ))
}

/// `custom_fields` → `customFields`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let mut result = words.next().unwrap_or_default().to_owned();
    result.extend(words.map(capitalised));
    result
}

/// `sync` → `Sync`.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
