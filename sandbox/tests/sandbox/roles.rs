//! Roles, and those of the partner.

use crate::common::{Sandbox, sandbox};
use serde_json::{Value, json};

const PATH: &str = "/api/1/roles/";

/// The role of an address, as the list shows it.
fn role_of(sandbox: &Sandbox, email: &str) -> Value {
    let page = sandbox.get(&format!("{PATH}?search={email}")).ok();
    assert_eq!(page["count"], 1, "{email}");
    page["results"][0].clone()
}

fn path_of(role: &Value) -> String {
    format!("{PATH}{}/", role["id"])
}

#[test]
fn a_new_sandbox_has_an_administrator_an_operator_and_a_service_user() {
    let sandbox = sandbox();
    let page = sandbox.get(PATH).ok();
    assert_eq!(page["count"], 3);
    let ada = role_of(&sandbox, "ada@example.com");
    assert_eq!(ada["role"], "Administrator");
    assert_eq!(
        json!([
            ada["user"]["firstname"],
            ada["user"]["surname"],
            ada["user"]["is_service"]
        ]),
        json!(["Ada", "Prova", false])
    );
    assert_eq!(sandbox.get(&path_of(&ada)).ok(), ada);
    for (search, count) in [("prova", 2), ("gestionale", 1), ("26001", 1), ("nobody", 0)] {
        let found = sandbox.get(&format!("{PATH}?search={search}")).ok();
        assert_eq!(found["count"], count, "{search}");
    }
    let service = role_of(&sandbox, "service");
    assert_eq!(service["user"]["is_service"], true);
    assert_eq!(sandbox.get(&format!("{PATH}9/")).status, 404);
}

#[test]
fn a_service_user_is_added_with_a_generated_address_or_its_own() {
    let sandbox = sandbox();
    let add = format!("{PATH}add_service_user/");
    let reply = sandbox.post(&add, &json!({ "role": "Chat Operator", "name": "CRM" }));
    assert_eq!(reply.status, 201);
    let added = reply.body;
    assert_eq!(added["role"], "Chat Operator");
    assert_eq!(added["user"]["firstname"], "CRM");
    assert_eq!(added["user"]["is_service"], true);
    assert!(added["user"]["email"].as_str().unwrap().contains('@'));
    assert_eq!(sandbox.get(&path_of(&added)).ok(), added);
    let own = json!({ "role": "Administrator", "name": "ERP", "email": "erp@example.com" });
    let added = sandbox.post(&add, &own).ok();
    assert_eq!(added["user"]["email"], "erp@example.com");
    let taken = json!({ "email": ["user with this email already exists."] });
    sandbox.post(&add, &own).refused(400, &taken);

    let required =
        json!({ "role": ["This field is required."], "name": ["This field is required."] });
    sandbox.post(&add, &json!({})).refused(400, &required);
    for role in ["Owner", "administrator", "Boss"] {
        let message = format!("\"{role}\" is not a valid choice.");
        sandbox
            .post(&add, &json!({ "role": role, "name": "CRM" }))
            .refused(400, &json!({ "role": [message] }));
    }
    assert_eq!(sandbox.get(PATH).ok()["count"], 5);
}

#[test]
fn the_only_administrator_stays_until_there_is_another() {
    let sandbox = sandbox();
    let refusal = json!({
        "detail": "This is the only administrator: give another user this role first."
    });
    let ada = path_of(&role_of(&sandbox, "ada@example.com"));
    let grazia = path_of(&role_of(&sandbox, "grazia@example.com"));
    let service = path_of(&role_of(&sandbox, "service"));
    let update = |path: &str, role: &str| {
        sandbox.post(&format!("{path}update_role/"), &json!({ "role": role }))
    };
    // Nobody can log in as a service user, so it does not count.
    assert_eq!(
        update(&service, "Administrator").ok()["role"],
        "Administrator"
    );
    sandbox.call("DELETE", &ada, None).refused(400, &refusal);
    update(&ada, "Chat Operator").refused(400, &refusal);
    update(&ada, "Administrator").ok();

    update(&grazia, "Owner").refused(
        400,
        &json!({ "role": ["\"Owner\" is not a valid choice."] }),
    );
    assert_eq!(
        update(&grazia, "Administrator").ok()["role"],
        "Administrator"
    );
    assert_eq!(sandbox.call("DELETE", &ada, None).status, 204);
    assert_eq!(sandbox.get(&ada).status, 404);
    sandbox.call("DELETE", &grazia, None).refused(400, &refusal);
    assert_eq!(sandbox.call("DELETE", &service, None).status, 204);
    assert_eq!(update(&service, "Administrator").status, 404);
}

