//! Calls a minute.

use std::collections::BTreeMap;

use crate::common::{standing, with};
use serde_json::{Value, json};
use spoki_sandbox::Options;

#[test]
fn a_limit_is_reached_told_and_over_after_a_sandbox_minute() {
    let sandbox = standing();
    let rows = json!([{ "phone": "+393331234567" }]);
    sandbox.post("/api/1/contacts/sync_all/", &rows).ok();
    sandbox.running.skip(59.5);
    for _ in 0..20 {
        let reply = sandbox.post("/api/1/contacts/sync_all/", &rows);
        assert_eq!(reply.header("retry-after"), Some("1"));
        reply.refused(
            429,
            &json!({ "detail": "Request was throttled. Expected available in 1 second." }),
        );
    }
    // What Retry-After promises holds, although 20 calls were refused meanwhile.
    sandbox.running.skip(1.0);
    sandbox.post("/api/1/contacts/sync_all/", &rows).ok();
}

#[test]
fn limits_are_counted_apart_and_refused_input_counts() {
    let sandbox = standing();
    for _ in 0..5 {
        assert_eq!(sandbox.get("/api/1/lists/9999/").status, 404);
    }
    let full = sandbox.get("/api/1/lists/9999/");
    assert_eq!(full.status, 429);
    assert_eq!(full.header("retry-after"), Some("60"));
    assert_eq!(
        full.body["detail"],
        "Request was throttled. Expected available in 60 seconds."
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
    let spec: Value = serde_json::from_str(include_str!("../../../spec/operations.json")).unwrap();
    let limits = |rows: &Value, name: &str, limit: &str| -> BTreeMap<String, u64> {
        let rows = rows.as_array().unwrap().iter();
        // Kinds of messages share the limit of the one operation that they are.
        rows.filter(|row| row["variant_of"].is_null())
            .filter_map(|row| Some((row[name].as_str()?.to_owned(), row[limit].as_u64()?)))
            .collect()
    };
    let shown = limits(&state["limits"], "operation", "per_minute");
    assert_eq!(shown, limits(&spec, "id", "rate_limit_per_minute"));
    let known = [
        ("contacts.sync_all", 1),
        ("messages.send", 240),
        ("roles.delete", 5),
    ];
    for (operation, per_minute) in known {
        assert_eq!(shown[operation], per_minute, "{operation}");
    }
}
