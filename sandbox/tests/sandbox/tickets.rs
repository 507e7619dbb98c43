//! Tickets, and accounts without them.

use crate::common::{sandbox, with};
use serde_json::{Value, json};
use spoki_sandbox::Options;

const TICKETS: &str = "/api/1/tickets/";

fn ticket(title: &str, status: &str, priority: &str) -> Value {
    json!({ "contact_phone": "+393331234567", "title": title, "status": status, "priority": priority })
}

#[test]
fn a_ticket_is_opened_changed_closed_and_deleted() {
    let sandbox = sandbox();
    sandbox.contact(&json!({ "phone": "+393331234567", "first_name": "Ada" }));
    let mut body = ticket("Pacco danneggiato", "Open", "High");
    body["description"] = json!("angolo rotto");
    body["reference"] = json!("");
    let made = sandbox.post(TICKETS, &body);
    assert_eq!(made.status, 201);
    let made = made.body;
    assert_eq!(made["contact"]["first_name"], "Ada");
    assert_eq!(made["contact"]["role_set"], json!([]));
    assert_eq!(made["closed_datetime"], Value::Null);
    assert!(!made["reference"].as_str().unwrap().is_empty());
    let path = format!("{TICKETS}{}/", made["id"]);
    assert_eq!(sandbox.get(&path).ok(), made);
    let change = json!({ "status": "Closed", "reference": "R-1", "description": null });
    let changed = sandbox.call("PATCH", &path, Some(&change)).ok();
    assert_eq!(changed["title"], "Pacco danneggiato");
    assert_eq!(changed["reference"], "R-1");
    assert_eq!(changed["description"], Value::Null);
    assert!(changed["closed_datetime"].is_string());
    let reopened = sandbox
        .call("PATCH", &path, Some(&json!({ "status": "In Progress" })))
        .ok();
    assert_eq!(reopened["closed_datetime"], Value::Null);
    assert_eq!(sandbox.call("DELETE", &path, None).status, 204);
    assert_eq!(sandbox.get(&path).status, 404);
    assert_eq!(sandbox.contact_count(), 1);
}

#[test]
fn status_and_priority_are_case_sensitive() {
    let sandbox = sandbox();
    let cases = [
        (
            ticket("Pacco", "open", "HIGH"),
            json!({ "status": ["\"open\" is not a valid choice."], "priority": ["\"HIGH\" is not a valid choice."] }),
        ),
        (
            json!({}),
            json!({
                "contact_phone": ["This field is required."], "title": ["This field is required."],
                "status": ["This field is required."], "priority": ["This field is required."],
            }),
        ),
        (
            json!({ "contact_phone": "333", "title": "a".repeat(257), "status": "Open", "priority": "Low", "description": "a".repeat(1_025), "reference": "a".repeat(257) }),
            json!({
                "contact_phone": ["The phone number entered is not valid."],
                "title": ["Ensure this field has no more than 256 characters."],
                "description": ["Ensure this field has no more than 1024 characters."],
                "reference": ["Ensure this field has no more than 256 characters."],
            }),
        ),
    ];
    for (body, errors) in cases {
        sandbox.post(TICKETS, &body).refused(400, &errors);
    }
    assert_eq!(sandbox.contact_count(), 0);
}

#[test]
fn both_ways_of_paging_and_statuses_without_case_are_taken() {
    let sandbox = sandbox();
    for (title, status) in [("b", "Open"), ("c", "In Progress"), ("a", "Open")] {
        sandbox.post(TICKETS, &ticket(title, status, "Low")).ok();
    }
    let titles = |query: &str| -> Vec<String> {
        let page = sandbox.get(&format!("{TICKETS}{query}")).ok();
        let rows = page["results"].as_array().unwrap().clone();
        rows.iter()
            .map(|row| row["title"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(titles(""), ["a", "c", "b"]);
    assert_eq!(titles("?sort_by=title&order=asc"), ["a", "b", "c"]);
    assert_eq!(titles("?sort_by=title&order=desc&per_page=2"), ["c", "b"]);
    assert_eq!(titles("?sort_by=title&order=asc&page_size=2&page=2"), ["c"]);
    assert_eq!(titles("?status=OPEN&order=asc"), ["b", "a"]);
    assert_eq!(titles("?status=in%20progress"), ["c"]);
    for wrong in ["?sort_by=phone", "?order=up", "?status=new"] {
        assert_eq!(
            sandbox.get(&format!("{TICKETS}{wrong}")).status,
            400,
            "{wrong}"
        );
    }
}

#[test]
fn without_the_feature_there_are_no_tickets() {
    let sandbox = with(Options {
        tickets: false,
        speed: 1_000_000.0,
        ..Options::default()
    });
    let absent = json!({ "detail": "Not found." });
    sandbox.get(TICKETS).refused(404, &absent);
    sandbox
        .post(TICKETS, &ticket("Pacco", "Open", "Low"))
        .refused(404, &absent);
    for method in ["GET", "DELETE"] {
        sandbox
            .call(method, &format!("{TICKETS}9101/"), None)
            .refused(404, &absent);
    }
}
