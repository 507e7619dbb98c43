//! Messages of every variant: what is taken, what is refused, and what becomes of them.

use crate::common::{Sandbox, sandbox, standing, with};
use serde_json::{Value, json};
use spoki_sandbox::Options;

pub(crate) const SEND: &str = "/api/1/messages/send/";

fn text(phone: &str) -> Value {
    json!({ "type": "Message", "content_type": "Text", "phone": phone, "text": "Il pacco arriva." })
}

fn shipped() -> Value {
    json!({
        "language": "it",
        "header_template_component": { "format": "text", "text": "Ordine" },
        "body_template_component": { "text": "Gentile %%FIRST_NAME%%, l'ordine %%ORDER_ID%% parte oggi." },
        "templatebuttoncomponent_set": [
            { "text": "Va bene", "order": 0, "button_type": "quick_reply" },
            { "text": "Segui", "order": 1, "button_type": "url", "url": "https://example.com/t/%%ORDER_ID%%" },
        ],
        "example_custom_fields": { "FIRST_NAME": "Ada", "ORDER_ID": "A-42" },
    })
}

pub(crate) fn write(sandbox: &Sandbox, phone: &str) {
    let inbound = json!({ "phone": phone, "text": "Buongiorno" });
    sandbox.post("/_sandbox/inbound", &inbound).ok();
}

#[test]
fn a_message_is_answered_as_pending_and_makes_a_contact() {
    let sandbox = standing();
    let sent = sandbox.post(SEND, &text("+393331234567")).ok();
    assert_eq!(sent["status"], "Pending");
    assert_eq!(sent["uuid"].as_str().unwrap().len(), 36);
    assert!(sent["id"].is_u64());
    let again = sandbox.post(SEND, &text("+393331234567")).ok();
    assert_ne!(again["uuid"], sent["uuid"]);
    assert_eq!(sandbox.contact_count(), 1);
    let mut named = text("+393331234567");
    named["first_name"] = json!("Ada");
    sandbox.post(SEND, &named).ok();
    let contact = sandbox.get("/api/1/contacts/").ok();
    assert_eq!(contact["results"][0]["first_name"], "Ada");
    assert_eq!(sandbox.last_message()["status"], "Pending");
}

#[test]
fn free_text_needs_a_message_of_the_contact_within_24_hours() {
    let sandbox = standing();
    let end = |sandbox: &Sandbox| {
        sandbox.post(SEND, &text("+393331234567")).ok();
        sandbox.running.skip(600.0);
        let message = sandbox.last_message();
        (message["status"].clone(), message["error_code"].clone())
    };
    let refused = (json!("Error"), json!("whatsapp::131047"));
    assert_eq!(end(&sandbox), refused);
    write(&sandbox, "+393331234567");
    assert_eq!(end(&sandbox), (json!("Read"), Value::Null));
    sandbox.running.skip(86_400.0);
    assert_eq!(end(&sandbox), refused);
}

#[test]
fn the_number_tells_how_a_message_ends() {
    let sandbox = sandbox();
    let template = sandbox.approved("ordine_spedito", "UTILITY", &shipped());
    let ends = [
        ("+393331234567", "Read", Value::Null),
        ("+39333990001", "Sent", Value::Null),
        ("+39333990002", "Delivered", Value::Null),
        ("+39333131026", "Error", json!("whatsapp::131026")),
        ("+39333131049", "Error", json!("whatsapp::131049")),
        ("+39333131050", "Error", json!("whatsapp::131050")),
        ("+39333131053", "Error", json!("whatsapp::131053")),
        ("+39333001044", "Error", json!("spoki::1044")),
    ];
    for (phone, status, code) in ends {
        let body = json!({
            "type": "Template", "phone": phone, "template": template, "language": "IT",
            "custom_fields": { "FIRST_NAME": "Ada", "ORDER_ID": "A-42" },
        });
        sandbox.post(SEND, &body).ok();
        let message = sandbox.last_message();
        assert_eq!(message["phone"], phone);
        assert_eq!(
            (&message["status"], &message["error_code"]),
            (&json!(status), &code)
        );
        assert_eq!(message["error_message"].is_null(), code.is_null());
    }
}

