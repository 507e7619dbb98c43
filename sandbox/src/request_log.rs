//! The last calls, for the live page and for tests that prove what a client sent.

use std::collections::VecDeque;
use std::time::Instant;

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use serde_json::{Map, Value, json};

use crate::caller::KEY_HEADER;
use crate::clock::wall_clock;
use crate::delivery::Delivery;
use crate::faults::Befallen;

const KEPT_CALLS: usize = 1_000;
const KEPT_BODY: usize = 64 * 1024;

#[derive(Default)]
pub(crate) struct RequestLog {
    entries: VecDeque<Entry>,
    last_number: u64,
}

struct Entry {
    number: u64,
    time: String,
    received: Instant,
    operation: Option<&'static str>,
    method: String,
    path: String,
    query: String,
    key: bool,
    headers: Map<String, Value>,
    body: String,
    /// `None` while the call is under way, and for ever when no answer was sent.
    status: Option<u16>,
    milliseconds: Option<f64>,
    fault: Option<&'static str>,
}

impl RequestLog {
    /// Writes a call down and gives its number.
    pub(crate) fn open(
        &mut self,
        operation: Option<&'static str>,
        parts: &Parts,
        body: &[u8],
    ) -> u64 {
        self.last_number += 1;
        if self.entries.len() == KEPT_CALLS {
            self.entries.pop_front();
        }
        self.entries.push_back(Entry {
            number: self.last_number,
            time: wall_clock(),
            received: Instant::now(),
            operation,
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            key: parts.headers.contains_key(KEY_HEADER),
            headers: readable(&parts.headers),
            body: readable_body(body),
            status: None,
            milliseconds: None,
            fault: None,
        });
        self.last_number
    }

    pub(crate) fn close(&mut self, number: u64, response: &Response) {
        let Ok(index) = self
            .entries
            .binary_search_by_key(&number, |entry| entry.number)
        else {
            return;
        };
        let Some(entry) = self.entries.get_mut(index) else {
            return;
        };
        let extensions = response.extensions();
        entry.fault = extensions.get::<Befallen>().map(|fault| fault.0);
        if extensions.get::<Delivery>().is_none() {
            entry.status = Some(response.status().as_u16());
            entry.milliseconds = Some(entry.received.elapsed().as_secs_f64() * 1_000.0);
        }
    }

    /// The newest `last` calls, oldest first; without headers and bodies when `brief`.
    pub(crate) fn show(&self, last: usize, brief: bool) -> Value {
        let skipped = self.entries.len().saturating_sub(last);
        self.entries
            .iter()
            .skip(skipped)
            .map(|entry| entry.show(brief))
            .collect()
    }

    pub(crate) fn total(&self) -> u64 {
        self.last_number
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.last_number = 0;
    }
}

impl Entry {
    fn show(&self, brief: bool) -> Value {
        let mut shown = json!({
            "number": self.number,
            "time": self.time,
            "operation": self.operation,
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "status": self.status,
            "milliseconds": self.milliseconds,
            "fault": self.fault,
            "key": self.key,
        });
        if !brief {
            shown["headers"] = Value::Object(self.headers.clone());
            shown["body"] = json!(self.body);
        }
        shown
    }
}

/// All headers but the key, which must not be read back by anyone who can open the page.
fn readable(headers: &HeaderMap) -> Map<String, Value> {
    let mut shown = Map::new();
    for name in headers.keys().filter(|name| *name != KEY_HEADER) {
        let values: Vec<_> = headers
            .get_all(name)
            .iter()
            .map(HeaderValue::as_bytes)
            .map(String::from_utf8_lossy)
            .collect();
        shown.insert(name.to_string(), json!(values.join(", ")));
    }
    shown
}

/// The start of a body, without the values that open something, a starter's secret and a user's
/// private key.
fn readable_body(body: &[u8]) -> String {
    const SECRETS: [&str; 2] = ["secret", "private_key"];
    const HIDDEN: &str = "(hidden)";
    let text = String::from_utf8_lossy(body.get(..KEPT_BODY).unwrap_or(body));
    if !SECRETS.iter().any(|name| text.contains(name)) {
        return text.into_owned();
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(mut fields)) => {
            for name in SECRETS {
                if let Some(secret) = fields.get_mut(name) {
                    *secret = json!(HIDDEN);
                }
            }
            let whole = Value::Object(fields).to_string();
            whole.chars().take(KEPT_BODY).collect()
        }
        Ok(_) => text.into_owned(),
        // What cannot be read may hold one.
        Err(_) => HIDDEN.to_owned(),
    }
}
