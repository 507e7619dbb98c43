//! Contacts as they come in a body: alone, or as the rows of a batch.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::form::{Form, Presence, any_text, batch};
use crate::problem::Problem;
use crate::store::contacts::{self, Changes};
use crate::validators;

/// [doc] for `contacts.sync_all`, and for the list's twin.
const MAX_ROWS: usize = 500;

/// A row of an upsert, found valid.
pub(crate) struct Row {
    pub(crate) phone: String,
    pub(crate) changes: Changes,
}

impl Row {
    pub(crate) fn read(value: &Value) -> Result<Self, Value> {
        let mut form = Form::open(value)?;
        let phone = form.filled_text("phone", Presence::Required, validators::phone);
        let status = form.text("status", Presence::Optional, validators::status);
        let changes = Changes {
            status,
            ..common_fields(&mut form)
        };
        form.close()?;
        Ok(Self {
            phone: phone.unwrap_or_default(),
            changes,
        })
    }
}

/// The fields that an upsert and an update share. What is absent stays as it is [live]; an empty
/// text overwrites [inferred].
pub(crate) fn common_fields(form: &mut Form<'_>) -> Changes {
    Changes {
        first_name: form.text("first_name", Presence::Optional, any_text),
        last_name: form.text("last_name", Presence::Optional, any_text),
        email: if form.is_null("email") {
            // Contacts come back with `"email": null`, so null must be a value. [inferred]
            Some(String::new())
        } else {
            form.text("email", Presence::Optional, validators::email)
        },
        language: form.text("language", Presence::Optional, validators::language),
        custom_fields: form.texts("custom_fields"),
        ..Changes::default()
    }
}

pub(crate) fn read_batch(value: &Value) -> Result<Vec<Row>, Value> {
    batch(value, MAX_ROWS, Row::read)
}

/// What became of a batch.
#[derive(Default)]
pub(crate) struct Stored {
    pub(crate) ids: Vec<i64>,
    created: usize,
    updated: usize,
}

impl Stored {
    /// Spoki does not publish its answer to a batch; these counts are the sandbox's own. [inferred]
    pub(crate) fn counts(&self) -> Value {
        json!({ "created": self.created, "updated": self.updated })
    }
}

/// Upserts in order: of two rows with one phone, the later one wins. [inferred]
pub(crate) fn store_batch(store: &Connection, rows: &[Row], now: f64) -> Result<Stored, Problem> {
    let mut stored = Stored::default();
    for row in rows {
        let (id, is_new) = contacts::upsert(store, &row.phone, &row.changes, now)?;
        stored.ids.push(id);
        if is_new {
            stored.created += 1;
        } else {
            stored.updated += 1;
        }
    }
    Ok(stored)
}
