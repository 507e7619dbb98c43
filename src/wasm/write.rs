//! From errors to what the shell makes its error classes of.

use crate::client::Failure;
use crate::error::{ApiClass, Error, ErrorKind, Issue, Segment};
use crate::schema::{Value, json};
use js_sys::Array;
use wasm_bindgen::JsValue;

/// A failure as the shell takes it: `[description]` of an error of this library as JSON, or
/// `[undefined, thrown]` for what the caller's own code threw.
pub(super) fn failure(failure: Failure) -> JsValue {
    match failure {
        Failure::Error(error) => described(&error),
        Failure::Thrown(thrown) => Array::of2(&JsValue::UNDEFINED, &thrown).into(),
    }
}

/// A refused input, as the shell takes it.
pub(super) fn refused(operation: &'static str, issues: Vec<Issue>) -> JsValue {
    described(&Error::validation(operation, issues))
}

fn described(error: &Error) -> JsValue {
    let text = json::write(&describe(error));
    Array::of1(&JsValue::from_str(&text)).into()
}

fn describe(error: &Error) -> Value {
    let mut fields = vec![
        ("operation".to_owned(), text(error.operation)),
        ("attempts".to_owned(), Value::Integer(error.attempts.into())),
        ("retryable".to_owned(), Value::Boolean(error.retryable)),
        ("ambiguous".to_owned(), Value::Boolean(error.ambiguous)),
    ];
    let mut add = |name: &str, value: Value| fields.push((name.to_owned(), value));
    match &error.kind {
        ErrorKind::Validation(issues) => {
            add("kind", text("validation"));
            add("issues", Value::List(issues.iter().map(issue).collect()));
        }
        ErrorKind::Api(api) => {
            add("kind", text(class(api.class)));
            add("status", Value::Integer(api.status.into()));
            add("code", api.code.as_deref().map_or(Value::Null, text));
            add("detail", api.detail.as_deref().map_or(Value::Null, text));
            let fields = api.fields.iter().map(|field| {
                Value::Object(vec![
                    ("path".to_owned(), path(&field.path)),
                    ("message".to_owned(), text(&field.message)),
                ])
            });
            add("fields", Value::List(fields.collect()));
            add("retryAfterMs", milliseconds(api.retry_after_ms));
            add("body", text(&api.body));
        }
        ErrorKind::RateLimit { retry_after_ms } => {
            add("kind", text("waitTooLong"));
            add("retryAfterMs", milliseconds(Some(*retry_after_ms)));
        }
        ErrorKind::Timeout { phase } => {
            add("kind", text("timeout"));
            add("phase", text(phase.name()));
        }
        ErrorKind::Network { message } => {
            add("kind", text("network"));
            add("detail", text(message));
        }
        ErrorKind::Decode { fault, status } => {
            add("kind", text("decode"));
            add("fault", text(fault.name()));
            add("status", Value::Integer((*status).into()));
        }
    }
    Value::Object(fields)
}

const fn class(class: ApiClass) -> &'static str {
    match class {
        ApiClass::Authentication => "authentication",
        ApiClass::Credit => "credit",
        ApiClass::NotFound => "notFound",
        ApiClass::RateLimit => "rateLimit",
        ApiClass::Server => "server",
        ApiClass::Redirect => "redirect",
        ApiClass::Other => "api",
    }
}

fn issue(issue: &Issue) -> Value {
    let params = issue
        .problem
        .params
        .iter()
        .map(|(name, value)| ((*name).to_owned(), text(value)));
    Value::Object(vec![
        ("path".to_owned(), path(&issue.path)),
        ("code".to_owned(), text(issue.problem.code.name())),
        ("params".to_owned(), Value::Object(params.collect())),
    ])
}

fn path(segments: &[Segment]) -> Value {
    let segments = segments.iter().map(|segment| match segment {
        Segment::Field(name) => text(name),
        Segment::Index(index) => Value::Integer(i64::try_from(*index).unwrap_or(i64::MAX)),
    });
    Value::List(segments.collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "whole milliseconds, and `as` saturates"
)]
fn milliseconds(value: Option<f64>) -> Value {
    value.map_or(Value::Null, |value| Value::Integer(value.ceil() as i64))
}