#[test]
fn contacts_are_not_assigned_to_who_has_left() {
    let sandbox = sandbox();
    let contact = sandbox.contact(&json!({ "phone": "+393331234567" }));
    let assign = format!("{contact}add_operator/");
    let grazia = json!({ "email": "grazia@example.com" });
    sandbox.post(&assign, &grazia).ok();
    let role = path_of(&role_of(&sandbox, "grazia@example.com"));
    assert_eq!(sandbox.call("DELETE", &role, None).status, 204);
    let refused = sandbox.post(&assign, &grazia);
    assert_eq!(
        (refused.status, &refused.body["code"]),
        (400, &json!("spoki::3004"))
    );
}

#[test]
fn a_private_key_is_shown_once_and_each_is_new() {
    let sandbox = sandbox();
    let path = path_of(&role_of(&sandbox, "service"));
    let has = format!("{path}has_private_key/");
    let generate = format!("{path}generate_private_key/");
    assert_eq!(sandbox.get(&has).ok(), json!({ "has_private_key": false }));
    let first = sandbox.post(&generate, &json!({})).ok();
    let second = sandbox.post(&generate, &json!({})).ok();
    assert!(first["value"].as_str().unwrap().len() >= 32);
    assert_ne!(first, second);
    assert_eq!(sandbox.get(&has).ok(), json!({ "has_private_key": true }));
    let key = second["value"].as_str().unwrap();
    for path in [PATH, &path, "/_sandbox/state", "/_sandbox/requests"] {
        assert!(!sandbox.get(path).text.contains(key), "{path}");
    }
    assert_eq!(
        sandbox
            .post(&format!("{PATH}9/generate_private_key/"), &json!({}))
            .status,
        404
    );
    assert_eq!(
        sandbox.get(&format!("{PATH}9/has_private_key/")).status,
        404
    );
}

#[test]
fn roles_have_no_route_of_their_own_for_changes() {
    let sandbox = sandbox();
    let path = path_of(&role_of(&sandbox, "ada@example.com"));
    for (method, path) in [("PATCH", path.as_str()), ("PUT", &path), ("POST", PATH)] {
        let refusal = json!({ "detail": format!("Method \"{method}\" not allowed.") });
        sandbox
            .call(method, path, Some(&json!({ "role": "Administrator" })))
            .refused(405, &refusal);
    }
}

#[test]
fn the_partner_has_roles_of_its_own() {
    let sandbox = sandbox();
    let page = sandbox.partner_get("/api/1/partner-roles/").ok();
    assert_eq!(page["count"], 2);
    let role = &page["results"][0];
    assert_eq!(role["user"]["email"], "partner@example.com");
    let path = format!("/api/1/partner-roles/{}/", role["id"]);
    assert_eq!(&sandbox.partner_get(&path).ok(), role);
    assert_eq!(sandbox.get(&path_of(role)).status, 404);
    let update = sandbox.partner_post(
        &format!("{path}update_role/"),
        &json!({ "role": "Chat Operator" }),
    );
    assert_eq!(update.status, 400);
    let deleted = sandbox.call_with("sandbox-partner-key", "DELETE", &path, None);
    assert_eq!(deleted.status, 400);
    let other = format!("/api/1/partner-roles/{}/", page["results"][1]["id"]);
    let deleted = sandbox.call_with("sandbox-partner-key", "DELETE", &other, None);
    assert_eq!(deleted.status, 204);
    let has = format!("{path}has_private_key/");
    assert_eq!(sandbox.partner_get(&has).ok()["has_private_key"], false);
    sandbox
        .partner_post(&format!("{path}generate_private_key/"), &json!({}))
        .ok();
    assert_eq!(sandbox.partner_get(&has).ok()["has_private_key"], true);
    let add = sandbox.partner_post(
        "/api/1/partner-roles/add_service_user/",
        &json!({ "role": "Chat Operator", "name": "CRM" }),
    );
    assert_eq!(add.status, 405);
}
