//! Sends messages and lets them travel: Pending, Sent, Delivered, Read, or Error.
//!
//! How a message ends is told by its recipient's number, and otherwise by the rule of 24 hours:
//!
//! | number ends in | end |
//! |---|---|
//! | 131026, 131049, 131050, 131053 | `Error`, with `whatsapp::` and these digits |
//! | 001044 | `Error`, with `spoki::1044` |
//! | 990001 | stays `Sent`, as when the phone is off |
//! | 990002 | stays `Delivered`, as when nobody looks |
//!
//! The codes are [live]; the convention and all durations are the sandbox's own.

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use super::events;
use crate::store::agenda::{self, Task};
use crate::store::messages::{self, Message};
use crate::store::{accounts, random};

/// What a message costs, in thousandths of a euro; a note is free. Spoki's prices depend on
/// country and category, and are not public. [inferred]
pub(crate) const PRICE: i64 = 50;

pub(crate) const NO_CREDIT: &str = "spoki::1029";

/// A value of a template's variable that WhatsApp does not take.
pub(crate) const UNFIT_VALUE: &str = "whatsapp::132018";

const OUTSIDE_WINDOW: &str = "whatsapp::131047";
const WINDOW_SECONDS: f64 = 86_400.0;

/// Sandbox seconds from one status to the next.
const UNTIL_SENT: f64 = 1.0;
const UNTIL_DELIVERED: f64 = 2.0;
const UNTIL_READ: f64 = 7.0;

const ENDINGS: [(&str, &str); 7] = [
    ("131026", "whatsapp::131026"),
    ("131049", "whatsapp::131049"),
    ("131050", "whatsapp::131050"),
    ("131053", "whatsapp::131053"),
    ("001044", "spoki::1044"),
    ("990001", "Sent"),
    ("990002", "Delivered"),
];

/// A message that is about to be sent.
pub(crate) struct Draft {
    pub(crate) account: i64,
    /// `None` for a note.
    pub(crate) channel: Option<i64>,
    pub(crate) contact: i64,
    pub(crate) phone: String,
    /// `Template`, `Message` or `Note`.
    pub(crate) kind: &'static str,
    pub(crate) content_type: &'static str,
    pub(crate) template: Option<i64>,
    pub(crate) campaign: Option<i64>,
    pub(crate) text: String,
    pub(crate) content: Value,
    pub(crate) metadata: Value,
    /// A code that WhatsApp is going to refuse it with.
    pub(crate) refusal: Option<&'static str>,
}

/// Takes the price of one message from an account's credit; `false` when it is not enough.
pub(crate) fn pay(store: &Connection, account: i64) -> Result<bool> {
    let left = accounts::credit(store, account)? - PRICE;
    if left < 0 {
        return Ok(false);
    }
    accounts::set_credit(store, account, left)?;
    Ok(true)
}

/// Sends a message that is paid for.
pub(crate) fn send(store: &Connection, draft: Draft, now: f64) -> Result<Message> {
    let fate = fate(store, &draft, now)?;
    let message = insert(store, draft, "Pending", fate, now)?;
    agenda::add(store, now + UNTIL_SENT, Task::Message, message.id)?;
    Ok(message)
}

/// Stores a message that was not sent because the credit was spent. [live]
pub(crate) fn send_unpaid(store: &Connection, draft: Draft, now: f64) -> Result<Message> {
    let mut message = insert(store, draft, "Pending", None, now)?;
    fail(store, &mut message, NO_CREDIT, now)?;
    Ok(message)
}

/// Nothing leaves, and the rule of 24 hours does not apply. [live]
pub(crate) fn note(store: &Connection, draft: Draft, now: f64) -> Result<Message> {
    insert(store, draft, "Sent", None, now)
}

