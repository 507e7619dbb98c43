//! Calls a minute.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::common::with;
use serde_json::json;
use spoki_sandbox::Options;

#[test]
fn a_limit_is_reached_told_and_over_after_a_sandbox_minute() {
    let sandbox = with(Options {
        speed: 60.0,
        ..Options::default()
    });
    let rows = json!([{ "phone": "+393331234567" }]);
    let started = Instant::now();
    sandbox.post("/api/1/contacts/sync_all/", &rows).ok();
    for _ in 0..20 {
        let reply = sandbox.post("/api/1/contacts/sync_all/", &rows);
        assert_eq!(reply.header("retry-after"), Some("1"));
        reply.refused(
            429,
            &json!({ "detail": "Request was throttled. Expected available in 1 second." }),
        );
    }
    assert!(
        started.elapsed() < Duration::from_secs(1),
        "too slow a machine for this test"
    );
    // What Retry-After promises holds, although 20 calls were refused meanwhile.
    sleep(Duration::from_secs(1));
    sandbox.post("/api/1/contacts/sync_all/", &rows).ok();
}

#[test]
fn limits_are_counted_apart_and_refused_input_counts() {
    let sandbox = with(Options::default());
    for _ in 0..5 {
        assert_eq!(sandbox.get("/api/1/lists/9999/").status, 404);
    }
    let full = sandbox.get("/api/1/lists/9999/");
    assert_eq!(full.status, 429);
    let wait: u64 = full.header("retry-after").unwrap().parse().unwrap();
    assert!((58..=60).contains(&wait), "{wait}");
    assert_eq!(
        full.body["detail"],
        format!("Request was throttled. Expected available in {wait} seconds.")
    );
    sandbox.get("/api/1/lists/").ok();
    // A call without the key is not counted: anybody could use up the limit.
    for _ in 0..10 {
        assert_eq!(
            sandbox
                .send("GET", "/api/1/lists/", &[], b"")
                .unwrap()
                .status,
            401
        );
    }
    sandbox.get("/api/1/lists/").ok();

    let state = sandbox.get("/_sandbox/state").ok();
    let limits = state["limits"].as_array().unwrap();
    let row = |operation: &str| {
        limits
            .iter()
            .find(|row| row["operation"] == operation)
            .unwrap()
            .clone()
    };
    assert_eq!(row("lists.retrieve")["used"], 5);
    assert!(row("lists.retrieve")["retry_after"].is_number());
    assert_eq!(row("lists.list")["used"], 2);
    assert!(row("lists.list")["retry_after"].is_null());
}

#[test]
fn each_limit_is_the_published_one() {
    let sandbox = with(Options::default());
    let state = sandbox.get("/_sandbox/state").ok();
    let limits: Vec<(&str, u64)> = state["limits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["operation"].as_str().unwrap(),
                row["per_minute"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        limits,
        [
            ("accounts.list", 5),
            ("invitations.send", 5),
            ("invitations.update_role", 5),
            ("roles.retrieve", 5),
            ("roles.add_service_user", 10),
            ("roles.generate_private_key", 10),
            ("roles.has_private_key", 10),
            ("roles.update_role", 10),
            ("roles.delete", 5),
            ("contacts.list", 120),
            ("contacts.sync", 120),
            ("contacts.sync_all", 1),
            ("contacts.add_operator", 5),
            ("contacts.remove_operator", 5),
            ("custom_fields.list", 5),
            ("custom_fields.delete", 5),
            ("lists.list", 5),
            ("lists.create", 10),
            ("lists.retrieve", 5),
            ("lists.delete", 5),
            ("lists.sync_contacts", 1),
            ("lists.remove_contacts", 5),
            ("lists.remove_all_contacts", 5),
        ]
    );
}
