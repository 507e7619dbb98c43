//! Runs automations, step by step, for one contact at a time.
//!
//! Of more than 40 kinds of steps [live] these are carried out: `TemplateMessage`, `FreeMessage`,
//! `Delay`, `AddTag`, `CustomField`, `IfElse`. All others are passed over, `Webhook` among them:
//! the sandbox posts nothing but deliveries of webhooks.

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use super::compose::{self, Extras, Values};
use super::outbox::{self, Draft};
use super::placeholders::codes;
use crate::store::agenda::{self, Task};
use crate::store::contacts::{self, Changes, Contact};
use crate::store::runs::{self, Run};
use crate::store::{campaigns, channels, custom_fields, templates};

/// Begins a run; its first step is due at once.
pub(crate) fn begin(store: &Connection, run: &Run, now: f64) -> Result<()> {
    let id = runs::insert(store, run)?;
    agenda::add(store, now, Task::Run, id)
}

/// What a step leads to.
enum Next {
    Go,
    Wait(f64),
    /// Other steps instead of all that are left.
    Instead(Vec<Value>),
    Fail,
}

/// Takes steps until one waits, one fails or none is left.
pub(super) fn advance(store: &Connection, id: i64, now: f64) -> Result<()> {
    let Some(mut run) = runs::find(store, id)? else {
        return Ok(());
    };
    while !run.steps.is_empty() {
        let step = run.steps.remove(0);
        match take(store, &run, &step, now)? {
            Next::Go => {}
            Next::Instead(steps) => run.steps = steps,
            Next::Wait(seconds) => {
                runs::set_steps(store, id, &run.steps)?;
                return agenda::add(store, now + seconds, Task::Run, id);
            }
            Next::Fail => return end(store, &run, false),
        }
    }
    end(store, &run, true)
}

fn end(store: &Connection, run: &Run, succeeded: bool) -> Result<()> {
    runs::end(store, run.id, succeeded)?;
    match run.campaign {
        Some(campaign) => campaigns::complete(store, campaign),
        None => Ok(()),
    }
}

fn take(store: &Connection, run: &Run, step: &Value, now: f64) -> Result<Next> {
    let contact = run
        .contact
        .map(|id| contacts::find(store, id))
        .transpose()?;
    let Some(contact) = contact.flatten() else {
        return Ok(Next::Fail);
    };
    match step["step_type"].as_str().unwrap_or_default() {
        "TemplateMessage" => send(store, template(store, run, &contact, step)?, now),
        "FreeMessage" => send(store, free(store, run, &contact, step)?, now),
        "Delay" => Ok(Next::Wait(step["delay_seconds"].as_f64().unwrap_or(0.0))),
        "AddTag" => {
            let tags = step["tags"].as_array().into_iter().flatten();
            let tags: Vec<i64> = tags.filter_map(Value::as_i64).collect();
            contacts::add_tags(store, contact.id, &tags)?;
            Ok(Next::Go)
        }
        "CustomField" => {
            set_field(store, &contact, step)?;
            Ok(Next::Go)
        }
        "IfElse" => {
            let own = contacts::fields(store, contact.id)?;
            let steps = step["step_set"].as_array().cloned().unwrap_or_default();
            // The nested steps are those of the other case. [live]
            Ok(if holds(&step["conditions"], &own) {
                Next::Go
            } else {
                Next::Instead(steps)
            })
        }
        _ => Ok(Next::Go),
    }
}

fn send(store: &Connection, draft: Option<Draft>, now: f64) -> Result<Next> {
    let Some(draft) = draft else {
        return Ok(Next::Fail);
    };
    if outbox::pay(store, draft.account)? {
        outbox::send(store, draft, now)?;
        return Ok(Next::Go);
    }
    outbox::send_unpaid(store, draft, now)?;
    Ok(Next::Fail)
}

