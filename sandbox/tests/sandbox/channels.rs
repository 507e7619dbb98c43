//! Channels.

use crate::common::{Sandbox, sandbox};
use serde_json::{Value, json};

const PATH: &str = "/api/1/channel/";

fn other(number: usize, is_primary: bool) -> Value {
    json!({ "platform": 6, "name": format!("Chat {number}"), "identifier": format!("chat-{number}"),
        "is_primary": is_primary })
}

/// The names of the channels that are marked primary.
fn primaries(sandbox: &Sandbox) -> Vec<Value> {
    let page = sandbox.get(PATH).ok();
    let rows = page["results"].as_array().unwrap();
    let primary = rows.iter().filter(|row| row["is_primary"] == true);
    primary.map(|row| row["name"].clone()).collect()
}

#[test]
fn a_new_sandbox_has_one_primary_whatsapp_channel() {
    let sandbox = sandbox();
    let page = sandbox.get(PATH).ok();
    assert_eq!(page["count"], 1);
    let channel = &page["results"][0];
    assert_eq!(channel["platform"], "WhatsApp");
    assert_eq!(channel["phone_status"], "🟢 Connected");
    assert_eq!(channel["is_primary"], true);
    let path = format!("{PATH}{}/", channel["id"]);
    assert_eq!(&sandbox.get(&path).ok(), channel);
    let refresh = format!("{path}refresh-wa-status/");
    assert_eq!(&sandbox.post(&refresh, &json!({})).ok(), channel);
    let found = sandbox.get("/api/1/channel/phone/%2B390212345678/").ok();
    assert_eq!(&found, channel);
    assert_eq!(
        sandbox.get("/api/1/channel/phone/390212345678/").status,
        404
    );
    for (query, count) in [
        ("?waba=104000000000001", 1),
        ("?whatsapp_business_account=104000000000001", 1),
        ("?waba=9", 0),
    ] {
        assert_eq!(
            sandbox.get(&format!("{PATH}{query}")).ok()["count"],
            count,
            "{query}"
        );
    }
}

#[test]
fn the_primary_mark_moves() {
    let sandbox = sandbox();
    let first = sandbox.get(PATH).ok()["results"][0].clone();
    let second = sandbox.post(PATH, &other(1, true)).ok();
    assert_eq!(second["is_primary"], true);
    assert!(second["phone_status"].is_null());
    assert_eq!(primaries(&sandbox), ["Chat 1"]);
    let account = sandbox.get("/api/1/accounts/").ok()[0].clone();
    assert_eq!(account["primary_channel_id"], second["id"]);
    sandbox.post(PATH, &other(2, false)).ok();
    assert_eq!(primaries(&sandbox), ["Chat 1"]);
    let moved = sandbox
        .post(&format!("{PATH}{}/set-primary/", first["id"]), &json!({}))
        .ok();
    assert_eq!(moved, first);
    assert_eq!(primaries(&sandbox), [first["name"].clone()]);
    assert_eq!(
        sandbox
            .post(&format!("{PATH}99/set-primary/"), &json!({}))
            .status,
        404
    );
}

#[test]
fn a_channel_is_made_by_the_rules_of_its_platform() {
    let sandbox = sandbox();
    let link = sandbox.post(PATH, &json!({ "platform": 1 }));
    assert_eq!(link.status, 201);
    assert!(
        link.body["redirect_url"]
            .as_str()
            .unwrap()
            .starts_with("https://")
    );
    assert_eq!(sandbox.get(PATH).ok()["count"], 1);

    assert_eq!(sandbox.post(PATH, &other(1, false)).status, 201);
    let required = "This field is required.";
    let cases = [
        (json!({}), json!({ "platform": [required] })),
        (
            json!({ "platform": "2" }),
            json!({ "platform": ["\"2\" is not a valid choice."] }),
        ),
        (
            json!({ "platform": null }),
            json!({ "platform": ["This field may not be null."] }),
        ),
        (
            json!({ "platform": 6 }),
            json!({ "name": [required], "identifier": [required], "is_primary": [required] }),
        ),
        (
            json!({ "platform": 6, "name": " ", "identifier": "chat-2", "is_primary": "maybe" }),
            json!({ "name": ["This field may not be blank."],
                "is_primary": ["Must be a valid boolean."] }),
        ),
        (
            other(1, false),
            json!({ "identifier": ["channel with this identifier already exists."] }),
        ),
    ];
    for (body, errors) in cases {
        sandbox.post(PATH, &body).refused(400, &errors);
    }
    assert_eq!(sandbox.get(PATH).ok()["count"], 2);
    let (_, key) = sandbox.client("Pasticceria");
    let elsewhere = sandbox.call_with(&key, "POST", PATH, Some(&other(1, false)));
    assert_eq!(elsewhere.status, 201);
    let path = format!("{PATH}{}/", elsewhere.body["id"]);
    assert_eq!(sandbox.get(&path).status, 404);
}

#[test]
fn only_the_name_changes() {
    let sandbox = sandbox();
    let before = sandbox.get(PATH).ok()["results"][0].clone();
    let path = format!("{PATH}{}/", before["id"]);
    let change = json!({ "name": "Sede", "identifier": "x", "is_primary": false });
    let mut wanted = before.clone();
    wanted["name"] = json!("Sede");
    assert_eq!(
        sandbox.call("PATCH", &path, Some(&change)).ok(),
        wanted.clone()
    );
    assert_eq!(sandbox.get(&path).ok(), wanted);
    sandbox
        .call("PATCH", &path, Some(&json!({})))
        .refused(400, &json!({ "name": ["This field is required."] }));
    let name = json!({ "name": "Sede" });
    let unknown = sandbox.call("PATCH", &format!("{PATH}99/"), Some(&name));
    assert_eq!(unknown.status, 404);
}

#[test]
fn a_page_has_15_channels_and_at_most_30() {
    let sandbox = sandbox();
    for number in 0..39 {
        sandbox.post(PATH, &other(number, false)).ok();
    }
    for (query, size) in [("", 15), ("?page_size=20", 20), ("?page_size=200", 30)] {
        let page = sandbox.get(&format!("{PATH}{query}")).ok();
        assert_eq!(page["count"], 40);
        assert_eq!(page["results"].as_array().unwrap().len(), size, "{query}");
    }
    let last = sandbox.get(&format!("{PATH}?page=3")).ok();
    assert_eq!(last["results"].as_array().unwrap().len(), 10);
    assert_eq!(sandbox.get(&format!("{PATH}?page=4")).status, 404);
}
