//! What logs must not show.
#![expect(
    unreachable_pub,
    reason = "the macro exports functions that are public"
)]

use crate::redact::without;
use wasm_bindgen::prelude::*;

/// A text without a secret, however it is spelled.
#[wasm_bindgen(js_name = eraseSecret)]
pub fn erase_secret(text: &str, secret: &str) -> String {
    without(text, secret)
}
