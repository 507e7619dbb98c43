//! Keys, routes, bodies and headers: what is decided before an operation begins.

use crate::common::{Ended, sandbox, with};
use serde_json::json;
use spoki_sandbox::Options;

#[test]
fn only_the_key_opens() {
    let sandbox = with(Options {
        api_key: "another".to_owned(),
        ..Options::default()
    });
    let refusal = json!({ "detail": "Invalid API key" });
    let wrong: [&[(&str, &str)]; 4] = [
        &[],
        &[("X-Spoki-Api-Key", "sandbox-key")],
        &[("X-Spoki-Api-Key", "Another")],
        &[("Authorization", "Bearer another")],
    ];
    for headers in wrong {
        for path in ["/api/1/tags/", "/api/1/tags/x/"] {
            sandbox
                .send("GET", path, headers, b"")
                .unwrap()
                .refused(401, &refusal);
        }
        sandbox
            .send("PUT", "/api/1/tags/", headers, b"")
            .unwrap()
            .refused(401, &refusal);
    }
    let right = [("X-Spoki-Api-Key", "another")];
    sandbox
        .send("GET", "/api/1/tags/", &right, b"")
        .unwrap()
        .ok();
}

#[test]
fn a_missing_slash_redirects_a_get_and_fails_a_post() {
    let sandbox = sandbox();
    let redirect = sandbox.get("/api/1/contacts?page_size=2&search=a%2Bb");
    assert_eq!(redirect.status, 301);
    assert_eq!(
        redirect.header("location"),
        Some("/api/1/contacts/?page_size=2&search=a%2Bb")
    );
    assert_eq!(
        sandbox.get("/api/1/lists/7").header("location"),
        Some("/api/1/lists/7/")
    );
    assert_eq!(sandbox.post("/api/1/contacts/sync", &json!({})).status, 404);
    assert_eq!(sandbox.call("DELETE", "/api/1/lists/7", None).status, 404);
    assert_eq!(sandbox.get("/api/1/nothing").status, 404);
}

#[test]
fn an_id_that_is_no_number_names_nothing() {
    let sandbox = sandbox();
    let not_found = json!({ "detail": "Not found." });
    for id in [
        "x",
        "0",
        "-1",
        "1.5",
        "1e3",
        "99999999999999999999",
        "%2e%2e",
        "1%2F2",
        "%FF",
        "１",
        "+1",
    ] {
        sandbox
            .get(&format!("/api/1/contacts/{id}/"))
            .refused(404, &not_found);
    }
}

#[test]
fn bodies_must_be_json_and_say_so() {
    let sandbox = sandbox();
    let path = "/api/1/lists/";
    let send = |content_type: &str, body: &[u8]| {
        let headers = [
            ("X-Spoki-Api-Key", "sandbox-key"),
            ("Content-Type", content_type),
        ];
        sandbox.send("POST", path, &headers, body).unwrap()
    };
    for broken in [
        &b"{"[..],
        b"{'name': 1}",
        b"\xff\xfe",
        b"{\"name\": NaN}",
        "[".repeat(50_000).as_bytes(),
    ] {
        let reply = send("application/json", broken);
        assert_eq!(reply.status, 400);
        assert!(
            reply.body["detail"]
                .as_str()
                .unwrap()
                .starts_with("JSON parse error - ")
        );
    }
    let refusal = json!({ "detail": "Unsupported media type \"text/plain\" in request." });
    send("text/plain", b"{\"name\": \"Clienti\"}").refused(415, &refusal);
    let list =
        json!({ "non_field_errors": ["Invalid data. Expected a dictionary, but got list."] });
    send("application/json", b"[]").refused(400, &list);
    let empty = json!({ "name": ["This field is required."] });
    send("application/json", b"").refused(400, &empty);
    let utf8 = send(
        "application/json; charset=utf-8",
        "{\"name\": \"Città\"}".as_bytes(),
    );
    assert_eq!(
        (utf8.status, utf8.body["name"].as_str()),
        (201, Some("Città"))
    );
}

#[test]
fn a_body_above_the_limit_is_refused_and_read_to_its_end() {
    let sandbox = sandbox();
    let body = json!({ "name": "x".repeat(30 * 1024 * 1024) });
    let reply = sandbox.post("/api/1/lists/", &body);
    assert_eq!(reply.status, 413);
    assert!(reply.body["detail"].is_string());
    assert_eq!(
        sandbox
            .post("/api/1/lists/", &json!({ "name": "Clienti" }))
            .status,
        201
    );
}

#[test]
fn a_body_that_breaks_off_changes_nothing() {
    let sandbox = sandbox();
    let request = "POST /api/1/lists/ HTTP/1.1\r\nHost: a\r\nX-Spoki-Api-Key: sandbox-key\r\n\
        Content-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"name\": \"Clienti\"}";
    let (_, ended) = sandbox.raw_until(request, |_| true);
    assert_eq!(ended, Ended::Silent);
    assert_eq!(sandbox.get("/api/1/lists/").ok()["count"], 0);
}

#[test]
fn web_pages_of_other_origins_may_call() {
    let sandbox = sandbox();
    let preflight = [
        ("Origin", "https://app.example"),
        ("Access-Control-Request-Method", "PATCH"),
        (
            "Access-Control-Request-Headers",
            "x-spoki-api-key,content-type",
        ),
    ];
    let reply = sandbox
        .send("OPTIONS", "/api/1/contacts/7/", &preflight, b"")
        .unwrap();
    assert_eq!(reply.status, 204);
    let methods = reply.header("access-control-allow-methods").unwrap();
    assert!(
        ["GET", "POST", "PATCH", "DELETE"]
            .iter()
            .all(|method| methods.contains(method))
    );
    let headers = reply.header("access-control-allow-headers").unwrap();
    assert!(headers.contains("x-spoki-api-key") && headers.contains("content-type"));
    for path in ["/api/1/tags/", "/api/1/tags/99/", "/api/1/nothing/"] {
        assert_eq!(
            sandbox.get(path).header("access-control-allow-origin"),
            Some("*"),
            "{path}"
        );
    }
}
