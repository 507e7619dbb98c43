//! Automations, their steps, and the starters that need no key.

use crate::common::{Reply, Sandbox, sandbox, standing, with};
use serde_json::{Value, json};
use spoki_sandbox::Options;

const AUTOMATIONS: &str = "/api/1/automations/";

fn create(sandbox: &Sandbox, steps: &Value) -> Value {
    let body = json!({ "name": "Richiamo", "is_active": true, "webhook_set": [{ "name": "Dal sito", "platform": "api" }], "steps": steps });
    let made = sandbox.post(AUTOMATIONS, &body);
    assert_eq!(made.status, 201, "{}", made.text);
    made.body
}

/// Calls a starter as a form on a web page does: without a key.
fn start(sandbox: &Sandbox, automation: &Value, suffix: &str, mut body: Value) -> Reply {
    let starter = &automation["webhook_set"][0];
    if body.get("secret").is_none() {
        body["secret"] = starter["secret"].clone();
    }
    let path = format!("/wh/ap/{}/{suffix}", starter["uuid"].as_str().unwrap());
    let json = [("Content-Type", "application/json")];
    sandbox
        .send("POST", &path, &json, body.to_string().as_bytes())
        .unwrap()
}

fn reminder() -> Value {
    json!({
        "language": "it",
        "body_template_component": { "text": "Gentile %%FIRST_NAME%%, il pacco %%ORDER_ID%% parte oggi." },
        "example_custom_fields": { "FIRST_NAME": "Ada", "ORDER_ID": "A-42" },
    })
}

fn order_field(sandbox: &Sandbox) -> Value {
    let field = json!({ "label": "Ordine", "code": "ORDER_ID", "field_type": 1, "example": "A-1" });
    sandbox.post("/api/1/custom-fields/", &field).ok()["id"].clone()
}

