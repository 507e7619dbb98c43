//! Accounts and agencies, whose lists are bare arrays. [doc]

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::call::Call;
use crate::problem::{Answer, Problem};
use crate::store::accounts::{self, Account};
use crate::store::render::accounts as render;

pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let visible = accounts::list_visible(store, call.owner)?;
    Ok(Answer::ok(json!(render::accounts(
        store, &visible, call.now
    )?)))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    Ok(Answer::ok(render::account(
        store,
        &find(store, call)?,
        call.now,
    )?))
}

/// Accounts have their phone without the plus [doc]; with it they are found too [inferred].
pub(crate) fn retrieve_by_phone(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let phone = call.segment()?;
    let phone = phone.strip_prefix('+').unwrap_or(phone);
    let found = accounts::find_by_phone(store, call.owner, phone)?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(Answer::ok(render::account(store, &found, call.now)?))
}

/// Withdrawn: a channel of platform 1 takes its place. [doc]
pub(crate) fn create_onboarding_link(_: &Connection, _: &Call) -> Result<Answer, Problem> {
    Err(Problem::not_found())
}

pub(super) fn find(store: &Connection, call: &Call) -> Result<Account, Problem> {
    let found = accounts::find_visible(store, call.owner, call.id()?)?;
    found.ok_or_else(Problem::not_found)
}

pub(crate) fn list_agencies(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let agencies = accounts::agencies(store, call.owner)?;
    let shown: Value = agencies.iter().map(render::agency).collect();
    Ok(Answer::ok(shown))
}

/// The name of the clients' array is the sandbox's own. [inferred]
pub(crate) fn retrieve_agency(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let found = accounts::find_agency(store, call.owner, call.id()?)?;
    let found = found.ok_or_else(Problem::not_found)?;
    let clients = accounts::clients(store, found.id)?;
    let mut shown = render::agency(&found);
    shown["clients"] = json!(render::accounts(store, &clients, call.now)?);
    Ok(Answer::ok(shown))
}
