//! Messages from contacts. No API route makes them: the sandbox plays the customer.

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use super::events;
use crate::store::contacts::{self, Changes};
use crate::store::messages::{self, Message};
use crate::store::{accounts, channels, random};

/// What a customer wrote or pressed.
pub(crate) struct Written {
    pub(crate) phone: String,
    pub(crate) text: String,
    pub(crate) payload: Option<String>,
    /// The uuid of the message that is answered; the last one that was sent when absent.
    pub(crate) reply_to: Option<String>,
    /// The address of a picture or file that came along, and its MIME type.
    pub(crate) media: Option<(String, String)>,
}

pub(crate) fn receive(store: &Connection, written: Written, now: f64) -> Result<Message> {
    let contact = match contacts::id_of_phone(store, &written.phone)? {
        Some(id) => id,
        None => contacts::upsert(store, &written.phone, &Changes::default(), now)?.0,
    };
    let answered = messages::answered(store, contact, written.reply_to.as_deref())?;
    // Who writes first writes to the first account.
    let (account, channel) = match &answered {
        Some(answered) => (answered.account, answered.channel),
        None => (accounts::MAIN, channels::primary(store, accounts::MAIN)?),
    };
    let content = match &written.media {
        None => Value::Null,
        Some((url, content_type)) => {
            json!({ "media": { "url": url, "content_type": content_type } })
        }
    };
    let mut message = Message {
        id: 0,
        uuid: random::uuid(store)?,
        account,
        channel,
        contact: Some(contact),
        phone: written.phone,
        direction: "inbound".to_owned(),
        kind: "Message".to_owned(),
        content_type: if content.is_null() { "Text" } else { "Media" }.to_owned(),
        status: "Received".to_owned(),
        template: None,
        campaign: answered.as_ref().and_then(|answered| answered.campaign),
        text: written.text,
        content,
        metadata: Value::Null,
        payload: written.payload,
        // Plain text answers nothing in particular; a pressed button does.
        reply_to: written.reply_to,
        fate: None,
        error_code: None,
        created: now,
        sent: Some(now),
        delivered: None,
    };
    message.id = messages::insert(store, &message)?;
    events::message(store, &message, now)?;
    events::unread(store, &message, now)?;
    Ok(message)
}
