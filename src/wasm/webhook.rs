//! Incoming webhooks.
#![expect(
    unreachable_pub,
    reason = "the macro exports functions that are public"
)]

use super::write;
use crate::boundary;
use crate::schema::json::exact;
use crate::webhook::{Event, MAX_PAYLOAD, Reason, Window, sign, verify};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

/// Checks a delivery.
#[wasm_bindgen(js_name = verifyWebhook)]
pub fn verify_webhook(
    payload: &Uint8Array,
    signature: &str,
    secrets: &Array,
    now: f64,
    tolerance: f64,
) -> String {
    let secrets = secrets.iter();
    let secrets = secrets.map(|secret| secret.as_string().unwrap_or_default());
    let window = Window {
        now: seconds(now),
        tolerance: seconds(tolerance),
    };
    // Before it is copied: the memory of an instance never shrinks.
    let verified = if payload.length() as usize > MAX_PAYLOAD {
        Err(Reason::TooLarge)
    } else {
        verify(&payload.to_vec(), signature, secrets, window)
    };
    exact(write::json(&boundary::Verdict {
        value: verified.as_ref().ok().map(Event::envelope),
        fault: verified.as_ref().err().map(|reason| reason.name()),
    }))
}

/// The value of the header that Spoki would send along; empty if the secret is.
#[wasm_bindgen(js_name = signWebhook)]
pub fn sign_webhook(payload: &[u8], secret: &str, timestamp: f64) -> String {
    sign(payload, secret, seconds(timestamp)).unwrap_or_default()
}

/// What is no number becomes 0, a time that no signature is near to.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole seconds, and `as` saturates"
)]
fn seconds(value: f64) -> u64 {
    value as u64
}
