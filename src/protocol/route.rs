//! Routes that have no declaration yet, under the same limits and checks.

use super::extra::{Extra, add_extra};
use super::prepare::finish;
use super::request::Request;
use crate::api::{AnswerKind, Auth, Body, Method, Operation, Reach, Retry, operations};
use crate::error::{Issue, Segment};
use crate::rules::Code;
use crate::schema::{Conditions, Native, Prose, Told, Value, find_unusable};

/// A request to a route that has no declaration: the operation whose limit and repetition apply,
/// and the request.
///
/// # Errors
/// `route.invalid`, or the issues of query and body.
pub fn other(
    method: Method,
    path: &str,
    query: Option<Value>,
    body: Option<Value>,
) -> Result<(&'static Operation, Request), Vec<Issue>> {
    let is_plain = path.starts_with("/api/1/")
        && path.bytes().all(is_path_byte)
        && path.as_bytes().windows(2).all(|pair| pair != b"//")
        && path
            .split('/')
            .all(|segment| !matches!(segment, "." | ".."));
    if !is_plain {
        return Err(vec![Issue::at("path", Code::RouteInvalid)]);
    }
    let mut told = Told::default();
    let mut pairs = Vec::new();
    let extra = Extra { query, body: None };
    add_extra(extra, &mut pairs, &mut None, &mut told);
    if let Some(body) = &body {
        let mut at = vec![Segment::Field("body".to_owned())];
        find_unusable(body, &mut at, &mut told);
    }
    if !told.is_empty() {
        return Err(told.into_issues());
    }
    let operation = operations()
        .find(|operation| operation.method == method && matches_path(operation.path, path))
        .unwrap_or(match method {
            Method::Get => &OTHER_GET,
            Method::Post => &OTHER_POST,
            Method::Patch => &OTHER_PATCH,
            Method::Delete => &OTHER_DELETE,
        });
    let request = finish(operation, path.to_owned(), &pairs, body);
    Ok((operation, request))
}

const fn undeclared(method: Method, retry: Retry) -> Operation {
    Operation {
        id: "request",
        method,
        path: "",
        ids: &[],
        query: &[],
        body: Body::None,
        conditions: &Conditions::NONE,
        variant_of: None,
        includes: None,
        auth: Auth::ApiKey,
        retry,
        replaces: Native::new(false),
        // What it reaches is not known, and so not said; no tool calls it.
        reaches: Native::new(Reach::Unnamed),
        per_minute: None,
        cached_seconds: Native::new(None),
        answer: AnswerKind::Unpublished,
        secret: false,
        model: Prose::new(""),
        slugs: Native::new(&[]),
        arguments: &[],
        deprecated: Prose::new(""),
        doc: Prose::new(""),
    }
}

static OTHER_GET: Operation = undeclared(Method::Get, Retry::Safe);
static OTHER_POST: Operation = undeclared(Method::Post, Retry::Unsafe);
static OTHER_PATCH: Operation = undeclared(Method::Patch, Retry::Safe);
static OTHER_DELETE: Operation = undeclared(Method::Delete, Retry::Safe);

const fn is_path_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-' | b'.')
}

pub(crate) fn matches_path(template: &str, path: &str) -> bool {
    let mut given = path.split('/');
    template.split('/').all(|expected| {
        given.next().is_some_and(|segment| {
            segment == expected || (expected.starts_with('{') && !segment.is_empty())
        })
    }) && given.next().is_none()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::other;
    use crate::api::Method;
    use crate::rules::Code;
    use crate::schema::Value;

    fn value(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn another_route_keeps_to_the_api_and_takes_the_limit_of_a_known_one() {
        for path in [
            "",
            "/",
            "/wh/ap/x/",
            "/api/1/../",
            "/api/1/./",
            "/api/1/a?b",
            "/api/1/%2e%2e/",
            "//evil",
            "/api/1//x",
            "/api/1/\\x",
            "https://x/api/1/",
        ] {
            let issues = other(Method::Get, path, None, None).unwrap_err();
            assert_eq!(issues[0].problem.code, Code::RouteInvalid, "{path}");
        }
        let (operation, _) = other(
            Method::Post,
            "/api/1/lists/12/sync_contacts/",
            None,
            Some(value("{}")),
        )
        .unwrap();
        assert_eq!(operation.id, "lists.sync_contacts");
        let (operation, made) = other(
            Method::Get,
            "/api/1/deals/",
            Some(value(r#"{"page":2}"#)),
            None,
        )
        .unwrap();
        assert_eq!(
            (operation.id, made.target.as_str()),
            ("request", "/api/1/deals/?page=2")
        );
    }
}
