//! Files of the package that are written from the crate's declarations: what the wasm need not
//! carry.

mod examples;
mod operations;
mod reference;
mod typings;

use anyhow::Result;
use serde_json::{Map, Value};
use spoki::rules::Code;

pub(crate) use operations::operations_js;
pub(crate) use reference::reference_page;
pub(crate) use typings::{slim_typings, typings};

/// The English message of every code; in the module they would be dead weight for most callers.
pub(crate) fn messages_js() -> Result<String> {
    let messages: Map<String, Value> = Code::ALL
        .iter()
        .map(|code| (code.name().to_owned(), Value::from(code.message())))
        .collect();
    Ok(format!(
        "export const messages = {};\n",
        serde_json::to_string_pretty(&messages)?
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
