//! Invitations to an account, and those to the partner: where to follows from the key. [doc]
//!
//! No e-mail leaves the sandbox, so nobody accepts one.

use rusqlite::Connection;
use serde_json::Value;

use crate::call::Call;
use crate::form::{Form, Presence, any_text};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::store::invitations::{self, Invitation};
use crate::store::render::accounts as render;
use crate::store::roles;
use crate::validators;

/// `search` finds ids, addresses and both names. [doc]
pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let page = Page::asked_by(call)?;
    let search = call.query("search");
    let found = invitations::list(store, call.owner, search, page.offset(), page.size())?;
    page.check(found.count)?;
    let results: Vec<_> = found.rows.iter().map(render::invitation).collect();
    Ok(page.answer(call, found.count, &results))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    Ok(Answer::ok(render::invitation(&find(store, call)?)))
}

/// Who is a member or is invited already cannot be invited. [inferred]
pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let email = form.filled_text("email", Presence::Required, validators::email);
    let role = form.filled_text("role", Presence::Required, validators::role);
    let name = form.nested("additional_info", Presence::Optional, read_name);
    let [first_name, last_name] = name.unwrap_or_default();
    if let Some(email) = &email {
        if roles::is_member(store, call.owner, email)? {
            form.refuse("email", "A user with this email is already a member.");
        } else if invitations::is_invited(store, call.owner, email)? {
            form.refuse("email", "invitation with this email already exists.");
        }
    }
    form.close().map_err(Problem::fields)?;
    let id = invitations::create(
        store,
        call.owner,
        &email.unwrap_or_default(),
        &role.unwrap_or_default(),
        [&first_name, &last_name],
        call.now,
    )?;
    let created = invitations::find(store, call.owner, id)?.ok_or_else(Problem::not_found)?;
    Ok(Answer::created(render::invitation(&created)))
}

/// First and last name, each of which may be left out.
fn read_name(info: &Value) -> Result<[String; 2], Value> {
    let mut form = Form::open(info)?;
    let first_name = form.text("first_name", Presence::Optional, any_text);
    let last_name = form.text("last_name", Presence::Optional, any_text);
    form.close()?;
    Ok([
        first_name.unwrap_or_default(),
        last_name.unwrap_or_default(),
    ])
}

/// The answer is not published; the sandbox gives the invitation. [inferred]
pub(crate) fn send(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    Form::open(&call.json()?).map_err(Problem::fields)?;
    retrieve(store, call)
}

pub(crate) fn update_role(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call)?.id;
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let role = form.filled_text("role", Presence::Required, validators::role);
    form.close().map_err(Problem::fields)?;
    invitations::set_role(store, id, &role.unwrap_or_default())?;
    retrieve(store, call)
}

pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    if invitations::delete(store, call.owner, call.id()?)? {
        Ok(Answer::deleted())
    } else {
        Err(Problem::not_found())
    }
}

fn find(store: &Connection, call: &Call) -> Result<Invitation, Problem> {
    invitations::find(store, call.owner, call.id()?)?.ok_or_else(Problem::not_found)
}
