//! Roles: the members of an account, and what they may do.

use super::{Email, Secret, UnknownFields};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// The membership of a user in an account (reference section 7, seen live).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct Role {
    /// What identifies the role in paths.
    pub id: i64,
    /// `Owner`, `Administrator`, `Chat Operator Manager` or `Chat Operator`.
    pub role: String,
    /// The member.
    pub user: User,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A user, in the spelling that roles have for names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct User {
    /// What identifies the user.
    pub id: i64,
    /// The same for embedded pages.
    pub uid: String,
    /// The e-mail address; that of a service user is made up by Spoki.
    #[tsify(type = "string")]
    pub email: Email,
    /// First name.
    pub firstname: String,
    /// Last name.
    pub surname: String,
    /// The address of a picture.
    pub image: Option<String>,
    /// Whether it is a service user, which is no person.
    pub is_service: bool,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The private key of a role, which embedded pages are opened with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct PrivateKey {
    /// The key. It is shown only once.
    #[tsify(type = "string")]
    pub value: Secret,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Whether a role has a private key. Both shapes are possible (reference section 13, 8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum PrivateKeyPresence {
    /// The plain answer.
    Plain(bool),
    /// The answer in an object.
    Wrapped {
        /// Whether there is a key.
        has_private_key: bool,
    },
}

impl PrivateKeyPresence {
    /// Whether there is a key.
    pub const fn exists(&self) -> bool {
        match self {
            Self::Plain(exists)
            | Self::Wrapped {
                has_private_key: exists,
            } => *exists,
        }
    }
}

open_choices! {
    /// What a member may do. `Owner` exists too, but is not given to anybody.
    RoleName {
        "Administrator",
        "Chat Operator Manager",
        "Chat Operator",
    }
}
