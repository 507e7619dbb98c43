//! Campaigns: a template or an automation for the contacts of lists, at a set time.

use super::{List, UnknownFields};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A campaign as Spoki answers it (reference section 7, documented).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Campaign {
    /// What identifies the campaign in paths.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// `Draft`, `Scheduled`, `Processing`, `Completed`; more may exist.
    pub status: String,
    /// When it starts, ISO 8601.
    pub scheduled_datetime: Option<String>,
    /// When it was created, ISO 8601.
    pub created_datetime: String,
    /// The automation that it runs.
    pub automation: Option<AutomationRef>,
    /// The lists whose contacts it reaches.
    pub lists: Vec<List>,
    /// Ids of contacts that it reaches besides.
    pub other_contacts: Vec<i64>,
    /// How many contacts it reaches.
    pub contacts_count: i64,
    /// For how many the automation was started.
    pub automation_started: i64,
    /// For how many it came to its end.
    pub automation_completed: i64,
    /// For how many it failed.
    pub automation_failed: i64,
    /// For how many it failed although their data were valid.
    pub automation_valid_failed: i64,
    /// How many answered it.
    pub automation_interacted_with: i64,
    /// Messages that were sent.
    pub messages_sent: i64,
    /// Messages that arrived.
    pub messages_received: i64,
    /// Messages that were read.
    pub messages_read: i64,
    /// Messages that failed.
    pub messages_failed: i64,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// An automation by its id, with its name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct AutomationRef {
    /// What identifies the automation.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
