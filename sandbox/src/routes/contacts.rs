//! Contacts. Identity is the phone; there is no `POST /contacts/`. [doc]

use rusqlite::Connection;
use serde_json::Value;

use super::contact_rows::{Row, common_fields, read_batch, store_batch};
use crate::call::Call;
use crate::form::{Form, Presence};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::query::Query;
use crate::store::contacts::{self, Changes, Column, Contact, Filter};
use crate::store::render;
use crate::validators;

pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let filter = read_filter(call)?;
    let page = Page::asked_by(call)?;
    let found = contacts::list(store, &filter, page.offset(), page.size())?;
    page.check(found.count)?;
    Ok(page.answer(call, found.count, &render::contacts(store, &found.rows)?))
}

fn read_filter(call: &Call) -> Result<Filter<'_>, Problem> {
    let mut query = Query::open(call);
    let mut filter = Filter {
        tag: query.number("tag"),
        // Only `true` filters. [seed]
        only_blocked: call.query("is_blocked") == Some("true"),
        search: call.query("search"),
        ..Filter::default()
    };
    if let Some(status) = call.query("status")
        && !validators::STATUSES.contains(&status)
    {
        query.refuse("status", &validators::not_available(status));
    }
    query.close()?;
    // E-mail and phone are exact [doc] [live], so a phone whose plus became a space finds nothing;
    // that the others are exact too is [inferred].
    let columns = [
        ("email", Column::Email),
        ("phone", Column::Phone),
        ("language", Column::Language),
        ("first_name", Column::FirstName),
        ("last_name", Column::LastName),
        ("status", Column::Status),
    ];
    for (name, column) in columns {
        if let Some(value) = call.query(name) {
            filter.exact.push((column, value));
        }
    }
    Ok(filter)
}

pub(crate) fn sync(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let row = Row::read(&call.json()?).map_err(Problem::fields)?;
    let (id, _) = contacts::upsert(store, &row.phone, &row.changes, call.now)?;
    let contact = find(store, id)?;
    Ok(Answer::ok(render::short_contact(store, &contact)?))
}

/// The root of the body is an array. [doc]
pub(crate) fn sync_all(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let rows = read_batch(&call.json()?).map_err(Problem::fields)?;
    let stored = store_batch(store, &rows, call.now)?;
    Ok(Answer::ok(stored.counts()))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let contact = find(store, call.id()?)?;
    Ok(Answer::ok(full(store, contact)?))
}

/// Blocking is an update of `is_blocked`; `status` is no field of this route. [doc]
pub(crate) fn update(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call.id()?)?.id;
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let phone = form.filled_text("phone", Presence::Optional, validators::phone);
    if let Some(phone) = &phone
        && contacts::id_of_phone(store, phone)?.is_some_and(|owner| owner != id)
    {
        form.refuse("phone", "contact with this phone already exists.");
    }
    let changes = Changes {
        phone,
        is_blocked: form.boolean("is_blocked"),
        ..common_fields(&mut form)
    };
    form.close().map_err(Problem::fields)?;
    contacts::update(store, id, &changes)?;
    let contact = find(store, id)?;
    Ok(Answer::ok(full(store, contact)?))
}

pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    if contacts::delete(store, call.id()?)? {
        Ok(Answer::deleted())
    } else {
        Err(Problem::not_found())
    }
}

/// The answer is not published; the sandbox gives the contact. [inferred]
pub(crate) fn add_operator(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let (contact, email) = read_operator(store, call)?;
    contacts::add_operator(store, contact.id, &email)?;
    Ok(Answer::ok(full(store, contact)?))
}

/// Removing one that was not assigned changes nothing and is no error. [inferred]
pub(crate) fn remove_operator(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let (contact, email) = read_operator(store, call)?;
    contacts::remove_operator(store, contact.id, &email)?;
    Ok(Answer::ok(full(store, contact)?))
}

fn read_operator(store: &Connection, call: &Call) -> Result<(Contact, String), Problem> {
    let contact = find(store, call.id()?)?;
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let email = form.filled_text("email", Presence::Required, validators::email);
    form.close().map_err(Problem::fields)?;
    let email = email.unwrap_or_default();
    if !contacts::is_operator(store, &email)? {
        // The code is [live]; the words are the sandbox's.
        return Err(Problem::coded(
            "spoki::3004",
            "Operator not found",
            "No operator of this account has this email.",
        ));
    }
    Ok((contact, email))
}

fn find(store: &Connection, id: i64) -> Result<Contact, Problem> {
    contacts::find(store, id)?.ok_or_else(Problem::not_found)
}

fn full(store: &Connection, contact: Contact) -> Result<Value, Problem> {
    let rendered = render::contacts(store, &[contact])?;
    Ok(rendered.into_iter().next().unwrap_or_default())
}
