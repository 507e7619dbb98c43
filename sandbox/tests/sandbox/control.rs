//! The control routes, the live page and the data file.

use crate::common::{sandbox, with};
use serde_json::json;
use spoki_sandbox::Options;

#[test]
fn the_log_tells_what_was_sent_but_not_the_key() {
    let sandbox = with(Options {
        api_key: "canary-key".to_owned(),
        speed: 1_000_000.0,
        ..Options::default()
    });
    let headers = [
        ("X-Spoki-Api-Key", "canary-key"),
        ("Content-Type", "application/json"),
        ("X-Trace", "a"),
    ];
    sandbox
        .send(
            "POST",
            "/api/1/lists/?x=%2B1",
            &headers,
            b"{\"name\": \"Clienti\"}",
        )
        .unwrap()
        .ok();
    sandbox.send("GET", "/api/1/nothing/", &[], b"").unwrap();
    sandbox
        .send(
            "POST",
            "/api/1/lists/",
            &headers,
            "x".repeat(100_000).as_bytes(),
        )
        .unwrap();
    let shown = sandbox.get("/_sandbox/requests");
    assert!(!shown.text.contains("canary-key"));
    let log = shown.body;
    assert_eq!(log.as_array().unwrap().len(), 3);
    let first = &log[0];
    assert_eq!(
        json!([
            first["number"],
            first["operation"],
            first["method"],
            first["path"],
            first["query"],
            first["status"],
            first["key"],
            first["body"],
            first["headers"]["x-trace"]
        ]),
        json!([
            1,
            "lists.create",
            "POST",
            "/api/1/lists/",
            "x=%2B1",
            201,
            true,
            "{\"name\": \"Clienti\"}",
            "a"
        ])
    );
    assert_eq!(
        json!([log[1]["operation"], log[1]["status"], log[1]["key"]]),
        json!([null, 404, false])
    );
    assert_eq!(log[2]["body"].as_str().unwrap().len(), 64 * 1024);
    let brief = sandbox.get("/_sandbox/requests?last=1&brief=true").ok();
    assert_eq!(brief.as_array().unwrap().len(), 1);
    assert_eq!(brief[0]["number"], 3);
    assert!(brief[0].get("body").is_none());
    assert_eq!(sandbox.get("/_sandbox/requests?first=1").status, 400);
    assert_eq!(
        sandbox.call("DELETE", "/_sandbox/requests", None).status,
        204
    );
    assert_eq!(sandbox.get("/_sandbox/requests").ok(), json!([]));
}

#[test]
fn the_log_hides_private_keys_wherever_they_are_sent() {
    let sandbox = sandbox();
    let path = "/api/1/auth/get_authentication_token";
    let body = json!({ "email": "ada@example.com", "private_key": "canary-key" });
    for path in [format!("{path}/"), path.to_owned()] {
        sandbox.post(&path, &body);
    }
    let headers = [("X-Spoki-Api-Key", "sandbox-key")];
    sandbox
        .send("POST", path, &headers, b"{\"private_key\": \"canary-key\"")
        .unwrap();
    sandbox.post("/api/1/lists/", &json!({ "name": "private_key" }));
    let log = sandbox.get("/_sandbox/requests");
    assert!(!log.text.contains("canary-key"));
    let shown = json!({ "email": "ada@example.com", "private_key": "(hidden)" });
    assert_eq!(log.body[0]["body"], shown.to_string());
    assert_eq!(log.body[2]["body"], "(hidden)");
    assert_eq!(log.body[3]["body"], "{\"name\":\"private_key\"}");
}

#[test]
fn the_log_keeps_the_last_thousand() {
    let sandbox = sandbox();
    for _ in 0..1_005 {
        sandbox.get("/api/1/tags/5/");
    }
    let log = sandbox.get("/_sandbox/requests?brief=true").ok();
    let log = log.as_array().unwrap();
    assert_eq!(log.len(), 1_000);
    assert_eq!(log[0]["number"], 6);
    assert!(log.iter().all(|entry| entry["status"] == 200));
}

#[test]
fn a_reset_gives_a_new_sandbox() {
    let sandbox = with(Options::default());
    let before = sandbox.get("/_sandbox/state").ok();
    let first = sandbox.list("Clienti");
    let contact = sandbox.contact(&json!({ "phone": "+393331234567" }));
    sandbox
        .post(
            "/_sandbox/faults",
            &json!([{ "kind": "reset", "operation": "tags.list" }]),
        )
        .ok();
    assert_eq!(sandbox.call("POST", "/_sandbox/reset", None).status, 204);
    let mut after = sandbox.get("/_sandbox/state").ok();
    after["clock"] = before["clock"].clone();
    assert_eq!(after, before);
    assert_eq!(sandbox.list("Clienti"), first);
    assert_eq!(
        sandbox.contact(&json!({ "phone": "+393337654321" })),
        contact
    );
}

#[test]
fn a_data_file_keeps_the_data() {
    let folder = std::env::temp_dir().join(format!("spoki-sandbox-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let open = || {
        with(Options {
            db: Some(folder.join("data.db")),
            ..Options::default()
        })
    };
    let sandbox = open();
    let path = sandbox.contact(&json!({ "phone": "+393331234567", "first_name": "Ada" }));
    drop(sandbox);
    let sandbox = open();
    assert_eq!(sandbox.get(&path).ok()["first_name"], "Ada");
    assert_eq!(sandbox.get("/api/1/tags/").ok()["count"], 3);
    drop(sandbox);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    let sandbox = sandbox();
    let page = sandbox.send("GET", "/", &[], b"").unwrap();
    assert_eq!(page.status, 200);
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    for outside in [
        "http://",
        "https://",
        "src=",
        "@import",
        "innerHTML",
        "page/messaging",
    ] {
        assert!(!page.text.contains(outside), "{outside}");
    }
    for path in [
        "/_sandbox/state",
        "/_sandbox/requests",
        "/_sandbox/faults",
        "/_sandbox/reset",
        "/_sandbox/inbound",
    ] {
        assert!(page.text.contains(path), "{path}");
    }
}

#[test]
fn tags_and_members_of_unknown_things_are_not_found() {
    let sandbox = sandbox();
    assert_eq!(
        sandbox
            .post("/_sandbox/contacts/1/tags", &json!([5]))
            .status,
        404
    );
    assert_eq!(
        sandbox
            .post("/_sandbox/contacts/x/tags", &json!([5]))
            .status,
        404
    );
    assert_eq!(sandbox.get("/_sandbox/lists/1/contacts").status, 404);
    let path = sandbox.contact(&json!({ "phone": "+393331234567" }));
    let id = path.split('/').nth(4).unwrap();
    let tags = format!("/_sandbox/contacts/{id}/tags");
    assert_eq!(sandbox.post(&tags, &json!(["VIP"])).status, 400);
    assert_eq!(
        sandbox.post(&tags, &json!([5, 6, 99])).ok(),
        json!({ "tags": 2 })
    );
    assert_eq!(sandbox.get(&path).ok()["tag_set"][1]["name"], "Newsletter");
}
