//! Subscriptions and what is delivered to them.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::common::{Sandbox, sandbox, standing, until, with};
use crate::receiver::Receiver;
use serde_json::{Value, json};
use spoki_sandbox::Options;

const WEBHOOKS: &str = "/api/1/external-webhooks/";

fn subscribe(sandbox: &Sandbox, event: &str, url: &str) -> Value {
    let body = json!({ "event": event, "version": 2, "url": url, "is_active": true });
    sandbox.post(WEBHOOKS, &body).ok()
}

fn path(webhook: &Value) -> String {
    format!("{WEBHOOKS}{}/", webhook["id"])
}

fn real_time() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap().as_secs()
}

/// What was delivered or is to be, newest first.
fn deliveries(sandbox: &Sandbox) -> Vec<Value> {
    let told = sandbox.get("/_sandbox/deliveries").ok();
    told.as_array().unwrap().clone()
}

/// The newest delivery, after so many attempts.
#[track_caller]
fn after_attempts(sandbox: &Sandbox, count: usize) -> Value {
    until(|| {
        let delivery = deliveries(sandbox)[0].clone();
        (delivery["attempts"].as_array().unwrap().len() == count).then_some(delivery)
    })
}

fn text(phone: &str) -> Value {
    json!({ "type": "Message", "content_type": "Text", "phone": phone, "text": "Ciao", "metadata": { "order": "A-42" } })
}

#[test]
fn the_secret_is_shown_at_creation_and_rotation_only() {
    let sandbox = sandbox();
    let made = subscribe(&sandbox, "message.inbound", "https://example.com/hooks");
    let secret = made["secret"].as_str().unwrap();
    assert!(secret.starts_with("whsec_") && secret.len() == 70);
    let shown = sandbox.get(&path(&made));
    assert!(!shown.text.contains("whsec_"));
    assert_eq!(
        shown.body,
        json!({ "id": made["id"], "event": "message.inbound", "version": 2, "url": "https://example.com/hooks", "is_active": true })
    );
    assert!(!sandbox.get(WEBHOOKS).text.contains("whsec_"));
    assert!(!sandbox.get("/_sandbox/state").text.contains("whsec_"));
    let rotated = sandbox
        .post(&format!("{}rotate_secret/", path(&made)), &json!({}))
        .ok();
    assert_ne!(rotated["secret"], made["secret"]);
    assert!(rotated["secret"].as_str().unwrap().starts_with("whsec_"));
}

#[test]
fn subscriptions_are_listed_changed_and_deleted() {
    let sandbox = sandbox();
    let one = subscribe(&sandbox, "message.inbound", "https://example.com/1");
    subscribe(&sandbox, "contact.created", "https://example.com/2");
    let changed = json!({ "is_active": false, "url": "http://127.0.0.1:9/x" });
    let changed = sandbox.call("PATCH", &path(&one), Some(&changed)).ok();
    assert_eq!(changed["is_active"], false);
    assert_eq!(changed["event"], "message.inbound");
    for (query, count) in [
        ("", 2),
        ("?is_active=true", 1),
        ("?is_active=false", 1),
        ("?event=contact.created", 1),
        ("?event=contact.created&is_active=false", 0),
    ] {
        let found = sandbox.get(&format!("{WEBHOOKS}{query}")).ok();
        assert_eq!(found["count"], count, "{query}");
    }
    assert_eq!(sandbox.call("DELETE", &path(&one), None).status, 204);
    assert_eq!(sandbox.get(&path(&one)).status, 404);
    let cases = [
        (
            json!({}),
            json!({ "event": ["This field is required."], "url": ["This field is required."] }),
        ),
        (
            json!({ "event": "Message.Inbound", "url": "example.com", "version": 3, "is_active": "often" }),
            json!({
                "event": ["\"Message.Inbound\" is not a valid choice."],
                "url": ["Enter a valid URL."],
                "version": ["\"3\" is not a valid choice."],
                "is_active": ["Must be a valid boolean."],
            }),
        ),
        (
            json!({ "event": "message.note", "url": "https://example.com", "version": 1 }),
            json!({ "version": ["The sandbox delivers version 2 only: the hash of version 1 is not public."] }),
        ),
    ];
    for (body, errors) in cases {
        sandbox.post(WEBHOOKS, &body).refused(400, &errors);
    }
}

