//! Contacts: the people in an account, each found by the phone.

use super::{List, Tag, UnknownFields};
use crate::redact;
use core::fmt;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A contact as Spoki answers it (reference section 7, seen live).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Contact {
    /// What identifies the contact in paths.
    pub id: i64,
    /// The phone, as a rule with `+` in front.
    pub phone: String,
    /// First name; may be empty.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Language code, such as `it`.
    pub language: String,
    /// Whether Spoki holds the phone for unusable.
    pub has_invalid_phone: bool,
    /// The chat's page in Spoki's interface.
    pub chat_link: String,
    /// When the contact was created, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub created_datetime: Option<String>,
    /// Marketing consent: `Not Declared`, `Subscribed` or `Unsubscribed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | undefined")]
    pub status: Option<String>,
    /// Whether the contact is blocked. Spoki does not document that it answers this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "boolean | undefined")]
    pub is_blocked: Option<bool>,
    /// Whether the contact wants marketing messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "boolean | undefined")]
    pub is_subscribed: Option<bool>,
    /// The values of custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "ContactField[] | undefined")]
    pub contactfield_set: Option<Vec<ContactField>>,
    /// The lists that hold the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "List[] | undefined")]
    pub list_set: Option<Vec<List>>,
    /// The contact's tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "Tag[] | undefined")]
    pub tag_set: Option<Vec<Tag>>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// No name, e-mail address or full phone.
impl fmt::Debug for Contact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Contact")
            .field("id", &self.id)
            .field("phone", &redact::phone(&self.phone))
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// The value of one custom field of a contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct ContactField {
    /// What identifies this value.
    pub id: i64,
    /// The id of the custom field.
    pub field: i64,
    /// The placeholder, such as `%%ORDER_ID%%`.
    pub visual_code: String,
    /// The value as text.
    pub value: String,
    /// The value as a date, for fields of that type.
    pub value_datetime: Option<String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

choices! {
    /// Marketing consent. Changing it can fire an automation.
    ContactStatus {
        /// Nothing is known.
        NotDeclared = "Not Declared",
        /// The contact wants marketing messages.
        Subscribed = "Subscribed",
        /// The contact does not want them.
        Unsubscribed = "Unsubscribed",
    }
}