fn insert(
    store: &Connection,
    draft: Draft,
    status: &str,
    fate: Option<String>,
    now: f64,
) -> Result<Message> {
    let direction = if draft.kind == "Note" {
        "note"
    } else {
        "outbound"
    };
    let mut message = Message {
        id: 0,
        uuid: random::uuid(store)?,
        account: draft.account,
        channel: draft.channel,
        contact: Some(draft.contact),
        phone: draft.phone,
        direction: direction.to_owned(),
        kind: draft.kind.to_owned(),
        content_type: draft.content_type.to_owned(),
        status: status.to_owned(),
        template: draft.template,
        campaign: draft.campaign,
        text: draft.text,
        content: draft.content,
        metadata: draft.metadata,
        payload: None,
        reply_to: None,
        fate,
        error_code: None,
        created: now,
        sent: None,
        delivered: None,
    };
    message.id = messages::insert(store, &message)?;
    events::message(store, &message, now)?;
    Ok(message)
}

fn fate(store: &Connection, draft: &Draft, now: f64) -> Result<Option<String>> {
    let told = ENDINGS
        .iter()
        .find(|(ending, _)| draft.phone.ends_with(ending));
    if let Some((_, fate)) = told {
        return Ok(Some((*fate).to_owned()));
    }
    if let Some(refusal) = draft.refusal {
        return Ok(Some(refusal.to_owned()));
    }
    // Free text needs a message of the contact within 24 hours [doc]; that Spoki accepts it first
    // and tells WhatsApp's refusal later is [inferred].
    let last = messages::last_inbound(store, draft.account, draft.contact)?;
    let within = last.is_some_and(|last| now - last <= WINDOW_SECONDS);
    let needs_window = draft.kind == "Message";
    Ok((needs_window && !within).then(|| OUTSIDE_WINDOW.to_owned()))
}

/// The next status of a message.
pub(super) fn advance(store: &Connection, id: i64, now: f64) -> Result<()> {
    let Some(mut message) = messages::find(store, id)? else {
        return Ok(());
    };
    let fate = message.fate.clone();
    if let Some(code) = fate.as_deref().filter(|fate| fate.contains("::")) {
        return fail(store, &mut message, code, now);
    }
    let (next, wait) = match message.status.as_str() {
        "Pending" => ("Sent", UNTIL_DELIVERED),
        "Sent" => ("Delivered", UNTIL_READ),
        "Delivered" => ("Read", 0.0),
        _ => return Ok(()),
    };
    next.clone_into(&mut message.status);
    match next {
        "Sent" => message.sent = Some(now),
        "Delivered" => message.delivered = Some(now),
        _ => {}
    }
    messages::advance(store, &message)?;
    events::message(store, &message, now)?;
    if next != "Read" && fate.as_deref() != Some(next) {
        agenda::add(store, now + wait, Task::Message, id)?;
    }
    Ok(())
}

fn fail(store: &Connection, message: &mut Message, code: &str, now: f64) -> Result<()> {
    "Error".clone_into(&mut message.status);
    message.error_code = Some(code.to_owned());
    messages::advance(store, message)?;
    events::message(store, message, now)
}

/// The words for a code; the sandbox's own.
pub(crate) fn error_message(code: &str) -> &'static str {
    match code {
        NO_CREDIT => "The credit of the account is not enough.",
        OUTSIDE_WINDOW => "The contact has not written in the last 24 hours: send a template.",
        UNFIT_VALUE => "A variable has a line break, a tab or more than four spaces in a row.",
        "whatsapp::131026" => "The message cannot be delivered to this number.",
        "whatsapp::131049" => "Held back by WhatsApp to limit marketing messages.",
        "whatsapp::131050" => "The recipient stopped marketing messages.",
        "whatsapp::131053" => "The media could not be fetched.",
        _ => "The message could not be sent.",
    }
}

/// The object that messages.send answers with. [live]
pub(crate) fn answer(message: &Message) -> Value {
    json!({ "id": message.id, "uuid": message.uuid, "status": message.status })
}
