//! Templates: their life and their languages.

use crate::common::{REVIEW_SECONDS, Sandbox, sandbox, standing};
use serde_json::{Value, json};

const TEMPLATES: &str = "/api/1/templates/";

pub(crate) fn body(text: &str) -> Value {
    json!({ "language": "it", "body_template_component": { "text": text } })
}

fn localization(template: &Value) -> &Value {
    &template["templatelocalization_set"][0]
}

/// Submits a template and gives the verdict on its first language.
pub(crate) fn judged(sandbox: &Sandbox, path: &str) -> Value {
    sandbox.post(&format!("{path}submit/"), &json!({})).ok();
    localization(&sandbox.get(path).ok()).clone()
}

#[test]
fn a_template_is_drafted_and_found() {
    let sandbox = sandbox();
    let given = json!({
        "name": "ordine_spedito", "category": "UTILITY", "subcategory": "CLASSIC",
        "templatelocalization_set": [{
            "language": "it", "status": 0,
            "header_template_component": { "component_type": "header", "format": "text", "text": "Ordine", "parameters": [] },
            "body_template_component": { "component_type": "body", "format": null, "text": "Ordine %%ORDER_ID%% in viaggio.", "parameters": [] },
            "footer_template_component": null,
            "templatebuttoncomponent_set": [{ "component_type": null, "text": "Segui", "order": 0, "button_type": "url", "phone_number": null, "form_id": null, "url": "https://example.com/t", "send_as_shortlink": false }],
            "example_custom_fields": { "ORDER_ID": "A-42" }, "example_header_media": null, "default_header_media": null, "templatecarouselcomponent_set": null,
        }],
    });
    let made = sandbox.post(TEMPLATES, &given);
    assert_eq!(made.status, 201);
    let made = made.body;
    assert_eq!(made["status"], 0);
    assert_eq!(made["is_approved"], false);
    assert_eq!(made["customfield_set"], json!(["ORDER_ID"]));
    let mut shown = localization(&made).clone();
    assert_eq!(shown["status"], "DRAFT");
    assert_eq!(
        shown["templatebuttoncomponent_set"][0]["shortlink_code"],
        Value::Null
    );
    shown["templatebuttoncomponent_set"][0]
        .as_object_mut()
        .unwrap()
        .remove("shortlink_code");
    for (name, value) in given["templatelocalization_set"][0].as_object().unwrap() {
        if name != "status" {
            assert_eq!(&shown[name], value, "{name}");
        }
    }
    let id = made["id"].to_string();
    for (search, count) in [
        ("spedito", 1),
        ("in viaggio", 1),
        (id.as_str(), 1),
        ("fattura", 0),
    ] {
        let search = search.replace(' ', "%20");
        let found = sandbox.get(&format!("{TEMPLATES}?search={search}")).ok();
        assert_eq!(found["count"], count, "{search}");
    }
    assert_eq!(
        sandbox.get(&format!("{TEMPLATES}?channel_id=x")).status,
        400
    );
    assert_eq!(
        sandbox.get(&format!("{TEMPLATES}{id}/?channel_id=3")).ok(),
        made
    );
    assert_eq!(sandbox.get(&format!("{TEMPLATES}1/")).status, 404);
}

