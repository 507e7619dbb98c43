//! Accounts: who pays, and from whose numbers messages go out.

use super::{Channel, Phone, UnknownFields};
use crate::schema::Value;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// An account as Spoki answers it (reference section 7, documented). Money is in thousandths of a
/// euro.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Account {
    /// What identifies the account in paths.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What is left to spend, in thousandths of a euro.
    pub current_credit: i64,
    /// Such as `Active`.
    pub status: String,
    /// Language code of new contacts.
    pub default_language: String,
    /// The phone, without `+`.
    #[tsify(type = "string | null")]
    pub phone: Option<Phone>,
    /// Whether WhatsApp has verified the business.
    pub has_official_verification: bool,
    /// How many people WhatsApp lets the account write to a day.
    pub daily_limit: i64,
    /// Such as `Connected`.
    pub phone_status: String,
    /// WhatsApp's rating: a number or a word.
    #[tsify(type = "number | string | null")]
    pub quality_score: Option<Value>,
    /// Why the rating is what it is; its shape is not published.
    #[tsify(type = "unknown")]
    pub quality_reasons: Option<Value>,
    /// Whether the account can be used.
    pub is_active: bool,
    /// May be empty.
    pub country_code: String,
    /// How many conversations the credit is good for.
    pub estimated_available_conversations: i64,
    /// 1 sandbox, 2 standard, 4 agency.
    pub account_type: i64,
    /// What is added to prices.
    pub default_pricing_delta: f64,
    /// Below this credit Spoki warns, in thousandths of a euro.
    pub low_credit_threshold: i64,
    /// Whether it warns at all.
    pub has_low_credit_alert: bool,
    /// The credit that must stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "number | null | undefined")]
    pub min_credit_balance_millicents: Option<i64>,
    /// Calling code, such as `+39`.
    pub default_prefix: String,
    /// Such as `IT`.
    pub default_country_code: String,
    /// Such as `Europe/Rome`.
    pub timezone: String,
    /// People written to in the last day.
    pub contacted_in_24h: i64,
    /// People written to in the last week.
    pub contacted_in_7d: i64,
    /// The channel that messages go out from unless another is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "number | null | undefined")]
    pub primary_channel_id: Option<i64>,
    /// The channels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "Channel[] | undefined")]
    pub channels: Option<Vec<Channel>>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
