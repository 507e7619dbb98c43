//! Observers: what they get is redacted, and what they throw changes nothing.

use crate::api::Operation;
use crate::redact;
use crate::rules::joined;
use crate::schema::{Field, Type};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Functions of the caller that are told what happens.
#[derive(Clone, Default)]
pub struct Hooks {
    /// Before each request.
    pub on_request: Option<Function>,
    /// After each answer.
    pub on_response: Option<Function>,
    /// Before each pause that precedes a repetition.
    pub on_retry: Option<Function>,
    /// Before each wait for a turn.
    pub on_rate_limit: Option<Function>,
}

impl Hooks {
    pub(super) fn request(&self, operation: &Operation, origin: &str, target: &str, attempt: u32) {
        if let Some(hook) = &self.on_request {
            // The query may hold a phone as a filter, and some paths end with one. Other paths keep
            // their digits: those are ids.
            let has_phone = |field: &Field| matches!(field.holds, Type::Phone | Type::Identifier);
            let open = if operation.ids.iter().any(has_phone) {
                0
            } else {
                target.find('?').unwrap_or(target.len())
            };
            let (path, rest) = target.split_at_checked(open).unwrap_or((target, ""));
            let url = joined(&[origin, path, &redact::phones_in(rest)], "");
            tell(
                hook,
                &[
                    ("operation", operation.id.into()),
                    ("method", operation.method.name().into()),
                    ("url", url.into()),
                    ("attempt", attempt.into()),
                ],
            );
        }
    }

    pub(super) fn response(&self, operation: &str, status: u16, attempt: u32, elapsed_ms: f64) {
        if let Some(hook) = &self.on_response {
            tell(
                hook,
                &[
                    ("operation", operation.into()),
                    ("status", status.into()),
                    ("attempt", attempt.into()),
                    ("elapsedMs", elapsed_ms.into()),
                ],
            );
        }
    }

    pub(super) fn retry(&self, operation: &str, attempts: u32, delay_ms: f64) {
        if let Some(hook) = &self.on_retry {
            tell(
                hook,
                &[
                    ("operation", operation.into()),
                    ("attempts", attempts.into()),
                    ("delayMs", delay_ms.into()),
                ],
            );
        }
    }

    pub(crate) fn rate_limit(&self, operation: &str, wait_ms: f64) {
        if let Some(hook) = &self.on_rate_limit {
            tell(
                hook,
                &[("operation", operation.into()), ("waitMs", wait_ms.into())],
            );
        }
    }
}

fn tell(hook: &Function, facts: &[(&str, JsValue)]) {
    let event = Object::new();
    for (name, value) in facts {
        // Setting a property of a fresh plain object does not fail.
        let _ = Reflect::set(&event, &JsValue::from_str(name), value);
    }
    // What an observer throws must not change the outcome of a call.
    if let Ok(given) = Reflect::apply(hook, &JsValue::UNDEFINED, &Array::of1(&event)) {
        forget(&given);
    }
}

#[wasm_bindgen]
extern "C" {
    /// The engine's own `then`. It throws if the value is no promise.
    #[wasm_bindgen(catch, js_namespace = ["Promise", "prototype", "then"], js_name = call)]
    fn then(
        promise: &JsValue,
        fulfilled: &JsValue,
        rejected: &Function,
    ) -> Result<JsValue, JsValue>;

    /// What may have a `then` of its own.
    type Thenable;
    #[wasm_bindgen(catch, method, js_name = then)]
    fn own_then(
        this: &Thenable,
        fulfilled: &Function,
        rejected: &Function,
    ) -> Result<JsValue, JsValue>;

    /// A function that does nothing, whatever it is called with.
    #[wasm_bindgen(thread_local_v2, js_name = Boolean)]
    static NOTHING: Function;
}

/// Handles the rejection of what may be a promise, since one that nobody handles ends a Node process.
/// Nobody waits for it.
pub(super) fn forget(given: &JsValue) {
    let handle = |given| NOTHING.with(|nothing| then(given, &JsValue::UNDEFINED, nothing));
    if (given.is_object() || given.is_function()) && handle(given).is_err() {
        let given: &Thenable = given.unchecked_ref();
        // A promise of a library reports what nobody handles, too. Its `then` may give another one.
        if let Ok(derived) = NOTHING.with(|nothing| given.own_then(nothing, nothing)) {
            let _ = handle(&derived);
        }
    }
}
