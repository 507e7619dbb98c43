//! From what happened to deliveries: the envelope, and the data of each event.

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use crate::clock::iso_8601;
use crate::simulation::outbox;
use crate::store::messages::Message;
use crate::store::webhooks::{self, Webhook};
use crate::store::{channels, contacts, deliveries, lists, random, render, tags};

/// Turns the changes of contacts since the last call into deliveries.
pub(crate) fn publish(store: &Connection, now: f64) -> Result<()> {
    let happened = webhooks::take_happenings(store)?;
    for (index, (event, data)) in happened.iter().enumerate() {
        // An upsert creates and updates: that is one change.
        let earlier = happened.get(..index).unwrap_or_default();
        let same = |(known, earlier): &(String, Value)| {
            earlier["id"] == data["id"] && (known == event || known == "contact.created")
        };
        if event == "contact.updated" && earlier.iter().any(same) {
            continue;
        }
        let data = match event.as_str() {
            "contact.created" | "contact.updated" => full_contact(store, data)?,
            _ => data.clone(),
        };
        if !data.is_null() {
            announce(store, None, event, &data, now)?;
        }
    }
    Ok(())
}

/// Null when the contact is gone again.
fn full_contact(store: &Connection, data: &Value) -> Result<Value> {
    let id = data["id"].as_i64().unwrap_or_default();
    let Some(contact) = contacts::find(store, id)? else {
        return Ok(Value::Null);
    };
    let rendered = render::contacts(store, &[contact])?;
    Ok(rendered.into_iter().next().unwrap_or_default())
}

/// Tells the subscribers about the state of a message. [live]
pub(crate) fn message(store: &Connection, message: &Message, now: f64) -> Result<()> {
    let event = match message.direction.as_str() {
        "inbound" => "message.inbound",
        "note" => "message.note",
        _ => "message.outbound",
    };
    let mut data = json!({
        "uuid": message.uuid,
        "text": message.text,
        "payload": message.payload,
        "created_at": iso_8601(message.created),
        "sent_datetime": message.sent.map(iso_8601),
        "contact": message.contact.map(|id| json!({ "id": id, "phone": message.phone })),
        "chat_uuid": message.contact.map(render::chat_uuid),
    });
    let channel = message.channel.map(|id| channels::identifier(store, id));
    // Without the plus, unlike the contact's. [doc]
    let own_phone = channel.transpose()?.flatten();
    let own_phone = own_phone
        .as_deref()
        .map(|phone| phone.trim_start_matches('+'));
    let own = match event {
        "message.inbound" => json!({
            "from_phone": message.phone,
            "to_phone": own_phone,
            "type": message.content_type,
            "replyToMessageUid": message.reply_to,
            "mediamessage_set": inbound_media(message),
        }),
        "message.note" => json!({ "type": message.kind }),
        _ => json!({
            "send_status": message.status,
            "from_phone": own_phone,
            "to_phone": message.phone,
            "type": message.kind,
            "content_type": message.content_type,
            "template": message.template,
            "delivered_datetime": message.delivered.map(iso_8601),
            "send_error_message": message.error_code.as_deref().map(outbox::error_message),
            "error_code": message.error_code,
            "metadata": message.metadata,
        }),
    };
    if let (Value::Object(data), Value::Object(own)) = (&mut data, own) {
        data.extend(own);
    }
    announce(store, Some(message.account), event, &data, now)
}

/// The chat of a message that came in has one to read. The event is [doc], its data [inferred].
pub(crate) fn unread(store: &Connection, message: &Message, now: f64) -> Result<()> {
    let data = json!({
        "chat_uuid": message.contact.map(render::chat_uuid),
        "has_unread_messages": true,
        "contact": message.contact.map(|id| json!({ "id": id, "phone": message.phone })),
    });
    announce(
        store,
        Some(message.account),
        "chat.has_unread_messages",
        &data,
        now,
    )
}

fn inbound_media(message: &Message) -> Vec<Value> {
    let media = message.content.get("media");
    let shown = media.map(|media| {
        json!({ "id": message.id, "content_type": media["content_type"], "url": media["url"] })
    });
    shown.into_iter().collect()
}

/// What is no account's own is told to the subscribers of all.
fn announce(
    store: &Connection,
    account: Option<i64>,
    event: &str,
    data: &Value,
    now: f64,
) -> Result<()> {
    for webhook in webhooks::subscribed(store, account, event)? {
        let data = expand(store, data.clone(), &webhook.expands)?;
        deliver(store, &webhook, &data, now)?;
    }
    Ok(())
}

/// Plans a delivery. The timestamp is the sandbox's time; the signature has the real one.
pub(crate) fn deliver(store: &Connection, webhook: &Webhook, data: &Value, now: f64) -> Result<()> {
    let uuid = random::uuid(store)?;
    let body = json!({
        "version": 2,
        "event": webhook.event,
        "event_uuid": uuid,
        "timestamp": (now * 1_000.0).round() / 1_000.0,
        "data": data,
    });
    deliveries::add(
        store,
        webhook.id,
        &webhook.event,
        &uuid,
        &body.to_string(),
        now,
    )
}

/// Relations that can be embedded instead of named by id. [doc] for `contact`, [inferred] for the
/// others.
pub(crate) const EXPANDS: [&str; 3] = ["contact", "list", "tag"];

fn expand(store: &Connection, mut data: Value, expands: &[String]) -> Result<Value> {
    for name in expands {
        let Some(related) = data.get_mut(name.as_str()) else {
            continue;
        };
        let id = related.get("id").unwrap_or(related).as_i64();
        let whole = match (name.as_str(), id) {
            ("contact", Some(id)) => full_contact(store, &json!({ "id": id }))?,
            ("list", Some(id)) => lists::find(store, id)?.as_ref().map(render::list).into(),
            ("tag", Some(id)) => tags::find(store, id)?.as_ref().map(render::tag).into(),
            _ => Value::Null,
        };
        if !whole.is_null() {
            *related = whole;
        }
    }
    Ok(data)
}
