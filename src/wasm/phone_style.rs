//! How phones are written.
#![expect(
    unreachable_pub,
    reason = "the macro exports functions that are public"
)]

use super::phone::refused;
use crate::error::Issue;
use crate::rules::phone::{Phone, Style, parse};
use wasm_bindgen::prelude::*;

/// How a number is written.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum PhoneStyle {
    /// As people in its country write it.
    National,
    /// As others do.
    International,
    /// As a link.
    Rfc3966,
}

/// A number as people write it.
#[wasm_bindgen(js_name = phoneFormat)]
pub fn phone_format(input: &str, style: PhoneStyle) -> Result<String, JsValue> {
    let style = match style {
        PhoneStyle::National => Style::National,
        PhoneStyle::International => Style::International,
        PhoneStyle::Rfc3966 => Style::Rfc3966,
    };
    match Phone::from_e164(input).map_or_else(|| parse(input, None), Ok) {
        Ok(phone) => Ok(phone.written(style)),
        Err(problem) => Err(refused(Issue::at("e164", problem))),
    }
}
