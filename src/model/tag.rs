//! Tags: labels that automations and operators put on contacts.

use super::UnknownFields;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A tag as Spoki answers it (reference section 7, documented). Tags are read-only in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Tag {
    /// What identifies the tag in paths.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its colour, such as `#16d46d`.
    pub color: Option<String>,
    /// Its place among the tags.
    pub order: i64,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
