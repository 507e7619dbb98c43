//! What a request carries.

use crate::protocol::Request;

/// The body of a request.
#[derive(Clone, Copy)]
pub enum Payload<'a> {
    /// None.
    None,
    /// JSON text.
    Text {
        /// The text.
        json: &'a str,
        /// The texts of the requests that follow this one once it succeeded.
        more: &'a [String],
        /// Keys and secrets in it, which no error may show.
        secrets: &'a [String],
    },
    /// JSON bytes, made by an import.
    Bytes(&'a [u8]),
}

impl<'a> Payload<'a> {
    /// The first body of a request.
    pub(super) fn of(request: &'a Request) -> Self {
        match &request.body {
            Some(json) => Self::Text {
                json,
                more: &request.more,
                secrets: &request.secrets,
            },
            None => Self::None,
        }
    }

    /// Its length in bytes.
    pub(super) fn len(self) -> usize {
        match self {
            Self::None => 0,
            Self::Text { json, .. } => json.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }

    /// Keys and secrets in it.
    pub(super) fn secrets(self) -> &'a [String] {
        match self {
            Self::Text { secrets, .. } => secrets,
            Self::None | Self::Bytes(_) => &[],
        }
    }

    /// What follows it.
    pub(super) fn next(self) -> Option<Self> {
        match self {
            Self::Text { more, secrets, .. } => {
                let (json, more) = more.split_first()?;
                Some(Self::Text {
                    json,
                    more,
                    secrets,
                })
            }
            Self::None | Self::Bytes(_) => None,
        }
    }
}
