//! Contacts: upsert by phone, batches, filters, blocking, operators.

use crate::common::sandbox;
use serde_json::json;

const INVALID_PHONE: &str = "The phone number entered is not valid.";

#[test]
fn an_upsert_changes_what_it_names_and_nothing_else() {
    let sandbox = sandbox();
    let first = sandbox
        .post(
            "/api/1/contacts/sync/",
            &json!({ "phone": "+393331234567", "first_name": " Ada ", "last_name": "Prova", "email": "ada@example.com" }),
        )
        .ok();
    assert_eq!(first["language"], "en");
    assert_eq!(first["first_name"], "Ada");
    let short: Vec<&String> = first.as_object().unwrap().keys().collect();
    assert_eq!(
        short,
        [
            "chat_link",
            "contactfield_set",
            "email",
            "first_name",
            "has_invalid_phone",
            "id",
            "language",
            "last_name",
            "phone"
        ]
    );
    let second = sandbox
        .post(
            "/api/1/contacts/sync/",
            &json!({ "phone": "+393331234567", "last_name": "", "language": "it", "nonsense": 1, "contactfield_set": [] }),
        )
        .ok();
    assert_eq!(second["id"], first["id"]);
    assert_eq!(second["first_name"], "Ada");
    assert_eq!(second["last_name"], "");
    assert_eq!(second["email"], "ada@example.com");
    assert_eq!(second["language"], "it");
    assert_eq!(sandbox.contact_count(), 1);
}

#[test]
fn all_wrong_fields_of_a_contact_are_told_at_once() {
    let sandbox = sandbox();
    let body = json!({
        "phone": "393331234567", "first_name": ["Ada"], "last_name": null, "email": "nowhere",
        "language": "ita", "status": "subscribed", "custom_fields": { "A": 1, "B": true, "C": null },
    });
    sandbox.post("/api/1/contacts/sync/", &body).refused(
        400,
        &json!({
            "phone": [INVALID_PHONE],
            "first_name": ["Not a valid string."],
            "last_name": ["This field may not be null."],
            "email": ["Enter a valid email address."],
            "language": ["\"ita\" is not a valid choice."],
            "status": ["\"subscribed\" is not a valid choice."],
            "custom_fields": { "B": ["Not a valid string."], "C": ["This field may not be null."] },
        }),
    );
    let cases = [
        (json!({}), json!({ "phone": ["This field is required."] })),
        (
            json!({ "phone": " " }),
            json!({ "phone": ["This field may not be blank."] }),
        ),
        (
            json!({ "phone": "+393331234567", "custom_fields": [] }),
            json!({ "custom_fields": ["Expected a dictionary of items but got type \"list\"."] }),
        ),
        (
            json!([{ "phone": "+393331234567" }]),
            json!({ "non_field_errors": ["Invalid data. Expected a dictionary, but got list."] }),
        ),
    ];
    for (body, errors) in cases {
        sandbox
            .post("/api/1/contacts/sync/", &body)
            .refused(400, &errors);
    }
    assert_eq!(sandbox.contact_count(), 0);
}

#[test]
fn a_batch_with_one_bad_row_stores_nothing() {
    let sandbox = sandbox();
    let rows = json!([{ "phone": "+393331234567" }, { "phone": "39" }, "text", { "phone": "+393337654321" }]);
    let errors = json!([
        {},
        { "phone": [INVALID_PHONE] },
        { "non_field_errors": ["Invalid data. Expected a dictionary, but got str."] },
        {},
    ]);
    sandbox
        .post("/api/1/contacts/sync_all/", &rows)
        .refused(400, &errors);
    assert_eq!(sandbox.contact_count(), 0);
}

