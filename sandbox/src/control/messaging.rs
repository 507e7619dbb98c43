//! Control routes of what is sent: messages, deliveries, and the customer who answers.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::{get, post};
use rusqlite::Connection;
use serde_json::{Value, json};

use super::{Reply, SHOWN_ROWS, Shared, ok, parse};
use crate::app::App;
use crate::clockwork;
use crate::form::{Form, Presence, any_text};
use crate::problem::Problem;
use crate::routes;
use crate::simulation::inbox::{self, Written};
use crate::store::render::messaging as render;
use crate::store::{
    accounts, automations, campaigns, deliveries, messages, templates, tickets, webhooks,
};
use crate::validators;

/// What the list routes give at most.
const LISTED_ROWS: usize = 1_000;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/_sandbox/messages", get(list_messages))
        .route("/_sandbox/deliveries", get(list_deliveries))
        .route("/_sandbox/inbound", post(write))
}

/// No API route reads messages back. [doc]
async fn list_messages(State(app): Shared) -> Reply {
    let mut store = app.store();
    clockwork::catch_up(&mut store, app.clock.now())?;
    let found = messages::latest(&store, LISTED_ROWS)?;
    Ok(ok(&found.iter().map(render::message).collect()))
}

async fn list_deliveries(State(app): Shared) -> Reply {
    let mut store = app.store();
    clockwork::catch_up(&mut store, app.clock.now())?;
    let found = deliveries::latest(&store, LISTED_ROWS)?;
    Ok(ok(&found.into()))
}

/// `{"phone", "text", "payload", "reply_to", "media": {"url", "content_type"}}`: a contact writes,
/// which opens the 24 hours.
async fn write(State(app): Shared, body: Bytes) -> Reply {
    let body = parse(&body)?;
    let written = read(&body).map_err(Problem::fields)?;
    let now = app.clock.now();
    let message = clockwork::transact(&app, now, |transaction| {
        Ok(inbox::receive(transaction, written, now)?)
    })?;
    Ok(ok(&render::message(&message)))
}

fn read(body: &Value) -> Result<Written, Value> {
    let mut form = Form::open(body)?;
    let media = form.nested("media", Presence::Optional, |value| {
        let mut form = Form::open(value)?;
        let url = form.filled_text("url", Presence::Required, validators::url);
        let content_type = form.filled_text("content_type", Presence::Required, any_text);
        form.close()?;
        Ok((url.unwrap_or_default(), content_type.unwrap_or_default()))
    });
    let written = Written {
        phone: form
            .filled_text("phone", Presence::Required, validators::phone)
            .unwrap_or_default(),
        text: form
            .text("text", Presence::Optional, any_text)
            .unwrap_or_default(),
        payload: form.text("payload", Presence::Optional, any_text),
        reply_to: form.text("reply_to", Presence::Optional, any_text),
        media,
    };
    form.close()?;
    Ok(written)
}

/// The part of `/_sandbox/state` that is told here.
pub(super) fn state(store: &Connection) -> Result<Value, Problem> {
    let templates = templates::list(store, None, 0, SHOWN_ROWS)?;
    let shown: rusqlite::Result<Vec<Value>> = templates
        .rows
        .iter()
        .map(|template| render::template(store, template))
        .collect();
    let campaigns: rusqlite::Result<Vec<Value>> =
        campaigns::list(store, None, None, None, 0, SHOWN_ROWS)?
            .rows
            .iter()
            .map(|campaign| routes::campaigns::shown(store, campaign))
            .collect();
    let campaigns = campaigns?;
    // Without the secrets of their starters: whoever opens the page needs no key.
    let filter = automations::Filter::default();
    let automations: Vec<Value> = automations::list(store, &filter, 0, SHOWN_ROWS)?
        .rows
        .iter()
        .map(|one| json!({ "id": one.id, "name": one.name, "is_active": one.is_active }))
        .collect();
    let newest = tickets::Order {
        column: "created",
        descending: true,
    };
    let tickets: Result<Vec<Value>, Problem> = tickets::list(store, None, &newest, 0, SHOWN_ROWS)?
        .rows
        .iter()
        .map(|ticket| routes::tickets::shown(store, ticket))
        .collect();
    let tickets = tickets?;
    let webhooks = webhooks::list(store, None, None, None, 0, SHOWN_ROWS)?;
    let mut owners = Vec::new();
    for account in accounts::all(store)? {
        owners.push(json!({
            "id": account.id,
            "name": account.name,
            "credit": accounts::credit(store, account.id)?,
        }));
    }
    let latest = messages::latest(store, SHOWN_ROWS * 2)?;
    Ok(json!({
        "credit": accounts::credit(store, accounts::MAIN)?,
        "accounts": owners,
        "messages": {
            "count": messages::count(store)?,
            "latest": latest.iter().map(render::message).collect::<Vec<_>>(),
        },
        "templates": { "count": templates.count, "first": shown? },
        "campaigns": campaigns,
        "automations": automations,
        "tickets": tickets,
        "webhooks": {
            "count": webhooks.count,
            "first": webhooks.rows.iter().map(render::webhook).collect::<Vec<_>>(),
        },
        "deliveries": {
            "count": deliveries::count(store)?,
            "latest": deliveries::latest(store, SHOWN_ROWS)?,
        },
    }))
}
