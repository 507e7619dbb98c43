//! Observers: what they get is redacted, and what they throw changes nothing.

use crate::api::Operation;
use crate::redact;
use crate::rules::joined;
use crate::schema::{Field, Type};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

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
    // An observer that throws must not change the outcome of a call, now or later: a rejection that
    // nobody handles ends a Node process.
    if let Ok(given) = hook.call1(&JsValue::UNDEFINED, &event)
        && given.has_type::<Promise>()
    {
        let promise = JsFuture::from(given.unchecked_into::<Promise>());
        spawn_local(async move {
            let _ = promise.await;
        });
    }
}
