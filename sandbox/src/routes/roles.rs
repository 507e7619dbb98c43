//! Roles of an account, and those of the partner: whose they are follows from the key. [doc]

use rusqlite::Connection;
use serde_json::json;

use crate::call::Call;
use crate::form::{Form, Presence, any_text};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::store::render::accounts as render;
use crate::store::roles::{self, Role};
use crate::validators;

/// `search` finds ids, addresses and both names. [doc]
pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let page = Page::asked_by(call)?;
    let search = call.query("search");
    let found = roles::list(store, call.owner, search, page.offset(), page.size())?;
    page.check(found.count)?;
    let results: Vec<_> = found.rows.iter().map(render::role).collect();
    Ok(page.answer(call, found.count, &results))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    Ok(Answer::ok(render::role(&find(store, call)?)))
}

/// `email` is not documented, yet a client in production sends it. [live]
pub(crate) fn add_service_user(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let role = form.filled_text("role", Presence::Required, validators::role);
    let name = form.filled_text("name", Presence::Required, any_text);
    let email = form.text("email", Presence::Optional, validators::email);
    let email = email.filter(|email| !email.is_empty());
    if let Some(email) = &email
        && roles::email_is_taken(store, email)?
    {
        form.refuse("email", "user with this email already exists.");
    }
    form.close().map_err(Problem::fields)?;
    let id = roles::add_service_user(
        store,
        call.owner,
        &role.unwrap_or_default(),
        &name.unwrap_or_default(),
        email.as_deref(),
    )?;
    let added = roles::find(store, call.owner, id)?.ok_or_else(Problem::not_found)?;
    Ok(Answer::created(render::role(&added)))
}

/// This answer alone shows the key. [doc]
pub(crate) fn generate_private_key(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let role = find(store, call)?;
    Form::open(&call.json()?).map_err(Problem::fields)?;
    let value = roles::generate_private_key(store, role.id)?;
    Ok(Answer::ok(json!({ "value": value })))
}

/// An object or a bare boolean is not settled; the sandbox gives the object. [inferred]
pub(crate) fn has_private_key(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let has_private_key = roles::has_private_key(store, find(store, call)?.id)?;
    Ok(Answer::ok(json!({ "has_private_key": has_private_key })))
}

pub(crate) fn update_role(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let role = find(store, call)?;
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let new = form.filled_text("role", Presence::Required, validators::role);
    form.close().map_err(Problem::fields)?;
    let new = new.unwrap_or_default();
    if new != validators::ADMINISTRATOR {
        keep_an_administrator(store, call, &role)?;
    }
    roles::set_role(store, role.id, &new)?;
    retrieve(store, call)
}

pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let role = find(store, call)?;
    keep_an_administrator(store, call, &role)?;
    roles::delete(store, call.owner, &role)?;
    Ok(Answer::deleted())
}

/// The only administrator cannot go, nor become something else. [inferred]
fn keep_an_administrator(store: &Connection, call: &Call, leaving: &Role) -> Result<(), Problem> {
    let administers = validators::administers(&leaving.name) && !leaving.user.is_service;
    if administers && !roles::has_other_administrator(store, call.owner, leaving.id)? {
        return Err(Problem::bad_request(
            "This is the only administrator: give another user this role first.",
        ));
    }
    Ok(())
}

fn find(store: &Connection, call: &Call) -> Result<Role, Problem> {
    roles::find(store, call.owner, call.id()?)?.ok_or_else(Problem::not_found)
}
