//! A request, as the driver sends it.

use crate::redact;
use core::fmt;

/// A request, ready but for the origin and the key.
#[derive(Clone, PartialEq)]
pub struct Request {
    /// The path and query.
    pub target: String,
    /// The body, as JSON.
    pub body: Option<String>,
    /// The bodies of further requests, where the input is too long for one.
    pub more: Vec<String>,
    /// How many items the bodies hold, where an input may be spread over several.
    pub items: usize,
    /// Keys and secrets in the body, which nothing else may show.
    pub secrets: Vec<String>,
}

/// No body, and no phone.
impl fmt::Debug for Request {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Request")
            .field("target", &redact::phones_in(&self.target))
            .finish_non_exhaustive()
    }
}
