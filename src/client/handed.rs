//! From typed answers to what JavaScript takes.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A typed value as a plain JavaScript object: for a program in Rust that hands an answer on to
/// JavaScript around it, such as a Worker. Fields that Spoki added come along; what is missing is
/// `undefined`.
///
/// # Errors
/// When the value cannot be told as an object, as a map with keys that are no strings.
///
/// ```
/// use spoki::model::Tag;
/// # fn hand_on(tag: &Tag) -> Result<wasm_bindgen::JsValue, spoki::client::NotJs> {
/// spoki::client::to_js(tag)
/// # }
/// ```
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, NotJs> {
    let serializer = Serializer::json_compatible().serialize_missing_as_null(false);
    value.serialize(&serializer)
}

/// Why a value is nothing that JavaScript has.
pub type NotJs = serde_wasm_bindgen::Error;