#[test]
fn wrong_shapes_are_refused_where_they_are() {
    let sandbox = sandbox();
    sandbox.template("preso", "UTILITY", &body("Ciao a tutti"));
    let cases = [
        (
            json!({}),
            json!({ "name": ["This field is required."], "category": ["This field is required."], "templatelocalization_set": ["This field is required."] }),
        ),
        (
            json!({ "name": "preso", "category": "utility", "templatelocalization_set": [body("Ciao")] }),
            json!({ "name": ["template with this name already exists."], "category": ["\"utility\" is not a valid choice."] }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [] }),
            json!({ "templatelocalization_set": { "non_field_errors": ["This list may not be empty."] } }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [body("Ciao"), { "language": "ita" }] }),
            json!({ "templatelocalization_set": [{}, { "language": ["\"ita\" is not a valid choice."], "body_template_component": ["This field is required."] }] }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [body("Ciao"), body("Salve")] }),
            json!({ "templatelocalization_set": { "non_field_errors": ["A language is given twice."] } }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [{ "language": "it", "body_template_component": { "text": "Ciao" }, "templatebuttoncomponent_set": [{ "text": "x", "order": "one", "button_type": "QUICK_REPLY" }] }] }),
            json!({ "templatelocalization_set": [{ "templatebuttoncomponent_set": [{ "order": ["A valid integer is required."], "button_type": ["\"QUICK_REPLY\" is not a valid choice."] }] }] }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [{ "language": "it", "body_template_component": { "text": "Ciao" }, "default_header_media": 7 }] }),
            json!({ "templatelocalization_set": [{ "default_header_media": ["Invalid pk \"7\" - object does not exist."] }] }),
        ),
    ];
    for (body, errors) in cases {
        sandbox.post(TEMPLATES, &body).refused(400, &errors);
    }
    assert_eq!(sandbox.get(TEMPLATES).ok()["count"], 1);
}

#[test]
fn a_template_goes_from_draft_to_approval_and_back() {
    let sandbox = standing();
    let path = sandbox.template("saluto", "UTILITY", &body("Ciao a tutti"));
    let already = json!({ "detail": "The template is a draft already." });
    sandbox
        .post(&format!("{path}back_to_draft/"), &json!({}))
        .refused(400, &already);
    let submitted = sandbox.post(&format!("{path}submit/"), &json!({})).ok();
    assert_eq!(submitted["status"], 1);
    assert_eq!(localization(&submitted)["status"], "PENDING");
    let only = json!({ "detail": "Only a draft can be submitted." });
    sandbox
        .post(&format!("{path}submit/"), &json!({}))
        .refused(400, &only);
    sandbox.running.skip(REVIEW_SECONDS);
    let approved = sandbox.get(&path).ok();
    assert_eq!(approved["status"], 2);
    assert_eq!(approved["is_approved"], true);
    assert!(localization(&approved)["status_updated_at"].is_string());
    let edit = json!({ "category": "MARKETING" });
    let locked = json!({ "detail": "Only a draft can be edited: call back_to_draft first." });
    sandbox
        .call("PATCH", &path, Some(&edit))
        .refused(400, &locked);
    let draft = sandbox
        .post(&format!("{path}back_to_draft/"), &json!({}))
        .ok();
    assert_eq!(draft["status"], 0);
    assert_eq!(
        sandbox.call("PATCH", &path, Some(&edit)).ok()["category"],
        "MARKETING"
    );
    // What was handed in and taken back is judged no more.
    sandbox.post(&format!("{path}submit/"), &json!({})).ok();
    sandbox
        .post(&format!("{path}back_to_draft/"), &json!({}))
        .ok();
    sandbox.running.skip(REVIEW_SECONDS);
    assert_eq!(sandbox.get(&path).ok()["status"], 0);
}

