//! Tickets: cases that an account works on for a contact.

use super::{Contact, UnknownFields, User};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A ticket as Spoki answers it (reference section 8, seen live).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Ticket {
    /// What identifies the ticket in paths.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// `Open`, `In Progress`, `Closed` and so on, or one of the account's own.
    pub status: String,
    /// `Lowest` to `Highest`.
    pub priority: String,
    /// The reference; Spoki makes one when none is given.
    pub reference: Option<String>,
    /// When it was created, ISO 8601.
    pub created_datetime: String,
    /// When it was last changed, ISO 8601.
    pub updated_datetime: String,
    /// When it was closed, ISO 8601.
    pub closed_datetime: Option<String>,
    /// Whom it is for.
    pub contact: Contact,
    /// Who works on it.
    pub owner: Option<TicketOwner>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Who works on a ticket.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct TicketOwner {
    /// The user.
    pub user: Option<User>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

open_choices! {
    /// The state of a ticket. An account can have further ones.
    TicketStatus {
        "Open", "In Progress", "Pending", "Waiting", "Resolved", "Closed", "Terminated",
    }

    /// How urgent a ticket is. Spoki's interface shows `Urgent` as well.
    TicketPriority { "Lowest", "Low", "Medium", "High", "Highest" }
}
