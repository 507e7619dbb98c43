//! Partners: software vendors that look after accounts of their own clients.

use super::{Secret, UnknownFields};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A partner. Spoki does not publish the fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct Partner {
    /// What identifies the partner.
    pub id: i64,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The API key of an account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct ApiKey {
    /// The key. It is not shown again.
    #[tsify(type = "string")]
    pub api_key: Secret,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A page where the owner of an account goes on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct OnboardingLink {
    /// The address of the page.
    pub redirect_url: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}
