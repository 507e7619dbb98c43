//! The token of the embedded interface.

use crate::common::sandbox;
use serde_json::json;

const PATH: &str = "/api/1/auth/get_authentication_token/";

#[test]
fn a_user_with_a_private_key_gets_a_new_token_each_time() {
    let sandbox = sandbox();
    let service = sandbox.get("/api/1/roles/?search=service").ok()["results"][0].clone();
    let generate = format!("/api/1/roles/{}/generate_private_key/", service["id"]);
    let old = sandbox.post(&generate, &json!({})).ok();
    let key = sandbox.post(&generate, &json!({})).ok();
    let email = &service["user"]["email"];
    let body = json!({ "email": email, "private_key": key["value"] });
    let first = sandbox.post(PATH, &body).ok();
    let second = sandbox.post(PATH, &body).ok();
    assert_eq!(first["uid"], service["user"]["uid"]);
    assert_eq!(first["uid"], second["uid"]);
    assert_ne!(first["token"], second["token"]);
    assert_eq!(first.as_object().unwrap().len(), 2);

    let refusal = json!({ "non_field_errors": ["Unable to log in with provided credentials."] });
    for (email, key) in [
        (email, &old["value"]),
        (email, &json!("x")),
        (&json!("ada@example.com"), &key["value"]),
    ] {
        sandbox
            .post(PATH, &json!({ "email": email, "private_key": key }))
            .refused(400, &refusal);
    }
    let (_, other_account) = sandbox.client("Pasticceria");
    sandbox
        .call_with(&other_account, "POST", PATH, Some(&body))
        .refused(400, &refusal);
    let required = json!({
        "email": ["This field is required."], "private_key": ["This field is required."]
    });
    sandbox.post(PATH, &json!({})).refused(400, &required);

    let log = sandbox.get("/_sandbox/requests").text;
    assert!(!log.contains(key["value"].as_str().unwrap()));
    assert!(log.contains("private_key"));
}

#[test]
fn a_deleted_role_opens_nothing() {
    let sandbox = sandbox();
    let service = sandbox.get("/api/1/roles/?search=service").ok()["results"][0].clone();
    let role = format!("/api/1/roles/{}/", service["id"]);
    let key = sandbox
        .post(&format!("{role}generate_private_key/"), &json!({}))
        .ok();
    let body = json!({ "email": service["user"]["email"], "private_key": key["value"] });
    sandbox.post(PATH, &body).ok();
    assert_eq!(sandbox.call("DELETE", &role, None).status, 204);
    assert_eq!(sandbox.post(PATH, &body).status, 400);
}