/// `None` when it cannot be sent: no language is approved, or a value, the header's media or a
/// channel lacks.
fn template(
    store: &Connection,
    run: &Run,
    contact: &Contact,
    step: &Value,
) -> Result<Option<Draft>> {
    let id = step["template"].as_i64().unwrap_or_default();
    let all = templates::localizations(store, id)?;
    let Some(localization) = compose::choose(all, &contact.language) else {
        return Ok(None);
    };
    let Some(channel) = channels::primary(store, run.account)? else {
        return Ok(None);
    };
    let content = &localization.content;
    let given = given_values(store, contact, content, &step["custom_field_values"])?;
    let values = Values::of(store, run.account, contact, &given)?;
    let lacks_media = compose::needs_media(content) && compose::default_media(content).is_none();
    if lacks_media || !compose::missing(content, &values).is_empty() {
        return Ok(None);
    }
    let refusal = compose::has_unfit_value(content, &values).then_some(outbox::UNFIT_VALUE);
    let (text, content) = compose::template(content, &values, &Extras::default());
    Ok(Some(Draft {
        account: run.account,
        channel: Some(channel),
        contact: contact.id,
        phone: contact.phone.clone(),
        kind: "Template",
        content_type: "Template",
        template: Some(id),
        campaign: run.campaign,
        text,
        content,
        metadata: run.metadata.clone(),
        refusal,
    }))
}

fn free(store: &Connection, run: &Run, contact: &Contact, step: &Value) -> Result<Option<Draft>> {
    let Some(channel) = channels::primary(store, run.account)? else {
        return Ok(None);
    };
    let values = Values::of(store, run.account, contact, &[])?;
    Ok(Some(Draft {
        account: run.account,
        channel: Some(channel),
        contact: contact.id,
        phone: contact.phone.clone(),
        kind: "Message",
        content_type: "Text",
        template: None,
        campaign: run.campaign,
        text: values.fill(step["text"].as_str().unwrap_or_default()),
        content: json!({}),
        metadata: run.metadata.clone(),
        refusal: None,
    }))
}

/// `{"1": "dynamic_field_7001"}` gives the first variable of the body the contact's value of that
/// field; `{"ORDER_ID": "A-42"}` gives a value itself. [live]
fn given_values(
    store: &Connection,
    contact: &Contact,
    content: &Value,
    wanted: &Value,
) -> Result<Vec<(String, String)>> {
    let body = content.pointer("/body_template_component/text");
    let variables: Vec<&str> = codes(body.and_then(Value::as_str).unwrap_or_default()).collect();
    let own = contacts::fields(store, contact.id)?;
    let mut given = Vec::new();
    for (name, value) in wanted.as_object().into_iter().flatten() {
        let ordinal: Option<usize> = name.parse().ok();
        let variable = ordinal.and_then(|ordinal| variables.get(ordinal.checked_sub(1)?));
        let code = variable.map_or(name.as_str(), |code| code);
        let value = value.as_str().unwrap_or_default();
        let value = match field_of(value) {
            None => Some(value.to_owned()),
            Some(field) => {
                let source = custom_fields::find(store, field)?;
                let mut own = own.iter();
                source.and_then(|source| {
                    let (_, value) = own.find(|(code, _)| *code == source.code)?;
                    Some(value.clone())
                })
            }
        };
        given.extend(value.map(|value| (code.to_owned(), value)));
    }
    Ok(given)
}

/// The id in `dynamic_field_7001`.
pub(crate) fn field_of(value: &str) -> Option<i64> {
    value.strip_prefix("dynamic_field_")?.parse().ok()
}

fn set_field(store: &Connection, contact: &Contact, step: &Value) -> Result<()> {
    let id = step["custom_field"].as_i64().unwrap_or_default();
    let Some(field) = custom_fields::find(store, id)? else {
        return Ok(());
    };
    let value = match &step["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let changes = Changes {
        custom_fields: vec![(field.code, value)],
        ..Changes::default()
    };
    contacts::update(store, contact.id, &changes)
}

/// All conditions, nested as they may be. What is not understood does not hold.
fn holds(condition: &Value, own: &[(String, String)]) -> bool {
    if let Some(conditions) = condition["and_conditions"].as_array() {
        return conditions.iter().all(|condition| holds(condition, own));
    }
    let code = condition["metadata"].as_str().unwrap_or_default();
    let value = own
        .iter()
        .find(|(known, _)| known == code)
        .map_or("", |(_, value)| value);
    let is_equal = condition["value"].as_str() == Some(value);
    match condition["condition"].as_str() {
        Some("equal_to") => is_equal,
        Some("not_equal_to") => !is_equal,
        _ => false,
    }
}
