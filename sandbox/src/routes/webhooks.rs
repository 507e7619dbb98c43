//! Subscriptions to events: one event each. [doc]

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::call::Call;
use crate::form::{Form, Presence, text_of};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::simulation::events::{self, EXPANDS};
use crate::store::random;
use crate::store::render::messaging as render;
use crate::store::webhooks::{self, Changes, Webhook};
use crate::validators;

pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let is_active = match call.query("is_active") {
        Some("true") => Some(true),
        Some("false") => Some(false),
        _ => None,
    };
    let page = Page::asked_by(call)?;
    let (offset, size) = (page.offset(), page.size());
    let found = webhooks::list(
        store,
        Some(call.owner),
        call.query("event"),
        is_active,
        offset,
        size,
    )?;
    page.check(found.count)?;
    let results: Vec<Value> = found.rows.iter().map(render::webhook).collect();
    Ok(page.answer(call, found.count, &results))
}

pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let changes = read(call, Presence::Required)?;
    let secret = new_secret(store)?;
    let id = webhooks::create(
        store,
        call.owner,
        &changes.event.unwrap_or_default(),
        &changes.url.unwrap_or_default(),
        changes.is_active.unwrap_or(true),
        &secret,
    )?;
    Ok(Answer::created(with_secret(
        &find(store, call, id)?,
        &secret,
    )))
}

fn new_secret(store: &Connection) -> Result<String, Problem> {
    Ok(format!("whsec_{}", random::secret(store)?))
}

fn with_secret(webhook: &Webhook, secret: &str) -> Value {
    let mut shown = render::webhook(webhook);
    shown["secret"] = json!(secret);
    shown
}

fn read(call: &Call, presence: Presence) -> Result<Changes, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let event = form.filled_text("event", presence, event_name);
    let url = form.filled_text("url", presence, validators::url);
    let is_active = form.boolean("is_active");
    let version = form.integer("version", Presence::Optional);
    match version {
        None | Some(2) => {}
        Some(1) => form.refuse(
            "version",
            "The sandbox delivers version 2 only: the hash of version 1 is not public.",
        ),
        Some(other) => form.refuse("version", &validators::not_a_choice(&other.to_string())),
    }
    form.close().map_err(Problem::fields)?;
    Ok(Changes {
        event,
        url,
        is_active,
        ..Changes::default()
    })
}

/// The list of events is cut off in every source, so any name of the right form is taken.
fn event_name(value: &str) -> Option<String> {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let valid = value
        .split_once('.')
        .is_some_and(|(subject, verb)| word(subject) && word(verb));
    (!valid).then(|| validators::not_a_choice(value))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    Ok(Answer::ok(render::webhook(&find(store, call, call.id()?)?)))
}

pub(crate) fn update(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call, call.id()?)?.id;
    webhooks::update(store, id, &read(call, Presence::Optional)?)?;
    Ok(Answer::ok(render::webhook(&find(store, call, id)?)))
}

/// What waits to be delivered goes with it. [inferred]
pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call, call.id()?)?.id;
    webhooks::delete(store, id)?;
    Ok(Answer::deleted())
}

pub(crate) fn get_expands(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let webhook = find(store, call, call.id()?)?;
    Ok(Answer::ok(json!({ "expands": webhook.expands })))
}

pub(crate) fn set_expands(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call, call.id()?)?.id;
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    form.value("expands", Presence::Required);
    let expands = form.array("expands", text_of);
    let unknown = expands
        .iter()
        .find(|name| !EXPANDS.contains(&name.as_str()));
    if let Some(unknown) = unknown {
        form.refuse("expands", &validators::not_a_choice(unknown));
    }
    form.close().map_err(Problem::fields)?;
    let changes = Changes {
        expands: Some(expands),
        ..Changes::default()
    };
    webhooks::update(store, id, &changes)?;
    Ok(Answer::ok(
        json!({ "expands": find(store, call, id)?.expands }),
    ))
}

/// Neither the answer nor what is delivered is published. [inferred]
pub(crate) fn test(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let webhook = find(store, call, call.id()?)?;
    Form::open(&call.json()?).map_err(Problem::fields)?;
    if !webhook.is_active {
        return Err(Problem::bad_request("The subscription is not active."));
    }
    events::deliver(store, &webhook, &json!({ "test": true }), call.now)?;
    Ok(Answer::ok(json!({ "detail": "Test delivery queued." })))
}

/// What is delivered from now on carries the new signature, even if it waited before. [inferred]
pub(crate) fn rotate_secret(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let webhook = find(store, call, call.id()?)?;
    Form::open(&call.json()?).map_err(Problem::fields)?;
    let secret = new_secret(store)?;
    let changes = Changes {
        secret: Some(secret.clone()),
        ..Changes::default()
    };
    webhooks::update(store, webhook.id, &changes)?;
    Ok(Answer::ok(with_secret(&webhook, &secret)))
}

/// One of the account's own.
fn find(store: &Connection, call: &Call, id: i64) -> Result<Webhook, Problem> {
    let found = webhooks::find(store, id)?;
    let own = found.filter(|webhook| webhook.account == call.owner);
    own.ok_or_else(Problem::not_found)
}
