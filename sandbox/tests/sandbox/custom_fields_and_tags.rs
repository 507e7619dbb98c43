//! Custom fields and tags.

use crate::common::sandbox;
use serde_json::{Value, json};

fn field(label: &str, code: &str) -> Value {
    json!({ "label": label, "code": code, "field_type": 1, "example": "x" })
}

#[test]
fn a_custom_field_is_made_found_renamed_and_deleted() {
    let sandbox = sandbox();
    let made = sandbox.post("/api/1/custom-fields/", &field("Ordine", "_ORDER_ID"));
    assert_eq!(made.status, 201);
    let path = format!("/api/1/custom-fields/{}/", made.body["id"]);
    assert_eq!(sandbox.get(&path).ok(), made.body);
    sandbox
        .post("/api/1/custom-fields/", &field("Sconto", "DISCOUNT"))
        .ok();
    for (query, count) in [
        ("search=ordine", 1),
        ("search=discount", 1),
        ("search=_", 1),
        ("label=Sconto", 1),
        ("code=ORDER", 1),
        ("label=ORDER_ID", 0),
        ("", 2),
    ] {
        let page = sandbox.get(&format!("/api/1/custom-fields/?{query}")).ok();
        assert_eq!(page["count"], count, "{query}");
    }

    let changes = json!({ "label": "Numero", "code": "OTHER", "field_type": 3 });
    let renamed = sandbox.call("PATCH", &path, Some(&changes)).ok();
    assert_eq!(renamed["label"], "Numero");
    assert_eq!(renamed["code"], "_ORDER_ID");
    assert_eq!(renamed["field_type"], 1);
    let taken = json!({ "label": ["custom field with this label already exists."] });
    sandbox
        .call("PATCH", &path, Some(&json!({ "label": "Sconto" })))
        .refused(400, &taken);
    sandbox
        .call("PATCH", &path, Some(&json!({ "label": "Numero" })))
        .ok();

    let contact = sandbox
        .contact(&json!({ "phone": "+393331234567", "custom_fields": { "_ORDER_ID": "1" } }));
    assert_eq!(sandbox.call("DELETE", &path, None).status, 204);
    sandbox
        .get(&path)
        .refused(404, &json!({ "detail": "Not found." }));
    assert_eq!(sandbox.get(&contact).ok()["contactfield_set"], json!([]));
}

#[test]
fn a_custom_field_that_breaks_a_rule_is_refused() {
    let sandbox = sandbox();
    let path = "/api/1/custom-fields/";
    sandbox.post(path, &field("Ordine", "ORDER_ID")).ok();
    let required = json!(["This field is required."]);
    let nothing =
        json!({ "label": required, "code": required, "field_type": required, "example": required });
    sandbox.post(path, &json!({})).refused(400, &nothing);
    let twice = json!({
        "label": ["custom field with this label already exists."],
        "code": ["custom field with this code already exists."],
    });
    sandbox
        .post(path, &field("Ordine", "ORDER_ID"))
        .refused(400, &twice);
    for code in ["order", "ORDER-ID", "ORDINÈ", "A B"] {
        assert_eq!(
            sandbox.post(path, &field("Altro", code)).status,
            400,
            "{code}"
        );
    }
    for code in [
        "FIRST_NAME",
        "LAST_NAME",
        "EMAIL",
        "PHONE",
        "LANGUAGE",
        "ACCOUNT_NAME",
        "TICKET_TITLE",
    ] {
        let reserved = json!({ "code": ["This code is reserved."] });
        sandbox
            .post(path, &field("Altro", code))
            .refused(400, &reserved);
    }
    for field_type in [json!(0), json!(4), json!("text"), json!(true), json!(1.5)] {
        let mut body = field("Altro", "OTHER");
        body["field_type"] = field_type.clone();
        let reply = sandbox.post(path, &body);
        assert_eq!(reply.status, 400, "{field_type}");
        assert!(reply.body["field_type"].is_array(), "{field_type}");
    }
    assert_eq!(sandbox.get(path).ok()["count"], 1);
}

#[test]
fn tags_are_seeded_and_read_only() {
    let sandbox = sandbox();
    let page = sandbox.get("/api/1/tags/").ok();
    assert_eq!(page["count"], 3);
    let vip = json!({ "id": 5, "name": "VIP", "color": "#16d46d", "order": 1 });
    assert_eq!(page["results"][0], vip);
    assert_eq!(sandbox.get("/api/1/tags/5/").ok(), vip);
    sandbox
        .get("/api/1/tags/99/")
        .refused(404, &json!({ "detail": "Not found." }));
    for (method, path) in [
        ("POST", "/api/1/tags/"),
        ("PATCH", "/api/1/tags/5/"),
        ("DELETE", "/api/1/tags/5/"),
    ] {
        let refusal = json!({ "detail": format!("Method \"{method}\" not allowed.") });
        sandbox
            .call(method, path, Some(&json!({})))
            .refused(405, &refusal);
    }
}
