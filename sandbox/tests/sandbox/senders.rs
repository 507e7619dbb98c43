//! What an account sends is its own: the channel, the credit, the reports and who is told.

use crate::common::{Sandbox, sandbox, standing, with};
use crate::messages::{SEND, write};
use crate::receiver::Receiver;
use serde_json::{Value, json};
use spoki_sandbox::Options;

const CHANNELS: &str = "/api/1/channel/";
const NO_CHANNEL: &str = "The account has no channel to send from.";

fn text() -> Value {
    json!({ "type": "Message", "content_type": "Text", "phone": "+393331234567", "text": "Ciao" })
}

fn channel(identifier: &str, is_primary: bool) -> Value {
    json!({ "platform": 6, "name": "Chat", "identifier": identifier, "is_primary": is_primary })
}

/// A client of the partner with a channel and credit; gives its id and its key.
fn client(sandbox: &Sandbox, credit: i64) -> (Value, String) {
    let (client, key) = sandbox.client("Pasticceria");
    let chat = channel("pasticceria", true);
    sandbox.call_with(&key, "POST", CHANNELS, Some(&chat)).ok();
    let recharge = json!({ "destination_account": client, "amount": credit });
    sandbox
        .partner_post("/api/1/partners/create_subrecharge/", &recharge)
        .ok();
    (client, key)
}

fn account(sandbox: &Sandbox, key: &str) -> Value {
    let seen = sandbox.call_with(key, "GET", "/api/1/accounts/", None).ok();
    seen[0].clone()
}

/// How many messages of each channel the reports tell of.
fn told(sandbox: &Sandbox, channel: &Value) -> i64 {
    let years = sandbox
        .get("/api/1/reports/detailed/?granularity=Year")
        .ok();
    let counters = years.as_array().unwrap().iter();
    counters
        .flat_map(|year| year["counters"].as_array().unwrap())
        .filter(|counter| &counter["channel"] == channel)
        .map(|counter| counter["count"].as_i64().unwrap())
        .sum()
}

#[test]
fn a_message_leaves_through_the_channel_that_is_asked_for_or_the_primary() {
    let sandbox = sandbox();
    let first = sandbox.get(CHANNELS).ok()["results"][0]["id"].clone();
    let second = sandbox.post(CHANNELS, &channel("chat", false)).ok()["id"].clone();
    let (_, key) = client(&sandbox, 1_000);
    let chats = sandbox.call_with(&key, "GET", CHANNELS, None).ok();
    let of_client = chats["results"][0]["id"].clone();
    let through = |channel: &Value| {
        let mut body = text();
        body["channel_id"] = channel.clone();
        sandbox.post(SEND, &body)
    };
    let before = told(&sandbox, &first);
    through(&second).ok();
    through(&second).ok();
    through(&Value::Null).ok();
    sandbox.post(SEND, &text()).ok();
    through(&json!(second.to_string())).ok();
    // The kept answers are old by then.
    sandbox.running.skip(1_800.0);
    assert_eq!(told(&sandbox, &first), before + 2);
    assert_eq!(told(&sandbox, &second), 3);
    for (channel, message) in [
        (
            json!(9),
            "Invalid pk \"9\" - object does not exist.".to_owned(),
        ),
        (
            of_client.clone(),
            format!("Invalid pk \"{of_client}\" - object does not exist."),
        ),
        (json!("chat"), "A valid integer is required.".to_owned()),
    ] {
        through(&channel).refused(400, &json!({ "channel_id": [message] }));
    }
}

#[test]
fn without_a_channel_nothing_leaves_but_notes_are_kept() {
    let sandbox = sandbox();
    let (_, key) = sandbox.client("Pasticceria");
    sandbox
        .call_with(&key, "POST", SEND, Some(&text()))
        .refused(400, &json!({ "channel_id": [NO_CHANNEL] }));
    let mut note = text();
    note["type"] = json!("Note");
    sandbox.call_with(&key, "POST", SEND, Some(&note)).ok();
}

#[test]
fn each_account_pays_for_what_it_sends() {
    let sandbox = with(Options {
        credit: 50,
        speed: 1_000_000.0,
        ..Options::default()
    });
    let (_, key) = client(&sandbox, 100);
    let credits = || {
        let own = account(&sandbox, "sandbox-key")["current_credit"].clone();
        json!([own, account(&sandbox, &key)["current_credit"]])
    };
    let send = || sandbox.call_with(&key, "POST", SEND, Some(&text())).status;
    assert_eq!(credits(), json!([50, 100]));
    assert_eq!((send(), send(), send()), (200, 200, 402));
    assert_eq!(credits(), json!([50, 0]));
    sandbox.post(SEND, &text()).ok();
    assert_eq!(sandbox.post(SEND, &text()).status, 402);
    assert_eq!(credits(), json!([0, 0]));
    sandbox.client("Libreria");
    let shown = sandbox.get("/_sandbox/state").ok()["messaging"]["accounts"].clone();
    let names = shown.as_array().unwrap().iter().map(|row| &row["name"]);
    let names: Vec<&Value> = names.collect();
    assert_eq!(names, ["Negozio di prova", "Pasticceria", "Libreria"]);
    assert_eq!(shown[1]["credit"], 0);
}

