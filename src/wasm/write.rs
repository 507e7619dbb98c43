//! From errors to what the shell makes its error classes of.

use crate::boundary;
use crate::client::Failure;
use crate::error::{ApiClass, Error, ErrorKind, Issue};
use crate::schema::json::{self, Item, Writer};
use js_sys::Array;
use wasm_bindgen::JsValue;

/// An item as JSON.
pub(super) fn json(item: &dyn Item) -> String {
    let mut out = Writer::default();
    item.write(&mut out);
    out.finish()
}

/// A list of values that are no JSON. What there is not takes no time: the shell finds `undefined` there.
pub(super) fn list(values: &mut [Option<JsValue>]) -> JsValue {
    let list = Array::new();
    for (place, value) in (0..).zip(values) {
        if let Some(value) = value.take() {
            list.set(place, value);
        }
    }
    list.into()
}

/// A failure as the shell takes it.
pub(super) fn failure(failure: Failure) -> JsValue {
    match failure {
        Failure::Error(error) => described(&error),
        Failure::Thrown(thrown) => failed(None, Some(thrown)),
    }
}

/// A refused input, as the shell takes it.
pub(super) fn refused(operation: &'static str, issues: Vec<Issue>) -> JsValue {
    described(&Error::validation(operation, issues))
}

fn described(error: &Error) -> JsValue {
    failed(Some(describe(error).into()), None)
}

fn failed(description: Option<JsValue>, thrown: Option<JsValue>) -> JsValue {
    let told = boundary::Failure {
        description,
        thrown,
    };
    list(&mut told.in_order())
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
            issues.write(&mut out);
        }
        ErrorKind::Api(api) => {
            out.text(class(api.class));
            out.name("status").count(api.status.into());
            out.name("code").optional_text(api.code.as_deref());
            out.name("detail").optional_text(api.detail.as_deref());
            out.name("fields").open('[');
            for field in &api.fields {
                out.open('{').name("path");
                field.path.write(&mut out);
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

impl Item for Issue {
    fn write(&self, out: &mut Writer) {
        out.open('{').name("path");
        self.path.write(out);
        out.name("code").text(self.problem.code.name());
        out.name("params").open('{');
        for (name, value) in &self.problem.params {
            out.name(name).text(value);
        }
        out.close('}').close('}');
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "whole milliseconds, and `as` saturates"
)]
fn milliseconds(value: f64) -> i64 {
    value.ceil() as i64
}
