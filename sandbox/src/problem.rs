//! Answers: what a handler gives back, and what it refuses with, in the shapes that Spoki uses.

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

/// A success; some have no body.
pub(crate) struct Answer {
    status: StatusCode,
    body: Option<Value>,
}

impl Answer {
    pub(crate) fn ok(body: Value) -> Self {
        Self {
            status: StatusCode::OK,
            body: Some(body),
        }
    }

    /// 201 for a new resource [inferred: seen for tickets only].
    pub(crate) fn created(body: Value) -> Self {
        Self {
            status: StatusCode::CREATED,
            body: Some(body),
        }
    }

    /// 200 without a body, as the starters answer. [doc]
    pub(crate) fn accepted() -> Self {
        Self {
            status: StatusCode::OK,
            body: None,
        }
    }

    /// 204 for a deletion [inferred].
    pub(crate) fn deleted() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            body: None,
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self.body {
            Some(body) => json_response(self.status, &body),
            None => self.status.into_response(),
        }
    }
}

/// A refusal.
pub(crate) struct Problem {
    status: StatusCode,
    body: Value,
    retry_after: Option<u64>,
}

impl Problem {
    fn new(status: StatusCode, body: Value) -> Self {
        Self {
            status,
            body,
            retry_after: None,
        }
    }

    fn detail(status: StatusCode, detail: impl Into<String>) -> Self {
        Self::new(status, json!({ "detail": detail.into() }))
    }

    /// Field errors, nested like the input. [live]
    pub(crate) fn fields(errors: Value) -> Self {
        Self::new(StatusCode::BAD_REQUEST, errors)
    }

    /// `{"code": "spoki::...", "title": ..., "detail": ...}` [live]
    pub(crate) fn coded(code: &str, title: &str, detail: &str) -> Self {
        let body = json!({ "code": code, "title": title, "detail": detail });
        Self::new(StatusCode::BAD_REQUEST, body)
    }

    /// The shape is [live], the status is [inferred] from one fixture.
    pub(crate) fn no_credit() -> Self {
        let body = json!({ "error": "The credit of the account is not enough.", "error_code": "spoki::1029" });
        Self::new(StatusCode::PAYMENT_REQUIRED, body)
    }

    /// What a starter answers to another secret than its own. [inferred]
    pub(crate) fn invalid_secret() -> Self {
        Self::detail(StatusCode::UNAUTHORIZED, "Invalid secret")
    }

    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::detail(StatusCode::BAD_REQUEST, detail)
    }

    /// The body is one of two seen in fixtures; the other is `{"error": "Unauthorized"}`. [inferred]
    pub(crate) fn invalid_key() -> Self {
        Self::detail(StatusCode::UNAUTHORIZED, "Invalid API key")
    }

    /// A key that is known, on a route that is not for it. [inferred]
    pub(crate) fn forbidden() -> Self {
        let detail = "You do not have permission to perform this action.";
        Self::detail(StatusCode::FORBIDDEN, detail)
    }

    pub(crate) fn not_found() -> Self {
        Self::detail(StatusCode::NOT_FOUND, "Not found.")
    }

    /// A page past the end, as Django REST Framework answers it. [inferred]
    pub(crate) fn invalid_page() -> Self {
        Self::detail(StatusCode::NOT_FOUND, "Invalid page.")
    }

    /// [inferred], as all that follows: the framework's own words.
    pub(crate) fn method_not_allowed(method: &str) -> Self {
        let detail = format!("Method \"{method}\" not allowed.");
        Self::detail(StatusCode::METHOD_NOT_ALLOWED, detail)
    }

    pub(crate) fn unsupported_media_type(media_type: &str) -> Self {
        let detail = format!("Unsupported media type \"{media_type}\" in request.");
        Self::detail(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail)
    }

    pub(crate) fn json_parse_error(reason: &str) -> Self {
        Self::bad_request(format!("JSON parse error - {reason}"))
    }

    pub(crate) fn broken_body() -> Self {
        Self::bad_request("The request body ended before its announced length.")
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        let detail = format!("Request body exceeds {limit} bytes: send fewer contacts at once.");
        Self::detail(StatusCode::PAYLOAD_TOO_LARGE, detail)
    }

    pub(crate) fn throttled(seconds: u64) -> Self {
        let unit = if seconds == 1 { "second" } else { "seconds" };
        let detail = format!("Request was throttled. Expected available in {seconds} {unit}.");
        Self {
            retry_after: Some(seconds),
            ..Self::detail(StatusCode::TOO_MANY_REQUESTS, detail)
        }
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        let detail = format!("The sandbox's data file failed: {error}");
        Self::detail(StatusCode::INTERNAL_SERVER_ERROR, detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = json_response(self.status, &self.body);
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

pub(crate) fn json_response(status: StatusCode, body: &Value) -> Response {
    let content_type = [(CONTENT_TYPE, "application/json")];
    (status, content_type, body.to_string()).into_response()
}

/// No such route: Django answers HTML here, before the framework is reached. [inferred]
pub(crate) fn no_such_route() -> Response {
    let page = "<!doctype html>\n<title>Not Found</title>\n<h1>Not Found</h1>\n\
        <p>This sandbox has no such route. Every path of the API starts with /api/1/ and ends with a slash.</p>\n";
    (StatusCode::NOT_FOUND, Html(page)).into_response()
}