#[test]
fn every_status_of_a_message_is_delivered_in_order_and_signed() {
    let start = real_time();
    let sandbox = sandbox();
    let receiver = Receiver::start(&[]);
    let webhook = subscribe(&sandbox, "message.outbound", &receiver.url);
    sandbox
        .post(
            "/_sandbox/inbound",
            &json!({ "phone": "+393331234567", "text": "Ciao" }),
        )
        .ok();
    let sent = sandbox
        .post("/api/1/messages/send/", &text("+393331234567"))
        .ok();
    let mut uuids = Vec::new();
    for status in ["Pending", "Sent", "Delivered", "Read"] {
        let delivered = receiver.next();
        assert!(delivered.is_signed_with(webhook["secret"].as_str().unwrap()));
        assert!(!delivered.is_signed_with("whsec_other"));
        assert!(delivered.header("x-spoki-account").parse::<u64>().is_ok());
        // The clock of this sandbox is far ahead; receivers compare with the real one.
        assert!((start..=real_time()).contains(&delivered.signed_at()));
        let body = delivered.body;
        assert_eq!(
            (&body["version"], &body["event"]),
            (&json!(2), &json!("message.outbound"))
        );
        assert!(body["timestamp"].is_number());
        let data = &body["data"];
        assert_eq!(data["send_status"], status);
        assert_eq!(data["uuid"], sent["uuid"]);
        assert_eq!(data["to_phone"], "+393331234567");
        assert_eq!(data["metadata"], json!({ "order": "A-42" }));
        assert_eq!(data["sent_datetime"].is_null(), status == "Pending");
        assert!(data["contact"]["id"].is_u64());
        uuids.push(body["event_uuid"].clone());
    }
    uuids.dedup();
    assert_eq!(uuids.len(), 4);
    assert_eq!(deliveries(&sandbox).len(), 4);
}

#[test]
fn a_failed_message_tells_its_code() {
    let sandbox = sandbox();
    let receiver = Receiver::start(&[]);
    subscribe(&sandbox, "message.outbound", &receiver.url);
    sandbox
        .post("/api/1/messages/send/", &text("+39333131049"))
        .ok();
    assert_eq!(receiver.next().body["data"]["error_code"], Value::Null);
    let failed = receiver.next().body["data"].clone();
    assert_eq!(failed["send_status"], "Error");
    assert_eq!(failed["error_code"], "whatsapp::131049");
    assert!(failed["send_error_message"].is_string());
}

#[test]
fn what_a_customer_presses_comes_back_with_its_payload() {
    let sandbox = sandbox();
    let receiver = Receiver::start(&[]);
    subscribe(&sandbox, "message.inbound", &receiver.url);
    let chats = Receiver::start(&[]);
    subscribe(&sandbox, "chat.has_unread_messages", &chats.url);
    let notes = Receiver::start(&[]);
    subscribe(&sandbox, "message.note", &notes.url);
    let sent = sandbox
        .post("/api/1/messages/send/", &text("+393331234567"))
        .ok();
    let pressed = json!({ "phone": "+393331234567", "text": "No", "payload": "keep", "reply_to": sent["uuid"] });
    sandbox.post("/_sandbox/inbound", &pressed).ok();
    let data = receiver.next().body["data"].clone();
    assert_eq!(data["payload"], "keep");
    let chat = chats.next().body["data"].clone();
    assert_eq!(chat["chat_uuid"], data["chat_uuid"]);
    assert_eq!(chat["has_unread_messages"], true);
    assert_eq!(data["replyToMessageUid"], sent["uuid"]);
    assert_eq!(data["from_phone"], "+393331234567");
    assert_eq!(data["mediamessage_set"], json!([]));
    let picture = json!({ "phone": "+393331234567", "media": { "url": "https://example.com/a.jpg", "content_type": "image/jpeg" } });
    sandbox.post("/_sandbox/inbound", &picture).ok();
    let data = receiver.next().body["data"].clone();
    assert_eq!(data["text"], "");
    assert_eq!(data["mediamessage_set"][0]["content_type"], "image/jpeg");
    let note = json!({ "type": "Note", "content_type": "Text", "phone": "+393331234567", "text": "Richiamare" });
    sandbox.post("/api/1/messages/send/", &note).ok();
    assert_eq!(notes.next().body["data"]["text"], "Richiamare");
    assert_eq!(
        sandbox
            .post("/_sandbox/inbound", &json!({ "phone": "39" }))
            .status,
        400
    );
}

