//! What a client remembers, as a JavaScript list that outlives the instance: the retry budget, the
//! time of the last call, and for each operation its id, what a 429 asked for, and the calls of the
//! last minute.

use crate::api::find;
use crate::client::{Client, ClientOptions};
use crate::protocol::{Past, PastCalls, RetryBudget};
use js_sys::Array;
use wasm_bindgen::JsValue;

pub(super) fn tell(client: &Client) -> Array {
    let (past, budget) = client.past();
    let told = Array::of2(&budget.left().into(), &past.last_seen.into());
    for calls in past.operations {
        told.push(&calls.operation.id.into());
        told.push(&calls.blocked_until.into());
        for at in calls.used {
            told.push(&at.into());
        }
    }
    told
}

/// A client that goes on from what [`tell`] told.
pub(super) fn resume(options: ClientOptions, told: &Array) -> Client {
    let number = |value: Option<JsValue>| value.and_then(|value| value.as_f64());
    let mut told = told.iter();
    let budget = number(told.next()).map_or_else(RetryBudget::default, RetryBudget::with_left);
    let mut past = Past {
        last_seen: number(told.next()).unwrap_or_default(),
        operations: Vec::new(),
    };
    while let Some(value) = told.next() {
        if let Some(operation) = value.as_string().and_then(|id| find(&id)) {
            past.operations.push(PastCalls {
                operation,
                blocked_until: number(told.next()).unwrap_or_default(),
                used: Vec::new(),
            });
        } else if let (Some(calls), Some(at)) = (past.operations.last_mut(), value.as_f64()) {
            calls.used.push(at);
        }
    }
    Client::with_past(options, &past, budget)
}
