//! Files of the package that are written from the crate's declarations: what the wasm need not
//! carry.

mod answers;
mod examples;
mod lint;
mod messages;
mod operations;
mod protocol;
mod reference;
mod schemas;
mod tools;
mod typings;

pub(crate) use lint::lint_js;
pub(crate) use messages::messages_js;
pub(crate) use operations::operations_js;
pub(crate) use protocol::{protocol_js, protocol_numbers, protocol_shapes};
pub(crate) use reference::reference_page;
pub(crate) use schemas::schemas_js;
pub(crate) use tools::{schemas_json, tools_json};
pub(crate) use typings::{tools_typings, typings};

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
