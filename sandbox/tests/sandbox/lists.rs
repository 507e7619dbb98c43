//! Lists and their members.

use crate::common::{Sandbox, sandbox};
use serde_json::{Value, json};

/// Who is in a list, as the control route tells it.
fn phones(sandbox: &Sandbox, list: &str) -> Value {
    let id = list.split('/').nth(4).unwrap();
    sandbox.get(&format!("/_sandbox/lists/{id}/contacts")).ok()
}

#[test]
fn a_list_is_made_found_and_deleted_and_its_contacts_stay() {
    let sandbox = sandbox();
    let path = sandbox.list(" Clienti ");
    sandbox.list("Fiera");
    let shown = sandbox.get(&path).ok();
    assert_eq!(shown["name"], "Clienti");
    assert_eq!(shown["contacts_count"], 0);
    assert!(shown["color"].is_null());
    assert!(shown["created_datetime"].as_str().unwrap().ends_with('Z'));
    assert_eq!(sandbox.get("/api/1/lists/").ok()["count"], 2);
    assert_eq!(
        sandbox.get("/api/1/lists/?search=clie").ok()["results"],
        json!([shown])
    );

    let blank = json!({ "name": ["This field may not be blank."] });
    sandbox
        .post("/api/1/lists/", &json!({ "name": "  " }))
        .refused(400, &blank);
    let missing = json!({ "name": ["This field is required."] });
    sandbox
        .post("/api/1/lists/", &json!({ "title": "x" }))
        .refused(400, &missing);

    let contacts = json!({ "contacts": [{ "phone": "+393331234567" }] });
    sandbox
        .post(&format!("{path}sync_contacts/"), &contacts)
        .ok();
    assert_eq!(sandbox.call("DELETE", &path, None).status, 204);
    sandbox
        .get(&path)
        .refused(404, &json!({ "detail": "Not found." }));
    let left = sandbox.get("/api/1/contacts/").ok();
    assert_eq!(left["count"], 1);
    assert_eq!(left["results"][0]["list_set"], json!([]));
}

#[test]
fn synced_contacts_are_upserted_and_become_members_once() {
    let sandbox = sandbox();
    let other = sandbox.list("Fiera");
    let path = sandbox.list("Clienti");
    let sync = format!("{path}sync_contacts/");
    sandbox.contact(&json!({ "phone": "+393331234567", "first_name": "Ada" }));
    let rows = json!({ "contacts": [
        { "phone": "+393331234567", "last_name": "Prova" },
        { "phone": "+393337654321" },
        { "phone": "+393337654321", "first_name": "Elio" },
    ] });
    assert_eq!(
        sandbox.post(&sync, &rows).ok(),
        json!({ "created": 1, "updated": 2 })
    );
    assert_eq!(
        sandbox.post(&sync, &rows).ok(),
        json!({ "created": 0, "updated": 3 })
    );
    assert_eq!(
        phones(&sandbox, &path),
        json!(["+393331234567", "+393337654321"])
    );
    assert_eq!(sandbox.get(&path).ok()["contacts_count"], 2);
    let found = sandbox.get("/api/1/contacts/?first_name=Ada").ok();
    assert_eq!(found["results"][0]["last_name"], "Prova");
    assert_eq!(found["results"][0]["list_set"][0]["name"], "Clienti");
    assert_eq!(found["results"][0]["list_set"][0]["contacts_count"], 2);
    assert_eq!(phones(&sandbox, &other), json!([]));

    let contact = format!("/api/1/contacts/{}/", found["results"][0]["id"]);
    assert_eq!(sandbox.call("DELETE", &contact, None).status, 204);
    assert_eq!(sandbox.get(&path).ok()["contacts_count"], 1);
}

#[test]
fn a_refused_batch_leaves_the_list_as_it_was() {
    let sandbox = sandbox();
    let path = sandbox.list("Clienti");
    let sync = format!("{path}sync_contacts/");
    let message = "The phone number entered is not valid.";
    let rows = json!({ "contacts": [{ "phone": "+393331234567" }, { "phone": "39" }] });
    let errors = json!({ "contacts": [{}, { "phone": [message] }] });
    sandbox.post(&sync, &rows).refused(400, &errors);
    assert_eq!(phones(&sandbox, &path), json!([]));
    assert_eq!(sandbox.contact_count(), 0);

    let cases = [
        (
            json!({}),
            json!({ "contacts": ["This field is required."] }),
        ),
        (
            json!({ "contacts": null }),
            json!({ "contacts": ["This field may not be null."] }),
        ),
        (
            json!({ "contacts": [] }),
            json!({ "contacts": { "non_field_errors": ["This list may not be empty."] } }),
        ),
        (
            json!({ "contacts": {} }),
            json!({ "contacts": { "non_field_errors": ["Expected a list of items but got type \"dict\"."] } }),
        ),
        (
            json!([{ "phone": "+393331234567" }]),
            json!({ "non_field_errors": ["Invalid data. Expected a dictionary, but got list."] }),
        ),
    ];
    for (body, errors) in cases {
        sandbox.post(&sync, &body).refused(400, &errors);
    }
    let unknown = json!({ "detail": "Not found." });
    sandbox
        .post("/api/1/lists/1/sync_contacts/", &rows)
        .refused(404, &unknown);
}

#[test]
fn contacts_leave_by_id_phone_or_email() {
    let sandbox = sandbox();
    let path = sandbox.list("Clienti");
    let rows: Vec<Value> = (1..=7)
        .map(|number| json!({ "phone": format!("+39333000000{number}"), "email": format!("c{number}@example.com") }))
        .collect();
    sandbox
        .post(
            &format!("{path}sync_contacts/"),
            &json!({ "contacts": rows }),
        )
        .ok();
    let all = sandbox.get("/api/1/contacts/").ok();
    let id = |index: usize| all["results"][index]["id"].as_i64().unwrap();
    let remove = format!("{path}remove_contacts/");

    let nobody = "At least one of ids, phones, emails or contacts must name a contact.";
    for body in [
        json!({}),
        json!({ "ids": [], "phones": [], "emails": [], "contacts": [] }),
    ] {
        sandbox
            .post(&remove, &body)
            .refused(400, &json!({ "non_field_errors": [nobody] }));
    }
    let wrong = json!({ "ids": { "1": ["A valid integer is required."] } });
    sandbox
        .post(&remove, &json!({ "ids": [id(0), "x"] }))
        .refused(400, &wrong);

    let some = json!({ "ids": [id(0), id(1).to_string(), 12], "phones": ["+393330000003"], "emails": ["c4@example.com"], "contacts": [id(4)] });
    assert_eq!(sandbox.post(&remove, &some).ok(), json!({ "removed": 5 }));
    assert_eq!(
        phones(&sandbox, &path),
        json!(["+393330000006", "+393330000007"])
    );
    let rest = sandbox
        .post(&format!("{path}remove_all_contacts/"), &json!({}))
        .ok();
    assert_eq!(rest, json!({ "removed": 2 }));
    assert_eq!(phones(&sandbox, &path), json!([]));
    assert_eq!(sandbox.contact_count(), 7);
}