#[test]
fn an_automation_pays_from_the_account_that_made_it_whoever_starts_it() {
    let sandbox = sandbox();
    let (_, key) = client(&sandbox, 100);
    let automation = json!({
        "name": "Saluto", "is_active": true, "webhook_set": [{ "platform": "api" }],
        "steps": [{ "step_type": "FreeMessage", "text": "Da %%ACCOUNT_NAME%%" }],
    });
    let path = "/api/1/automations/";
    let made = sandbox
        .call_with(&key, "POST", path, Some(&automation))
        .ok();
    let starter = &made["webhook_set"][0];
    let start = format!("/wh/ap/{}/", starter["uuid"].as_str().unwrap());
    let body = json!({ "secret": starter["secret"], "phone": "+393331234567" });
    let content = [("Content-Type", "application/json")];
    sandbox
        .send("POST", &start, &content, body.to_string().as_bytes())
        .unwrap()
        .ok();
    assert_eq!(sandbox.last_message()["text"], "Da Pasticceria");
    assert_eq!(account(&sandbox, &key)["current_credit"], 50);
    assert_eq!(account(&sandbox, "sandbox-key")["current_credit"], 100_000);
}

#[test]
fn what_is_sent_and_comes_in_is_counted() {
    let sandbox = standing();
    let counters = || {
        let page = sandbox.get("/api/1/reports/").ok();
        let days = page["results"].as_array().unwrap();
        let sum = |name: &str| -> i64 { days.iter().map(|day| day[name].as_i64().unwrap()).sum() };
        [
            "template_message_count",
            "free_message_count",
            "incoming_message_count",
            "sent_message_count",
            "read_message_count",
        ]
        .map(sum)
    };
    let contacted = || {
        let own = account(&sandbox, "sandbox-key");
        json!([own["contacted_in_24h"], own["contacted_in_7d"]])
    };
    let welcome =
        json!({ "language": "it", "body_template_component": { "text": "Grazie di cuore." } });
    let template = sandbox.approved("grazie", "UTILITY", &welcome);
    let before = counters();
    assert_eq!(contacted(), json!([0, 0]));
    write(&sandbox, "+393331234567");
    sandbox.post(SEND, &text()).ok();
    for phone in ["+393331234567", "+393337654321", "+39333131026"] {
        let body = json!({ "type": "Template", "phone": phone, "template": template });
        sandbox.post(SEND, &body).ok();
    }
    let mut note = text();
    note["type"] = json!("Note");
    sandbox.post(SEND, &note).ok();
    // The messages are read by then, and the kept answers old.
    sandbox.running.skip(2_160.0);
    // Of the four that were sent one failed.
    let after = counters();
    let more: Vec<i64> = after
        .iter()
        .zip(before)
        .map(|(now, then)| now - then)
        .collect();
    assert_eq!(more, [3, 1, 1, 3, 3]);
    assert_eq!(contacted(), json!([2, 2]));
    sandbox.running.skip(86_400.0);
    assert_eq!(contacted(), json!([0, 2]));
}

#[test]
fn the_account_that_sends_is_told_and_no_other() {
    let sandbox = sandbox();
    let (id, key) = client(&sandbox, 1_000);
    let (of_client, of_other) = (Receiver::start(&[]), Receiver::start(&[]));
    let path = "/api/1/external-webhooks/";
    let hook = |url: &str| json!({ "event": "message.note", "url": url });
    let subscription = sandbox
        .call_with(&key, "POST", path, Some(&hook(&of_client.url)))
        .ok();
    let other = sandbox.post(path, &hook(&of_other.url)).ok();
    let mut note = text();
    note["type"] = json!("Note");
    sandbox.call_with(&key, "POST", SEND, Some(&note)).ok();
    let delivered = of_client.next();
    assert_eq!(delivered.header("x-spoki-account"), id.to_string());
    let deliveries = sandbox.get("/_sandbox/deliveries").ok();
    let mut deliveries = deliveries.as_array().unwrap().iter();
    assert!(deliveries.all(|delivery| delivery["webhook"] != other["id"]));

    let outbound = json!({ "event": "message.outbound", "url": of_client.url });
    let changed = format!("{path}{}/", subscription["id"]);
    sandbox
        .call_with(&key, "PATCH", &changed, Some(&outbound))
        .ok();
    sandbox.call_with(&key, "POST", SEND, Some(&text())).ok();
    assert_eq!(of_client.next().body["data"]["from_phone"], "pasticceria");
}

#[test]
fn what_one_account_made_is_not_found_by_another() {
    let sandbox = sandbox();
    let (_, key) = client(&sandbox, 1_000);
    let list = sandbox.list("Clienti");
    let list: i64 = list.split('/').nth(4).unwrap().parse().unwrap();
    let automation = sandbox
        .post("/api/1/automations/", &json!({ "name": "Saluto" }))
        .ok();
    let campaign = json!({ "name": "Saldi", "automation": automation["id"], "lists": [list] });
    for (path, body) in [
        ("/api/1/automations/", json!({ "name": "Addio" })),
        ("/api/1/campaigns/", campaign.clone()),
        (
            "/api/1/external-webhooks/",
            json!({ "event": "message.note", "url": "https://example.com" }),
        ),
    ] {
        let made = sandbox.post(path, &body).ok();
        let one = format!("{path}{}/", made["id"]);
        sandbox.get(&one).ok();
        assert_eq!(sandbox.call_with(&key, "GET", &one, None).status, 404);
        let seen = sandbox.call_with(&key, "GET", path, None).ok();
        assert_eq!(seen["count"], 0, "{path}");
        for method in ["PATCH", "DELETE"] {
            let reply = sandbox.call_with(&key, method, &one, Some(&body));
            assert!([404, 405].contains(&reply.status), "{method} {one}");
        }
        sandbox.get(&one).ok();
    }
    let message = format!(
        "Invalid pk \"{}\" - object does not exist.",
        automation["id"]
    );
    sandbox
        .call_with(&key, "POST", "/api/1/campaigns/", Some(&campaign))
        .refused(400, &json!({ "automation": [message] }));
}
