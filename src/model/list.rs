//! Lists of contacts.

use super::UnknownFields;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A list of contacts as Spoki answers it (reference section 7, documented).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct List {
    /// What identifies the list in paths.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its colour, such as `#16d46d`.
    pub color: Option<String>,
    /// How many contacts it holds.
    pub contacts_count: i64,
    /// When it was created, ISO 8601.
    pub created_datetime: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