#[test]
fn a_starter_is_answered_with_nothing_and_begins_a_run() {
    let sandbox = sandbox();
    order_field(&sandbox);
    let template = sandbox.approved("promemoria", "UTILITY", &reminder());
    let steps = json!([
        { "step_type": "Delay", "delay_seconds": 60 },
        { "step_type": "TemplateMessage", "template": template },
        { "step_type": "AddTag", "tags": [5] },
        { "step_type": "SomethingNew", "field": 1 },
    ]);
    let automation = create(&sandbox, &steps);
    let body = json!({
        "phone": "+393331234567", "first_name": "Ada", "ORDER_ID": "ignored",
        "custom_fields": { "ORDER_ID": "A-42" }, "metadata": { "source": "shop" },
    });
    let reply = start(&sandbox, &automation, "", body);
    assert_eq!((reply.status, reply.text.as_str()), (200, ""));
    let message = sandbox.last_message();
    assert_eq!(message["text"], "Gentile Ada, il pacco A-42 parte oggi.");
    assert_eq!(message["metadata"], json!({ "source": "shop" }));
    let contact = sandbox.get("/api/1/contacts/").ok()["results"][0].clone();
    assert_eq!(contact["tag_set"][0]["name"], "VIP");

    // At the root a code is ignored, so the message lacks its value and is not sent.
    let body = json!({ "phone": "+393337654321", "first_name": "Elio", "ORDER_ID": "A-43" });
    assert_eq!(start(&sandbox, &automation, "", body).status, 200);
    assert_eq!(
        sandbox
            .get("/_sandbox/messages")
            .ok()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(sandbox.contact_count(), 2);
}

#[test]
fn a_delay_is_waited_for() {
    let sandbox = standing();
    let steps = json!([{ "step_type": "Delay", "delay_seconds": 30 }, { "step_type": "FreeMessage", "text": "Ciao %%FIRST_NAME%%" }]);
    let automation = create(&sandbox, &steps);
    let body = json!({ "phone": "+393331234567", "first_name": "Ada" });
    start(&sandbox, &automation, "", body);
    assert_eq!(sandbox.get("/_sandbox/messages").ok(), json!([]));
    sandbox.running.skip(40.0);
    assert_eq!(sandbox.last_message()["text"], "Ciao Ada");
}

#[test]
fn many_contacts_start_at_once_or_none_does() {
    let sandbox = sandbox();
    let automation = create(
        &sandbox,
        &json!([{ "step_type": "FreeMessage", "text": "Ciao" }]),
    );
    let bad = json!({ "contacts": [{ "phone": "+393331234567" }, { "phone": "39" }] });
    let errors =
        json!({ "contacts": [{}, { "phone": ["The phone number entered is not valid."] }] });
    start(&sandbox, &automation, "bulk/", bad).refused(400, &errors);
    assert_eq!(sandbox.contact_count(), 0);
    let keyed = json!({ "contacts": { "0": { "phone": "+393331234567" } } });
    assert_eq!(start(&sandbox, &automation, "bulk/", keyed).status, 400);
    let good = json!({ "contacts": [{ "phone": "+393331234567", "metadata": { "n": 1 } }, { "phone": "+393337654321" }] });
    let reply = start(&sandbox, &automation, "bulk/", good);
    assert_eq!((reply.status, reply.text.as_str()), (200, ""));
    let messages = sandbox.get("/_sandbox/messages").ok();
    assert_eq!(messages.as_array().unwrap().len(), 2);
    assert_eq!(messages[1]["metadata"], json!({ "n": 1 }));
    assert_eq!(messages[0]["metadata"], Value::Null);
}

#[test]
fn an_account_that_cannot_pay_a_message_starts_nothing() {
    let sandbox = with(Options {
        credit: 70,
        speed: 1_000_000.0,
        ..Options::default()
    });
    let steps = json!([{ "step_type": "FreeMessage", "text": "Ciao" }]);
    let automation = create(&sandbox, &steps);
    let body = json!({ "phone": "+393331234567" });
    assert_eq!(start(&sandbox, &automation, "", body.clone()).status, 200);
    let many = json!({ "contacts": [{ "phone": "+393337654321" }] });
    let spent =
        json!({ "error": "The credit of the account is not enough.", "error_code": "spoki::1029" });
    start(&sandbox, &automation, "", body).refused(402, &spent);
    start(&sandbox, &automation, "bulk/", many).refused(402, &spent);
    assert_eq!(sandbox.contact_count(), 1);
}

#[test]
fn a_starter_needs_its_own_secret_and_an_active_automation() {
    let sandbox = sandbox();
    let automation = create(&sandbox, &json!([]));
    let body = |secret: Value| json!({ "secret": secret, "phone": "+393331234567" });
    start(&sandbox, &automation, "", body(json!("other")))
        .refused(401, &json!({ "detail": "Invalid secret" }));
    start(&sandbox, &automation, "", body(json!("")))
        .refused(400, &json!({ "secret": ["This field may not be blank."] }));
    start(
        &sandbox,
        &automation,
        "bulk/",
        json!({ "secret": "other", "contacts": [] }),
    )
    .refused(401, &json!({ "detail": "Invalid secret" }));
    let phone = json!({ "phone": ["This field is required."] });
    start(&sandbox, &automation, "", json!({})).refused(400, &phone);
    let unknown = json!({ "webhook_set": [{ "uuid": "00000000-0000-4000-8000-000000000000", "secret": "x" }] });
    assert_eq!(start(&sandbox, &unknown, "", json!({})).status, 404);
    let asleep = json!({ "name": "Spenta", "webhook_set": [{ "platform": "api" }] });
    let asleep = sandbox.post(AUTOMATIONS, &asleep).ok();
    assert_eq!(asleep["is_active"], false);
    let body = json!({ "phone": "+393331234567" });
    assert_eq!(start(&sandbox, &asleep, "", body).status, 400);
    assert_eq!(sandbox.contact_count(), 0);
    let secret = automation["webhook_set"][0]["secret"].as_str().unwrap();
    for path in ["/_sandbox/requests", "/_sandbox/state"] {
        assert!(!sandbox.get(path).text.contains(secret), "{path}");
    }
    let by_id = format!("{AUTOMATIONS}{}/", automation["id"]);
    assert_eq!(sandbox.call("DELETE", &by_id, None).status, 405);
    assert_eq!(
        sandbox.post(&format!("{by_id}start/"), &json!({})).status,
        404
    );
}

#[test]
fn automations_are_found_by_name_link_state_and_platform() {
    let sandbox = sandbox();
    let automation = create(
        &sandbox,
        &json!([{ "step_type": "FreeMessage", "text": "Ciao" }]),
    );
    let shop = json!({ "name": "Negozio", "webhook_set": [{ "platform": "shopify" }] });
    sandbox.post(AUTOMATIONS, &shop).ok();
    assert_eq!(automation["first_message_text"], "Ciao");
    let starter = &automation["webhook_set"][0];
    let uuid = starter["uuid"].as_str().unwrap();
    assert_eq!(starter["link"], sandbox.url(&format!("/wh/ap/{uuid}/")));
    let path = format!("{AUTOMATIONS}{}/", automation["id"]);
    assert_eq!(sandbox.get(&path).ok(), automation);
    for (query, count) in [
        ("", 2),
        ("?search=rich", 1),
        (&format!("?search={uuid}"), 1),
        ("?is_active=false", 1),
        ("?webhook_platform=Api", 1),
        ("?webhook_platform=Shopify&is_active=true", 0),
    ] {
        let found = sandbox.get(&format!("{AUTOMATIONS}{query}")).ok();
        assert_eq!(found["count"], count, "{query}");
    }
    assert_eq!(
        sandbox
            .get(&format!("{AUTOMATIONS}?webhook_platform=api"))
            .status,
        400
    );
}

#[test]
fn steps_are_checked_where_they_are() {
    let sandbox = sandbox();
    let body = json!({
        "name": "", "webhook_set": [{ "platform": "Api" }],
        "steps": [
            { "step_type": "Delay", "delay_seconds": -1 },
            { "step_type": "Unknown" },
            { "step_type": "TemplateMessage", "template": 3 },
            { "step_type": "IfElse", "step_set": [{ "step_type": "FreeMessage" }] },
            {},
        ],
    });
    let errors = json!({
        "name": ["This field may not be blank."],
        "webhook_set": [{ "platform": ["\"Api\" is not a valid choice."] }],
        "steps": [
            { "delay_seconds": ["Ensure this value is greater than or equal to 0."] },
            {},
            { "template": ["Invalid pk \"3\" - object does not exist."] },
            { "step_set": [{ "text": ["This field is required."] }] },
            { "step_type": ["This field is required."] },
        ],
    });
    sandbox.post(AUTOMATIONS, &body).refused(400, &errors);
    let mut nested = json!([{ "step_type": "FreeMessage", "text": "Ciao" }]);
    for _ in 0..12 {
        nested = json!([{ "step_type": "IfElse", "step_set": nested }]);
    }
    let deep = json!({ "name": "Profonda", "steps": nested });
    let refused = sandbox.post(AUTOMATIONS, &deep);
    assert_eq!(refused.status, 400);
    assert!(refused.text.contains("nested too deeply"));
}

#[test]
fn conditions_fields_and_ordinals_are_understood() {
    let sandbox = sandbox();
    let field = order_field(&sandbox);
    let template = json!({
        "language": "it",
        "body_template_component": { "text": "Il suo codice di oggi è %%CODE%%, grazie." },
        "example_custom_fields": { "CODE": "1" },
    });
    let template = sandbox.approved("codice", "UTILITY", &template);
    let leaf = json!({ "key": format!("dynamic_field_{field}"), "condition": "equal_to", "value": "A-42", "metadata": "ORDER_ID" });
    let steps = json!([
        { "step_type": "IfElse", "conditions": { "and_conditions": [{ "and_conditions": [leaf] }] },
          "step_set": [{ "step_type": "FreeMessage", "text": "altro" }] },
        { "step_type": "CustomField", "custom_field": field, "value": "B-7" },
        { "step_type": "TemplateMessage", "template": template, "custom_field_values": { "1": format!("dynamic_field_{field}") } },
    ]);
    let automation = create(&sandbox, &steps);
    for (order, text) in [
        ("A-42", "Il suo codice di oggi è B-7, grazie."),
        ("A-43", "altro"),
    ] {
        let body = json!({ "phone": "+393331234567", "custom_fields": { "ORDER_ID": order } });
        start(&sandbox, &automation, "", body);
        assert_eq!(sandbox.last_message()["text"], text);
    }
    let used = format!("{AUTOMATIONS}{}/custom-fields-used/", automation["id"]);
    let used = sandbox.get(&used).ok();
    assert_eq!(
        used,
        json!({ "contact_fields": [], "custom_fields": ["CODE", "ORDER_ID"] })
    );

    // What an automation uses is not deleted.
    let field_path = format!("/api/1/custom-fields/{field}/");
    assert_eq!(sandbox.call("DELETE", &field_path, None).status, 400);
    let template_path = format!("/api/1/templates/{template}/");
    assert_eq!(sandbox.call("DELETE", &template_path, None).status, 400);
    assert_eq!(
        sandbox
            .call(
                "DELETE",
                &format!("{template_path}?force_delete=true"),
                None
            )
            .status,
        204
    );
}
