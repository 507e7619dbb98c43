//! Tokens for the pages of Spoki that other sites embed.

use super::{Secret, UnknownFields};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A token for one load of an embedded page (reference section 8, seen live).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct EmbeddingToken {
    /// The token: whoever has it is logged in.
    #[tsify(type = "string")]
    pub token: Secret,
    /// Who is logged in by it.
    pub uid: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
