//! Accounts and agencies.

use crate::common::{sandbox, with};
use serde_json::json;
use spoki_sandbox::Options;

#[test]
fn accounts_are_a_bare_array_of_what_the_key_may_see() {
    let sandbox = sandbox();
    let first = sandbox.get("/api/1/accounts/").ok();
    assert_eq!(first.as_array().unwrap().len(), 1);
    let account = &first[0];
    assert_eq!(account["phone"], "390212345678");
    assert_eq!(account["current_credit"], 100_000);
    assert_eq!(account["account_type"], 4);
    assert_eq!(account["primary_channel_id"], account["channels"][0]["id"]);
    assert_eq!(account["channels"][0]["identifier"], "+390212345678");

    let (client, key) = sandbox.client("Pasticceria");
    let seen = sandbox.get("/api/1/accounts/").ok();
    assert_eq!(seen[1]["id"], client);
    assert_eq!(seen[1]["name"], "Pasticceria");
    let of_client = sandbox
        .call_with(&key, "GET", "/api/1/accounts/", None)
        .ok();
    assert_eq!(of_client, json!([seen[1]]));
    assert_eq!(of_client[0]["current_credit"], 0);
    assert_eq!(of_client[0]["account_type"], 2);
    assert!(of_client[0]["phone"].is_null() && of_client[0]["primary_channel_id"].is_null());
}

#[test]
fn an_account_is_retrieved_by_id_and_by_phone() {
    let sandbox = sandbox();
    let not_found = json!({ "detail": "Not found." });
    let account = sandbox.get("/api/1/accounts/").ok()[0].clone();
    let path = format!("/api/1/accounts/{}/", account["id"]);
    assert_eq!(sandbox.get(&path).ok(), account);
    for phone in ["390212345678", "%2B390212345678"] {
        let found = sandbox.get(&format!("/api/1/accounts/phone/{phone}/")).ok();
        assert_eq!(found["id"], account["id"], "{phone}");
    }
    for other in [
        "99",
        "phone",
        "phone/393331234567",
        "phone/%2B%2B390212345678",
    ] {
        sandbox
            .get(&format!("/api/1/accounts/{other}/"))
            .refused(404, &not_found);
    }
    let (_, key) = sandbox.client("Pasticceria");
    sandbox
        .call_with(&key, "GET", &path, None)
        .refused(404, &not_found);
    sandbox
        .call_with(&key, "GET", "/api/1/accounts/phone/390212345678/", None)
        .refused(404, &not_found);
}

#[test]
fn the_onboarding_route_is_withdrawn() {
    let sandbox = sandbox();
    let path = format!(
        "/api/1/accounts/{}/onboarding/",
        sandbox.get("/api/1/accounts/").ok()[0]["id"]
    );
    sandbox
        .post(&path, &json!({}))
        .refused(404, &json!({ "detail": "Not found." }));
}

#[test]
fn an_agency_has_its_account_and_its_clients() {
    let sandbox = sandbox();
    let account = sandbox.get("/api/1/accounts/").ok()[0]["id"].clone();
    let agencies = sandbox.get("/api/1/agencies/").ok();
    assert_eq!(agencies.as_array().unwrap().len(), 1);
    assert_eq!(agencies[0]["account"], account);
    assert!(agencies[0].get("clients").is_none());
    let path = format!("/api/1/agencies/{}/", agencies[0]["id"]);
    assert_eq!(sandbox.get(&path).ok()["clients"], json!([]));

    let (client, key) = sandbox.client("Pasticceria");
    let shown = sandbox.get(&path).ok();
    assert_eq!(shown["account"], account);
    assert_eq!(shown["clients"][0]["id"], client);
    assert_eq!(shown["clients"][0]["estimated_available_conversations"], 0);

    let none = sandbox
        .call_with(&key, "GET", "/api/1/agencies/", None)
        .ok();
    assert_eq!(none, json!([]));
    assert_eq!(sandbox.call_with(&key, "GET", &path, None).status, 404);
    assert_eq!(sandbox.get("/api/1/agencies/99/").status, 404);
}

#[test]
fn a_data_file_from_before_there_were_accounts_keeps_its_data() {
    let folder = std::env::temp_dir().join(format!("spoki-accounts-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("data.db");
    let open = || {
        with(Options {
            db: Some(file.clone()),
            ..Options::default()
        })
    };
    let sandbox = open();
    let path = sandbox.contact(&json!({ "phone": "+393331234567" }));
    drop(sandbox);
    let store = rusqlite::Connection::open(&file).unwrap();
    store
        .execute_batch(
            "PRAGMA foreign_keys = OFF;
             DROP TABLE message_counts; DROP TABLE kept_answers; DROP TABLE profits;
             DROP TABLE api_keys; DROP TABLE invitations; DROP TABLE roles; DROP TABLE users;
             DROP TABLE channels; DROP TABLE agencies; DROP TABLE accounts; DROP TABLE settings;",
        )
        .unwrap();
    drop(store);
    let sandbox = open();
    sandbox.get(&path).ok();
    assert_eq!(
        sandbox.get("/api/1/accounts/").ok()[0]["current_credit"],
        100_000
    );
    let (client, key) = sandbox.client("Pasticceria");
    drop(sandbox);
    let sandbox = open();
    let seen = sandbox
        .call_with(&key, "GET", "/api/1/accounts/", None)
        .ok();
    assert_eq!(seen[0]["id"], client);
    drop(sandbox);
    std::fs::remove_dir_all(&folder).unwrap();
}
