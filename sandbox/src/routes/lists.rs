//! Lists. No route renames one, and none tells who is in it: contacts carry `list_set`. [doc]

use rusqlite::Connection;
use serde_json::json;

use super::contact_rows::{read_batch, store_batch};
use crate::call::Call;
use crate::form::{Form, Presence, any_text, integer_of, non_field, text_of};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::store::lists::{self, Leaving};
use crate::store::render;

pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let page = Page::asked_by(call)?;
    let found = lists::list(store, call.query("search"), page.offset(), page.size())?;
    page.check(found.count)?;
    let results: Vec<_> = found.rows.iter().map(render::list).collect();
    Ok(page.answer(call, found.count, &results))
}

/// Two lists may have the same name: no source forbids it. [inferred]
pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let name = form.filled_text("name", Presence::Required, any_text);
    form.close().map_err(Problem::fields)?;
    let created = lists::create(store, &name.unwrap_or_default(), call.now)?;
    Ok(Answer::created(render::list(&created)))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let found = lists::find(store, call.id()?)?.ok_or_else(Problem::not_found)?;
    Ok(Answer::ok(render::list(&found)))
}

/// The contacts stay, only the list goes. [inferred]
pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    if lists::delete(store, call.id()?)? {
        Ok(Answer::deleted())
    } else {
        Err(Problem::not_found())
    }
}

/// The rows are in `contacts`, unlike those of `contacts.sync_all`. [doc]
pub(crate) fn sync_contacts(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let list = existing(store, call)?;
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let contacts = form.value("contacts", Presence::Required);
    form.close().map_err(Problem::fields)?;
    let rows = read_batch(contacts.unwrap_or_default())
        .map_err(|errors| Problem::fields(json!({ "contacts": errors })))?;
    let stored = store_batch(store, &rows, call.now)?;
    for contact in &stored.ids {
        lists::add(store, list, *contact)?;
    }
    Ok(Answer::ok(stored.counts()))
}

/// The documentation names `ids`, `phones` and `emails`, the tool lists `contacts` for ids; all four
/// are taken, and together they name who leaves. [doc] [seed]
pub(crate) fn remove_contacts(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let list = existing(store, call)?;
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let mut ids = form.array("ids", integer_of);
    ids.extend(form.array("contacts", integer_of));
    let leaving = Leaving {
        ids,
        phones: form.array("phones", text_of),
        emails: form.array("emails", text_of),
    };
    form.close().map_err(Problem::fields)?;
    if leaving.ids.is_empty() && leaving.phones.is_empty() && leaving.emails.is_empty() {
        return Err(Problem::fields(non_field(
            "At least one of ids, phones, emails or contacts must name a contact.",
        )));
    }
    let removed = lists::remove(store, list, &leaving)?;
    Ok(Answer::ok(json!({ "removed": removed })))
}

/// The answer is not published; the count is the sandbox's own. [inferred]
pub(crate) fn remove_all_contacts(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let list = existing(store, call)?;
    Form::open(&call.json()?).map_err(Problem::fields)?;
    let removed = lists::remove_all(store, list)?;
    Ok(Answer::ok(json!({ "removed": removed })))
}

fn existing(store: &Connection, call: &Call) -> Result<i64, Problem> {
    let found = lists::find(store, call.id()?)?.ok_or_else(Problem::not_found)?;
    Ok(found.id)
}
