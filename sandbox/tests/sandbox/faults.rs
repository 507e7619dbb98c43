//! Faults on demand.

use crate::common::{Ended, Sandbox, sandbox, until};
use serde_json::{Value, json};

fn set(sandbox: &Sandbox, faults: &Value) {
    sandbox.post("/_sandbox/faults", faults).ok();
}

/// Creates a list; reads until the connection is closed, or enough has come.
fn raw_create(sandbox: &Sandbox, name: &str, enough: impl Fn(&str) -> bool) -> (String, Ended) {
    let body = json!({ "name": name }).to_string();
    let request = format!(
        "POST /api/1/lists/ HTTP/1.1\r\nHost: a\r\nX-Spoki-Api-Key: sandbox-key\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    sandbox.raw_until(&request, enough)
}

fn lists(sandbox: &Sandbox) -> u64 {
    sandbox.get("/api/1/lists/").ok()["count"].as_u64().unwrap()
}

#[test]
fn a_status_befalls_the_named_calls_only() {
    let sandbox = sandbox();
    set(
        &sandbox,
        &json!([{ "operation": "lists.list", "kind": "status", "after": 1, "times": 2, "status": 429,
            "body": { "detail": "Busy." }, "headers": { "Retry-After": ["5", "9"] } }]),
    );
    let statuses: Vec<u16> = (0..4)
        .map(|_| sandbox.get("/api/1/lists/").status)
        .collect();
    assert_eq!(statuses, [200, 429, 429, 200]);
    set(
        &sandbox,
        &json!([{ "kind": "status", "headers": { "Retry-After": ["5", "9"] }, "body": [1] }]),
    );
    let request = "GET /api/1/tags/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    let answer = sandbox.raw(request);
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    assert!(
        answer.contains("retry-after: 5\r\nretry-after: 9\r\n"),
        "{answer}"
    );
    assert!(answer.ends_with("\r\n\r\n[1]"), "{answer}");
}

#[test]
fn a_reset_before_the_work_leaves_it_undone_and_one_after_it_does_not() {
    let sandbox = sandbox();
    set(
        &sandbox,
        &json!([{ "operation": "lists.create", "kind": "reset" }, { "operation": "lists.create", "kind": "reset_after" }]),
    );
    let closed = (String::new(), Ended::Closed);
    assert_eq!(raw_create(&sandbox, "one", |_| false), closed);
    assert_eq!(lists(&sandbox), 0);
    assert_eq!(raw_create(&sandbox, "two", |_| false), closed);
    assert_eq!(lists(&sandbox), 1);
    let log = sandbox.get("/_sandbox/requests").ok();
    assert!(log[0]["status"].is_null());
    assert_eq!(log[0]["fault"], "reset");
    assert_eq!(log[2]["fault"], "reset_after");
}

#[test]
fn stalls_keep_the_connection_open_and_a_truncation_closes_it() {
    let sandbox = sandbox();
    set(
        &sandbox,
        &json!([{ "operation": "lists.create", "kind": "stall_headers" },
            { "operation": "lists.create", "kind": "stall_body" },
            { "operation": "lists.create", "kind": "truncate" }]),
    );
    assert_eq!(
        raw_create(&sandbox, "one", |_| true),
        (String::new(), Ended::Silent)
    );
    let log = || sandbox.get("/_sandbox/requests").ok()[0].clone();
    until(|| (log()["fault"] == "stall_headers").then_some(()));
    assert_eq!(lists(&sandbox), 0);
    let half = |answer: &str| {
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let mut lines = head.lines();
        let announced = lines.find_map(|line| line.strip_prefix("content-length: "))?;
        Some(body.len() == announced.parse::<usize>().unwrap() / 2)
    };
    let is_half = |answer: &str| half(answer) == Some(true);
    for (name, ended) in [("two", Ended::Silent), ("three", Ended::Closed)] {
        let (answer, how) = raw_create(&sandbox, name, |answer| {
            ended == Ended::Silent && is_half(answer)
        });
        assert_eq!(how, ended);
        assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
        assert!(is_half(&answer), "{answer}");
    }
    assert_eq!(lists(&sandbox), 2);
    // An answer without a body cannot be cut: the connection closes instead.
    let list = sandbox.list("four");
    set(
        &sandbox,
        &json!([{ "operation": "lists.delete", "kind": "truncate" }]),
    );
    let key = [("X-Spoki-Api-Key", "sandbox-key")];
    assert!(sandbox.send("DELETE", &list, &key, b"").is_err());
    assert_eq!(sandbox.get(&list).status, 404);
}

#[test]
fn redirects_raw_answers_and_latency() {
    let sandbox = sandbox();
    set(
        &sandbox,
        &json!([
            { "kind": "redirect", "status": 307, "location": "https://other.example/api/1/tags/" },
            { "kind": "raw", "status": 200, "content_type": "text/html", "body": "<h1>Proxy</h1>" },
            { "kind": "latency", "ms": 150 },
        ]),
    );
    let redirect = sandbox.get("/api/1/tags/");
    assert_eq!(redirect.status, 307);
    assert_eq!(
        redirect.header("location"),
        Some("https://other.example/api/1/tags/")
    );
    let raw = sandbox.get("/api/1/tags/");
    assert_eq!((raw.status, raw.text.as_str()), (200, "<h1>Proxy</h1>"));
    assert_eq!(raw.header("content-type"), Some("text/html"));
    assert_eq!(sandbox.get("/api/1/tags/").ok()["count"], 3);
    let log = sandbox.get("/_sandbox/requests").ok();
    assert_eq!(log[2]["fault"], "latency");
    assert!(log[2]["milliseconds"].as_f64().unwrap() >= 150.0);
}

#[test]
fn faults_are_shown_with_what_is_left_and_can_be_cleared() {
    let sandbox = sandbox();
    set(
        &sandbox,
        &json!([{ "operation": "tags.list", "kind": "status", "after": 1, "times": 2 }]),
    );
    let left = || {
        let shown = sandbox.get("/_sandbox/faults").ok();
        (
            shown[0]["after"].as_u64().unwrap(),
            shown[0]["times"].as_u64().unwrap(),
        )
    };
    let mut seen = vec![left()];
    for _ in 0..3 {
        sandbox.get("/api/1/tags/");
        seen.push(left());
    }
    assert_eq!(seen, [(1, 2), (0, 2), (0, 1), (0, 0)]);
    set(&sandbox, &json!([{ "kind": "status" }]));
    assert_eq!(sandbox.call("DELETE", "/_sandbox/faults", None).status, 204);
    assert_eq!(sandbox.get("/_sandbox/faults").ok(), json!([]));
    sandbox.get("/api/1/tags/").ok();
}

#[test]
fn a_fault_that_makes_no_sense_is_refused_and_sets_nothing() {
    let sandbox = sandbox();
    for (faults, part) in [
        (json!({}), "array"),
        (json!([1]), "fault 0: must be an object"),
        (json!([{}]), "kind is required"),
        (json!([{ "kind": "explode" }]), "kind must be one of"),
        (
            json!([{ "kind": "reset" }, { "kind": "reset", "status": 3 }]),
            "fault 1: status is no field",
        ),
        (
            json!([{ "kind": "reset", "operation": "lists.explode" }]),
            "lists.explode",
        ),
        (json!([{ "kind": "status", "status": 99 }]), "200 to 599"),
        (
            json!([{ "kind": "status", "status": "500" }]),
            "whole number",
        ),
        (json!([{ "kind": "status", "times": -1 }]), "times"),
        (
            json!([{ "kind": "status", "headers": { "a b": "c" } }]),
            "header name",
        ),
        (
            json!([{ "kind": "status", "headers": { "a": "b\r\nc: d" } }]),
            "header value",
        ),
        (json!([{ "kind": "latency" }]), "ms is required"),
        (json!([{ "kind": "redirect" }]), "location is required"),
    ] {
        let reply = sandbox.post("/_sandbox/faults", &faults);
        assert_eq!(reply.status, 400, "{faults}");
        assert!(
            reply.body["detail"].as_str().unwrap().contains(part),
            "{}",
            reply.text
        );
    }
    assert_eq!(sandbox.get("/_sandbox/faults").ok(), json!([]));
}
