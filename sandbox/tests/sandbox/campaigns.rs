//! Campaigns: edited before they start, and then counted.

use crate::common::{Sandbox, sandbox, standing, with};
use serde_json::{Value, json};
use spoki_sandbox::Options;

const CAMPAIGNS: &str = "/api/1/campaigns/";
const PAST: &str = "2020-01-01T09:00:00.000Z";
const FUTURE: &str = "2999-10-01T09:00:00.000Z";

/// A list with these contacts; gives its id.
fn list(sandbox: &Sandbox, phones: &[&str]) -> i64 {
    let path = sandbox.list("Clienti");
    let rows: Vec<Value> = phones
        .iter()
        .map(|phone| json!({ "phone": phone }))
        .collect();
    let rows = json!({ "contacts": rows });
    sandbox.post(&format!("{path}sync_contacts/"), &rows).ok();
    path.split('/').nth(4).unwrap().parse().unwrap()
}

fn offer(sandbox: &Sandbox) -> Value {
    let localization = json!({ "language": "it", "body_template_component": { "text": "Da oggi ci sono i saldi." } });
    sandbox.approved("saldi", "MARKETING", &localization)
}

fn path(campaign: &Value) -> String {
    format!("{CAMPAIGNS}{}/", campaign["id"])
}

fn counters(campaign: &Value) -> Vec<i64> {
    [
        "contacts_count",
        "automation_started",
        "automation_completed",
        "automation_failed",
        "messages_sent",
        "messages_read",
        "messages_failed",
    ]
    .iter()
    .map(|name| campaign[*name].as_i64().unwrap())
    .collect()
}

#[test]
fn a_scheduled_campaign_starts_by_the_clock_and_reaches_everybody_once() {
    let sandbox = sandbox();
    let phones = ["+393331234567", "+39333131049"];
    let one = list(&sandbox, &phones);
    let two = list(&sandbox, &["+393331234567", "+393337654321"]);
    let body = json!({ "name": "Saldi", "status": "Scheduled", "scheduled_datetime": PAST, "template": offer(&sandbox), "lists": [one, two] });
    let made = sandbox.post(CAMPAIGNS, &body);
    assert_eq!(made.status, 201, "{}", made.text);
    assert_eq!(made.body["status"], "Scheduled");
    assert_eq!(counters(&made.body), [3, 0, 0, 0, 0, 0, 0]);
    let done = sandbox.get(&path(&made.body)).ok();
    assert_eq!(done["status"], "Completed");
    assert_eq!(done["scheduled_datetime"], "2020-01-01T09:00:00Z");
    assert_eq!(done["lists"].as_array().unwrap().len(), 2);
    assert_eq!(counters(&done), [3, 3, 3, 0, 2, 2, 1]);

    let answer = json!({ "phone": "+393337654321", "text": "Grazie" });
    sandbox.post("/_sandbox/inbound", &answer).ok();
    sandbox.post("/_sandbox/inbound", &answer).ok();
    let answered = sandbox.get(&path(&done)).ok();
    assert_eq!(answered["messages_received"], 2);
    assert_eq!(answered["automation_interacted_with"], 1);

    let locked =
        json!({ "detail": "Only a Draft or Scheduled campaign can be changed or deleted." });
    let rename = json!({ "name": "Altro" });
    sandbox
        .call("PATCH", &path(&done), Some(&rename))
        .refused(400, &locked);
    sandbox
        .call("DELETE", &path(&done), None)
        .refused(400, &locked);
}

