//! Files of the package that are written from the crate: what the wasm need not carry.

use anyhow::Result;
use serde_json::{Map, Value};
use spoki::rules::Code;

/// The table of operations, for the shell.
pub(crate) fn operations_js() -> String {
    "export {};\n".to_owned()
}

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

/// The typings of the default entry.
pub(crate) fn typings() -> String {
    "export {};\n".to_owned()
}

/// The typings of `slim`: those of the default entry, and the ways to hand the module over.
pub(crate) fn slim_typings() -> String {
    "export * from \"./index.js\";\n".to_owned()
}
