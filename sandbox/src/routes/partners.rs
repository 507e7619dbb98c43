//! What the partner sees of its accounts, and the accounts and keys that it makes.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{onboarding, reports as account_reports};
use crate::call::Call;
use crate::form::{Form, Presence, any_text, batch, integer_of};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::query::Query;
use crate::store::accounts::{self, Account};
use crate::store::render::accounts as render;
use crate::store::reports::{Filter, Granularity};
use crate::store::{api_keys, partners, roles};
use crate::validators;

/// What a partner is made of is not published; the credit is the sandbox's own. [inferred]
pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let page = Page::asked_by(call)?;
    page.check(1)?;
    let partner = json!({
        "id": partners::ID,
        "name": "Partner di prova",
        "current_credit": partners::credit(store)?,
    });
    Ok(page.answer(call, 1, &[partner]))
}

/// A bare array, as the accounts' own list: which of the two it is, is not settled. [inferred]
pub(crate) fn accounts(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let all = accounts::all(store)?;
    Ok(Answer::ok(json!(render::accounts(store, &all, call.now)?)))
}

pub(crate) fn onboarding(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let account = read_account_alone(store, call)?;
    let link = onboarding::link(account.id);
    Ok(Answer::ok(json!({ "redirect_url": link })))
}

pub(crate) fn create_api_key_for_account(
    store: &Connection,
    call: &Call,
) -> Result<Answer, Problem> {
    let account = read_account_alone(store, call)?;
    let api_key = api_keys::create(store, account.id)?;
    Ok(Answer::ok(json!({ "api_key": api_key })))
}

/// Revokes a key that the partner made, or none; the key that the sandbox was started with stays, or
/// nobody could use the sandbox any more. The answer is the sandbox's own. [inferred]
pub(crate) fn revoke_api_key_for_account(
    store: &Connection,
    call: &Call,
) -> Result<Answer, Problem> {
    let account = read_account_alone(store, call)?;
    api_keys::revoke(store, account.id)?;
    Ok(Answer::ok(json!({ "account": account.id })))
}

fn read_account_alone(store: &Connection, call: &Call) -> Result<Account, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let account = read_account(store, &mut form, "account")?;
    form.close().map_err(Problem::fields)?;
    account.ok_or_else(Problem::not_found)
}

/// The account that a field names; one that does not exist is an error of that field. [inferred]
pub(super) fn read_account(
    store: &Connection,
    form: &mut Form<'_>,
    name: &str,
) -> Result<Option<Account>, Problem> {
    let Some(value) = form.value(name, Presence::Required) else {
        return Ok(None);
    };
    match integer_of(value) {
        Err(problem) => form.refuse(name, problem),
        Ok(id) => match accounts::find(store, id)? {
            Some(account) => return Ok(Some(account)),
            None => form.refuse(name, &validators::no_such_object(id)),
        },
    }
    Ok(None)
}

struct Client {
    account_name: String,
    email: String,
    first_name: String,
    country: String,
}

impl Client {
    fn read(value: &Value) -> Result<Self, Value> {
        let mut form = Form::open(value)?;
        let account_name = form.filled_text("account_name", Presence::Required, any_text);
        let email = form.filled_text("email", Presence::Required, validators::email);
        let first_name = form.text("first_name", Presence::Optional, any_text);
        form.text("country", Presence::Optional, lower_country);
        let country = form.text("country_code", Presence::Optional, upper_country);
        // Invoices are not written here, so the rate is only checked.
        form.integer_from("vat_amount", Presence::Optional, 0);
        form.close()?;
        Ok(Self {
            account_name: account_name.unwrap_or_default(),
            email: email.unwrap_or_default(),
            first_name: first_name.unwrap_or_default(),
            country: country.unwrap_or_default(),
        })
    }
}

/// `country` is `it` and `country_code` is `IT`. [doc]
fn lower_country(value: &str) -> Option<String> {
    let valid = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_lowercase());
    (!valid).then(|| validators::not_a_choice(value))
}

fn upper_country(value: &str) -> Option<String> {
    let valid = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_uppercase());
    (!valid).then(|| validators::not_a_choice(value))
}

/// Such a batch has no published ceiling; the sandbox takes that of contacts. [inferred]
const MAX_CLIENTS: usize = 500;

/// Array at the root, and the new accounts as the answer. [live] Each belongs to the person of its
/// address. [inferred]
pub(crate) fn add_sv_clients(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let clients = batch(&call.json()?, MAX_CLIENTS, Client::read).map_err(Problem::fields)?;
    let mut created = Vec::with_capacity(clients.len());
    for client in clients {
        let id = accounts::create(store, &client.account_name, &client.country)?;
        roles::add_person(store, id, "Owner", &client.email, &client.first_name)?;
        created.extend(accounts::find(store, id)?);
    }
    Ok(Answer::ok(json!(render::accounts(
        store, &created, call.now
    )?)))
}

/// The names of the dates are in camelCase, unlike everything else. [live] The rows have no published
/// shape; the sandbox gives those of the account's own reports. [inferred]
pub(crate) fn get_account_report(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let mut query = Query::open(call);
    let account = read_account_query(store, &mut query)?;
    // Only 2 is known [live]; the next two go on counting [inferred].
    let granularity = query.choice(
        "granularity",
        &[
            ("2", Granularity::Day),
            ("3", Granularity::Month),
            ("4", Granularity::Year),
        ],
    );
    let (first_day, last_day) = (query.date("startDate"), query.date("endDate"));
    query.close()?;
    let filter = Filter {
        account: account.ok_or_else(Problem::not_found)?.id,
        granularity: granularity.unwrap_or(Granularity::Day),
        first_day,
        last_day,
        period_start: None,
    };
    let rows = account_reports::plain(store, &filter, call.now)?;
    Ok(Answer::ok(json!(rows)))
}

/// What a forecast is made of is not published. [inferred]
pub(crate) fn get_account_forecasts(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let mut query = Query::open(call);
    let account = read_account_query(store, &mut query)?;
    let country = call.query("country_code");
    if let Some(message) = country.and_then(upper_country) {
        query.refuse("country_code", &message);
    }
    query.close()?;
    let account = account.ok_or_else(Problem::not_found)?;
    let credit = accounts::credit(store, account.id)?;
    Ok(Answer::ok(json!({
        "account": account.id,
        "country_code": country.unwrap_or(&account.country),
        "current_credit": credit,
        "estimated_available_conversations": render::conversations(&account, credit),
    })))
}

fn read_account_query(
    store: &Connection,
    query: &mut Query<'_>,
) -> Result<Option<Account>, Problem> {
    let Some(id) = query.required_number("account_id") else {
        return Ok(None);
    };
    let account = accounts::find(store, id)?;
    if account.is_none() {
        query.refuse("account_id", &validators::no_such_object(id));
    }
    Ok(account)
}