#[test]
fn it_waits_for_its_time_and_processes_while_its_automation_runs() {
    let sandbox = standing();
    let list = list(&sandbox, &["+393331234567"]);
    let steps = json!([{ "step_type": "Delay", "delay_seconds": 7200 }, { "step_type": "TemplateMessage", "template": offer(&sandbox) }]);
    let automation = json!({ "name": "Saldi", "is_active": true, "steps": steps });
    let automation = sandbox.post("/api/1/automations/", &automation).ok();
    let now = sandbox.get("/_sandbox/state").ok()["clock"]["now"].clone();
    let now = now.as_str().unwrap();
    let body = json!({ "name": "Saldi", "status": "Scheduled", "scheduled_datetime": FUTURE, "automation": automation["id"], "lists": [list] });
    let campaign = sandbox.post(CAMPAIGNS, &body).ok();
    assert_eq!(
        campaign["automation"],
        json!({ "id": automation["id"], "name": "Saldi" })
    );
    sandbox.running.skip(600.0);
    assert_eq!(sandbox.get(&path(&campaign)).ok()["status"], "Scheduled");
    let soon = json!({ "scheduled_datetime": now });
    sandbox.call("PATCH", &path(&campaign), Some(&soon)).ok();
    sandbox.running.skip(600.0);
    let running = sandbox.get(&path(&campaign)).ok();
    assert_eq!(running["status"], "Processing");
    assert_eq!(counters(&running), [1, 1, 0, 0, 0, 0, 0]);
    sandbox.running.skip(7_200.0);
    let done = sandbox.get(&path(&campaign)).ok();
    assert_eq!(done["status"], "Completed");
    assert_eq!(counters(&done), [1, 1, 1, 0, 1, 1, 0]);
}

#[test]
fn spent_credit_shows_in_the_counters() {
    let sandbox = with(Options {
        credit: 50,
        speed: 1_000_000.0,
        ..Options::default()
    });
    let list = list(&sandbox, &["+393331234567", "+393337654321"]);
    let body = json!({ "name": "Saldi", "status": "Scheduled", "scheduled_datetime": PAST, "template": offer(&sandbox), "lists": [list] });
    let campaign = sandbox.post(CAMPAIGNS, &body).ok();
    let done = sandbox.get(&path(&campaign)).ok();
    assert_eq!(counters(&done), [2, 2, 1, 1, 1, 1, 1]);
    assert_eq!(sandbox.last_message()["error_code"], "spoki::1029");
}

#[test]
fn one_that_is_a_draft_again_does_not_start() {
    let sandbox = standing();
    let list = list(&sandbox, &["+393331234567"]);
    let template = offer(&sandbox);
    let now = sandbox.get("/_sandbox/state").ok()["clock"]["now"].clone();
    let in_an_hour = now.as_str().unwrap().replace('Z', "-01:00");
    let body = json!({ "name": "Saldi", "status": "Scheduled", "scheduled_datetime": in_an_hour, "template": template, "lists": [list] });
    let campaigns = [
        sandbox.post(CAMPAIGNS, &body).ok(),
        sandbox.post(CAMPAIGNS, &body).ok(),
    ];
    let draft = json!({ "status": "Draft" });
    sandbox
        .call("PATCH", &path(&campaigns[0]), Some(&draft))
        .ok();
    sandbox.running.skip(7_200.0);
    let states = campaigns.map(|campaign| sandbox.get(&path(&campaign)).ok()["status"].clone());
    assert_eq!(states, ["Draft", "Completed"]);
}

#[test]
fn a_contact_that_is_gone_holds_nothing_up() {
    let sandbox = standing();
    let list = list(&sandbox, &["+393331234567"]);
    let steps = json!([{ "step_type": "Delay", "delay_seconds": 3600 }, { "step_type": "FreeMessage", "text": "Ciao" }]);
    let automation = json!({ "name": "Saldi", "is_active": true, "steps": steps });
    let automation = sandbox.post("/api/1/automations/", &automation).ok();
    let body = json!({ "name": "Saldi", "status": "Scheduled", "scheduled_datetime": PAST, "automation": automation["id"], "lists": [list] });
    let campaign = sandbox.post(CAMPAIGNS, &body).ok();
    assert_eq!(sandbox.get(&path(&campaign)).ok()["status"], "Processing");
    let contact = sandbox.contact(&json!({ "phone": "+393331234567" }));
    assert_eq!(sandbox.call("DELETE", &contact, None).status, 204);
    sandbox.running.skip(7_200.0);
    let done = sandbox.get(&path(&campaign)).ok();
    assert_eq!(done["status"], "Completed");
    assert_eq!(counters(&done), [1, 1, 0, 1, 0, 0, 0]);
}