#[test]
fn a_batch_is_an_array_of_1_to_500_and_the_later_row_wins() {
    let sandbox = sandbox();
    let path = "/api/1/contacts/sync_all/";
    let wrapped = json!({ "contacts": [{ "phone": "+393331234567" }] });
    let message = "Expected a list of items but got type \"dict\".";
    sandbox
        .post(path, &wrapped)
        .refused(400, &json!({ "non_field_errors": [message] }));
    let empty = json!({ "non_field_errors": ["This list may not be empty."] });
    sandbox.post(path, &json!([])).refused(400, &empty);

    let rows = |count: usize| {
        (0..count)
            .map(|number| json!({ "phone": format!("+39333{number:07}") }))
            .collect()
    };
    let message = "Ensure this field has no more than 500 elements.";
    sandbox
        .post(path, &rows(501))
        .refused(400, &json!({ "non_field_errors": [message] }));
    assert_eq!(
        sandbox.post(path, &rows(500)).ok(),
        json!({ "created": 500, "updated": 0 })
    );

    let twice = json!([
        { "phone": "+393330000001", "first_name": "Ada" },
        { "phone": "+393339999999", "first_name": "Elio" },
        { "phone": "+393339999999", "first_name": "Dino" },
    ]);
    assert_eq!(
        sandbox.post(path, &twice).ok(),
        json!({ "created": 1, "updated": 2 })
    );
    let found = sandbox.get("/api/1/contacts/?phone=%2B393339999999").ok();
    assert_eq!(found["results"][0]["first_name"], "Dino");
}

#[test]
fn custom_field_values_are_kept_by_code_and_unknown_codes_are_ignored() {
    let sandbox = sandbox();
    let field = json!({ "label": "Order", "code": "ORDER_ID", "field_type": 1, "example": "A-1" });
    let id = sandbox.post("/api/1/custom-fields/", &field).ok()["id"].clone();
    let body = json!({ "phone": "+393331234567", "custom_fields": { "ORDER_ID": "A-42", "NOPE": "x", "__proto__": "y" } });
    let path = sandbox.contact(&body);
    sandbox.contact(&json!({ "phone": "+393331234567", "custom_fields": {} }));
    let shown = sandbox.get(&path).ok();
    let set = shown["contactfield_set"].as_array().unwrap();
    assert_eq!(set.len(), 1);
    assert_eq!(set[0]["field"], id);
    assert_eq!(set[0]["visual_code"], "%%ORDER_ID%%");
    assert_eq!(set[0]["value"], "A-42");
    assert!(set[0]["value_datetime"].is_null());
    // A value outside custom_fields is no value.
    sandbox.contact(&json!({ "phone": "+393331234567", "ORDER_ID": "A-43" }));
    assert_eq!(
        sandbox.get(&path).ok()["contactfield_set"][0]["value"],
        "A-42"
    );
}

#[test]
fn filters_are_exact_and_the_search_looks_everywhere() {
    let sandbox = sandbox();
    let ada = sandbox.contact(&json!({ "phone": "+393331234567", "first_name": "Ada", "last_name": "Rossi", "email": "ada@example.com", "language": "it", "status": "Subscribed" }));
    sandbox.contact(&json!({ "phone": "+442071234567", "first_name": "Adam", "last_name": "50%_off", "email": "adam@example.org" }));
    sandbox
        .call("PATCH", &ada, Some(&json!({ "is_blocked": true })))
        .ok();
    let id = ada.split('/').nth(4).unwrap();
    sandbox
        .post(&format!("/_sandbox/contacts/{id}/tags"), &json!([5]))
        .ok();
    let cases = [
        ("phone=%2B393331234567", 1),
        ("phone=+393331234567", 0),
        ("phone=393331234567", 0),
        ("email=ada@example.com", 1),
        ("email=ada", 0),
        ("first_name=Ada", 1),
        ("last_name=Rossi", 1),
        ("language=en", 1),
        ("status=Subscribed", 1),
        ("status=Not+Declared", 1),
        ("tag=5", 1),
        ("tag=6", 0),
        ("is_blocked=true", 1),
        ("is_blocked=false", 2),
        ("search=ADA", 2),
        ("search=ada+rossi", 1),
        ("search=example.org", 1),
        ("search=%2B4420", 1),
        ("search=%25_", 1),
        ("search=%27%20OR%201=1--", 0),
        ("language=en&first_name=Ada", 0),
        ("", 2),
    ];
    for (query, count) in cases {
        let page = sandbox.get(&format!("/api/1/contacts/?{query}")).ok();
        assert_eq!(page["count"], count, "{query}");
        assert_eq!(page["results"].as_array().unwrap().len(), count, "{query}");
    }
    let number = json!({ "tag": ["Enter a number."] });
    sandbox
        .get("/api/1/contacts/?tag=VIP")
        .refused(400, &number);
    let choice = "Select a valid choice. subscribed is not one of the available choices.";
    sandbox
        .get("/api/1/contacts/?status=subscribed")
        .refused(400, &json!({ "status": [choice] }));
}

