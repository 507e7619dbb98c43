//! Custom fields: what an account knows of its contacts beyond the built-in fields.

use super::UnknownFields;
use crate::rules::custom_field;
use crate::schema::{FieldType, Type};
use serde::{Deserialize, Serialize, Serializer};
use tsify::Tsify;

/// A custom field as Spoki answers it (reference section 7, documented).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct CustomField {
    /// What identifies the field in paths.
    pub id: i64,
    /// The name that people see.
    pub label: String,
    /// The code: `%%CODE%%` in texts, the key in `custom_fields`.
    pub code: String,
    /// 1 text, 2 date, 3 date and time.
    pub field_type: i64,
    /// A sample value.
    pub example: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// What the values of a custom field are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CustomFieldType {
    /// Any text.
    #[default]
    Text = 1,
    /// A date.
    Date = 2,
    /// A date with a time.
    DateTime = 3,
}

impl Serialize for CustomFieldType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(*self as i64)
    }
}

impl FieldType for CustomFieldType {
    const TYPE: Type = Type::Numbered(custom_field::TYPES);
}
