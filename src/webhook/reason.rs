//! Why a delivery is refused.

use crate::rules::Locale;
use core::fmt;

macro_rules! reasons {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal: $english:literal, $italian:literal;)*) => {
        /// Why a delivery is refused. It never holds anything of the secret or of the body.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Reason {
            $(
                $(#[doc = $doc])*
                #[doc = concat!("`", $name, "`: `", $english, "`")]
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

            /// What is wrong and what to do, as a sentence in a language. It is not in the wasm: the
            /// package's shell has it.
            pub const fn message_in(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $(
                        (Self::$variant, Locale::English) => $english,
                        (Self::$variant, Locale::Italian) => $italian,
                    )*
                }
            }
        }
    };
}

reasons! {
    EmptySecret = "empty_secret":
        "there is no secret, or an empty one",
        "il segreto manca o è vuoto";
    TooLarge = "too_large":
        "the body is larger than any delivery",
        "il corpo è più grande di qualsiasi consegna";
    MissingSignature = "missing_signature":
        "there is no header X-Spoki-Signature",
        "manca l'intestazione X-Spoki-Signature";
    MalformedSignature = "malformed_signature":
        "the signature is not t=<unix seconds>,v2=<64 hex digits>",
        "la firma non ha la forma t=<secondi unix>,v2=<64 cifre esadecimali>";
    /// Version 1 signs with PBKDF2 under parameters that are not published.
    UnsupportedVersion = "unsupported_version":
        "version 1 cannot be verified: subscribe with version 2",
        "la versione 1 non si può verificare: sottoscrivi il webhook con la versione 2";
    TooOld = "too_old":
        "the signature is too old, or this clock is fast",
        "la firma è troppo vecchia, oppure questo orologio è avanti";
    TooNew = "too_new":
        "the signature is from later, or this clock is slow",
        "la firma viene dal futuro, oppure questo orologio è indietro";
    NoMatch = "no_match":
        "the signature fits no secret; the body must be as it was received, not parsed and encoded again",
        "la firma non corrisponde ad alcun segreto; il corpo deve essere quello ricevuto, non analizzato e codificato di nuovo";
    NotJson = "not_json":
        "the body is no JSON",
        "il corpo non è JSON";
    NotAnEvent = "not_an_event":
        "the body has no event, or no data",
        "il corpo non ha un evento, oppure non ha dati";
}

/// In English.
impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.message_in(Locale::English))
    }
}

impl core::error::Error for Reason {}
