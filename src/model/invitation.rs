//! Invitations: people who were asked to join an account.

use super::{Email, UnknownFields};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// An invitation as Spoki answers it (reference section 7, inferred).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct Invitation {
    /// What identifies the invitation in paths.
    pub id: i64,
    /// Where it was sent.
    #[tsify(type = "string")]
    pub email: Email,
    /// The role that comes with it.
    pub role: String,
    /// The name that was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "InvitedPerson | null | undefined")]
    pub additional_info: Option<InvitedPerson>,
    /// When it was created, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub created_datetime: Option<String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The name of a person who is invited.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct InvitedPerson {
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub last_name: Option<String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
