//! Faults on demand: what a client must survive, set through `/_sandbox/faults`.

use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::delivery::{Delivery, Ending, cut};
use crate::operations::OPERATIONS;

#[derive(Default)]
pub(crate) struct Faults {
    set: Vec<Planned>,
}

struct Planned {
    /// An operation id, or `*` for all.
    operation: String,
    /// Matching calls that still pass before the fault begins.
    after: u64,
    /// Matching calls that still fail.
    times: u64,
    fault: Fault,
    shown: Map<String, Value>,
}

/// One fault, as it befalls one call.
#[derive(Clone)]
pub(crate) struct Fault {
    name: &'static str,
    kind: Kind,
}

#[derive(Clone)]
enum Kind {
    /// An answer instead of the work.
    Answer {
        status: StatusCode,
        headers: HeaderMap,
        body: String,
    },
    /// The connection closes; the work is not done.
    Reset,
    /// The work is done, then the connection closes without an answer.
    ResetAfter,
    /// No answer ever comes; the work is not done.
    StallHeaders,
    /// The work is done; the answer stops half-way and the connection stays open.
    StallBody,
    /// The work is done; the answer stops half-way and the connection closes.
    Truncate,
    /// The work is done and answered, but later. Real time, whatever the clock.
    Latency(Duration),
}

/// Names the fault in the request log; travels as an extension of the response.
#[derive(Clone, Copy)]
pub(crate) struct Befallen(pub(crate) &'static str);

impl Faults {
    /// Replaces all faults.
    pub(crate) fn set(&mut self, faults: &Value) -> Result<(), String> {
        let Value::Array(faults) = faults else {
            return Err("the body must be a JSON array of faults".to_owned());
        };
        let planned: Result<Vec<Planned>, String> = faults
            .iter()
            .enumerate()
            .map(|(index, fault)| {
                Planned::read(fault).map_err(|error| format!("fault {index}: {error}"))
            })
            .collect();
        self.set = planned?;
        Ok(())
    }

    pub(crate) fn clear(&mut self) {
        self.set.clear();
    }

    /// The fault that befalls this call, if one does: the first that is due.
    pub(crate) fn take(&mut self, operation: &str) -> Option<Fault> {
        for planned in &mut self.set {
            let concerns = planned.operation == "*" || planned.operation == operation;
            if !concerns || planned.times == 0 {
                continue;
            }
            if planned.after > 0 {
                planned.after -= 1;
                continue;
            }
            planned.times -= 1;
            return Some(planned.fault.clone());
        }
        None
    }

    /// The faults with what is left of their counts.
    pub(crate) fn show(&self) -> Value {
        let rows = self.set.iter().map(|planned| {
            let mut shown = planned.shown.clone();
            shown.insert("operation".to_owned(), json!(planned.operation));
            shown.insert("after".to_owned(), json!(planned.after));
            shown.insert("times".to_owned(), json!(planned.times));
            Value::Object(shown)
        });
        rows.collect()
    }
}

impl Fault {
    pub(crate) async fn apply(self, work: impl AsyncFnOnce() -> Response) -> Response {
        let mut response = match self.kind {
            Kind::Answer {
                status,
                headers,
                body,
            } => (status, headers, Body::from(body)).into_response(),
            Kind::Reset => Delivery::HangUp.into_response(),
            Kind::ResetAfter => {
                work().await;
                Delivery::HangUp.into_response()
            }
            Kind::StallHeaders => Delivery::NeverAnswer.into_response(),
            Kind::StallBody => cut(work().await, Ending::Stall).await,
            Kind::Truncate => cut(work().await, Ending::Close).await,
            Kind::Latency(wait) => {
                tokio::time::sleep(wait).await;
                work().await
            }
        };
        response.extensions_mut().insert(Befallen(self.name));
        response
    }
}

/// The fields that every fault may have, and those of each kind.
const COMMON_FIELDS: [&str; 4] = ["operation", "times", "after", "kind"];
const KINDS: [(&str, &[&str]); 9] = [
    ("status", &["status", "body", "headers"]),
    ("raw", &["status", "content_type", "body", "headers"]),
    ("redirect", &["status", "location"]),
    ("latency", &["ms"]),
    ("reset", &[]),
    ("reset_after", &[]),
    ("stall_headers", &[]),
    ("stall_body", &[]),
    ("truncate", &[]),
];

impl Planned {
    fn read(value: &Value) -> Result<Self, String> {
        let Value::Object(fields) = value else {
            return Err("must be an object".to_owned());
        };
        let kind = text(fields, "kind")?.ok_or("kind is required")?;
        let Some((name, own_fields)) = KINDS.into_iter().find(|(name, _)| *name == kind) else {
            let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
            return Err(format!("kind must be one of {}", names.join(", ")));
        };
        let known = |field: &str| COMMON_FIELDS.contains(&field) || own_fields.contains(&field);
        if let Some(field) = fields.keys().find(|field| !known(field)) {
            return Err(format!("{field} is no field of kind {name}"));
        }
        let operation = text(fields, "operation")?.unwrap_or("*");
        if operation != "*" && OPERATIONS.iter().all(|known| known.id != operation) {
            return Err(format!(
                "operation {operation} is not served here: use an id such as lists.sync_contacts, or *"
            ));
        }
        Ok(Self {
            operation: operation.to_owned(),
            after: count(fields, "after")?.unwrap_or(0),
            times: count(fields, "times")?.unwrap_or(1),
            fault: Fault {
                name,
                kind: read_kind(name, fields)?,
            },
            shown: fields.clone(),
        })
    }
}

fn read_kind(name: &str, fields: &Map<String, Value>) -> Result<Kind, String> {
    Ok(match name {
        "reset" => Kind::Reset,
        "reset_after" => Kind::ResetAfter,
        "stall_headers" => Kind::StallHeaders,
        "stall_body" => Kind::StallBody,
        "truncate" => Kind::Truncate,
        "latency" => Kind::Latency(Duration::from_millis(
            count(fields, "ms")?.ok_or("ms is required")?,
        )),
        "redirect" => {
            let location = text(fields, "location")?.ok_or("location is required")?;
            let mut headers = HeaderMap::new();
            headers.insert(LOCATION, header_value("location", location)?);
            Kind::Answer {
                status: status(fields, StatusCode::FOUND)?,
                headers,
                body: String::new(),
            }
        }
        "raw" => {
            let content_type = text(fields, "content_type")?.unwrap_or("text/plain");
            let mut headers = read_headers(fields)?;
            headers.insert(CONTENT_TYPE, header_value("content_type", content_type)?);
            Kind::Answer {
                status: status(fields, StatusCode::OK)?,
                headers,
                body: text(fields, "body")?.unwrap_or_default().to_owned(),
            }
        }
        _ => {
            let mut headers = read_headers(fields)?;
            headers
                .entry(CONTENT_TYPE)
                .or_insert(HeaderValue::from_static("application/json"));
            let default = json!({ "detail": "A fault of the sandbox." });
            Kind::Answer {
                status: status(fields, StatusCode::SERVICE_UNAVAILABLE)?,
                headers,
                body: fields.get("body").unwrap_or(&default).to_string(),
            }
        }
    })
}

fn text<'a>(fields: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, String> {
    match fields.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("{name} must be a string")),
    }
}

