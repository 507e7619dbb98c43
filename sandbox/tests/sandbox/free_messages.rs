//! Buttons, lists and media, and their limits.

use crate::common::sandbox;
use crate::messages::{SEND, write};
use serde_json::{Value, json};

#[test]
fn buttons_lists_and_media_are_checked_as_whatsapp_does() {
    let sandbox = sandbox();
    write(&sandbox, "+393331234567");
    let send = |body: &Value| {
        let mut body = body.clone();
        body["type"] = json!("Message");
        body["phone"] = json!("+393331234567");
        sandbox.post(SEND, &body)
    };
    let button = |text: &str, order: u64| json!({ "button_type": "quick_reply", "text": text, "order": order, "payload": "p" });
    let buttons = |buttons: Value| json!({ "content_type": "Interactive", "text": "Va bene?", "header": { "format": "text", "text": "Ordine" }, "footer": { "text": "Negozio" }, "buttons": buttons });
    let list = |sections: Value| json!({ "content_type": "List", "text": "Quando?", "list": { "title": "Orari", "sections": sections } });
    let row = json!({ "title": "9:00", "description": "mattina", "payload": "mon-9" });
    let good = [
        buttons(json!([
            button("Sì", 0),
            button("No", 1),
            button("Altro", 2)
        ])),
        list(json!([{ "title": "Lunedì", "rows": [row] }])),
        list(json!([{ "rows": [row, { "title": "10:00" }] }])),
        json!({ "content_type": "Document", "media": "https://example.com/a.pdf", "caption": "Fattura", "filename": "a.pdf" }),
        json!({ "content_type": "Text", "text": "a".repeat(4_096) }),
    ];
    for body in good {
        send(&body).ok();
        assert_eq!(sandbox.last_message()["content_type"], body["content_type"]);
    }
    let number = |count: &str| json!({ "buttons": { "non_field_errors": [count] } });
    let sections =
        |problem: &str| json!({ "list": { "sections": { "non_field_errors": [problem] } } });
    let many: Vec<Value> = (0..11).map(|index| json!({ "title": index })).collect();
    let bad = [
        (
            buttons(json!([
                button("1", 0),
                button("2", 1),
                button("3", 2),
                button("4", 3)
            ])),
            number("Give 1 to 3 buttons."),
        ),
        (
            buttons(json!([button("Sì", 0), button("Sì", 1)])),
            number("Two buttons have the same text."),
        ),
        (
            buttons(json!([button("Sì", 0), button(&"a".repeat(21), 1)])),
            json!({ "buttons": [{}, { "text": ["Ensure this field has no more than 20 characters."] }] }),
        ),
        (
            json!({ "content_type": "Interactive", "text": "Va bene?", "buttons": [] }),
            json!({ "buttons": ["This field is required."] }),
        ),
        (
            list(json!([{ "rows": [row] }, { "title": "Martedì", "rows": [{ "title": "9:00" }] }])),
            sections("With more than one section, every section needs a title."),
        ),
        (
            list(json!([{ "rows": many }])),
            sections("Give at most 10 sections and 10 rows in all."),
        ),
        (
            list(json!([{ "rows": [row, row] }])),
            sections("Two rows have the same payload."),
        ),
        (
            list(json!([{ "rows": [{ "description": "x" }] }])),
            json!({ "list": { "sections": [{ "rows": [{ "title": ["This field is required."] }] }] } }),
        ),
        (
            json!({ "content_type": "Image", "media": "a.jpg" }),
            json!({ "media": ["Enter a valid URL."] }),
        ),
        (
            json!({ "content_type": "Text", "text": "a".repeat(4_097) }),
            json!({ "text": ["Ensure this field has no more than 4096 characters."] }),
        ),
        (
            json!({ "content_type": "text", "text": "a" }),
            json!({ "content_type": ["\"text\" is not a valid choice."] }),
        ),
    ];
    for (body, errors) in bad {
        send(&body).refused(400, &errors);
    }
}
