//! The key of a call: given, or asked for.

use super::wait::{Given, Interrupted};
use super::{Client, Failure, Interrupt, aborted};
use crate::api::{Auth, Operation};
use crate::error::{Error, Issue};
use crate::protocol::check_api_key;
use crate::rules::Code;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsValue;

/// Where the API key comes from.
#[derive(Clone)]
pub enum Key {
    /// It is given.
    Given(String),
    /// A JavaScript function gives it, or a promise of it, before each call.
    Asked(Function),
}

/// Why there is no key.
pub(super) enum KeyFailure {
    TimedOut,
    Failure(Failure),
}

impl Client {
    /// The key to send, if the operation takes one.
    pub(super) async fn key(
        &self,
        operation: &'static Operation,
        interrupt: &Interrupt,
    ) -> Result<Option<String>, KeyFailure> {
        if operation.auth == Auth::Secret {
            return Ok(None);
        }
        let refuse =
            |issue| KeyFailure::Failure(Error::validation(operation.id, vec![issue]).into());
        let key = match &self.options.key {
            None => return Err(refuse(Issue::at("apiKey", Code::Required))),
            Some(Key::Given(key)) => key.clone(),
            Some(Key::Asked(function)) => {
                let thrown = |thrown| KeyFailure::Failure(Failure::Thrown(thrown));
                let given = Reflect::apply(function, &JsValue::UNDEFINED, &Array::new());
                let mut given = given.map_err(thrown)?;
                if given.is_object() || given.is_function() {
                    given = match interrupt.until(Given::new(&given)).await {
                        Ok(settled) => settled.map_err(thrown)?,
                        Err(Interrupted::Deadline) => return Err(KeyFailure::TimedOut),
                        Err(interrupted) => {
                            return Err(KeyFailure::Failure(aborted(interrupted)));
                        }
                    };
                }
                given
                    .as_string()
                    .ok_or_else(|| refuse(Issue::at("apiKey", Code::Required)))?
            }
        };
        check_api_key(&key).map_err(|problem| refuse(Issue::at("apiKey", problem)))?;
        Ok(Some(key))
    }
}