#[test]
fn changes_of_contacts_are_told_once_each() {
    let sandbox = sandbox();
    let receiver = Receiver::start(&[]);
    for event in [
        "contact.created",
        "contact.updated",
        "contact.deleted",
        "contact_list.created",
        "contact_list.deleted",
        "contact_tag.created",
    ] {
        subscribe(&sandbox, event, &receiver.url);
    }
    let next = || {
        let body = receiver.next().body;
        (
            body["event"].as_str().unwrap().to_owned(),
            body["data"].clone(),
        )
    };
    let contact = sandbox.contact(&json!({ "phone": "+393331234567", "first_name": "Ada" }));
    let (event, data) = next();
    assert_eq!(event, "contact.created");
    assert_eq!(data["first_name"], "Ada");
    assert_eq!(data["tag_set"], json!([]));
    let update = json!({ "first_name": "Grazia" });
    sandbox.call("PATCH", &contact, Some(&update)).ok();
    let (event, data) = next();
    assert_eq!(
        (event.as_str(), &data["first_name"]),
        ("contact.updated", &json!("Grazia"))
    );
    // A refused call changes nothing, so it tells nothing.
    let wrong = json!({ "first_name": "Elio", "phone": "39" });
    assert_eq!(sandbox.call("PATCH", &contact, Some(&wrong)).status, 400);
    let id = data["id"].clone();
    // First: any later call would tell what the tags left untold.
    let list = sandbox.list("Clienti");
    sandbox
        .post(&format!("/_sandbox/contacts/{id}/tags"), &json!([5]))
        .ok();
    let (event, data) = next();
    assert_eq!(
        (event.as_str(), data),
        ("contact_tag.created", json!({ "contact": id, "tag": 5 }))
    );
    let rows = json!({ "contacts": [{ "phone": "+393331234567" }] });
    sandbox.post(&format!("{list}sync_contacts/"), &rows).ok();
    // Two subscriptions: their deliveries may overtake each other.
    let mut events = [next().0, next().0];
    events.sort();
    assert_eq!(events, ["contact.updated", "contact_list.created"]);
    assert_eq!(sandbox.call("DELETE", &contact, None).status, 204);
    let mut ended = [next(), next()];
    ended.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(ended[0].0, "contact.deleted");
    assert_eq!(ended[0].1["phone"], "+393331234567");
    assert_eq!(ended[1].0, "contact_list.deleted");
    assert_eq!(deliveries(&sandbox).len(), 7);
}

#[test]
fn expanded_relations_are_whole() {
    let sandbox = sandbox();
    let receiver = Receiver::start(&[]);
    let webhook = subscribe(&sandbox, "contact_list.created", &receiver.url);
    let expands = format!("{}expands/", path(&webhook));
    assert_eq!(sandbox.get(&expands).ok(), json!({ "expands": [] }));
    sandbox
        .post(&expands, &json!({ "expands": ["owner"] }))
        .refused(
            400,
            &json!({ "expands": ["\"owner\" is not a valid choice."] }),
        );
    sandbox
        .post(&expands, &json!({}))
        .refused(400, &json!({ "expands": ["This field is required."] }));
    let both = json!({ "expands": ["contact", "list"] });
    assert_eq!(sandbox.post(&expands, &both).ok(), both);
    let list = sandbox.list("Clienti");
    let rows = json!({ "contacts": [{ "phone": "+393331234567", "first_name": "Ada" }] });
    sandbox.post(&format!("{list}sync_contacts/"), &rows).ok();
    let data = receiver.next().body["data"].clone();
    assert_eq!(data["contact"]["first_name"], "Ada");
    assert_eq!(data["list"]["name"], "Clienti");
}

