//! Channels: the numbers and accounts of other platforms that messages go out from.

use super::{OnboardingLink, Phone, UnknownFields};
use crate::schema::Value;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A channel as Spoki answers it. There are two generations of answers (reference section 7): nothing
/// but the id is in both.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct Channel {
    /// What identifies the channel in paths.
    pub id: i64,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub name: Option<String>,
    /// What the platform calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub identifier: Option<String>,
    /// Such as `WhatsApp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | number | undefined")]
    pub platform: Option<Value>,
    /// Such as `whatsapp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub r#type: Option<String>,
    /// Its phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | null | undefined")]
    pub phone: Option<Phone>,
    /// Such as `Active`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub status: Option<String>,
    /// Such as `Connected`, in one generation with a coloured circle in front.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | null | undefined")]
    pub phone_status: Option<String>,
    /// WhatsApp's rating: a number or a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "number | string | null | undefined")]
    pub quality_score: Option<Value>,
    /// Why the rating is what it is; its shape is not published.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "unknown | undefined")]
    pub quality_reasons: Option<Value>,
    /// Whether messages go out from it unless another is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "boolean | undefined")]
    pub is_primary: Option<bool>,
    /// Whether it can be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "boolean | undefined")]
    pub is_active: Option<bool>,
    /// Whether WhatsApp has verified the business.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "boolean | undefined")]
    pub has_official_verification: Option<bool>,
    /// How many people WhatsApp lets it write to a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "number | null | undefined")]
    pub daily_limit: Option<i64>,
    /// 1 sandbox, 2 standard, 4 agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "number | undefined")]
    pub account_type: Option<i64>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// What creating a channel answers: the channel, or, for WhatsApp, perhaps a page where its owner
/// goes on. Which it is, is not settled (reference section 8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum ChannelOrLink {
    /// Where the owner goes on.
    Link(OnboardingLink),
    /// The channel.
    Channel(Box<Channel>),
}
