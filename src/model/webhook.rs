//! Webhooks: addresses that Spoki tells what happens.

use super::{Secret, UnknownFields};
use crate::schema::{FieldType, Type};
use serde::{Deserialize, Serialize, Serializer};
use tsify::Tsify;

/// A subscription as Spoki answers it (reference section 7, inferred).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct ExternalWebhook {
    /// What identifies the subscription in paths.
    pub id: i64,
    /// The event that it is for.
    pub event: String,
    /// 1 or 2: how deliveries are signed and wrapped.
    pub version: i64,
    /// Where deliveries go.
    pub url: String,
    /// Whether they go.
    pub is_active: bool,
    /// What signatures are made with; answered when the subscription is created only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub secret: Option<Secret>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A new secret for signatures (reference section 8; the name of the field is inferred).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct SigningSecret {
    /// The secret. It is shown only once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub secret: Option<Secret>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The relations that deliveries hold as whole objects.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct Expands {
    /// Such as `contact`.
    pub expands: Vec<String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// How deliveries are signed and wrapped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WebhookVersion {
    /// The old way, whose signature cannot be checked.
    One = 1,
    /// HMAC-SHA256 with a time in it.
    #[default]
    Two = 2,
}

impl Serialize for WebhookVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(*self as i64)
    }
}

impl FieldType for WebhookVersion {
    const TYPE: Type = Type::Numbered(&[(1, "signature cannot be checked"), (2, "HMAC-SHA256")]);
}

open_choices! {
    /// What a subscription is for. More events exist than are known here.
    WebhookEvent {
        "message.outbound",
        "message.inbound",
        "message.note",
        "chat.has_unread_messages",
        "contact.created",
        "contact.updated",
        "contact.deleted",
        "contact_tag.created",
        "contact_tag.deleted",
        "contact_list.created",
        "contact_list.deleted",
    }
}