#[test]
fn a_template_is_filled_with_what_is_given_and_what_the_contact_has() {
    let sandbox = sandbox();
    let template = sandbox.approved("ordine_spedito", "UTILITY", &shipped());
    let field = json!({ "label": "Ordine", "code": "ORDER_ID", "field_type": 1, "example": "A-1" });
    sandbox.post("/api/1/custom-fields/", &field).ok();
    sandbox.contact(&json!({ "phone": "+393331234567", "first_name": "Ada", "custom_fields": { "ORDER_ID": "B-7" } }));
    let mut body = json!({
        "type": "Template", "phone": "+393331234567", "template": template, "header_media": {},
        "header_media_set": [], "language": null, "metadata": { "order": null },
        "buttons": [{ "order": 0, "payload": "ok-7" }],
    });
    sandbox.post(SEND, &body).ok();
    let message = sandbox.last_message();
    assert_eq!(message["text"], "Gentile Ada, l'ordine B-7 parte oggi.");
    assert_eq!(message["content"]["header"]["text"], "Ordine");
    assert_eq!(message["content"]["buttons"][0]["payload"], "ok-7");
    assert_eq!(
        message["content"]["buttons"][1]["url"],
        "https://example.com/t/B-7"
    );
    assert_eq!(message["metadata"], json!({ "order": null }));
    body["custom_fields"] = json!({ "ORDER_ID": "C-9" });
    sandbox.post(SEND, &body).ok();
    assert_eq!(
        sandbox.last_message()["text"],
        "Gentile Ada, l'ordine C-9 parte oggi."
    );

    body["phone"] = json!("+393337654321");
    let missing = json!({ "custom_fields": { "FIRST_NAME": ["This field is required."] } });
    sandbox.post(SEND, &body).refused(400, &missing);
    assert_eq!(sandbox.contact_count(), 1);
}

#[test]
fn whatsapp_refuses_values_with_breaks_and_gaps() {
    let sandbox = sandbox();
    let template = sandbox.approved("ordine_spedito", "UTILITY", &shipped());
    let cases = [
        ("A 42", "Read"),
        ("A    42", "Read"),
        ("A     42", "Error"),
        ("A\n42", "Error"),
        ("A\t42", "Error"),
    ];
    for (value, status) in cases {
        let body = json!({
            "type": "Template", "phone": "+393331234567", "template": template,
            "custom_fields": { "FIRST_NAME": "Ada", "ORDER_ID": value, "NOT_USED": "x\ny" },
        });
        sandbox.post(SEND, &body).ok();
        let message = sandbox.last_message();
        assert_eq!(message["status"], status, "{value:?}");
        let code = (status == "Error").then_some("whatsapp::132018");
        assert_eq!(message["error_code"], json!(code));
    }
}

#[test]
fn a_template_must_be_there_approved_and_in_the_language() {
    let sandbox = sandbox();
    let draft = sandbox.template("bozza", "UTILITY", &shipped());
    let draft = sandbox.get(&draft).ok()["id"].clone();
    let template = sandbox.approved("ordine_spedito", "UTILITY", &shipped());
    let fields = json!({ "FIRST_NAME": "Ada", "ORDER_ID": "A-42" });
    let cases = [
        (
            json!({ "template": 12 }),
            json!({ "template": ["Invalid pk \"12\" - object does not exist."] }),
        ),
        (
            json!({ "template": draft }),
            json!({ "template": ["The template is not approved."] }),
        ),
        (
            json!({ "template": template, "language": "de" }),
            json!({ "language": ["The template is not there in \"de\"."] }),
        ),
        (
            json!({ "template": "ordine_spedito" }),
            json!({ "template": ["A valid integer is required."] }),
        ),
        (
            json!({}),
            json!({ "template": ["This field is required."] }),
        ),
        (
            json!({ "template": template, "header_media": { "url": "https://example.com/a.pdf" } }),
            json!({ "header_media": ["The header of this template takes no media."] }),
        ),
        (
            json!({ "template": template, "buttons": [{ "order": 1, "payload": "x" }] }),
            json!({ "buttons": ["The template has no quick reply of this order."] }),
        ),
    ];
    for (mut body, errors) in cases {
        body["type"] = json!("Template");
        body["phone"] = json!("+393331234567");
        body["custom_fields"] = fields.clone();
        sandbox.post(SEND, &body).refused(400, &errors);
    }
}

