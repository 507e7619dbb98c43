//! From errors to what the shell makes its error classes of.

use crate::error::{ApiClass, Error, ErrorKind, Issue, Segment};
use crate::schema::json::{self, Writer};
use js_sys::Array;
use wasm_bindgen::JsValue;

/// A refused input, as the shell takes it.
pub(super) fn refused(operation: &'static str, issues: Vec<Issue>) -> JsValue {
    described(&Error::validation(operation, issues))
}

/// An error of this library, as the shell takes it.
pub(super) fn described(error: &Error) -> JsValue {
    Array::of1(&JsValue::from_str(&describe(error))).into()
}

fn describe(error: &Error) -> String {
    let mut out = Writer::default();
    out.open('{');
    out.name("operation").text(error.operation);
    out.name("attempts").count(error.attempts.into());
    out.name("retryable").boolean(error.retryable);
    out.name("ambiguous").boolean(error.ambiguous);
    out.name("kind");
    match &error.kind {
        ErrorKind::Validation(issues) => {
            out.text("validation").name("issues");
            self::issues(&mut out, issues);
        }
        ErrorKind::Api(api) => {
            out.text(class(api.class));
            out.name("status").count(api.status.into());
            out.name("code").optional_text(api.code.as_deref());
            out.name("detail").optional_text(api.detail.as_deref());
            out.name("fields").open('[');
            for field in &api.fields {
                out.open('{').name("path");
                path(&mut out, &field.path);
                out.name("message").text(&field.message).close('}');
            }
            out.close(']').name("retryAfterMs");
            match api.retry_after_ms {
                Some(wait) => out.integer(milliseconds(wait)),
                None => out.optional_text(None),
            };
            let body = api.body.clone();
            let is_json = json::check(&body).is_ok();
            out.name("body")
                .text(&if is_json { json::exact(body) } else { body });
        }
        ErrorKind::RateLimit { retry_after_ms } => {
            out.text("waitTooLong");
            out.name("retryAfterMs")
                .integer(milliseconds(*retry_after_ms));
        }
        ErrorKind::Timeout { phase } => {
            out.text("timeout").name("phase").text(phase.name());
        }
        ErrorKind::Network { message } => {
            out.text("network").name("detail").text(message);
        }
        ErrorKind::Decode { fault, status } => {
            out.text("decode").name("fault").text(fault.name());
            out.name("status").count((*status).into());
        }
    }
    out.close('}');
    out.finish()
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

/// Writes texts as a list.
pub(super) fn texts(out: &mut Writer, texts: &[String]) {
    out.open('[');
    for text in texts {
        out.text(text);
    }
    out.close(']');
}

/// Writes issues as a list of objects.
pub(super) fn issues(out: &mut Writer, issues: &[Issue]) {
    out.open('[');
    for one in issues {
        issue(out, one);
    }
    out.close(']');
}

fn issue(out: &mut Writer, issue: &Issue) {
    out.open('{').name("path");
    path(out, &issue.path);
    out.name("code").text(issue.problem.code.name());
    out.name("params").open('{');
    for (name, value) in &issue.problem.params {
        out.name(name).text(value);
    }
    out.close('}').close('}');
}

/// Writes a path as an array.
pub(super) fn path(out: &mut Writer, segments: &[Segment]) {
    out.open('[');
    for segment in segments {
        match segment {
            Segment::Field(name) => out.text(name),
            Segment::Index(index) => out.count(*index as u64),
        };
    }
    out.close(']');
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "whole milliseconds, and `as` saturates"
)]
fn milliseconds(value: f64) -> i64 {
    value.ceil() as i64
}
