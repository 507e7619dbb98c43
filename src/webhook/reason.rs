//! Why a delivery is refused.

use core::fmt;

macro_rules! reasons {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal: $message:literal,)*) => {
        /// Why a delivery is refused. It never holds anything of the secret or of the body.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Reason {
            $(
                $(#[doc = $doc])*
                #[doc = concat!("`", $name, "`: `", $message, "`")]
                $variant,
            )*
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name for callers, such as `no_match`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What is wrong and what to do, as an English sentence. It is not in the wasm: the
            /// package's shell has it.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message,)* }
            }
        }
    };
}

reasons! {
    EmptySecret = "empty_secret": "there is no secret, or an empty one",
    TooLarge = "too_large": "the body is larger than any delivery",
    MissingSignature = "missing_signature": "there is no header X-Spoki-Signature",
    MalformedSignature = "malformed_signature": "the signature is not t=<unix seconds>,v2=<64 hex digits>",
    /// Version 1 signs with PBKDF2 under parameters that are not published.
    UnsupportedVersion = "unsupported_version": "version 1 cannot be verified: subscribe with version 2",
    TooOld = "too_old": "the signature is too old, or this clock is fast",
    TooNew = "too_new": "the signature is from later, or this clock is slow",
    NoMatch = "no_match": "the signature fits no secret; the body must be as it was received, not parsed and encoded again",
    NotJson = "not_json": "the body is no JSON",
    NotAnEvent = "not_an_event": "the body has no event, or no data",
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.message())
    }
}

impl core::error::Error for Reason {}