#[test]
fn a_refused_delivery_is_repeated_with_the_same_event() {
    let sandbox = with(Options {
        speed: 1_000.0,
        ..Options::default()
    });
    let receiver = Receiver::start(&[500, 429]);
    let webhook = subscribe(&sandbox, "message.inbound", &receiver.url);
    let test = format!("{}test/", path(&webhook));
    assert_eq!(sandbox.post(&test, &json!({})).status, 200);
    let bodies = [
        receiver.next().raw,
        receiver.next().raw,
        receiver.next().raw,
    ];
    assert_eq!(bodies[0], bodies[1]);
    assert_eq!(bodies[1], bodies[2]);
    let delivery = after_attempts(&sandbox, 3);
    assert_eq!(delivery["state"], "delivered");
    let statuses: Vec<&Value> = delivery["attempts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|attempt| &attempt["status"])
        .collect();
    assert_eq!(statuses, [500, 429, 200]);
    let off = json!({ "is_active": false });
    sandbox.call("PATCH", &path(&webhook), Some(&off)).ok();
    assert_eq!(sandbox.post(&test, &json!({})).status, 400);
}

#[test]
fn what_waits_is_held_while_the_subscription_is_off() {
    let sandbox = standing();
    let receiver = Receiver::start(&[500]);
    let webhook = subscribe(&sandbox, "message.inbound", &receiver.url);
    let test = format!("{}test/", path(&webhook));
    sandbox.post(&test, &json!({})).ok();
    let first = receiver.next().raw;
    // The second attempt is due in ten seconds.
    after_attempts(&sandbox, 1);
    let switch = |is_active: bool| {
        let body = json!({ "is_active": is_active });
        sandbox.call("PATCH", &path(&webhook), Some(&body)).ok();
    };
    switch(false);
    sandbox.running.skip(600.0);
    // Any call makes the sandbox look at what is due.
    sandbox.get(&path(&webhook)).ok();
    sandbox.running.skip(600.0);
    switch(true);
    assert_eq!(receiver.next().raw, first);
    let attempts = after_attempts(&sandbox, 2)["attempts"].clone();
    let clock = sandbox.get("/_sandbox/state").ok()["clock"].clone();
    assert_eq!(attempts[1]["time"], clock["now"]);
}

#[test]
fn a_delivery_that_never_succeeds_is_given_up() {
    let sandbox = sandbox();
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = format!("http://{}/", closed.local_addr().unwrap());
    drop(closed);
    for url in [nobody.as_str(), "https://127.0.0.1/"] {
        let webhook = subscribe(&sandbox, "message.inbound", url);
        sandbox
            .post(&format!("{}test/", path(&webhook)), &json!({}))
            .ok();
        let given_up = after_attempts(&sandbox, 5);
        assert_eq!(given_up["state"], "failed");
        assert!(given_up["attempts"][0]["error"].is_string());
    }
}

#[test]
fn the_new_secret_signs_at_once() {
    let sandbox = sandbox();
    let receiver = Receiver::start(&[]);
    let webhook = subscribe(&sandbox, "message.inbound", &receiver.url);
    let rotate = format!("{}rotate_secret/", path(&webhook));
    let secret = sandbox.post(&rotate, &json!({})).ok()["secret"].clone();
    sandbox
        .post(&format!("{}test/", path(&webhook)), &json!({}))
        .ok();
    let delivered = receiver.next();
    assert!(delivered.is_signed_with(secret.as_str().unwrap()));
    assert!(!delivered.is_signed_with(webhook["secret"].as_str().unwrap()));
    assert_eq!(delivered.body["data"], json!({ "test": true }));
}
