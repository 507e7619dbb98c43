//! Routes that Spoki does not have: faults, the request log, the state. They need no key.

mod messaging;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde_json::{Value, json};

use crate::app::App;
use crate::clock::iso_8601;
use crate::clockwork;
use crate::problem::{Problem, json_response};
use crate::store::{self, contacts, custom_fields, lists, render, tags};

/// Rows of each kind that the state shows; the rest is only counted.
const SHOWN_ROWS: usize = 20;

type Reply = Result<Response, Problem>;
type Shared = State<Arc<App>>;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(
            "/_sandbox/faults",
            get(show_faults).post(set_faults).delete(clear_faults),
        )
        .route("/_sandbox/requests", get(show_log).delete(clear_log))
        .route("/_sandbox/state", get(show_state))
        .route("/_sandbox/reset", post(reset))
        .route("/_sandbox/lists/{id}/contacts", get(list_contacts))
        .route("/_sandbox/contacts/{id}/tags", post(set_tags))
        .merge(messaging::routes())
}

fn ok(body: &Value) -> Response {
    json_response(StatusCode::OK, body)
}

async fn show_faults(State(app): Shared) -> Response {
    ok(&app.faults().show())
}

async fn set_faults(State(app): Shared, body: Bytes) -> Reply {
    let faults = parse(&body)?;
    let mut set = app.faults();
    set.set(&faults).map_err(Problem::bad_request)?;
    Ok(ok(&set.show()))
}

async fn clear_faults(State(app): Shared) -> StatusCode {
    app.faults().clear();
    StatusCode::NO_CONTENT
}

/// `?last=60` gives only the newest calls, `?brief=true` leaves headers and bodies out.
async fn show_log(State(app): Shared, RawQuery(query): RawQuery) -> Reply {
    let query = query.unwrap_or_default();
    let mut last = usize::MAX;
    let mut brief = false;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "last" => {
                last = value
                    .parse()
                    .map_err(|_| Problem::bad_request("last must be a whole number"))?;
            }
            "brief" => brief = value == "true",
            _ => return Err(Problem::bad_request("only last and brief are known")),
        }
    }
    Ok(ok(&app.log().show(last, brief)))
}

async fn clear_log(State(app): Shared) -> StatusCode {
    app.log().clear();
    StatusCode::NO_CONTENT
}

async fn show_state(State(app): Shared) -> Reply {
    let limits = app.limits().show(&app.clock);
    let faults = app.faults().show();
    let requests = app.log().total();
    let mut store = app.store();
    clockwork::catch_up(&mut store, app.clock.now())?;
    let latest = contacts::latest(&store, SHOWN_ROWS)?;
    let mut latest_shown = render::contacts(&store, &latest)?;
    for (contact, shown) in latest.iter().zip(&mut latest_shown) {
        shown["operators"] = json!(contacts::operators(&store, contact.id)?);
    }
    let all = contacts::list(&store, &contacts::Filter::default(), 0, 0)?;
    let lists = lists::list(&store, None, 0, SHOWN_ROWS)?;
    let fields = custom_fields::list(&store, &custom_fields::Filter::default(), 0, SHOWN_ROWS)?;
    let tags = tags::list(&store, 0, SHOWN_ROWS)?;
    Ok(ok(&json!({
        "clock": { "speed": app.clock.speed(), "now": iso_8601(app.clock.now()) },
        "contacts": { "count": all.count, "latest": latest_shown },
        "lists": {
            "count": lists.count,
            "first": lists.rows.iter().map(render::list).collect::<Vec<_>>(),
        },
        "custom_fields": {
            "count": fields.count,
            "first": fields.rows.iter().map(render::custom_field).collect::<Vec<_>>(),
        },
        "tags": tags.rows.iter().map(render::tag).collect::<Vec<_>>(),
        "operators": contacts::all_operators(&store)?,
        "messaging": messaging::state(&store)?,
        "limits": limits,
        "faults": faults,
        "requests": requests,
    })))
}

/// Data, limits, faults and log: all as in a new sandbox.
async fn reset(State(app): Shared) -> Result<StatusCode, Problem> {
    store::reset(&mut app.store(), app.options.credit)?;
    app.limits().clear();
    app.faults().clear();
    app.log().clear();
    Ok(StatusCode::NO_CONTENT)
}

async fn list_contacts(State(app): Shared, Path(id): Path<String>) -> Reply {
    let id = id.parse().map_err(|_| Problem::not_found())?;
    let store = app.store();
    lists::find(&store, id)?.ok_or_else(Problem::not_found)?;
    Ok(ok(&json!(lists::phones(&store, id)?)))
}

/// Replaces the tags of a contact by an array of tag ids: no API route can set them.
async fn set_tags(State(app): Shared, Path(id): Path<String>, body: Bytes) -> Reply {
    let id = id.parse().map_err(|_| Problem::not_found())?;
    let body = parse(&body)?;
    let tags: Option<Vec<i64>> = body
        .as_array()
        .and_then(|tags| tags.iter().map(Value::as_i64).collect());
    let tags = tags.ok_or_else(|| Problem::bad_request("the body must be an array of tag ids"))?;
    let set = clockwork::transact(&app, app.clock.now(), |transaction| {
        contacts::find(transaction, id)?.ok_or_else(Problem::not_found)?;
        Ok(contacts::set_tags(transaction, id, &tags)?)
    })?;
    Ok(ok(&json!({ "tags": set })))
}

fn parse(body: &[u8]) -> Result<Value, Problem> {
    serde_json::from_slice(body).map_err(|error| Problem::json_parse_error(&error.to_string()))
}
