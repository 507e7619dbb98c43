//! Incoming webhooks: what Spoki delivers to one's own server.
//!
//! A delivery of version 2 carries `X-Spoki-Signature: t=<unix seconds>,v2=<64 hex digits>`, an
//! HMAC-SHA256 under the subscription's secret `[doc]`. Nothing of a delivery is to be believed
//! before [`verify`] took it; the header `X-SPOKI-ACCOUNT` is outside the signature and never is.
//!
//! ```
//! use spoki::webhook::{Reason, Window, sign, verify};
//!
//! let body = br#"{"version":2,"event":"message.inbound","event_uuid":"7a61c5f5-2f0e-4a35-b1c5-18d6a2b0c9d2","timestamp":1785000060,"data":{"text":"No"}}"#;
//! let header = sign(body, "whsec_example", 1_785_000_060)?;
//!
//! let event = verify(body, &header, ["whsec_example"], Window::at(1_785_000_100))?;
//! assert_eq!(event.name(), "message.inbound");
//! assert_eq!(event.data().get("text").and_then(|text| text.as_text()), Some("No"));
//!
//! let late = verify(body, &header, ["whsec_example"], Window::at(1_785_001_000));
//! assert_eq!(late, Err(Reason::TooOld));
//! # Ok::<(), Reason>(())
//! ```

mod event;
mod reason;
mod signature;
mod status;

pub use event::Event;
pub use reason::Reason;
pub use signature::{MAX_PAYLOAD, Window, check, sign};
pub use status::{STATUSES, fold_status};

/// Checks the signature of a delivery and reads its event.
///
/// `payload` is the body as it was received: parsed and encoded again it has another signature.
/// `signature` is the header `X-Spoki-Signature`, empty where there is none. While a secret is being
/// replaced, both the new one and the old one are given.
///
/// # Errors
/// The [`Reason`]. Why a delivery of version 1 cannot be verified, see
/// [`Reason::UnsupportedVersion`].
pub fn verify(
    payload: &[u8],
    signature: &str,
    secrets: impl IntoIterator<Item: AsRef<str>>,
    window: Window,
) -> Result<Event, Reason> {
    match check(payload, signature, secrets, window) {
        Ok(()) => Event::read(payload),
        // Looked at only to say which mistake it is: the delivery is refused either way.
        Err(Reason::MissingSignature | Reason::MalformedSignature)
            if Event::read(payload).is_ok_and(|event| event.version() == Some(1)) =>
        {
            Err(Reason::UnsupportedVersion)
        }
        Err(reason) => Err(reason),
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Reason, Window, sign, verify};

    const SECRET: &str = "whsec_test";
    const NOW: Window = Window::at(1_785_000_000);

    fn signed(body: &str) -> Result<super::Event, Reason> {
        let header = sign(body.as_bytes(), SECRET, 1_785_000_000).unwrap();
        verify(body.as_bytes(), &header, [SECRET], NOW)
    }

    #[test]
    fn a_signed_delivery_is_read() {
        let event = signed(r#"{"version":1,"event":"message.inbound","data":{}}"#).unwrap();
        assert_eq!(event.version(), Some(1), "a version-2 signature covers it");
        assert_eq!(signed("{"), Err(Reason::NotJson));
        assert_eq!(signed("[]"), Err(Reason::NotAnEvent));
    }

    #[test]
    fn version_1_without_a_signature_that_can_be_checked_is_told_from_a_forgery() {
        let version_1 = br#"{"version":1,"event":"message.inbound","data":{}}"#;
        let version_2 = br#"{"version":2,"event":"message.inbound","data":{}}"#;
        for header in ["", "c2FsdA==", "t=1785000000"] {
            let refused = |payload| verify(payload, header, [SECRET], NOW).unwrap_err();
            assert_eq!(refused(version_1), Reason::UnsupportedVersion, "{header:?}");
            assert_ne!(refused(version_2), Reason::UnsupportedVersion, "{header:?}");
        }
        let forged = format!("t=1785000000,v2={}", "0".repeat(64));
        let refused = verify(version_1, &forged, [SECRET], NOW);
        assert_eq!(refused, Err(Reason::NoMatch));
    }

    #[test]
    fn nothing_is_read_before_the_signature_fits() {
        let header = sign(b"{}", SECRET, 1_785_000_000).unwrap();
        let refused = verify(b"no JSON", &header, [SECRET], NOW);
        assert_eq!(refused, Err(Reason::NoMatch));
    }
}