#[test]
fn media_headers_and_carousels_need_their_media() {
    let sandbox = sandbox();
    let picture = json!({
        "language": "it",
        "header_template_component": { "format": "image" },
        "body_template_component": { "text": "Ecco la novità." },
        "example_header_media": { "url": "https://example.com/example.jpg" },
    });
    let picture = sandbox.approved("novita", "MARKETING", &picture);
    let mut body = json!({ "type": "Template", "phone": "+393331234567", "template": picture });
    sandbox
        .post(SEND, &body)
        .refused(400, &json!({ "header_media": ["This field is required."] }));
    body["header_media"] = json!({ "url": "ftp://example.com/a.jpg" });
    sandbox.post(SEND, &body).refused(
        400,
        &json!({ "header_media": { "url": ["Enter a valid URL."] } }),
    );
    body["header_media"] = json!({ "url": "https://example.com/a.jpg", "filename": "a.jpg" });
    sandbox.post(SEND, &body).ok();
    let message = sandbox.last_message();
    assert_eq!(message["content"]["header"]["media"]["filename"], "a.jpg");

    let card = json!({
        "header_template_component": { "format": "image" },
        "body_template_component": { "text": "Una maglia" },
        "templatebuttoncomponent_set": [{ "text": "Compra", "order": 0, "button_type": "url", "url": "https://example.com" }],
    });
    let carousel = json!({
        "language": "it",
        "body_template_component": { "text": "Le maglie di oggi." },
        "templatecarouselcomponent_set": [card, card],
    });
    let carousel = sandbox.approved("maglie", "MARKETING", &carousel);
    let media = |languages: &[&str]| -> Value {
        languages
            .iter()
            .map(|language| json!({ "url": format!("https://example.com/{language}.jpg"), "language": language }))
            .collect()
    };
    let mut body = json!({ "type": "Template", "phone": "+393331234567", "template": carousel });
    body["header_media_set"] = media(&["it", "en"]);
    let message = "The template has 2 cards in this language, 1 media are given for it.";
    sandbox
        .post(SEND, &body)
        .refused(400, &json!({ "header_media_set": [message] }));
    body["header_media_set"] = media(&["it", "en", "en", "it"]);
    sandbox.post(SEND, &body).ok();
    let cards = sandbox.last_message()["content"]["cards"].clone();
    assert_eq!(cards.as_array().unwrap().len(), 2);
    assert_eq!(
        cards[1]["header"]["media"]["url"],
        "https://example.com/it.jpg"
    );
    body["header_media"] = json!({ "url": "https://example.com/a.jpg" });
    let both = "header_media and header_media_set exclude each other.";
    sandbox
        .post(SEND, &body)
        .refused(400, &json!({ "header_media": [both] }));
}

#[test]
fn every_wrong_field_is_told() {
    let sandbox = sandbox();
    let body = json!({ "type": "template", "phone": "39", "email": "x", "metadata": [1], "channel_id": "x" });
    let errors = json!({
        "type": ["\"template\" is not a valid choice."],
        "phone": ["The phone number entered is not valid."],
        "email": ["Enter a valid email address."],
        "metadata": ["Expected a dictionary of items but got type \"list\"."],
        "channel_id": ["A valid integer is required."],
    });
    sandbox.post(SEND, &body).refused(400, &errors);
    let nothing =
        json!({ "type": ["This field is required."], "phone": ["This field is required."] });
    sandbox.post(SEND, &json!({})).refused(400, &nothing);
    let note = json!({ "type": "Note", "content_type": "Image", "phone": "+393331234567" });
    let choice = json!({ "content_type": ["\"Image\" is not a valid choice."] });
    sandbox.post(SEND, &note).refused(400, &choice);
    assert_eq!(sandbox.contact_count(), 0);
}

#[test]
fn credit_runs_out_but_notes_are_free() {
    let sandbox = with(Options {
        credit: 120,
        speed: 1_000_000.0,
        ..Options::default()
    });
    let credit = || sandbox.get("/_sandbox/state").ok()["messaging"]["credit"].clone();
    sandbox.post(SEND, &text("+393331234567")).ok();
    sandbox.post(SEND, &text("+393331234567")).ok();
    assert_eq!(credit(), 20);
    let spent =
        json!({ "error": "The credit of the account is not enough.", "error_code": "spoki::1029" });
    sandbox
        .post(SEND, &text("+393337654321"))
        .refused(402, &spent);
    assert_eq!(sandbox.contact_count(), 1);
    let note = json!({ "type": "Note", "content_type": "Text", "phone": "+393331234567", "text": "Richiamare" });
    let noted = sandbox.post(SEND, &note).ok();
    assert_eq!(noted["uuid"], sandbox.last_message()["uuid"]);
    assert!(noted.get("status").is_none());
    assert_eq!(credit(), 20);
    sandbox.call("POST", "/_sandbox/reset", None);
    assert_eq!(credit(), 120);
    assert_eq!(sandbox.get("/_sandbox/messages").ok(), json!([]));
}