#[test]
fn a_draft_waits_and_a_deleted_one_never_starts() {
    let sandbox = sandbox();
    let list = list(&sandbox, &["+393331234567"]);
    let template = offer(&sandbox);
    let draft = json!({ "name": "Bozza", "scheduled_datetime": PAST, "template": template, "lists": [list] });
    let draft = sandbox.post(CAMPAIGNS, &draft).ok();
    assert_eq!(draft["status"], "Draft");
    let scheduled = json!({ "name": "Futura", "status": "Scheduled", "scheduled_datetime": FUTURE, "template": template, "lists": [list] });
    let scheduled = sandbox.post(CAMPAIGNS, &scheduled).ok();
    let again = json!({ "status": "Draft", "name": "Forse" });
    let again = sandbox.call("PATCH", &path(&scheduled), Some(&again)).ok();
    assert_eq!(
        (&again["status"], &again["name"]),
        (&json!("Draft"), &json!("Forse"))
    );
    assert_eq!(sandbox.get(&path(&draft)).ok()["status"], "Draft");
    for (query, count) in [
        ("", 2),
        ("?scheduled_datetime_gte=2020-01-01", 2),
        ("?scheduled_datetime_gte=2020-01-02", 1),
        ("?scheduled_datetime_lte=2020-01-01", 1),
        ("?scheduled_datetime_lte=2020-01-01T08:00:00Z", 0),
        (
            "?scheduled_datetime_gte=2999-10-01T09:00:00Z&scheduled_datetime_lte=2999-10-01T09:00:00Z",
            1,
        ),
    ] {
        let found = sandbox.get(&format!("{CAMPAIGNS}{query}")).ok();
        assert_eq!(found["count"], count, "{query}");
    }
    assert_eq!(
        sandbox
            .get(&format!("{CAMPAIGNS}?scheduled_datetime_gte=soon"))
            .status,
        400
    );
    assert_eq!(sandbox.call("DELETE", &path(&draft), None).status, 204);
    assert_eq!(sandbox.get(&path(&draft)).status, 404);
    assert_eq!(sandbox.get("/_sandbox/messages").ok(), json!([]));
}

#[test]
fn wrong_campaigns_are_refused() {
    let sandbox = sandbox();
    let list = list(&sandbox, &["+393331234567"]);
    let template = offer(&sandbox);
    let required = ["This field is required."];
    let cases = [
        (json!({}), json!({ "name": required, "lists": required })),
        (
            json!({ "name": "a", "lists": [list], "template": template, "status": "Scheduled" }),
            json!({ "scheduled_datetime": required }),
        ),
        (
            json!({ "name": "a", "lists": [list], "template": template, "status": "Scheduled", "scheduled_datetime": null }),
            json!({ "scheduled_datetime": required }),
        ),
        (
            json!({ "name": "a", "lists": [list], "template": template, "status": "Completed", "scheduled_datetime": "01/10/2026" }),
            json!({
                "status": ["\"Completed\" is not a valid choice."],
                "scheduled_datetime": ["Datetime has wrong format. Use ISO 8601, such as 2026-10-01T09:00:00.000Z."],
            }),
        ),
        (
            json!({ "name": "a", "lists": [7], "template": 8, "automation": 9 }),
            json!({
                "lists": ["Invalid pk \"7\" - object does not exist."],
                "template": ["Invalid pk \"8\" - object does not exist."],
                "automation": ["Invalid pk \"9\" - object does not exist."],
            }),
        ),
        (
            json!({ "name": "a", "lists": [], "template": template }),
            json!({ "lists": ["This list may not be empty."] }),
        ),
        (
            json!({ "name": "a", "lists": [list] }),
            json!({ "non_field_errors": ["Give either an automation or a template."] }),
        ),
    ];
    for (body, errors) in cases {
        sandbox.post(CAMPAIGNS, &body).refused(400, &errors);
    }
    assert_eq!(sandbox.get(CAMPAIGNS).ok()["count"], 0);
}
