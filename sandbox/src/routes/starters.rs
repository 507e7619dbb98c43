//! `/wh/ap/`: automations begun from outside, without an API key. [doc]
//!
//! What they refuse, and how, is not published. [inferred]

use rusqlite::Connection;
use serde_json::{Value, json};

use super::contact_rows::{Row, read_batch, store_batch};
use crate::call::Call;
use crate::form::{Form, Presence, any_text};
use crate::problem::{Answer, Problem};
use crate::simulation::{outbox, runs};
use crate::store::automations::{self, Automation};
use crate::store::runs::Run;
use crate::store::{accounts, contacts};

/// Codes at the root of the body are ignored: own fields go under `custom_fields`. [live]
pub(crate) fn start(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let automation = authorised(store, call, &body)?;
    let row = Row::read(&body).map_err(Problem::fields)?;
    let metadata = metadata(&body).map_err(Problem::fields)?;
    let (contact, _) = contacts::upsert(store, &row.phone, &row.changes, call.now)?;
    let mut run = run(automation);
    (run.contact, run.metadata) = (Some(contact), metadata);
    runs::begin(store, &run, call.now)?;
    Ok(Answer::accepted())
}

pub(crate) fn start_bulk(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let automation = authorised(store, call, &body)?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let contacts = form.value("contacts", Presence::Required);
    form.close().map_err(Problem::fields)?;
    let nested = |errors: Value| Problem::fields(json!({ "contacts": errors }));
    let values = contacts.unwrap_or_default();
    let rows = read_batch(values).map_err(nested)?;
    let mut all_metadata = Vec::with_capacity(rows.len());
    for value in values.as_array().into_iter().flatten() {
        all_metadata.push(metadata(value).map_err(|errors| nested(json!([errors])))?);
    }
    let stored = store_batch(store, &rows, call.now)?;
    let mut run = run(automation);
    for (contact, metadata) in stored.ids.into_iter().zip(all_metadata) {
        (run.contact, run.metadata) = (Some(contact), metadata);
        runs::begin(store, &run, call.now)?;
    }
    Ok(Answer::accepted())
}

/// All of a run but whom it is for, and with what.
fn run(automation: Automation) -> Run {
    Run {
        id: 0,
        account: automation.account,
        contact: None,
        campaign: None,
        steps: automation.steps,
        metadata: Value::Null,
    }
}

fn metadata(value: &Value) -> Result<Value, Value> {
    let mut form = Form::open(value)?;
    let metadata = form.object("metadata");
    form.close()?;
    Ok(metadata.unwrap_or_default())
}

/// The automation of the path, when the body has its starter's secret.
fn authorised(store: &Connection, call: &Call, body: &Value) -> Result<Automation, Problem> {
    let uuid = call.segment()?;
    let starter = automations::starter(store, uuid)?.ok_or_else(Problem::not_found)?;
    let mut form = Form::open(body).map_err(Problem::fields)?;
    let secret = form.filled_text("secret", Presence::Required, any_text);
    form.close().map_err(Problem::fields)?;
    if secret.as_deref() != Some(starter.secret.as_str()) {
        return Err(Problem::invalid_secret());
    }
    let automation = automations::find(store, starter.automation)?;
    let automation = automation.ok_or_else(Problem::not_found)?;
    if !automation.is_active || !starter.is_active {
        return Err(Problem::bad_request("The automation is not active."));
    }
    // Whether Spoki looks at the credit before the run is not known. [inferred]
    if accounts::credit(store, automation.account)? < outbox::PRICE {
        return Err(Problem::no_credit());
    }
    Ok(automation)
}
