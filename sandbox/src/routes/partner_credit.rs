//! Money between the partner and its accounts, in thousandths of a euro. [doc]
//!
//! No answer of these routes is published; those here are the sandbox's own. [inferred]

use rusqlite::Connection;
use serde_json::json;

use super::partners::read_account;
use crate::call::Call;
use crate::form::{Form, Presence};
use crate::problem::{Answer, Problem};
use crate::store::{accounts, partners};

const MARGINS: [&str; 7] = [
    "sms_profit_margin",
    "sms_one_way_profit_margin",
    "utility_profit_margin",
    "authentication_profit_margin",
    "marketing_profit_margin",
    "service_profit_margin",
    "conversation_profit_margin",
];

/// From the partner's credit, which must suffice. [inferred]
pub(crate) fn create_subrecharge(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let (account, amount) = read_account_and_number(store, call, "destination_account", "amount")?;
    transfer(store, account, amount)
}

/// From the account's credit, which must suffice. [inferred]
pub(crate) fn move_credit_from_account(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let (account, credit) = read_account_and_number(store, call, "account_id", "credit_to_move")?;
    transfer(store, account, -credit)
}

/// Deprecated, yet answering [doc]; what a conversation costs the partner is not known, so its credit
/// stays [inferred].
pub(crate) fn create_conversations_subrecharge(
    store: &Connection,
    call: &Call,
) -> Result<Answer, Problem> {
    let (account, conversations) =
        read_account_and_number(store, call, "destination_account", "conversations")?;
    accounts::add_conversations(store, account, conversations)?;
    Ok(Answer::ok(
        json!({ "account": account, "conversations": conversations }),
    ))
}

/// Margins that a call leaves out stay as they are. [inferred] The account is `destination_account`
/// [doc] or `account_id`, which a client in production sends [live].
pub(crate) fn set_profits(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let documented = "destination_account";
    let name = if body.get(documented).is_none() && body.get("account_id").is_some() {
        "account_id"
    } else {
        documented
    };
    let account = read_account(store, &mut form, name)?;
    let given = MARGINS.map(|margin| (margin, form.integer_from(margin, Presence::Optional, 0)));
    form.close().map_err(Problem::fields)?;
    let account = account.ok_or_else(Problem::not_found)?.id;
    for (margin, value) in given {
        if let Some(value) = value {
            partners::set_margin(store, account, margin, value)?;
        }
    }
    let mut shown = json!({ "account": account });
    for (margin, value) in partners::margins(store, account)? {
        shown[margin] = json!(value);
    }
    Ok(Answer::ok(shown))
}

fn read_account_and_number(
    store: &Connection,
    call: &Call,
    account: &str,
    number: &str,
) -> Result<(i64, i64), Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let account = read_account(store, &mut form, account)?;
    let number = form.integer_from(number, Presence::Required, 1);
    form.close().map_err(Problem::fields)?;
    let account = account.ok_or_else(Problem::not_found)?;
    Ok((account.id, number.unwrap_or_default()))
}

/// Gives an account credit of the partner, or takes some back when `amount` is negative.
fn transfer(store: &Connection, account: i64, amount: i64) -> Result<Answer, Problem> {
    let of_partner = partners::credit(store)? - amount;
    let of_account = accounts::credit(store, account)? + amount;
    let left = if amount > 0 { of_partner } else { of_account };
    if left < 0 {
        return Err(Problem::no_credit());
    }
    partners::set_credit(store, of_partner)?;
    accounts::set_credit(store, account, of_account)?;
    Ok(Answer::ok(
        json!({ "account": account, "current_credit": of_account }),
    ))
}
