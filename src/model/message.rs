//! Messages: what sending one answers. There is no route that reads messages back.

use super::UnknownFields;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// What sending a message answers (reference section 8, seen live in several shapes). An answer
/// without `uuid` does not say that the message was accepted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct SentMessage {
    /// What identifies the message, also in webhooks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub uuid: Option<String>,
    /// What identifies it inside Spoki.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "number | undefined")]
    pub id: Option<i64>,
    /// Such as `Pending`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub status: Option<String>,
    /// What Spoki says, such as `Message queued`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub detail: Option<String>,
    /// Whether it was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "boolean | undefined")]
    pub accepted: Option<bool>,
    /// Whom it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "ContactRef | undefined")]
    pub contact: Option<ContactRef>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A contact by its id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct ContactRef {
    /// What identifies the contact.
    pub id: i64,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