#[test]
fn a_contact_is_read_updated_blocked_and_deleted() {
    let sandbox = sandbox();
    let path = sandbox.contact(&json!({ "phone": "+393331234567", "email": "ada@example.com" }));
    sandbox.contact(&json!({ "phone": "+393337654321" }));
    let taken = json!({ "phone": ["contact with this phone already exists."] });
    sandbox
        .call("PATCH", &path, Some(&json!({ "phone": "+393337654321" })))
        .refused(400, &taken);
    let not_boolean = json!({ "is_blocked": ["Must be a valid boolean."] });
    sandbox
        .call("PATCH", &path, Some(&json!({ "is_blocked": "yes" })))
        .refused(400, &not_boolean);

    let changes = json!({ "phone": "+393331234567", "email": null, "status": "Subscribed", "is_blocked": true });
    let updated = sandbox.call("PATCH", &path, Some(&changes)).ok();
    assert!(updated["email"].is_null());
    assert_eq!(updated["is_blocked"], true);
    // status is no field of this route.
    assert_eq!(updated["status"], "Not Declared");
    assert_eq!(sandbox.get(&path).ok(), updated);
    let unblocked = sandbox
        .call("PATCH", &path, Some(&json!({ "is_blocked": false })))
        .ok();
    assert_eq!(unblocked["is_blocked"], false);

    let deleted = sandbox.call("DELETE", &path, None);
    assert_eq!((deleted.status, deleted.text.as_str()), (204, ""));
    for method in ["GET", "PATCH", "DELETE"] {
        sandbox
            .call(method, &path, None)
            .refused(404, &json!({ "detail": "Not found." }));
    }
    let again = sandbox.contact(&json!({ "phone": "+393331234567" }));
    assert_ne!(again, path, "an id is never used twice");
}

#[test]
fn only_members_become_operators() {
    let sandbox = sandbox();
    let path = sandbox.contact(&json!({ "phone": "+393331234567" }));
    let add = format!("{path}add_operator/");
    let remove = format!("{path}remove_operator/");
    let operators = || {
        let state = sandbox.get("/_sandbox/state").ok();
        state["contacts"]["latest"][0]["operators"].clone()
    };
    let stranger = sandbox.post(&add, &json!({ "email": "nobody@example.com" }));
    assert_eq!(stranger.status, 400);
    assert_eq!(stranger.body["code"], "spoki::3004");
    assert!(stranger.body["title"].is_string() && stranger.body["detail"].is_string());
    sandbox
        .post(&add, &json!({}))
        .refused(400, &json!({ "email": ["This field is required."] }));
    assert_eq!(operators(), json!([]));
    for _ in 0..2 {
        sandbox
            .post(&add, &json!({ "email": "ada@example.com" }))
            .ok();
        assert_eq!(operators(), json!(["ada@example.com"]));
    }
    sandbox
        .post(&remove, &json!({ "email": "ada@example.com" }))
        .ok();
    assert_eq!(operators(), json!([]));
    let unknown = json!({ "detail": "Not found." });
    sandbox
        .post(
            "/api/1/contacts/1/add_operator/",
            &json!({ "email": "ada@example.com" }),
        )
        .refused(404, &unknown);
}
