//! Reports: what an account did in a day, a month or a year.

use super::UnknownFields;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A report as Spoki answers it (reference section 7, documented).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Report {
    /// The id of the account.
    pub account: i64,
    /// `Day`, `Month` or `Year`.
    pub granularity: String,
    /// The first day.
    pub period_start: String,
    /// Contacts that were written to.
    pub contacted_contacts: Option<i64>,
    /// Messages made of a template.
    pub template_message_count: Option<i64>,
    /// Messages of free text.
    pub free_message_count: Option<i64>,
    /// Messages that came in.
    pub incoming_message_count: Option<i64>,
    /// Messages either way.
    pub exchanged_messages: Option<i64>,
    /// Messages that were sent.
    pub sent_message_count: Option<i64>,
    /// Messages that arrived.
    pub delivered_message_count: Option<i64>,
    /// Messages that were read.
    pub read_message_count: Option<i64>,
    /// Conversations.
    pub conversation_count: Option<i64>,
    /// When it was made, ISO 8601.
    pub created_datetime: Option<String>,
    /// When it was last brought up to date, ISO 8601.
    pub updated_datetime: Option<String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

choices! {
    /// The span that one report covers.
    Granularity {
        /// A day.
        Day = "Day",
        /// A month.
        Month = "Month",
        /// A year.
        Year = "Year",
    }
}
