//! One call, as a handler sees it.

use axum::body::Bytes;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::request::Parts;
use serde_json::{Value, json};

use crate::app::App;
use crate::problem::Problem;

pub(crate) struct Call {
    /// The account, or the partner, whose key the call carries.
    pub(crate) owner: i64,
    /// What stands in the path for `{id}` or another variable, decoded.
    segment: Option<String>,
    query: Vec<(String, String)>,
    /// Scheme and host that the client used, for links.
    pub(crate) origin: String,
    /// The address that the client used, for the links between pages.
    pub(crate) address: String,
    content_type: Option<String>,
    body: Bytes,
    /// Sandbox seconds since 1970.
    pub(crate) now: f64,
    /// Items per page when the call names none.
    pub(crate) page_size: usize,
    /// Whether the account has tickets.
    pub(crate) tickets: bool,
}

impl Call {
    pub(crate) fn new(
        app: &App,
        owner: i64,
        segment: Option<String>,
        parts: &Parts,
        body: Bytes,
    ) -> Self {
        let text = |name| {
            let value: Option<&HeaderValue> = parts.headers.get(name);
            value.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let host = text(HOST).unwrap_or_else(|| "127.0.0.1".to_owned());
        let query = parts.uri.query().unwrap_or_default();
        Self {
            owner,
            segment,
            query: form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
            origin: format!("http://{host}"),
            address: format!("http://{host}{}", parts.uri.path()),
            content_type: text(CONTENT_TYPE),
            body,
            now: app.clock.now(),
            page_size: app.options.page_size,
            tickets: app.options.tickets,
        }
    }

    pub(crate) fn segment(&self) -> Result<&str, Problem> {
        self.segment.as_deref().ok_or_else(Problem::not_found)
    }

    /// Ids are plain positive integers; anything else names no object. [inferred]
    pub(crate) fn id(&self) -> Result<i64, Problem> {
        let id = self.segment()?;
        let digits = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
        digits
            .then(|| id.parse().ok())
            .flatten()
            .ok_or_else(Problem::not_found)
    }

    /// A query value; the last one counts and an empty one is none, as in Django. [inferred]
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let mut same_name = self.query.iter().filter(|(given, _)| given == name);
        let (_, value) = same_name.next_back()?;
        (!value.is_empty()).then_some(value)
    }

    pub(crate) fn queries(&self) -> &[(String, String)] {
        &self.query
    }

    /// The JSON body; an empty one counts as `{}`. [inferred]
    pub(crate) fn json(&self) -> Result<Value, Problem> {
        if self.body.is_empty() {
            return Ok(json!({}));
        }
        let content_type = self.content_type.as_deref().unwrap_or_default();
        let media_type = content_type.split(';').next().unwrap_or_default().trim();
        if !media_type.eq_ignore_ascii_case("application/json") {
            return Err(Problem::unsupported_media_type(content_type));
        }
        serde_json::from_slice(&self.body)
            .map_err(|error| Problem::json_parse_error(&error.to_string()))
    }
}