#[test]
fn an_edit_changes_the_language_it_names() {
    let sandbox = sandbox();
    let path = sandbox.template("saluto", "UTILITY", &body("Ciao a tutti"));
    let id = localization(&sandbox.get(&path).ok())["id"].clone();
    let english =
        json!({ "language": "en", "body_template_component": { "text": "Hello everybody" } });
    let edit = json!({ "name": "saluto_2", "template_groups": [3], "templatelocalization_set": [
        english, { "id": id, "language": "it", "body_template_component": { "text": "Salve a tutti" } },
    ] });
    let edited = sandbox.call("PATCH", &path, Some(&edit)).ok();
    assert_eq!(edited["name"], "saluto_2");
    assert_eq!(edited["template_groups"], json!([3]));
    let texts: Vec<(&Value, &Value)> = edited["templatelocalization_set"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["language"], &one["body_template_component"]["text"]))
        .collect();
    assert_eq!(
        texts,
        [
            (&json!("it"), &json!("Salve a tutti")),
            (&json!("en"), &json!("Hello everybody"))
        ]
    );
    let edit = |localization: Value| json!({ "templatelocalization_set": [localization] });
    let text = json!({ "text": "Hallo" });
    let rename = edit(json!({ "id": id, "language": "de", "body_template_component": text }));
    let renamed = sandbox.call("PATCH", &path, Some(&rename)).ok();
    assert_eq!(localization(&renamed)["language"], "de");
    let clash = edit(json!({ "id": id, "language": "en", "body_template_component": text }));
    let twice = json!({ "templatelocalization_set": { "non_field_errors": ["A language is given twice."] } });
    sandbox
        .call("PATCH", &path, Some(&clash))
        .refused(400, &twice);
    let foreign = edit(json!({ "id": 5, "language": "fr", "body_template_component": text }));
    let unknown = json!({ "templatelocalization_set": [{ "id": ["Invalid pk \"5\" - object does not exist."] }] });
    sandbox
        .call("PATCH", &path, Some(&foreign))
        .refused(400, &unknown);
}

#[test]
fn cloning_is_a_get_that_creates() {
    let sandbox = sandbox();
    let path = sandbox.template("saluto", "UTILITY", &body("Ciao a tutti"));
    assert_eq!(judged(&sandbox, &path)["status"], "APPROVED");
    let first = sandbox.get(&format!("{path}clone/")).ok();
    let second = sandbox.get(&format!("{path}clone/")).ok();
    assert_eq!(first["name"], "saluto_copy");
    assert_eq!(second["name"], "saluto_copy_2");
    assert_eq!(first["status"], 0);
    assert_eq!(
        localization(&first)["body_template_component"]["text"],
        "Ciao a tutti"
    );
    assert_eq!(sandbox.get(TEMPLATES).ok()["count"], 3);
    assert_eq!(sandbox.get(&format!("{TEMPLATES}1/clone/")).status, 404);
    assert_eq!(sandbox.call("DELETE", &path, None).status, 204);
    assert_eq!(sandbox.get(&path).status, 404);
}

#[test]
fn too_many_variables_are_refused_at_once() {
    let sandbox = sandbox();
    let path = sandbox.template("corto", "UTILITY", &body("Ciao %%FIRST_NAME%%!"));
    let refused = sandbox.post(&format!("{path}submit/"), &json!({}));
    assert_eq!(refused.status, 400);
    assert_eq!(refused.body["code"], "spoki::3014");
    assert!(refused.body["title"].is_string() && refused.body["detail"].is_string());
    assert_eq!(sandbox.get(&path).ok()["status"], 0);
}

#[test]
fn each_language_is_judged_apart() {
    let sandbox = sandbox();
    let english =
        json!({ "language": "en", "body_template_component": { "text": "a".repeat(2_000) } });
    let both = json!({ "name": "saluto", "category": "UTILITY", "templatelocalization_set": [body("Ciao a tutti"), english] });
    let id = sandbox.post(TEMPLATES, &both).ok()["id"].clone();
    sandbox
        .post(&format!("{TEMPLATES}{id}/submit/"), &json!({}))
        .ok();
    let judged = sandbox.get(&format!("{TEMPLATES}{id}/")).ok();
    assert_eq!(judged["status"], 2);
    assert_eq!(judged["templatelocalization_set"][0]["status"], "APPROVED");
    assert_eq!(judged["templatelocalization_set"][1]["status"], "REJECTED");
    let mut message =
        json!({ "type": "Template", "phone": "+393331234567", "template": id, "language": "en" });
    let unapproved = json!({ "template": ["The template is not approved."] });
    sandbox
        .post("/api/1/messages/send/", &message)
        .refused(400, &unapproved);
    message["language"] = json!("IT");
    sandbox.post("/api/1/messages/send/", &message).ok();
}
