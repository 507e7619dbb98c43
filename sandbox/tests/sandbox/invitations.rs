//! Invitations, and those of the partner.

use crate::common::{Sandbox, sandbox};
use serde_json::{Value, json};

const PATH: &str = "/api/1/invitations/";

fn invite(sandbox: &Sandbox, email: &str) -> Value {
    let body = json!({ "email": email, "role": "Chat Operator",
        "additional_info": { "first_name": "Elio", "last_name": "Nuovo" } });
    let reply = sandbox.post(PATH, &body);
    assert_eq!(reply.status, 201, "{}", reply.text);
    reply.body
}

#[test]
fn an_invitation_is_made_found_sent_again_changed_and_deleted() {
    let sandbox = sandbox();
    assert_eq!(sandbox.get(PATH).ok()["count"], 0);
    let made = invite(&sandbox, "elio@example.com");
    invite(&sandbox, "dora@example.com");
    assert_eq!(made["additional_info"]["last_name"], "Nuovo");
    let path = format!("{PATH}{}/", made["id"]);
    assert_eq!(sandbox.get(&path).ok(), made);
    for (search, count) in [("elio@", 1), ("nuovo", 2), ("5701", 1), ("ada", 0)] {
        let found = sandbox.get(&format!("{PATH}?search={search}")).ok();
        assert_eq!(found["count"], count, "{search}");
    }
    let sent = sandbox.post(&format!("{path}send/"), &json!({}));
    assert_eq!((sent.status, sent.body), (200, made));
    let update = format!("{path}update_role/");
    let role = json!({ "role": "Administrator" });
    assert_eq!(sandbox.post(&update, &role).ok()["role"], "Administrator");
    assert_eq!(sandbox.get(&path).ok()["role"], "Administrator");
    let boss = json!({ "role": ["\"Boss\" is not a valid choice."] });
    sandbox
        .post(&update, &json!({ "role": "Boss" }))
        .refused(400, &boss);
    sandbox
        .post(&update, &json!({}))
        .refused(400, &json!({ "role": ["This field is required."] }));

    assert_eq!(sandbox.call("DELETE", &path, None).status, 204);
    for (method, path) in [
        ("GET", path.clone()),
        ("DELETE", path.clone()),
        ("POST", format!("{path}send/")),
        ("POST", update),
    ] {
        let reply = sandbox.call(method, &path, Some(&role));
        assert_eq!(reply.status, 404, "{method} {path}");
    }
    assert_eq!(sandbox.get(PATH).ok()["count"], 1);
}

#[test]
fn nobody_is_invited_twice_nor_as_a_member() {
    let sandbox = sandbox();
    invite(&sandbox, "elio@example.com");
    let refuse = |email: &str, message: &str| {
        sandbox
            .post(PATH, &json!({ "email": email, "role": "Chat Operator" }))
            .refused(400, &json!({ "email": [message] }));
    };
    refuse(
        "Elio@Example.com",
        "invitation with this email already exists.",
    );
    refuse(
        "ada@example.com",
        "A user with this email is already a member.",
    );
    refuse("elio@", "Enter a valid email address.");
    refuse("", "This field may not be blank.");
    let elsewhere = json!({ "email": "ada@example.com", "role": "Chat Operator" });
    let invited = sandbox.partner_post("/api/1/partner-invitations/", &elsewhere);
    assert_eq!(invited.status, 201);
    assert_eq!(sandbox.get(PATH).ok()["count"], 1);
}

#[test]
fn errors_are_nested_like_the_body() {
    let sandbox = sandbox();
    let cases = [
        (
            json!({}),
            json!({ "email": ["This field is required."], "role": ["This field is required."] }),
        ),
        (
            json!({ "email": "e@example.com", "role": "Owner" }),
            json!({ "role": ["\"Owner\" is not a valid choice."] }),
        ),
        (
            json!({ "email": "e@example.com", "role": "Chat Operator",
                "additional_info": { "first_name": [], "last_name": "N" } }),
            json!({ "additional_info": { "first_name": ["Not a valid string."] } }),
        ),
        (
            json!({ "email": "e@example.com", "role": "Chat Operator", "additional_info": "Elio" }),
            json!({ "additional_info": { "non_field_errors":
                ["Invalid data. Expected a dictionary, but got str."] } }),
        ),
    ];
    for (body, errors) in cases {
        sandbox.post(PATH, &body).refused(400, &errors);
    }
}

#[test]
fn an_invitation_is_not_patched() {
    let sandbox = sandbox();
    let made = invite(&sandbox, "elio@example.com");
    let refusal = json!({ "detail": "Method \"PATCH\" not allowed." });
    sandbox
        .call(
            "PATCH",
            &format!("{PATH}{}/", made["id"]),
            Some(&json!({ "role": "Administrator" })),
        )
        .refused(405, &refusal);
}

#[test]
fn the_partners_invitations_are_apart() {
    let sandbox = sandbox();
    let path = "/api/1/partner-invitations/";
    let body = json!({ "email": "elio@example.com", "role": "Administrator" });
    let made = sandbox.partner_post(path, &body).ok();
    assert_eq!(
        made["additional_info"],
        json!({ "first_name": "", "last_name": "" })
    );
    assert_eq!(sandbox.get(PATH).ok()["count"], 0);
    let one = format!("{path}{}/", made["id"]);
    assert_eq!(sandbox.get(&format!("{PATH}{}/", made["id"])).status, 404);
    sandbox
        .partner_post(&format!("{one}send/"), &json!({}))
        .ok();
    let role = json!({ "role": "Chat Operator" });
    let changed = sandbox.partner_post(&format!("{one}update_role/"), &role);
    assert_eq!(changed.ok()["role"], "Chat Operator");
    let deleted = sandbox.call_with("sandbox-partner-key", "DELETE", &one, None);
    assert_eq!(deleted.status, 204);
    assert_eq!(sandbox.partner_get(path).ok()["count"], 0);
}