fn count(fields: &Map<String, Value>, name: &str) -> Result<Option<u64>, String> {
    let Some(value) = fields.get(name) else {
        return Ok(None);
    };
    let number = value.as_u64();
    number
        .map(Some)
        .ok_or_else(|| format!("{name} must be a whole number, 0 or more"))
}

fn status(fields: &Map<String, Value>, default: StatusCode) -> Result<StatusCode, String> {
    // Below 200 are interim answers, which end no exchange.
    let Some(number) = count(fields, "status")? else {
        return Ok(default);
    };
    u16::try_from(number)
        .ok()
        .filter(|number| (200..=599).contains(number))
        .and_then(|number| StatusCode::from_u16(number).ok())
        .ok_or_else(|| "status must be from 200 to 599".to_owned())
}

/// `{"retry-after": "5"}`, or an array of values to send a header more than once.
fn read_headers(fields: &Map<String, Value>) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    let Some(value) = fields.get("headers") else {
        return Ok(headers);
    };
    let Value::Object(given) = value else {
        return Err("headers must be an object of strings".to_owned());
    };
    for (name, value) in given {
        let header = HeaderName::try_from(name.as_str())
            .map_err(|_| format!("headers: {name:?} is no header name"))?;
        let values = match value {
            Value::Array(values) => values.as_slice(),
            single => std::slice::from_ref(single),
        };
        for value in values {
            let value = value
                .as_str()
                .ok_or_else(|| format!("headers: {name} must be a string or an array of them"))?;
            headers.append(header.clone(), header_value(name, value)?);
        }
    }
    Ok(headers)
}

fn header_value(name: &str, value: &str) -> Result<HeaderValue, String> {
    HeaderValue::try_from(value).map_err(|_| format!("{name} cannot be sent as a header value"))
}
