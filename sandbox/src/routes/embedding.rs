//! The token that opens the embedded interface.

use rusqlite::Connection;
use serde_json::json;

use crate::call::Call;
use crate::form::{Form, Presence, any_text, non_field};
use crate::problem::{Answer, Problem};
use crate::store::render::accounts::user_uid;
use crate::store::roles;
use crate::validators;

/// A user of the account with that user's private key gets `{token, uid}` [live]; the refusal is the
/// framework's for a wrong login, and does not tell which of the two is wrong [inferred].
pub(crate) fn get_authentication_token(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let email = form.filled_text("email", Presence::Required, validators::email);
    let private_key = form.filled_text("private_key", Presence::Required, any_text);
    form.close().map_err(Problem::fields)?;
    let user = roles::user_of_private_key(
        store,
        call.owner,
        &email.unwrap_or_default(),
        &private_key.unwrap_or_default(),
    )?;
    let Some(user) = user else {
        return Err(Problem::fields(non_field(
            "Unable to log in with provided credentials.",
        )));
    };
    let token = roles::new_token(store)?;
    let uid = user_uid(user);
    Ok(Answer::ok(json!({ "token": token, "uid": uid })))
}
