//! Custom fields. Code, label and type are fixed at creation; only the label can change. [doc]

use rusqlite::Connection;

use super::automations;
use crate::call::Call;
use crate::form::{Form, Presence, any_text};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::store::custom_fields::{self, CustomField, Filter};
use crate::store::render;
use crate::validators;

/// TEXT, DATE, DATETIME. [doc]
const FIELD_TYPES: [i64; 3] = [1, 2, 3];

const LABEL_TAKEN: &str = "custom field with this label already exists.";
const CODE_TAKEN: &str = "custom field with this code already exists.";

/// Only `search` is documented; `label` and `code` are the connectors' names. [doc] [seed]
pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let page = Page::asked_by(call)?;
    let filter = Filter {
        label_or_code: call.query("search"),
        label: call.query("label"),
        code: call.query("code"),
    };
    let found = custom_fields::list(store, &filter, page.offset(), page.size())?;
    page.check(found.count)?;
    let results: Vec<_> = found.rows.iter().map(render::custom_field).collect();
    Ok(page.answer(call, found.count, &results))
}

pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let label = form.filled_text("label", Presence::Required, validators::custom_field_label);
    let code = form.filled_text("code", Presence::Required, validators::custom_field_code);
    let field_type = form.number_choice("field_type", Presence::Required, &FIELD_TYPES);
    let example = form.filled_text("example", Presence::Required, any_text);
    if let Some(label) = &label
        && custom_fields::label_is_taken(store, label, None)?
    {
        form.refuse("label", LABEL_TAKEN);
    }
    if let Some(code) = &code
        && custom_fields::code_is_taken(store, code)?
    {
        form.refuse("code", CODE_TAKEN);
    }
    form.close().map_err(Problem::fields)?;
    let id = custom_fields::create(
        store,
        &label.unwrap_or_default(),
        &code.unwrap_or_default(),
        field_type.unwrap_or_default(),
        &example.unwrap_or_default(),
    )?;
    Ok(Answer::created(render::custom_field(&find(store, id)?)))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let found = find(store, call.id()?)?;
    Ok(Answer::ok(render::custom_field(&found)))
}

/// Other fields than the label are ignored, as unknown ones are everywhere. [inferred]
pub(crate) fn update(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call.id()?)?.id;
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let label = form.filled_text("label", Presence::Required, validators::custom_field_label);
    if let Some(label) = &label
        && custom_fields::label_is_taken(store, label, Some(id))?
    {
        form.refuse("label", LABEL_TAKEN);
    }
    form.close().map_err(Problem::fields)?;
    custom_fields::rename(store, id, &label.unwrap_or_default())?;
    Ok(Answer::ok(render::custom_field(&find(store, id)?)))
}

/// The values that contacts have for it go with it. Refused while an automation uses it. [inferred]
pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let field = find(store, call.id()?)?;
    if automations::use_code(store, &field.code)? {
        return Err(Problem::bad_request(
            "An automation uses this custom field.",
        ));
    }
    custom_fields::delete(store, field.id)?;
    Ok(Answer::deleted())
}

fn find(store: &Connection, id: i64) -> Result<CustomField, Problem> {
    custom_fields::find(store, id)?.ok_or_else(Problem::not_found)
}
