//! The steps of an automation as they come in a body.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::form::{Form, Presence, any_text, integer_of, without_empty};
use crate::store::templates;
use crate::validators;

/// Steps nest; deeper than this no automation is drawn by hand.
const MAX_DEPTH: usize = 10;

pub(crate) fn steps(store: &Connection, form: &mut Form<'_>) -> Vec<Value> {
    form.rows("steps", Presence::Optional, |value| {
        step(store, value, MAX_DEPTH)
    })
}

/// Checks the fields of the kinds that are known well; every other kind is kept as it is.
fn step(store: &Connection, value: &Value, depth: usize) -> Result<Value, Value> {
    let value = without_empty(value);
    let mut form = Form::open(&value)?;
    let kind = form.filled_text("step_type", Presence::Required, any_text);
    match kind.as_deref() {
        Some("TemplateMessage") => {
            let template = form.integer("template", Presence::Required);
            // Only what is known to be missing is refused.
            if let Some(id) = template
                && matches!(templates::find(store, id), Ok(None))
            {
                form.refuse("template", &validators::no_such_object(id));
            }
        }
        Some("FreeMessage") => {
            form.filled_text("text", Presence::Required, any_text);
        }
        Some("Delay") => {
            form.integer_from("delay_seconds", Presence::Required, 0);
        }
        Some("AddTag") => {
            form.value("tags", Presence::Required);
            form.array("tags", integer_of);
        }
        Some("CustomField") => {
            form.integer("custom_field", Presence::Required);
        }
        _ => {}
    }
    if depth == 0 && value.get("step_set").is_some() {
        form.refuse("step_set", "The steps are nested too deeply.");
    }
    let nested = form.rows("step_set", Presence::Optional, |value| {
        if depth == 0 {
            return Ok(json!({}));
        }
        step(store, value, depth - 1)
    });
    form.close()?;
    let mut kept = value.clone();
    if !nested.is_empty() {
        kept["step_set"] = Value::Array(nested);
    }
    Ok(kept)
}
