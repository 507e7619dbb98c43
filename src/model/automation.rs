//! Automations: what Spoki does by itself, and what sets it off.

use super::{Secret, UnknownFields};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// An automation as Spoki answers it (reference section 7, documented).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Automation {
    /// What identifies the automation in paths; starting it takes the trigger's `uuid`.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether it runs.
    pub is_active: bool,
    /// Whether it is marked as a favourite.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "boolean | undefined")]
    pub is_favorite: Option<bool>,
    /// The text that its first message has.
    pub first_message_text: Option<String>,
    /// When it was created, ISO 8601.
    pub created_datetime: String,
    /// When it was last changed, ISO 8601.
    pub updated_datetime: String,
    /// The addresses that start it.
    pub webhook_set: Vec<AutomationTrigger>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// An address that starts an automation. `uuid` and `secret` are what `automations.start` takes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct AutomationTrigger {
    /// Whether the address works.
    pub is_active: bool,
    /// The whole address.
    pub link: String,
    /// The secret that goes into the body. Keep it as you keep a key.
    #[tsify(type = "string")]
    pub secret: Secret,
    /// What identifies the trigger in the path.
    pub uuid: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub name: Option<String>,
    /// Whose address it is; `Api` is the one for callers like this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub platform: Option<String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
