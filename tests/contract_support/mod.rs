//! What the contract test compares: the reference and the table, each as plain facts.

pub(crate) mod on_purpose;
pub(crate) mod reference;
pub(crate) mod table;

use std::collections::BTreeMap;

/// The facts of one operation, by names such as `query.search` or `body.contacts[].phone`.
pub(crate) type Facts = BTreeMap<String, String>;

/// Stands before the strings of an open enumeration. It refuses next to nothing, so the table may
/// name strings that the reference has elsewhere.
pub(crate) const OPEN: &str = " open: ";

/// Whether the table says the same, or is stricter in a way that needs no reason: an e-mail address
/// is checked as one, also where the reference does not repeat the word.
pub(crate) fn agree(spec: Option<&String>, table: Option<&String>) -> bool {
    let (Some(spec), Some(table)) = (spec, table) else {
        return spec == table;
    };
    if let Some((kind, known)) = table.split_once(OPEN) {
        return spec == kind || *spec == format!("{kind} {known}");
    }
    spec == table || table.strip_suffix(" email") == Some(spec)
}
