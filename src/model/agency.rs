//! Agencies: accounts that look after those of clients.

use super::{Account, UnknownFields};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// An agency as Spoki answers it (reference section 7, documented). How its clients are named in the
/// answer is not published: they are among the unknown fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Agency {
    /// What identifies the agency in paths.
    pub id: i64,
    /// Its own account: the id, or the whole of it.
    #[tsify(type = "number | Account | null")]
    pub account: Option<AccountRef>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// An account by its id, or as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AccountRef {
    /// The id.
    Id(i64),
    /// The account.
    Account(Box<Account>),
}
